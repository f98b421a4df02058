"""Adding a scenario of the sandbox."""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

RECIPE: Final = Recipe(
    name="a scenario of the sandbox",
    max_files=1,
    edits=(
        Edit(
            "cammer_desktop/sandbox/scenarios.py",
            "SCENARIOS: Final[Mapping[str, Scenario]] = {\n",
            '    "#cerrado": lambda _: Answer(envelope(43, "Cerrado por hoy")),\n',
        ),
    ),
    proof="""
import contextlib, io, json
from cammer_desktop.cli import main
from cammer_desktop.sandbox.__main__ import main as sandbox

printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    code = main(["--data-dir", "data", "--sandbox", "link", "--json",
                 "--name", "Ana #cerrado", "--phone", "0414 131 5854"])
answer = json.loads(printed.getvalue())
assert (code, answer["outcome"]) == (4, "rejected"), answer
assert "Cerrado por hoy" in answer["message"]
with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
    sandbox(["--help"])
assert "#cerrado" in printed.getvalue()
""",
)
