"""What is typed, kept for the next start should this run not come to its end."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cammer_desktop.domain.ports import DraftStore
from cammer_desktop.domain.session import Draft
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.preferences import Preferences
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import within

_PAUSE_MS: Final = 400
_LAST_SECONDS: Final = 0.2


class DraftKeeper(QObject):
    """Keeps the newest draft, one write at a time; `paused` is emitted when typing pauses."""

    paused = Signal()

    def __init__(
        self,
        background: Background,
        store: DraftStore,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._store = store
        self._preferences = preferences
        self._wanted: Draft | None = None
        self._stored: Draft | None = None
        self._is_known = False  # what an earlier run has stored is not
        self._writing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def load(self, then: Callable[[Draft | None], None]) -> None:
        """Look for a draft of an earlier run; `then` gets it, None without one."""
        self._background.run(self._store.load, then, "draft")

    def keep(self, draft: Draft) -> None:
        """Keep this draft when typing pauses; where nothing may be on disk, keep none."""
        self._wanted = draft if self._preferences.settings.days_kept else None
        self._pause.start()

    def forget(self) -> None:
        """Keep no draft: it was sent, or cleared."""
        self._wanted = None
        self._pause.stop()
        self._write()

    def finish(self) -> None:
        """Keep at once what waits for a pause; the program ends."""
        if self._pause.isActive():
            self._pause.stop()
            wanted = self._wanted
            try:
                within(_LAST_SECONDS, lambda: self._put(wanted), "last draft")
            except TimeoutError:
                return

    @Slot()
    def _on_pause(self) -> None:
        self._write()
        self.paused.emit()

    def _write(self) -> None:
        if self._writing or (self._is_known and self._wanted == self._stored):
            return
        self._writing = True
        wanted = self._wanted
        self._background.run(lambda: self._put(wanted), self._on_written, "draft")

    def _put(self, draft: Draft | None) -> Draft | None:
        try:
            if draft is None:
                self._store.forget()
            else:
                self._store.keep(draft)
        except OSError:  # it is a convenience: nothing is lost as long as this run goes on
            logs.event(logs.Event.DRAFT_NOT_KEPT)
        return draft

    def _on_written(self, draft: Draft | None) -> None:
        self._writing = False
        self._stored, self._is_known = draft, True
        if not self._pause.isActive():
            self._write()
