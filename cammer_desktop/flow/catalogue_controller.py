"""The catalogue in use: the agent's own and the team's, read and changed off the GUI thread.

The team's file is looked at when somebody may need it, never by a clock.
"""

import queue
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain.catalogue import Catalogue, Offer, offers
from cammer_desktop.domain.ports import CatalogueStore, TeamSource
from cammer_desktop.domain.team import TeamCopy, TeamError, TeamFault
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController

FRESH: Final = timedelta(minutes=5)
"""How long a look at the team's file is enough."""


class CatalogueController(QObject):
    """The controller of the catalogue.

    `changed` is emitted when other entries are offered. `failed` carries a TeamFault (once for each
    kind in a row), an OSError of the own file, or the name under which it was set aside.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        store: CatalogueStore,
        set_aside: "queue.SimpleQueue[str]",
        team: TeamSource,
        settings_controller: SettingsController,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """Take the own catalogue, where it tells the name of a file that it set aside, the team's
        file, the settings and the clock.
        """
        super().__init__(parent)
        self._background = background
        self._store = store
        self._set_aside = set_aside
        self._team = team
        self._settings_controller = settings_controller
        self._now = now
        self._own = Catalogue()
        self._is_unread = False  # it is there, but could not be opened yet
        self._copy: TeamCopy | None = None
        self._source = ""
        self._looked: datetime | None = None
        self._looking = False
        self._fault: TeamFault | None = None
        settings_controller.changed.connect(self.look)

    @property
    def background(self) -> Background:
        """Who does work that may block."""
        return self._background

    @property
    def own(self) -> Catalogue:
        """The agent's own entries."""
        return self._own

    @property
    def team(self) -> TeamCopy | None:
        """The team's entries as they were read last, None without any."""
        return self._copy

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered today, the last used first."""
        team = self._copy.entries if self._copy is not None else ()
        return offers(self._own, team, self._now().date())

    def start(self) -> None:
        """Read the own catalogue, then the team's."""
        self._background.run(self._loaded, self._on_loaded, "catalogue")
        self.look()

    def change(self, edit: Callable[[Catalogue], Catalogue]) -> None:
        """Change the own catalogue."""

        def changed() -> Catalogue | OSError:
            try:
                return self._store.change(edit)
            except OSError as error:
                return error

        self._background.run(changed, self._on_own, "catalogue change")

    def note_use(self, key: str) -> None:
        """Remember that an entry was used just now."""
        self.change(lambda catalogue: catalogue.with_use(key))

    @Slot()
    def look(self) -> None:
        """Look at the team's file, unless that was done just now or is being done.

        The own catalogue is read again as well, if it could not be opened before.
        """
        if self._is_unread:
            self._background.run(self._loaded, self._on_loaded, "catalogue")
        source = self._settings_controller.settings.team_file.strip()
        if source != self._source:
            self._source, self._looked, self._fault = source, None, None
            self._copy = None
            self.changed.emit()
        fresh = self._looked is not None and timedelta(0) <= self._now() - self._looked < FRESH
        if not source or self._looking or fresh:
            return
        self._looking = True
        first = self._looked is None
        self._looked = self._now()
        self._background.run(lambda: self._read(source, first), self._on_read, "team file")

    def _loaded(self) -> Catalogue | OSError:
        try:
            return self._store.load()
        except OSError as error:
            return error

    def _read(self, source: str, first: bool) -> tuple[str, TeamCopy | None, TeamFault | None]:
        """Return what was read of a source, and why not where it was not."""
        try:
            return source, self._team.read(source), None
        except TeamError as error:
            return source, self._team.kept(source) if first else None, error.fault

    def _on_loaded(self, found: Catalogue | OSError) -> None:
        was_unread, self._is_unread = self._is_unread, isinstance(found, OSError)
        if not (was_unread and self._is_unread):  # that is said once
            self._on_own(found)

    def _on_own(self, found: Catalogue | OSError) -> None:
        while not self._set_aside.empty():
            self.failed.emit(self._set_aside.get())
        if isinstance(found, OSError):
            self.failed.emit(found)
            return
        if found != self._own:
            self._own = found
            self.changed.emit()

    def _on_read(self, found: tuple[str, TeamCopy | None, TeamFault | None]) -> None:
        self._looking = False
        source, copy, fault = found
        if source != self._source:  # the settings name another file by now
            self.look()
            return
        if copy is not None:
            self._copy = copy
            self.changed.emit()
        if fault is not None and fault is not self._fault:
            self.failed.emit(fault)
        self._fault = fault
