"""The settings: each is declared once, with its type, its default and its check."""

import re
from dataclasses import dataclass
from typing import Final

from cammer_desktop.domain.address import DEFAULT_ADDRESS, ApiAddress

THEMES: Final = ("system", "light", "dark")
_REGION: Final = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    `region` is an ISO 3166 code, `theme` one of THEMES, `recent_regions` the codes used last,
    newest first, with spaces between.
    """

    api_url: str = DEFAULT_ADDRESS
    region: str = "VE"
    theme: str = "system"
    recent_regions: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError (InvalidAddressError among them) for a value that cannot be used."""
        ApiAddress.parse(self.api_url)
        if _REGION.fullmatch(self.region) is None or self.theme not in THEMES:
            raise ValueError("region or theme")
