"""Drafts, kept for the next start in case this run is cut short."""

import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.ports import DraftStore
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import within

Drafts = tuple[KeptDraft, ...]

_PAUSE_MS: Final = 400
# How long the program, which has 2 s to end, waits for a slow disk.
_LAST_SECONDS: Final = 1.0


class DraftController(QObject):
    """Keeps the newest drafts, one write at a time; `paused` is emitted when typing pauses."""

    paused = Signal()

    def __init__(
        self,
        background: Background,
        store: DraftStore,
        settings: SettingsController,
    ) -> None:
        super().__init__()
        self._background = background
        self._store = store
        self._settings = settings
        self._wanted: Drafts = ()
        self._stored: Drafts | None = None  # what an earlier run has stored is unknown
        self._is_writing = False
        self._last_number = 0
        self._lock = threading.Lock()
        self._newest_put = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def load(self, then: Callable[[Drafts], None]) -> None:
        """Load the drafts of earlier runs, the newest first; `then` gets them."""
        self._background.run(self._store.load, then, "draft")

    def keep(self, drafts: Drafts) -> None:
        """Keep these drafts when typing pauses; if nothing may be on disk, keep none."""
        self._wanted = drafts if self._settings.settings.days_kept else ()
        self._pause.start()

    def keep_now(self, drafts: Drafts) -> None:
        """Keep these drafts without waiting for a pause."""
        self.keep(drafts)
        self._pause.stop()
        self._write()

    def finish(self) -> None:
        """Write now what waits for a pause or for an older draft: the program is ending."""
        if self._pause.isActive() or self._is_writing:
            self._pause.stop()
            with contextlib.suppress(TimeoutError):
                within(_LAST_SECONDS, self._next_put(self._wanted), "last draft")

    def finish_unloaded(self, drafts: Drafts) -> None:
        """Write these now, beside those of earlier runs: the program ends before `load` is done."""
        if not self._settings.settings.days_kept:
            return
        work = partial(self._put_beside, drafts)
        with contextlib.suppress(TimeoutError):
            within(_LAST_SECONDS, work, "last draft")

    @Slot()
    def _on_pause(self) -> None:
        self._write()
        self.paused.emit()

    def _write(self) -> None:
        if self._is_writing or self._wanted == self._stored:
            return
        self._is_writing = True
        self._background.run(self._next_put(self._wanted), self._on_written, "draft")

    def _next_put(self, drafts: Drafts) -> Callable[[], Drafts]:
        """Return the work that stores drafts, for any thread."""
        self._last_number += 1
        return partial(self._put, drafts, self._last_number)

    def _put(self, drafts: Drafts, number: int) -> Drafts:
        """Store drafts unless later ones are stored already; return them."""
        with self._lock:
            if number < self._newest_put:
                return drafts
            self._newest_put = number
            try:
                self._store.keep(drafts)
            except OSError:  # not fatal: they are lost only if this run is cut short
                logs.event(logs.Event.DRAFT_NOT_KEPT)
        return drafts

    def _put_beside(self, drafts: Drafts) -> None:
        self._next_put((*drafts, *self._store.load()))()

    def _on_written(self, drafts: Drafts) -> None:
        self._is_writing = False
        self._stored = drafts
        if not self._pause.isActive():
            self._write()
