"""Fills what a translation lacks with the Spanish texts, each marked.

So a recipe can add a text without its translations, and a whole language without a thousand lines.
A name that a text quotes is marked as well: so it reads where it stands by itself.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po, write_po

from resources.translations import make

_QUOTED: Final = re.compile("«(?=[^«»{}]+»)")


def main() -> None:
    """Fill in the texts of every language."""
    for file in make.FOLDER.glob("*/LC_MESSAGES/cammer-desktop.po"):
        _fill_in(file)


def _fill_in(file: Path) -> None:
    catalogue = read_po(BytesIO(file.read_bytes()), locale=file.parts[-3])
    for message in catalogue:
        if isinstance(message.id, list | tuple):
            if not all(message.string or ()):
                few, many = map(_marked, message.id)
                message.string = (few, *[many] * (catalogue.num_plurals - 1))
        elif message.id and not message.string:
            message.string = _marked(message.id)
    with file.open("wb") as written:
        write_po(written, catalogue)


def _marked(text: str) -> str:
    words = text.lstrip()
    blanks = text[: len(text) - len(words)]
    marked = _QUOTED.sub("«·", words)
    return f"{blanks}·{marked}".translate({ord("¿"): None, ord("¡"): None})


if __name__ == "__main__":
    main()
