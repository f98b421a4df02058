"""The steps of editing a number, to be undone and done again."""

from enum import Enum, auto
from typing import Final

from cammer_desktop.domain.phone.editing import Entry

_REMEMBERED: Final = 100


class Run(Enum):
    """A kind of change of which several in a row are one step."""

    TYPING = auto()
    DELETING = auto()


class PhoneSteps:
    """What was in the field before each step."""

    def __init__(self) -> None:
        self._past: list[Entry] = []
        self._future: list[Entry] = []
        self._run: Run | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._future)

    def note(self, before: Entry, run: Run | None = None) -> None:
        """Take what was in the field before a change, unless the change belongs to a run."""
        if run is None or run is not self._run:
            self._past = [*self._past[1 - _REMEMBERED :], before]
        self._run = run
        self._future = []

    def end_run(self) -> None:
        """Let the next change be a step of its own."""
        self._run = None

    def undo(self, now: Entry) -> Entry:
        """Return what was in the field before the last step; `now` is what is in it."""
        return self._swap(now, self._past, self._future)

    def redo(self, now: Entry) -> Entry:
        """Return what was in the field before the last step was undone."""
        return self._swap(now, self._future, self._past)

    def clear(self) -> None:
        """Forget every step."""
        self._past, self._future, self._run = [], [], None

    def _swap(self, now: Entry, source: list[Entry], target: list[Entry]) -> Entry:
        if not source:
            return now
        self.end_run()
        target.append(now)
        return source.pop()
