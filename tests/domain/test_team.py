"""What tells that a download of the team's file lacks its end, and what its flaws are said like."""

import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import EntryFlaw, Kind, NamedDestination
from cammer_desktop.domain.catalogue_file import Doubt, FileRow
from cammer_desktop.domain.team import TeamCopy, ends_within, is_address, is_beginning, origin_of
from tests.ledgers import NOON

ALL = tuple(NamedDestination(Kind.AGENT, f"Ana {n}", f"c-{n}") for n in range(3))


@pytest.mark.parametrize(
    ("content", "lacks"),
    [
        (b"tipo;nombre\r\nagente;Ana\r\n", False),
        (b"tipo;nombre\nagente;Ana", True),
        (b"tipo;nombre\nagente;{nombre}", True),
        ("tipo;nombre\n".encode("utf-16"), False),
        (b'\xef\xbb\xbf{"entries": []}\n', False),
        (b'[{"kind": "agent"},', True),
    ],
)
def test_a_whole_file_ends_as_one(content: bytes, lacks: bool) -> None:
    assert ends_within(content) is lacks


def test_what_ends_between_two_rows_is_the_beginning_of_what_there_was() -> None:
    kept = TeamCopy("x", NOON, ALL)
    assert is_beginning(ALL[:2], kept)
    assert not is_beginning(ALL, kept)
    assert not is_beginning(ALL[1:], kept)
    assert not is_beginning(ALL[:2], None)


def test_an_address_is_no_path() -> None:
    assert is_address("https://example.com/x")
    assert not is_address("//server/x")
    assert origin_of("https://example.com/x?y").origin == "https://example.com"
    assert origin_of(" https://Example.com:443/Hoja 1.csv#x@y").origin == "https://example.com"


@pytest.mark.parametrize(
    "source",
    [
        "https://a.example\\@b.example/x",
        "https://a.ex\tample/x",
        "https://a@b.example/x",
        "https://0x7f.1/x",
        "http://a.example/x",
        "ftp://a.example/x",
        "https:///x",
    ],
)
def test_an_address_that_may_lead_elsewhere_is_none(source: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        origin_of(source)


def test_rows_that_are_doubtful_are_told_beside_those_that_cannot_be_used() -> None:
    doubtful = [FileRow(row, ALL[0], doubts=(Doubt.LETTERS,)) for row in (3, 5)]
    one = sentences.of_team_rows(doubtful[:1])
    assert one.startswith("1 fila del archivo del equipo es dudosa: la 3. Se perdieron letras")
    assert "Se usa" in one
    both = sentences.of_team_rows([FileRow(2, flaw=EntryFlaw.NAME), *doubtful])
    assert "no se puede usar: la 2." in both
    assert "2 filas del archivo del equipo son dudosas; la primera es la 3." in both


@pytest.mark.parametrize("said", [sentences.of_catalogue_rows, sentences.of_team_rows])
def test_what_cannot_be_used_is_told_with_the_first_of_it(said: object) -> None:
    rows = [FileRow(7, flaw=EntryFlaw.NAME), FileRow(9, flaw=EntryFlaw.CODE)]
    assert callable(said)
    for number in (1, 2):
        text = said(rows[:number])
        assert str(number) in text
        assert "7" in text
        assert "Falta el nombre." in text
