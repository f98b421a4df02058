"""One window for each data folder: a later start reaches the first one, or says that it cannot."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from cammer_desktop.domain import screen_pop
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import PopFlaw, PopRefusal, ScreenPop, written
from cammer_desktop.flow import instance as instance_module
from cammer_desktop.flow import instance_channel
from cammer_desktop.flow.instance import Instance, Start
from tests.flow.parts import BOUND, MS
from tests.systems import assert_private, link, not_on_windows

LATER_START = """
import sys
from pathlib import Path
from cammer_desktop.domain.screen_pop import RefusedPopError, read
from cammer_desktop.flow.instance import Instance
folder, *address = sys.argv[1:]
try:
    print(Instance(Path(folder), read(address[0]) if address else None).begin().name)
except RefusedPopError as error:
    print(Instance(Path(folder), error.refusal).reach())
"""
Made = Callable[..., Instance]
ANA, EVA = (ScreenPop(Prefill(name=name, phone="+58 414"), ("crm",)) for name in ("Ana", "Eva"))


@pytest.fixture
def made(qapp: QCoreApplication) -> Iterator[Made]:
    """Makes instances, which end after the test."""
    instances: list[Instance] = []

    def make(folder: Path, pop: ScreenPop | PopRefusal | None = None) -> Instance:
        instances.append(Instance(folder, pop))
        return instances[-1]

    yield make
    for each in instances:
        each.stop()
        each.close()
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def first(made: Made, data_directory: Path) -> Instance:
    instance = made(data_directory)
    assert instance.begin() is Start.FIRST
    return instance


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later start that does not wait for long."""
    monkeypatch.setattr(instance_module, "_PATIENCE", 0.3)
    monkeypatch.setattr(instance_module, "_LONGEST_START", 0.3)


class LaterStart:
    """Another process that starts on a folder, brought there by an address."""

    def __init__(self, folder: Path, *address: str) -> None:
        command = [sys.executable, "-c", LATER_START, str(folder), *address]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)

    def has_ended(self) -> bool:
        """Tell whether it has found what there is."""
        return self._process.poll() is not None

    @property
    def found(self) -> str:
        """What it has found, once it has ended."""
        return self._process.communicate(timeout=BOUND)[0].decode().strip()


def finds(qtbot: QtBot, folder: Path) -> str:
    """Return what another process finds that starts now, while this one's event loop runs."""
    later = LaterStart(folder)
    qtbot.waitUntil(later.has_ended, timeout=MS)
    return later.found


def test_a_later_start_shows_the_first_ones_window(
    first: Instance, data_directory: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str | None] = []
    first.show_wanted.connect(lambda: shown.append(os.environ.get("XDG_ACTIVATION_TOKEN")))
    first.listen()
    for token in ("one", "two"):
        monkeypatch.setenv("XDG_ACTIVATION_TOKEN", token)
        later = LaterStart(data_directory)
        monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
        qtbot.waitUntil(later.has_ended, timeout=MS)
        assert later.found == "SHOWN"
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    assert finds(qtbot, data_directory) == "SHOWN"
    assert shown == ["one", "two", None]


def test_what_later_starts_bring_reaches_the_first_one_and_so_does_its_own(
    made: Made, data_directory: Path, qtbot: QtBot
) -> None:
    first = made(data_directory, ANA)
    came: list[object] = []
    first.show_wanted.connect(lambda: came.append("show"))
    first.pop_wanted.connect(came.append)
    assert first.begin() is Start.FIRST
    # Both come before it listens.
    later = [LaterStart(data_directory, f"{written(pop.prefill)}&crm=1") for pop in (EVA, EVA)]
    assert came == []
    first.listen()
    qtbot.waitUntil(lambda: all(each.has_ended() for each in later), timeout=MS)
    assert [each.found for each in later] == ["SHOWN", "SHOWN"]
    assert came == [ANA, "show", EVA, "show", EVA]


def test_a_refusal_reaches_the_first_one_and_begins_nothing(
    made: Made, data_directory: Path, qtbot: QtBot
) -> None:
    refusal = PopRefusal(PopFlaw.SECRET)
    assert not made(data_directory, refusal).reach()
    assert not data_directory.exists()
    data_directory.mkdir()
    assert not made(data_directory, refusal).reach()
    first = made(data_directory)
    assert first.begin() is Start.FIRST
    first.listen()
    came: list[object] = []
    first.pop_wanted.connect(came.append)
    later = LaterStart(data_directory, "cammer://new?token=1")
    qtbot.waitUntil(later.has_ended, timeout=MS)
    assert (later.found, came) == ("True", [refusal])


