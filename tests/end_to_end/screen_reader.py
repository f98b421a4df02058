"""What the real screen reader says, recorded: each utterance, and whether it came to its end."""

import contextlib
import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.end_to_end.screen import until

_ORCA: Final = Path(__file__).with_name("recorded_orca.py")
# A voice says three words in a second; this is five times as fast, for the tests' sake.
_MS_A_WORD: Final = 60


@dataclass(frozen=True)
class Utterance:
    """What the reader began to say, and whether it was heard to its end."""

    text: str
    is_whole: bool


class Reader:
    """A screen reader that runs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = 0

    @property
    def utterances(self) -> list[Utterance]:
        """All that was said since `forgets`."""
        text = self._path.read_text("utf-8") if self._path.exists() else ""
        lines = text.split("\n")[:-1]  # the last one may not be whole yet
        return [Utterance(**json.loads(line)) for line in lines[self._seen :]]

    @property
    def heard(self) -> str:
        """All that was heard to its end since `forgets`, an utterance a line."""
        return "\n".join(each.text for each in self.utterances if each.is_whole)

    def forgets(self) -> None:
        """Count only what is said from now on."""
        self._seen += len(self.utterances)

    def is_heard(self, text: str) -> None:
        """Wait until a text is heard whole, in one utterance."""
        try:
            until(lambda: text in self.heard)
        except TimeoutError:
            raise AssertionError((text, self.utterances)) from None


@contextlib.contextmanager
def reader(folder: Path, environment: Mapping[str, str]) -> Iterator[Reader]:
    """Start the screen reader in a desktop's environment; it writes into a folder.

    It takes keys of its screen, which no other test should use.
    """
    path = folder / "said.jsonl"
    command = ["/usr/bin/python3", "-I", str(_ORCA), str(path), str(_MS_A_WORD)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=dict(environment), stdout=quiet, stderr=quiet) as process:
        try:
            made = Reader(path)
            made.is_heard("Screen reader on.")
            yield made
        finally:
            process.kill()  # of itself it would wait for the programs that it reads
