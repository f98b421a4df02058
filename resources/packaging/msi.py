"""A package for group policy, installed per machine; made by wixl (Debian's package `wixl`).

The product's code is derived from the version and the files' codes from their paths, so that a
newer package replaces an older one. wixl writes the time and a new package code into each package,
so that two packages of the same program differ in these 35 bytes.
"""

import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

from resources.packaging import languages, product, stage, wording

# Identifies all versions as one product; must never be changed.
_UPGRADE: Final = UUID("5f0f6a0e-6d0b-4d0a-9d5d-0c7d2a2f3b61")
# Of Western Europe's and America's languages; Spanish is among them.
_CODE_PAGE: Final = "cp1252"
_EXECUTABLE: Final = "cammer-desktop.exe"


def make(program: Path, out: Path, version: str) -> Path:
    """Pack a program that was built on Windows; return the package.

    Raises OSError, CalledProcessError.
    """
    package = out / f"{product.NAME}-{version}.msi"
    with tempfile.TemporaryDirectory() as folder:
        tree, source = Path(folder) / "tree", Path(folder) / "product.wxs"
        stage.copy_program(program, tree)
        stage.make_plain(tree)
        ET.ElementTree(_wix(tree, version)).write(source, encoding="utf-8", xml_declaration=True)
        command = ["wixl", "--arch", "x64", "--output", str(package.resolve()), str(source)]
        subprocess.run(command, check=True, cwd=tree)
    return package


def _wix(tree: Path, version: str) -> ET.Element:
    """Return the description of the package for WiX 3."""
    wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    whole = ET.SubElement(
        wix,
        "Product",
        Id=_code(f"product {version}"),
        UpgradeCode=str(_UPGRADE).upper(),
        Name=product.TITLE,
        Version=version,
        Manufacturer=product.PUBLISHER,
        Language="3082",
        Codepage=_CODE_PAGE.removeprefix("cp"),
    )
    ET.SubElement(whole, "Package", InstallScope="perMachine", Compressed="yes")
    ET.SubElement(whole, "MajorUpgrade", DowngradeErrorMessage=newer_is_there())
    ET.SubElement(whole, "Media", Id="1", Cabinet="program.cab", EmbedCab="yes")
    ET.SubElement(whole, "Property", Id="ARPNOMODIFY", Value="1")
    # Without this, a silent installation restarts Windows at once if a file is in use. With it, the
    # exit code says that a restart is needed.
    ET.SubElement(whole, "Property", Id="REBOOT", Value="ReallySuppress")
    feature = ET.SubElement(whole, "Feature", Id="Program", Level="1")
    root = ET.SubElement(whole, "Directory", Id="TARGETDIR", Name="SourceDir")
    machine = ET.SubElement(root, "Directory", Id="ProgramFiles64Folder")
    place = ET.SubElement(machine, "Directory", Id="INSTALLDIR", Name=product.TITLE)
    menu = ET.SubElement(root, "Directory", Id="ProgramMenuFolder")
    numbers = map(str, count(1))
    others = [_menu_entry(menu), _scheme(place)]
    for component in [*_components(tree, tree, place, numbers), *others]:
        ET.SubElement(feature, "ComponentRef", Id=component)
    return wix


def newer_is_there() -> str:
    """Return the one text of ours that msiexec shows, in each language that the code page has.

    All else that it shows is Windows' own, in Windows' language; a package has one language only,
    and others would be files beside it (transforms), which nobody would give to msiexec.
    """
    told = languages.in_each(wording.NEWER_IS_THERE).values()
    written = (
        text for text in told if text.encode(_CODE_PAGE, "ignore").decode(_CODE_PAGE) == text
    )
    return " / ".join(dict.fromkeys(written))


def _components(
    folder: Path, tree: Path, parent: ET.Element, numbers: Iterator[str]
) -> Iterator[str]:
    """Add a folder of the tree to `parent`; yield the names of its components."""
    for path in sorted(folder.iterdir()):
        number = next(numbers)
        if path.is_dir():
            below = ET.SubElement(parent, "Directory", Id=f"folder{number}", Name=path.name)
            yield from _components(path, tree, below, numbers)
            continue
        name = f"component{number}"
        code = _code(path.relative_to(tree).as_posix())
        component = ET.SubElement(parent, "Component", Id=name, Guid=code, Win64="yes")
        ET.SubElement(
            component,
            "File",
            Id=f"file{number}",
            Name=path.name,
            Source=path.relative_to(tree).as_posix(),
            KeyPath="yes",
        )
        yield name


def _menu_entry(menu: ET.Element) -> str:
    """Add the entry in the start menu; return the name of its component."""
    code = _code("start menu")
    component = ET.SubElement(menu, "Component", Id="menu", Guid=code, Win64="yes")
    ET.SubElement(
        component, "Shortcut", Id="shortcut", Name="Cammer", Target=f"[INSTALLDIR]{_EXECUTABLE}"
    )
    ET.SubElement(
        component,
        "RegistryValue",
        Root="HKLM",
        Key="Software\\Cammer Desktop",
        Name="InMenu",
        Type="integer",
        Value="1",
        KeyPath="yes",
    )
    return "menu"


def _scheme(place: ET.Element) -> str:
    """Register the program for its addresses; return the name of the component.

    Behind `--` nothing that a page writes into an address is an option.
    """
    code = _code("scheme")
    component = ET.SubElement(place, "Component", Id="scheme", Guid=code, Win64="yes")
    key, program = f"Software\\Classes\\{product.SCHEME}", f'"[INSTALLDIR]{_EXECUTABLE}"'
    texts: tuple[tuple[str, dict[str, str], str], ...] = (
        (key, {"KeyPath": "yes"}, f"URL:{product.SCHEME}"),
        (key, {"Name": "URL Protocol"}, ""),
        (f"{key}\\DefaultIcon", {}, f"{program},0"),
        (f"{key}\\shell\\open\\command", {}, f'{program} open -- "%1"'),
    )
    for below, more, text in texts:
        ET.SubElement(
            component,
            "RegistryValue",
            {"Root": "HKLM", "Key": below, "Type": "string", "Value": text, **more},
        )
    return "scheme"


def _code(name: str) -> str:
    return str(uuid5(_UPGRADE, name)).upper()
