"""The scheme for real: registered by the command, opened by the desktop, taken by the program."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil
import pytest

from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, environment, until
from tests.programs import Programs


class Person:
    """Who has registered the program at a screen, and follows links."""

    def __init__(self, folder: Path, screen: Screen) -> None:
        self.data: Final = folder / "data of Ana"
        own = Programs(folder / "home").environment
        self._environment: Final = environment({**own, **screen.environment})

    def registers(self) -> None:
        options = ("--sandbox", "--data-dir", str(self.data))
        assert self._run(PROGRAM, "register-scheme", *options) == 0

    def follows(self, tool: str, address: str) -> int:
        """Have a tool of the desktop open an address; return its exit code."""
        return self._run(*tool.split(), address)

    def programs(self) -> list[psutil.Process]:
        """Return the running programs that were started with this data folder."""
        everything = psutil.process_iter(["cmdline"])
        return [each for each in everything if str(self.data) in (each.info["cmdline"] or [])]

    def _run(self, *command: str) -> int:
        return subprocess.run(command, env=self._environment, timeout=PATIENCE).returncode


@pytest.fixture
def person(the_screen: Screen, tmp_path: Path) -> Iterator[Person]:
    made = Person(tmp_path, the_screen)
    made.registers()
    yield made
    for process in made.programs():
        process.kill()
        process.wait(PATIENCE)


def test_a_link_starts_the_window_and_another_reaches_it(
    person: Person, the_screen: Screen
) -> None:
    assert person.follows("gio open", "cammer://new?name=Ana&phone=04141315854") == 0
    [window] = until(lambda: the_screen.windows)
    [program] = person.programs()
    assert person.follows("gio open", "cammer://new?name=Eva&category=Ventas") == 0
    until(lambda: person.programs() == [program])
    assert the_screen.windows == [window]
