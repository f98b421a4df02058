"""A file that exists but cannot be opened is not treated as one that cannot be understood.

On Linux it is a link that leads to itself, which nobody can open, root neither; on Windows one that
another program holds, see `test_held_files_on_windows`.
"""

import os
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
from tests.systems import not_on_windows

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


USES = {
    load_settings: "settings.json",
    save_settings: "settings.json",
    load_catalogue: "catalogue.json",
    change_catalogue: "catalogue.json",
    replace_unseen_draft: "draft.json",
    forget_unseen_draft: "draft.json",
}


@not_on_windows("a link that leads to itself takes a right there that people do not have")
@pytest.mark.parametrize(("use", "name"), USES.items(), ids=[use.__name__ for use in USES])
def test_it_stays_as_it_is(tmp_path: Path, use: Use, name: str) -> None:
    (tmp_path / name).symlink_to(name)
    with pytest.raises(OSError, match=r"(?i)symbolic link"):
        use(tmp_path)
    left = [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"]
    assert left == [name]
    assert os.readlink(tmp_path / name) == name


@not_on_windows("a link that leads to itself takes a right there that people do not have")
def test_a_draft_that_can_be_opened_again_is_seen_and_then_replaced(tmp_path: Path) -> None:
    drafts = DraftFile(tmp_path)
    drafts.keep([KeptDraft(DRAFT)])
    drafts.path.rename(tmp_path / "elsewhere")
    drafts.path.symlink_to(drafts.path.name)
    assert drafts.load() == ()
    os.replace(tmp_path / "elsewhere", drafts.path)
    assert drafts.load() == (KeptDraft(DRAFT),)
    drafts.keep([])
    assert drafts.load() == ()
