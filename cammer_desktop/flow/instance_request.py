"""What a later start asks of the first one: its window, and what came from outside for it.

What was said is judged again by who hears it: the other side may be another version, or no run of
this program at all.
"""

from typing import Any, Final

from cammer_desktop.domain.screen_pop import (
    KEYS,
    PopFlaw,
    PopRefusal,
    RefusedPopError,
    ScreenPop,
    of_texts,
    texts_of,
)
from cammer_desktop.support.records import dataclass

_POP: Final = "pop"
_REFUSED: Final = "refused"
_SHOW: Final = "show"


class UnfitRequestError(ValueError):
    """A request that does not fit; the error quotes nothing of it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request for the window.

    `pop` is what it has to fill in or to refuse, None to show it only; `activation_token` is what
    a Wayland compositor gave the later start for coming to the front.
    """

    pop: ScreenPop | PopRefusal | None = None
    activation_token: str = ""

    def message(self) -> dict[str, Any]:
        """Return the request as a JSON object."""
        message: dict[str, Any] = {"action": _SHOW, "activation_token": self.activation_token}
        if isinstance(self.pop, ScreenPop):
            pop = {"prefill": texts_of(self.pop.prefill), "ignored": list(self.pop.ignored)}
            return {**message, "action": _POP, **pop}
        if self.pop is not None:
            return {**message, "action": _REFUSED, "why": self.pop.flaw.value, "key": self.pop.key}
        return message

    @classmethod
    def of(cls, message: dict[str, Any]) -> "Request":
        """Return the request that a JSON object is; an unknown action shows the window.

        Raises UnfitRequestError.
        """
        pop: ScreenPop | PopRefusal | None = None
        if message.get("action") == _POP:
            pop = _pop_of(message)
        elif message.get("action") == _REFUSED:
            pop = _refusal_of(message)
        token = message.get("activation_token")
        return cls(pop, token if isinstance(token, str) else "")


def _pop_of(message: dict[str, Any]) -> ScreenPop:
    texts, ignored = message.get("prefill"), message.get("ignored")
    if not (
        isinstance(texts, dict)
        and set(texts) <= set(KEYS)
        and all(isinstance(text, str) for text in texts.values())
        and isinstance(ignored, list)
        and all(isinstance(name, str) for name in ignored)
    ):
        raise UnfitRequestError
    try:
        # The names are no keys that are known, so each is ignored once more, and cut once more.
        return of_texts({**dict.fromkeys(ignored, ""), **texts})
    except RefusedPopError:
        raise UnfitRequestError from None


def _refusal_of(message: dict[str, Any]) -> PopRefusal:
    key = message.get("key")
    try:
        flaw = PopFlaw(message.get("why"))
    except ValueError:
        raise UnfitRequestError from None
    if key not in ("", *KEYS):
        raise UnfitRequestError
    return PopRefusal(flaw, key)
