"""What is doubtful is asked about before it is sent: once, with whom and where it concerns."""

import json

import pytest
from PySide6.QtGui import QGuiApplication

from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.sandbox.contract import Answer
from tests import samples
from tests.ui.agent import Agent

FIELD = "Código de categoría"
UNCERTAIN = Answer(b"", hang_up=True)


def sent(agent: Agent) -> list[dict[str, str]]:
    """Return every body that was sent."""
    return [json.loads(request.body) for request in agent.requests]


class TestACodeThatTheCatalogueDoesNotHave:
    @pytest.mark.parametrize(
        ("kind", "key"), [("Categoría", "categoryCode"), ("Agente", "userCode")]
    )
    def test_it_is_asked_about_once(self, agent: Agent, kind: str, key: str) -> None:
        agent.fills_in()
        agent.clicks(kind)
        agent.writes(f"Código de {kind.lower()}", "ven")
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        question = f"«ven» no está en el catálogo. ¿Enviarlo como código de {kind.lower()}?"
        assert agent.shows(question)
        assert agent.focus == "Corregir"
        agent.answers("Enviar")
        agent.waits_for_the_end()
        assert [body[key] for body in sent(agent)] == ["ven"]
        agent.presses("Ctrl+N")
        agent.writes("Nombre", "David")
        agent.writes("Celular", "0414 131 5855")
        agent.presses("Ctrl+Return")
        assert agent.dialog is None
        agent.waits_for_the_end()
        assert [body[key] for body in sent(agent)] == ["ven", "ven"]

    def test_a_refusal_returns_to_it_and_is_no_consent(self, agent: Agent) -> None:
        agent.fills_in(code="ven")
        agent.clicks("Nombre")
        for answer in ("Corregir", "Corregir"):
            agent.presses("Ctrl+Return")
            agent.waits_for_dialog()
            agent.answers(answer)
            assert agent.focus == FIELD
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        agent.presses("Esc")
        agent.waits_for_window()
        assert sent(agent) == []

    def test_another_kind_or_text_is_another_one(self, agent: Agent) -> None:
        agent.fills_in(code="ven")
        agent.sends()
        for kind, text in (("Categoría", "vent"), ("Agente", "ven")):
            agent.clicks(kind)
            agent.writes(f"Código de {kind.lower()}", text)
            agent.presses("Ctrl+Return")
            agent.waits_for_dialog()
            agent.answers("Corregir")
        assert len(sent(agent)) == 1

    def test_a_uuid_is_a_code_without_a_question(self, agent: Agent) -> None:
        agent.fills_in(code=f" '{samples.CODE.upper()}' ")
        agent.presses("Ctrl+Return")
        assert agent.dialog is None
        agent.waits_for_the_end()
        assert [body["categoryCode"] for body in sent(agent)] == [samples.CODE.upper()]

    def test_what_changed_while_the_question_was_open_is_asked_about(self, agent: Agent) -> None:
        agent.fills_in(name="Ana", code="ven")
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        controller = agent.controllers.catalogue
        controller.change(
            lambda own: own.with_entry(NamedDestination(Kind.CATEGORY, "Ven", "b7d3"))
        )
        form = agent.window.form
        agent.waits_until(lambda: form.destination.category.destination.code == "b7d3")
        agent.answers("Enviar")
        assert agent.is_asked("¿Crear el enlace de Ana para Categoría Ven (b7d3)?")
        assert sent(agent) == []
        agent.answers("Crear")
        agent.waits_for_the_end()
        assert [body["categoryCode"] for body in sent(agent)] == ["b7d3"]


