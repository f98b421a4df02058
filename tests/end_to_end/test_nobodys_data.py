"""A token and a customer leave no trace: on disk, in processes, on streams, in a crash report."""

import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PATIENCE, Screen, started, until
from tests.keyrings import Desktop

TOKEN = "canary-token-5d1c"
NAME = "Canaryname"
PHONE = "0414 131 5854"
EMAIL = "canarymail@example.com"
CODE = "c0a7a27c-0de0-4c0d-8000-c0ffee15dead"
TICKET = ("canarytitle", "canarydescription")
CANARIES = (TOKEN, NAME, EMAIL, CODE, *TICKET, PHONE, "4141315854", "414-1315854")

# The program with an error in a slot that quotes all data that it can reach.
TALKATIVE = """
import sys
from cammer_desktop import cli
from cammer_desktop.ui.help.presenter import HelpPresenter
from cammer_desktop.ui.widgets.actions import action
@action("F1", "F1")
def show(presenter):
    window = presenter._window
    raise RuntimeError(window.result_panel.link_box.link, str(window.form.state), vars(window))
HelpPresenter.show = show
sys.exit(cli.main())
"""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN)
    sandbox.start()
    yield sandbox
    sandbox.stop()


def keeps_the_token(desktop: Desktop, *options: str) -> None:
    """Put the token into the desktop's real keyring, as the command line does."""
    done = desktop.run("-m", "cammer_desktop", *options, "token", "set", stdin=TOKEN)
    assert done.returncode == 0, done.stderr


def works_through(screen: Screen) -> tuple[str, str]:
    """Make a link for a customer with all fields, trigger the error; return link and report."""
    screen.waits_for_window()
    screen.types(f"{NAME}\t{PHONE}\t{EMAIL}\t\t{CODE}\t")
    screen.presses("space")  # unfolds the ticket, and the cursor is in its title
    screen.types("\t".join(TICKET))
    screen.presses("ctrl+Return")
    link = screen.waits_for_code()
    screen.presses("F1")
    screen.waits_for_question()
    screen.presses("ctrl+a", "ctrl+c")
    return link, until(lambda: screen.clipboard.replace(link, ""))


def seen_by_others(process: subprocess.Popen[str]) -> str:
    """Return what other processes can see of a process and its children: arguments, environment."""
    ours = psutil.Process(process.pid)
    family = [ours, *ours.children(recursive=True)]
    return "\n".join(f"{each.cmdline()} {each.environ()}" for each in family)


def test_nothing_of_anybody_is_left_anywhere(
    the_screen: Screen, sandbox: Sandbox, unlocked_keyring: Desktop
) -> None:
    options = ("--api-url", sandbox.address, "--debug")
    keeps_the_token(unlocked_keyring, *options)
    more = {**unlocked_keyring.environment, **the_screen.environment}
    with started([sys.executable, "-c", TALKATIVE, *options], more) as process:
        link, report = works_through(the_screen)
        seen = seen_by_others(process)
        the_screen.presses("Escape")
        the_screen.waits_for_window()
        the_screen.closes()
        said, log = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (0, "")
    [received] = sandbox.received
    for canary in (NAME, "+584141315854", EMAIL, CODE, *TICKET):
        assert canary in received.body.decode()
    assert "RuntimeError" in report
    assert "RuntimeError" in log
    assert "XDG_DATA_HOME" in seen
    for canary in (*CANARIES, link, link.rpartition("/")[2]):
        assert canary not in report + log + seen
        # Only the ledger may contain customers and links; the token is in no file at all.
        left = {path.name for path in unlocked_keyring.holds(canary)}
        assert left <= (set() if canary == TOKEN else {"ledger.sqlite3"})
