"""Adding a language: its texts.

A whole translation is a thousand texts. Here those that the proof looks at are in Italian; in the
place of the others stand the Spanish ones, marked, as `tests.recipes.marked_texts` writes them.
"""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

_TEXTS: Final = r"""
msgid ""
msgstr ""
"Language: it\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n == 1) ? 0 : (n != 0 && n % 1000000 == 0) ? 1 : 2;\n"

msgid "idioma"
msgstr "lingua"

msgid "opciones"
msgstr "opzioni"

msgid "Enlace creado"
msgstr "Collegamento creato"

msgid "{n} enlace sin entregar"
msgid_plural "{n} enlaces sin entregar"
msgstr[0] "{n} collegamento non consegnato"
msgstr[1] "{n} di collegamenti non consegnati"
msgstr[2] "{n} collegamenti non consegnati"

msgid "dd/MM"
msgstr "dd/MM"

msgid "dd/MM/y"
msgstr "d/M/y"

msgid "HH:mm"
msgstr "HH:mm"

msgid "{day} {time}"
msgstr "{day} {time}"

msgid "1234"
msgstr "1234"

msgid "12 345"
msgstr "12.345"
""".replace('"12 345"', '"12\u00a0345"')

RECIPE: Final = Recipe(
    name="a language",
    max_files=1,
    edits=(Edit("resources/translations/it/LC_MESSAGES/cammer-desktop.po", "", _TEXTS.lstrip()),),
    proof="""
import contextlib, io, re
from datetime import datetime
from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.cli import main
from cammer_desktop.domain.phone.countries import countries
from cammer_desktop.domain.sentences import of_outcome, of_waiting
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support import dates
from cammer_desktop.support.texts import language, nearest, use

assert nearest("it_CH.UTF-8") == "it"
printed = io.StringIO()
with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
    main(["--help", "--lang=it"])
offered = re.search("--lang {([^}]*)}", printed.getvalue())[1].split(",")
assert {"es", "it"} <= set(offered), offered
assert "lingua" in printed.getvalue() and "opzioni:" in printed.getvalue()
assert language() == "it"
assert of_outcome(Created("")) == "Collegamento creato."
assert [of_waiting(n) for n in (1, 2, 12_345, 1_000_000)] == [
    "1 collegamento non consegnato",
    "2 collegamenti non consegnati",
    "12.345 collegamenti non consegnati",
    "1.000.000 di collegamenti non consegnati",
]
evening = datetime(2026, 4, 5, 18, 5)
assert (dates.day_and_time(evening), dates.full_date(evening)) == ("05/04 18:05", "5/4/2026")
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
names.append("resources/translations/it/LC_MESSAGES/cammer-desktop.mo")
taken = [(name, "cammer_desktop/app.py", "DATA") for name in names]
assert contents.chosen(taken) == taken
""",
)
