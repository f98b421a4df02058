"""Keys pressed fast: the highlighted entry is sent, and no letter goes astray."""

import json
from pathlib import Path

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PROGRAM, Screen, started, until
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
