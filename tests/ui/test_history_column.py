"""The history's column: what waits for its hand-over, how much there is, and where all of it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton

from cammer_desktop.adapters import vault
from cammer_desktop.assembly import Services, make_services
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.destination import Category, NoDestination
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.settings import Settings
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.support import texts
from cammer_desktop.ui.ledger.chip import Chip
from cammer_desktop.ui.ledger.row_delegate import _GAP, _Line
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour
from tests.ledgers import OUTCOMES, attempt
from tests.samples import COPIED, TOKEN
from tests.ui.agent import PHONE, Agent
from tests.ui.layouts import flaws, in_view
from tests.ui.test_ledger import LATER, chooses, filters, makes, searches


def resizes(agent: Agent, width: int, height: int) -> None:
    """Give the window another size."""
    agent.window.resize(width, height)
    agent.waits_until(lambda: (agent.window.width(), agent.window.height()) == (width, height))
    QApplication.processEvents()


def keeps(agent: Agent, services: Services, *attempts: Attempt) -> None:
    """Have attempts in the ledger, and see them."""
    number = len(agent.rows) + len(attempts)
    for each in attempts:
        services.ledger.record(each)
    agent.window.ledger_panel.load()
    agent.waits_until(lambda: len(agent.rows) == number)


def pixel(agent: Agent, row: int, x: int, y: int = SIZES.row // 2) -> QColor:
    """Return a colour of a row of the list, as it is seen; a negative `x` is from its end."""
    table = agent.window.ledger_panel.table
    place = table.visualRect(table.model().index(row, 0))
    left = x if x >= 0 else place.width() + x
    corner = table.viewport().mapTo(agent.window, place.topLeft() + QPoint(left, y))
    return agent.window.grab().toImage().pixelColor(corner)


def counted(agent: Agent) -> list[str]:
    """Return the lines that tell how much there is."""
    panel = agent.window.ledger_panel
    labels = [*panel.findChildren(QLabel), *panel.footer.findChildren(QLabel)]
    return [
        each.text()
        for each in labels
        if each.property("role") == "meta" and each.isVisible() and each.text()
    ]


class TestTheNewLink:
    def test_it_does_not_wait_before_the_next_customer_is_begun(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        [row] = agent.history
        assert (row.end, row.is_waiting, row.is_current) == ("ahora", False, True)
        assert "sin entregar" not in row.heard
        agent.presses("Ctrl+N")
        [row] = agent.history
        assert (row.end, row.is_waiting, row.is_current) == ("sin entregar", True, False)
        assert "creado · sin entregar" in row.heard
        agent.presses("Ctrl+Z")
        assert agent.history[0].end == "ahora"

    def test_once_handed_over_its_row_shows_the_channel(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        agent.presses("Ctrl+Shift+C")
        agent.waits_until(lambda: agent.history[0].icons == (Channel.COPY.spec.icon,))
        agent.presses("Ctrl+N")
        assert (agent.history[0].end, agent.history[0].is_waiting) == ("", False)

    def test_the_counts_and_the_badges_number_follow(self, agent: Agent) -> None:
        waiting = QSignalSpy(agent.window.ledger_panel.undelivered_changed)

        def last() -> object:
            return waiting.at(waiting.count() - 1)[0] if waiting.count() else None

        agent.fills_in(name="Ana")
        agent.sends()
        agent.waits_until(lambda: counted(agent) == ["1 intento", "Hoy: 1 creado · 0 entregados"])
        agent.waits_until(lambda: last() == 0)
        agent.presses("Ctrl+N")
        agent.waits_until(lambda: counted(agent)[0] == "1 intento · 1 sin entregar")
        agent.waits_until(lambda: last() == 1)
        chooses(agent, 0)
        agent.presses("Ctrl+C")
        agent.waits_until(lambda: counted(agent) == ["1 intento", "Hoy: 1 creado · 1 entregado"])
        agent.waits_until(lambda: last() == 0)


def test_what_a_search_finds_is_counted_among_all_of_its_days(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
    searches(agent, "eva", ["Eva"])
    agent.waits_until(lambda: counted(agent)[0] == "1 de 2")
    agent.clicks("Quitar filtros")
    agent.waits_until(lambda: counted(agent)[0] == "2 intentos · 2 sin entregar")
    filters(agent, "Día", "Ayer")
    agent.waits_until(lambda: counted(agent)[0] == "0 intentos")


class TestFirstSteps:
    def test_they_stand_there_until_there_is_a_link(self, agent: Agent) -> None:
        agent.waits_until(lambda: agent.shows("Primeros pasos"))
        assert agent.shows("<b>Ctrl+Enter</b>")
        assert agent.shows("En el sandbox los enlaces son de práctica.")
        assert not agent.sees("Buscar")
        agent.waits_until(lambda: counted(agent) == ["Hoy: ningún enlace"])
        makes(agent, ("Ana", PHONE))
        assert agent.sees("Buscar")
        assert not agent.shows("Primeros pasos")

    def test_who_searches_all_the_same_sees_that_there_is_nothing(self, agent: Agent) -> None:
        agent.waits_until(lambda: agent.shows("Primeros pasos"))
        agent.presses("Ctrl+F")
        assert agent.focus == "Buscar"
        assert agent.heard("Historial") == "Todavía no hay enlaces."
        agent.presses("Esc")
        assert agent.focus == "Nombre"
        agent.window.ledger_panel.note_focus(agent.window.ledger_panel.search, None)
        assert agent.shows("Primeros pasos")

    @pytest.mark.parametrize("height", [672, 608, 480])
    def test_all_of_them_is_in_view(self, agent: Agent, height: int) -> None:
        resizes(agent, 1184, height)
        agent.waits_until(lambda: agent.shows("Primeros pasos"))
        agent.waits_until(lambda: flaws(agent.window.ledger_panel) == [])


class TestFirstStepsWithoutTheSandbox:
    @pytest.fixture
    def options(self, options: RunOptions) -> RunOptions:
        return replace(options, sandbox=False)

    @pytest.fixture
    def services(
        self, options: RunOptions, settings: Settings, request: pytest.FixtureRequest
    ) -> Iterator[Services]:
        made = make_services(options, settings_file(options), settings, request.param)
        yield made
        made.close()

    @pytest.fixture(autouse=True)
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        asked: list[str] = []
        monkeypatch.setattr(vault, "backend_kinds", lambda: asked.append("keyring"))
        return asked

    @pytest.mark.parametrize(
        ("services", "told"),
        [(TOKEN, "Hecho: ya hay un token."), (None, "Guarde su token, o practique sin él.")],
        indirect=["services"],
    )
    def test_a_token_for_this_run_is_told_and_no_keyring_is_asked(
        self, agent: Agent, asked: list[str], told: str
    ) -> None:
        agent.waits_until(lambda: agent.shows(told))
        assert agent.sees("Guardar el token…") is told.startswith("Guarde")
        assert asked == []


class TestRows:
    @pytest.mark.parametrize("settings", [Settings(theme="light"), Settings(theme="dark")])
    def test_a_bar_tells_what_waits_and_what_is_chosen_and_a_ring_what_has_the_focus(
        self, agent: Agent, services: Services
    ) -> None:
        handed_over = replace(attempt(LATER + 9, OUTCOMES[0]), hand_overs=(COPIED,))
        keeps(agent, services, *(attempt(LATER + n, OUTCOMES[0]) for n in range(3)), handed_over)
        assert pixel(agent, 0, 1) == colour("window")
        assert pixel(agent, 1, 1) == colour("stripe")
        chooses(agent, 1)
        QApplication.processEvents()
        assert pixel(agent, 1, 1) == pixel(agent, 1, 40, 1) == colour("focus")
        assert pixel(agent, 1, 2) == colour("link")
        assert pixel(agent, 1, 40, 4) == colour("chosen")
        agent.presses("Return")
        agent.finds("Nombre").setFocus()
        QApplication.processEvents()
        assert pixel(agent, 1, 1) == colour("link")
        assert pixel(agent, 1, 40, 1) == colour("chosen")

    def test_the_one_that_the_window_speaks_of_is_as_good_as_chosen(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE))
        chooses(agent, 0)
        agent.fills_in(name="Eva", phone="0412 777 1234")
        agent.sends()
        assert pixel(agent, 0, 40, 4) == colour("chosen")
        assert pixel(agent, 1, 40, 4) == colour("window")
        chooses(agent, 1)
        QApplication.processEvents()
        assert pixel(agent, 0, 40, 4) == colour("window")
        assert pixel(agent, 1, 40, 4) == colour("chosen")

    def test_each_is_as_high_as_any_other(self, agent: Agent) -> None:
        panel = agent.window.ledger_panel
        for number, outcome in enumerate(OUTCOMES):
            panel.put(attempt(LATER + number, outcome))
        heights = {panel.table.rowHeight(row) for row in range(len(agent.history))}
        assert heights == {SIZES.row}

    def test_a_scroll_bar_moves_no_text(self, agent: Agent, services: Services) -> None:
        resizes(agent, 1184, 680)
        panel = agent.window.ledger_panel
        one = attempt(LATER, OUTCOMES[0])
        keeps(agent, services, one)
        before = row_from_the_right(agent, 0)
        keeps(agent, services, *(replace(one, id=one.id + number) for number in range(1, 30)))
        agent.waits_until(panel.table.verticalScrollBar().isVisible)
        assert row_from_the_right(agent, 0) == before

    def test_a_damaged_one_says_so_in_place_of_its_state(self, agent: Agent) -> None:
        agent.window.ledger_panel.put(replace(attempt(LATER, OUTCOMES[0]), is_damaged=True))
        [row] = agent.history
        assert (row.sign, row.end) == ("warning-fill", "fila dañada")
        assert "creado (fila dañada)" in row.heard

    def test_one_of_a_channel_that_this_version_does_not_know_does_not_wait(
        self, agent: Agent
    ) -> None:
        agent.window.ledger_panel.put(replace(attempt(LATER, OUTCOMES[0]), has_other_channel=True))
        [row] = agent.history
        assert (row.end, row.is_waiting) == ("entregado", False)


def row_from_the_right(agent: Agent, row: int) -> int:
    """Return how far from the list's right side the time of a row ends, in pixels."""
    table = agent.window.ledger_panel.table
    image = agent.window.grab().toImage()
    place = table.visualRect(table.model().index(row, 0))
    corner = table.viewport().mapTo(agent.window, place.topLeft())
    ground = image.pixelColor(corner + QPoint(place.width() - 3, 4))
    right = table.mapTo(agent.window, QPoint(table.width(), 0)).x()
    for x in range(corner.x() + place.width() - 1, corner.x(), -1):
        column = (image.pixelColor(x, corner.y() + y) for y in range(10, 26))
        if any(each != ground for each in column):
            return right - x
    raise AssertionError(row)


