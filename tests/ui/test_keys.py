"""The keys of an agent in a hurry: few strokes, and none that does what nobody wanted."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from cammer_desktop import app
from cammer_desktop.assembly import Services
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.ui.session import next_customer
from tests.samples import CODE
from tests.ui.agent import PATIENCE, PHONE, Agent
from tests.ui.menus import said_in

SALES = NamedDestination(Kind.CATEGORY, "Ventas", CODE)


class TestEnter:
    def test_it_goes_to_what_is_lacking_and_then_to_the_button(self, agent: Agent) -> None:
        agent.types("Abraham")
        agent.presses("Return")
        assert agent.focus == "Celular"
        agent.types(PHONE)
        agent.presses("Return")
        assert agent.focus == "Código de categoría"
        agent.types(CODE)
        agent.presses("Return")
        assert agent.focus == "Crear enlace"
        assert agent.requests == []

    def test_what_is_wrong_lies_on_its_way(self, agent: Agent) -> None:
        agent.fills_in(phone="0414")
        agent.writes("Correo", "ana@")
        agent.clicks("Nombre")
        agent.presses("Return")
        assert agent.focus == "Celular"
        agent.presses("Return")
        assert (agent.focus, agent.state("Celular")) == ("Correo", "error")
        agent.presses("Enter")
        assert agent.focus == "Celular"

    def test_a_field_that_is_wrong_alone_keeps_it_and_says_why(self, agent: Agent) -> None:
        agent.types("Abraham")
        agent.clicks("Sin destino")
        agent.clicks("Celular")
        agent.types("0414")
        assert agent.state("Celular") != "error"
        agent.presses("Return")
        assert (agent.focus, agent.state("Celular")) == ("Celular", "error")

    def test_in_a_description_it_begins_a_line(self, agent: Agent) -> None:
        agent.clicks("Ticket")
        agent.clicks("Descripción")
        agent.types("20 %")
        agent.presses("Return")
        agent.types("hoy")
        assert agent.reads("Descripción") == "20 %\nhoy"


def test_the_tab_key_stops_at_the_kind_that_is_chosen_whatever_chose_it(agent: Agent) -> None:
    agent.fills_in(name="Ana")
    agent.sends()
    agent.presses("Ctrl+N")
    agent.clicks("Categoría")
    agent.chooses_row(0)
    agent.presses("Ctrl+Shift+R")
    assert agent.finds("Sin destino", QRadioButton).isChecked()
    agent.clicks("Correo")
    agent.presses("Tab")
    assert agent.focus == "Sin destino"
    agent.presses("Return")
    assert agent.finds("Sin destino", QRadioButton).isChecked()


class TestDuringACall:
    @pytest.fixture
    def calling(self, agent: Agent) -> Agent:
        agent.fills_in(name="Ana #mudo")
        agent.presses("Ctrl+Return")
        agent.waits_until(lambda: len(agent.requests) == 1)
        return agent

    @pytest.mark.parametrize("typed", [" ", "a", "7", "\r", "David Rojas 0414\r", "\t ", "\t\r"])
    def test_typing_on_neither_cancels_nor_sends_nor_changes(
        self, calling: Agent, typed: str
    ) -> None:
        before = calling.window.form.state
        calling.types(typed)
        assert calling.controllers.link.running
        assert calling.window.form.state == before
        assert len(calling.requests) == 1
        calling.presses("Esc")

    def test_esc_cancels(self, calling: Agent) -> None:
        calling.presses("Esc")
        assert not calling.controllers.link.running
        assert "Puede haberse creado" in calling.said

    @pytest.mark.parametrize("typed", [" ", "\r", "a", "7"])
    def test_what_is_typed_after_it_without_a_link_does_nothing(
        self, calling: Agent, typed: str
    ) -> None:
        calling.presses("Esc")
        before = calling.window.form.state
        calling.types(typed)
        assert calling.window.form.state == before
        assert (calling.dialog, len(calling.requests)) == (None, 1)

    def test_whoever_searches_meanwhile_keeps_typing_there(self, agent: Agent) -> None:
        agent.fills_in(name="Ana #lento")
        agent.presses("Ctrl+Return")
        agent.presses("Ctrl+F")
        agent.types("Da")
        agent.waits_for_the_end()
        agent.types("vid")
        assert (agent.focus, agent.reads("Buscar")) == ("Buscar", "David")
        assert agent.reads("Nombre") == "Ana #lento"


class TestAfterALink:
    @pytest.fixture
    def made(self, agent: Agent) -> Agent:
        agent.fills_in(name="Abraham", code=CODE)
        agent.sends()
        assert agent.focus == "Enlace"
        return agent

    @pytest.mark.parametrize(
        ("typed", "name", "phone"),
        [("D", "D", ""), ("á", "á", ""), ("Ñu", "Ñu", ""), ("0414", "", "0414"), ("+5", "", "+5")],
    )
    def test_the_first_letter_or_digit_begins_the_next_customer(
        self, made: Agent, typed: str, name: str, phone: str
    ) -> None:
        made.types(typed)
        assert (made.reads("Nombre"), made.reads("Celular")) == (name, phone)
        assert made.reads("Código de categoría") == CODE
        assert not made.sees("Enlace")

    def test_a_letter_that_an_input_method_composes_begins_as_well(self, made: Agent) -> None:
        composed = QInputMethodEvent()
        composed.setCommitString("Á")
        QApplication.sendEvent(made.finds("Enlace"), composed)
        made.types("lvaro")
        assert made.reads("Nombre") == "Álvaro"

    @pytest.mark.parametrize("name", ["Copiar enlace", "QR grande"])
    def test_so_it_does_from_the_buttons_beside_the_link(self, made: Agent, name: str) -> None:
        made.finds(name).setFocus()
        made.types("D")
        assert (made.reads("Nombre"), made.focus) == ("D", "Nombre")

    @pytest.mark.parametrize("typed", ["D", "0"])
    def test_ctrl_z_takes_that_back(self, made: Agent, typed: str) -> None:
        before, link = made.window.form.state, made.reads("Enlace")
        made.types(typed)
        made.presses("Ctrl+Z")
        assert made.window.form.state == before
        assert made.reads("Enlace") == link
        assert made.said == "✓ Enlace creado y copiado."

    @pytest.mark.parametrize("keys", ["Space", "Return", "Enter", "Backspace", "Del", "Home"])
    def test_no_other_key_does_anything(self, made: Agent, keys: str) -> None:
        before, link = made.window.form.state, made.reads("Enlace")
        made.presses(keys)
        assert made.window.form.state == before
        assert (made.reads("Enlace"), made.focus) == (link, "Enlace")
        assert (made.dialog, len(made.requests)) == (None, 1)

    def test_at_an_old_link_a_letter_begins_nobody(self, made: Agent) -> None:
        made.presses("Ctrl+N")
        made.types("David")
        made.chooses_row(0)
        made.finds("Enlace").setFocus()
        made.types("x")
        assert made.reads("Nombre") == "David"


class TestWhileTypingOn:
    """What was begun during the call begins nobody: its first letters are lost."""

    def test_a_burst_across_the_end_of_a_call_writes_nothing(
        self, agent: Agent, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(next_customer, "BURST_MS", PATIENCE)
        agent.fills_in(name="Ana #lento")
        agent.presses("Ctrl+Return")
        agent.types("Ped")
        agent.waits_for_the_end()
        agent.types("ro 04")
        assert agent.reads("Nombre") == "Ana #lento"
        assert agent.reads("Enlace")
        assert "Se ignoró" in agent.said

    def test_after_a_pause_a_letter_begins(
        self, agent: Agent, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(next_customer, "BURST_MS", 0)
        agent.fills_in(name="Ana #lento")
        agent.presses("Ctrl+Return")
        agent.types("Ped")
        agent.waits_for_the_end()
        agent.types("Pedro")
        assert agent.reads("Nombre") == "Pedro"


class TestLateAnswers:
    @pytest.fixture
    def let_go(self, agent: Agent) -> Agent:
        agent.fills_in(name="Eva #lento")
        agent.presses("Ctrl+Return")
        agent.waits_until(lambda: len(agent.requests) == 1)
        agent.presses("Esc")
        assert "Puede haberse creado" in agent.said
        return agent

    def has_come(self, agent: Agent) -> None:
        agent.waits_until(lambda: agent.rows[0][2] == "creado")

    def test_one_for_the_customer_in_the_form_is_shown_and_typing_begins(
        self, let_go: Agent
    ) -> None:
        self.has_come(let_go)
        assert let_go.reads("Enlace")
        assert "Puede haberse" not in let_go.said
        let_go.types("Pedro")
        assert let_go.reads("Nombre") == "Pedro"

    def test_one_for_a_customer_who_was_put_aside_comes_back_with_them(self, let_go: Agent) -> None:
        let_go.presses("Ctrl+N")
        self.has_come(let_go)
        let_go.presses("Ctrl+Z")
        assert let_go.reads("Enlace")
        assert "Puede haberse" not in let_go.said

    def test_one_for_the_row_that_is_shown_is_shown_there(self, let_go: Agent) -> None:
        let_go.presses("Ctrl+N")
        let_go.chooses_row(0)
        assert "Puede haberse creado" in let_go.said
        self.has_come(let_go)
        let_go.waits_until(lambda: "Puede haberse" not in let_go.said)
        assert let_go.reads("Enlace")


class TestOneAttempt:
    def test_esc_leaves_an_old_row_and_only_then_cancels(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        agent.presses("Ctrl+N")
        agent.fills_in(name="Luis #mudo", phone="0414 131 5855")
        agent.presses("Ctrl+Return")
        agent.chooses_row(1)
        assert agent.said.startswith("Historial · Ana, ")
        agent.presses("Esc")
        assert agent.controllers.link.running
        assert agent.said.startswith("Creando el enlace…")
        agent.presses("Esc")
        assert not agent.controllers.link.running

    def test_the_button_goes_back_from_a_row_and_then_cancels(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        agent.presses("Ctrl+N")
        agent.fills_in(name="Luis #mudo", phone="0414 131 5855")
        agent.presses("Ctrl+Return")
        agent.chooses_row(1)
        assert not agent.sees("Cancelar")
        agent.clicks("Volver")
        agent.clicks("Cancelar")
        assert not agent.controllers.link.running

    def test_a_link_stays_when_its_destination_is_renamed(self, agent: Agent) -> None:
        change = agent.controllers.catalogue.change
        change(lambda own: own.with_entry(SALES))
        agent.waits_until(lambda: len(agent.controllers.catalogue.offers) == 1)
        agent.fills_in(code="Ventas")
        agent.waits_until(lambda: CODE in agent.heard("Código de categoría"))
        agent.sends()
        link = agent.reads("Enlace")
        change(lambda own: own.with_entry(NamedDestination(Kind.CATEGORY, "Otras", CODE), SALES))
        agent.waits_until(lambda: agent.controllers.catalogue.offers[0].entry.name == "Otras")
        assert (agent.reads("Enlace"), agent.focus) == (link, "Enlace")
        agent.types("P")
        assert agent.reads("Nombre") == "P"

    def test_going_back_to_a_customer_leads_to_the_link(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        agent.types("P")
        agent.presses("Ctrl+Z")
        assert agent.focus == "Enlace"
        agent.types("Pedro")
        assert agent.reads("Nombre") == "Pedro"

    def test_a_refusal_goes_when_all_of_it_is_corrected(self, agent: Agent) -> None:
        detail = {"cellphone": ["x is required."], "email": ["y is required."]}
        agent.sandbox.script(Answer(envelope(2, "Campos no cumplen", detail=detail)))
        agent.fills_in(name="Ana", code=CODE)
        agent.sends()
        assert "corrija 2 datos" in agent.said
        agent.writes("Celular", "0412 999 8877")
        assert agent.shows("+58 412-9998877")
        assert (agent.state("Celular"), agent.state("Correo")) == ("ok", "error")
        assert "corrija 2 datos" in agent.said
        agent.writes("Correo", "ana@example.com")
        assert agent.said == ""

    def test_of_a_refusal_only_what_the_form_has_goes_as_it_is_corrected(
        self, agent: Agent
    ) -> None:
        agent.fills_in(name="Ana #campos", code=CODE)
        agent.sends()
        assert agent.state("Celular") == "error"
        agent.writes("Celular", "0412 999 8877")
        assert agent.state("Celular") == "ok"
        assert "2 datos rechazados" in agent.said
        assert agent.shows("Otro dato (campaign)")

    def test_not_creating_another_says_nothing_of_the_clipboard_that_may_change(
        self, agent: Agent
    ) -> None:
        agent.fills_in()
        agent.sends()
        agent.writes("Correo", "ana@example.com")
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        agent.presses("Return")
        agent.waits_for_window()
        assert "Enlace creado y copiado." in agent.said
        assert agent.said.endswith("No se creó otro enlace; se copió el que ya había.")
        QGuiApplication.clipboard().setText("otra cosa")
        agent.waits_until(lambda: "copiado" not in agent.said)

    @pytest.mark.parametrize("keys", ["Alt+A", "Ctrl+D", "Meta+A"])
    def test_a_letter_with_another_key_begins_nobody(self, agent: Agent, keys: str) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        agent.presses(keys)
        assert agent.reads("Nombre") == "Ana"

    def test_during_a_call_a_row_is_neither_repeated_nor_deleted_in_vain(
        self, agent: Agent
    ) -> None:
        agent.fills_in(name="Luis #mudo")
        agent.presses("Ctrl+Return")
        agent.chooses_row(0)
        for keys in ("Ctrl+Shift+R", "Del"):
            agent.presses(keys)
            assert agent.dialog is None
            assert "en camino" in agent.said
        agent.presses("Esc")
        agent.presses("Esc")

    def test_the_link_goes_when_the_form_becomes_another_customers(self, agent: Agent) -> None:
        agent.fills_in(name="Abraham")
        agent.sends()
        link = agent.reads("Enlace")
        agent.clicks("Nombre")
        agent.types("s")
        assert not agent.sees("Enlace")
        assert agent.said == ""
        agent.presses("Backspace")
        assert agent.reads("Enlace") == link

    def test_an_old_row_is_told_as_such_by_name_and_esc_leaves_it(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        agent.presses("Ctrl+N")
        agent.fills_in(name="David", phone="0414 131 5855")
        agent.sends()
        agent.chooses_row(1)
        assert agent.said.startswith("Historial · Ana, ")
        assert agent.shows("Ana")
        assert not agent.shows("David")
        agent.presses("Esc")
        assert agent.shows("David")
        assert agent.said.startswith("✓ Enlace creado")

    def test_an_old_row_without_a_link_takes_the_other_ones_link_away(self, agent: Agent) -> None:
        agent.fills_in(name="Ana #cuelga")
        agent.sends()
        agent.presses("Ctrl+N")
        agent.fills_in(name="David", phone="0414 131 5855")
        agent.sends()
        agent.chooses_row(1)
        assert agent.said.startswith("Historial · Ana #cuelga, ")
        assert not agent.sees("Enlace")
        agent.clicks("Nombre")
        agent.types("x")
        assert agent.said == ""
        assert agent.shows("Davidx")

    def test_copied_is_said_only_while_it_is(self, agent: Agent) -> None:
        agent.fills_in()
        agent.sends()
        QGuiApplication.clipboard().setText("otra cosa")
        agent.waits_until(lambda: agent.said == "✓ Enlace creado; cópielo.")
        agent.presses("Ctrl+Shift+C")
        assert agent.said == "✓ Enlace creado y copiado."

    def test_that_nothing_was_sent_is_said_until_the_agent_goes_on(self, agent: Agent) -> None:
        agent.presses("Ctrl+Return")
        assert agent.said.startswith("✕ No se envió nada")
        agent.types("Abraham")
        assert agent.said == ""

    def test_what_came_of_it_stays_while_that_customers_data_are_corrected(
        self, agent: Agent
    ) -> None:
        agent.fills_in(name="Ana #cuelga")
        agent.sends()
        said = agent.said
        agent.writes("Correo", "ana@example.com")
        assert agent.said == said
        agent.presses("Ctrl+N")
        assert "Puede haberse" not in agent.said

    def test_a_red_field_is_quiet_for_the_next_customer(self, agent: Agent) -> None:
        agent.types("Abraham")
        agent.presses("Ctrl+Return")
        assert agent.state("Código de categoría") == "error"
        agent.presses("Ctrl+N")
        assert agent.state("Código de categoría") == ""

    def test_what_will_be_sent_stands_there_before(self, agent: Agent) -> None:
        agent.fills_in(name="Abraham", code=CODE)
        assert agent.shows("Abraham")
        assert agent.shows(f"Categoría {CODE}")


def test_a_long_value_shows_its_beginning_once_it_is_left_and_the_caret_comes_back(
    agent: Agent,
) -> None:
    agent.writes("Nombre", "Ana María " * 12)
    agent.presses("Tab")
    line = agent.finds("Nombre")
    assert line.cursorPosition() == 0  # type: ignore[attr-defined]
    line.setFocus()
    agent.types("x")
    assert agent.reads("Nombre").endswith(" x")


def test_a_held_enter_moves_on_once(agent: Agent) -> None:
    agent.types("Abraham")
    for repeated in (False, True, True, True):
        widget = QApplication.focusWidget()
        assert widget is not None
        key = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            repeated,
        )
        QApplication.sendEvent(widget, key)
    assert agent.focus == "Celular"


def test_a_link_stays_when_the_numbering_plans_come_after_it(
    qapp: QApplication, qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, plans = app._load_countries, threading.Event()

    def load_late() -> tuple[Country, ...]:
        assert plans.wait(20)
        return load()

    monkeypatch.setattr(app, "_load_countries", load_late)
    program = app.build(qapp, services)
    program.window.show()
    agent = Agent(qtbot, program, services)
    agent.waits_for_window()
    agent.fills_in(name="Abraham", phone="0414 131 5854")
    agent.sends()
    link = agent.reads("Enlace")
    plans.set()
    agent.waits_until(lambda: agent.reads("Celular") == "0414-1315854")  # as the plans group it
    assert (agent.reads("Enlace"), agent.focus) == (link, "Enlace")
    program.window.close()
    assert services.drafts.load() == ()  # it was sent
    program.stop()
    program.window.deleteLater()


@pytest.mark.parametrize("name", ["Nombre", "Celular", "Descripción", "Buscar"])
def test_an_editors_menu_names_every_key(agent: Agent, name: str) -> None:
    agent.clicks("Ticket")
    agent.presses("Ctrl+F")  # the search is in view as soon as one searches
    agent.clicks(name)
    agent.types("3")
    editor = agent.finds(name)
    seen: dict[str, str] = {}

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        said = dict(zip(menu.actions(), said_in(menu), strict=True))
        seen.update({each.objectName(): keys for each, (_name, keys) in said.items()})
        menu.close()

    target = editor.viewport() if isinstance(editor, QPlainTextEdit) else editor
    centre = target.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, centre, target.mapToGlobal(centre))
    QTimer.singleShot(0, look)
    QApplication.sendEvent(target, asked)
    assert seen["edit-undo"] == "Ctrl+Z"
    assert seen["edit-redo"] in ("Ctrl+Mayús+Z", "Ctrl+Y")
    assert [seen[name] for name in ("edit-cut", "edit-copy", "edit-paste", "select-all")] == [
        *("Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A")
    ]
