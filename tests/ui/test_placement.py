"""The window comes back where it was, whole on a screen that is still there, and to the front."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.place_file import PlaceFile
from cammer_desktop.domain.place import Place
from cammer_desktop.ui.columns import ColumnsView
from cammer_desktop.ui.placement import Placement, fitted, least_size
from cammer_desktop.ui.rail import Rail
from cammer_desktop.ui.widgets.column import Column
from tests.flow.parts import MS

# That of the offscreen platform.
FRAME = (2, 2, 2, 2)
PIXELS = st.integers(-4000, 4000)
A_SIZE = st.integers(1, 4000)
AN_AREA = st.builds(QRect, PIXELS, PIXELS, A_SIZE, A_SIZE)
A_SCREEN = st.builds(QRect, PIXELS, PIXELS, st.integers(640, 4000), st.integers(480, 4000))
A_WIDTH = st.integers(0, 50)
A_FRAME = st.builds(QMargins, A_WIDTH, A_WIDTH, A_WIDTH, A_WIDTH)


@given(AN_AREA, A_FRAME, st.lists(A_SCREEN, min_size=1, max_size=3))
def test_it_is_whole_on_one_screen_and_moved_no_more_than_that(
    area: QRect, frame: QMargins, screens: list[QRect]
) -> None:
    found = fitted(area, frame, screens)
    whole = found.marginsAdded(frame)
    assert any(each.contains(whole) for each in screens)
    assert found.width() <= area.width()
    assert found.height() <= area.height()
    assert fitted(found, frame, screens) == found
    if any(each.contains(area.marginsAdded(frame)) for each in screens):
        assert found == area
    if not any(each.intersects(area.marginsAdded(frame)) for each in screens):
        assert screens[0].contains(whole)


@pytest.mark.parametrize(
    ("x", "expected"), [(-100, 0), (600, 366), (766, 366), (967, 1366), (3000, 1366 + 920)]
)
def test_it_stays_on_the_screen_that_has_most_of_it(x: int, expected: int) -> None:
    screens = [QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)]
    area = fitted(QRect(x, 10, 1000, 600), QMargins(), screens)
    assert area == QRect(expected, 10, 1000, 600)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """A window with three columns, which is not shown."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(columns_view())
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def columns_view() -> ColumnsView:
    form, result, history = (
        Column("window", QWidget(), QWidget(), QWidget()) for _each in range(3)
    )
    return ColumnsView(form, result, history, Rail(()))


def columns_of(window: QWidget) -> ColumnsView:
    found = window.findChild(ColumnsView)
    assert isinstance(found, ColumnsView)
    return found


@pytest.fixture
def file(data_directory: Path) -> PlaceFile:
    return PlaceFile(data_directory)


def placed(window: QWidget, file: PlaceFile) -> Placement:
    return Placement(window, columns_of(window), file)


def test_at_the_first_start_it_is_in_the_middle_and_fits(window: QWidget, file: PlaceFile) -> None:
    window.resize(5000, 300)
    placed(window, file).restore()
    screen = window.screen().availableGeometry()
    assert screen.contains(window.geometry())
    assert abs(window.geometry().center().y() - screen.center().y()) < 20
    assert window.height() == max(300, window.minimumHeight())


@pytest.mark.parametrize("is_maximized", [False, True])
@pytest.mark.parametrize("is_folded", [False, True])
@pytest.mark.parametrize("columns", [(), (300, 200)])
def test_it_comes_back_as_it_was(
    window: QWidget, file: PlaceFile, is_maximized: bool, is_folded: bool, columns: tuple[int, ...]
) -> None:
    before = Place((20, 30, 640, 720), FRAME, is_maximized, columns, is_folded)
    file.keep(before)
    placement = placed(window, file)
    placement.restore()
    window.show()
    assert window.isMaximized() == is_maximized
    # No smaller than the least size on this screen.
    area = QRect(20, 30, 640, 720).united(QRect(QPoint(20, 30), window.minimumSize()))
    assert window.normalGeometry().size() == area.size()
    assert (columns_of(window).chosen or ()) == columns
    placement.keep()
    placement.finish()
    found = file.load()
    assert found is not None
    assert replace(found, area=before.area) == before


def test_it_cannot_be_made_smaller_than_what_is_whole(window: QWidget, file: PlaceFile) -> None:
    placed(window, file).restore()
    room = window.screen().availableGeometry().size()
    least = window.minimumSize() + QSize(16, 48)  # as a frame is taken to be before it was seen
    assert least == QSize(1024, 640).boundedTo(room)
    frame = QMargins(8, 31, 8, 8)
    assert least_size(frame, [QRect(0, 0, 1920, 1040)]) == QSize(1008, 601)
    assert least_size(frame, [QRect(0, 0, 1920, 1040), QRect(0, 0, 910, 480)]) == QSize(894, 441)


def test_a_folder_that_cannot_be_written_does_not_matter(window: QWidget, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    placement = placed(window, PlaceFile(tmp_path / "file"))
    placement.restore()
    placement.finish()  # nothing is being stored
    placement.keep()
    placement.finish()


def test_it_comes_to_the_front_with_its_dialog(
    window: QWidget, file: PlaceFile, qtbot: QtBot
) -> None:
    placement = placed(window, file)
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    window.show()
    placement.come_to_front()
    assert (window.isMinimized(), window.isMaximized()) == (False, True)
    qtbot.waitUntil(window.isActiveWindow, timeout=MS)
    dialog = QDialog(window)
    dialog.open()
    window.showMinimized()
    placement.come_to_front()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=MS)
    dialog.close()


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from cammer_desktop.adapters.files.place_file import PlaceFile
from cammer_desktop.ui.columns import ColumnsView
from cammer_desktop.ui.placement import Placement
from cammer_desktop.ui.rail import Rail
from cammer_desktop.ui.widgets.column import Column
application = QApplication(["", "-platform", f"offscreen:configfile={sys.argv[1]}"])
window = QWidget()
columns = [Column("window", QWidget(), QWidget(), QWidget()) for _each in range(3)]
view = ColumnsView(*columns, Rail(()))
placement = Placement(window, view, PlaceFile(Path(sys.argv[2])))
placement.restore()
window.show()
print(window.screen().name(), *window.geometry().getRect())
if len(sys.argv) > 3:
    window.move(1400, 100)
    application.processEvents()
placement.keep()
placement.finish()
"""


def test_it_comes_back_on_a_screen_that_still_exists(tmp_path: Path) -> None:
    both = [("one", 0, 1366, 768), ("other", 1366, 1920, 1080)]
    config, data = tmp_path / "screens.json", tmp_path / "data"

    def starts(screens: list[tuple[str, int, int, int]], *more: str) -> list[str]:
        keys = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        described = [
            {"name": name, "x": x, "width": width, "height": height, **keys}
            for name, x, width, height in screens
        ]
        config.write_text(json.dumps({"screens": described}))
        command = [sys.executable, "-c", PROGRAM, str(config), str(data), *more]
        return subprocess.check_output(command, text=True, timeout=60, env=os.environ).split()

    PlaceFile(data).keep(Place((2, 2, 1300, 700), FRAME))
    assert starts(both, "moves") == ["one", "2", "2", "1300", "700"]
    assert starts(both) == ["other", "1402", "102", "1300", "700"]
    assert starts(both[:1]) == ["one", "33", "34", "1300", "700"]
    assert starts([("small", 0, 1093, 614)]) == ["small", "2", "2", "1089", "610"]
