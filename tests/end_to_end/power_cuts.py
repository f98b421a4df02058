"""Power cuts while a ledger is written: every state in which they may leave its files.

A program that notes attempts runs under strace, which shows what it has the system write, and when
it waits until that is on the disk. From this follows what the disk may hold if the power is cut
after any of these calls: what was waited for is there, of what was not each sector or name may be
or not be. (As Linux's file systems do, waiting for a new file is taken to keep its name as well.)

`python -m tests.end_to_end.power_cuts [--attempts 8] [--chances 4]` is the long form of
`test_power_cuts.py`.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from cammer_desktop.adapters.ledger import NAME
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.ledger import Query, SetAside, State
from tests.ledgers import NOON

# It notes attempts as a call does, before they are sent and when the answer is there, and hands
# over and deletes some.
_PROGRAM: Final = """
import os, sys
from pathlib import Path
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.hand_over import Channel, HandOver
from tests.ledgers import NOON, OUTCOMES, attempt
folder, number = Path(sys.argv[1]), int(sys.argv[2])
file = LedgerFile(folder, lambda: NOON, print)
if "window" in sys.argv:
    file.stay_open()
for each in range(number):
    file.put(attempt(each))
    os.write(2, b"noted %d" % attempt(each).id)
    file.put(attempt(each, OUTCOMES[0]))
    os.write(2, b"ended %d" % attempt(each).id)
    if each % 3 == 1:
        file.hand_over(attempt(each).id, HandOver(Channel.COPY, NOON))
file.close()
"""
_CALLS: Final = "openat,pwrite64,ftruncate,fdatasync,fsync,unlink,write"
_CALL: Final = re.compile(r"(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (\d+)")
_SECTOR: Final = 512


@dataclass(eq=False)
class _Data:
    """A file's content on the disk, and what was written to it since then."""

    content: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def after(self, chance: Random | None) -> bytes:
        """Return the content with what waits, with chance only a part of that."""
        content = bytearray(self.content)
        for place, data in self.waiting:
            if data is None:
                if chance is None or chance.random() < 0.5:
                    del content[place:]
                    content.extend(bytes(place - len(content)))
                continue
            for at in range(0, len(data), _SECTOR):
                if chance is None or chance.random() < 0.5:
                    sector = data[at : at + _SECTOR]
                    content.extend(bytes(max(0, place + at - len(content))))
                    content[place + at : place + at + len(sector)] = sector
        return bytes(content)


class Disk:
    """What is on a disk and what waits to be written there, call by call."""

    def __init__(self) -> None:
        self._names: dict[str, _Data] = {}
        self._names_on_disk: dict[str, _Data] = {}

    def call(self, name: str, path: str, place: int, data: bytes) -> None:
        """Take a call of the system for a file, or for the folder (an empty path)."""
        if name == "openat":
            self._names.setdefault(path, _Data())
        elif name == "unlink":
            del self._names[path]
        elif name in ("pwrite64", "write"):
            self._names[path].waiting.append((place, data))
        elif name == "ftruncate":
            self._names[path].waiting.append((place, None))
        elif path:
            found = self._names[path]
            found.content, found.waiting = found.after(None), []
            self._names_on_disk[path] = found
        else:
            self._names_on_disk = dict(self._names)

    def after_a_cut(self, chance: Random | None) -> dict[str, bytes]:
        """Return the files that a cut may leave; without chance nothing of what waits is there."""
        names = dict(self._names_on_disk)
        if chance is None:
            return {name: found.content for name, found in names.items()}
        for name in names.keys() | self._names.keys():
            if chance.random() < 0.5:
                names.pop(name, None)
                if name in self._names:
                    names[name] = self._names[name]
        return {name: found.after(chance) for name, found in names.items()}


def cuts(attempts: int, chances: int, *kind: str) -> Iterator[tuple[dict[str, bytes], set[int]]]:
    """Yield the files after each cut, and the ids of the attempts that were noted before it."""
    with tempfile.TemporaryDirectory() as folder:
        trace = _trace(Path(folder), attempts, *kind)
    disk, noted = Disk(), set[int]()
    for name, path, place, data in trace:
        if path is None:
            word, _, number = data.decode().partition(" ")
            if word == "noted":
                noted.add(int(number))
            continue
        disk.call(name, path, place, data)
        for chance in (None, *map(Random, range(chances))):
            yield disk.after_a_cut(chance), set(noted)


def look(files: dict[str, bytes]) -> tuple[dict[int, State], list[SetAside]]:
    """Open a ledger that a cut has left; return its rows' states and what was set aside."""
    aside: list[SetAside] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        ledger = LedgerFile(Path(folder), lambda: NOON, aside.append)
        rows = ledger.page(Query(), size=1_000)
        ledger.close()
    return {row.id: State.of(row.outcome) for row in rows}, aside


def _trace(folder: Path, *arguments: object) -> list[tuple[str, str | None, int, bytes]]:
    """Run the program; return each call with the file's name, a place in it, and what is written.

    What the program says of itself is a call without a name.
    """
    shown = folder / "trace"
    data = folder / "data"
    data.mkdir()
    command = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", f"trace={_CALLS}", "-o", shown]
    program = [sys.executable, "-c", _PROGRAM, data, *arguments]
    subprocess.run([*map(str, (*command, *program))], check=True, stderr=subprocess.DEVNULL)
    calls = map(_CALL.match, shown.read_text().splitlines())
    return [read for call in calls if call and (read := _read(call[1], call[2], str(data)))]


def _read(name: str, given: str, folder: str) -> tuple[str, str | None, int, bytes] | None:
    texts = [bytes.fromhex(each.replace(r"\x", "")) for each in re.findall(r'"([^"]*)"', given)]
    if name == "write" and given.startswith("2<") and texts[0][:6] in (b"noted ", b"ended "):
        return name, None, 0, texts[0]
    named = re.search("<(.*?)>", given)
    path = named[1] if named else ""
    if r"\x" in path:
        path = bytes.fromhex(path.replace(r"\x", "")).decode()
    if name in ("openat", "unlink"):
        path = texts[0].decode()
        if name == "openat" and "O_CREAT" not in given:
            return None
    if path == folder and name in ("fsync", "fdatasync"):
        return name, "", 0, b""
    own = Path(path).name
    if not path.startswith(folder) or not own.startswith(NAME) or own.endswith("-shm"):
        return None
    numbers = [int(each) for each in re.findall(r", (\d+)(?=,|$)", given)]
    if name == "pwrite64":
        return name, own, numbers[-1], texts[0]
    return name, own, numbers[-1] if name == "ftruncate" else 0, b""


def main() -> int:
    """Cut the power, and print what was left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=8)
    parser.add_argument("--chances", type=int, default=4)
    parser.add_argument("--kind", action="append", default=[])
    given = parser.parse_args()
    number = lost = damaged = 0
    for files, noted in cuts(given.attempts, given.chances, *given.kind):
        number += 1
        rows, aside = look(files)
        lost += not noted <= rows.keys()
        damaged += bool(aside)
    print(f"cuts: {number}; with an attempt lost that was noted: {lost}; damaged: {damaged}")
    return 1 if lost or damaged else 0


if __name__ == "__main__":
    sys.exit(main())
