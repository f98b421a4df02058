"""Brings the translations up to date with the program's texts, and compiles them.

    .venv/bin/python -m resources.translations.make [LANG …]

Each `LANG`, as in `pt_BR`, is begun anew; the others are found by their folders. Texts that are new
are empty then, and those that are gone are dropped: nothing is guessed (no "fuzzy").
"""

import sys
from collections.abc import Iterator
from gettext import c2py  # what the program counts with
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

import cammer_desktop
from resources.countries import make as countries

FOLDER: Final = Path(__file__).parent
_NAME: Final = "cammer-desktop"
# What is read of a header; the rest is who made it when, and the same texts make the same file.
_HEADERS: Final = (
    *("Language", "Plural-Forms"),
    *("MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
)
_NUMBERS: Final = (*range(1000), 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000)
_EXAMPLES: Final = 4


class _Catalogue(Catalog):
    """A translation whose header has nothing that nobody reads."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        kept = [each for each in super()._get_mime_headers() if each[0] in _HEADERS]
        last, value = kept.pop()
        return [*kept, (last, f"{value}\n")]


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
    catalogue = _read(text, language)
    catalogue.update(source(), no_fuzzy_matching=True)
    catalogue.fuzzy = False
    title = f"# Cammer Desktop in {catalogue.locale_identifier}."
    catalogue.header_comment = "\n".join([title, *_plurals(catalogue)])
    written = BytesIO()
    write_po(written, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    return written.getvalue()


def _read(text: bytes, language: str | None = None) -> _Catalogue:
    catalogue = _Catalogue(language, charset="utf-8", fuzzy=False)
    PoFileParser(catalogue).parse(BytesIO(text))
    return catalogue


def _plurals(catalogue: Catalog) -> Iterator[str]:
    """Yield a comment for each form of a plural: which numbers it is for."""
    form_of = c2py(catalogue.plural_expr)
    for form in range(catalogue.num_plurals):
        numbers = [str(number) for number in _NUMBERS if form_of(number) == form]
        rest = ["…"] * (len(numbers) > _EXAMPLES)
        yield f"# msgstr[{form}] is for {', '.join(numbers[:_EXAMPLES] + rest)}"


def compiled(text: bytes) -> bytes:
    """Return a translation as the program reads it (`.mo`); an empty text is left out."""
    catalogue, written = _read(text), BytesIO()
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
