"""The program's description in every installer."""

from typing import Final

from cammer_desktop import __version__

NAME: Final = "cammer-desktop"
TITLE: Final = "Cammer Desktop"
VERSION: Final = __version__
PUBLISHER: Final = "The Cammer Desktop authors"
COPYRIGHT: Final = f"© {PUBLISHER}"
# `.invalid` is never a real domain: users have to ask whoever gave them the program.
MAINTAINER: Final = f"{PUBLISHER} <cammer-desktop@cammer-desktop.invalid>"
