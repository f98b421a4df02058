"""What an agent in haste does before the countries are there, which come after the first paint."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from cammer_desktop import app
from cammer_desktop.assembly import Services
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.ui.session.country_list import CountryList
from tests.ui.agent import Agent


@pytest.fixture
def countries(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What the countries wait for."""
    load, come = app._load_countries, threading.Event()

    def load_late() -> tuple[Country, ...]:
        assert come.wait(20)
        return load()

    monkeypatch.setattr(app, "_load_countries", load_late)
    return come


@pytest.fixture
def early(
    qapp: QApplication, qtbot: QtBot, services: Services, countries: threading.Event
) -> Iterator[Agent]:
    """An agent at a window without countries."""
    program = app.build(qapp, services)
    program.window.show()
    agent = Agent(qtbot, program, services)
    agent.waits_for_window()
    yield agent
    countries.set()
    program.stop()
    program.window.hide()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _lets_come(early: Agent, countries: threading.Event) -> None:
    countries.set()
    button = early.window.form.phone.findChild(QPushButton)
    assert button is not None
    early.waits_until(lambda: "+" in button.text())


def _list() -> CountryList:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CountryList)
    return popup


def _rows() -> QListView:
    return _list().findChildren(QListView)[0]


@pytest.mark.parametrize(
    "opens",
    [lambda agent: agent.presses("Alt+Down"), lambda agent: agent.clicks("País")],
    ids=["key", "click"],
)
def test_the_list_opens_at_once_and_searches_when_they_have_come(
    early: Agent, countries: threading.Event, opens: Callable[[Agent], None]
) -> None:
    early.clicks("Celular")
    opens(early)
    assert not any("país" in each.text() for each in _list().findChildren(QLabel))  # not none
    early.types("bra")
    early.presses("Return")  # there is nothing to choose yet
    assert early.window.form.phone.text == ""
    _lets_come(early, countries)
    assert _rows().currentIndex().data() == "Brasil  +55"
    early.presses("Return")
    assert early.finds("País", QPushButton).text() == "BR +55"
    assert (early.focus, early.window.form.phone.text) == ("Celular", "")


def test_the_settings_have_all_of_them_as_soon_as_they_have_come(
    early: Agent, countries: threading.Event
) -> None:
    early.presses("Ctrl+,")
    early.waits_for_dialog()
    address = early.reads("Dirección de la API")
    early.finds("Aspecto", QComboBox).setCurrentIndex(2)
    region = early.finds("País habitual", QComboBox)
    early.presses("Alt+P")
    assert early.focus == "País habitual"
    _lets_come(early, countries)
    assert region.count() > 200
    assert region.currentText() == "Venezuela  +58"
    assert early.finds("Aspecto", QComboBox).currentText() == "Oscuro"
    assert (early.reads("Dirección de la API"), early.focus) == (address, "País habitual")
    early.types("Bras")
    early.presses("Return")
    early.waits_for_window()
    assert early.controllers.settings.settings.region == "BR"
