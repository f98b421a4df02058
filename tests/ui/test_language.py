"""Qt speaks the language of the program's texts, whatever the system's is."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cammer_desktop.app import Program
from cammer_desktop.domain.catalogue import Kind, Promotion
from cammer_desktop.run_options import RunOptions
from cammer_desktop.support import dates, texts
from cammer_desktop.ui.application import locale_of
from cammer_desktop.ui.catalogue.entry_dialog import EntryDialog
from cammer_desktop.ui.widgets import style
from cammer_desktop.ui.widgets.date_edit import DateRow
from cammer_desktop.ui.widgets.language_name import name_of
from cammer_desktop.ui.widgets.sizes import SIZES
from tests.tools.states import STATES
from tests.ui.agent import Agent
from tests.ui.longer_texts import longer
from tests.ui.reading import shown_in
from tests.ui.theatre import Theatre, found_in

OTHERS = [each for each in texts.languages() if each != texts.SOURCE]
# The widest rows, the fullest dialogs; all states are looked at with texts that are longer still.
FULL = ("created", "every-error", "filtered", "settings-general", "settings-data", "import")


def test_qts_own_texts_are_spanish(qapp: QApplication) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Cancelar"


def test_a_calendar_is_spanish_whatever_the_system_speaks(qapp: QApplication) -> None:
    assert QCalendarWidget().locale().monthName(1) == "enero"


@pytest.mark.parametrize("speaks", texts.languages(), indirect=True)
def test_a_day_is_typed_as_it_is_shown(speaks: str, qtbot: QtBot, program: Program) -> None:
    day = date(2026, 5, 4)
    assert DateRow("", "", day).text == dates.full_date(day)
    parent = QWidget()
    qtbot.addWidget(parent)
    entry = Promotion("P", "t", "d", None, day)
    shown = EntryDialog(Kind.PROMOTION, entry, program.controllers.catalogue, parent)
    assert dates.full_date(day) in [each.text() for each in shown.findChildren(QLineEdit)]
    new = EntryDialog(Kind.PROMOTION, None, program.controllers.catalogue, parent)
    fields = {each.accessibleName(): each for each in new.findChildren(QLineEdit)}
    fields[texts._("Nombre")].setText("P")
    fields[texts._("Título")].setText("t")
    last = fields[texts._("Hasta")]
    assert last.placeholderText().startswith(dates.full_date(date(2026, 12, 31)))
    last.setText(dates.full_date(day))
    [description] = new.findChildren(QPlainTextEdit)
    description.setPlainText("d")
    [save] = [
        each for each in new.findChildren(QAbstractButton) if each.text() == texts._("Guardar")
    ]
    with qtbot.waitSignal(new.saved) as saved:
        save.click()
    assert saved.args == [entry]


@pytest.mark.parametrize(
    ("system", "language", "used"),
    [
        ("es_MX", "es", "es_MX"),  # its week begins on Sunday
        ("en_US", "es", "es_ES"),
        ("es_VE", "pt_BR", "pt_BR"),
        ("pt_PT", "pt_BR", "pt_PT"),
    ],
)
def test_the_systems_country_is_kept_where_it_speaks_the_language(
    system: str, language: str, used: str
) -> None:
    assert locale_of(language, QLocale(system)).name() == used


@pytest.mark.parametrize(
    ("speaks", "button", "month"),
    [("en", "Cancel", "January"), ("pt_BR", "Cancelar", "janeiro"), ("es", "Cancelar", "enero")],
    indirect=["speaks"],
)
def test_qt_speaks_the_language_that_was_chosen_last(
    qapp: QApplication, speaks: str, button: str, month: str
) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    text = buttons.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert text.replace("&", "") == button
    assert QCalendarWidget().locale().monthName(1) == month
    assert QLocale().name().startswith(speaks)


@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("speaks", OTHERS, indirect=True)
def test_everything_is_in_its_place(theatre: Theatre, speaks: str, name: str) -> None:
    found = found_in(theatre, replace(STATES[name], is_passing=True), may_scroll=True)
    assert not found, found


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_longer_than_those_for_which_every_place_has_room(
    qapp: QApplication, language: str
) -> None:
    metrics = QFontMetrics(style.font(SIZES.text))
    room = 4 * metrics.horizontalAdvance("ẋ")  # a short word may be another one
    found = {
        source: text
        for source, text in shown_in(language).items()
        if metrics.horizontalAdvance(text) > metrics.horizontalAdvance(longer(source)) + room
    }
    assert found == {}


@pytest.mark.parametrize(
    ("language", "name"), [("es", "Español"), ("en", "English"), ("pt_BR", "Português (Brasil)")]
)
def test_a_language_is_called_what_it_calls_itself(language: str, name: str) -> None:
    assert name_of(language) == name


def test_every_language_can_be_chosen_and_the_systems(agent: Agent) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    choice = agent.finds("Idioma", QComboBox)
    assert choice.currentText() == "Como el sistema"
    offered = {choice.itemData(number) for number in range(choice.count())}
    assert offered == {"", *texts.languages()}


class TestOfThisRunAlone:
    """A language that an option has named."""

    @pytest.fixture
    def options(self, options: RunOptions) -> RunOptions:
        return replace(options, language="es")

    def test_it_stands_and_says_why(self, agent: Agent) -> None:
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        choice = agent.finds("Idioma", QComboBox)
        assert not choice.isEnabled()
        assert choice.currentText() == "Español"
        assert "con el que se abrió" in agent.heard("Idioma")
