"""What a CRM or a dialler brings fills in the form, is marked, and is never sent by itself."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.domain.destination import Destination, NoDestination
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import (
    KEYS,
    PopFlaw,
    PopRefusal,
    RefusedPopError,
    ScreenPop,
    read,
)
from cammer_desktop.ui.application import OpenedAddresses
from cammer_desktop.ui.widgets import typed_on
from tests.samples import CODE
from tests.ui.agent import E164, PATIENCE, PHONE, Agent

SALES = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
ALIKE = (
    NamedDestination(Kind.CATEGORY, "Soporte", "c9f0f895-fb98-4ab9-b159-3b4c1d2e5f22"),
    NamedDestination(Kind.CATEGORY, "Soporte", "45c48cce-2e2d-4fbd-aa1a-fc51c7c6ad33"),
)
ROSA = NamedDestination(Kind.AGENT, "Rosa", "agente-07")
GIFT = Promotion("Regalo", "Un regalo", "Solo esta semana.")
ANA = Prefill("Ana Pérez", PHONE, "ana@example.com")
FIELDS = ("Nombre", "Celular", "Correo")
NOTE = "Vino de fuera; revise."
Pops = Callable[..., None]


@pytest.fixture
def _with_catalogue(agent: Agent) -> None:
    catalogue = agent.controllers.catalogue
    catalogue.change(lambda _own: Catalogue((SALES, *ALIKE, ROSA, GIFT)))
    agent.waits_until(lambda: len(catalogue.offers) == 5)


@pytest.fixture
def pops(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> Pops:
    """What a CRM does; the agent looks at the form, or at a question, before pressing a key."""
    monkeypatch.setattr(typed_on, "BURST_MS", 0)

    def pop(prefill: Prefill, *ignored: str) -> None:
        pops = agent.controllers.screen_pops
        pops.add(ScreenPop(prefill, ignored))
        agent.waits_until(lambda: pops.waiting == 0 or agent.dialog is not None)
        if agent.dialog is not None:
            agent.waits_for_dialog()
        QApplication.processEvents()

    return pop


def texts(agent: Agent) -> list[str]:
    return [agent.reads(name) for name in FIELDS]


def marked(agent: Agent) -> set[str]:
    """Return the fields with a sign that says that their text is from outside."""
    rows = agent.window.form.in_order
    seen = {row.editor.accessibleName() for row in rows if row.origin.is_outside}
    heard = {r.editor.accessibleName() for r in rows if NOTE in r.editor.accessibleDescription()}
    assert seen <= heard
    return seen


def test_an_untouched_form_is_filled_in_at_once(agent: Agent, pops: Pops) -> None:
    agent.clicks("Sin destino")
    pops(ANA)
    assert texts(agent) == ["Ana Pérez", "0414-1315854", "ana@example.com"]
    assert agent.focus == "Crear enlace"
    assert "Llegaron datos de Ana Pérez." in agent.said
    assert agent.dialog is None
    assert agent.requests == []
    agent.presses("Return")
    agent.waits_for_the_end()
    assert [E164 in each.body.decode() for each in agent.requests] == [True]


def test_every_field_has_a_sign_until_the_agent_was_in_it(agent: Agent, pops: Pops) -> None:
    agent.clicks("Sin destino")
    pops(ANA)
    assert marked(agent) == set(FIELDS)
    assert agent.hint("Nombre") == NOTE
    assert agent.heard("Celular").startswith(NOTE)
    agent.clicks("Correo")
    agent.types("x")
    assert marked(agent) == {"Nombre", "Celular"}
    agent.clicks("Nombre")
    assert (agent.hint("Nombre"), NOTE in agent.heard("Correo")) == (NOTE, False)
    agent.presses("Tab")
    assert marked(agent) == {"Celular"}
    assert (agent.hint("Nombre"), agent.heard("Nombre")) == ("", "Obligatorio.")
    agent.writes("Correo", "")
    agent.sends()
    assert marked(agent) == set()
    assert NOTE not in agent.heard("Celular")


def test_the_focus_goes_to_what_is_lacking(agent: Agent, pops: Pops) -> None:
    for prefill, focus in (
        (Prefill(phone=PHONE), "Nombre"),
        (Prefill(name="Ana"), "Celular"),
        (Prefill("Ana", "0414"), "Celular"),
        (Prefill("Ana", PHONE, "ana@"), "Correo"),
        (Prefill("Ana", PHONE), "Código de categoría"),
        (Prefill("Ana", PHONE, category="ventas-1"), "Crear enlace"),
        (Prefill("Ana", PHONE, category="v-1", ticket_title="Promo"), "Descripción"),
    ):
        agent.presses("Ctrl+N")
        pops(prefill)
        assert agent.focus == focus
    assert agent.state("Celular") != "error"


@pytest.mark.usefixtures("_with_catalogue")
class TestCatalogue:
    def test_an_entry_is_chosen_by_name_or_code(self, agent: Agent, pops: Pops) -> None:
        for text in ("Ventas", "ventas", CODE):
            agent.presses("Ctrl+N")
            pops(Prefill("Ana", PHONE, category=text))
            assert agent.window.form.draft.destination == SALES.destination
            assert agent.reads("Código de categoría") == "Ventas"
            assert (agent.hint("Código de categoría"), agent.focus) == (CODE, "Crear enlace")
            assert marked(agent) == {"Nombre", "Celular", "Código de categoría"}
        agent.presses("Ctrl+N")
        pops(Prefill("Ana", PHONE, user="rosa"))
        assert agent.window.form.draft.destination == ROSA.destination

    def test_it_goes_with_its_customer_unless_it_was_sent_or_changed(
        self, agent: Agent, pops: Pops
    ) -> None:
        def destination() -> Destination:
            return agent.window.form.draft.destination

        agent.writes("Código de categoría", "mía")
        own = destination()
        pops(Prefill("Ana", PHONE, user="rosa"))
        pops(Prefill("Eva", PHONE, category="Ventas"))
        agent.answers("Reemplazar")
        agent.presses("Ctrl+N")
        assert destination() == own
        agent.presses("Ctrl+Z")
        assert destination() == SALES.destination
        agent.presses("Ctrl+Return")
        agent.waits_for_the_end()
        pops(Prefill("Ida", PHONE))
        assert (destination(), marked(agent)) == (SALES.destination, {"Nombre", "Celular"})
        agent.presses("Ctrl+N")
        pops(Prefill("Ana", PHONE, category="otra"))
        agent.clicks("Sin destino")
        agent.presses("Ctrl+N")
        assert destination() == NoDestination()

    def test_any_other_text_is_not_sent_unasked(self, agent: Agent, pops: Pops) -> None:
        pops(Prefill("Ana", PHONE, category="Soporte"))
        assert agent.focus == "Código de categoría"
        assert "se repite" in agent.hint("Código de categoría")
        agent.presses("Ctrl+N")
        pops(Prefill("Ana", PHONE, category="vantas"))
        assert agent.reads("Código de categoría") == "vantas"
        agent.presses("Ctrl+Return")
        assert agent.is_asked("no está en el catálogo")
        agent.answers("Corregir")
        assert agent.requests == []

    def test_a_promotion_fills_in_the_ticket(self, agent: Agent, pops: Pops) -> None:
        pops(Prefill("Ana", PHONE, category="Ventas", promotion="regalo"))
        assert (agent.reads("Título"), agent.reads("Descripción")) == (GIFT.title, GIFT.description)
        assert agent.reads("Promoción") == "Regalo"
        assert marked(agent) > {"Promoción", "Título", "Descripción"}
        agent.writes("Título", "Otro")
        assert not marked(agent) & {"Promoción", "Título"}
        agent.presses("Ctrl+N")  # texts that are given stand in the place of its own
        pops(Prefill("Ana", PHONE, promotion="Regalo", ticket_title="Otro"))
        assert (agent.reads("Título"), agent.reads("Descripción")) == ("Otro", GIFT.description)
        assert agent.reads("Promoción") == ""
        agent.presses("Ctrl+N")  # what is none is shown, and said
        pops(Prefill("Ana", PHONE, category="Ventas", promotion="Nada", ticket_title="Otro"))
        assert (agent.reads("Promoción"), agent.reads("Título")) == ("Nada", "Otro")
        assert (agent.focus, agent.state("Promoción")) == ("Promoción", "error")


def test_what_the_catalogue_has_later_is_found_then(agent: Agent, pops: Pops) -> None:
    pops(Prefill("Ana", PHONE, category=CODE, promotion="Regalo"))
    assert agent.focus == "Promoción"
    agent.controllers.catalogue.change(lambda _own: Catalogue((SALES, GIFT)))
    agent.waits_until(lambda: agent.focus == "Crear enlace")
    assert agent.reads("Código de categoría") == "Ventas"
    assert agent.reads("Título") == GIFT.title
    assert marked(agent) > {"Código de categoría", "Título", "Descripción"}


class TestDraft:
    def test_it_is_asked_about_and_nothing_is_lost(self, agent: Agent, pops: Pops) -> None:
        agent.fills_in("Eva", code="ventas")
        pops(Prefill("Ana Pérez", "0424 555 1212", category="otra"))
        assert agent.is_asked("Llegaron datos de Ana Pérez. ¿Reemplazar el borrador de Eva?")
        agent.presses("Esc")
        agent.waits_for_window()
        assert agent.reads("Nombre") == "Eva"
        assert "Ctrl+Mayús+P llena con los datos que llegaron." in agent.said
        agent.presses("Ctrl+Shift+P")
        assert (agent.reads("Nombre"), agent.dialog) == ("Ana Pérez", None)
        assert "Ctrl+Z vuelve a lo anterior." in agent.said
        agent.presses("Ctrl+Z")
        assert texts(agent) == ["Eva", "0414-1315854", ""]
        assert (agent.reads("Código de categoría"), marked(agent)) == ("ventas", set())

    def test_it_can_be_replaced_and_had_back_with_its_marks(self, agent: Agent, pops: Pops) -> None:
        agent.clicks("Sin destino")
        pops(ANA)
        agent.writes("Nombre", "Ana")
        pops(Prefill("Eva"))
        agent.answers("Reemplazar")
        assert marked(agent) == {"Nombre"}
        agent.presses("Ctrl+Z")
        assert (agent.reads("Nombre"), marked(agent)) == ("Ana", {"Celular", "Correo"})
        pops(Prefill("Eva"))
        agent.answers("Reemplazar")
        agent.clicks("Nombre")
        agent.presses("End")
        agent.types("x")
        agent.presses("Ctrl+Z")  # the field's own
        assert agent.reads("Nombre") == "Eva"

    def test_nothing_is_asked_in_the_middle_of_a_word(
        self, agent: Agent, pops: Pops, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        agent.fills_in("Eva")
        agent.clicks("Nombre")
        agent.presses("End")
        monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
        agent.controllers.screen_pops.add(ScreenPop(ANA))
        agent.waits_until(lambda: agent.controllers.screen_pops.waiting == 1)
        QApplication.processEvents()
        agent.types(" Dí")
        assert (agent.dialog, agent.reads("Nombre")) == (None, "Eva Dí")
        monkeypatch.setattr(typed_on, "BURST_MS", 0)
        agent.types("a")
        agent.waits_for_dialog()
        assert agent.is_asked("¿Reemplazar el borrador de Eva Día?")

    def test_keys_of_whoever_is_typing_answer_nothing(
        self, agent: Agent, pops: Pops, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        agent.fills_in("Eva")
        # There is a rest before the question, and none once it stands.
        goes_on = partial(monkeypatch.setattr, typed_on, "BURST_MS", PATIENCE)
        agent.controllers.screen_pops.wanted.connect(lambda _pop: goes_on())
        pops(ANA)
        agent.types("va ")
        for keys in ("Return", "Tab", "Return", "Space", "Esc", "Ctrl+Return", "Alt+R"):
            agent.presses(keys)
        assert agent.is_asked("¿Reemplazar el borrador de Eva?")
        agent.answers("Ahora no")  # with the mouse it can be
        assert agent.reads("Nombre") == "Eva"


def test_whose_link_was_made_is_followed_by_the_next_one(agent: Agent, pops: Pops) -> None:
    agent.fills_in("Eva")
    agent.sends()
    link = agent.reads("Enlace")
    pops(ANA)
    assert (agent.reads("Nombre"), agent.sees("Enlace")) == ("Ana Pérez", False)
    agent.presses("Ctrl+Z")
    assert (agent.reads("Nombre"), agent.reads("Enlace")) == ("Eva", link)


def test_the_second_of_two_clicks_changes_nothing(agent: Agent, pops: Pops) -> None:
    agent.clicks("Sin destino")
    pops(ANA)
    agent.presses("Ctrl+Return")
    agent.waits_for_the_end()
    pops(ANA)
    assert "Esos datos ya están en el formulario." in agent.said
    assert (agent.sees("Enlace"), len(agent.requests)) == (True, 1)
    agent.writes("Nombre", "Eva")
    pops(ANA)
    assert agent.is_asked("Llegaron datos de Ana Pérez.")
    agent.controllers.screen_pops.add(ScreenPop(ANA))
    agent.answers("Ahora no")
    agent.waits_until(lambda: agent.controllers.screen_pops.waiting == 0)
    assert (agent.dialog, agent.reads("Nombre")) == (None, "Eva")


def test_while_a_dialog_is_open_it_waits(agent: Agent, pops: Pops) -> None:
    agent.clicks("Sin destino")
    agent.presses("F1")
    agent.waits_for_dialog()
    pops(ANA)
    assert agent.window.form.untouched
    agent.presses("Esc")
    agent.waits_until(lambda: agent.window.form.draft.name == "Ana Pérez")
    assert agent.controllers.screen_pops.waiting == 0


def test_the_keys_of_whoever_is_typing_do_nothing_in_what_was_filled_in(
    agent: Agent, pops: Pops, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent.fills_in("Eva")
    agent.sends()
    monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
    pops(ANA)
    for keys in ("Ctrl+Return", "Return", "Ctrl+Enter", "Ctrl+N", "x"):
        agent.presses(keys)
    assert (len(agent.requests), agent.controllers.link.running) == (1, False)
    assert agent.reads("Nombre") == "Ana Pérez"
    assert "Se ignoró lo que escribió mientras llegaban los datos." in agent.said
    assert agent.window.screen_pops.is_settling


def test_while_a_call_runs_they_wait_and_its_link_stays_until_the_agent_goes_on(
    agent: Agent, pops: Pops
) -> None:
    agent.fills_in("Eva")
    said: list[str] = []
    agent.controllers.screen_pops.held.connect(lambda _pop: said.append(agent.said))

    def arrive() -> None:
        for pop in (ANA, Prefill("Ida")):
            agent.controllers.screen_pops.add(ScreenPop(pop))

    agent.controllers.link.started.connect(arrive)
    agent.presses("Ctrl+Return")
    agent.waits_for_dialog()
    assert "Llegaron datos de Ida. Esperan a que termine lo que está en curso." in said[1]
    assert agent.is_asked("de Ana Pérez. ¿Llenar ya, y dejar el enlace nuevo de Eva?")
    agent.clicks("Ahora no")  # and the next one is asked at once
    agent.waits_until(lambda: agent.is_asked("Llegaron datos de Ida. ¿Llenar ya"))
    agent.answers("Llenar")
    assert (agent.reads("Nombre"), agent.sees("Enlace")) == ("Ida", False)
    agent.presses("Ctrl+Z")
    [request] = agent.requests
    assert (agent.reads("Nombre"), agent.reads("Enlace")) == ("Eva", request.link)


def test_what_came_can_be_filled_in_again_each_of_it_and_what_was_before_comes_back(
    agent: Agent, pops: Pops
) -> None:
    agent.presses("Ctrl+Shift+P")
    assert "No llegó nada de fuera que llenar." in agent.said
    agent.writes("Nombre", "Eva")
    pops(ANA)
    agent.answers("Ahora no")
    for _time in range(2):
        agent.presses("Ctrl+Shift+P")
        assert agent.reads("Nombre") == "Ana Pérez"
    assert "Esos datos ya están en el formulario." in agent.said
    pops(Prefill("Ida"))
    agent.answers("Ahora no")
    names = []
    for _time in range(3):
        agent.presses("Ctrl+Shift+P")
        names.append(agent.reads("Nombre"))
    assert names == ["Ida", "Ana Pérez", "Ida"]
    agent.presses("Ctrl+Z")
    assert agent.reads("Nombre") == "Eva"


def test_what_is_refused_sets_nothing_and_is_said(agent: Agent, pops: Pops) -> None:
    agent.writes("Nombre", "Eva")
    agent.controllers.screen_pops.add(PopRefusal(PopFlaw.SECRET))
    agent.waits_until(lambda: "lleva un token" in agent.said)
    assert (texts(agent), agent.dialog) == (["Eva", "", ""], None)


def test_of_what_was_refused_the_last_is_said_until_the_agent_goes_on(
    agent: Agent, pops: Pops
) -> None:
    def refused() -> list[str]:
        return [line for line in agent.said.splitlines() if "No se llenó nada" in line]

    for flaw in (PopFlaw.SECRET, PopFlaw.ADDRESS):
        agent.controllers.screen_pops.add(PopRefusal(flaw))
    agent.waits_until(lambda: "cammer://new" in agent.said)
    assert len(refused()) == 1
    pops(ANA)
    assert refused() == []
    agent.controllers.screen_pops.add(PopRefusal(PopFlaw.SECRET))
    agent.waits_until(lambda: bool(refused()))
    agent.presses("Ctrl+N")
    assert refused() == []


def test_it_is_heard_whose_data_came_and_what_was_not_known(
    agent: Agent, pops: Pops, said: list[str]
) -> None:
    pops(ANA, "crm", "agent-id")
    agent.waits_until(lambda: any("Llegaron datos de Ana Pérez." in text for text in said))
    assert "Se pasó por alto lo que no es ningún campo: «crm» y «agent-id»." in agent.said
    agent.writes("Nombre", "Eva")
    pops(Prefill(), "crm")
    assert (agent.reads("Nombre"), agent.dialog) == ("Eva", None)
    assert "«crm»" in agent.said


def test_an_address_that_macos_has_the_program_open_is_taken(qapp: QApplication) -> None:
    addresses, arrived = OpenedAddresses(qapp), list[object]()
    qapp.installEventFilter(addresses)
    addresses.opened.connect(arrived.append)
    for url in ("cammer://new?name=Ana%20P&phone=%2B58", "cammer://old?name=Ana", "file:///a"):
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl(url)))
    assert arrived == [ScreenPop(Prefill("Ana P", "+58")), PopRefusal(PopFlaw.ADDRESS)]
    qapp.removeEventFilter(addresses)


_ODD = st.sampled_from(
    ["Ana", "0414 131 5854", "Ventas", "a@b", "\u202eabc", "%", "<b>", "𝕏", "ñ", " "]
)
_TEXT = st.one_of(_ODD, st.text(max_size=30))
_QUERY = st.lists(st.tuples(st.sampled_from([*KEYS, "token", "crm"]), _TEXT), max_size=7)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_QUERY, st.booleans())
def test_whatever_comes_nothing_is_sent_and_the_form_holds_what_was_brought(
    agent: Agent, pops: Pops, query: list[tuple[str, str]], has_draft: bool
) -> None:
    agent.presses("Ctrl+N")
    if has_draft:
        agent.types("E")
    before = agent.window.form.state
    try:
        pop = read(f"cammer://new?{urlencode(query)}")
    except RefusedPopError as error:
        agent.controllers.screen_pops.add(error.refusal)
        QApplication.processEvents()
        assert agent.window.form.state == before
    else:
        pops(pop.prefill, *pop.ignored)
        if agent.dialog is not None:
            assert agent.window.form.state == before
            agent.answers("Reemplazar")
        brought, form = pop.prefill, agent.window.form
        if brought != Prefill():
            draft = form.draft
            assert (draft.name, draft.phone, draft.email) == (
                brought.name,
                brought.phone,
                brought.email,
            )
            code = getattr(draft.destination, "code", "")
            assert code == (brought.category or brought.user or code)
            assert form.ticket.texts == (brought.ticket_title, brought.ticket_description)
            assert form.ticket.promotion.text == brought.promotion
    assert (agent.requests, agent.controllers.link.running) == ([], False)