class TestLeaving:
    """With the history open over the result, Esc goes back from wherever in it the focus is."""

    @pytest.mark.parametrize("name", ["Filtros", "Sin entregar", "Acciones del historial"])
    def test_esc_gives_the_focus_back(self, agent: Agent, name: str) -> None:
        makes(agent, ("Ana", PHONE))
        resizes(agent, 911, 432)
        agent.finds("Correo").setFocus()
        agent.presses("Ctrl+F")
        agent.finds("Día" if name == "Filtros" and agent.sees("Día") else name).setFocus()
        agent.presses("Esc")
        assert agent.focus == "Correo"

    def test_it_has_the_whole_content_there(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
        resizes(agent, 911, 432)
        assert not agent.window.ledger_panel.isVisible()
        agent.presses("Ctrl+F")
        agent.waits_until(lambda: flaws(agent.window.ledger_panel) == [])
        assert in_view(agent.finds("Acciones del historial"))
        assert agent.window.ledger_panel.table.viewport().height() >= 3 * SIZES.row


class TestTheMenu:
    def texts(self, agent: Agent) -> list[str]:
        menu = agent.finds("Acciones del historial", QToolButton).menu()
        assert isinstance(menu, QMenu)
        return [each.text() for each in menu.actions() if each.text()]

    def test_it_has_all_that_can_be_done_with_the_history(self, agent: Agent) -> None:
        assert self.texts(agent) == [
            "Mostrar",
            "Copiar el enlace",
            "Repetir",
            "Borrar este…",
            "Exportar lo que se ve…",
            "Borrar todo…",
            "Plegar el historial",
        ]

    def test_it_opens_inside_the_window_above_the_end_of_its_button(self, agent: Agent) -> None:
        resizes(agent, 1184, 680)
        button = agent.finds("Acciones del historial", QToolButton)
        places = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            assert menu is not None
            places.append(menu.frameGeometry())
            menu.close()

        QTimer.singleShot(0, look)  # the button waits for its menu to be closed
        agent.clicks("Acciones del historial")
        agent.waits_until(lambda: bool(places))
        top_right = button.mapToGlobal(button.rect().topRight())
        assert (places[0].right(), places[0].bottom() + 1) == top_right.toTuple()
        assert agent.window.frameGeometry().contains(places[0])

    def test_the_history_can_be_folded_and_unfolded(self, agent: Agent) -> None:
        for words, is_folded in ((("Plegar", "Desplegar"), True), (("Desplegar", "Plegar"), False)):
            agent.presses("Ctrl+F")  # folded, it opens over the result
            menu = agent.finds("Acciones del historial", QToolButton).menu()
            assert menu is not None
            assert self.texts(agent)[-1] == f"{words[0]} el historial"
            menu.actions()[-1].trigger()
            assert agent.window.columns.is_folded == is_folded
            assert menu.actions()[-1].text() == f"{words[1]} el historial"


class TestNarrow:
    """Widths from 232 pixels on, and texts of other languages, which are longer."""

    def test_nothing_asks_for_more(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE))
        panel = agent.window.ledger_panel
        assert panel.minimumSizeHint().width() <= 232
        assert panel.footer.minimumSizeHint().width() <= 232

    def test_two_chips_share_what_three_have_no_room_for(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE))
        for chip in agent.window.ledger_panel.findChildren(Chip):
            chip.setText(chip.text() * 2)
        resizes(agent, 1184, 680)
        row = agent.finds("Sin entregar").parentWidget()
        assert row is not None
        row.resize(208, SIZES.field)
        seen = [each for each in row.findChildren(Chip) if each.isVisible()]
        assert [each.accessibleName() for each in seen] == ["Filtros", "Sin entregar"]
        assert all(row.rect().contains(each.geometry()) for each in seen)
        assert {each.height() for each in seen} == {SIZES.field}

    def test_where_chips_become_one_the_focus_stays_with_them(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE))
        resizes(agent, 1184, 680)
        row = agent.finds("Sin entregar").parentWidget()
        assert row is not None
        chips = [each for each in row.findChildren(Chip) if each.accessibleName() != "Filtros"]
        row.resize(sum(each.sizeHint().width() + 8 for each in chips), SIZES.field)
        agent.finds("Estado del enlace").setFocus()
        filters(agent, "Estado del enlace", "Sin confirmar")
        assert agent.focus == "Filtros"
        assert agent.finds("Filtros", Chip).text() == "Sin confirmar"

    @pytest.mark.parametrize("settings", [Settings(theme="light"), Settings(theme="dark")])
    def test_a_row_below_the_pointer_stands_out(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE))
        viewport = agent.window.ledger_panel.table.viewport()
        QTest.mouseMove(viewport, QPoint(60, 10))
        QTest.mouseMove(viewport, QPoint(60, 20))
        agent.waits_until(lambda: pixel(agent, 0, 40, 4) == colour("hover"))


