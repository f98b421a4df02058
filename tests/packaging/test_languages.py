"""The installers' texts in each language; a new language is a folder and nothing else."""

import plistlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from cammer_desktop.support import texts
from resources.packaging import bundle, deb, languages, manual, msi, nsis, product, stage, wording
from tests.locales import environment_in

_LINUX: Final = bundle.ROOT / "resources/packaging/linux"
_XML_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_WORDING: Final = [
    text for name, text in vars(wording).items() if name.isupper() and isinstance(text, str)
]
_HEADING: Final = "NOMBRE"


@pytest.fixture(autouse=True)
def translations(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the translations, as in a frozen build.

    English and Portuguese have every text, Italian has two; Klingon is known to no other program.
    """
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    folder = tmp_path / "resources" / "translations"
    for language in ("en", "pt_BR", "tlh"):
        add(folder, language, [*_WORDING, _HEADING])
    add(folder, "it", [wording.SUMMARY, _HEADING])
    return folder


def add(folder: Path, language: str, translated: list[str]) -> None:
    catalogue = Catalog()
    for text in translated:
        catalogue.add(text, said(text, language))
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "cammer-desktop.mo").open("wb") as file:
        write_mo(file, catalogue)


def said(text: str, language: str) -> str:
    return f"{language.upper()} {text}"


def placed(tmp_path: Path, pattern: str) -> Path:
    """The file of a pattern as it goes into the package."""
    [template] = _LINUX.glob(pattern)
    values = {"version": "1.2.3", "date": "2026-01-31"}
    stage.place(template, tmp_path / template.name, values, languages.localized)
    return tmp_path / template.name


def test_a_desktop_entry_is_in_each_language_and_in_english_for_all_others(tmp_path: Path) -> None:
    entry = placed(tmp_path, "cammer-desktop.desktop")
    subprocess.run(["desktop-file-validate", entry], check=True)
    told = dict(line.split("=", 1) for line in entry.read_text("utf-8").splitlines()[1:])
    for key, text in (("GenericName", wording.GENERIC_NAME), ("Comment", wording.COMMENT)):
        assert told[f"{key}[es]"] == text
        assert told[f"{key}[en]"] == told[key] == said(text, "en")
        assert told[f"{key}[pt_BR]"] == said(text, "pt_BR")
        assert told[f"{key}[it]"] == text
    assert told["Keywords[pt_BR]"] == f"{said(wording.KEYWORDS, 'pt_BR')};"
    assert told["Name"] == "Cammer"
    assert "Name[es]" not in told


def test_a_software_centre_describes_it_in_each_language(tmp_path: Path) -> None:
    metainfo = placed(tmp_path, "*.metainfo.xml")
    subprocess.run(["appstreamcli", "validate", "--no-net", metainfo], check=True)
    component = ET.parse(metainfo).getroot()
    for path, text in (("summary", wording.SUMMARY), ("description/p", wording.DESCRIPTION)):
        told = {each.get(_XML_LANGUAGE): each.text for each in component.findall(path)}
        assert told.keys() == {None, "es", "en", "it", "pt_BR", "tlh"}
        assert told["es"] == text
        assert told["en"] == told[None] == said(text, "en")
        assert told["pt_BR"] == said(text, "pt_BR")


def test_what_has_a_meaning_in_a_file_is_taken_literally(
    translations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording, "SUMMARY", "más & <mejor>")
    assert "<summary>más &amp; &lt;mejor&gt;</summary>" in languages.localized(
        "<summary>@summary@</summary>"
    )
    monkeypatch.setattr(nsis, "_TEXTS", ('¿"Quitar" $INSTDIR?',))
    assert ' 1034 "¿$\\"Quitar$\\" $$INSTDIR?"\n' in nsis.in_languages()


def test_without_english_all_others_see_spanish(translations: Path) -> None:
    (translations / "en/LC_MESSAGES/cammer-desktop.mo").unlink()
    assert languages.localized("Comment=@comment@\n").startswith(f"Comment={wording.COMMENT}\n")


def test_the_manual_is_shown_in_the_language_of_who_reads_it(tmp_path: Path) -> None:
    pages = deb.write_manual(tmp_path / "man", "1.2.3")
    assert {page.relative_to(tmp_path).as_posix() for page in pages} == {
        "man/man1/cammer-desktop.1",
        *(f"man/{each}/man1/cammer-desktop.1" for each in ("es", "it", "pt_BR", "tlh")),
    }
    locales = {"es": "es_MX", "en": "en", "pt_BR": "pt_BR", "it": "it", "de": "de"}
    for language, name in locales.items():
        # With its option -M in place of the variable it looks for no language.
        environment = {"PATH": "/usr/bin:/bin", "MANPATH": str(tmp_path / "man"), "MANWIDTH": "200"}
        done = subprocess.run(
            ["man", "--warnings", "-P", "cat", "cammer-desktop"],
            env={**environment, **environment_in(tmp_path, name)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stderr == ""
        spoken = "en" if language == "de" else language
        heading = _HEADING if spoken == "es" else said(_HEADING, spoken)
        assert f"\n{heading}\n" in done.stdout
        summary = languages.in_each(wording.SUMMARY)[spoken]
        assert f" cammer-desktop - {summary}\n" in done.stdout
        assert "~/.local/share/cammer-desktop" in done.stdout
        assert re.search(r"^ +--ticket-title T$", done.stdout, re.M)
        assert "DESCRIPCIÓN" in done.stdout  # which none of them has


def test_no_text_of_the_manual_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manual, "_SECTIONS", (("'A'", ".B", ((None, "", r".so \b --json"),)),))
    assert manual.page("1", "2026-01-31").endswith(
        ".SH \"\\&'A'\"\n.PP\n\\&.so \\eb \\fB\\-\\-json\\fR\n"
    )


def test_a_packages_description_has_a_paragraph_for_each_language(translations: Path) -> None:
    paragraphs = deb.description().split("\n .\n")
    told = [" ".join(each.split()) for each in paragraphs]
    assert told[:2] == [said(wording.DESCRIPTION, "en"), wording.DESCRIPTION]
    assert len(told) == 4  # Italian has none of its own
    assert all(
        line.startswith(" ") and len(line) < 80 for line in "\n".join(paragraphs).split("\n")
    )


def test_the_setup_program_has_each_language_that_nsis_has() -> None:
    names = re.findall(r'^!insertmacro Language "(\w+)" (\d+) ', nsis.in_languages(), re.M)
    assert names == [
        ("Spanish", "1034"),
        ("English", "1033"),
        ("Italian", "1040"),
        ("PortugueseBR", "1046"),
    ]


def test_the_package_for_group_policy_says_its_one_text_in_each_language_it_can_write(
    translations: Path,
) -> None:
    add(translations, "pl", [])
    place = translations / "pl/LC_MESSAGES/cammer-desktop.mo"
    catalogue = Catalog()
    catalogue.add(wording.NEWER_IS_THERE, "Nowsza wersja już jest. Żółw.")
    with place.open("wb") as file:
        write_mo(file, catalogue)
    assert msi.newer_is_there().split(" / ") == [
        wording.NEWER_IS_THERE,
        *(said(wording.NEWER_IS_THERE, each) for each in ("en", "pt_BR", "tlh")),
    ]


def test_macos_gives_the_application_its_addresses() -> None:
    properties = product.properties_of_macos()
    assert plistlib.loads(plistlib.dumps(properties)) == properties
    [opened] = properties["CFBundleURLTypes"]
    assert opened["CFBundleURLSchemes"] == ["cammer"]
    assert " product.properties_of_macos()," in (bundle.ROOT / "build.spec").read_text("utf-8")


def test_windows_and_macos_know_each_language_by_their_own_names() -> None:
    numbers = {each: languages.number_of_windows(each) for each in texts.languages()}
    assert numbers == {"es": 1034, "en": 1033, "it": 1040, "pt_BR": 1046, "tlh": None}
    properties = languages.properties_of_macos()
    assert plistlib.loads(plistlib.dumps(properties)) == properties
    assert properties == {
        "CFBundleDevelopmentRegion": "es",
        "CFBundleLocalizations": ["es", "en", "it", "pt-BR", "tlh"],
    }
