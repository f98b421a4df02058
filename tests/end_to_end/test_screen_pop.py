"""Screen pops for real: another process fills in the window that runs, and keys do the rest."""

import json
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support.waiting import within
from tests.end_to_end import telling_program
from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, started, until
from tests.programs import SCHEMES, Programs
from tests.samples import CODE

SALES = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
ANA = "cammer://new?name=Ana+P%C3%A9rez&phone=0424+555+1212&category=ventas"


@pytest.fixture
def options(sandbox: Sandbox, data_directory: Path) -> list[str]:
    """How the program is started, with a destination in the catalogue."""
    CatalogueFile(data_directory, print).change(lambda _: Catalogue((SALES,)))
    return ["--api-url", sandbox.address, "--data-dir", str(data_directory)]


def brings(screen: Screen, options: list[str], address: str, code: int = 0) -> None:
    """Have another process bring an address to the window, and end with this exit code."""
    command = [PROGRAM, *options, "open", "--", address]
    with started(command, screen.environment) as process:
        _out, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == code, said


def test_from_a_screen_pop_to_whatsapp_takes_at_most_four_keys(
    the_screen: Screen, sandbox: Sandbox, options: list[str], tmp_path: Path
) -> None:
    programs = Programs(tmp_path / "home")
    programs.register(*SCHEMES)
    env = {**the_screen.environment, **programs.environment, "CAMMER_TOKEN": sandbox.token}
    keys = 0

    def presses(key: str) -> None:
        nonlocal keys
        keys += 1
        the_screen.presses(key)

    with started([sys.executable, telling_program.__file__, *options], env) as process:
        the_screen.waits_for_window()
        brings(the_screen, options, ANA)
        assert process.stdout is not None
        assert within(PATIENCE, process.stdout.readline, "settled") == "settled\n"
        assert sandbox.received == []
        presses("ctrl+Return")
        link = the_screen.waits_for_code()
        presses("ctrl+shift+w")
        uri = urlsplit(until(lambda: programs.received("https")))
    assert (uri.path, link in parse_qs(uri.query)["text"][0]) == ("/584245551212", True)
    [received] = sandbox.received
    assert json.loads(received.body) == {
        "name": "Ana Pérez",
        "cellphone": "+584245551212",
        "categoryCode": CODE,
    }
    assert keys <= 4


@pytest.fixture
def let_go(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What the service waits for before it answers."""
    let_go, answer = threading.Event(), sandbox.answer

    def later(headers: Mapping[str, str], body: bytes) -> Answer:
        answered = answer(headers, body)
        assert let_go.wait(PATIENCE)
        return answered

    monkeypatch.setattr(sandbox, "answer", later)
    return let_go


def test_during_a_call_it_waits_and_after_a_kill_it_is_offered_with_its_marks(
    the_screen: Screen,
    sandbox: Sandbox,
    options: list[str],
    data_directory: Path,
    let_go: threading.Event,
) -> None:
    env = {**the_screen.environment, "CAMMER_TOKEN": sandbox.token}
    drafts = DraftFile(data_directory)
    with started([PROGRAM, *options], env) as process:
        the_screen.waits_for_window()
        the_screen.creates()
        until(lambda: sandbox.received)
        brings(the_screen, options, ANA)
        let_go.set()
        the_screen.waits_for_question()  # whether the new link may go from view
        the_screen.agrees()
        until(lambda: [each.draft.name for each in drafts.load()] == ["Ana Pérez"])
        process.kill()
    [kept] = drafts.load()
    assert kept.outside == {Field.NAME, Field.PHONE, Field.CATEGORY}
    assert (kept.draft.destination, len(sandbox.received)) == (SALES.destination, 1)


def test_a_start_with_one_opens_the_window_filled_in(
    the_screen: Screen, sandbox: Sandbox, options: list[str], data_directory: Path
) -> None:
    drafts = DraftFile(data_directory)
    command = [PROGRAM, *options, "open", "--", ANA]
    with started(command, the_screen.environment):
        the_screen.waits_for_window()
        until(lambda: [each.draft.name for each in drafts.load()] == ["Ana Pérez"])
        [kept] = drafts.load()
        assert (kept.draft.destination, sandbox.received) == (SALES.destination, [])
        brings(the_screen, options, f"{ANA}&token=canary", code=2)
        assert "lleva un token" in the_screen.reads_message()
        assert drafts.load()[0].draft.name == "Ana Pérez"
