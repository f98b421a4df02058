"""A lock on a file: one holder at a time, and none after the holder's end, whatever ended it."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cammer_desktop.support.file_lock import FileLock
from tests.systems import assert_private

HOLDER = """
import sys
from pathlib import Path
from cammer_desktop.support.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
assert lock.take()
print("taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.lock"


def test_one_holds_it_and_then_another(path: Path) -> None:
    one, other = FileLock(path), FileLock(path)
    assert one.take()
    assert not other.take()
    one.release()
    one.release()
    assert other.take()
    assert not one.take(0.05)
    other.release()
    assert_private(path)


def test_who_waits_gets_it_when_it_is_free(path: Path) -> None:
    one, other = FileLock(path), FileLock(path)
    assert one.take()
    release = threading.Timer(0.05, one.release)
    release.start()
    assert other.take(20)
    other.release()


def test_the_end_of_a_program_frees_it(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"taken"
        lock = FileLock(path)
        assert not lock.take()
        holder.kill()
        assert lock.take(20)
        lock.release()


def test_a_file_that_cannot_be_opened_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "nowhere" / "x.lock").take()
