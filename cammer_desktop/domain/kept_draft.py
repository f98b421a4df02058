"""A draft as it is kept for the next start, in case this run is cut short."""

from dataclasses import dataclass

from cammer_desktop.domain.session import Draft


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft; with `may_be_sent` a call was begun with just this one, and its end is not known."""

    draft: Draft
    may_be_sent: bool = False
