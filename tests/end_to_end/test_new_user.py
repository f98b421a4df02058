"""The program on its first start, on a real screen: from the keyboard to the QR code."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, started
from tests.samples import CODE


def check_the_end(screen: Screen, process: subprocess.Popen[str]) -> None:
    """Close the window, and check that nothing was reported on the streams."""
    screen.closes()
    said, complained = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said, complained) == (0, "", "")


def test_a_typed_customer_becomes_a_link_on_the_screen_and_on_the_clipboard(
    the_screen: Screen, data_directory: Path
) -> None:
    command = [PROGRAM, "--sandbox", "--data-dir", str(data_directory)]
    with started(command, the_screen.environment) as process:
        the_screen.waits_for_window()
        the_screen.creates()
        link = the_screen.waits_for_code()
        assert re.fullmatch(r"https://sandbox\.invalid/session/[a-z0-9-]+", link)
        assert the_screen.clipboard == link
        check_the_end(the_screen, process)


def test_the_icon_starts_it_without_any_argument(the_screen: Screen, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    with started([PROGRAM], {**the_screen.environment, **home}) as process:
        the_screen.waits_for_window()
        check_the_end(the_screen, process)
    assert list(tmp_path.rglob("*.log"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_two_customers_one_after_the_other(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path, theme: str
) -> None:
    data_directory.mkdir()
    (data_directory / "settings.json").write_text(json.dumps({"theme": theme}))
    command = [PROGRAM, "--api-url", sandbox.address, "--data-dir", str(data_directory)]
    token = {"CAMMER_TOKEN": sandbox.token}
    with started(command, {**the_screen.environment, **token}) as process:
        the_screen.waits_for_window()
        the_screen.types("Abraham\t0414 131 5854\t\t")
        the_screen.presses("Right")
        the_screen.types(f"\t{CODE}")
        the_screen.presses("ctrl+Return")
        links = [the_screen.waits_for_code()]
        the_screen.presses("ctrl+n")
        the_screen.types("David\t0414 131 5855")
        the_screen.presses("ctrl+KP_Enter")
        links.append(the_screen.waits_for_code(other_than=links[0]))
        assert the_screen.clipboard == links[1]
        check_the_end(the_screen, process)
    assert links == [received.link for received in sandbox.received]
    assert [json.loads(received.body) for received in sandbox.received] == [
        {"name": "Abraham", "cellphone": "+584141315854", "userCode": CODE},
        {"name": "David", "cellphone": "+584141315855", "userCode": CODE},
    ]
