"""A data folder that an earlier version has written opens unchanged.

`data/` is a folder of November 2026 with a row for every outcome, cause and refusal there was then;
`read.txt` is what that version read of it. Neither is ever changed: what a later version stores
otherwise gets a folder of its own beside them. A later version may store more, in columns and keys
that it adds; what that version knew still stands there.

`names/` is a ledger of the last version that searched for letters as they are folded alone: names
with all kinds of letters, apostrophes, dashes and blanks; `names.txt` is what it read of them.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.adapters.ledger import rows as ledger_rows
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue_file import record_of
from cammer_desktop.domain.destination import Agent, Category, Destination
from cammer_desktop.domain.ledger import Query, State
from cammer_desktop.domain.outcome import Created, Outcome, Rejected
from cammer_desktop.domain.session import Customer
from cammer_desktop.domain.team import Download
from cammer_desktop.support.folding import plain

_HERE: Final = Path(__file__).parent
_TEAM: Final = "https://example.com/team.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the stored folder."""
    return _copy("data", tmp_path)


def _copy(name: str, place: Path) -> Path:
    copy = place / name
    copy.mkdir()
    for path in (_HERE / name).iterdir():  # wine has nothing of what shutil would use
        (copy / path.name).write_bytes(path.read_bytes())
    return copy


def _nobody(told: object) -> None:
    pytest.fail(f"something was set aside: {told}")


def _now() -> datetime:
    return datetime.now(UTC)


def _fetch(_address: str, _size: int) -> Download:
    pytest.fail("the copy is enough")


def _every(folder: Path) -> tuple[Attempt, ...]:
    ledger = LedgerFile(folder, _now, _nobody)
    try:
        return ledger.page(Query(), None, 1_000)
    finally:
        ledger.close()


def _of_attempt(attempt: Attempt) -> Iterator[str]:
    request, ticket = attempt.request, attempt.request.ticket
    yield f"# {attempt.id} {attempt.at.isoformat()}"
    yield repr((request.name, request.phone, request.email))
    yield _of_destination(request.destination)
    yield repr(None if ticket is None else (ticket.title, ticket.description))
    yield " ".join(each.channel.value for each in attempt.hand_overs)
    yield State.of(attempt.outcome).value
    yield _of_outcome(attempt.outcome)


def _of_destination(to: Destination) -> str:
    kind = {Category: "category", Agent: "agent"}.get(type(to), "none")
    return repr((kind, getattr(to, "code", ""), getattr(to, "name", "")))


def _of_outcome(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    if isinstance(outcome, Created):
        return repr((outcome.link, _of_customer(outcome.customer)))
    if isinstance(outcome, Rejected):
        numbers = (outcome.status_code, outcome.http_status)
        return repr((outcome.reason.name, *numbers, outcome.message, dict(outcome.fields)))
    found = outcome.diagnosis
    # What a diagnosis has since then is not in what that version read.
    since = {"logins"}
    diagnosis = found and {key: of for key, of in asdict(found).items() if key not in since}
    return repr((outcome.cause.name, outcome.http_status, diagnosis))


def _of_customer(customer: Customer | None) -> dict[str, str | None] | None:
    if customer is None:
        return None
    return {field.spec.vendor_key: text for field, text in customer.texts.items()}


def _of_files(folder: Path) -> Iterator[str]:
    [kept] = DraftFile(folder).load()
    draft = kept.draft
    yield from (draft.name, draft.phone, draft.region, draft.email)
    yield _of_destination(draft.destination)
    yield repr(None if draft.ticket is None else (draft.ticket.title, draft.ticket.description))
    catalogue = CatalogueFile(folder, _nobody).load()
    yield from (repr(record_of(entry)) for entry in catalogue.entries)
    yield repr(catalogue.recent)
    team = TeamFile(folder, _now, _fetch).kept(_TEAM)
    assert team is not None
    yield from (team.source, team.at.isoformat(), *(repr(record_of(each)) for each in team.entries))
    stood = json.loads((folder / "settings.json").read_bytes())
    settings = asdict(SettingsFile(folder).load())
    yield repr({name: value for name, value in settings.items() if name in stood})


def _rows(folder: Path) -> list[str]:
    return [line for attempt in _every(folder) for line in _of_attempt(attempt)]


def _read(folder: Path) -> str:
    return "\n".join([*_rows(folder), "# files", *_of_files(folder), ""])


def test_what_is_read_is_what_that_version_read(folder: Path) -> None:
    assert _read(folder) == (_HERE / "read.txt").read_text("utf-8")


def test_what_is_read_of_the_names_is_what_that_version_read(tmp_path: Path) -> None:
    read = "\n".join([*_rows(_copy("names", tmp_path)), ""])
    assert read == (_HERE / "names.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["data", "names"])
def test_each_row_would_be_written_as_it_stands(name: str, tmp_path: Path) -> None:
    folder = _copy(name, tmp_path)
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as connection:
        connection.row_factory = sqlite3.Row
        before = [dict(row) for row in connection.execute("SELECT * FROM attempt ORDER BY id DESC")]
    assert len(before) >= 20
    for row, attempt in zip(before, _every(folder), strict=True):
        row["haystack"] = plain(row["haystack"])  # as the second step of the schema rewrites it
        ended = datetime.fromtimestamp((row["ended"] or 0) / 1000, UTC)
        after = ledger_rows.row_of(attempt, ended)
        written = dict(zip(ledger_rows.COLUMNS, after, strict=True))
        assert _known(written, row) == row


def test_each_file_would_be_written_as_it_stands(folder: Path) -> None:
    before = {path: json.loads(path.read_bytes()) for path in folder.glob("*.json")}
    drafts, settings = DraftFile(folder), SettingsFile(folder)
    drafts.keep(drafts.load())
    settings._write(settings.load())
    catalogue = CatalogueFile(folder, _nobody)
    catalogue.path.write_bytes(catalogue._content(catalogue.load(), {}))
    assert len(before) == 4
    for path, stood in before.items():
        known = _known(json.loads(path.read_bytes()), stood)
        assert json.dumps(known) == json.dumps(stood), path.name  # the order of the keys as well


def _known(after: Any, before: Any) -> Any:
    """Return of what is written now what that version knew: keys that were added are left out."""
    if isinstance(after, dict) and isinstance(before, dict):
        return {key: _known(after[key], before[key]) for key in after if key in before}
    if isinstance(after, list) and isinstance(before, list) and len(after) == len(before):
        return list(map(_known, after, before))
    return after
