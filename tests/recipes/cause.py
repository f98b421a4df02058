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
            "cammer_desktop/domain/sentences/causes.py",
            "    Cause.SERVICE_DOWN: _Texts(",
            '    Cause.HUNG_UP: _Texts(why=N_("El servicio colgó."), next_step=_SUPPORT),\n',
            is_before=True,
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
from cammer_desktop.domain.outcome import Cause, NotSent, Uncertain
from cammer_desktop.domain.sentences import of_outcome

printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    code = main(["--data-dir", "data", "--sandbox", "link", "--json",
                 "--name", "Ana #cuelga", "--phone", "0414 131 5854"])
answer = json.loads(printed.getvalue())
assert (code, answer["outcome"]) == (6, "uncertain"), answer
assert "El servicio colgó." in answer["message"]
assert of_outcome(NotSent(Cause.HUNG_UP)).endswith(" Avise a soporte; repetir no tiene riesgo.")
ledger = LedgerFile(Path("data/sandbox"), lambda: datetime.now().astimezone(), lambda _aside: None)
[attempt] = ledger.page(Query())
ledger.close()
assert attempt.outcome == Uncertain(Cause.HUNG_UP), attempt.outcome
""",
)
