"""The licence notices and the bill of materials in the program's folder `licenses/`."""

import json
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_DNS, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from resources.packaging import bundle, product
from resources.packaging.components import Component, components_of
from resources.packaging.contents import Entry

FOLDER: Final = "licenses"
BILL: Final = "sbom.cdx.json"
SYSTEM: Final = "system"
_RULE: Final = "\n" + "-" * 78 + "\n"


def entries(collected: Iterable[Entry], work: Path) -> list[Entry]:
    """Write the notices for the collected files into `work`; return them as PyInstaller's entries.

    Raises components.UntraceableError.
    """
    folder = work / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    (folder / SYSTEM).mkdir(parents=True)
    components = components_of(collected)
    for component in components:
        target = folder / SYSTEM if component.is_of_the_system else folder
        (target / f"{component.name}.txt").write_text(_notice(component), encoding="utf-8")
    for ours in (bundle.ROOT / "resources" / "licences").glob("README*.txt"):  # one per language
        shutil.copyfile(ours, folder / ours.name)
    shutil.copyfile(bundle.ROOT / "LICENSE", folder / f"{product.NAME}.txt")
    (folder / BILL).write_text(_bill(components), encoding="utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(str(path.relative_to(work)), str(path), "DATA") for path in files]


def remove_system_components(folder: Path) -> None:
    """Remove the system's components from the notices and the bill in `folder`."""
    shutil.rmtree(folder / SYSTEM, ignore_errors=True)
    bill: dict[str, Any] = json.loads((folder / BILL).read_text(encoding="utf-8"))
    parts = bill["components"]
    removed = {part["bom-ref"] for part in parts if part["purl"].startswith("pkg:deb/")}
    for name, key in (("components", "bom-ref"), ("dependencies", "ref")):
        bill[name] = [each for each in bill[name] if each[key] not in removed]
    for each in bill["dependencies"]:
        if "dependsOn" in each:
            each["dependsOn"] = [ref for ref in each["dependsOn"] if ref not in removed]
    (folder / BILL).write_text(_json(bill), encoding="utf-8")


def _notice(component: Component) -> str:
    head = f"{component.name} {component.version}\nLicence: {component.licence}\n"
    return head + "".join(_RULE + "\n" + text for text in component.texts)


def _bill(components: list[Component]) -> str:
    """Return the bill of materials in CycloneDX 1.6: the same text for the same components."""
    program = Part(
        name=product.NAME,
        version=product.VERSION,
        type=ComponentType.APPLICATION,
        bom_ref=product.NAME,
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    parts = [
        Part(
            name=component.name,
            version=component.version,
            type=ComponentType.LIBRARY,
            bom_ref=component.purl,
            purl=PackageURL.from_string(component.purl),
            licenses=[LicenseFactory().make_from_string(component.licence)],
        )
        for component in components
    ]
    whole = Bom(
        components=parts,
        serial_number=uuid5(NAMESPACE_DNS, " ".join(component.purl for component in components)),
        metadata=BomMetaData(
            component=program, timestamp=datetime.fromtimestamp(bundle.commit_time(), UTC)
        ),
        dependencies=[
            Dependency(program.bom_ref, [Dependency(part.bom_ref) for part in parts]),
            *(Dependency(part.bom_ref) for part in parts),
        ],
    )
    return _json(json.loads(JsonV1Dot6(whole).output_as_string()))


def _json(bill: dict[str, Any]) -> str:
    return json.dumps(bill, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
