"""Which of the collected files go into the program's folder."""

from typing import Final

import pytest

from resources.packaging import bundle, components, contents

_OWN: Final = ("resources/palette.json", str(bundle.ROOT / "resources/style/palette.json"), "DATA")


@pytest.mark.parametrize(
    "path",
    [
        "ucrtbase.dll",
        "api-ms-win-crt-runtime-l1-1-0.dll",
        "API-MS-WIN-CRT-HEAP-L1-1-0.DLL",
        "api-ms-win-core-synch-l1-2-0.dll",
        "ext-ms-win-gdi-desktop-l1-1-0.dll",
        "PySide6\\ucrtbase.dll",
        "shiboken6/api-ms-win-crt-math-l1-1-0.dll",
    ],
)
def test_what_windows_has_stays_with_windows(path: str) -> None:
    # A file of another program in PATH: its origin would be unknown.
    foreign = (path, f"C:\\Program Files\\Another\\{path}", "BINARY")
    with pytest.raises(components.UntraceableError):
        components.components_of([foreign])
    assert contents.chosen([foreign, _OWN]) == [_OWN]
    components.components_of(contents.chosen([foreign, _OWN]))


@pytest.mark.parametrize("folder", ["PySide6/Qt/translations/", "PySide6\\translations\\"])
def test_of_qts_own_texts_the_languages_of_the_program_are_kept(folder: str) -> None:
    entries = [(f"{folder}{name}.qm", __file__, "DATA") for name in ("qtbase_es", "qtbase_eo")]
    ours = ("resources/translations/fr/LC_MESSAGES/cammer-desktop.mo", __file__, "DATA")
    assert contents.chosen([*entries, ours]) == [entries[0], ours]


def test_of_our_translations_those_that_are_read_are_kept() -> None:
    folder = "resources/translations/"
    guide = ("guide/guide.html", "guide/integration.md", "guide/created.png")
    read = ("LC_MESSAGES/cammer-desktop.mo", *guide)
    made_of = ("pt_BR/LC_MESSAGES/cammer-desktop.po", "make.py", "README.md")
    names = (*(f"pt_BR/{name}" for name in read), *made_of)
    entries = [(f"{folder}{name}", __file__, "DATA") for name in names]
    assert contents.chosen(entries) == entries[: len(read)]


@pytest.mark.parametrize("folder", ["PySide6/Qt/plugins/", "PySide6\\plugins\\"])
@pytest.mark.parametrize("suffix", [".so", ".dll", ".dylib"])
def test_of_the_plugins_for_pictures_those_for_svg_are_kept(folder: str, suffix: str) -> None:
    names = ("iconengines/qsvgicon", "imageformats/qsvg", "imageformats/qpdf", "imageformats/qico")
    entries = [(f"{folder}{name}{suffix}", __file__, "DATA") for name in names]
    assert contents.chosen(entries) == entries[:2]


@pytest.mark.parametrize("path", ["licenses/ucrtbase.txt", "our-api-ms-win-crt.json"])
def test_what_only_sounds_so_is_kept(path: str) -> None:
    entry = (path, __file__, "DATA")
    assert contents.chosen([entry]) == [entry]
