"""Keys pressed fast: the highlighted entry is sent, and no letter goes astray."""

import json
from pathlib import Path

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PROGRAM, Screen, started, until
from tests.programs import Programs
from tests.samples import CODE

SALES = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
SAME = NamedDestination(Kind.CATEGORY, "Ventas", "b7d3")
TAKING = ("ctrl+Return", "ctrl+KP_Enter", "Return", "KP_Enter", "Tab", "shift+Tab")


def test_the_highlighted_entry_is_sent_and_the_next_letter_is_the_next_customers(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path
) -> None:
    CatalogueFile(data_directory, print).change(lambda _: Catalogue((SALES, SAME)))
    command = [PROGRAM, "--api-url", sandbox.address, "--data-dir", str(data_directory)]
    environment = {**the_screen.environment, "CAMMER_TOKEN": sandbox.token}
    expected = []
    with started(command, environment):
        the_screen.waits_for_window()
        for number, keys in enumerate(TAKING):
            entry = (SAME, SALES)[number % 2]  # always the other: the last used one is the first
            the_screen.types(f"Ana\t0414 131 585{number}\t\t\t")
            the_screen.presses("ctrl+a", "v", "e", "n", "Down", keys)
            if not keys.startswith("ctrl"):
                the_screen.presses("ctrl+Return")
            expected.append(("Ana", f"+58414131585{number}", entry.code))
            until(lambda: len(sandbox.received) == len(expected))
            until(lambda: the_screen.waits_for_code() == sandbox.received[-1].link)
            the_screen.presses("ctrl+n", *"Eva", "Tab", *"04142225850")
            # The list is open when the next customer comes, and comes again.
            the_screen.presses("Tab", "Tab", "Tab", "ctrl+a", "v", "e", "ctrl+n", "ctrl+n")
    bodies = [json.loads(each.body) for each in sandbox.received]
    assert [(b["name"], b["cellphone"], b["categoryCode"]) for b in bodies] == expected


def test_what_is_pressed_before_a_dialog_stands_is_the_dialogs(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path, tmp_path: Path
) -> None:
    programs = Programs(tmp_path / "home")
    programs.register("mailto")
    command = [PROGRAM, "--api-url", sandbox.address, "--data-dir", str(data_directory)]
    given = {**the_screen.environment, **programs.environment, "CAMMER_TOKEN": sandbox.token}
    settings = data_directory / "settings.json"
    with started(command, given):
        the_screen.waits_for_window()
        the_screen.types("Ana\t0414 131 5850\t\t")
        the_screen.presses("Right", "Right", "ctrl+Return")
        link = the_screen.waits_for_code()
        address = (*"eva", "at", *"example", "period", *"com")
        the_screen.presses("ctrl+shift+m", *address, "ctrl+Return")
        uri = until(lambda: programs.received("mailto"))
        the_screen.waits_for_window()
        the_screen.presses("ctrl+n", *"Luz", "Tab", *"04141315851")
        the_screen.presses("ctrl+comma", "alt+s", "Down", "Return")  # the look
        until(lambda: json.loads(settings.read_text("utf-8"))["theme"] == "light")
        the_screen.waits_for_window()
        the_screen.presses("ctrl+Return")
        the_screen.waits_for_code(other_than=link)
    assert uri.startswith("mailto:eva@example.com?")
    names = [json.loads(each.body)["name"] for each in sandbox.received]
    assert names == ["Ana", "Luz"]
