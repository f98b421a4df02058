"""Fills what a translation lacks with the Spanish texts, each marked: `LANGUAGE` is the argument.

So a recipe can add a whole language without a thousand lines.
"""

import sys
from io import BytesIO

from babel.messages.pofile import read_po, write_po

from resources.translations import make


def main(language: str) -> None:
    """Fill in a language's texts."""
    file = make.FOLDER / language / "LC_MESSAGES/cammer-desktop.po"
    catalogue = read_po(BytesIO(file.read_bytes()), locale=language)
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
    return f"{blanks}·{words}".translate({ord("¿"): None, ord("¡"): None})


if __name__ == "__main__":
    main(sys.argv[1])
