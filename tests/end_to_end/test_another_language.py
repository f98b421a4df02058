"""Another language in the middle of a customer, on a real screen and from the keyboard alone."""

import json
from pathlib import Path

from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PROGRAM, Screen, started, until
from tests.end_to_end.test_new_user import check_the_end


def test_a_draft_is_sent_as_it_was_typed_before_and_after(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path
) -> None:
    data_directory.mkdir()
    file = data_directory / "settings.json"
    file.write_text(json.dumps({"language": "es"}))
    command = [PROGRAM, "--api-url", sandbox.address, "--data-dir", str(data_directory)]
    token = {"CAMMER_TOKEN": sandbox.token}
    with started(command, {**the_screen.environment, **token}) as process:
        the_screen.waits_for_window()
        the_screen.types("Abrham\t0414 131 5854\tabraham@example.com\t")
        the_screen.presses("Right", "Right")  # no destination
        for _ in range(3):
            the_screen.presses("shift+Tab")
        the_screen.presses("Home", "Right", "Right", "Right")
        before = the_screen.windows
        the_screen.presses("ctrl+comma")
        the_screen.waits_for_question()
        the_screen.presses("Tab", "Home", "Down", "Return")  # English, after the system's
        until(lambda: json.loads(file.read_text())["language"] == "en")
        until(lambda: the_screen.windows and not set(before) & set(the_screen.windows))
        the_screen.waits_for_window()
        the_screen.types("a")  # where the caret was
        the_screen.presses("ctrl+Return")
        link = the_screen.waits_for_code()
        assert the_screen.clipboard == link
        check_the_end(the_screen, process)
    [received] = sandbox.received
    assert received.link == link
    assert json.loads(received.body) == {
        "name": "Abraham",
        "cellphone": "+584141315854",
        "email": "abraham@example.com",
    }
