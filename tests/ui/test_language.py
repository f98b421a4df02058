"""Qt speaks the language of the program's texts, whatever the system's is."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialogButtonBox

from cammer_desktop.ui.application import locale_of


def test_qts_own_texts_are_spanish(qapp: QApplication) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Cancelar"


def test_a_calendar_is_spanish_whatever_the_system_speaks(qapp: QApplication) -> None:
    assert QCalendarWidget().locale().monthName(1) == "enero"


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