class TestALikelyDuplicate:
    def repeats(self, agent: Agent, first: Answer) -> str:
        """Create a link twice; return the time of the first."""
        agent.sandbox.script(first)
        agent.fills_in(name="Abraham", code=samples.CODE)
        agent.sends()
        [row] = agent.history
        agent.writes("Nombre", "Abraham R.")
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        return row.time

    def test_the_question_says_whose_when_and_where(self, agent: Agent) -> None:
        time = self.repeats(agent, Answer(samples.SUCCESS))
        where = f"Categoría {samples.CODE}"
        assert agent.shows(f"Ya hay un enlace de Abraham, de las {time}, para {where}.")

    def test_it_names_where_by_the_name_that_the_code_has_by_now(self, agent: Agent) -> None:
        agent.fills_in(name="Abraham", code="b7d3")
        agent.sends()
        entry = NamedDestination(Kind.CATEGORY, "Ventas", "b7d3")
        catalogue = agent.controllers.catalogue
        catalogue.change(lambda own: own.with_entry(entry))
        agent.waits_until(lambda: len(catalogue.own.entries) == 1)
        agent.presses("Ctrl+N")
        agent.fills_in(name="Abraham", code="b7d3")
        agent.waits_until(lambda: "Ventas" in agent.heard(FIELD))
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        assert agent.shows("para Categoría Ventas (b7d3). ¿Crear otro?")

    @pytest.mark.parametrize("how", ["No crear", "Esc"])
    def test_no_shows_the_earlier_one_and_copies_its_link(self, agent: Agent, how: str) -> None:
        time = self.repeats(agent, Answer(samples.SUCCESS))
        QGuiApplication.clipboard().setText("otro")
        if how == "Esc":
            agent.presses(how)
            agent.waits_for_window()
        else:
            agent.answers(how)
        assert (agent.reads("Enlace"), agent.clipboard) == (samples.LINK, samples.LINK)
        assert agent.shows("Este enlace todavía no se entregó.")
        assert f" {time}." in agent.said
        assert "No se creó otro enlace; se copió el que ya había." in agent.said
        assert len(agent.requests) == 1

    def test_what_is_typed_on_answers_nothing(self, agent: Agent) -> None:
        self.repeats(agent, Answer(samples.SUCCESS))
        agent.types("Ana Luz No sí")
        agent.presses("Tab")
        agent.presses("Space")
        assert agent.is_asked("Ya hay un enlace")
        agent.presses("Return")
        agent.waits_for_the_end()
        assert len(agent.requests) == 2

    def test_a_form_that_has_made_its_link_makes_no_other_one(self, agent: Agent) -> None:
        agent.fills_in(name="Hugo Paz")
        agent.sends()
        agent.presses("Ctrl+Return")
        assert agent.dialog is None
        assert "El enlace de Hugo Paz ya está creado" in agent.said
        agent.types("Ana Luz")
        assert agent.reads("Nombre") == "Ana Luz"
        assert len(agent.requests) == 1

    def test_no_shows_an_uncertain_one(self, agent: Agent) -> None:
        time = self.repeats(agent, UNCERTAIN)
        assert agent.shows(
            f"El intento de las {time} para Abraham, Categoría {samples.CODE}, puede"
        )
        agent.answers("No crear")
        assert "Puede haberse creado" in agent.said
        assert agent.clipboard == ""

    def test_an_agreement_holds_for_one_call(self, agent: Agent) -> None:
        self.repeats(agent, Answer(samples.SUCCESS))
        agent.sandbox.script(Answer(samples.FIELDS_REFUSED))
        agent.answers("Crear otro")
        agent.waits_for_the_end()
        assert len(agent.requests) == 2
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        assert agent.shows("Ya hay un enlace de Abraham")
        agent.answers("No crear")

    def test_it_comes_after_the_question_about_the_code(self, agent: Agent) -> None:
        entry = NamedDestination(Kind.CATEGORY, "Ventas", "ven")
        controller, row = agent.controllers.catalogue, agent.window.form.destination.category
        controller.change(lambda own: own.with_entry(entry))
        agent.waits_until(lambda: entry in controller.own.entries)
        agent.fills_in(code="ven")
        agent.waits_until(lambda: row.destination.name == "Ventas")
        agent.sends()
        agent.writes("Nombre", "Abraham R.")
        controller.change(lambda own: own.without(entry))
        agent.waits_until(lambda: row.doubt is not None)
        agent.presses("Ctrl+Return")
        agent.waits_for_dialog()
        agent.answers("Enviar")
        assert agent.is_asked("Ya hay un enlace de Abraham")
        agent.answers("Crear otro")
        agent.waits_for_the_end()
        assert len(agent.requests) == 2
