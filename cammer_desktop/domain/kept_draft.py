"""A draft as it is kept for the next start, in case this run is cut short."""

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.session import Draft
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft; with `may_be_sent` a call was begun with just this one, and its end is not known.

    `is_typed` tells that its code is a text as it was typed, which may be a name of several
    entries, and not the code of what was chosen. `outside` are the fields with what came from
    outside, as long as the agent has not been in them.
    """

    draft: Draft
    may_be_sent: bool = False
    is_typed: bool = False
    outside: frozenset[Field] = frozenset()
