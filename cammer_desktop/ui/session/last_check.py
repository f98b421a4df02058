"""The check of what is typed, done once for each draft: presenter and form ask for it in turn."""

from cammer_desktop.domain import phone
from cammer_desktop.domain.session import Draft, Problem, SessionRequest, check
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft's phone as it was read, and what may be sent or every problem."""

    reading: phone.Reading
    result: SessionRequest | tuple[Problem, ...]


class LastCheck:
    """Remembers the last draft and what came of its check."""

    def __init__(self) -> None:
        self._last: tuple[object, Checked] | None = None

    def of(self, draft: Draft) -> Checked:
        """Return what a draft's check says."""
        # The name of a destination, which is sent in a ticket's texts, does not count in `==`.
        key = (draft, getattr(draft.destination, "name", ""))
        if self._last is None or self._last[0] != key:
            reading = phone.read(draft.phone, draft.region)
            self._last = (key, Checked(reading, check(draft, reading)))
        return self._last[1]
