"""What holds a translation whole: each text is there, and what is put into it has its place."""

import re
from collections.abc import Iterator, Mapping
from gettext import c2py  # what the program counts with
from io import BytesIO
from string import Formatter
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from resources.translations import make

# In this order the forms of a plural stand in a catalogue; a language has some of them.
_TAGS: Final = ("zero", "one", "two", "few", "many", "other")
_NUMBERS: Final = (*range(1000), 1_000_000, 1_000_001, 2_000_000, 10_000_000)
# As many words are alike in no two languages.
_LEFT_OVER: Final = 4
_WORD: Final = re.compile(r"(?<!\S)[^\W\d_]{2,}")
# How a language quotes is one of its texts.
_QUOTED: Final = "«{name}»"
_QUOTATION: Final = re.compile("«([^«»{}]+)»")
_MARKS: Final = frozenset("«»“”„")
_ENDS: Final = re.compile(r"\A\s*|\s*\Z")


def faults(language: str, text: bytes, compiled: bytes) -> list[str]:
    """Return what is wrong with a language's `.po` and `.mo`, nothing if they are whole."""
    catalogue = read_po(BytesIO(text), locale=language)
    found = list(_of_plurals(catalogue, language))
    names = _names(catalogue)
    for message in catalogue:
        if message.id:
            wrong = (*_of(message), *_of_quotations(message, names))
            found += [f"{each}: {_sources(message)[0]!r}" for each in wrong]
    found += [f"obsolete: {each!r}" for each in catalogue.obsolete]
    if make.updated(text, language) != text:
        found.append("the .po is not what resources.translations.make writes")
    if compiled != make.compiled(text):
        found.append("the .mo is not the .po's")
    return found


def _of_plurals(catalogue: Catalog, language: str) -> Iterator[str]:
    """Yield where the catalogue counts otherwise than the Unicode CLDR."""
    rule = Locale.parse(language).plural_form
    tags = [tag for tag in _TAGS if tag in {*rule.rules, "other"}]
    if catalogue.num_plurals != len(tags):
        yield f"{catalogue.num_plurals} plural forms, and not {len(tags)}"
        return
    form = c2py(catalogue.plural_expr)
    if wrong := [each for each in _NUMBERS if tags[form(each)] != rule(each)]:
        yield f"the plural's rule is wrong for {wrong[:3]}"


def _of(message: Message) -> Iterator[str]:
    """Yield what is wrong with a text."""
    sources, forms = _sources(message), _forms(message)
    if message.fuzzy:
        yield "fuzzy"
    if not all(forms):
        yield "missing"
        return
    for source, form in zip((sources[0], *[sources[-1]] * len(forms)), forms, strict=False):
        if _fields(form) != _fields(source):
            yield "other names in braces"
        if form.count("&") != source.count("&"):
            yield "another number of &"
        if form.count("\n") != source.count("\n"):
            yield "other ends of lines"
        if _ENDS.findall(form) != _ENDS.findall(source):
            yield "other blanks at an end"
        is_same = form == source and len(_WORD.findall(source)) >= _LEFT_OVER
        if is_same or re.search("[¿¡]", form):  # no other language has these signs
            yield "left in Spanish"


def _names(catalogue: Catalog) -> dict[str, str]:
    """Return what stands for each text, without the marks of keys."""
    return {
        _sources(each)[0].replace("&", ""): _forms(each)[0].replace("&", "") for each in catalogue
    }


def _of_quotations(message: Message, names: Mapping[str, str]) -> Iterator[str]:
    """Yield where a text quotes otherwise than its language, or not the name that people see."""
    if not all(_forms(message)):
        return
    own = names.get(_QUOTED, "")
    for form in _forms(message):
        if own and set(form) & _MARKS - set(own):
            yield "another language's quotation marks"
        for name in _QUOTATION.findall(_sources(message)[0]):
            if names.get(name, "") not in form.replace("&", ""):
                yield f"not the name of «{name}»"


def _fields(text: str) -> list[str] | None:
    """Return the names in braces, in order of the alphabet; None if a brace is left open."""
    try:
        return sorted(
            {f"{name}:{form}" for _text, name, form, _c in Formatter().parse(text) if name}
        )
    except ValueError:
        return None


def _sources(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def _forms(message: Message) -> tuple[str, ...]:
    string = message.string
    forms = string if isinstance(string, list | tuple) else (string,)
    return tuple(each or "" for each in forms)
