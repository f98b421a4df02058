"""One entry that cannot be used never costs the others, in the own file and in the team's copy."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, EntryFlaw, Kind, NamedDestination
from cammer_desktop.domain.catalogue_file import Doubt, FileRow
from cammer_desktop.domain.team import Download
from tests.ledgers import NOON

ANA = NamedDestination(Kind.AGENT, "Ana", "1")
EVA = NamedDestination(Kind.AGENT, "Eva", "2")
ROSA = NamedDestination(Kind.AGENT, "Rosa", "3")
GOOD = [catalogue_file.record_of(ANA), catalogue_file.record_of(EVA)]
BAD: list[Any] = [
    None,
    7,
    "Ana",
    ["kind", "agent"],
    {},
    {"kind": "queue", "name": "of a newer version", "code": "9"},
    {"kind": "agent", "name": 7, "code": "9"},
    {"kind": "agent", "name": "half of \ud83d a character", "code": "9"},
    {"kind": "promotion", "name": "a", "title": "b", "description": "c", "from": "never"},
]


def stored(path: Path) -> Any:
    return json.loads(path.read_bytes())


@given(
    st.lists(st.one_of(st.sampled_from(GOOD), st.sampled_from(BAD)), max_size=8),
    st.sampled_from([[], ["agent:1"], None, 7, "agent:1", {}, [1, "agent:1", None], ["\ud83d"]]),
)
def test_what_is_wrong_with_one_entry_costs_no_other(records: list[Any], recent: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = CatalogueFile(Path(name), pytest.fail)
        content = json.dumps({"new": 1, "entries": records, "recent": recent})
        file.path.write_text(content)
        read = file.load()
        assert {entry.key for entry in read.entries} == {
            f"agent:{each['code']}" for each in records if each in GOOD
        }
        assert len(file.flawed) == sum(each in BAD for each in records)
        assert all(records[row.number - 1] in BAD for row in file.flawed)
        assert file.path.read_text() == content  # reading changes nothing
        file.change(lambda own: own.with_entry(ROSA))
        file.change(lambda own: own.without(ANA))
        after = stored(file.path)
        assert [each for each in after["entries"] if each in BAD] == [
            each for each in records if each in BAD
        ]
        assert after["new"] == 1
        again = CatalogueFile(Path(name), pytest.fail).load()
        assert again.entries[-1] == ROSA
        assert ANA not in again.entries


def test_an_entry_that_cannot_be_used_is_told_with_its_number(data_directory: Path) -> None:
    file = CatalogueFile(data_directory, pytest.fail)
    file.path.parent.mkdir()
    file.path.write_text(json.dumps({"entries": [GOOD[0], {"kind": "agent"}], "recent": []}))
    assert file.load().entries == (ANA,)
    assert file.flawed == (FileRow(2, flaw=EntryFlaw.NAME),)


def test_what_is_cancelled_at_the_last_moment_leaves_no_trace(data_directory: Path) -> None:
    file = CatalogueFile(data_directory, pytest.fail)
    file.change(lambda _: Catalogue((ANA,)))
    before = {path: path.read_bytes() for path in data_directory.iterdir()}

    def cancel() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        file.change(lambda own: own.with_entry(EVA), cancel)
    assert {path: path.read_bytes() for path in data_directory.iterdir()} == before
    assert file.load().entries == (ANA,)
    assert file.change(lambda own: own.with_entry(ROSA)).entries == (ANA, ROSA)


def test_the_teams_copy_gives_what_is_good_of_it(data_directory: Path) -> None:
    team = TeamFile(data_directory, lambda: NOON, lambda _url, _size: Download(b"", has_end=True))
    team.path.parent.mkdir()
    copy = {"source": "x.csv", "at": NOON.isoformat(), "entries": [*BAD, *GOOD]}
    team.path.write_text(json.dumps(copy))
    kept = team.kept("x.csv")
    assert kept is not None
    assert kept.entries == (ANA, EVA)
    assert len(kept.odd) == len(BAD)
    team.path.write_text(json.dumps({**copy, "entries": BAD}))
    assert team.kept("x.csv") is None


def test_the_good_rows_of_the_teams_file_are_used(data_directory: Path, tmp_path: Path) -> None:
    source = tmp_path / "equipo.csv"
    source.write_text("tipo;nombre;código\nagente;Ana;'1\nagente;;9\nagente;Eva;2\n", "utf-8")
    team = TeamFile(data_directory, lambda: NOON, lambda _url, _size: Download(b"", has_end=True))
    copy = team.read(str(source))
    assert copy.entries == (ANA, EVA)
    flawed, doubtful = FileRow(3, flaw=EntryFlaw.NAME), FileRow(4, EVA, doubts=(Doubt.NUMBER,))
    assert copy.odd == (flawed, doubtful)
