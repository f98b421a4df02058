"""Creating, cancelling and closing at random moments: exit code 0, and each request's outcome.

Each cycle is a process of its own. A few run by default; `CAMMER_CYCLES=200` is the long run. A
cycle that fails reports its seed.
"""

import json
import os
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import Sandbox
from tests.end_to_end.screen import PATIENCE, Screen, started

CYCLES: Final = int(os.environ.get("CAMMER_CYCLES") or 12)
AGENT: Final = str(Path(__file__).with_name("hasty_agent.py"))

Outcomes = Mapping[str, tuple[str, str | None]]


class MoodySandbox(Sandbox):
    """A sandbox that answers after random delays and sometimes hangs up."""

    def answer(self, headers: Mapping[str, str], body: bytes) -> Answer:
        mood = random.random()
        return replace(super().answer(headers, body), delay=mood / 5, hang_up=mood < 0.1)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    sandbox = MoodySandbox()
    sandbox.start()
    yield sandbox
    sandbox.stop()


def cycle(screen: Screen, sandbox: Sandbox, folder: Path, seed: int) -> Outcomes:
    """Run a hasty agent; return the outcome of each customer."""
    options = ["--api-url", sandbox.address, "--data-dir", str(folder)]
    environment = {**screen.environment, "CAMMER_TOKEN": sandbox.token}
    with started([sys.executable, AGENT, str(seed), *options], environment) as process:
        said, complained = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complained) == (0, ""), seed
    outcomes: Outcomes = json.loads(said)
    return outcomes


def test_every_request_that_the_sandbox_saw_is_accounted_for(
    the_screen: Screen, sandbox: Sandbox, data_directory: Path
) -> None:
    outcomes: dict[str, tuple[str, str | None]] = {}
    for seed in range(CYCLES):
        outcomes.update(cycle(the_screen, sandbox, data_directory, seed))
    seen = {json.loads(each.body)["name"]: each.link for each in sandbox.received}
    assert len(seen) == len(sandbox.received)  # no customer was sent twice
    told = {name: link for name, (kind, link) in outcomes.items() if kind == "Created"}
    uncertain = {name for name, (kind, _) in outcomes.items() if kind == "Uncertain"}
    not_sent = {name for name, (kind, _) in outcomes.items() if kind == "NotSent"}
    assert told.items() <= seen.items()
    assert seen.keys() <= told.keys() | uncertain
    assert outcomes.keys() == told.keys() | uncertain | not_sent
    assert told
