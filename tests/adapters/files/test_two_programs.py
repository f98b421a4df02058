"""Two programs on one data folder: what one changed and the other did not touch is never lost."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import Download
from cammer_desktop.services.catalogue_service import CatalogueService
from cammer_desktop.services.settings_service import SettingsService, with_recent_region
from cammer_desktop.support.file_lock import FileLock
from tests.ledgers import NOON

VALUES: dict[str, tuple[Any, ...]] = {
    "region": ("VE", "BR", "CO"),
    "theme": ("system", "dark", "light"),
    "days_kept": (30, 0, 7),
    "duplicate_minutes": (10, 1, 2),
    "team_file": ("", "a.csv", "b.csv"),
    "whole_seconds": (30, 60, 90),
}
A_CHANGE = st.one_of(
    [st.tuples(st.just(key), st.sampled_from(values)) for key, values in VALUES.items()]
)
CODES = [f"{number}" for number in range(4)]


def setting(key: str, value: object) -> Callable[[Settings], Settings]:
    return lambda now: replace(now, **{key: value})  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.booleans(), A_CHANGE), max_size=12))
def test_settings_are_merged_by_key(changes: list[tuple[bool, tuple[str, object]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        services = [SettingsService(Settings(), SettingsFile(Path(folder))) for _ in range(2)]
        expected = asdict(Settings())
        for is_first, (key, value) in changes:
            service = services[is_first]
            if getattr(service.current, key) == value:
                continue  # for whoever sits there that is no change
            expected[key] = value
            service.change(setting(key, value))
            assert asdict(service.current) == expected
            assert asdict(SettingsFile(Path(folder)).load()) == expected


def catalogue_service(
    folder: Path, on_set_aside: Callable[[str], None] = pytest.fail
) -> CatalogueService:
    settings = SettingsService(Settings(), SettingsFile(folder))
    team = TeamFile(folder, lambda: NOON, lambda _url, _size: Download(b"", has_end=True))
    return CatalogueService(CatalogueFile(folder, on_set_aside), team, settings, lambda: NOON)


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.sampled_from(["add", "delete", "use"]),
            st.sampled_from(CODES),
            st.sampled_from(["Ana", "Rosa"]),
        ),
        max_size=12,
    )
)
def test_a_catalogue_is_merged_by_entry(changes: list[tuple[bool, str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        services = [catalogue_service(Path(folder)) for _ in range(2)]
        names: dict[str, str] = {}
        used: list[str] = []
        for is_first, what, code, name in changes:
            entry = NamedDestination(Kind.AGENT, name, code)
            if what == "add":
                names[code] = name
                services[is_first].change(lambda now, entry=entry: now.with_entry(entry))  # type: ignore[misc]
            elif what == "delete":
                names.pop(code, None)
                services[is_first].change(lambda now, entry=entry: now.without(entry))  # type: ignore[misc]
            else:
                used = [entry.key, *(each for each in used if each != entry.key)]
                services[is_first].change(lambda now, entry=entry: now.with_use(entry.key))  # type: ignore[misc]
            shown = services[is_first].own
            assert {each.code: each.name for each in shown.entries} == names  # type: ignore[union-attr]
            assert list(shown.recent) == used
            assert CatalogueFile(Path(folder), pytest.fail).load() == shown


def keys(service: CatalogueService) -> set[str]:
    return {each.key for each in service.own.entries}


DAMAGES = (None, b"", b"{", b"[]", b'{"entries": 7, "recent": []}')


@given(
    st.lists(
        st.one_of(
            st.tuples(
                st.booleans(), st.sampled_from(["add", "delete", "use"]), st.sampled_from(CODES)
            ),
            st.sampled_from(DAMAGES),
        ),
        max_size=12,
    )
)
def test_what_happens_to_the_catalogues_file_takes_nothing_from_a_program_that_knows_it(
    events: list[tuple[bool, str, str] | bytes | None],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told: list[str] = []
        services = [catalogue_service(folder, told.append) for _ in range(2)]
        deleted: set[str] = set()
        damaged = 0
        # In the end each of them notes a use until both have read what the other has written.
        for event in (*events, *((who, "use", "x") for who in (True, False, True))):
            if not isinstance(event, tuple):
                (folder / "catalogue.json").unlink(missing_ok=True)
                if event is not None:
                    (folder / "catalogue.json").write_bytes(event)
                continue
            is_first, what, code = event
            service = services[is_first]
            entry = NamedDestination(Kind.AGENT, "Ana", code)
            known = keys(service)
            damaged += (folder / "catalogue.json").exists() and not is_understood(folder)
            if what == "add":
                deleted.discard(entry.key)
                service.change(lambda now, entry=entry: now.with_entry(entry))  # type: ignore[misc]
            elif what == "delete":
                deleted.add(entry.key)
                service.change(lambda now, entry=entry: now.without(entry))  # type: ignore[misc]
            else:
                service.change(lambda now, entry=entry: now.with_use(entry.key))  # type: ignore[misc]
            assert keys(service) >= known - deleted
            if service.own != Catalogue():
                assert CatalogueFile(folder, pytest.fail).load() == service.own
        assert keys(services[0]) == keys(services[1])
        assert len(told) == damaged


def is_understood(folder: Path) -> bool:
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        (copy / "catalogue.json").write_bytes((folder / "catalogue.json").read_bytes())
        told: list[str] = []
        CatalogueFile(copy, told.append).load()
        return not told


PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.settings import Settings
from cammer_desktop.services.settings_service import SettingsService, with_recent_region

folder, who, key = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
settings = SettingsService(Settings(), SettingsFile(folder))
catalogue = CatalogueFile(folder, print)
print("ready", flush=True)
sys.stdin.readline()
for number in range(1, 41):
    settings.change(lambda now: replace(now, **{key: number}))
    entry = NamedDestination(Kind.AGENT, f"{who} {number}", f"{who}{number}")
    catalogue.change(lambda now: now.with_entry(entry))
settings.change(lambda now: with_recent_region(now, who))
"""


