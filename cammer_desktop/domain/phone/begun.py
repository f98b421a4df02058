"""Whether a text that holds no number has only begun: a label, a carrier's xx, an extension."""

from collections.abc import Iterator
from typing import Final

from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.written import parse
from cammer_desktop.support.folding import folded

# What may come: digits of the number or of its extension, behind a parenthesis that is still open
# too, or the second star of a bold number.
_NEXT: Final = ("123", ")123", "*")
# What may have begun; where a text ends with some of it, the rest may come.
_ENDINGS: Final = (
    *("xx11 23456789", "**11 23456789", "..11 23456789", "(operadora) 11 23456789"),
    *("x12", "extension 12", "extn 12", "ext 12"),
    *("anexo 12", "anx 12", "interno 12", "int 12", "ramal 12", "rml 12"),
)


def is_begun(text: str) -> bool:
    """Tell whether more characters may make a number of a text in which none is found so far."""
    flaw = parse(text)
    if not isinstance(flaw, PhoneFlaw):
        return False
    if flaw is PhoneFlaw.NOT_A_NUMBER and not any(map(str.isdecimal, text)):
        return True
    return any(not isinstance(parse(text + rest), PhoneFlaw) for rest in _rests(folded(text)))


def _rests(text: str) -> Iterator[str]:
    yield from _NEXT
    for ending in _ENDINGS:
        lengths = range(1, len(ending))
        yield from (ending[length:] for length in lengths if text.endswith(ending[:length]))
