"""What another program holds on the clipboard becomes a link, by three real strokes."""

import json
from pathlib import Path

from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, started, until


def test_a_copied_customer_becomes_a_link(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path
) -> None:
    command = [PROGRAM, "--api-url", sandbox.address, "--data-dir", str(data_directory)]
    token = {"CAMMER_TOKEN": sandbox.token}
    with (
        the_screen.copied("Ana Pérez\t0414 131 5854\tana@example.com"),
        started(command, {**the_screen.environment, **token}) as process,
    ):
        the_screen.waits_for_window()
        the_screen.types("\t\t\t")
        the_screen.presses("Right", "Right")  # no destination
        the_screen.presses("ctrl+shift+v")
        the_screen.waits_for_question()
        the_screen.presses("Return")
        until(lambda: len(the_screen.windows) == 1)
        the_screen.waits_for_window()
        assert sandbox.received == []
        # A window that closes may take the keyboard with it, for a moment.
        the_screen.insists("ctrl+Return", until_it=lambda: bool(sandbox.received))
        link = the_screen.waits_for_code()
        the_screen.closes()
        said, complained = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said, complained) == (0, "", "")
    [received] = sandbox.received
    assert received.link == link
    customer = {"name": "Ana Pérez", "cellphone": "+584141315854", "email": "ana@example.com"}
    assert json.loads(received.body) == customer
