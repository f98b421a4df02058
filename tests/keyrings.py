"""Real keyrings for tests: a private D-Bus and a gnome-keyring of its own, each in an own home.

Windows has one keyring for each person and no other: there it is that one, which is left as it was.

Nothing here touches this process: a `Desktop` is an environment for child processes, since the
libraries behind `keyring` keep the bus that they found first.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

PASSWORD: Final = "keyring-password"
_ROOT: Final = Path(__file__).resolve().parent.parent
# No <servicedir>: the bus starts nobody, so that only what a test started answers there.
_BUS: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
# A password prompt that opens and that nobody ever answers.
_SILENT_PROMPTER: Final = """
from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection
bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
connection = open_dbus_connection("SESSION")
name = ("org.gnome.keyring.SystemPrompter", 0)
connection.send_and_get_reply(new_method_call(bus, "RequestName", "su", name))
print("ready", flush=True)
while True:
    message = connection.receive()
    if message.header.message_type is MessageType.method_call:
        print("asked", flush=True)
"""


@dataclass
class Desktop:
    """An own home and the environment for processes that live in it."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(
        self, *command: str, stdin: str = "", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments there and wait for its end."""
        return subprocess.run(
            [sys.executable, "-X", "utf8", *command],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**self.environment, **(more or {})},
            cwd=_ROOT,
            timeout=60,
        )

    def holds(self, secret: str) -> list[Path]:
        """Return every file below the home that holds the secret's bytes."""
        forms = (secret.encode(), secret.encode("utf-16-le"))
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return [path for path in files if any(form in path.read_bytes() for form in forms)]


@contextlib.contextmanager
def desktop() -> Iterator[Desktop]:
    """Make a desktop without a D-Bus, without a screen."""
    # Not pytest's folder: the path of a socket has room for 108 bytes only.
    home = Path(tempfile.mkdtemp(prefix="cammer-home-"))
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "DBUS_", "GNOME_")) and name not in ("DISPLAY", "TMPDIR")
    }
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    if sys.platform == "win32":
        folders |= {
            "USERPROFILE": home,
            "APPDATA": home / "config",
            "LOCALAPPDATA": home / "data",
            "WIN_PD_OVERRIDE_LOCAL_APPDATA": home / "data",
            "TEMP": home / "tmp",
            "TMP": home / "tmp",
        }
    for name, folder in folders.items():
        folder.mkdir(mode=0o700, exist_ok=True)
        environment[name] = str(folder)
    try:
        yield Desktop(home, environment)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def bus(desktop: Desktop) -> Iterator[None]:
    """Give the desktop a D-Bus of its own."""
    socket = desktop.home / "run" / "bus"
    configuration = desktop.home / "bus.conf"
    configuration.write_text(_BUS.format(socket=socket))
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"]
    with _started(command, desktop) as process:
        assert process.stdout is not None
        desktop.environment["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().strip()
        yield


@contextlib.contextmanager
def secret_service(desktop: Desktop, *, unlocked: bool = True) -> Iterator[None]:
    """Run gnome-keyring on the desktop's bus until the end of the block."""
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    with _started([*command, *(["--unlock"] if unlocked else [])], desktop) as process:
        assert process.stdin is not None
        process.stdin.write(PASSWORD if unlocked else "")
        process.stdin.close()
        _wait_for_name(desktop, "org.freedesktop.secrets")
        yield


def make_keychain(desktop: Desktop) -> None:
    """Give the desktop a keychain of its own, which macOS finds by the home."""
    for folder in ("Keychains", "SettingsController"):
        (desktop.home / "Library" / folder).mkdir(parents=True)
    for command in (
        ("create-keychain", "-p", PASSWORD, "login.keychain"),
        ("default-keychain", "-s", "login.keychain"),
        ("unlock-keychain", "-p", PASSWORD, "login.keychain"),
    ):
        subprocess.run(["security", *command], env=desktop.environment, check=True)


@contextlib.contextmanager
def credential_manager() -> Iterator[None]:
    """Use Windows' keyring until the end of the block, and take away what came into it."""
    before = {user for user, _ in _credentials()}
    yield
    for user, name in _credentials():
        if user not in before:
            _forget(name)


def _credentials() -> list[tuple[str, str]]:
    """Return whose secrets Windows' keyring holds, each with the name that it has there."""
    found: list[tuple[str, str]] = []
    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes, win32cred

        with contextlib.suppress(pywintypes.error):  # there is none
            found = [(each["UserName"], each["TargetName"]) for each in win32cred.CredEnumerate()]
    return found


def _forget(name: str) -> None:
    if sys.platform == "win32":
        from win32ctypes.pywin32 import win32cred

        win32cred.CredDelete(name, win32cred.CRED_TYPE_GENERIC)


@contextlib.contextmanager
def silent_prompter(desktop: Desktop) -> Iterator[IO[str]]:
    """Let every password prompt on the desktop hang; give a stream with a line for each."""
    command = [sys.executable, "-u", "-c", _SILENT_PROMPTER]
    with _started(command, desktop) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process.stdout


@contextlib.contextmanager
def _started(command: list[str], desktop: Desktop) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command,
        env=desktop.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def _wait_for_name(desktop: Desktop, name: str) -> None:
    """Wait until somebody owns a name on the bus (`gdbus wait` without another package)."""
    script = f"""
from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import Proxy, open_dbus_connection
connection = open_dbus_connection("SESSION")
rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
rule.add_arg_condition(0, {name!r})
Proxy(message_bus, connection).AddMatch(rule)
with connection.filter(rule) as signals:
    if not Proxy(message_bus, connection).NameHasOwner({name!r})[0]:
        connection.recv_until_filtered(signals, timeout=20)
"""
    ended = desktop.run("-c", script)
    assert ended.returncode == 0, ended.stderr
