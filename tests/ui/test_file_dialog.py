"""File dialogs open in the person's documents, never where the program is, then where they were."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QStandardPaths
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cammer_desktop.support import dates, texts
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


def painted(files: QTreeView, index: QModelIndex) -> str:
    """Return the text that is painted in a cell."""
    option = QStyleOptionViewItem()
    delegate = files.itemDelegateForIndex(index)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    return str(option.text)


@pytest.mark.parametrize(
    ("language", "day"), [("es", "27/11/2026"), ("pt_BR", "27/11/2026"), ("en", "11/27/2026")]
)
def test_when_a_file_was_changed_is_written_as_in_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, day: str
) -> None:
    at = datetime(2026, 11, 27, 15, 5)
    file = tmp_path / "catalogo-de-la-oficina.csv"
    file.write_text("código", "utf-8")
    os.utime(file, (at.timestamp(), at.timestamp()))
    qapp.setProperty(file_dialog.LAST, str(tmp_path))
    texts.use(language)
    try:
        parent = QWidget()
        dialog = file_dialog.FileDialog.for_catalogue("Elegir", parent)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        dialog.show()
        [files] = dialog.findChildren(QTreeView)
        model, root = files.model(), files.rootIndex()
        qtbot.waitUntil(lambda: model.rowCount(root) == 1)
        cells = [model.index(0, column, root) for column in range(model.columnCount(root))]
        assert painted(files, cells[3]) == dates.date_and_time(at)
        assert day in painted(files, cells[3])
        room = [files.columnWidth(column) for column in range(len(cells))]
        assert room[1:] >= [files.sizeHintForColumn(column) for column in (1, 2, 3)]
        assert sum(room) <= files.viewport().width()
        dialog.close()
    finally:
        texts.use(texts.SOURCE)


def test_no_other_dialog_is_made_for_files() -> None:
    package = Path(file_dialog.__file__).parents[1]
    users = [
        path.name for path in package.rglob("*.py") if "QFileDialog" in path.read_text("utf-8")
    ]
    assert users == ["file_dialog.py"]
