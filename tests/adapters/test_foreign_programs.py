"""What the programs that are opened inherit from a program in one folder."""

from typing import Final

import pytest

from cammer_desktop.adapters.foreign_programs import without_ours
from tests.systems import not_on_windows

BUNDLE: Final = "/usr/lib/cammer-desktop/_internal"
PERSONS: Final = {
    "HOME": "/home/ana",
    "PATH": "/usr/bin:/bin",
    "QT_QPA_PLATFORMTHEME": "gtk3",
    "QT_PLUGIN_PATH": "/usr/lib/qt",
    "HTTPS_PROXY": "http://proxy:8080",
    "DESKTOP_ORIG": "a",
    "EMPTY": "",
}


def test_from_source_it_is_all_but_what_is_ours() -> None:
    ours = {"CAMMER_TOKEN": "secret", "PYTHONPATH": "/a", "PYSIDE6_OPTION_PYTHON_ENUM": "True"}
    assert without_ours({**PERSONS, **ours}, None) == PERSONS


@not_on_windows("the paths are those of other systems")
@pytest.mark.parametrize(
    ("ours", "left"),
    [
        ({"LD_LIBRARY_PATH": BUNDLE}, {}),
        (
            {"LD_LIBRARY_PATH": f"{BUNDLE}:/opt/lib", "LD_LIBRARY_PATH_ORIG": "/opt/lib"},
            {"LD_LIBRARY_PATH": "/opt/lib"},
        ),
        ({"DYLD_LIBRARY_PATH": f"{BUNDLE}:/opt/lib"}, {"DYLD_LIBRARY_PATH": "/opt/lib"}),
        ({"QT_PLUGIN_PATH": f"{BUNDLE}/PySide6/Qt/plugins"}, {"QT_PLUGIN_PATH": None}),
        ({"QML2_IMPORT_PATH": f"{BUNDLE}/PySide6/Qt/qml"}, {}),
        ({"PATH": f"{BUNDLE}:/usr/bin"}, {"PATH": "/usr/bin"}),
        ({"PATH": f"{BUNDLE}-other:/usr/bin"}, {"PATH": f"{BUNDLE}-other:/usr/bin"}),
        ({"_PYI_ARCHIVE_FILE": "/usr/lib/cammer-desktop/cammer-desktop"}, {}),
    ],
)
def test_from_one_folder_it_is_as_it_was_before(
    ours: dict[str, str], left: dict[str, str | None]
) -> None:
    wanted = {name: value for name, value in {**PERSONS, **left}.items() if value is not None}
    assert without_ours({**PERSONS, **ours}, BUNDLE) == wanted
