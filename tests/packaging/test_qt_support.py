"""PySide6's own support modules, compiled for the program's folder."""

import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

from resources.packaging import qt_support


def test_each_is_code_of_this_python_without_a_place_of_this_machine(tmp_path: Path) -> None:
    entries = qt_support.compiled(tmp_path)
    paths = [path for path, _source, _kind in entries]
    assert "shiboken6/files.dir/shibokensupport/signature/loader.pyc" in paths
    assert {kind for _path, _source, kind in entries} == {"DATA"}
    for _path, source, _kind in entries:
        content = Path(source).read_bytes()
        assert content.startswith(MAGIC_NUMBER)
        code = marshal.loads(content[16:])
        assert isinstance(code, CodeType)
        assert str(tmp_path) not in code.co_filename


def test_they_are_the_same_each_time(tmp_path: Path) -> None:
    contents = [
        [(path, Path(source).read_bytes()) for path, source, _kind in qt_support.compiled(folder)]
        for folder in (tmp_path / "one", tmp_path / "two")
    ]
    assert contents[0] == contents[1]
