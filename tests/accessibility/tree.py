"""Whoever has no eyes for the window: finds things in its accessibility tree, and acts by it."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from cammer_desktop.support.waiting import within
from tests.end_to_end.screen import PATIENCE, until

_READER: Final = str(Path(__file__).with_name("reader.py"))
# Not the one of the tests' environment: the bindings of AT-SPI are the system's.
_PYTHON: Final = "/usr/bin/python3"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Node:
    """What a screen reader knows of a control; `parent` is the number of the one around it."""

    number: int
    parent: int
    role: str
    name: str
    description: str
    states: Sequence[str]
    actions: Sequence[str]
    keys: str
    text: str | None


class Tree:
    """The accessibility tree of all programs of a desktop."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def reads(self) -> list[Node]:
        """Return every node of the window or dialog in front, each before those below it."""
        nodes = self._reads()
        # Below the program itself are its windows; the newest dialog is the last.
        programs = [each.number for each in nodes if each.parent < 0]
        tops = [each for each in nodes if each.parent in programs]
        dialogs = [each for each in tops if each.role != "frame"]
        if not dialogs:
            return nodes
        inside = {dialogs[-1].number}
        for each in nodes:
            if each.parent in inside:
                inside.add(each.number)
        return [each for each in nodes if each.number in inside]

    def _reads(self) -> list[Node]:
        return [Node(**each) for each in self._asks(do="tree")]

    def finds(self, name: str, role: str = "") -> Node:
        """Wait for the one node with this name, of this role if one is given."""

        def found() -> list[Node]:
            named = [each for each in self.reads() if each.name == name]
            named = [each for each in named if role in ("", each.role)]
            return named if len(named) == 1 else []

        try:
            return until(found)[0]
        except TimeoutError:
            raise AssertionError((name, role, self.tells())) from None

    def sees(self, name: str, role: str = "") -> bool:
        """Tell whether there is such a node now."""
        return any(each.name == name and role in ("", each.role) for each in self.reads())

    def waits(self, holds: Callable[[list[Node]], T]) -> T:
        """Wait until something is true of what is in view, and return it."""
        try:
            return until(lambda: holds(self.reads()))
        except TimeoutError:
            raise AssertionError(self.tells()) from None

    def does(self, name: str, action: str = "Press", role: str = "") -> None:
        """Wait for a node, and do this with it."""
        self.acts_on(self.finds(name, role), action)

    def acts_on(self, node: Node, action: str) -> None:
        """Do this with a node that was just read."""
        assert self._asks(do="act", at=node.number, action=action), node

    def writes(self, name: str, text: str, role: str = "text") -> None:
        """Wait for an editor, and put another text into it."""
        node = self.finds(name, role)
        assert self._asks(do="write", at=node.number, text=text), node

    def relations(self, name: str, role: str = "") -> Mapping[str, list[str]]:
        """Wait for a node; return its relations, each with the names of what it leads to."""
        related: dict[str, list[str]] = self._looks(name, role)["relations"]
        return related

    def locale(self, name: str) -> str:
        """Wait for a node; return the locale of its texts."""
        return str(self._looks(name)["locale"])

    def _looks(self, name: str, role: str = "") -> Any:
        return self._asks(do="look", at=self.finds(name, role).number)

    @property
    def focus(self) -> str:
        """The name of what has the focus."""
        return next((each.name for each in self.reads() if "focused" in each.states), "")

    def tells(self) -> str:
        """Return all that is in view, for people to read."""
        nodes = self.reads()
        depth: dict[int, int] = {}
        lines = []
        for each in nodes:
            depth[each.number] = depth.get(each.parent, -1) + 1
            facts = (each.description, each.text, " ".join(each.states), each.actions)
            lines.append("  " * depth[each.number] + f"{each.role} «{each.name}» {facts}")
        return "\n".join(lines)

    def _asks(self, **request: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(request), file=self._process.stdin, flush=True)
        return json.loads(within(PATIENCE, self._process.stdout.readline, "the reader of the tree"))


@contextmanager
def tree(environment: Mapping[str, str]) -> Iterator[Tree]:
    """Start a reader on a desktop; `environment` is that of its programs."""
    with subprocess.Popen(
        [_PYTHON, _READER],
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield Tree(process)
        finally:
            process.kill()
