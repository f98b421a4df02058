"""Texts: Spanish in the source, another language where its folder holds a catalogue."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from cammer_desktop.support import texts

LINK, LINKS = "{n} enlace", "{n} enlaces"


@pytest.fixture(autouse=True)
def _spanish_again() -> Iterator[None]:
    yield
    texts.use(texts.SOURCE)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the translations, as in a frozen build; it is empty."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return tmp_path / "resources" / "translations"


def add_french(folder: Path) -> None:
    catalogue = Catalog("fr")
    catalogue.add("Enlace creado.", "Lien créé.")
    # With some releases of the CLDR French has a plural of its own for millions.
    more = ["{n} liens"] * (catalogue.num_plurals - 1)
    catalogue.add((LINK, LINKS), ("{n} lien", *more))
    place = folder / "fr" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "cammer-desktop.mo").open("wb") as file:
        write_mo(file, catalogue)


def test_without_a_catalogue_a_text_is_itself(folder: Path) -> None:
    assert texts.languages() == ("es",)
    assert texts.language() == "es"
    assert texts._("Enlace creado.") == "Enlace creado."
    assert texts.N_("Enlace creado.") == "Enlace creado."
    assert texts.ngettext(LINK, LINKS, 1) == LINK
    assert texts.ngettext(LINK, LINKS, 2) == LINKS


def test_a_language_is_a_folder_with_a_catalogue(folder: Path) -> None:
    add_french(folder)
    assert texts.languages() == ("es", "fr")
    texts.use("fr")
    assert texts.language() == "fr"
    assert texts._("Enlace creado.") == "Lien créé."
    assert texts.ngettext(LINK, LINKS, 0) == "{n} lien"  # French uses the singular for 0
    assert texts.ngettext(LINK, LINKS, 2) == "{n} liens"
    assert texts._("a text that no catalogue has") == "a text that no catalogue has"


def test_what_lies_beside_the_folders_is_no_language(folder: Path) -> None:
    (folder / "it").mkdir(parents=True)
    (folder / "README.md").write_text("")
    assert texts.languages() == ("es",)


@pytest.mark.parametrize("language", ["en", "xx", "", ".."])
def test_a_language_that_is_not_there_is_spanish_throughout(folder: Path, language: str) -> None:
    add_french(folder)
    texts.use("fr")
    texts.use(language)
    assert (texts.language(), texts._("Enlace creado.")) == ("es", "Enlace creado.")


@pytest.mark.parametrize(
    ("language", "quoted"), [("es", "«Ana»"), ("en", "“Ana”"), ("pt_BR", "“Ana”")]
)
def test_a_text_is_quoted_as_the_language_does(language: str, quoted: str) -> None:
    texts.use(language)
    assert texts.quoted("Ana") == quoted
