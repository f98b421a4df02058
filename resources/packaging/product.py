"""The program's description in every installer."""

from typing import Final

from cammer_desktop import __version__
from cammer_desktop.domain import screen_pop

NAME: Final = "cammer-desktop"
TITLE: Final = "Cammer Desktop"
VERSION: Final = __version__
SCHEME: Final = screen_pop.SCHEME
PUBLISHER: Final = "The Cammer Desktop authors"
COPYRIGHT: Final = f"© {PUBLISHER}"
# `.invalid` is never a real domain: users have to ask whoever gave them the program.
MAINTAINER: Final = f"{PUBLISHER} <cammer-desktop@cammer-desktop.invalid>"


def properties_of_macos() -> dict[str, list[dict[str, object]]]:
    """Return what Info.plist says of the program: macOS gives it the addresses of these schemes."""
    opened: dict[str, object] = {"CFBundleURLName": TITLE, "CFBundleURLSchemes": [SCHEME]}
    return {"CFBundleURLTypes": [{**opened, "CFBundleTypeRole": "Editor"}]}