def test_a_row_of_yesterday_is_not_of_todays_counts(agent: Agent) -> None:
    """The footer and the badge go by the day."""
    now = datetime.now().astimezone()
    earlier = now.replace(year=now.year - 1)
    old = Attempt(first_id_at(earlier), earlier, attempt().request, OUTCOMES[0])
    agent.controllers.ledger.remember(old)
    agent.window.ledger_panel.put(old)
    agent.waits_until(lambda: "Hoy: ningún enlace" in counted(agent))


class TestTheNewestAndTheOld:
    def test_from_the_search_one_comes_to_the_newest_whatever_was_chosen(
        self, agent: Agent
    ) -> None:
        makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
        chooses(agent, 1)
        agent.presses("Return")
        agent.presses("Esc")
        agent.fills_in(name="Luz", phone="0412 777 1235")
        agent.sends()
        for _ in range(2):
            agent.presses("Ctrl+F")
            agent.presses("Down")
            agent.presses("Return")
            assert agent.reads("Enlace") == agent.clipboard
            assert agent.focus == "Historial"
            agent.presses("Down")

    def test_an_old_one_says_how_it_was_handed_over_and_not_to_copy_it(
        self, agent: Agent, said: list[str]
    ) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        QGuiApplication.clipboard().setText("otra cosa")
        agent.waits_until(lambda: agent.said == "✓ Enlace creado; cópielo.")
        agent.presses("Ctrl+Shift+W")
        agent.waits_until(lambda: "Enlace creado · abierto en WhatsApp " in agent.said)
        agent.waits_until(lambda: agent.heard("Enlace").startswith("WhatsApp: abierto "))
        agent.presses("Ctrl+N")
        agent.fills_in(name="Eva", phone="0412 777 1234")
        agent.sends()
        chooses(agent, 1)
        agent.presses("Return")
        agent.waits_until(lambda: "Enlace creado · abierto en WhatsApp " in agent.said)
        agent.waits_until(lambda: said[-1:] == [agent.said])
        assert agent.heard("Enlace").endswith(" · abierto")

    def test_esc_gives_the_focus_back_and_tells_who_is_spoken_of(
        self, agent: Agent, said: list[str]
    ) -> None:
        makes(agent, ("Ana", PHONE))
        agent.fills_in(name="Eva Gil", phone="0412 777 1234")
        agent.sends()
        assert agent.focus == "Enlace"
        agent.presses("Ctrl+F")
        agent.presses("Down")
        agent.presses("Down")
        agent.presses("Return")
        agent.presses("Esc")
        assert agent.focus == "Enlace"
        agent.waits_until(lambda: said[-1:] == ["Eva Gil, enlace de ahora"])
        agent.types("L")
        assert agent.reads("Nombre") == "L"


