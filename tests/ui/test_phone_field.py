"""The phone field in the window, from the keyboard: country, number, repair, link."""

import json
from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton, QWidget

from cammer_desktop.domain import phone
from cammer_desktop.support import texts
from cammer_desktop.ui.session.phone_row import PhoneRow
from cammer_desktop.ui.session.repair_button import RepairButton
from cammer_desktop.ui.widgets.note import Note
from tests.ui.agent import Agent, name_of


def _row(agent: Agent) -> PhoneRow:
    return agent.window.form.phone


def _country(agent: Agent) -> str:
    return agent.finds("País", QPushButton).text()


def _offers(agent: Agent) -> list[str]:
    buttons = _row(agent).findChildren(QPushButton)
    return [button.text() for button in buttons if button.isVisible() and "Usar" in button.text()]


def _open_list(agent: Agent) -> QListView:
    agent.presses("Alt+Down")
    agent.waits_until(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup.findChildren(QListView)[0]


def _text(hits: QListView, row: int) -> str:
    return str(hits.model().index(row, 0).data())


def test_by_the_keyboard_alone_a_number_is_chosen_typed_repaired_and_sent(agent: Agent) -> None:
    agent.types("Abraham")
    agent.presses("Tab")
    assert agent.focus == "Celular"
    hits = _open_list(agent)
    agent.types("bra")
    assert hits.currentIndex().data() == "Brasil  +55"
    agent.presses("Return")
    assert QApplication.activePopupWidget() is None
    assert (_country(agent), agent.focus) == ("BR +55", "Celular")
    agent.waits_for_window()
    agent.types("1187654321")
    agent.waits_until(lambda: _offers(agent) == ["Usar +55 11 98765-4321 · Ctrl+R"])
    assert agent.state("Celular") == "warning"
    agent.presses("Ctrl+R")
    assert agent.reads("Celular") == "+55 11 98765-4321"
    assert agent.hint("Celular") == "Línea celular · se envía +55 11 98765-4321"
    assert _offers(agent) == []
    agent.presses("Tab")
    agent.presses("Tab")
    agent.presses("Right")
    agent.presses("Right")
    assert agent.focus == "Sin destino"
    agent.sends()
    assert [json.loads(each.body)["cellphone"] for each in agent.requests] == ["+5511987654321"]


def test_what_was_repaired_can_be_taken_back(agent: Agent) -> None:
    agent.clicks("País")
    agent.types("mex")
    agent.presses("Return")
    agent.types("0445512345678")
    agent.presses("Ctrl+R")
    assert agent.reads("Celular") == "+52 55 1234 5678"
    agent.presses("Ctrl+Z")
    assert "".join(filter(str.isdecimal, agent.reads("Celular"))) == "0445512345678"


def test_the_list_tells_how_many_it_found_and_starts_with_recent_countries(agent: Agent) -> None:
    agent.fills_in(phone="+5511987654321")
    agent.sends()
    agent.presses("Ctrl+N")
    assert _country(agent) == "VE +58"
    agent.clicks("Celular")
    hits = _open_list(agent)
    assert [_text(hits, row) for row in (0, 1)] == ["Venezuela  +58", "Brasil  +55"]
    assert hits.model().rowCount() == len(phone.regions())
    agent.types("zzz")
    assert hits.model().rowCount() == 0
    popup = hits.window()
    assert "0 países" in [label.text() for label in popup.findChildren(QLabel)]
    agent.presses("Return")  # there is nothing to choose
    assert QApplication.activePopupWidget() is popup
    agent.presses("Escape")
    assert QApplication.activePopupWidget() is None


def begins(said: list[str], text: str) -> bool:
    return "".join(said).startswith(text)


def test_the_list_opens_on_the_chosen_country_and_enter_alone_changes_nothing(
    agent: Agent, said: list[str]
) -> None:
    agent.clicks("Celular")
    for search, chosen in (("bra", "BR +55"), ("", "BR +55"), ("chile", "CL +56"), ("", "CL +56")):
        said.clear()
        hits = _open_list(agent)
        number = f"{hits.model().rowCount()} países. "
        agent.waits_until(partial(begins, said, number))
        assert "".join(said).count("países") == 1
        agent.types(search)
        agent.presses("Return")
        assert (_country(agent), agent.focus) == (chosen, "Celular")


def test_the_number_is_described_with_the_new_country_when_it_gets_the_focus_back(
    agent: Agent, qapp: QApplication
) -> None:
    described: list[str] = []

    def note(_before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and name_of(now) == "Celular":
            described.append(now.accessibleDescription())

    agent.clicks("Celular")
    _open_list(agent)
    agent.types("bra")
    qapp.focusChanged.connect(note)
    agent.presses("Return")
    qapp.focusChanged.disconnect(note)
    assert [text for text in described if "Brasil" not in text] == []


def test_the_arrows_move_in_the_list(agent: Agent) -> None:
    agent.clicks("Celular")
    hits = _open_list(agent)
    agent.types("guinea")
    second = _text(hits, 1)
    agent.presses("Down")
    agent.presses("Return")
    assert _country(agent).split()[1] == second.split()[-1]


@pytest.mark.parametrize(
    "pasted", ["+55 11 98765-4321", "0055 11 98765-4321", "tel:+5511987654321"]
)
def test_pasting_another_countrys_number_switches_the_country(agent: Agent, pasted: str) -> None:
    agent.clicks("Celular")
    agent.pastes(pasted)
    assert _country(agent) == "BR +55"
    assert agent.hint("Celular").endswith("se envía +55 11 98765-4321")
    agent.pastes(pasted)
    assert agent.hint("Celular").endswith("se envía +55 11 98765-4321")


def test_choosing_another_country_replaces_the_code_that_was_typed(agent: Agent) -> None:
    agent.writes("Celular", "+58 3211234567")
    agent.clicks("País")
    agent.types("colombia")
    agent.presses("Return")
    assert agent.hint("Celular") == "Línea celular · se envía +57 321 1234567"


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("0414 1 131 5854", "Sobran dígitos."),
        ("+58041413158549", "Sobran dígitos."),
        ("0414x1315854", "Hay letras en el número o pegadas a él."),
        ("0414+131", "El + solo va al comienzo."),
        ("0414 131 5854 / 0412 555 1234", "Hay más de un número: deje uno solo."),
        ("$ 20", "No es un número de teléfono."),
    ],
)
def test_what_more_digits_do_not_mend_is_said_and_nothing_is_dropped(
    agent: Agent, said: list[str], text: str, flaw: str
) -> None:
    agent.clicks("Celular")
    agent.types(text)
    assert agent.window.form.draft.phone == text
    assert (agent.hint("Celular"), agent.state("Celular")) == (flaw, "warning")
    assert flaw in agent.heard("Celular")
    agent.waits_until(lambda: said.count(flaw) == 1)
    agent.presses("Tab")
    assert (agent.hint("Celular"), agent.state("Celular")) == (flaw, "error")
    agent.presses("Ctrl+Return")
    assert agent.requests == []
    agent.writes("Celular", "0414 131 5854")
    assert agent.state("Celular") == "ok"
    agent.types("99")
    agent.waits_until(lambda: said.count("Sobran dígitos.") == 1 + (flaw == "Sobran dígitos."))


