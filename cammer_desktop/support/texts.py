"""The texts that people see: gettext catalogues, Spanish in the source.

The current language is the one piece of module-level state in the program: a text is looked up
when it is shown, so that `use()` at start-up is all there is to choosing a language.
"""

import gettext as _gettext
from typing import Final

from cammer_desktop.support.paths import resources

LANGUAGES: Final = ("es", "pt_BR", "en")
_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language: str = LANGUAGES[0]


def use(language: str) -> None:
    """Show texts in `language`, one of LANGUAGES; without a catalogue for it, in Spanish."""
    global _current, _language
    _current = _gettext.translation(
        "cammer-desktop", resources() / "translations", [language], fallback=True
    )
    _language = language


def language() -> str:
    """Return the current language, one of LANGUAGES."""
    return _language


def _(text: str) -> str:
    """Return `text` in the current language."""
    return _current.gettext(text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that fits `number`, in the current language."""
    return _current.ngettext(singular, plural, number)


def N_(text: str) -> str:  # noqa: N802 - gettext's name
    """Mark `text` for the catalogues; it is translated where it is shown."""
    return text
