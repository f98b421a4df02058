"""A file that somebody wants written is replaced when the new one is whole, or not at all."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cammer_desktop.support import replacement
from cammer_desktop.support.paths import NotAFileError
from cammer_desktop.support.replacement import SHARED, replacing
from tests.systems import assert_private, link, not_on_windows, only_on_linux

HALF = """
import sys
from pathlib import Path
from cammer_desktop.support.replacement import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("half", flush=True)
    sys.stdin.read()
"""
FULL = """
import resource, sys
from pathlib import Path
from cammer_desktop.support.replacement import replacing
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    with replacing(Path(sys.argv[1])) as file:
        file.write(bytes(200))
except OSError:
    sys.exit(7)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "table.csv"
    path.parent.mkdir()
    path.write_bytes(b"old")
    return path


def write(path: Path, content: bytes = b"new") -> None:
    with replacing(path) as file:
        file.write(content)


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_a_file_is_replaced_by_a_private_one(path: Path) -> None:
    write(path)
    write(path.with_name("another"))
    assert (path.read_bytes(), names(path)) == (b"new", ["another", "table.csv"])
    assert_private(path)


@not_on_windows("Windows has no such modes")
def test_one_for_others_has_the_mode_of_any_new_file(path: Path) -> None:
    with replacing(path, SHARED):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt, SystemExit])
def test_what_goes_wrong_meanwhile_leaves_the_old_one(
    path: Path, kind: type[BaseException]
) -> None:
    def work() -> None:
        with replacing(path) as file:
            file.write(b"half")
            assert path.read_bytes() == b"old"
            raise kind

    with pytest.raises(kind):
        work()
    assert (path.read_bytes(), names(path)) == (b"old", ["table.csv"])


@not_on_windows("Windows limits no file's size")
def test_so_does_a_disk_that_fills_up(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], timeout=60)
    assert (done.returncode, path.read_bytes(), names(path)) == (7, b"old", ["table.csv"])


def test_so_does_the_end_of_the_process_at_any_moment(path: Path) -> None:
    command = [sys.executable, "-c", HALF, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"half"
        process.kill()
    assert path.read_bytes() == b"old"
    write(path)  # and what it has left is in nobody's way
    assert path.read_bytes() == b"new"


def test_a_strangers_unfinished_file_is_kept(path: Path) -> None:
    strangers = path.with_name("table.csv.part")
    strangers.write_bytes(b"a download's")
    write(path)
    with pytest.raises(OSError), replacing(path):  # noqa: PT011 - one without a text
        raise OSError
    assert strangers.read_bytes() == b"a download's"


@pytest.mark.parametrize("target", ["../target", "../nowhere", "table.csv"])
def test_a_link_is_replaced_and_what_it_leads_to_stays(path: Path, target: str) -> None:
    elsewhere = path.parent.parent / "target"
    elsewhere.write_bytes(b"mine")
    path.unlink()
    link(path, target)
    replacement.check(path)
    write(path)
    assert not path.is_symlink()
    assert (path.read_bytes(), elsewhere.read_bytes()) == (b"new", b"mine")
    assert not (path.parent.parent / "nowhere").exists()


def test_the_other_name_of_a_file_keeps_the_old_content(path: Path) -> None:
    other = path.with_name("other")
    os.link(path, other)
    write(path)
    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"old")


class TestWhatCannotBeReplaced:
    """It is known before anything is written, and stays as it is."""

    def refused(self, path: Path) -> OSError:
        """Return the error, the same before and when it is written."""
        before = names(path) if path.parent.is_dir() else []
        with pytest.raises(OSError) as checked:  # noqa: PT011 - told by what is returned
            replacement.check(path)
        with pytest.raises(type(checked.value)), replacing(path):
            raise AssertionError
        assert (names(path) if path.parent.is_dir() else []) == before
        return checked.value

    def test_a_folder(self, path: Path) -> None:
        path.unlink()
        path.mkdir()
        assert isinstance(self.refused(path), IsADirectoryError)

    def test_a_link_to_a_folder(self, path: Path) -> None:
        path.unlink()
        link(path, "..")
        assert isinstance(self.refused(path), IsADirectoryError)

    @not_on_windows("Windows has none of them in its folders")
    @pytest.mark.parametrize("by_a_link", [False, True])
    def test_a_socket_a_pipe_and_a_device(self, path: Path, by_a_link: bool) -> None:
        place = path.with_name("a link")
        path.unlink()
        with socket.socket(socket.AF_UNIX) as unix:
            unix.bind(str(path))
            os.mkfifo(path.with_name("pipe"))
            for special in (path, path.with_name("pipe"), Path("/dev/null")):
                place.unlink(missing_ok=True)
                place.symlink_to(special)
                with pytest.raises(NotAFileError):
                    replacement.check(place if by_a_link else special)

    @not_on_windows("Windows has no such pipes in its folders")
    def test_a_pipe_which_nobody_waits_for(self, path: Path) -> None:
        path.unlink()
        os.mkfifo(path)
        assert isinstance(self.refused(path), NotAFileError)

    def test_a_place_in_a_folder_that_is_not_there(self, path: Path) -> None:
        assert isinstance(self.refused(path.parent / "nowhere" / "x"), FileNotFoundError)

    @only_on_linux("nothing else has such a folder for everybody, root too")
    def test_a_file_that_may_be_written_to_in_a_folder_that_takes_no_other(self) -> None:
        path = Path("/proc/self/comm")
        before = path.read_bytes()
        assert isinstance(self.refused(path), OSError)
        assert path.read_bytes() == before
