"""The settings on the event loop: changed and stored off the GUI thread."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.services.settings_service import SettingsService, with_recent_region
from cammer_desktop.support import logs
from cammer_desktop.support.waiting import within

# How long the end of the program waits for a slow disk, in seconds.
_LAST_SECONDS: Final = 1.0
# Each bounds the other: one alone may not fit one that another program has stored.
_DEADLINES: Final = frozenset({"connect_seconds", "whole_seconds"})


class SettingsController(QObject):
    """The controller of the settings; `changed` is emitted when they changed."""

    changed = Signal()

    def __init__(self, background: Background, service: SettingsService) -> None:
        super().__init__()
        self._background = background
        self._service = service
        self._unfinished: list[threading.Event] = []

    @property
    def settings(self) -> Settings:
        """The settings in use."""
        return self._service.current

    @property
    def address(self) -> ApiAddress:
        """The API's address in use."""
        return self._service.address

    @property
    def address_is_fixed(self) -> bool:
        """Whether the address is fixed for this run, whatever the settings."""
        return self._service.address_is_fixed

    @property
    def language_is_fixed(self) -> bool:
        """Whether the language is fixed for this run, whatever the settings."""
        return self._service.is_language_fixed

    @property
    def recent_regions(self) -> tuple[str, ...]:
        """The regions (ISO 3166) that were used last, newest first."""
        return self._service.recent_regions

    def change(
        self,
        seen: Settings,
        wanted: Settings,
        then: Callable[[], None],
        failed: Callable[[OSError], None],
    ) -> None:
        """Store and use what differs from the settings that the agent saw, then call `then`.

        If it cannot be stored nothing changes, and `failed` gets the error. Other settings that
        were changed meanwhile stay changed, by another program as well.
        """
        before, after = asdict(seen), asdict(wanted)
        changes = {name: new for name, new in after.items() if new != before[name]}
        if not _DEADLINES.isdisjoint(changes):
            changes |= {name: after[name] for name in _DEADLINES}

        def changed(_result: None) -> None:
            self.changed.emit()
            then()

        self._background.run(
            self._watched(lambda: self._service.change(lambda now: replace(now, **changes))),
            changed,
            "settings",
            expected=OSError,
            failed=failed,
        )

    def remember_region(self, region: str) -> None:
        """Remember that a region was used; if that cannot be stored, for this run only."""
        edit = partial(with_recent_region, region=region)
        if edit(self._service.current) != self._service.current:
            work = self._watched(lambda: self._remember(edit))
            self._background.run(work, self._on_remembered, "recent regions")

    def finish(self) -> None:
        """Wait a moment for what is being stored; the program ends."""
        unfinished = [ended for ended in self._unfinished if not ended.is_set()]
        with contextlib.suppress(TimeoutError):
            if unfinished:
                within(_LAST_SECONDS, lambda: [ended.wait() for ended in unfinished], "settings")

    def _watched(self, work: Callable[[], None]) -> Callable[[], None]:
        """Return work that `finish()` waits for."""
        ended = threading.Event()
        self._unfinished = [each for each in self._unfinished if not each.is_set()] + [ended]

        def watched() -> None:
            try:
                work()
            finally:
                ended.set()

        return watched

    def _remember(self, edit: Callable[[Settings], Settings]) -> None:
        try:
            self._service.change(edit)
        except OSError as error:
            logs.error(type(error), error.__traceback__)
            self._service.use(edit)

    def _on_remembered(self, _result: None) -> None:
        self.changed.emit()
