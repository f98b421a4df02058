"""Adding a cause: why nothing was sent, or why nobody knows."""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

RECIPE: Final = Recipe(
    name="a cause",
    max_files=3,
    edits=(
        Edit(
            "cammer_desktop/domain/outcome.py",
            '    BROKEN_OFF = "the line broke"\n',
            '    HUNG_UP = "the service hung up without an answer"\n',
        ),
        Edit(
            "cammer_desktop/domain/sentences/outcomes.py",
            '        Cause.BROKEN_OFF: _("la conexión se cortó antes de la respuesta."),\n',
            '        Cause.HUNG_UP: _("el servicio colgó sin responder."),\n',
        ),
        # What leads to it: an error of the network here, a status in `domain/vendor.py`.
        Edit(
            "cammer_desktop/adapters/http/causes.py",
            "    ((ConnectionRefusedError,), Cause.REFUSED),\n",
            "    ((http.client.RemoteDisconnected,), Cause.HUNG_UP),\n",
        ),
    ),
    proof="""
import contextlib, io, json
from datetime import datetime
from pathlib import Path
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.cli import main
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.outcome import Cause, Uncertain

printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    code = main(["--data-dir", "data", "--sandbox", "link", "--json",
                 "--name", "Ana #cuelga", "--phone", "0414 131 5854"])
answer = json.loads(printed.getvalue())
assert (code, answer["outcome"]) == (6, "uncertain"), answer
assert "el servicio colgó sin responder." in answer["message"]
ledger = LedgerFile(Path("data/sandbox"), lambda: datetime.now().astimezone(), lambda _aside: None)
[attempt] = ledger.page(Query())
ledger.close()
assert attempt.outcome == Uncertain(Cause.HUNG_UP), attempt.outcome
""",
)
