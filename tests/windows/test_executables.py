"""What Windows shows of the executables: in task manager, firewall and file properties."""

import json
from pathlib import Path
from typing import Final

import pytest

from resources.packaging import languages, nsis, product, wording
from tests.windows.wine import PYTHON, Windows

# Read by Python for Windows, where pefile is installed for PyInstaller. NSIS makes a resource for
# each language, PyInstaller one with a table for each; Windows finds its own in both.
_READ: Final = """
import json, sys
import pefile
program = pefile.PE(sys.argv[1], fast_load=True)
program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
print(json.dumps({
    int(table.LangID[:4], 16): {key.decode(): text.decode() for key, text in table.entries.items()}
    for resource in program.FileInfo
    for part in resource
    if hasattr(part, "StringTable")
    for table in part.StringTable
}))
"""


def told(windows: Windows, executable: Path) -> dict[int, dict[str, str]]:
    """Return the properties of an executable in each language, by Windows' number of it."""
    done = windows.run(PYTHON, "-c", _READ, f"Z:{executable}")
    assert done.returncode == 0, done.stderr
    return {int(number): table for number, table in json.loads(done.stdout).items()}


def properties(
    name: str, file: str, description: str, version: str
) -> dict[int | None, dict[str, str]]:
    """What is told in each language, with a description that is one of the program's texts."""
    return {
        languages.number_of_windows(language): {
            "CompanyName": product.PUBLISHER,
            "FileDescription": text,
            "FileVersion": version,
            "InternalName": name,
            "LegalCopyright": product.COPYRIGHT,
            "OriginalFilename": file,
            "ProductName": product.TITLE,
            "ProductVersion": version,
        }
        for language, text in languages.in_each(description).items()
    }


@pytest.mark.parametrize(
    ("name", "description"),
    [("cammer-desktop", product.TITLE), ("cammer-desktop-cli", wording.COMMAND_LINE)],
)
def test_the_program(
    fresh_windows: Windows, windows_program: Path, name: str, description: str
) -> None:
    file = f"{name}.exe"
    assert told(fresh_windows, windows_program / file) == properties(
        name, file, description, product.VERSION
    )


def test_the_setup(fresh_windows: Windows, small_program: Path, tmp_path: Path) -> None:
    setup = nsis.make(small_program, tmp_path, "1.2.3", packed=False)
    assert told(fresh_windows, setup) == properties(
        "setup", setup.name, wording.SETUP, version="1.2.3"
    )
