"""What the program's texts say in the language that is shown, for whoever looks for one of them.

Tests name things by the source's texts, whatever the language is.
"""

import re
from functools import cache

from babel.messages.mofile import read_mo

from cammer_desktop.support import texts
from cammer_desktop.support.paths import resources

_PLACE = re.compile(r"\{\w*\}")


def shown(text: str) -> str:
    """Return what stands for a whole text, which is not the program's if there is nothing."""
    return shown_in(texts.language()).get(text, text)


def is_in(part: str, text: str) -> bool:
    """Tell whether a text, as it is shown, is or holds what the source says in these words."""
    return part in text or any(each.search(text) for each in _with(part, texts.language()))


@cache
def _with(part: str, language: str) -> tuple[re.Pattern[str], ...]:
    """Return what the texts that hold a part of the source's look like, whatever is put in."""
    whole = {source: text for source, text in shown_in(language).items() if part in source}
    return tuple(re.compile(".*".join(map(re.escape, _PLACE.split(t)))) for t in whole.values())


@cache
def shown_in(language: str) -> dict[str, str]:
    """Return all texts of a language by what the source says, without marks of keys."""
    path = resources() / "translations" / language / "LC_MESSAGES" / "cammer-desktop.mo"
    if language == texts.SOURCE:
        return {}
    with path.open("rb") as file:
        messages = [each for each in read_mo(file) if each.id]
    found: dict[str, str] = {}
    for each in messages:
        pairs = zip(_forms(each.id), _forms(each.string), strict=False)
        found |= {plain(source): plain(text) for source, text in pairs}
    return found


def _forms(texts: object) -> tuple[str, ...]:
    """Return a text alone, or what stands for one and for many."""
    return tuple(texts) if isinstance(texts, tuple | list) else (str(texts),)


def plain(text: str) -> str:
    """Return a text without the mark of its key."""
    return text.replace("&", "")