def test_a_first_one_of_another_version_refuses_what_it_does_not_understand(
    first: Instance, data_directory: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[object] = []
    first.show_wanted.connect(lambda: came.append("show"))
    first.pop_wanted.connect(came.append)
    first.listen()
    monkeypatch.setitem(screen_pop.LIMITS, "phone", 1)
    later = LaterStart(data_directory, written(ANA.prefill))
    qtbot.waitUntil(later.has_ended, timeout=MS)
    assert (later.found, came) == ("REFUSED", [])


@not_on_windows("a pipe is its owner's")
@pytest.mark.usefixtures("impatient")
def test_another_persons_socket_is_told_nothing(
    made: Made, first: Instance, data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, me, user = first._address(), os.getuid(), instance_module._user()
    monkeypatch.setattr(Instance, "_address", lambda _self: address)
    monkeypatch.setattr(instance_module, "_user", lambda: user)
    with closing(socket.socket(socket.AF_UNIX)) as other:
        other.bind(address)
        other.listen()
        other.setblocking(False)
        monkeypatch.setattr(os, "getuid", lambda: me + 1)
        assert made(data_directory, ANA).begin() is Start.SILENT
        with pytest.raises(BlockingIOError):
            other.accept()


def test_the_folder_counts_and_not_its_path(
    made: Made, first: Instance, data_directory: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    link(tmp_path / "link", data_directory)
    first.listen()
    for path in (tmp_path / "link", data_directory / ".." / data_directory.name):
        assert finds(qtbot, path) == "SHOWN"
    assert made(tmp_path / "another").begin() is Start.FIRST


def test_one_that_does_not_listen_yet_is_waited_for(
    first: Instance, data_directory: Path, qtbot: QtBot
) -> None:
    later = LaterStart(data_directory)
    QTimer.singleShot(500, first.listen)  # while it looks for it, or before
    qtbot.waitUntil(later.has_ended, timeout=MS)
    assert later.found == "SHOWN"


def test_one_that_ends_meanwhile_is_followed(
    made: Made, first: Instance, data_directory: Path
) -> None:
    first.listen()
    later = LaterStart(data_directory)
    first.stop()
    first.close()
    assert later.found == "FIRST"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("listens", [True, False])
def test_one_that_does_not_answer_is_said_to_be_silent(
    made: Made, first: Instance, data_directory: Path, listens: bool
) -> None:
    if listens:
        first.listen()
    assert made(data_directory).begin() is Start.SILENT  # the event loop does not run


@not_on_windows("a pipe ends with its program")
def test_what_a_crash_has_left_is_removed(
    first: Instance, data_directory: Path, qtbot: QtBot
) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as left:
        left.bind(first._address())
    first.listen()
    assert_private(Path(os.environ["XDG_RUNTIME_DIR"]))
    assert Path(first._address()).stat().st_mode & 0o77 == 0
    assert finds(qtbot, data_directory) == "SHOWN"


@pytest.mark.usefixtures("impatient")
def test_where_no_lock_can_be_had_it_is_decided_by_who_answers(
    made: Made, data_directory: Path, qtbot: QtBot
) -> None:
    # A folder cannot be opened for writing.
    (data_directory / f"window-{instance_module._user()}.lock").mkdir(parents=True)
    first = made(data_directory)
    assert first.begin() is Start.FIRST
    first.listen()
    assert made(data_directory).begin() is Start.SILENT  # the event loop does not run
    assert finds(qtbot, data_directory) == "SHOWN"


def test_without_a_folder_the_window_opens(made: Made, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    instance = made(tmp_path / "file" / "data")
    assert instance.begin() is Start.FIRST
    instance.listen()


@pytest.mark.parametrize("said", [b"nonsense\n", b"[]\n", b"[" * 100_000 + b"\n", b"x" * 70_000])
def test_nonsense_is_cut_off(first: Instance, qtbot: QtBot, said: bytes) -> None:
    shown: list[bool] = []
    first.show_wanted.connect(lambda: shown.append(True))
    first.listen()
    caller = QLocalSocket()
    caller.connectToServer(first._address())
    assert caller.waitForConnected(MS)
    caller.write(said)
    closed = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: caller.state() == closed, timeout=MS)
    assert shown == []


def test_who_says_nothing_is_cut_off(
    first: Instance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance_channel, "_LONGEST", 50)
    first.listen()
    caller = QLocalSocket()
    caller.connectToServer(first._address())
    closed = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: caller.state() == closed, timeout=MS)
