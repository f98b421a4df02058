"""What every installer says of the program."""

from typing import Final

from cammer_desktop import __version__

NAME: Final = "cammer-desktop"
TITLE: Final = "Cammer Desktop"
VERSION: Final = __version__
PUBLISHER: Final = "The Cammer Desktop authors"
COPYRIGHT: Final = f"© {PUBLISHER}"
# `.invalid` is no domain: who wants to write to somebody asks where the program was got.
MAINTAINER: Final = f"{PUBLISHER} <cammer-desktop@cammer-desktop.invalid>"
SUMMARY: Final = "session links for video sales calls"
