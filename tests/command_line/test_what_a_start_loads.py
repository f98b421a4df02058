"""A start of the window loads nothing of what only some calls need: an agent waits for it."""

import subprocess
import sys

_LATER = ("cammer_desktop.domain.intake", "cammer_desktop.domain.screen_pop", "email_validator")


def test_what_only_some_calls_need_is_not_loaded() -> None:
    told = "import sys; from cammer_desktop import app, cli; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", told], encoding="utf-8").split()
    assert "cammer_desktop.ui.window" in loaded
    assert [name for name in loaded if name.startswith(_LATER)] == []
