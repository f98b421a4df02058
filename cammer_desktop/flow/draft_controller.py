"""The draft, kept for the next start in case this run is cut short."""

import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cammer_desktop.domain.ports import DraftStore
from cammer_desktop.domain.session import Draft
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import within

_PAUSE_MS: Final = 400
# How long the program, which has 2 s to end, waits for a slow disk.
_LAST_SECONDS: Final = 1.0


class DraftController(QObject):
    """Keeps the newest draft, one write at a time; `paused` is emitted when typing pauses."""

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
        self._wanted: Draft | None = None
        self._stored: Draft | None = None
        self._is_stored_known = False  # what an earlier run has stored is unknown
        self._is_writing = False
        self._last_number = 0
        self._lock = threading.Lock()
        self._newest_put = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def load(self, then: Callable[[Draft | None], None]) -> None:
        """Load the draft of an earlier run; `then` gets it, None if there is none."""
        self._background.run(self._store.load, then, "draft")

    def keep(self, draft: Draft) -> None:
        """Keep this draft when typing pauses; if nothing may be on disk, keep none."""
        self._wanted = draft if self._settings.settings.days_kept else None
        self._pause.start()

    def forget(self) -> None:
        """Delete the kept draft: it was sent or cleared."""
        self._wanted = None
        self._pause.stop()
        self._write()

    def finish(self) -> None:
        """Write now what waits for a pause or for an older draft: the program is ending."""
        if self._pause.isActive() or self._is_writing:
            self._pause.stop()
            with contextlib.suppress(TimeoutError):
                within(_LAST_SECONDS, self._next_put(self._wanted), "last draft")

    def finish_unloaded(self, draft: Draft) -> None:
        """Write this draft now: the program is ending before `load` has answered.

        A draft that an earlier run has left is not overwritten.
        """
        if not self._settings.settings.days_kept:
            return
        with contextlib.suppress(TimeoutError):
            within(_LAST_SECONDS, partial(self._put_if_none, self._next_put(draft)), "last draft")

    @Slot()
    def _on_pause(self) -> None:
        self._write()
        self.paused.emit()

    def _write(self) -> None:
        if self._is_writing or (self._is_stored_known and self._wanted == self._stored):
            return
        self._is_writing = True
        self._background.run(self._next_put(self._wanted), self._on_written, "draft")

    def _next_put(self, draft: Draft | None) -> Callable[[], Draft | None]:
        """Return the work that stores a draft (None: deletes it), for any thread."""
        self._last_number += 1
        return partial(self._put, draft, self._last_number)

    def _put(self, draft: Draft | None, number: int) -> Draft | None:
        """Store a draft unless a later one is stored already; return it."""
        with self._lock:
            if number < self._newest_put:
                return draft
            self._newest_put = number
            try:
                if draft is None:
                    self._store.forget()
                else:
                    self._store.keep(draft)
            except OSError:  # not fatal: the draft is lost only if this run is cut short
                logs.event(logs.Event.DRAFT_NOT_KEPT)
        return draft

    def _put_if_none(self, put: Callable[[], Draft | None]) -> None:
        if self._store.load() is None:
            put()

    def _on_written(self, draft: Draft | None) -> None:
        self._is_writing = False
        self._stored, self._is_stored_known = draft, True
        if not self._pause.isActive():
            self._write()
