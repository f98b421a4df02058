"""The texts that people see: gettext catalogues, Spanish in the source.

The current language is the one piece of module-level state in the program: a text is looked up
when it is shown. What shows texts is made anew for another language.
"""

import gettext as _gettext
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from cammer_desktop.support.paths import resources

SOURCE: Final = "es"
_NAME: Final = "cammer-desktop"
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
# Letters from the right, their digits, and marks that say so of other letters.
_FROM_RIGHT: Final = ("R", "AL", "AN", "RLE", "RLO", "RLI")
_FIRST_FROM_RIGHT: Final = "\u0590"  # where Hebrew begins: no letter before it is one of those
_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language: str = SOURCE


def languages() -> tuple[str, ...]:
    """Return the available languages: Spanish, and each whose folder holds a catalogue."""
    files = _folder().glob(f"*/LC_MESSAGES/{_NAME}.mo")
    return (SOURCE, *sorted({path.parts[-3] for path in files} - {SOURCE}))


def use(language: str) -> None:
    """Show texts in `language`, or in Spanish if it is not in `languages()`."""
    global _current, _language
    _language = language if language in languages() else SOURCE
    _current = _gettext.translation(_NAME, _folder(), [_language], fallback=True)
    everywhere.cache_clear()  # a language may have come since


def language() -> str:
    """Return the current language, one of `languages()`."""
    return _language


def nearest(locales: str) -> str:
    """Return the language to show to whom a locale is set, as in `pt_PT.UTF-8` or `en-US`.

    It is the locale's own, else one that only differs by its country, else Spanish. Of several,
    in the order of preference as in `gl:pt_BR`, the first that there is counts.
    """
    found = (matching(locale) for locale in locales.split(":"))
    return next(filter(None, found), SOURCE)


def matching(locale: str) -> str | None:
    """Return the language of `languages()` that a locale is of, in whatever case it is written.

    One that only differs by its country counts; None if there is none.
    """
    # `zh-Hant-TW` has a script between; what it is called here has none.
    code, _mark, rest = re.split("[.@]", locale)[0].replace("-", "_").partition("_")
    own = f"{code.lower()}_{rest.rpartition('_')[2].upper()}"
    alike = [each for each in languages() if each.partition("_")[0] == code.lower()]
    return own if own in alike else next(iter(alike), None)


def _folder() -> Path:
    return resources() / "translations"


def _(text: str) -> str:
    """Return `text` in the current language."""
    return _current.gettext(text)


@lru_cache(maxsize=64)
def everywhere(text: str) -> tuple[str, ...]:
    """Return `text` in every language of `languages()`, for what is read in each of them."""
    found = (_gettext.translation(_NAME, _folder(), [each], fallback=True) for each in languages())
    return tuple(each.gettext(text) for each in found)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that fits `number`, in the current language."""
    return _current.ngettext(singular, plural, number)


def isolated(text: str) -> str:
    """Return a text of other people so that it moves nothing beside it (Unicode's TR9).

    Letters that are read from the right would take a number behind them to their other side.
    """
    # Nearly all texts end here, and a catalogue has thousands of them.
    if max(text, default="") < _FIRST_FROM_RIGHT:
        return text
    if not any(unicodedata.bidirectional(letter) in _FROM_RIGHT for letter in text):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def quoted(text: str) -> str:
    """Return a text of other people, or a character, in the marks of the current language."""
    return _("«{name}»").format(name=isolated(text))


def N_(text: str) -> str:  # noqa: N802 - gettext's name
    """Mark `text` for the catalogues; it is translated where it is shown."""
    return text
