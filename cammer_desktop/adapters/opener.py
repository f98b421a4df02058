"""The system's programs for URIs: a browser, WhatsApp, a mail program, one for SMS."""

import subprocess


class SystemOpener:
    """Implements `ports.Opener`."""

    def open(self, uri: str) -> bool:
        """Open a URI; return whether a program took it. Blocks for seconds at most."""
        try:
            return subprocess.run(["xdg-open", uri], check=False).returncode == 0  # noqa: S603, S607
        except OSError:
            return False
