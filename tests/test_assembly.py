"""No test depends on the person at the machine, nor on how and where the tests were started."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.systems import WINDOWS, bare_environment, not_under_wine

_ROOT: Final = Path(__file__).resolve().parent.parent
# What a process is like that has the tests' surroundings.
_TOLD: Final = """
import json, os, signal, time
PYTHONS_OWN = ("SIGPIPE", "SIGXFSZ")
import tests.conftest
print(json.dumps({
    "environment": dict(os.environ),
    "umask": os.umask(0),
    "zone": time.mktime(time.gmtime(0)),
    "ignored": [each.name for each in signal.Signals
                if each in signal.valid_signals() and each.name not in PYTHONS_OWN
                and signal.getsignal(each) is signal.SIG_IGN],
    "interrupts": signal.getsignal(signal.SIGINT) is signal.default_int_handler,
}))
"""
# Somebody's desktop: each of these changed what a test saw, or led it to what is theirs.
_THEIRS: Final = {
    "HOME": "/home/somebody",
    "LANG": "C",
    "LC_ALL": "de_DE.UTF-8",
    "LANGUAGE": "de",
    "TZ": "Asia/Kolkata",
    "DISPLAY": ":0",
    "WAYLAND_DISPLAY": "wayland-0",
    "XDG_DATA_HOME": "/home/somebody/data",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus",
    "QT_SCALE_FACTOR": "3",
    "QT_STYLE_OVERRIDE": "kvantum",
    "QT_QPA_PLATFORM": "wayland",
    "QT_QPA_PLATFORMTHEME": "gtk3",
    "CAMMER_TOKEN": "theirs",
    "https_proxy": "http://proxy.invalid:3128",
    "PYTHONWARNINGS": "ignore",
    "SSL_CERT_FILE": "/home/somebody/certificates.pem",
}


def test_nothing_of_theirs_is_left() -> None:
    script = 'umask 077; trap "" INT QUIT HUP TERM; exec "$@"'
    by_a_script = [] if WINDOWS else ["sh", "-c", script, "sh"]
    done = subprocess.run(
        [*by_a_script, sys.executable, "-c", _TOLD],
        cwd=_ROOT,
        env={**bare_environment(), **_THEIRS},
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)
    environment = told["environment"]
    assert not [name for name, value in _THEIRS.items() if environment.get(name) == value]
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert WINDOWS or told["umask"] == 0o022  # there are no modes to mask
    assert told["zone"] == 4 * 3600
    assert (told["ignored"], told["interrupts"]) == ([], True)


@not_under_wine("nothing is installed there: the program is found in the current folder")
def test_programs_of_the_environment_are_this_very_checkout(tmp_path: Path) -> None:
    """A copy that the README's other command left there would be tested in its place."""
    where = "import cammer_desktop; print(cammer_desktop.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", where],
        cwd=tmp_path,
        env=bare_environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(done.stdout.strip()) == _ROOT / "cammer_desktop" / "__init__.py"