def test_two_processes_at_once_lose_nothing(data_directory: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(data_directory), who, key],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for who, key in (("VE", "days_kept"), ("BR", "duplicate_minutes"))
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready"
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    assert [process.communicate(timeout=120)[0] for process in started] == [b"", b""]
    assert [process.returncode for process in started] == [0, 0]
    settings = SettingsFile(data_directory).load()
    assert (settings.days_kept, settings.duplicate_minutes) == (40, 40)
    assert sorted(settings.recent_regions.split()) == ["BR", "VE"]
    entries = CatalogueFile(data_directory, pytest.fail).load().entries
    assert {each.key for each in entries} == {
        f"agent:{who}{number}" for who in ("VE", "BR") for number in range(1, 41)
    }


def test_the_last_regions_of_both_are_remembered(data_directory: Path) -> None:
    services = [SettingsService(Settings(), SettingsFile(data_directory)) for _ in range(2)]
    for service, region in zip(services, ("BR", "CO"), strict=True):
        service.change(lambda now, region=region: with_recent_region(now, region))  # type: ignore[misc]
    assert services[1].recent_regions == ("CO", "BR")


def test_a_file_that_another_program_locks_for_long_is_said_and_stays(
    data_directory: Path,
) -> None:
    service = SettingsService(Settings(), SettingsFile(data_directory))
    service.change(setting("theme", "dark"))
    before = (data_directory / "settings.json").read_bytes()
    lock = FileLock(data_directory / "settings.lock")
    assert lock.take()
    with pytest.raises(OSError, match=r"settings\.json"):
        service.change(setting("theme", "light"))
    assert (data_directory / "settings.json").read_bytes() == before
    assert service.current.theme == "dark"
    lock.release()
    service.change(setting("theme", "light"))
    assert service.current.theme == "light"


def test_where_no_lock_can_be_had_it_is_stored_all_the_same(data_directory: Path) -> None:
    for name in ("settings.lock", "catalogue.lock"):
        (data_directory / name).mkdir(parents=True)  # a folder cannot be opened for writing
    service = SettingsService(Settings(), SettingsFile(data_directory))
    service.change(setting("theme", "dark"))
    assert SettingsFile(data_directory).load().theme == "dark"
    catalogue = CatalogueFile(data_directory, pytest.fail)
    catalogue.change(lambda _: Catalogue(recent=("x",)))
    assert catalogue.load().recent == ("x",)


def test_what_a_newer_version_wrote_besides_is_kept_in_the_catalogue(data_directory: Path) -> None:
    data_directory.mkdir()
    (data_directory / "catalogue.json").write_text(
        '{"new": 1, "recent": [], "entries": ['
        '{"kind": "agent", "name": "Ana", "code": "1", "colour": "red"},'
        '{"kind": "agent", "name": "Rosa", "code": "2", "colour": "blue"}]}'
    )
    rosa = NamedDestination(Kind.AGENT, "Rosa", "2")
    CatalogueFile(data_directory, pytest.fail).change(lambda now: now.without(rosa))
    stored = (data_directory / "catalogue.json").read_text()
    assert '"new": 1' in stored
    assert '"colour": "red"' in stored
    assert "blue" not in stored
