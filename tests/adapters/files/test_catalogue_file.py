"""The files of catalogue, team and draft: stored, private, and never a reason not to start."""

import json
import os
import ssl
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import (
    Catalogue,
    EntryFlaw,
    Kind,
    NamedDestination,
    Promotion,
    Template,
)
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.session import Draft, Ticket
from cammer_desktop.domain.team import TeamCopy, TeamError, TeamFault
from tests.adapters.http.authority import Authority
from tests.adapters.http.calls import closed_port
from tests.samples import draft
from tests.servers import Server, Visit
from tests.systems import assert_private

WEB = Downloads(Network(2, 5), ProxyFinder(MemoryVault()))
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SALES = NamedDestination(Kind.CATEGORY, "Ventas", "a7d3")
FATHERS = Promotion("Padre", "20 %", "Para {nombre}", date(2026, 6, 1), date(2026, 6, 21))
OWN = Catalogue((SALES, FATHERS), (SALES.key,))
UNREADABLE = (b"", b"{", b"[]", b"7", b'{"entries": 7, "recent": []}', b"\xff", b"[" * 100_000)


def team_file(folder: Path) -> TeamFile:
    return TeamFile(folder, lambda: NOON, WEB.fetch)


class TestOwnCatalogue:
    @pytest.fixture
    def told(self) -> list[str]:
        return []

    @pytest.fixture
    def file(self, data_directory: Path, told: list[str]) -> CatalogueFile:
        return CatalogueFile(data_directory, told.append)

    def test_without_a_file_it_is_empty_and_nothing_is_made(self, file: CatalogueFile) -> None:
        assert file.load() == Catalogue()
        assert not file.path.parent.exists()

    def test_what_was_changed_is_there_for_the_next_run(self, file: CatalogueFile) -> None:
        assert file.change(lambda _: OWN) == OWN
        assert CatalogueFile(file.path.parent, print).load() == OWN
        assert_private(file.path, file.path.parent)

    def test_a_template_keeps_its_lines_and_what_a_newer_version_wrote_besides(
        self, file: CatalogueFile
    ) -> None:
        greeting = Template(Channel.EMAIL, "Saludo", "Hola:\n\n{enlace}", "Su enlace", True)
        other = {"kind": "template", "name": "Otra", "channel": "fax", "text": "{enlace}"}
        file.change(lambda _: Catalogue((greeting,)))
        stored = json.loads(file.path.read_bytes())
        stored["entries"][0]["colour"] = "blue"
        stored["entries"].append(other)  # of a channel that only a newer version has
        file.path.write_text(json.dumps(stored), "utf-8")
        again = CatalogueFile(file.path.parent, print)
        assert again.change(lambda own: own.with_entry(SALES)).entries == (greeting, SALES)
        assert [row.flaw for row in again.flawed] == [EntryFlaw.CHANNEL]
        first, *_sales, last = json.loads(file.path.read_bytes())["entries"]
        assert (first, last) == (stored["entries"][0], other)

    def test_a_change_begins_with_what_another_program_has_stored(
        self, file: CatalogueFile
    ) -> None:
        CatalogueFile(file.path.parent, print).change(lambda _: OWN)
        assert file.change(lambda now: now.without(FATHERS)).entries == (SALES,)

    @pytest.mark.parametrize("content", UNREADABLE, ids=lambda content: repr(content[:20]))
    def test_a_file_that_cannot_be_understood_is_kept_aside_and_said(
        self, file: CatalogueFile, told: list[str], content: bytes
    ) -> None:
        file.path.parent.mkdir()
        file.path.write_bytes(content)
        assert file.load() == Catalogue()
        assert told == ["catalogue.json.bad"]
        assert file.path.with_name(told[0]).read_bytes() == content

    @pytest.mark.parametrize("content", [None, *UNREADABLE], ids=lambda content: repr(content)[:20])
    def test_what_was_read_here_is_written_back_where_the_file_is_lost(
        self, file: CatalogueFile, told: list[str], content: bytes | None
    ) -> None:
        file.path.parent.mkdir()
        file.path.write_text(
            '{"new": 1, "recent": [], "entries": ['
            '{"kind": "agent", "name": "Ana", "code": "1", "colour": "red"}]}'
        )
        before = file.load()
        file.path.unlink()
        if content is not None:
            file.path.write_bytes(content)
        after = file.change(lambda now: now)
        assert after == before == CatalogueFile(file.path.parent, pytest.fail).load()
        assert '"colour": "red"' in file.path.read_text()
        assert '"new": 1' in file.path.read_text()
        assert told == ([] if content is None else ["catalogue.json.bad"])

    def test_a_file_begun_anew_by_another_program_takes_nothing_away(
        self, file: CatalogueFile
    ) -> None:
        file.change(lambda _: OWN)
        file.path.unlink()
        rosa = NamedDestination(Kind.AGENT, "Rosa", "2")
        CatalogueFile(file.path.parent, pytest.fail).change(lambda now: now.with_entry(rosa))
        for _ in range(2):  # also if it is not written in between
            assert file.load().entries == (rosa, *OWN.entries)
        assert file.change(lambda now: now.without(rosa)).entries == OWN.entries
        assert CatalogueFile(file.path.parent, pytest.fail).load().entries == OWN.entries

    def test_a_folder_that_cannot_be_had_is_an_os_error(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine")
        with pytest.raises(OSError, match="file"):
            CatalogueFile(tmp_path / "file", print).change(lambda _: OWN)


class TestTeamFile:
    CONTENT = catalogue_file.to_csv(OWN.entries)

    @pytest.fixture
    def team(self, data_directory: Path) -> TeamFile:
        return team_file(data_directory)

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        path = tmp_path / "equipo.csv"
        path.write_bytes(self.CONTENT)
        return path

    def fault(self, team: TeamFile, source: str) -> TeamFault:
        with pytest.raises(TeamError) as raised:
            team.read(source)
        return raised.value.fault

    def test_a_path_is_read_and_a_copy_kept(self, team: TeamFile, source: Path) -> None:
        copy = TeamCopy(str(source), NOON, OWN.entries)
        assert team.kept(str(source)) is None
        assert team.read(str(source)) == copy
        source.unlink()
        assert team.kept(str(source)) == copy
        assert team.kept("/another") is None
        assert_private(team.path)

    @pytest.mark.parametrize("content", [b"", b"<html>", b'[{"kind": "agent"}]'])
    def test_a_broken_file_is_said_and_the_last_good_copy_stays(
        self, team: TeamFile, source: Path, content: bytes
    ) -> None:
        copy = team.read(str(source))
        source.write_bytes(content)
        assert self.fault(team, str(source)) is TeamFault.BROKEN
        assert team.kept(str(source)) == copy

    def test_a_file_that_is_too_large_is_said_to_be_that(
        self, team: TeamFile, source: Path
    ) -> None:
        source.write_bytes(self.CONTENT + b"\n" * catalogue_file.MAX_BYTES)
        assert self.fault(team, str(source)) is TeamFault.TOO_LARGE

    @pytest.mark.parametrize("source", ["/nowhere/equipo.csv", "", "a\x00b", "/"])
    def test_a_path_without_a_file_is_said(self, team: TeamFile, source: str) -> None:
        assert self.fault(team, source) is TeamFault.UNREACHABLE

    @pytest.mark.parametrize("content", UNREADABLE, ids=lambda content: repr(content[:20]))
    def test_a_copy_that_cannot_be_understood_is_none(
        self, team: TeamFile, source: Path, content: bytes
    ) -> None:
        team.path.parent.mkdir()
        team.path.write_bytes(content)
        assert team.kept(str(source)) is None
        assert team.read(str(source)).entries == OWN.entries

    def test_without_room_for_a_copy_it_is_in_use_all_the_same(
        self, data_directory: Path, source: Path
    ) -> None:
        data_directory.write_text("a file in the folder's place")
        team = team_file(data_directory)
        assert team.read(str(source)).entries == OWN.entries

    def test_an_address_is_read_over_tls(
        self, team: TeamFile, trusted: None, authority: Authority
    ) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        with Server(self.serve, context) as server:
            source = f"https://localhost:{port_of(server)}/equipo.csv?v=1"
            assert team.read(source).entries == OWN.entries
            assert team.kept(source) is not None
        head = server.visits[0].head.decode()
        assert head.startswith("GET /equipo.csv?v=1 HTTP/1.1")
        assert "authorization" not in head.lower()

    def test_a_certificate_that_is_not_trusted_is_said(
        self, team: TeamFile, stranger: Authority
    ) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        stranger.issue_cert("localhost").configure_cert(context)
        with Server(self.serve, context) as server:
            source = f"https://localhost:{port_of(server)}/equipo.csv"
            assert self.fault(team, source) is TeamFault.UNTRUSTED

    @pytest.mark.parametrize("source", ["http://a.example/x", "ftp://a.example/x", "https://"])
    def test_an_address_that_is_not_private_is_never_asked(
        self, team: TeamFile, source: str
    ) -> None:
        assert self.fault(team, source) is TeamFault.UNTRUSTED

    @pytest.mark.parametrize(
        "head",
        [
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0",
            "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0",
            "garbage",
        ],
    )
    def test_an_address_without_a_file_is_said(self, team: TeamFile, head: str) -> None:
        def refuse(visit: Visit) -> None:
            visit.read_head()
            visit.send(f"{head}\r\n\r\n".encode())

        with Server(refuse) as server:
            source = f"http://127.0.0.1:{port_of(server)}/"
            assert self.fault(team, source) is TeamFault.UNREACHABLE

    def test_nobody_at_the_address_is_said(self, team: TeamFile) -> None:
        with closed_port() as port:
            assert self.fault(team, f"http://127.0.0.1:{port}/") is TeamFault.UNREACHABLE

    def test_a_file_without_an_end_is_not_read_to_it(self, team: TeamFile) -> None:
        def pour(visit: Visit) -> None:
            visit.read_head()
            visit.send(b"HTTP/1.1 200 OK\r\n\r\n")
            while not visit.stopping.is_set():
                visit.send(b"x" * 65536)

        with Server(pour) as server:
            source = f"http://127.0.0.1:{port_of(server)}/"
            assert self.fault(team, source) is TeamFault.TOO_LARGE

    def serve(self, visit: Visit) -> None:
        visit.read_head()
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(self.CONTENT)}\r\n\r\n"
        visit.send(head.encode() + self.CONTENT)


