"""Makes the pictures of README and guides: `python resources/pictures/make.py`.

The README's lie in this folder. They show the program at its work, in both themes, in a window as
large as an agent's screen has room for. Those of a guide lie beside it, in its language and with
its people (`tests/tools/cast.py`): what it speaks of is cut out of a small window. Where the system
has Inter, they are made with it: it comes nearest to what Windows has.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

TARGET: Final = Path(__file__).parent
ROOT: Final = TARGET.parents[1]

_STATES: Final = ("typed", "created", "uncertain", "refused")
_THEMES: Final = ("light", "dark")
_SIZE: Final = "1184x672"
_FONT: Final = "Inter"
_GUIDES: Final = ROOT / "resources" / "translations"
_SMALL: Final = "1024x608"
# By a guide's picture: the state, and what of the window it shows (the columns of this size begin
# at 384 and at 728).
_CUT: Final = {
    "created": ("created", QRect(0, 0, 728, 480)),
    "uncertain": ("uncertain", QRect(384, 0, 344, 470)),
    "history": ("next-customer", QRect(728, 0, 296, 470)),
}
# A guide's pictures have so many colours, those of most of their pixels: a third of the bytes.
_COLOURS: Final = 256
_PLAIN: Final = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def main() -> int:
    """Make every picture; return 0 if all were made."""
    with tempfile.TemporaryDirectory() as folder:
        code = _photograph(folder, _STATES, _THEMES, _SIZE)
        for picture in Path(folder).glob("*.png"):
            name = picture.name.replace(f"-{_SIZE}", "")
            (TARGET / name).write_bytes(picture.read_bytes())
    codes = [_illustrate(guide.parent) for guide in sorted(_GUIDES.glob("*/guide/guide.html"))]
    return max(code, *codes)


def _illustrate(guide: Path) -> int:
    """Make the pictures of a guide, in the language whose folder it is in."""
    with tempfile.TemporaryDirectory() as folder:
        states = [state for state, _place in _CUT.values()]
        code = _photograph(folder, states, ("light",), _SMALL, "--lang", guide.parent.name)
        for name, (state, place) in _CUT.items():
            whole = QImage(f"{folder}/{state}-light-{_SMALL}.png")
            _with_few_colours(whole.copy(place)).save(str(guide / f"{name}.png"), quality=0)
    return code


def _with_few_colours(picture: QImage) -> QImage:
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _number in counted.most_common(_COLOURS)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, _PLAIN)


def _photograph(
    folder: str, states: Sequence[str], themes: Sequence[str], size: str, *more: str
) -> int:
    command = [sys.executable, "-m", "tests.tools.screenshots", folder]
    command += ["--states", *states, "--themes", *themes, "--sizes", size, *more]
    if _has_font():
        command += ["--font", _FONT]
    return subprocess.run(command, cwd=ROOT).returncode


def _has_font() -> bool:
    found = subprocess.run(["fc-list", _FONT, "family"], capture_output=True, encoding="utf-8")
    return bool(found.stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
