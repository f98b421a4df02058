"""The words that stand in stored data are declared; renaming a class changes none of them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.ledger.rows import COLUMNS, attempt_of, row_of
from cammer_desktop.domain.destination import Agent, Category, Destination, NoDestination
from cammer_desktop.domain.kept_draft import KeptDraft
from tests.ledgers import NOON, attempt
from tests.samples import draft

_WORDS: Final[tuple[tuple[Destination, str], ...]] = (
    (Category("7"), "category"),
    (Agent("7"), "agent"),
    (NoDestination(), "nodestination"),
)


@pytest.fixture(autouse=True)
def _renamed() -> Iterator[None]:
    # Not by monkeypatch, which would delete a name that it did not find in the class itself.
    names = {kind: kind.__name__ for kind in (Category, Agent, NoDestination)}
    for kind in names:
        kind.__name__ = "Renamed"
    yield
    for kind, name in names.items():
        kind.__name__ = name


@pytest.mark.parametrize(("destination", "word"), _WORDS)
def test_a_row_of_the_ledger(destination: Destination, word: str) -> None:
    made = attempt()
    made = replace(made, request=replace(made.request, destination=destination))
    row = row_of(made, NOON)
    assert row[COLUMNS.index("destination")] == word
    assert attempt_of(row) == made


@pytest.mark.parametrize(("destination", "word"), _WORDS)
def test_a_draft(tmp_path: Path, destination: Destination, word: str) -> None:
    file = DraftFile(tmp_path)
    made = draft(destination=destination)
    file.keep([KeptDraft(made)])
    assert json.loads(file.path.read_bytes())["destination"] == word
    assert file.load() == (KeptDraft(made),)
