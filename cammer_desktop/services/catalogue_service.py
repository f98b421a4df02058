"""The catalogue in use: the agent's own entries and the team's.

The team's file is read when it may be needed, never on a timer.
"""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from cammer_desktop.domain.catalogue import Catalogue, Offer, offers
from cammer_desktop.domain.ports import CatalogueStore, TeamSource
from cammer_desktop.domain.team import TeamCopy, TeamError
from cammer_desktop.services.settings_service import SettingsService

FRESH: Final = timedelta(minutes=5)
"""How long a reading of the team's file counts as fresh."""


class CatalogueService:
    """The own catalogue and the team's; only `load`, `change` and `read_team` block."""

    def __init__(
        self,
        store: CatalogueStore,
        team: TeamSource,
        settings: SettingsService,
        now: Callable[[], datetime],
    ) -> None:
        """Take the own catalogue, the team's file, the settings that name it, and the clock."""
        self._store = store
        self._team = team
        self._settings = settings
        self._now = now
        self._lock = threading.Lock()
        self._own = Catalogue()
        self._is_unread = False  # the file exists, but could not be opened yet
        self._copy: TeamCopy | None = None
        self._source = ""
        self._read_at: datetime | None = None
        self._is_reading = False

    @property
    def own(self) -> Catalogue:
        """The agent's own entries."""
        return self._own

    @property
    def is_unread(self) -> bool:
        """Whether the own catalogue exists but could not be opened yet."""
        return self._is_unread

    @property
    def team(self) -> TeamCopy | None:
        """The team's entries as they were last read, None if there are none."""
        return self._copy

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Today's offers, recently used ones first."""
        team = self._copy.entries if self._copy is not None else ()
        return offers(self._own, team, self._now().date())

    def load(self) -> None:
        """Read the own catalogue. Raises OSError."""
        try:
            self._own = self._store.load()
        except OSError:
            self._is_unread = True
            raise
        self._is_unread = False

    def change(self, edit: Callable[[Catalogue], Catalogue]) -> None:
        """Store and use what `edit` makes of the own catalogue. Raises OSError."""
        self._own = self._store.change(edit)

    def begin_reading_team(self) -> bool:
        """Return whether to read the team's file now; if so, `read_team()` must follow.

        It is not read while that is being done, nor if it was read less than FRESH ago. If the
        settings name another file, the entries of the previous one are dropped.
        """
        source = self._settings.current.team_file.strip()
        with self._lock:
            if source != self._source:
                self._source, self._read_at, self._copy = source, None, None
            age = None if self._read_at is None else self._now() - self._read_at
            is_fresh = age is not None and timedelta(0) <= age < FRESH
            if not source or self._is_reading or is_fresh:
                return False
            self._is_reading = True
            return True

    def read_team(self) -> None:
        """Read the team's file; if that fails the last copy stays in use. Raises TeamError."""
        with self._lock:
            source, is_first = self._source, self._read_at is None
            self._read_at = self._now()
        try:
            self._use(self._team.read(source))
        except TeamError:
            if source != self._source:  # the settings name another file by now
                return
            if is_first:
                self._use(self._team.kept(source))
            raise
        finally:
            self._is_reading = False

    def _use(self, copy: TeamCopy | None) -> None:
        """Use a copy, unless the settings name another file by now."""
        with self._lock:
            if copy is not None and copy.source == self._source:
                self._copy = copy
