"""Kills programs that make links, by SIGKILL at random moments, and checks what they leave.

`python -m tests.end_to_end.kills [--kills 200] [--seed N]` is the long form of `test_kills.py`.
"""

import argparse
import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import deque
from pathlib import Path
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query, State
from cammer_desktop.domain.outcome import Created
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from tests.ledgers import Bench

# A program that makes one link after another for different customers, as the command does.
_PROGRAM: Final = """
import os, sys
from cammer_desktop.adapters.ledger import file
from cammer_desktop.cli import main
class OpenForLong(file.LedgerFile):
    def __init__(self, *given):
        super().__init__(*given)
        self.stay_open()
folder, address, run = sys.argv[1:]
if int(run) % 2:  # as a window does
    file.LedgerFile = OpenForLong
number, token = 0, os.environ["CAMMER_TOKEN"]
while True:
    number += 1
    os.environ["CAMMER_TOKEN"] = token  # which each one takes out
    phone = f"+58414{number % 10_000_000:07}"
    main(["--data-dir", folder, "--api-url", address, "link",
          "--name", f"Cliente {run} {number}", "--phone", phone, "--category", "ventas"])
    sys.stdout.flush()
"""
_AT_ONCE: Final = 2
_LONGEST: Final = 0.8


class Killing:
    """A data folder used by programs that are killed; what they printed and sent is recorded."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder: Final = folder
        self.shown: list[str] = []
        """Every link that a program has shown."""
        self.kills = 0
        self._chance = random.Random(seed)
        self._sandbox = _Unforgetting()

    def kill(self, number: int) -> None:
        """Kill so many programs, two of which run at any time; check the ledger in between."""
        self._sandbox.start()
        try:
            while self.kills < number:
                self._round()
                self.look()
        finally:
            self._sandbox.stop()

    @property
    def requests(self) -> list[str]:
        """The customers of every request that the sandbox saw."""
        return [json.loads(received.body)["name"] for received in self._sandbox.received]

    def look(self) -> tuple[Attempt, ...]:
        """Check that the ledger opens and is complete; return its rows."""
        bench = Bench(self.folder)
        bench.file.take_over()  # what two programs that wrote at once may have put aside
        rows = bench.file.page(Query(), size=1_000_000)
        bench.file.close()
        assert bench.aside == []
        names = {row.request.name for row in rows}
        assert set(self.requests) <= names, set(self.requests) - names
        links = {row.outcome.link for row in rows if isinstance(row.outcome, Created)}
        assert set(self.shown) <= links, set(self.shown) - links
        assert links <= {received.link for received in self._sandbox.received}
        return rows

    def _round(self) -> None:
        running = [self._started(self.kills + place) for place in range(_AT_ONCE)]
        for process in running:
            assert process.stdout is not None
            # After its first link it works at full speed; from then on any moment is as good.
            self.shown.append(process.stdout.readline().strip())
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(self._chance.uniform(0, 1) ** 3 * _LONGEST)  # mostly short
            process.kill()
            out, _ = process.communicate()
            assert process.returncode == -9
            self.shown += [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
            self.kills += 1
        self.shown = [line.strip() for line in self.shown]

    def _started(self, run: int) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", _PROGRAM]
        return subprocess.Popen(
            [*command, str(self.folder), self._sandbox.address, str(run)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "CAMMER_TOKEN": DEFAULT_TOKEN},
        )


class _Unforgetting(Sandbox):
    """Keeps every request, and not the last ones only."""

    def __init__(self) -> None:
        super().__init__()
        self._received = deque()


def main() -> int:
    """Kill programs, and print what they left behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        killing = Killing(Path(folder), arguments.seed)
        killing.kill(arguments.kills)
        rows = killing.look()
    states = [State.of(row.outcome) for row in rows]
    print(f"kills: {killing.kills}; requests the sandbox saw: {len(killing.requests)}")
    print(f"links shown: {len(killing.shown)}; rows: {len(rows)}")
    print(", ".join(f"{state.value}: {states.count(state)}" for state in State))
    return 0


if __name__ == "__main__":
    sys.exit(main())
