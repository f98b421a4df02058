"""What a screen reader is told of the phone while it is typed: what is new, once, when it rests."""

from dataclasses import replace

from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.voice import Voice


@dataclass(frozen=True, slots=True)
class PhoneNews:
    """What is shown of a phone: its country, what is sent or why not, and what else is asked.

    `is_told` is whether the text is told, as a doubt or what was left out. A text is empty
    where nothing is to be said.
    """

    country: str = ""
    text: str = ""
    question: str = ""
    is_told: bool = False


class PhoneVoice:
    """Announces what the agent has not heard yet, by the field's own voice."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._heard = PhoneNews()
        self._flaw = ""
        self._is_doubted = False

    def tell_flaw(self, flaw: str) -> None:
        """Announce what more digits do not mend; "" if there is no such flaw."""
        if flaw and flaw != self._flaw:
            self._voice.say(flaw)
            self._is_doubted = True
        elif not flaw:
            self._voice.withdraw(self._flaw)
        self._flaw = flaw

    def tell(self, news: PhoneNews, *, is_asked: bool = False) -> None:
        """Announce what is new; with `is_asked` what is sent, heard before or not."""
        is_new = news.is_told and news.text not in (self._heard.text, self._flaw)
        is_good = not news.is_told and self._is_doubted
        parts = [
            self._moved(news.country),
            news.text if is_asked or is_new or is_good else "",
            news.question if news.question != self._heard.question else "",
        ]
        if news.text:
            self._is_doubted = news.is_told
        self._heard = news
        said = " ".join(sentence(part) for part in parts if part)
        if said:
            self._voice.say(said)

    def expect_country(self) -> None:
        """Take that the next country is no news: the agent has chosen it."""
        self._heard = replace(self._heard, country="")

    def _moved(self, country: str) -> str:
        is_other = bool(self._heard.country) and country != self._heard.country
        return _("País: {country}").format(country=country) if is_other else ""


def sentence(text: str) -> str:
    """Return a text as it is heard: with a stop at its end."""
    return text if text.endswith((".", "?", "…")) else f"{text}."


def unsigned(text: str) -> str:
    """Return a text without the sign that it begins with, if it does."""
    return text.removeprefix("✓ ").removeprefix("⚠ ")
