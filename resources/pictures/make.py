"""Makes the README's pictures: `python resources/pictures/make.py` writes them to its folder.

They show the program at its work, in both themes, in a window as large as an agent's screen has
room for. Where the system has Inter, they are made with it: it comes nearest to what Windows has.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parent
ROOT: Final = TARGET.parents[1]

_STATES: Final = ("typed", "created", "uncertain", "refused")
_THEMES: Final = ("light", "dark")
_SIZE: Final = "1184x672"
_FONT: Final = "Inter"


def main() -> int:
    """Make every picture; return 0 if all were made."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.tools.screenshots", folder]
        command += ["--states", *_STATES, "--themes", *_THEMES, "--sizes", _SIZE]
        if _has_font():
            command += ["--font", _FONT]
        done = subprocess.run(command, cwd=ROOT)
        for picture in Path(folder).glob("*.png"):
            name = picture.name.replace(f"-{_SIZE}", "")
            (TARGET / name).write_bytes(picture.read_bytes())
    return done.returncode


def _has_font() -> bool:
    found = subprocess.run(["fc-list", _FONT, "family"], capture_output=True, encoding="utf-8")
    return bool(found.stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
