"""The team's file is read when it may be needed, never on a timer, and the last good copy stays
in use.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import Download, TeamCopy, TeamError, TeamFault
from cammer_desktop.services.catalogue_service import FRESH, RETRY, CatalogueService
from cammer_desktop.services.settings_service import SettingsService
from cammer_desktop.support.progress import CancelledError, Progress
from tests.ledgers import NOON

ROSA = NamedDestination(Kind.AGENT, "Rosa", "99")
LUIS = NamedDestination(Kind.AGENT, "Luis", "98")
NOTHING = Download(b"", has_end=True)


class SlowTeam:
    """The team's file; a test does something while it is being read."""

    def __init__(self, file: TeamFile) -> None:
        self._file = file
        self.in_between: Callable[[], None] = lambda: None

    def kept(self, source: str) -> TeamCopy | None:
        return self._file.kept(source)

    def read(self, source: str) -> TeamCopy:
        self.in_between()
        return self._file.read(source)


class Bench:
    """A service over real files, at a time that a test sets."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.time: datetime = NOON
        self.source = source
        self.team = SlowTeam(TeamFile(folder, lambda: self.time, lambda _url, _size: NOTHING))
        settings = Settings(team_file=str(source))
        self.settings = SettingsService(settings, SettingsFile(folder))
        self.service = CatalogueService(
            CatalogueFile(folder, pytest.fail), self.team, self.settings, lambda: self.time
        )

    def write(self, *entries: NamedDestination) -> None:
        """Let these be the team's entries."""
        self.source.write_bytes(catalogue_file.to_csv(entries))

    def use(self, source: str) -> None:
        """Let the settings name another file."""
        self.settings.use(lambda current: replace(current, team_file=source))

    def refresh(self) -> bool:
        """Read the team's file if it is due; return whether it was."""
        source = self.service.begin_reading_team()
        if source is not None:
            self.service.read_team(source)
        return source is not None

    @property
    def offered(self) -> list[str]:
        """The names of the offers."""
        return [offer.entry.name for offer in self.service.offers]


@pytest.fixture
def bench(data_directory: Path, tmp_path: Path) -> Bench:
    made = Bench(data_directory, tmp_path / "equipo.csv")
    made.write(ROSA)
    return made


def test_it_is_read_again_only_when_what_was_read_is_old(bench: Bench) -> None:
    assert bench.offered == []
    assert bench.refresh()
    assert bench.offered == ["Rosa"]
    bench.write(ROSA, LUIS)
    bench.time += FRESH - timedelta(seconds=1)
    assert not bench.refresh()
    bench.time += timedelta(seconds=1)
    assert bench.offered == ["Rosa"]  # time alone does not have it read
    assert bench.refresh()
    assert bench.offered == ["Luis", "Rosa"]


def test_a_clock_that_was_put_back_does_not_keep_it_from_being_read(bench: Bench) -> None:
    bench.refresh()
    bench.time -= timedelta(days=1)
    assert bench.refresh()


def test_while_it_is_read_nobody_else_reads_it(bench: Bench) -> None:
    asked: list[str | None] = []
    bench.team.in_between = lambda: asked.append(bench.service.begin_reading_team())
    bench.refresh()
    assert asked == [None]


def test_what_cannot_be_read_leaves_the_last_copy_in_use(
    bench: Bench, data_directory: Path
) -> None:
    bench.refresh()
    bench.source.unlink()
    later = Bench(data_directory, bench.source)
    for _ in range(2):
        with pytest.raises(TeamError) as caught:
            later.refresh()
        assert caught.value.fault is TeamFault.UNREACHABLE
        assert later.offered == ["Rosa"]
        later.time += FRESH


def test_the_kept_copy_is_used_without_reading_the_file(bench: Bench, data_directory: Path) -> None:
    bench.refresh()
    later = Bench(data_directory, bench.source)
    later.team.in_between = pytest.fail
    later.service.load_kept_team()
    assert later.offered == ["Rosa"]
    assert later.service.begin_reading_team() is not None  # it is still due


def test_without_a_file_in_the_settings_there_is_no_kept_copy(bench: Bench) -> None:
    bench.refresh()
    bench.use("")
    bench.service.load_kept_team()
    assert bench.offered == []


def test_without_a_file_in_the_settings_none_is_offered(bench: Bench) -> None:
    bench.refresh()
    bench.use("")
    assert not bench.refresh()
    assert (bench.offered, bench.service.team) == ([], None)


