"""A file that exists but cannot be opened is not treated as one that cannot be understood.

Here its folder is one that nobody can open; on Windows there are also files that another program
holds, see `test_held_files_on_windows`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.session import Draft
from cammer_desktop.domain.settings import Settings
from tests.systems import closed

Use = Callable[[Path], object]
DRAFT = Draft("Ana", "0414 131 5854", "VE", "", NoDestination(), None)


def load_settings(folder: Path) -> object:
    return SettingsFile(folder).load()


def save_settings(folder: Path) -> object:
    SettingsFile(folder).change(lambda _: Settings(region="BR"), Settings())
    return None


def load_catalogue(folder: Path) -> object:
    return CatalogueFile(folder, pytest.fail).load()


def change_catalogue(folder: Path) -> object:
    return CatalogueFile(folder, pytest.fail).change(lambda _: Catalogue(recent=("x",)))


def replace_unseen_draft(folder: Path) -> object:
    drafts = DraftFile(folder)
    assert drafts.load() == ()
    drafts.keep([KeptDraft(DRAFT)])
    return None


def forget_unseen_draft(folder: Path) -> object:
    drafts = DraftFile(folder)
    assert drafts.load() == ()
    drafts.keep([])
    return None


USES = (
    *(load_settings, save_settings, load_catalogue, change_catalogue),
    *(replace_unseen_draft, forget_unseen_draft),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each kind."""
    folder = tmp_path / "data"
    save_settings(folder)
    CatalogueFile(folder, pytest.fail).change(lambda _: Catalogue(recent=("x",)))
    DraftFile(folder).keep([KeptDraft(DRAFT)])
    return folder


@pytest.mark.parametrize("use", USES)
def test_it_stays_as_it_is(folder: Path, use: Use) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with closed(folder), pytest.raises(OSError):  # noqa: PT011 - whichever the system has for it
        use(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_draft_that_can_be_opened_again_is_seen_and_then_replaced(folder: Path) -> None:
    drafts = DraftFile(folder)
    with closed(folder):
        assert drafts.load() == ()
    assert drafts.load() == (KeptDraft(DRAFT),)
    drafts.keep([])
    assert drafts.load() == ()
