"""What the wheel carries and says of itself, without building one."""

import tomllib
from pathlib import PurePosixPath

import pytest
from babel import Locale
from hatchling.builders.wheel import WheelBuilder

from cammer_desktop.support.paths import resources
from cammer_desktop.support.texts import SOURCE, languages
from resources.packaging import bundle


@pytest.fixture(scope="module")
def carried() -> set[str]:
    """The paths of the files in the wheel."""
    files = WheelBuilder(str(bundle.ROOT)).recurse_included_files()
    return {PurePosixPath(file.distribution_path).as_posix() for file in files}


def test_of_the_translations_it_carries_what_is_read(carried: set[str]) -> None:
    place = "cammer_desktop/_resources/translations/"
    there = {name.removeprefix(place) for name in carried if name.startswith(place)}
    catalogues = {name for name in there if "LC_MESSAGES" in name}
    others = set(languages()) - {SOURCE}
    assert catalogues == {f"{each}/LC_MESSAGES/cammer-desktop.mo" for each in others}
    folder = resources() / "translations"
    guides = {str(file.relative_to(folder)) for file in folder.glob("*/guide/*")}
    assert guides
    assert there == catalogues | guides


def test_the_program_is_in_it(carried: set[str]) -> None:
    modules = (bundle.ROOT / "cammer_desktop").rglob("*.py")
    assert carried >= {str(module.relative_to(bundle.ROOT)) for module in modules}
    assert not any(name.startswith("resources") for name in carried)


def test_it_names_each_of_the_programs_languages() -> None:
    project = tomllib.loads((bundle.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    kind = "Natural Language :: "
    named = [each.removeprefix(kind) for each in project["classifiers"] if each.startswith(kind)]
    own = (Locale.parse(each).get_language_name("en") for each in languages())
    assert [each.split(" ")[0] for each in named] == sorted(map(str, own))
