"""The settings in use, and the address that follows from them."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.ports import SettingsStore
from cammer_desktop.domain.settings import Settings

_MAX_REGIONS: Final = 5


class SettingsService:
    """The settings of a run."""

    def __init__(
        self,
        settings: Settings,
        store: SettingsStore,
        fixed_address: ApiAddress | None = None,
        *,
        is_language_fixed: bool = False,
    ) -> None:
        """Take the settings; `fixed_address` (an option, the sandbox) overrides theirs.

        `is_language_fixed`: so does the run's own language.
        """
        self.is_language_fixed: Final = is_language_fixed
        self._current = settings
        self._store = store
        self._fixed_address = fixed_address
        self._lock = threading.Lock()

    @property
    def current(self) -> Settings:
        """The settings in use."""
        return self._current

    @property
    def address(self) -> ApiAddress:
        """The API's address in use."""
        return self._fixed_address or ApiAddress.parse(self._current.api_url)

    @property
    def address_is_fixed(self) -> bool:
        """Whether the address is fixed for this run, whatever the settings."""
        return self._fixed_address is not None

    @property
    def recent_regions(self) -> tuple[str, ...]:
        """The regions (ISO 3166) that were used last, newest first."""
        return tuple(self._current.recent_regions.split())

    def change(self, edit: Callable[[Settings], Settings]) -> None:
        """Store what `edit` makes of the stored settings, then use it.

        So what another program has changed meanwhile stays, and is used from now on. Nothing is
        stored if `edit` changes nothing in the settings in use.
        Raises OSError, and changes nothing, if they cannot be stored.
        """
        with self._lock:
            if edit(self._current) != self._current:
                self._current = self._store.change(edit, self._current)

    def use(self, edit: Callable[[Settings], Settings]) -> None:
        """Use what `edit` makes of the settings for this run, without storing it."""
        with self._lock:
            self._current = edit(self._current)


def with_recent_region(settings: Settings, region: str) -> Settings:
    """Return the settings with a region (ISO 3166) as the last used one."""
    others = [each for each in settings.recent_regions.split() if each != region]
    return replace(settings, recent_regions=" ".join([region, *others][:_MAX_REGIONS]))
