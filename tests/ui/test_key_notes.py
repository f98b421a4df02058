"""The footer says what Enter and Ctrl+Enter do where the focus is, and the title agrees."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from cammer_desktop.assembly import Services
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.key_notes import KeyNotes
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import font
from tests.ui.agent import Agent
from tests.ui.desktop import Desktop
from tests.ui.equal_names import offered

SALES = NamedDestination(Kind.CATEGORY, "Ventas", "v-1")
SUMMER = Promotion("Verano", "Verano ya", "Sol y playa")
NEXT = "Escriba el nombre del cliente siguiente."


@pytest.fixture
def services(services: Services) -> Services:
    services.catalogue.change(lambda _: Catalogue((SALES, SUMMER)))
    return services


def cut_notes(agent: Agent) -> list[str]:
    """Return the lines of the footer that have no room."""
    notes = agent.window.findChildren(KeyNotes)
    lines = [line for each in notes for line in each.findChildren(ElidedLabel)]
    wide = QFontMetrics(font(SIZES.note, bold=True))
    return [each.whole for each in lines if wide.horizontalAdvance(each.whole) > each.width()]


class TestWhileNothingWasMade:
    def test_it_follows_the_focus(self, agent: Agent) -> None:
        agent.fills_in()
        agent.clicks("Nombre")
        assert agent.shows("Enter pasa al campo siguiente.")
        assert agent.shows("Ctrl+Enter crea el enlace.")
        agent.clicks("Ticket")
        agent.clicks("Descripción")
        assert agent.shows("Enter empieza otra línea")
        agent.finds("Crear enlace").setFocus()
        assert agent.shows("Enter crea el enlace.")
        assert not agent.shows("Enter pasa al campo siguiente.")
        agent.presses("Ctrl+F")
        assert agent.shows("Aquí se busca; Enter pasa a la lista.")

    def test_an_open_list_is_what_enter_takes_from(self, agent: Agent) -> None:
        agent.clicks("Categoría")
        agent.writes("Código de categoría", "ven")
        assert offered(agent)
        assert agent.shows("Enter elige lo marcado.")
        agent.presses("Esc")
        assert agent.shows("Enter pasa al campo siguiente.")

    def test_what_a_list_marks_is_what_would_be_sent(self, agent: Agent) -> None:
        agent.fills_in()
        agent.clicks("Categoría")
        agent.writes("Código de categoría", "ven")
        assert agent.shows("Ventas · categoría")
        agent.presses("Esc")
        assert agent.shows("ven · categoría")
        agent.writes("Promoción", "ver")
        assert agent.shows("Verano ya")

    def test_a_destination_that_was_kept_is_seen_in_an_empty_form(self, agent: Agent) -> None:
        agent.fills_in(code="ventas")
        agent.presses("Ctrl+N")
        assert agent.shows("Ventas · categoría")


class TestAtAMadeLink:
    @pytest.fixture(autouse=True)
    def _made(self, agent: Agent) -> None:
        agent.fills_in(name="Olga Paz")
        agent.sends()

    def test_letters_begin_the_next_customer_but_in_fields(self, agent: Agent) -> None:
        assert agent.shows(NEXT)
        for name in ("Buscar", "Correo"):
            agent.clicks(name)
            assert not agent.shows(NEXT)

    def test_at_a_way_to_hand_it_over_enter_takes_that_and_letters_begin_the_next_customer(
        self, agent: Agent, desktop: Desktop
    ) -> None:
        agent.finds("Enviar por WhatsApp").setFocus()
        assert agent.shows(NEXT)
        assert agent.shows("Enter presiona este botón. Ctrl+Z vuelve a Olga.")
        assert cut_notes(agent) == []
        agent.presses("Return")
        agent.waits_until(lambda: bool(desktop.opened))
        agent.waits_until(lambda: agent.heard("Enviar por WhatsApp").startswith("abierto "))
        assert agent.shows(NEXT)
        agent.types("S")
        assert agent.reads("Nombre") == "S"

    def test_no_line_is_cut_at_a_way_or_at_an_older_row(self, agent: Agent) -> None:
        agent.finds("QR grande").setFocus()
        assert cut_notes(agent) == []
        agent.presses("Ctrl+Shift+W")
        agent.waits_until(lambda: agent.heard("Enviar por WhatsApp").startswith("abierto "))
        agent.presses("Ctrl+N")
        agent.chooses_row(0)
        assert agent.shows("Se abrió en WhatsApp a las ")
        assert cut_notes(agent) == []

    def test_an_older_row_beside_it_leaves_it_made(self, agent: Agent) -> None:
        agent.presses("Ctrl+N")
        agent.fills_in(name="Sara Gil", phone="0414 131 5855")
        agent.sends()
        agent.chooses_row(1)
        assert agent.shows("Enlace ya creado")
        assert not agent.shows("Nuevo enlace")
        assert not agent.finds("Crear enlace", QPushButton).isEnabled()
        assert agent.shows("Esc vuelve al formulario. Ctrl+Enter no crea otro igual.")
        agent.presses("Ctrl+Return")
        assert agent.dialog is None


def test_a_row_tells_that_enter_shows_it(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+F")
    agent.presses("Return")
    assert agent.shows("Enter muestra esta fila.")


@pytest.mark.parametrize("mark", ["#cuelga", "#http"])
def test_letters_after_no_link_are_nobodys_and_that_is_said(agent: Agent, mark: str) -> None:
    agent.fills_in(name=f"Ana {mark}")
    agent.sends()
    agent.finds("Estado").setFocus()
    agent.types("hola")
    assert "Se ignoró lo que escribió" in agent.said
    assert agent.reads("Nombre") == f"Ana {mark}"
