"""Adding a field of the API: an optional text of the customer's.

Its attribute, its column and its vendor key are three words, so that none can stand for another.
"""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

_DECLARATION: Final = """
    DOCUMENT = FieldSpec(
        attribute="document",
        label=N_("Documento"),
        noun=N_("el documento"),
        vendor_key="documentNumber",
        option="--document",
        help=N_("documento de identidad"),
        column="identity",
        variable="cedula",
    )
"""
_PROOF: Final = """
import contextlib, io, json, sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.adapters.ledger import rows, schema
from cammer_desktop.adapters.ledger.csv_export import write_csv
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.adapters.ledger.salvage import salvaged
from cammer_desktop.cli import main
from cammer_desktop.commands.open import pop_of
from cammer_desktop.domain import sentences, vendor
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import ScreenPop, of_texts, read
from cammer_desktop.domain.session import Draft, Problem, Ticket, check
from cammer_desktop.sandbox import contract
from cammer_desktop.ui.session.form import Form

FOLDER = Path("data")
EMPTY = Draft("Ana", "0414 131 5854", "VE", "", NoDestination(), None)
DRAFT = replace(EMPTY, document=" V  1234 Ñ ", ticket=Ticket("Para {cédula}", "20 %"))


def link(*arguments):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = main(["--data-dir", str(FOLDER), "--sandbox", "link", "--name", "Ana",
                     "--phone", "0414 131 5854", *arguments])
    return code, json.loads(printed.getvalue())


def ledger(folder=FOLDER / "sandbox"):
    return LedgerFile(folder, lambda: datetime.now().astimezone(), lambda aside: print(aside))


# The check, the variable of a ticket's texts, the JSON body and the command line.
request = check(DRAFT)
assert request.document == "V  1234 Ñ", request
assert request.ticket.title == "Para V  1234 Ñ"
assert vendor.body(request)["documentNumber"] == "V  1234 Ñ"
assert "documentNumber" not in vendor.body(check(EMPTY))
assert check(replace(DRAFT, document="a\\0b"))[0] == Problem(Field.DOCUMENT, Flaw.UNSENDABLE)
[problem] = check(replace(DRAFT, document=""))
assert problem == Problem(Field.DOCUMENT, Flaw.EMPTY_VARIABLE, "cedula")
assert sentences.of_problem(problem) == "El ticket usa {cedula}: falta el documento."
assert sentences.of_refusal(Field.DOCUMENT, ["?"]) == "El servicio no aceptó el documento."
code, body = link("--document", "V 1234 Ñ", "--dry-run")
assert (code, body["documentNumber"]) == (0, "V 1234 Ñ"), body
code, answer = link("--document", "a\\x1bb", "--json")
assert (code, list(answer["fields"])) == (2, ["documentNumber"]), answer

# What comes from outside.
pop = of_texts({"document": "V 1234"})
assert read("cammer://new?document=V+1234") == pop == ScreenPop(Prefill(document="V 1234"))
assert pop_of(None, {Field.DOCUMENT: "V 1234"}, None) == pop

# The sandbox, and what the service says of the field.
code, answer = link("--document", "V 1234 Ñ", "--json")
assert (code, answer["customer"]["documentNumber"]) == (0, "V 1234 Ñ"), answer
refused = contract.answer(
    {"authorization": "t", "x-requested-with": "XMLHttpRequest"},
    json.dumps({**body, "documentNumber": 7}).encode(), "t")
[key] = vendor.outcome_of(refused.http_status, refused.body).fields
assert vendor.field_of(key) is Field.DOCUMENT

# The ledger's row and back, the search, the export and its mask.
file = ledger()
[attempt] = file.page(Query("1234 n"))
file.close()
assert attempt.request.document == attempt.outcome.customer.texts[Field.DOCUMENT] == "V 1234 Ñ"
assert sentences.of_differences(request, attempt.outcome.customer) == (
    "Documento: se envió «V  1234 Ñ», el servicio guardó «V 1234 Ñ».",)
for is_masked, cell in ((False, "V 1234 Ñ"), (True, "V… 1… Ñ…")):
    write_csv(FOLDER / "table.csv", [attempt], is_masked)
    headings, row = (FOLDER / "table.csv").read_text("utf-8-sig").splitlines()
    assert dict(zip(headings.split(";"), row.split(";")))["documento"] == cell, row

# A ledger of the version before opens, and what is damaged of it is saved.
old = FOLDER / "old"
old.mkdir()
before = replace(attempt, request=replace(attempt.request, document=None))
before = replace(before, outcome=Created(before.outcome.link))
with contextlib.closing(sqlite3.connect(old / "ledger.sqlite3")) as connection, connection:
    schema.migrate(connection, old / "ledger.sqlite3", schema.STEPS[:-1])
    values = dict(zip(rows.COLUMNS, rows.row_of(before, before.at)))
    del values["identity"]
    values["detail"] = '{"customer": {"name": "Ana", "email": null, "cellphone": "+58414"}}'
    connection.execute(
        f"INSERT INTO attempt ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()))
assert len(list(salvaged(old / "ledger.sqlite3"))) == 1
file = ledger(old)
[read] = file.page(Query())
file.put(attempt)
file.close()
assert read.request == before.request
assert Field.DOCUMENT not in read.outcome.customer.texts

# The draft's file, with what an earlier version left.
drafts = DraftFile(FOLDER)
drafts.keep([KeptDraft(DRAFT)])
assert drafts.load() == (KeptDraft(DRAFT),)
kept = json.loads(drafts.path.read_text())
del kept["document"]
drafts.path.write_text(json.dumps(kept))
assert drafts.load() == (KeptDraft(replace(DRAFT, document="")),)

# The form's row.
application = QApplication([])
form = Form("VE")
form.fill(DRAFT)
assert form.draft == DRAFT
assert form.can_show(Field.DOCUMENT)
form.show_refusals({Field.DOCUMENT: "documentNumber is closed."})
[row] = [row for row in form.rows.values() if row.label.text() == "Documento"]
assert row.hint.text() == "documentNumber is closed."
assert row.editor.accessibleName() == "Documento"
form.next_customer(form.name)
assert form.untouched
"""

RECIPE: Final = Recipe(
    name="a field of the API",
    max_files=5,
    edits=(
        Edit(
            "cammer_desktop/domain/fields.py",
            '        variable="correo",\n    )',
            _DECLARATION.rstrip(),
        ),
        Edit(
            "cammer_desktop/domain/session.py",
            "    email: str\n    destination: Destination\n    ticket: Ticket | None\n",
            '    document: str = ""\n',
        ),
        Edit(
            "cammer_desktop/domain/session.py",
            "    email: str | None\n    destination: Destination\n    ticket: Ticket | None\n",
            "    document: str | None = None\n",
        ),
        Edit(
            "cammer_desktop/domain/prefill.py",
            '    email: str = ""\n',
            '    document: str = ""\n',
        ),
        # A step that was released is never changed: a column comes in one of its own.
        Edit(
            "cammer_desktop/adapters/ledger/schema.py",
            "    # The next step comes above this line",
            '    ("ALTER TABLE attempt ADD COLUMN identity TEXT",),\n',
            is_before=True,
        ),
        Edit(
            "cammer_desktop/sandbox/contract.py",
            '    "cellphone": regex(r"\\+\\d{7,15}"),\n',
            '    "documentNumber": _ANY,\n',
        ),
    ),
    commands=(("tests.adapters.ledger.make_fixture",),),
    proof=_PROOF,
)
