"""The settings in use, and the address that follows from them."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.ports import SettingsStore
from cammer_desktop.domain.settings import Settings
from cammer_desktop.support import logs

_REMEMBERED: Final = 5


class SettingsController(QObject):
    """The settings of this run; `changed` is emitted when they were changed and stored."""

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        store: SettingsStore,
        fixed_address: ApiAddress | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take the settings; `fixed_address` (an option, the sandbox) goes before theirs."""
        super().__init__(parent)
        self._settings = settings
        self._store = store
        self._fixed_address = fixed_address

    @property
    def settings(self) -> Settings:
        """The stored settings."""
        return self._settings

    @property
    def recent_regions(self) -> tuple[str, ...]:
        """The regions (ISO 3166) that were used last, newest first."""
        return tuple(self._settings.recent_regions.split())

    def note_region(self, region: str) -> None:
        """Remember that a region was used; where that cannot be stored, for this run."""
        recent = (region, *(each for each in self.recent_regions if each != region))
        if recent == self.recent_regions:
            return
        settings = replace(self._settings, recent_regions=" ".join(recent[:_REMEMBERED]))
        try:
            self.change(settings)
        except OSError as error:
            logs.error(type(error), error.__traceback__)
            self._settings = settings

    @property
    def address(self) -> ApiAddress:
        """The API's address in use."""
        return self._fixed_address or ApiAddress.parse(self._settings.api_url)

    @property
    def address_is_fixed(self) -> bool:
        """Whether this run has an address that the settings do not change."""
        return self._fixed_address is not None

    def change(self, settings: Settings) -> None:
        """Store and use other settings. Raises OSError and changes nothing if storing fails."""
        self._store.save(settings)
        self._settings = settings
        self.changed.emit()
