"""The catalogue on the event loop: read and changed off the GUI thread."""

import queue
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.domain.catalogue import Catalogue, Entry
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.offers import Offer
from cammer_desktop.domain.team import TeamCopy, TeamError, TeamFault
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.services.catalogue_service import CatalogueService

TeamNews = TeamFault | tuple[FileRow, ...]


class CatalogueController(QObject):
    """The controller of the catalogue.

    `changed` is emitted when entries changed. `team_told` carries what there is to tell of the
    team's file: a TeamFault, or its rows to look at, or () when that is no longer true; the same
    is told once. `store_failed` carries an OSError of the own catalogue's file; `set_aside` the
    name under which a file that could not be understood is kept; `flawed` the stored entries that
    cannot be used, again only when there are more of them.
    """

    changed = Signal()
    team_told = Signal(object)
    store_failed = Signal(object)
    set_aside = Signal(str)
    flawed = Signal(object)

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
        self._shown: tuple[Catalogue, tuple[Entry, ...]] = (Catalogue(), ())
        self._told_team: tuple[str, TeamNews] = ("", ())
        self._told_flawed = 0
        settings.changed.connect(self.refresh)

    @property
    def background(self) -> Background:
        """What runs work that may block."""
        return self._background

    @property
    def service(self) -> CatalogueService:
        """The service; only what does not block may be called on the GUI thread."""
        return self._service

    @property
    def own(self) -> Catalogue:
        """The agent's own entries."""
        return self._service.own

    @property
    def team(self) -> TeamCopy | None:
        """The team's entries as they were last read, None if there are none."""
        return self._service.team

    @property
    def listed(self) -> tuple[Offer, ...]:
        """All entries, the agent's own and the team's, by kind and name."""
        return self._service.listed

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Today's offers, recently used ones first."""
        return self._service.offers

    def start(self) -> None:
        """Read the own catalogue, then the team's."""
        self._load(self.store_failed.emit)
        self.refresh()

    def change(
        self,
        edit: Callable[[Catalogue], Catalogue],
        then: Callable[[], None] | None = None,
        failed: Callable[[OSError], None] | None = None,
    ) -> None:
        """Store and use what `edit` makes of the own catalogue.

        `then` is called when it is stored; `failed` gets the error otherwise, in place of
        `store_failed`.
        """

        def ended(_result: None) -> None:
            if then is not None:
                then()
            self.take_news()

        def ended_badly(error: OSError) -> None:
            (failed or self.store_failed.emit)(error)
            self.take_news()

        self._background.run(
            lambda: self._service.change(edit),
            ended,
            "catalogue change",
            expected=OSError,
            failed=ended_badly,
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
            self._load(lambda _error: None)  # the failure was reported the first time
        source = self._service.begin_reading_team()
        self._emit_if_changed()
        if self._service.team_source != self._told_team[0]:
            self._tell_of_team(self._service.team_source, ())
        if source is not None:
            self._read_team(source)

    @Slot()
    def take_news(self) -> None:
        """Emit what the store has to tell, behind the result of what was asked of it."""
        self._emit_if_changed()
        while not self._aside.empty():
            self.set_aside.emit(self._aside.get())
        flawed = self._service.flawed
        if len(flawed) > self._told_flawed:
            self.flawed.emit(flawed)
        self._told_flawed = len(flawed)

    def _load(self, failed: Callable[[OSError], None]) -> None:
        def loaded(_result: None) -> None:
            self.take_news()

        def unread(error: OSError) -> None:
            failed(error)
            self.take_news()

        self._background.run(
            self._service.load, loaded, "catalogue", expected=OSError, failed=unread
        )

    def _read_team(self, source: str) -> None:
        self._background.run(
            lambda: self._service.read_team(source),
            lambda _result: self._on_team_read(source),
            "team file",
            expected=TeamError,
            failed=lambda error: self._on_team_failed(source, error),
        )

    def _on_team_read(self, source: str) -> None:
        self._emit_if_changed()
        self._tell_of_team(source, self.team.odd if self.team is not None else ())
        self.refresh()  # the settings may name another file by now

    def _on_team_failed(self, source: str, error: TeamError) -> None:
        self._emit_if_changed()
        self._tell_of_team(source, error.fault)
        self.refresh()

    def _tell_of_team(self, source: str, news: TeamNews) -> None:
        """Tell of the file if it is in use, unless the same was told or there is nothing."""
        if source != self._service.team_source or (source, news) == self._told_team:
            return
        before = self._told_team[1]
        self._told_team = (source, news)
        if news or before:
            self.team_told.emit(news)

    def _emit_if_changed(self) -> None:
        team = self._service.team
        entries = (self._service.own, team.entries if team is not None else ())
        if entries != self._shown:
            self._shown = entries
            self.changed.emit()
