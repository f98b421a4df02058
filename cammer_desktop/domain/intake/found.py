"""What an intake found in a text: for each field what is taken, or what may be meant."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.support.records import dataclass

FIELDS: Final = (Field.NAME, Field.PHONE, Field.EMAIL)
"""The fields that an intake may fill in, in the form's order."""
_NONE: Final[Mapping[Field, str]] = MappingProxyType({})


class IntakeFlaw(Enum):
    """Why a text is not looked at."""

    EMPTY = "nothing but blanks"
    TOO_LONG = "longer than any customer's data"
    TOO_MUCH = "more lines, cells or numbers than one customer's data"


class How(Enum):
    """By what a part of a text was recognised."""

    LABEL = "a label, a heading or a phrase names it"
    CARD = "a property of a vCard"
    LINK = "a link to call, to chat or to write"
    SHAPE = "it has the form of an address, or is a number of a plan"
    CHAT = "who wrote a line of a chat"
    AT_ADDRESS = "a name stands before its address in angle brackets"
    FIRST_LINE = "a signature begins with its name"
    REST = "the only words left that can be a name"


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A part of the text: what goes into the field, by what it was recognised, and where it stood.

    `label` is the label as it was written, if there was one; `line` is the number of the line, or
    of the row, from 1.
    """

    text: str
    how: How
    line: int
    label: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What was found for a field: `taken`, or else the `candidates`, or neither.

    There may be one candidate alone: a part that hardly is what the field wants.
    """

    taken: Part | None = None
    candidates: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Intake:
    """What goes where of a text.

    `fields` has an entry for each of `FIELDS`. `unused` are the parts that go nowhere, in their
    order, each in one line; what may be a secret is none of them and only counted in `hidden`.
    Nothing of it is in the `repr`, which may come into a log.
    """

    fields: Mapping[Field, Found]
    unused: tuple[str, ...] = ()
    hidden: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found for any field."""
        return not any(found.taken or found.candidates for found in self.fields.values())

    def prefill(self, chosen: Mapping[Field, str] = _NONE) -> Prefill:
        """Return what is taken for the form, and what the agent has `chosen` of the candidates."""
        taken = {field: found.taken.text for field, found in self.fields.items() if found.taken}
        texts = {**taken, **chosen}
        return Prefill(**{field.spec.attribute: text for field, text in texts.items()})