def test_digits_that_lead_to_a_question_are_not_said_to_be_too_many(
    agent: Agent, said: list[str]
) -> None:
    agent.clicks("Celular")
    agent.types("573001234567")
    assert _offers(agent) == ["Usar +57 300 1234567 · Ctrl+R"]
    assert "Sobran dígitos." not in [*said, agent.hint("Celular")]
    agent.types("99")
    assert agent.hint("Celular") == "Sobran dígitos."


@pytest.mark.parametrize("text", ["0414 131", "+", "(", "+58", "0", "00"])
def test_missing_digits_are_said_once_the_field_was_left(agent: Agent, text: str) -> None:
    agent.clicks("Celular")
    agent.types(text)
    assert (agent.hint("Celular"), agent.state("Celular")) == ("", "")
    agent.presses("Tab")
    assert agent.state("Celular") == "error"


def test_a_doubled_digit_is_good_only_once_it_was_taken_out(agent: Agent) -> None:
    agent.clicks("Celular")
    agent.types("0414 1 131 5854")
    assert (agent.reads("Celular"), agent.state("Celular")) == ("0414 1 131 5854", "warning")
    for _step in range(9):
        agent.presses("Left")
    agent.presses("Backspace")
    assert agent.reads("Celular") == "0414-1315854"
    assert agent.hint("Celular") == "Línea celular · se envía +58 414-1315854"


def test_what_was_left_out_is_said_beside_what_is_sent(agent: Agent) -> None:
    agent.clicks("Celular")
    agent.types("0414 131 5854 ext 12")
    assert agent.reads("Celular") == "0414 131 5854 ext 12"
    assert agent.hint("Celular") == "Línea celular · se envía +58 414-1315854, sin «ext 12»"


