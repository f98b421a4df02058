"""What every test works with: a home of its own, a sandbox, and guards against what is left over.

Before anything of the program is imported, this process loses whatever could make a test depend on
the person at the machine, or touch what is theirs: home, keyring, proxies, language, time zone,
modes of new files, and how whoever started the tests wants signals taken.
"""

import atexit
import ctypes
import gc
import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests import systems

_HOME: Final = Path(tempfile.mkdtemp(prefix="cammer-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

# All that is kept of the environment: where programs are, where there is room, a terminal's width,
# and what is meant for the tests.
_KEPT: Final = ("PATH", "TMPDIR", "TERM", "COLUMNS", "CI")
_MEANT_FOR_TESTS: Final = (
    "CAMMER_CYCLES",
    "CAMMER_EXAMPLES",
    "CAMMER_LAYOUTS",
    "CAMMER_SCALE",
    "CAMMER_WINDOWS",
    "PYTEST_",
    "PY_COLORS",
    "COV_",
    "COVERAGE_",
)
# An ordinary login does not look where Debian keeps its servers.
_SERVERS: Final = ("/usr/sbin", "/sbin")
# Who starts the tests with `&` from a script leaves these ignored, and so would every child.
_SIGNALS: Final = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP")


def _leave_the_desktop() -> None:
    """Give this process, and all that it starts, an empty home and a plain environment."""
    for name in list(os.environ):
        kept = name in _KEPT or name.startswith(_MEANT_FOR_TESTS) or systems.is_needed(name)
        if not kept:
            del os.environ[name]
    folders = {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "roaming",
        "LOCALAPPDATA": "local",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",  # platformdirs asks Windows, not the environment
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
    }
    for name, folder in folders.items():
        (_HOME / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(_HOME / folder)
    os.environ["PATH"] = os.pathsep.join((os.environ.get("PATH", os.defpath), *_SERVERS))
    # Not just removed: libdbus would look for a bus on the screen, or start one that stays behind.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    os.environ["LANG"] = "C.UTF-8"
    os.environ["TZ"] = "VET4"  # as in Caracas, on a machine without names of zones as well
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.umask(0o022)
    if sys.platform == "win32":
        # Of itself Qt's offscreen plugin does not look there.
        os.environ["QT_QPA_FONTDIR"] = os.path.join(os.environ["SYSTEMROOT"], "Fonts")
        ctypes.CDLL("ucrtbase")._tzset()
    else:
        _take_signals()
        time.tzset()


def _take_signals() -> None:
    for name in _SIGNALS:
        number = getattr(signal, name)
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


_leave_the_desktop()

# What looks at the program from outside does so by means of Linux; what looks at its source needs
# no other system.
_ONLY_ON_LINUX: Final = [
    *("end_to_end", "packaging", "project", "recipes", "windows"),
    "adapters/ledger/test_write_ahead.py",
]
collect_ignore = [] if sys.platform == "linux" else _ONLY_ON_LINUX
collect_ignore_glob = [] if sys.platform == "win32" else ["*_on_windows.py"]

import hypothesis  # noqa: E402 - the environment comes first
import pytest  # noqa: E402

from cammer_desktop.domain.address import ApiAddress  # noqa: E402
from cammer_desktop.sandbox.server import Sandbox  # noqa: E402
from cammer_desktop.ui.application import STYLE  # noqa: E402
from tests import keyrings  # noqa: E402

# The same examples everywhere: a test that turns red is the change's doing.
hypothesis.settings.register_profile("tests", deadline=None, derandomize=True, database=None)
# Before a release, other examples and many: `--hypothesis-profile=long --timeout=0` with one test's
# name.
hypothesis.settings.register_profile("long", deadline=None, max_examples=100_000, database=None)
hypothesis.settings.load_profile("tests")

# What ends by itself once a test is over (a connection's thread, a job) has this long, in seconds.
_GRACE: Final = 5.0


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt's arguments: a screen of an agent's size, and so many of its pixels for one of ours.

    They hold for all: whichever test comes first makes the one application of the process.
    """
    if "CAMMER_SCALE" in os.environ:
        os.environ["QT_SCALE_FACTOR"] = os.environ["CAMMER_SCALE"]
    # A relative path: the plugin would take the colon behind a drive's letter for one of its own.
    screen = os.path.relpath(Path(__file__).with_name("screen.json")).replace(os.sep, "/")
    return ["cammer-desktop", *STYLE, "-platform", f"offscreen:configfile={screen}"]


@pytest.fixture(autouse=True)
def _no_slow_disk_is_taken_for_one_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the disk of a busy machine; a test of what hangs sets its own limit."""
    monkeypatch.setattr("cammer_desktop.services.unsaved.HANG", 30.0)
    monkeypatch.setattr("cammer_desktop.services.ledger_service._CLOSING_PATIENCE", 30.0)


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    """Have none that still works; one that has nothing to do ends at once, and does not rest."""
    before = set(threading.enumerate())
    with pytest.MonkeyPatch.context() as patch:  # a test may undo all that its own has done
        patch.setattr("cammer_desktop.support.waiting._REST_SECONDS", 0.0)
        yield
        # Foreign threads that Python only saw (Qt's) are none of ours.
        new = [
            thread
            for thread in threading.enumerate()
            if thread not in before and not isinstance(thread, threading._DummyThread)
        ]
        for thread in new:
            thread.join(_GRACE)
    left = [thread.name for thread in new if thread.is_alive()]
    assert not left, f"threads left behind: {left}"


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Collect garbage between tests and on this thread alone, as much as Python itself would.

    What a test has left is in part Qt's, and a worker that collects it crashes the process.
    """
    gc.disable()
    yield
    gc.disable()
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[list[logging.LogRecord]]:
    logger = logging.getLogger("cammer_desktop")
    collector = _Collector()
    logger.addHandler(collector)
    yield collector.records
    logger.removeHandler(collector)
    if "logged_errors" not in request.fixturenames:
        assert not collector.records, [vars(record) for record in collector.records]


@pytest.fixture
def logged_errors(_no_unexpected_log: list[logging.LogRecord]) -> list[logging.LogRecord]:
    """The program's log records from WARNING up; a test that asks for them expects some."""
    return _no_unexpected_log


@pytest.fixture
def on_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the ledger take the data folder for one that other machines use as well."""
    is_local = "cammer_desktop.adapters.ledger.write_ahead.is_local"
    monkeypatch.setattr(is_local, lambda _path: False)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox that serves until the test is over."""
    sandbox = Sandbox()
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture
def sandbox_address(sandbox: Sandbox) -> ApiAddress:
    """The sandbox's address, checked."""
    return ApiAddress.parse(sandbox.address)


@pytest.fixture
def data_directory(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def desktop() -> Iterator[keyrings.Desktop]:
    """A desktop of its own without a D-Bus; `tests.keyrings` tells how to give it a keyring."""
    with keyrings.desktop() as made:
        yield made


@pytest.fixture
def unlocked_keyring(desktop: keyrings.Desktop) -> Iterator[keyrings.Desktop]:
    """A desktop with a real keyring, unlocked: a Secret Service on a private D-Bus on Linux."""
    if sys.platform == "win32":
        with keyrings.credential_manager():
            yield desktop
    elif sys.platform == "darwin":
        keyrings.make_keychain(desktop)
        yield desktop
    else:
        with keyrings.bus(desktop), keyrings.secret_service(desktop):
            yield desktop


@pytest.fixture
def locked_keyring(desktop: keyrings.Desktop) -> Iterator[keyrings.Desktop]:
    """The same with a keyring that is there but locked, and nobody to ask for its password."""
    with keyrings.bus(desktop):
        with keyrings.secret_service(desktop):
            pass
        with keyrings.secret_service(desktop, unlocked=False):
            yield desktop
