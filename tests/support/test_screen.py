"""What is said where Qt finds no library or no screen."""

import pytest

from cammer_desktop.support import screen


@pytest.mark.parametrize(
    ("error", "library"),
    [
        (
            "libglib-2.0.so.0: cannot open shared object file: No such file or directory",
            "libglib-2.0.so.0",
        ),
        (
            "Cannot load library /a folder/libqxcb.so: libxcb-cursor.so.0: "
            "cannot open shared object file: No such file or directory",
            "libxcb-cursor.so.0",
        ),
    ],
)
def test_a_missing_library_is_named_with_what_to_install(error: str, library: str) -> None:
    said = screen.of_missing_library(error)
    assert said is not None
    assert f"falta {library} en el sistema" in said
    assert said.endswith(screen.INSTALL)
    assert "\n" not in said


@pytest.mark.parametrize("error", ["", "No module named 'PySide6'", "DLL load failed"])
def test_another_error_is_another_matter(error: str) -> None:
    assert screen.of_missing_library(error) is None


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_is_where_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert not screen.is_there()
    monkeypatch.setenv(name, ":0")
    assert screen.is_there()