@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_read_of_a_file_that_is_not_wanted_any_more_does_not_count(
    bench: Bench, is_there: bool
) -> None:
    if not is_there:
        bench.source.unlink()

    def choose_another() -> None:
        bench.use("")
        assert not bench.service.begin_reading_team()

    bench.team.in_between = choose_another
    assert bench.refresh()
    assert bench.offered == []


def test_own_entries_are_stored_and_offered(bench: Bench, data_directory: Path) -> None:
    bench.service.change(lambda catalogue: catalogue.with_entry(LUIS))
    bench.refresh()
    assert bench.offered == ["Luis", "Rosa"]
    later = Bench(data_directory, bench.source)
    later.service.load()
    assert later.service.own.entries == (LUIS,)


def test_a_use_that_is_noted_lists_the_same_entries_anew_by_their_use_alone(bench: Bench) -> None:
    bench.service.change(lambda own: own.with_entries([LUIS, ROSA]))
    listed = bench.service.listed
    bench.service.change(lambda own: own.with_use(ROSA.key))
    assert bench.service.listed is listed  # of thousands no name is folded a second time
    assert bench.offered == ["Rosa", "Luis"]


def test_an_own_catalogue_that_cannot_be_opened_is_known_as_unread(
    bench: Bench, data_directory: Path
) -> None:
    path = data_directory / "catalogue.json"
    path.mkdir(parents=True)
    with pytest.raises(OSError, match=r"catalogue\.json"):
        bench.service.load()
    assert bench.service.is_unread
    path.rmdir()
    bench.service.load()
    assert not bench.service.is_unread


def test_a_reading_that_hangs_keeps_nobody_from_reading_another_file(
    bench: Bench, tmp_path: Path
) -> None:
    other = tmp_path / "otro.csv"
    other.write_bytes(catalogue_file.to_csv((LUIS,)))
    hanging = bench.service.begin_reading_team()
    assert hanging is not None
    bench.use(str(other))
    assert bench.refresh()
    assert bench.offered == ["Luis"]
    bench.use(hanging)  # it hangs still: nobody waits for it a second time
    assert bench.service.begin_reading_team() is None
    bench.use(str(other))
    bench.service.read_team(hanging)  # at last
    assert bench.refresh()
    assert bench.offered == ["Luis"]
    bench.use(hanging)
    assert bench.refresh()
    assert bench.offered == ["Rosa"]


def test_what_could_not_be_read_is_tried_again_soon(bench: Bench) -> None:
    content = bench.source.read_bytes()
    bench.source.unlink()
    with pytest.raises(TeamError):
        bench.refresh()
    assert not bench.refresh()  # but not at once
    bench.source.write_bytes(content)
    bench.time += RETRY
    assert bench.refresh()
    assert bench.offered == ["Rosa"]


def test_an_import_takes_what_is_new_or_changed_and_doubtful_rows_only_if_asked(
    bench: Bench,
) -> None:
    bench.service.change(lambda own: own.with_entry(LUIS))
    content = "tipo;nombre;código\nagente;Luis;98\nagente;Zoë;1,5E+12\nagente;Ana;a\n".encode()
    judged = bench.service.preview(content, Progress())
    rows = [each.row for each in judged]
    assert [each.is_doubtful for each in judged] == [False, True, False]
    assert bench.service.take(rows, False, Progress()) == 1
    assert bench.offered == ["Ana", "Luis"]
    assert bench.service.take(rows, True, Progress()) == 1
    assert bench.offered == ["Ana", "Luis", "Zoë"]


def test_an_import_that_was_cancelled_leaves_everything_as_it_was(bench: Bench) -> None:
    content = catalogue_file.to_csv((LUIS,))
    cancelled = Progress()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        bench.service.preview(content, cancelled)
    rows = [each.row for each in bench.service.preview(content, Progress())]
    with pytest.raises(CancelledError):
        bench.service.take(rows, False, cancelled)
    assert (bench.offered, bench.service.own) == ([], Catalogue())


def test_what_cannot_be_used_of_the_stored_catalogue_is_known(
    bench: Bench, data_directory: Path
) -> None:
    data_directory.mkdir(exist_ok=True)
    (data_directory / "catalogue.json").write_text('{"entries": [7], "recent": []}')
    bench.service.load()
    assert [row.number for row in bench.service.flawed] == [1]
