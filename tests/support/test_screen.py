"""The messages for a missing library and a missing screen."""

import sys

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


NO_PLATFORM = (
    "This application failed to start because no Qt platform plugin could be initialized. "
    "Reinstalling the application may fix this problem.\n\nAvailable platform plugins are: xcb.\n"
)


def test_a_screen_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":99")
    said = screen.of_fatal(NO_PLATFORM, "")
    assert said.startswith("La pantalla no responde (DISPLAY=:99).")
    assert "cammer-desktop link" in said
    assert "einstall" not in said


def test_what_the_plugin_lacks_goes_before_it() -> None:
    error = "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    assert screen.of_fatal(NO_PLATFORM, error) == screen.of_missing_library(error)


def test_whatever_else_qt_gave_up_for_is_repeated_in_one_line() -> None:
    assert "(out of memory)" in screen.of_fatal("out of\nmemory ", "")


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_is_where_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert not screen.is_there()
    monkeypatch.setenv(name, ":0")
    assert screen.is_there()