def test_what_is_left_out_is_said_before_the_number_is_whole(agent: Agent) -> None:
    agent.clicks("Celular")
    agent.types("cel: 0414")
    assert agent.hint("Celular") == "No se toma en cuenta «cel:»."
    agent.types(" 131 5854 y llame a la oficina de la tarde")
    sent = "se envía +58 414-1315854, sin «"
    assert agent.hint("Celular").startswith(f"Línea celular · {sent}cel:")
    assert agent.hint("Celular").endswith("…»")


def test_another_reading_is_a_question_and_no_tick(agent: Agent) -> None:
    agent.clicks("País")
    agent.types("bra")
    agent.presses("Return")
    agent.types("005551987775977")
    assert _country(agent) == "BR +55"
    assert agent.hint("Celular") == "Línea celular · se envía +55 51 98777-5977. ¿O es otro número?"
    assert agent.state("Celular") == "warning"
    assert _offers(agent) == ["Usar +51 987 775 977 · Ctrl+R"]
    agent.presses("Ctrl+R")
    assert _country(agent) == "PE +51"
    assert agent.state("Celular") == "ok"


def test_the_country_is_the_agents_own_again_once_the_number_was_deleted(agent: Agent) -> None:
    agent.writes("Celular", "+55 11")
    assert _country(agent) == "BR +55"
    agent.presses("Ctrl+A")
    agent.presses("Del")
    assert _country(agent) == "VE +58"
    agent.types("0414 131 5854")
    assert agent.state("Celular") == "ok"


def test_the_customer_before_is_taken_back_but_no_digit_of_another_number(agent: Agent) -> None:
    agent.fills_in(phone="0414 131 5854")
    agent.presses("Ctrl+N")
    agent.clicks("Celular")
    agent.presses("Ctrl+Y")
    assert agent.reads("Celular") == ""
    agent.presses("Ctrl+Z")
    assert agent.window.form.draft.phone == "0414 131 5854"
    agent.clicks("Celular")
    agent.presses("Ctrl+Z")
    assert agent.window.form.draft.phone == "0414 131 5854"


def test_the_numbers_country_is_remembered_not_where_it_was_dialled(agent: Agent) -> None:
    agent.fills_in(phone="0055 51 98777-5977")
    draft = agent.window.form.draft
    assert (draft.phone, draft.region) == ("0055 51 98777-5977", "VE")
    agent.sends()
    assert agent.controllers.settings.recent_regions[0] == "BR"


def test_a_fixed_line_warns_and_its_mobile_is_suggested(agent: Agent) -> None:
    agent.writes("Celular", "+541123456789")
    assert "Fijo · se envía" in agent.hint("Celular")
    assert "WhatsApp y SMS pueden fallar" in agent.hint("Celular")
    assert _offers(agent) == ["Usar +54 9 11 2345-6789 · Ctrl+R"]


def test_the_caret_stays_beside_its_digit(agent: Agent) -> None:
    agent.writes("Celular", "04141315854")
    field = agent.finds("Celular", QLineEdit)
    field.setCursorPosition(2)
    agent.presses("Backspace")
    assert (field.text()[: field.cursorPosition()], field.text()) == ("0", "0141315854")
    agent.types("4")
    assert (field.cursorPosition(), field.text()) == (2, "0414-1315854")


def test_a_text_that_is_put_in_from_outside_is_grouped_and_judged(agent: Agent) -> None:
    agent.finds("Celular", QLineEdit).setText("04141315854")  # as assistive technology does
    assert agent.reads("Celular") == "0414-1315854"
    assert agent.hint("Celular") == "Línea celular · se envía +58 414-1315854"


def test_the_list_stands_below_its_button_and_on_the_screen(agent: Agent) -> None:
    button = agent.finds("País", QPushButton)
    agent.clicks("Celular")
    popup = _open_list(agent).window()
    distance = popup.pos() - button.mapToGlobal(QPoint(0, button.height()))
    assert distance.manhattanLength() <= 8  # some systems put a frame around it
    assert agent.window.screen().availableGeometry().contains(popup.geometry())
    agent.presses("Escape")


@pytest.mark.parametrize("language", texts.languages())
def test_no_last_word_stands_beside_the_button_where_the_line_above_has_room(
    agent: Agent, language: str
) -> None:
    agent.fills_in(phone="+55 11 98765-43")
    agent.clicks("Celular")
    texts.use(language)
    try:
        agent.presses("End")
        agent.types("2")
        agent.presses("Tab")
        note = next(
            each for each in agent.window.findChildren(Note) if each.findChild(RepairButton)
        )
        (button,) = note.findChildren(RepairButton)
        assert button.isVisible()
        _left, lines = note._laid_out()
        assert lines == [" ".join(note.text().split())]
        assert button.width() >= button.sizeHint().width()
    finally:
        texts.use(texts.SOURCE)
