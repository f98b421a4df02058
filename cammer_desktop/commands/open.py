"""The command `open`: what came from outside for the window's form; nothing is sent."""

from cammer_desktop.domain.screen_pop import PopRefusal, RefusedPopError, ScreenPop, of_texts, read
from cammer_desktop.domain.sentences.screen_pops import of_ignored, of_pop_refusal
from cammer_desktop.domain.session import Texts
from cammer_desktop.support.console import say
from cammer_desktop.support.parser import UsageError
from cammer_desktop.support.texts import _


def pop_of(address: str | None, texts: Texts, promotion: str | None) -> ScreenPop | PopRefusal:
    """Return what an address brings, or without one these texts of fields; None is not given.

    Why it is refused, or what of it is not known, is said. Raises UsageError for both at once.
    """
    given = {field.spec.option.removeprefix("--"): text for field, text in texts.items()}
    given["promotion"] = promotion
    by_key = {key: text for key, text in given.items() if text is not None}
    if address is not None and by_key:
        raise UsageError(_("open toma una dirección o los datos, no los dos."))
    try:
        pop = of_texts(by_key) if address is None else read(address)
    except RefusedPopError as error:
        say(of_pop_refusal(error.refusal))
        return error.refusal
    if pop.ignored:
        say(of_ignored(pop.ignored))
    return pop
