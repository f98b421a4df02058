"""A desktop with an accessibility bus, the program on it, and a reader of its tree."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.accessibility.tree import Tree, tree
from tests.end_to_end.at_spi import accessible
from tests.end_to_end.screen import PROGRAM, Screen, screen, started_with
from tests.keyrings import bus, desktop


@dataclass(frozen=True, slots=True)
class Desk:
    """A screen with a keyboard, a reader of all that is on it, and what programs need for it."""

    screen: Screen
    tree: Tree
    environment: Mapping[str, str]


@pytest.fixture(scope="session")
def the_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all tests."""
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(desktop())
        stack.enter_context(bus(home))
        made = stack.enter_context(screen(tmp_path_factory.mktemp("screen")))
        environment = stack.enter_context(accessible(home, made.environment))
        yield Desk(made, stack.enter_context(tree(environment)), environment)


@pytest.fixture
def options() -> tuple[str, ...]:
    """Further options of the program."""
    return ()


@pytest.fixture
def desk(the_desk: Desk, data_directory: Path, options: tuple[str, ...]) -> Iterator[Desk]:
    """The desk with the program's window, in which the countries are known."""
    command = [PROGRAM, "--sandbox", "--data-dir", str(data_directory), *options]
    with started_with(the_desk.environment, command):
        the_desk.screen.waits_for_window()
        the_desk.tree.waits(lambda nodes: any("+58" in each.description for each in nodes))
        yield the_desk
    the_desk.tree.waits(lambda nodes: not nodes)
