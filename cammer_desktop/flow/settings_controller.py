"""The settings on the event loop: changed and stored off the GUI thread."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.services.settings_service import SettingsService, with_recent_region
from cammer_desktop.support import logs


class SettingsController(QObject):
    """The controller of the settings; `changed` is emitted when they changed."""

    changed = Signal()

    def __init__(self, background: Background, service: SettingsService) -> None:
        super().__init__()
        self._background = background
        self._service = service

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
    def recent_regions(self) -> tuple[str, ...]:
        """The regions (ISO 3166) that were used last, newest first."""
        return self._service.recent_regions

    def change(
        self, settings: Settings, then: Callable[[], None], failed: Callable[[OSError], None]
    ) -> None:
        """Store and use what differs from the settings in use, then call `then`.

        If it cannot be stored nothing changes, and `failed` gets the error. Other settings that
        are changed meanwhile stay changed.
        """
        before = self._service.current
        names = [field.name for field in fields(Settings)]
        values = {name: getattr(settings, name) for name in names}
        changes = {name: new for name, new in values.items() if new != getattr(before, name)}

        def changed(_result: None) -> None:
            self.changed.emit()
            then()

        self._background.run(
            lambda: self._service.change(lambda current: replace(current, **changes)),
            changed,
            "settings",
            expected=OSError,
            failed=failed,
        )

    def remember_region(self, region: str) -> None:
        """Remember that a region was used; if that cannot be stored, for this run only."""
        edit = partial(with_recent_region, region=region)
        if edit(self._service.current) != self._service.current:
            self._background.run(
                lambda: self._remember(edit), self._on_remembered, "recent regions"
            )

    def _remember(self, edit: Callable[[Settings], Settings]) -> None:
        try:
            self._service.change(edit)
        except OSError as error:
            logs.error(type(error), error.__traceback__)
            self._service.use(edit)

    def _on_remembered(self, _result: None) -> None:
        self.changed.emit()
