"""A start loads nothing of what only some calls need: an agent, or a script, waits for it."""

import subprocess
import sys

_LATER = (
    *("cammer_desktop.domain.intake", "cammer_desktop.domain.screen_pop", "email_validator"),
    *("cammer_desktop.adapters.ledger.", "cammer_desktop.adapters.http.api", "logging.handlers"),
    *("csv", "decimal", "pickle", "socket", "sqlite3", "subprocess"),
)
_OF_CALLS = (
    *("cammer_desktop.assembly", "cammer_desktop.services", "cammer_desktop.domain.sentences"),
    *("requests", "urllib3", "sqlite3", "phonenumbers", "keyring", "segno", "PySide6"),
)


def test_what_only_some_calls_need_is_not_loaded() -> None:
    told = "import sys; from cammer_desktop import app, cli; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", told], encoding="utf-8").split()
    assert "cammer_desktop.ui.window" in loaded
    assert [name for name in loaded if name.startswith(_LATER)] == []


def test_the_help_loads_nothing_that_only_a_call_or_a_window_needs() -> None:
    told = (
        "import sys\n"
        "from cammer_desktop.cli import main\n"
        "from cammer_desktop.support import parser\n"
        "parser.end_process = lambda _code: print(*sys.modules, file=sys.stderr)\n"
        "main(['link', '--help'])"
    )
    command = [sys.executable, "-c", told]
    loaded = subprocess.run(command, capture_output=True, encoding="utf-8").stderr.split()
    assert "cammer_desktop.commands.arguments" in loaded
    assert [name for name in loaded if name.startswith((*_LATER, *_OF_CALLS))] == []
