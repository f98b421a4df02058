"""Makes the pictures that the style sheet names: `python resources/style/glyphs.py` writes them.

Qt's sheet cannot colour a picture, so each theme has its own: icons of `resources/icons/phosphor`
in colours of `palette.json`.
"""

import json
from pathlib import Path
from typing import Final

STYLE: Final = Path(__file__).parent
ICONS: Final = STYLE.parent / "icons" / "phosphor"
# A picture's name, its icon, and the colour in which it is drawn.
GLYPHS: Final = {
    "caret-down": ("caret-down", "text"),
    "caret-left": ("caret-left", "text"),
    "caret-right": ("caret-right", "text"),
    "caret-up": ("caret-up", "text"),
    "check": ("check-bold", "on_accent"),
    "tick": ("check-bold", "text"),
}


def glyphs() -> dict[str, str]:
    """Return the text of every picture by its path below `glyphs/`."""
    palettes = json.loads((STYLE / "palette.json").read_text(encoding="utf-8"))
    return {
        f"{theme}/{name}.svg": (ICONS / f"{icon}.svg")
        .read_text(encoding="utf-8")
        .replace("currentColor", colours[token])
        for theme, colours in palettes.items()
        for name, (icon, token) in GLYPHS.items()
    }


def main() -> None:
    """Write every picture."""
    for path, text in glyphs().items():
        target = STYLE / "glyphs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
