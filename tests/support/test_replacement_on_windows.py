"""Names of devices, and of other files, which no file takes."""

from pathlib import Path

import pytest

from cammer_desktop.support import replacement
from cammer_desktop.support.paths import NotAFileError
from tests.support.test_paths import SPECIAL


@pytest.mark.parametrize("name", SPECIAL)
def test_they_are_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotAFileError):
        replacement.check(tmp_path / name)
    assert not list(tmp_path.iterdir())