def test_what_is_handed_over_leaves_what_waits_when_another_is_shown(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
    agent.clicks("Sin entregar")
    agent.waits_until(lambda: counted(agent)[0] == "2 de 2")
    chooses(agent, 0)
    agent.presses("Ctrl+C")
    agent.waits_until(lambda: agent.history[0].icons == ("copy",))
    agent.waits_until(lambda: counted(agent)[0] == "2 de 2")  # it stays while it is shown
    agent.chooses_row(1)
    assert [row.name for row in agent.history] == ["Ana"]
    agent.waits_until(lambda: counted(agent)[0] == "1 de 2")
    agent.clicks("Sin entregar")
    agent.waits_until(lambda: len(agent.rows) == 2)


def test_a_destination_is_whole_or_left_out_beside_what_waits(agent: Agent) -> None:
    made = attempt(LATER, OUTCOMES[0])
    nowhere = replace(made, request=replace(made.request, destination=NoDestination()))
    panel = agent.window.ledger_panel
    panel.put(replace(nowhere, hand_overs=(COPIED,)))
    panel.put(replace(nowhere, id=nowhere.id + 1))
    for width in range(220, 480, 20):
        panel.table.resize(width, 200)
        seen = painted(agent, 0)
        assert "sin entregar" in seen
        assert [each for each in seen if each.startswith("Sin") and each != "Sin destino"] == []
    assert "Sin destino" in seen


@pytest.mark.parametrize("language", texts.languages())
@pytest.mark.parametrize("family", ["Inter", "DejaVu Sans"])
def test_no_word_at_the_end_is_cut_and_a_destination_has_the_room_that_is_left(
    agent: Agent, family: str, language: str
) -> None:
    panel, to = agent.window.ledger_panel, Category("8f14e45f-ceea-467f-a0e6", "Soporte")
    texts.use(language)
    try:
        for number, outcome in enumerate((*OUTCOMES, None)):
            made = attempt(LATER + number, outcome)
            request = replace(made.request, phone="+5511912345678", destination=to)
            panel.put(replace(made, request=request))
        panel.put(replace(made, id=made.id + 1, request=request, is_damaged=True))
        with_letters_of(agent, family)
        # What the widest form leaves of 1184.
        panel.table.resize(318, SIZES.row * len(agent.history))
        for number, row in enumerate(agent.history):
            places = placed(agent, number)
            phone, end = places[row.phone], places[row.end]
            assert not phone.intersects(end), row.end
            to_seen = [place for text, place in places.items() if text.startswith("S")]
            letters = QFontMetrics(panel.table.itemDelegate()._small)  # type: ignore[attr-defined]
            room = end.left() - phone.right() - 2 * _GAP
            assert bool(to_seen) == (room >= letters.horizontalAdvance("S…")), row.end
    finally:
        texts.use(texts.SOURCE)


def painted(agent: Agent, row: int) -> list[str]:
    """Return the texts that are painted of a row."""
    found: list[str] = []
    table = agent.window.ledger_panel.table
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Line, "_paint", lambda _self, text, *_rest: found.append(text))
        table.viewport().grab(table.visualRect(table.model().index(row, 0)))
    return found


def with_letters_of(agent: Agent, family: str) -> None:
    """Have the rows painted in a font: systems' own are of different widths."""
    delegate = agent.window.ledger_panel.table.itemDelegate()
    for each in (delegate._name, delegate._small, delegate._strong):  # type: ignore[attr-defined]
        each.setFamilies([family])


def placed(agent: Agent, row: int) -> dict[str, QRect]:
    """Return where the texts are that are painted of a row."""
    found: dict[str, QRect] = {}

    def note(line: _Line, text: str, _shade: str, letters: QFont, side: Qt.AlignmentFlag) -> None:
        place = QRect(line.place)
        wide = QFontMetrics(letters).horizontalAdvance(text)
        if side is Qt.AlignmentFlag.AlignRight:
            place.setLeft(place.right() + 1 - wide)
        else:
            place.setWidth(wide)
        found[text] = place

    table = agent.window.ledger_panel.table
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Line, "_paint", note)
        table.viewport().grab(table.visualRect(table.model().index(row, 0)))
    return found
