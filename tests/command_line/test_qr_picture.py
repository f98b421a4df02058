"""`link --qr`: a picture with the link's code; its path is checked before anything is sent."""

import os
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import only_line, run_link
from tests.systems import assert_private, link, not_on_windows, unwritable

# A program whose files take no more than a few bytes.
WITHOUT_ROOM = """
import resource, sys
from cammer_desktop.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.exit(main())
"""
LONG_LINK = "https://sandbox.invalid/session/" + "a" * 3000


def read_by_a_phone(picture: Path) -> str:
    """Return the text of the one QR code in a picture."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    (code,) = zxingcpp.read_barcodes(pixels)
    return str(code.text)


@pytest.mark.parametrize("name", ["code.png", "code.svg", "Código ú.PNG"])
def test_a_picture_reads_as_the_exact_link(sandbox: Sandbox, tmp_path: Path, name: str) -> None:
    picture = tmp_path / name
    done = run_link(sandbox, "--qr", str(picture))
    assert (done.returncode, done.stderr) == (0, "")
    assert read_by_a_phone(picture) == only_line(done.stdout) == sandbox.received[0].link


def test_an_older_picture_is_replaced(sandbox: Sandbox, tmp_path: Path) -> None:
    picture = tmp_path / "code.png"
    picture.write_bytes(b"x" * 100_000)
    done = run_link(sandbox, "--qr", str(picture))
    assert read_by_a_phone(picture) == only_line(done.stdout)


def test_a_link_in_its_place_is_replaced_and_a_strangers_part_kept(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    picture, target, part = (tmp_path / name for name in ("code.png", "mine", "code.png.part"))
    target.write_bytes(b"mine")
    part.write_bytes(b"a download's")
    link(picture, target)
    done = run_link(sandbox, "--qr", str(picture))
    assert read_by_a_phone(picture) == only_line(done.stdout)
    assert (target.read_bytes(), part.read_bytes()) == (b"mine", b"a download's")
    assert_private(picture)


class TestAPictureThatCannotBe:
    @pytest.mark.parametrize("name", ["code.gif", "code", "code.png.pdf", ".png", "/dev/stdout"])
    def test_another_kind_is_refused_before_anything_is_sent(
        self, sandbox: Sandbox, tmp_path: Path, name: str
    ) -> None:
        done = run_link(sandbox, "--qr", str(tmp_path / name))
        assert (done.returncode, done.stdout, len(sandbox.received)) == (2, "", 0)
        assert ".png" in only_line(done.stderr)

    @pytest.mark.parametrize("name", ["missing/code.png", "file/code.png", "folder.png"])
    def test_a_place_that_cannot_be_written_is_refused_before_anything_is_sent(
        self, sandbox: Sandbox, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / "file").touch()
        (tmp_path / "folder.png").mkdir()
        before = sorted(tmp_path.rglob("*"))
        done = run_link(sandbox, "--qr", str(tmp_path / name))
        assert (done.returncode, done.stdout, len(sandbox.received)) == (2, "", 0)
        assert str(Path(name)) in only_line(done.stderr)
        assert sorted(tmp_path.rglob("*")) == before

    @not_on_windows("Windows has none of them in its folders")
    @pytest.mark.parametrize("target", [None, "/dev/null", "/dev/stderr", "pipe", "."])
    def test_what_is_no_file_is_refused_before_anything_is_sent(
        self, sandbox: Sandbox, tmp_path: Path, target: str | None
    ) -> None:
        picture = tmp_path / "code.png"
        os.mkfifo(picture if target is None else tmp_path / "pipe")
        if target is not None:
            link(picture, target)
        done = run_link(sandbox, "--qr", str(picture))
        assert (done.returncode, done.stdout, len(sandbox.received)) == (2, "", 0)
        assert "code.png" in only_line(done.stderr)
        assert picture.is_fifo() if target is None else picture.is_symlink()

    def test_a_read_only_place_is_refused_before_anything_is_sent(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, "--qr", str(unwritable() / "code.png"))
        assert (done.returncode, len(sandbox.received)) == (2, 0)


class TestAPictureThatFailsAfterTheLinkWasCreated:
    @not_on_windows("Windows limits no file's size")
    def test_a_full_disk_is_said_and_link_and_older_picture_stand(
        self, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        (tmp_path / "code.png").write_bytes(b"old")
        done = run_link(sandbox, "--qr", str(tmp_path / "code.png"), program=("-c", WITHOUT_ROOM))
        assert done.returncode == 0
        assert only_line(done.stdout) == sandbox.received[0].link
        assert "code.png" in done.stderr
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]

    def test_a_link_too_long_for_a_code_is_said_and_stands(
        self, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        sandbox.script(Answer(envelope(0, "Success", data={"link": LONG_LINK})))
        done = run_link(sandbox, "--qr", str(tmp_path / "code.png"))
        assert (done.returncode, done.stdout) == (0, LONG_LINK + "\n")
        assert "code.png" in only_line(done.stderr)

    def test_without_a_link_there_is_no_picture(self, sandbox: Sandbox, tmp_path: Path) -> None:
        done = run_link(sandbox, "--qr", str(tmp_path / "code.png"), name="Ana #campos")
        assert (done.returncode, list(tmp_path.iterdir())) == (4, [])
