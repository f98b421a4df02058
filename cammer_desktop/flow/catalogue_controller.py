"""The catalogue on the event loop: read and changed off the GUI thread."""

import queue
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain.catalogue import Catalogue, Offer
from cammer_desktop.domain.team import TeamCopy, TeamError, TeamFault
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.catalogue_service import CatalogueService


class CatalogueController(QObject):
    """The controller of the catalogue.

    `changed` is emitted when entries changed. `team_failed` carries a TeamFault, once for the same
    fault in a row; `store_failed` an OSError of the own catalogue's file; `set_aside` the name
    under which a file that could not be understood is kept.
    """

    changed = Signal()
    team_failed = Signal(object)
    store_failed = Signal(object)
    set_aside = Signal(str)

    def __init__(
        self,
        background: Background,
        service: CatalogueService,
        aside: "queue.SimpleQueue[str]",
        settings: SettingsController,
    ) -> None:
        """Take the service, and the queue in which the store names files that it set aside."""
        super().__init__()
        self._background = background
        self._service = service
        self._aside = aside
        self._shown: tuple[Catalogue, TeamCopy | None] = (Catalogue(), None)
        self._fault: TeamFault | None = None
        settings.changed.connect(self.refresh)

    @property
    def background(self) -> Background:
        """What runs work that may block."""
        return self._background

    @property
    def own(self) -> Catalogue:
        """The agent's own entries."""
        return self._service.own

    @property
    def team(self) -> TeamCopy | None:
        """The team's entries as they were last read, None if there are none."""
        return self._service.team

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Today's offers, recently used ones first."""
        return self._service.offers

    def start(self) -> None:
        """Read the own catalogue, then the team's."""
        self._load(self._on_store_failed)
        self.refresh()

    def change(self, edit: Callable[[Catalogue], Catalogue]) -> None:
        """Store and use what `edit` makes of the own catalogue."""
        self._background.run(
            lambda: self._service.change(edit),
            self._on_read,
            "catalogue change",
            expected=OSError,
            failed=self._on_store_failed,
        )

    def note_use(self, key: str) -> None:
        """Remember that an entry was used just now."""
        self.change(lambda catalogue: catalogue.with_use(key))

    @Slot()
    def refresh(self) -> None:
        """Read the team's file, unless it was read a moment ago or is being read.

        The own catalogue is read again too, if it could not be opened before.
        """
        if self._service.is_unread:
            self._load(self._on_still_unread)
        is_due = self._service.begin_reading_team()
        self._emit_if_changed()
        if is_due:
            self._background.run(
                self._service.read_team,
                self._on_team_read,
                "team file",
                expected=TeamError,
                failed=self._on_team_failed,
            )

    def _load(self, failed: Callable[[OSError], None]) -> None:
        self._background.run(
            self._service.load, self._on_read, "catalogue", expected=OSError, failed=failed
        )

    def _on_read(self, _result: None) -> None:
        self._emit_set_aside()
        self._emit_if_changed()

    def _on_store_failed(self, error: OSError) -> None:
        self._emit_set_aside()
        self.store_failed.emit(error)

    def _on_still_unread(self, _error: OSError) -> None:
        """Emit nothing: the failure was reported the first time."""

    def _on_team_read(self, _result: None) -> None:
        self._fault = None
        self._emit_if_changed()
        self.refresh()  # the settings may name another file by now

    def _on_team_failed(self, error: TeamError) -> None:
        self._emit_if_changed()
        if error.fault is not self._fault:
            self._fault = error.fault
            self.team_failed.emit(error.fault)
        self.refresh()

    def _emit_set_aside(self) -> None:
        while not self._aside.empty():
            self.set_aside.emit(self._aside.get())

    def _emit_if_changed(self) -> None:
        entries = (self._service.own, self._service.team)
        if entries != self._shown:
            self._shown = entries
            self.changed.emit()
