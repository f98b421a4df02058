"""The language of Windows' own menus, whatever a shell's variables say."""

import ctypes
import locale

import pytest

from cammer_desktop.support import texts
from cammer_desktop.support.system_language import system_language


def test_it_is_that_of_the_menus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    number = ctypes.WinDLL("kernel32").GetUserDefaultUILanguage()
    assert system_language() == locale.windows_locale[number]


@pytest.mark.parametrize(
    ("number", "language"),
    [(0x0416, "pt_BR"), (0x0816, "pt_BR"), (0x0409, "en"), (0x080A, "es"), (0x0407, "es")],
)
def test_it_is_shown_in_the_nearest_of_ours(number: int, language: str) -> None:
    assert texts.nearest(locale.windows_locale[number]) == language
