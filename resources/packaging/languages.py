"""The languages of the installers: those of the program, each with its folder of translations.

A language that lacks a text shows the Spanish one, as in the program.
"""

import locale
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from xml.sax.saxutils import escape

from cammer_desktop.support import texts
from resources.packaging import wording

# Where a desktop has no text in its own language it shows the one without a language; by custom
# that is the English one.
_COMMON: Final = "en"
_LINE: Final = re.compile(
    r"^(?P<margin> *)<(?P<tag>\w+)>@(?P<inside>\w+)@</(?P=tag)>$"
    r"|^(?P<key>\w+)=@(?P<value>\w+)@(?P<end>;?)$",
    re.MULTILINE,
)


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Show texts in `language` meanwhile."""
    before = texts.language()
    texts.use(language)
    try:
        yield
    finally:
        texts.use(before)


def in_each(text: str) -> dict[str, str]:
    """Return a text in each language, Spanish first."""
    found = {}
    for language in texts.languages():
        with spoken(language):
            found[language] = texts._(text)
    return found


def common() -> str:
    """Return the language for whom none is made: English, Spanish without it."""
    return _COMMON if _COMMON in texts.languages() else texts.SOURCE


def localized(template: str) -> str:
    """Return a desktop entry or an AppStream file with its texts in each language.

    A line such as `Comment=@comment@` or `<summary>@summary@</summary>` names one of `wording`. It
    becomes one line for the common language, without a mark, and one for each, with its mark: who
    prefers English to Spanish has to find English marked as well.
    """
    return _LINE.sub(_lines, template)


def _lines(line: re.Match[str]) -> str:
    name = line["inside"] or line["value"]
    told = in_each(getattr(wording, name.upper()))
    return "\n".join(
        [_line(line, "", told[common()]), *(_line(line, *each) for each in told.items())]
    )


def _line(line: re.Match[str], language: str, text: str) -> str:
    if line["key"]:
        return f"{line['key']}{f'[{language}]' if language else ''}={text}{line['end']}"
    mark = f' xml:lang="{language}"' if language else ""
    return f"{line['margin']}<{line['tag']}{mark}>{escape(text)}</{line['tag']}>"


def number_of_windows(language: str) -> int | None:
    """Return Windows' number of a language, None if it has none.

    Of a language without a country it is the one that Windows takes for it, "sublanguage" 1.
    """
    code, _mark, country = language.partition("_")
    for number, name in sorted(locale.windows_locale.items()):
        if name == language or (
            not country and name.partition("_")[0] == code and number >> 10 == 1
        ):
            return number
    return None


def properties_of_macos() -> dict[str, object]:
    """Return what Info.plist says of the languages: what it offers for this program alone."""
    return {
        "CFBundleDevelopmentRegion": texts.SOURCE,
        "CFBundleLocalizations": [each.replace("_", "-") for each in texts.languages()],
    }
