"""The bundle's notices for people and bill of materials for programs: components and licences."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from resources.packaging import components, notices, product

# Components of every build, each with words from its licence.
_KNOWN: Final = {
    "pyside6-essentials": ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE"),
    "shiboken6": ("GNU LESSER GENERAL PUBLIC LICENSE",),
    "icu": ("Unicode, Inc.",),
    "python": ("PYTHON SOFTWARE FOUNDATION LICENSE",),
    "pyinstaller": ("exception",),
    "requests": ("Apache License", "Requests\nCopyright"),
    "cryptography": ("Apache License", "Redistributions"),
    "phonenumbers": ("Apache License",),
    "phosphor-icons": ("MIT License", "Phosphor Icons"),
}


@pytest.fixture
def folder(program_folder: Path) -> Path:
    return program_folder / "_internal" / notices.FOLDER


@pytest.fixture
def bill(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / notices.BILL).read_text()))


@pytest.mark.parametrize(("name", "words"), _KNOWN.items())
def test_full_texts(folder: Path, name: str, words: tuple[str, ...]) -> None:
    text = (folder / f"{name}.txt").read_text()
    assert text.startswith(f"{name} ")
    for each in words:
        assert each in text


def test_every_part_is_in_both(folder: Path, bill: dict[str, Any]) -> None:
    listed = {part["name"] for part in bill["components"]}
    files = [path for path in folder.rglob("*.txt") if not path.name.startswith("README.")]
    told = {path.stem for path in files} - {product.NAME}
    assert listed == told
    assert listed >= _KNOWN.keys()
    # Nothing that is only needed for building.
    assert not listed & {"pytest", "mypy", "altgraph", "cyclonedx-python-lib", "dnspython"}


def test_who_installs_it_reads_of_the_licences_in_their_language(folder: Path) -> None:
    """English is in the file without a language. What is fixed is the same in each."""
    files = {path.name: path.read_text("utf-8") for path in folder.glob("README*.txt")}
    assert files.keys() == {"README.txt", "README.es.txt", "README.pt_BR.txt"}
    told = {name: re.findall(r"\S*[/\\_]\S*\b|\w+\.\w+", text) for name, text in files.items()}
    assert told["README.es.txt"] == told["README.pt_BR.txt"] == told["README.txt"]
    assert len(told["README.txt"]) > 10


def test_the_bill_is_valid(folder: Path, bill: dict[str, Any]) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str((folder / notices.BILL).read_text()) is None
    assert bill["metadata"]["component"]["version"] == product.VERSION
    assert all(part["licenses"] for part in bill["components"])


def test_every_library_of_the_system_is_told(program_folder: Path, bill: dict[str, Any]) -> None:
    inside = (program_folder / "_internal").glob("lib*.so*")
    libraries = {path.name for path in inside if not path.is_symlink()}
    listed = {part["name"] for part in bill["components"] if "pkg:deb/" in part["purl"]}
    installed = subprocess.run(
        ["dpkg-query", "-L", *listed], check=True, capture_output=True, encoding="utf-8"
    )
    owned = {Path(line).name for line in installed.stdout.splitlines()}
    assert {name for name in libraries if not name.startswith("libpython")} <= owned


def test_what_nobody_owns_ends_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so"
    stray.touch()
    with pytest.raises(components.UntraceableError, match="libstray"):
        components.components_of([("libstray.so", str(stray), "BINARY")])


def test_what_stays_with_the_system_is_left_out(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "licenses"
    subprocess.run(["cp", "-r", folder, copy], check=True)
    notices.remove_system_components(copy)
    text = (copy / notices.BILL).read_text()
    assert "pkg:deb/" not in text
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert not (copy / notices.SYSTEM).exists()
