"""The system's programs for URIs: a browser, WhatsApp, a mail program, one for SMS."""

import sys
from collections.abc import Callable
from typing import Final

from cammer_desktop.adapters import foreign_programs, linux_opening

SCHEMES: Final = ("https", "mailto", "sms")
"""The schemes that the channels' messages have."""


class SystemOpener:
    """Implements `ports.Opener`. Nobody learns of a URI but the program: it holds a customer."""

    def open(self, uri: str, started: Callable[[], object] | None = None) -> bool:
        """Open a URI; return whether a program took it. Blocks for seconds at most.

        `started` is called as soon as a program is started with it. Raises ValueError for a scheme
        that no channel has.
        """
        started = started or _nobody_asks
        scheme = uri.partition(":")[0]
        if scheme not in SCHEMES:
            raise ValueError("no channel's scheme")
        if sys.platform == "win32":
            from cammer_desktop.adapters import windows_opening

            return windows_opening.opened(scheme, uri, started)
        if sys.platform == "darwin":
            return foreign_programs.took(("/usr/bin/open", uri), started)
        return linux_opening.opened(scheme, uri, started)


def _nobody_asks() -> None:
    """Take note of nothing."""
