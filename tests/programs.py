"""A person's programs for URIs on Linux, as the real xdg-open finds them."""

from pathlib import Path
from typing import Final

from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS
from cammer_desktop.domain.message import Message

SCHEMES: Final = ("https", "mailto", "sms")
# Whoever looks for the file finds all of it.
_SCRIPT: Final = """#!/bin/sh
tr '\\0' '\\n' </proc/$$/environ >"$0.environment"
printf '%s\\n' "$@" >"$0.part"
mv "$0.part" "$0.got"
"""
_ENTRY: Final = """[Desktop Entry]
Type=Application
Name={scheme}
Exec={script} %u
MimeType=x-scheme-handler/{scheme};
"""

URIS: Final = {
    channel: channel.message.uri(
        Message(
            "+584141315854", 'José & Ñoño "50 %" +1\n*x* \\ $HOME `id`; % {enlace} #?', "¿A & B?"
        )
    )
    for channel in MESSAGE_CHANNELS
}
"""A URI for each channel, with all that shells, desktop files and URIs take for something else."""


class Programs:
    """A home in which a program is registered for schemes; nothing of the machine counts."""

    def __init__(self, folder: Path) -> None:
        self._folder: Final = folder
        self._entries: Final = folder / "data" / "applications"
        self._entries.mkdir(parents=True)
        names = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
        others = {"XDG_DATA_DIRS": "nothing", "XDG_CONFIG_DIRS": "nothing"}
        self.environment: Final = {
            **{name: str(folder / place) for name, place in {**names, **others}.items()},
            "BROWSER": "nothing",
        }

    def register(self, *schemes: str) -> None:
        """Register a program for each scheme, as the one that the person has chosen."""
        chosen = "[Default Applications]\n"
        for scheme in schemes:
            script = self._script(scheme)
            script.write_text(_SCRIPT)
            script.chmod(0o700)
            entry = _ENTRY.format(scheme=scheme, script=script)
            (self._entries / f"{scheme}.desktop").write_text(entry)
            chosen += f"x-scheme-handler/{scheme}={scheme}.desktop\n"
        (self._folder / "config").mkdir()
        (self._folder / "config" / "mimeapps.list").write_text(chosen)

    def received(self, scheme: str) -> str:
        """Return the lines that a program was given, each an argument; "" if it was not started."""
        got = self._script(scheme).with_suffix(".got")
        return got.read_text().removesuffix("\n") if got.exists() else ""

    def inherited(self, scheme: str) -> str:
        """Return the environment of a program that was started."""
        return self._script(scheme).with_suffix(".environment").read_text()

    def _script(self, scheme: str) -> Path:
        return self._folder / scheme
