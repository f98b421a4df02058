"""Brings the translations up to date with the program's texts, and compiles them.

    .venv/bin/python -m resources.translations.make [LANG …]

Each `LANG`, as in `pt_BR`, is begun anew; the others are found by their folders. Texts that are new
are empty then, and those that are gone are dropped: nothing is guessed (no "fuzzy").
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import cammer_desktop
from resources.countries import make as countries

FOLDER: Final = Path(__file__).parent
_NAME: Final = "cammer-desktop"


def source() -> Catalog:
    """Return every text of the program and of its installers, each with the files that show it."""
    template = Catalog(project="Cammer Desktop", charset="utf-8", fuzzy=False)
    folders = {"": Path(cammer_desktop.__file__).parent, "packaging/": FOLDER.parent / "packaging"}
    for place, folder in folders.items():
        found = extract_from_dir(folder, comment_tags=["TRANSLATORS:"])
        for file, line, message, comments, context in sorted(found, key=lambda each: each[:2]):
            at = [(f"{place}{file}", line)]
            template.add(message, None, at, auto_comments=comments, context=context)
    return template


def updated(text: bytes, language: str) -> bytes:
    """Return a translation (`.po`) with exactly the program's texts."""
    catalogue = read_po(BytesIO(text), locale=language)
    catalogue.update(source(), no_fuzzy_matching=True)
    catalogue.fuzzy = False
    catalogue.header_comment = f"# Cammer Desktop in {catalogue.locale_identifier}."
    written = BytesIO()
    write_po(written, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    # Not when it was made: the same texts make the same file.
    lines = written.getvalue().splitlines(keepends=True)
    return b"".join(each for each in lines if b"-Date: " not in each and b"Generated" not in each)


def compiled(text: bytes) -> bytes:
    """Return a translation as the program reads it (`.mo`); an empty text is left out."""
    catalogue, written = read_po(BytesIO(text)), BytesIO()
    for message in list(catalogue):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):  # Babel leaves out an empty text, but not empty plurals
            del catalogue[message.id]
    write_mo(written, catalogue)
    return written.getvalue()


def main(new: list[str]) -> None:
    """Write every translation anew, those of new languages with empty texts."""
    for language in new:
        place = FOLDER / language / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{_NAME}.po").touch()
    for file in sorted(FOLDER.glob(f"*/LC_MESSAGES/{_NAME}.po")):
        text = updated(file.read_bytes(), file.parts[-3])
        file.write_bytes(text)
        file.with_suffix(".mo").write_bytes(compiled(text))
    countries.main()


if __name__ == "__main__":
    main(sys.argv[1:])
