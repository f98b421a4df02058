"""What was copied in another program fills in the form: looked at first, and only on its key."""

from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QComboBox, QPushButton

from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.fields import CUSTOMER_FIELDS
from cammer_desktop.domain.intake import Intake, read
from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.ui.widgets.copied import MAX_HTML
from tests.domain.intake.snippets import SNIPPETS
from tests.samples import CODE
from tests.ui.agent import E164, PHONE, Agent, text_of

KEYS: Final = "Ctrl+Shift+V"
ANA: Final = "Ana Pérez\t0424 555 1212\tana@example.com"
FILLED: Final = ("Ana Pérez", "0424-5551212", "ana@example.com")
TWO: Final = "Ana Pérez, 0424 555 1212, 0414 131 5855, ana@example.com"
NOTHING: Final = ("", "", "")


class Copied(QMimeData):
    """A text that knows whether it was read."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.reads = 0

    def hasFormat(self, kind: str) -> bool:  # noqa: N802 - Qt's name
        return kind == "text/plain"

    def formats(self) -> list[str]:
        return ["text/plain"]

    def retrieveData(self, kind: str, _type: object) -> object:  # noqa: N802 - Qt's name
        self.reads += 1
        return self._text if kind == "text/plain" else None


@pytest.fixture
def copied() -> Iterator[Copied]:
    """A text that was copied and knows whether it was read."""
    made = Copied(ANA)
    QGuiApplication.clipboard().setMimeData(made)
    yield made
    QGuiApplication.clipboard().clear()  # no object of Python outlives Python


def copies(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def pastes(agent: Agent, text: str) -> None:
    """Copy a text in another program, and ask for what is in it."""
    copies(text)
    agent.presses(KEYS)
    agent.waits_for_dialog()


def customer(agent: Agent) -> tuple[str, str, str]:
    """Return what stands in the form, whatever is open above it."""
    name, phone, email = (agent.window.form.rows[field].editor for field in CUSTOMER_FIELDS)
    return text_of(name), text_of(phone), text_of(email)


def closes(agent: Agent, keys: str) -> None:
    agent.presses(keys)
    agent.waits_for_window()


def choose(agent: Agent, field: str, text: str) -> None:
    choice = agent.finds(field, QComboBox)
    choice.setCurrentIndex(choice.findText(text))


def marked(agent: Agent) -> list[str]:
    rows = agent.window.form.in_order
    return [row.editor.accessibleName() for row in rows if row.origin.is_outside]


class TestPreview:
    def test_it_shows_what_goes_where_and_enter_fills_in(self, agent: Agent) -> None:
        pastes(agent, ANA)
        assert (agent.focus, agent.reads("Nombre")) == ("Rellenar", "Ana Pérez")
        assert agent.reads("Celular") == "0424 555 1212"
        assert agent.heard("Correo") == "Línea 1: se reconoce por su forma."
        assert customer(agent) == NOTHING
        closes(agent, "Return")
        assert customer(agent) == FILLED
        assert marked(agent) == ["Nombre", "Celular", "Correo"]
        assert "Revise antes de crear el enlace." in agent.said
        assert agent.requests == []

    def test_esc_leaves_everything_as_it_was(self, agent: Agent) -> None:
        agent.fills_in("Eva")
        agent.clicks("Correo")
        before = (customer(agent), agent.focus, agent.said)
        pastes(agent, ANA)
        closes(agent, "Escape")
        assert (customer(agent), agent.focus, agent.said) == before

    def test_what_is_ambiguous_stays_empty_unless_it_is_chosen(self, agent: Agent) -> None:
        pastes(agent, TWO)
        assert agent.focus == "Celular"
        assert agent.finds("Celular", QComboBox).currentText() == "Queda vacío"
        closes(agent, "Return")
        assert (customer(agent), agent.focus) == (("Ana Pérez", "", "ana@example.com"), "Celular")
        agent.presses("Ctrl+N")
        pastes(agent, TWO)
        agent.presses("Down")
        agent.presses("Down")
        assert agent.shows("Lo elige usted.") or agent.heard("Celular") == "Lo elige usted."
        closes(agent, "Return")
        assert customer(agent) == ("Ana Pérez", "0414-1315855", "ana@example.com")

    def test_what_is_not_used_is_told_and_a_token_is_only_counted(self, agent: Agent) -> None:
        pastes(agent, f"{ANA}\nFactura 00012345\nclave: Xk29fjQ2LmP0aa")
        assert agent.shows("00012345")
        assert agent.shows("No se muestra 1 dato que parece una clave.")
        assert not agent.shows("Xk29fjQ2LmP0aa")

    def test_it_says_what_it_found_as_it_opens(self, agent: Agent, said: list[str]) -> None:
        pastes(agent, TWO)
        agent.waits_until(lambda: len(said) > 0)
        assert said == [
            "Se reconocieron 2 datos del cliente. 1 dato no es seguro: elija, o queda vacío. "
            "Nombre: Ana Pérez. Celular: queda vacío. Correo: ana@example.com."
        ]

    def test_a_clipboard_that_changes_meanwhile_makes_no_difference(self, agent: Agent) -> None:
        pastes(agent, ANA)
        copies("Eva 0412 555 1212")
        closes(agent, "Return")
        assert customer(agent) == FILLED


class TestDraft:
    def test_a_draft_of_somebody_else_goes_only_after_that_is_told(self, agent: Agent) -> None:
        agent.fills_in("Eva")
        agent.clicks("Ticket")
        agent.writes("Título", "Oferta")
        pastes(agent, "Ana Pérez ana@example.com")
        assert agent.shows("Reemplaza el borrador de Eva. Ctrl+Z lo devuelve.")
        assert agent.heard("Nombre").startswith("Antes: Eva.")
        assert agent.heard("Celular") == f"Queda vacío. Antes: {PHONE}. No se encontró."
        closes(agent, "Return")
        assert customer(agent) == ("Ana Pérez", "", "ana@example.com")
        assert not agent.sees("Título")
        agent.presses("Ctrl+Z")
        assert customer(agent) == ("Eva", "0414-1315854", "")
        assert agent.reads("Título") == "Oferta"
        assert marked(agent) == []

    def test_a_draft_that_nothing_contradicts_is_completed(self, agent: Agent) -> None:
        agent.writes("Nombre", "Ana")
        agent.clicks("Ticket")
        agent.writes("Título", "Oferta")
        agent.writes("Descripción", "20 %")
        pastes(agent, "Ana Pérez 0424 555 1212")
        assert agent.shows("Completa el borrador de Ana. Ctrl+Z lo devuelve.")
        closes(agent, "Return")
        assert customer(agent) == ("Ana Pérez", "0424-5551212", "")
        assert (agent.reads("Título"), marked(agent)) == ("Oferta", ["Nombre", "Celular"])
        agent.presses("Ctrl+Z")
        assert customer(agent) == ("Ana", "", "")

    def test_a_choice_may_make_it_another_customers(self, agent: Agent, said: list[str]) -> None:
        agent.writes("Celular", PHONE)
        pastes(agent, TWO.replace("0414 131 5855", PHONE))
        assert agent.shows("Completa el borrador de 0414")
        agent.waits_until(lambda: len(said) > 0)
        choose(agent, "Celular", "0424 555 1212")
        assert agent.shows("Reemplaza el borrador de 0414")
        agent.waits_until(lambda: "Reemplaza" in said[-1])
        closes(agent, "Return")
        assert customer(agent) == FILLED

    def test_a_link_that_was_made_is_no_draft(self, agent: Agent) -> None:
        agent.fills_in("Eva")
        agent.sends()
        pastes(agent, "Ana Pérez 0424 555 1212")
        assert not agent.shows("borrador")
        closes(agent, "Return")
        assert customer(agent) == ("Ana Pérez", "0424-5551212", "")
        agent.presses("Ctrl+Z")
        assert customer(agent)[0] == "Eva"
        assert agent.reads("Enlace") == agent.requests[0].link

    def test_a_number_is_dialled_where_it_is_chosen_to_be(self, agent: Agent) -> None:
        agent.clicks("Sin destino")
        agent.clicks("Celular")
        agent.types("+57")
        agent.presses("Ctrl+A")
        agent.presses("Del")
        pastes(agent, "Ana Pérez +57 310 555 1212")
        closes(agent, "Return")
        assert "+57" in agent.finds("País", QPushButton).text()


class TestKeys:
    def test_three_strokes_make_the_link_and_no_two_do(self, agent: Agent) -> None:
        agent.clicks("Sin destino")
        agent.clicks("Nombre")
        pastes(agent, f"Ana Pérez {PHONE}")
        closes(agent, "Return")
        agent.presses("Return")  # pressed twice, it goes to the button and presses nothing
        assert (agent.focus, agent.requests) == ("Crear enlace", [])
        agent.sends()
        [request] = agent.requests
        assert (b"Ana P" in request.body, E164.encode() in request.body) == (True, True)
        assert marked(agent) == []

    def test_the_button_does_the_same(self, agent: Agent) -> None:
        copies(ANA)
        agent.clicks("Pegar datos")
        agent.answers("Rellenar")
        assert customer(agent) == FILLED

    def test_while_a_call_runs_nothing_happens(self, agent: Agent) -> None:
        agent.fills_in("Eva")
        agent.sandbox.script(Answer(b"", delay=600.0))
        agent.presses("Ctrl+Return")
        copies(ANA)
        agent.presses(KEYS)
        assert (agent.dialog, customer(agent)[0]) == (None, "Eva")
        assert not agent.finds("Pegar datos").isEnabled()
        agent.presses("Escape")
        agent.waits_for_the_end()

    def test_an_open_list_gives_way(self, agent: Agent) -> None:
        sales = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
        agent.controllers.catalogue.change(lambda own: Catalogue((*own.entries, sales)))
        agent.clicks("Código de categoría")

        def is_open() -> bool:
            if not agent.sees("Nombres del catálogo"):
                agent.presses("Down")
            return agent.sees("Nombres del catálogo")

        agent.waits_until(is_open)
        pastes(agent, ANA)
        assert not agent.window.form.lists.is_open
        closes(agent, "Return")
        assert (customer(agent), agent.reads("Código de categoría")) == (FILLED, "")


class TestClipboard:
    def test_it_is_read_only_on_the_key(self, agent: Agent, copied: Copied) -> None:
        agent.fills_in("Eva")
        agent.clicks("Correo")
        agent.presses("F1")
        agent.waits_for_dialog()
        closes(agent, "Escape")
        assert copied.reads == 0
        agent.presses(KEYS)
        agent.waits_for_dialog()
        assert copied.reads > 0
        before = copied.reads
        closes(agent, "Return")
        assert (copied.reads, customer(agent)) == (before, FILLED)

    def test_where_there_is_nothing_that_is_told(self, agent: Agent) -> None:
        told = {
            "": "No hay nada copiado",
            " \n": "No hay nada copiado",
            "--": "Lo copiado no tiene texto",
            "12/05/2026": "No se encontró nombre, celular ni correo en lo copiado.",
            "a" * 70_000: "Lo copiado es demasiado largo",
        }
        for text, said in told.items():
            copies(text)
            agent.presses(KEYS)
            assert (agent.dialog, customer(agent)) == (None, NOTHING)
            assert said in agent.said

    def test_files_and_pictures_are_nothing_to_take(self, agent: Agent) -> None:
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile("/home/ana/Ana Pérez 0424 555 1212.txt")])
        QGuiApplication.clipboard().setMimeData(files)
        agent.presses(KEYS)
        assert "Lo copiado es un archivo" in agent.said
        QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
        agent.presses(KEYS)
        assert "Lo copiado es una imagen" in agent.said
        assert agent.dialog is None

    def test_a_contact_card_is_taken_before_all_else(self, agent: Agent) -> None:
        card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Pérez\nTEL;TYPE=CELL:0424 555 1212\nEND:VCARD"
        data = QMimeData()
        data.setText("Contacto")
        data.setData("text/vcard", QByteArray(card.encode()))
        QGuiApplication.clipboard().setMimeData(data)
        agent.presses(KEYS)
        agent.answers("Rellenar")
        assert customer(agent) == (*FILLED[:2], "")

    def test_what_is_formatted_alone_is_taken_without_that(self, agent: Agent) -> None:
        data = QMimeData()
        data.setHtml("<p><b>Ana&nbsp;P&eacute;rez</b></p><p>0424 555 1212</p>")
        QGuiApplication.clipboard().setMimeData(data)
        agent.presses(KEYS)
        agent.answers("Rellenar")
        assert customer(agent) == (*FILLED[:2], "")
        data = QMimeData()
        data.setHtml("<p>Ana</p>" * (MAX_HTML // 10 + 1))
        QGuiApplication.clipboard().setMimeData(data)
        agent.presses(KEYS)
        assert "demasiado largo" in agent.said

    def test_cells_that_come_with_their_picture_are_text(self, agent: Agent) -> None:
        data = QMimeData()
        data.setText(ANA)
        data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
        QGuiApplication.clipboard().setMimeData(data)
        agent.presses(KEYS)
        agent.answers("Rellenar")
        assert customer(agent) == FILLED


def _choices(agent: Agent) -> Iterator[QComboBox]:
    dialog = agent.dialog
    assert dialog is not None
    yield from dialog.findChildren(QComboBox)


@given(
    snippet=st.sampled_from([each for each in SNIPPETS if each.region == "VE"]),
    typed=st.sampled_from(["", "Eva", "Ana"]),
    chosen=st.integers(0, 8),
    agrees=st.booleans(),
)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_form_holds_what_was_shown_or_what_it_held(
    agent: Agent, snippet: tuple[str, ...], typed: str, chosen: int, agrees: bool
) -> None:
    agent.presses("Ctrl+N")
    agent.writes("Nombre", typed)
    agent.writes("Correo", "")
    before = customer(agent)
    copies(snippet[1])
    agent.presses(KEYS)
    found = read(snippet[1], "VE")
    if not isinstance(found, Intake) or found.is_empty:
        assert (agent.dialog, customer(agent)) == (None, before)
        return
    agent.waits_for_dialog()
    for choice in _choices(agent):
        choice.setCurrentIndex(chosen % choice.count())
    shown = _shown(agent)
    closes(agent, "Return" if agrees else "Escape")
    draft = agent.window.form.draft
    written = (draft.name, draft.phone, draft.email)
    assert (written if agrees else customer(agent)) == (shown if agrees else before)
    assert agent.requests == []


def _shown(agent: Agent) -> tuple[str, ...]:
    """Return what the preview says that will stand in each field."""
    shown = []
    for name in ("Nombre", "Celular", "Correo"):
        control = agent.finds(name)
        if isinstance(control, QComboBox):
            text = control.currentText()
            shown.append("" if text == "Queda vacío" else text)
        else:
            shown.append(agent.reads(name))
    return tuple(shown)
