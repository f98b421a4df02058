"""Adding a language: its texts. Two commands make what is read: `pybabel compile`, `make.py`."""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

_TEXTS: Final = r"""
msgid ""
msgstr ""
"Language: it\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "idioma"
msgstr "lingua"

msgid "Enlace creado"
msgstr "Collegamento creato"

msgid "{n} enlace"
msgid_plural "{n} enlaces"
msgstr[0] "{n} collegamento"
msgstr[1] "{n} collegamenti"
"""

RECIPE: Final = Recipe(
    name="a language",
    max_files=1,
    edits=(Edit("resources/translations/it/LC_MESSAGES/cammer-desktop.po", "", _TEXTS.lstrip()),),
    commands=(
        (
            *("babel.messages.frontend", "-q", "compile"),
            *("-D", "cammer-desktop", "-d", "resources/translations"),
        ),
        ("resources.countries.make",),
    ),
    proof="""
import contextlib, io, re
from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.cli import main
from cammer_desktop.domain.phone.countries import countries
from cammer_desktop.domain.sentences import of_outcome
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.texts import language, ngettext, use

use("it")
printed = io.StringIO()
with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
    main(["--help"])
offered = re.search("--lang {([^}]*)}", printed.getvalue())[1].split(",")
assert {"es", "it"} <= set(offered), offered
assert "lingua" in printed.getvalue()
assert of_outcome(Created("")) == "Collegamento creato."
assert ngettext("{n} enlace", "{n} enlaces", 2) == "{n} collegamenti"
[germany] = (each for each in countries(country_names()) if each.region == "DE")
assert germany.name(language()) == "Germania"

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox
from cammer_desktop.ui.application import application_of_qt
from resources.packaging import contents

application = application_of_qt(["proof"])
standard = QDialogButtonBox.StandardButton.Cancel
buttons = QDialogButtonBox(standard)
assert buttons.button(standard).text() == "Annulla"
assert QLocale().monthName(1) == "gennaio"
names = [f"PySide6/Qt/translations/qtbase_{name}.qm" for name in ("es", "it")]
taken = [(name, "cammer_desktop/app.py", "DATA") for name in names]
assert contents.chosen(taken) == taken
""",
)
