"""File dialogs open in the person's documents, never where the program is, then where they were."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QListView

from cammer_desktop.ui.widgets import file_dialog
from tests.ui.agent import Agent


def folder_of(agent: Agent) -> Path:
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    assert isinstance(agent.dialog, QFileDialog)
    return Path(agent.dialog.directory().absolutePath())


def opens_export(agent: Agent) -> None:
    agent.window.ledger_panel.export_wanted.emit()
    agent.waits_for_dialog()
    agent.clicks("Elegir archivo…")


def test_the_first_opens_in_the_documents_and_the_next_where_that_was(
    agent: Agent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, other = tmp_path / "documents", tmp_path / "other"
    for folder in (documents, other):
        folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    monkeypatch.chdir(tmp_path)
    opens_export(agent)
    assert folder_of(agent) == documents
    agent.names_file(other / "historial.csv")
    agent.waits_until(lambda: agent.said.startswith("✓ Exportado"))
    opens_export(agent)
    assert folder_of(agent) == other


@pytest.mark.parametrize("gone", ["", "gone"])
def test_without_documents_it_is_the_persons_own_folder(
    agent: Agent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    location = str(tmp_path / gone) if gone else ""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: location)
    monkeypatch.chdir(tmp_path)
    opens_export(agent)
    assert folder_of(agent) == Path.home()


NAMES = ["a.CSV", "b.json", "c.txt", "d.tsv"]


@pytest.mark.parametrize("place", ["import", "settings"])
def test_a_catalogue_is_shown_under_every_name_that_offices_give_one(
    agent: Agent, tmp_path: Path, qapp: QApplication, place: str
) -> None:
    for name in (*NAMES, "e.xyz"):
        (tmp_path / name).touch()
    qapp.setProperty(file_dialog.LAST, str(tmp_path))
    agent.presses("Ctrl+K" if place == "import" else "Ctrl+,")
    agent.waits_for_dialog()
    if place == "settings":
        for _ in range(3):
            agent.presses("Ctrl+Tab")
    agent.clicks("Importar…" if place == "import" else "Elegir…")
    folder_of(agent)
    [files] = [
        each for each in agent.top.findChildren(QListView) if each.objectName() == "listView"
    ]

    def shown() -> list[str]:
        model, root = files.model(), files.rootIndex()
        names = [model.index(row, 0, root).data() for row in range(model.rowCount(root))]
        return [name for name in names if (tmp_path / name).is_file()]

    agent.waits_until(lambda: shown() == NAMES)
    [kind] = [each for each in agent.top.findChildren(QComboBox) if each.count() == 2]
    kind.setFocus()
    agent.presses("Down")
    agent.waits_until(lambda: shown() == [*NAMES, "e.xyz"])


def test_no_other_dialog_is_made_for_files() -> None:
    package = Path(file_dialog.__file__).parents[1]
    users = [
        path.name for path in package.rglob("*.py") if "QFileDialog" in path.read_text("utf-8")
    ]
    assert users == ["file_dialog.py"]
