"""Orca, the system's screen reader, with a voice that is written down: `recorded_orca.py FILE MS`.

Run by the system's Python, which has Orca. Each utterance takes so many milliseconds a word, as it
does aloud; one that is stopped before its end is cut off, and so is all that waits behind it. A
line of JSON for each stands in FILE as soon as that is known: what was said, and whether to its
end.
"""

import json
import sys
import threading
import time
import types
from collections import deque
from pathlib import Path

# The system's Python has them, not the one that checks types.
from orca import orca, settings  # type: ignore[import-not-found]
from orca.speechserver import SpeechServer  # type: ignore[import-not-found]


class Recorder:
    """Speaks one utterance after the other, for as long as that takes; writes what was heard."""

    def __init__(self, path: Path, seconds_a_word: float) -> None:
        self._path = path
        self._seconds_a_word = seconds_a_word
        self._changed = threading.Condition()
        self._waiting: deque[str] = deque()
        self._stops = 0
        threading.Thread(target=self._speak, daemon=True).start()

    def say(self, text: str) -> None:
        """Say a text behind whatever is being said."""
        with self._changed:
            self._waiting.append(text)
            self._changed.notify()

    def stop(self) -> None:
        """Cut off what is being said, and all that waits."""
        with self._changed:
            self._stops += 1
            for text in self._waiting:
                self._write(text, is_whole=False)
            self._waiting.clear()
            self._changed.notify()

    def _speak(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting))
                text, stops = self._waiting[0], self._stops
                end = time.monotonic() + self._seconds_a_word * len(text.split())
                while self._stops == stops and (left := end - time.monotonic()) > 0:
                    self._changed.wait(left)
                if self._stops == stops:
                    self._write(self._waiting.popleft(), is_whole=True)

    def _write(self, text: str, *, is_whole: bool) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"text": text, "is_whole": is_whole}) + "\n")


def server_of(recorder: Recorder) -> type[SpeechServer]:
    """Return Orca's way to a voice: like that to Speech Dispatcher, where nothing interrupts."""

    class Server(SpeechServer):  # type: ignore[misc]
        @staticmethod
        def getFactoryName() -> str:  # noqa: N802 - Orca's names
            return "recorder"

        @staticmethod
        def getSpeechServers() -> list[SpeechServer]:  # noqa: N802
            return [Server()]

        @staticmethod
        def getSpeechServer(_info: object = None) -> SpeechServer:  # noqa: N802
            return Server()

        @staticmethod
        def shutdownActiveServers() -> None:  # noqa: N802
            pass

        def speak(self, text: object = None, acss: object = None, interrupt: bool = True) -> None:
            if isinstance(text, str) and text.strip():
                recorder.say(text)

        def speakCharacter(self, character: str, acss: object = None) -> None:  # noqa: N802
            recorder.say(character)

        def speakKeyEvent(self, event: object, acss: object = None) -> None:  # noqa: N802
            """Say nothing of keys that are pressed."""

        def stop(self) -> None:
            recorder.stop()

    return Server


def main(path: Path, milliseconds: int) -> int:
    """Run Orca until it is ended; return its exit code."""
    factory = types.ModuleType("recorder")
    factory.SpeechServer = server_of(Recorder(path, milliseconds / 1000))  # type: ignore[attr-defined]
    sys.modules["recorder"] = factory
    settings.speechFactoryModules = [factory.__name__]
    settings.speechServerFactory = factory.__name__
    own = {
        "enableBraille": False,
        "enableEchoByCharacter": True,
        "enableKeyEcho": False,
        "enableSound": False,
        "speechServerFactory": factory.__name__,
    }
    orca.getSettingsManager().activate(str(path.with_suffix("")), own)
    return int(orca.main())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
