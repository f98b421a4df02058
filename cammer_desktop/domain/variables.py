"""Variables in a ticket's or a message's texts, such as `{nombre}`, and their values.

People write their names in any language that the program has, whatever the window's is, since
files are shared: `{name}` and `{nome}` are `{nombre}`. A text stays as it was written. People write
them as they write words: `{Promoción}` and `{ nombre }` are `{promocion}` and `{nombre}`.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.texts import N_, _, everywhere

# A letter's accent may be a character of its own (NFD), which is no part of a word for `re`.
_VARIABLE: Final = regex(r"\{[^\S\r\n]*([\w\u0300-\u036f]+)[^\S\r\n]*\}")
# TRANSLATORS: The names of variables in templates, as in {nombre}: as many words, in this order,
# TRANSLATORS: each without blanks or hyphens; no two of them alike.
_TEXT: Final = N_("nombre celular correo destino enlace promocion descripcion agente")
NAMES: Final = tuple(_TEXT.split())
"""The names of all variables, by which the program knows them."""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each variable replaced by its value; one without a value stays."""
    return _VARIABLE.sub(lambda match: _value(_known(match[1]), values) or match[0], text)


def variables_in(text: str) -> tuple[str, ...]:
    """Return the names of the variables in a text, each once: of NAMES, else folded."""
    return tuple(dict.fromkeys(_known(match[1]) for match in _VARIABLE.finditer(text)))


def first_in(text: str) -> str:
    """Return the first variable in a text as it is written there, braces too, "" without one."""
    found = _VARIABLE.search(text)
    return found[0] if found else ""


def unfilled(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the variables in a text that have no value, as `variables_in` does."""
    return tuple(name for name in variables_in(text) if not _value(name, values))


def written(name: str) -> str:
    """Return a variable as it stands in a text: in the current language if it is of NAMES."""
    return f"{{{_paired(_(_TEXT)).get(name, name)}}}"


def in_language(text: str) -> str:
    """Return a text of the program with the names of its variables in the current language."""
    return _VARIABLE.sub(lambda match: written(_known(match[1])), text)


def _value(name: str, values: Mapping[str, str]) -> str:
    return values.get(name, "").strip()


def _known(name: str) -> str:
    """Return the name by which the program knows what was written, folded if it does not."""
    name = folded(name)
    return name if name in NAMES else _of_languages(everywhere(_TEXT)).get(name, name)


@lru_cache(maxsize=8)
def _of_languages(lists: tuple[str, ...]) -> Mapping[str, str]:
    """Return the names by those of all languages, folded; of two meanings the first counts."""
    pairs = [pair for text in lists for pair in _paired(text).items()]
    return {folded(there): name for name, there in reversed(pairs)}


def _paired(text: str) -> Mapping[str, str]:
    """Return what the names are in a language; Spanish, if that has not one for each."""
    words = text.split()
    is_whole = all(_VARIABLE.fullmatch(f"{{{each}}}") for each in words)
    is_whole = is_whole and len(words) == len(set(map(folded, words))) == len(NAMES)
    return dict(zip(NAMES, words if is_whole else NAMES, strict=True))