def port_of(server: Server) -> str:
    return server.address.origin.rpartition(":")[2]


class TestDraft:
    @pytest.fixture
    def file(self, data_directory: Path) -> DraftFile:
        return DraftFile(data_directory)

    @pytest.mark.parametrize(
        "typed",
        [
            draft(),
            draft(name="", phone="04", email="a@", destination=Category("7")),
            draft(destination=Agent("x"), ticket=Ticket("t", "d\nd")),
            draft(destination=NoDestination(), ticket=Ticket("", "")),
        ],
    )
    def test_what_was_typed_is_there_for_the_next_run(self, file: DraftFile, typed: Draft) -> None:
        file.keep([KeptDraft(typed)])
        assert DraftFile(file.path.parent).load() == (KeptDraft(typed),)
        assert_private(file.path)
        assert os.listdir(file.path.parent) == ["draft.json"]

    def test_what_was_forgotten_is_not(self, file: DraftFile) -> None:
        file.keep([KeptDraft(draft())])
        file.keep([])
        file.keep([])
        assert file.load() == ()
        assert os.listdir(file.path.parent) == []

    @pytest.mark.parametrize(
        "content", [*UNREADABLE, json.dumps({"name": "Ana"}).encode()], ids=lambda c: repr(c[:20])
    )
    def test_what_cannot_be_understood_is_none(self, file: DraftFile, content: bytes) -> None:
        file.path.parent.mkdir()
        file.path.write_bytes(content)
        assert file.load() == ()

    def test_several_are_kept_and_a_version_that_knows_one_reads_the_newest(
        self, file: DraftFile
    ) -> None:
        newest, older, oldest = (draft(name=name) for name in ("Ana", "Eva", "Zoë"))
        kept = (
            KeptDraft(newest, may_be_sent=True),
            KeptDraft(older, is_typed=True),
            KeptDraft(oldest),
        )
        file.keep(kept)
        assert DraftFile(file.path.parent).load() == kept
        assert json.loads(file.path.read_bytes())["name"] == "Ana"
        file.keep(kept[1:])
        assert file.load() == kept[1:]
