"""A link's QR code in a file: the suffix gives the format, and a failure leaves no file."""

from pathlib import Path

import pytest

from cammer_desktop.adapters.files import qr_picture
from cammer_desktop.domain import qr
from tests.samples import LINK


@pytest.mark.parametrize("name", ["code.png", "CODE.PNG", "código.png", "code.svg"])
def test_it_is_the_picture_of_its_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x" * 100_000)
    qr_picture.save(LINK, path)
    beginning = b"<?xml" if name.endswith("svg") else b"\x89PNG"
    assert path.read_bytes() == qr.picture(LINK, path.suffix)
    assert path.read_bytes().startswith(beginning)


def test_a_text_beyond_every_code_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(qr.TooLongError):
        qr_picture.save("https://a.example/" + "x" * 3000, tmp_path / "code.png")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        qr_picture.save(LINK, tmp_path / "nowhere" / "code.png")
