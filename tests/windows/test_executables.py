"""What Windows shows of the executables: in task manager, firewall and file properties."""

import json
from pathlib import Path
from typing import Final

import pytest

from resources.packaging import nsis, product
from tests.windows.wine import PYTHON, Windows

# Read by Python for Windows, where pefile is installed for PyInstaller.
_READ: Final = """
import json, sys
import pefile
program = pefile.PE(sys.argv[1], fast_load=True)
program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
[told] = [part for part in program.FileInfo[0] if hasattr(part, "StringTable")]
[table] = told.StringTable
print(json.dumps({name.decode(): text.decode() for name, text in table.entries.items()}))
"""


def told(windows: Windows, executable: Path) -> dict[str, str]:
    done = windows.run(PYTHON, "-c", _READ, f"Z:{executable}")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("cammer-desktop", "Cammer Desktop"),
        ("cammer-desktop-cli", "Cammer Desktop (línea de comandos)"),
    ],
)
def test_the_program(
    fresh_windows: Windows, windows_program: Path, name: str, description: str
) -> None:
    assert told(fresh_windows, windows_program / f"{name}.exe") == {
        "CompanyName": product.PUBLISHER,
        "FileDescription": description,
        "FileVersion": product.VERSION,
        "InternalName": name,
        "LegalCopyright": product.COPYRIGHT,
        "OriginalFilename": f"{name}.exe",
        "ProductName": product.TITLE,
        "ProductVersion": product.VERSION,
    }


def test_the_setup(fresh_windows: Windows, windows_program: Path, tmp_path: Path) -> None:
    setup = nsis.make(windows_program, tmp_path, "1.2.3", packed=False)
    assert told(fresh_windows, setup) == {
        "CompanyName": product.PUBLISHER,
        "FileDescription": "Cammer Desktop (instalación)",
        "FileVersion": "1.2.3",
        "InternalName": "setup",
        "LegalCopyright": product.COPYRIGHT,
        "OriginalFilename": "cammer-desktop-1.2.3-setup.exe",
        "ProductName": product.TITLE,
        "ProductVersion": "1.2.3",
    }
