"""The build as a whole: reproducible, within the recorded sizes, with pinned dependencies."""

import filecmp
import tomllib
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from resources.packaging import bundle, sizes

_AIM: Final = 125_000_000


def test_two_builds_are_one(program_folder: Path, tmp_path: Path) -> None:
    again = bundle.build(tmp_path / "dist", tmp_path / "work")
    assert paths(again) == paths(program_folder)
    names = [name for name in paths(again) if (again / name).is_file()]
    same, different, unread = filecmp.cmpfiles(program_folder, again, names, shallow=False)
    assert (different, unread) == ([], [])
    assert len(same) == len(names)


def paths(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_the_size(program_folder: Path) -> None:
    assert sizes.check("program", program_folder)
    assert sizes.of(program_folder) <= _AIM


def test_what_has_grown_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "sizes.json"
    record.write_text(f'{{"{sizes.system()}": {{"deb": 100}}}}')
    monkeypatch.setattr(sizes, "RECORD", record)
    package = tmp_path / "package"
    package.write_bytes(bytes(105))
    assert "recorded" in sizes.check("deb", package)
    assert "no record" in sizes.check("portable", package)
    package.write_bytes(bytes(106))
    with pytest.raises(sizes.TooLargeError):
        sizes.check("deb", package)


def test_every_requirement_is_pinned() -> None:
    project = tomllib.loads((bundle.ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["build"]]
    text = (bundle.ROOT / "resources/packaging/requirements.txt").read_text()
    lines = text.replace("\\\n", "").splitlines()
    pinned = {}
    for line in lines:
        if line.strip() and not line.startswith("#"):
            requirement = Requirement(line.split("--hash")[0])
            assert "--hash=sha256:" in line
            pinned[canonicalize_name(requirement.name)] = requirement.specifier
    for each in map(Requirement, wanted):
        [version] = pinned[canonicalize_name(each.name)]
        assert version.operator == "=="
        assert each.specifier.contains(version.version), each
