"""The catalogue in use: the agent's own entries and the team's.

The team's file is read when it may be needed, never on a timer.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from cammer_desktop.domain import catalogue_file, imports
from cammer_desktop.domain.catalogue import Catalogue, Entry
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.imports import Judged
from cammer_desktop.domain.offers import Offer, listed, offers
from cammer_desktop.domain.ports import CatalogueStore, TeamSource
from cammer_desktop.domain.team import TeamCopy, TeamError
from cammer_desktop.services.settings_service import SettingsService
from cammer_desktop.support.progress import Progress

FRESH: Final = timedelta(minutes=5)
"""How long a reading of the team's file counts as fresh."""

RETRY: Final = timedelta(seconds=30)
"""How long it is left alone after a reading that failed."""


class CatalogueService:
    """The own catalogue and the team's.

    `load`, `change`, `take`, `read_team` and `load_kept_team` block; each prepares the offers,
    which takes time where there are thousands of entries.
    """

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
        self._rest: tuple[datetime, timedelta] | None = None  # since when, and for how long
        self._reading: set[str] = set()
        self._listed: tuple[tuple[Entry, ...], TeamCopy | None, tuple[Offer, ...]] | None = None
        self._offers: tuple[tuple[Offer, ...], Catalogue, date, tuple[Offer, ...]] | None = None

    @property
    def own(self) -> Catalogue:
        """The agent's own entries."""
        return self._own

    @property
    def flawed(self) -> tuple[FileRow, ...]:
        """What is stored in the own catalogue and cannot be used."""
        return self._store.flawed

    @property
    def is_unread(self) -> bool:
        """Whether the own catalogue exists but could not be opened yet."""
        return self._is_unread

    @property
    def team_source(self) -> str:
        """The team's file that is in use, "" for none."""
        return self._source

    @property
    def team(self) -> TeamCopy | None:
        """The team's entries as they were last read, None if there are none."""
        return self._copy

    @property
    def listed(self) -> tuple[Offer, ...]:
        """All entries, the agent's own and the team's, by kind and name."""
        return self._list(self._own, self._copy)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Today's offers, recently used ones first."""
        return self._offer(self._own, self._copy)

    def load(self) -> None:
        """Read the own catalogue. Raises OSError."""
        try:
            self._use_own(self._store.load())
        except OSError:
            self._is_unread = True
            raise
        self._is_unread = False

    def change(
        self, edit: Callable[[Catalogue], Catalogue], commit: Callable[[], None] | None = None
    ) -> None:
        """Store and use what `edit` makes of the own catalogue. Raises OSError.

        `commit` is called right before it is stored; what it raises leaves everything as it was.
        """
        self._use_own(self._store.change(edit, commit))

    def preview(self, content: bytes, progress: Progress) -> tuple[Judged, ...]:
        """Return what importing a file would do; nothing is stored.

        Raises NotACatalogueError, and CancelledError.
        """
        return imports.judge(catalogue_file.read(content, progress.reach), self._own)

    def take(self, rows: Sequence[FileRow], with_doubtful: bool, progress: Progress) -> int:
        """Import rows, doubtful ones among them or not; return how many were new or changed.

        Raises OSError, and CancelledError if it was cancelled before it is stored.
        """
        taken: list[Judged] = []

        def edit(catalogue: Catalogue) -> Catalogue:
            # Judged again: the catalogue may have changed since.
            judged = imports.judge(rows, catalogue)
            taken[:] = imports.taken(judged, with_doubtful)
            progress.reach(0.5)
            return imports.imported(taken, catalogue)

        self.change(edit, progress.commit)
        return len(taken)

    def begin_reading_team(self) -> str | None:
        """Return the team's file if it is to be read now; `read_team()` of it must follow.

        It is not read while that is being done, nor if it was read less than FRESH ago, or in vain
        less than RETRY ago. If the settings name another file, the entries of the previous one are
        dropped, and a reading of it that still hangs keeps nobody from reading the new one.
        """
        source = self._settings.current.team_file.strip()
        with self._lock:
            if source != self._source:
                self._source, self._copy, self._rest = source, None, None
            if not source or source in self._reading or self._is_at_rest():
                return None
            self._reading.add(source)
            return source

    def read_team(self, source: str) -> None:
        """Read the team's file; if that fails the last copy stays in use. Raises TeamError."""
        pause = RETRY
        try:
            self._use(source, self._team.read(source))
            pause = FRESH
        except TeamError:
            if self._copy is None:
                self._use(source, self._team.kept(source))
            if source == self._source:  # else the settings name another file by now
                raise
        finally:
            with self._lock:
                self._reading.discard(source)
                if source == self._source:
                    self._rest = (self._now(), pause)

    def load_kept_team(self) -> None:
        """Use the team's entries as they were last read from its file, which is not read now."""
        source = self.begin_reading_team()
        if source is None:
            return
        self._use(source, self._team.kept(source))
        with self._lock:
            self._reading.discard(source)

    def _is_at_rest(self) -> bool:
        """Tell whether it was read a moment ago; a clock that was put back tells nothing."""
        if self._rest is None:
            return False
        since, pause = self._rest
        return timedelta(0) <= self._now() - since < pause

    def _list(self, own: Catalogue, copy: TeamCopy | None) -> tuple[Offer, ...]:
        made = self._listed
        # What was used is noted again and again: the entries stay the same.
        if made is None or made[0] is not own.entries or made[1] is not copy:
            found = listed(own, copy.entries if copy is not None else ())
            self._listed = made = (own.entries, copy, found)
        return made[2]

    def _offer(self, own: Catalogue, copy: TeamCopy | None) -> tuple[Offer, ...]:
        of_all, today, made = self._list(own, copy), self._now().date(), self._offers
        is_made = made is not None and made[0] is of_all and made[1] is own and made[2] == today
        if made is None or not is_made:
            self._offers = made = (of_all, own, today, offers(of_all, own, today))
        return made[3]

    def _use_own(self, own: Catalogue) -> None:
        self._offer(own, self._copy)  # prepared here, where nobody waits for it
        self._own = own

    def _use(self, source: str, copy: TeamCopy | None) -> None:
        """Use a copy, unless the settings name another file by now."""
        if copy is not None:
            self._offer(self._own, copy)
            with self._lock:
                if source == self._source:
                    self._copy = copy
