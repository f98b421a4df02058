"""One attempt to make a link: what was asked, when, and what came of it."""

from dataclasses import dataclass, field
from datetime import datetime

from cammer_desktop.domain.outcome import Outcome
from cammer_desktop.domain.session import SessionRequest


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt; `number` counts them within a run, `outcome` None means under way."""

    number: int
    at: datetime
    request: SessionRequest = field(repr=False)
    outcome: Outcome | None = None
