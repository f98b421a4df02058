"""Drafts in the window: what was typed is kept and offered, and what is offered is true."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.offer_bar import OfferBar
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import font
from tests.flow.parts import MS
from tests.ui.agent import Agent
from tests.ui.starting import started


def test_what_was_typed_is_offered_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        agent.fills_in(name="Abraham", code="ventas")
        agent.writes("Correo", "a@b.co")
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: agent.shows("Quedó sin enviar lo escrito para «Abraham»."))
        agent.clicks("Recuperar")
        assert (agent.reads("Nombre"), agent.reads("Correo")) == ("Abraham", "a@b.co")
        assert agent.reads("Código de categoría") == "ventas"
        assert not agent.sees("Recuperar")
        agent.sends()
        assert agent.rows[0][2] == "creado"
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) == 1)
        assert not agent.sees("Recuperar")


def test_what_was_typed_before_another_was_looked_for_is_offered_too(
    qapp: QApplication,
    qtbot: QtBot,
    data_directory: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed = threading.Event()
    real, looks = DraftFile.load, []

    def slow_at_first(file: DraftFile) -> tuple[KeptDraft, ...]:
        looks.append(file)
        if len(looks) == 1:
            assert closed.wait(20)
        return real(file)

    with monkeypatch.context() as patched:
        patched.setattr(DraftFile, "load", slow_at_first)
        with started(qapp, qtbot, data_directory) as agent:
            agent.waits_until(lambda: bool(looks))
            agent.fills_in(name="Abraham")
        closed.set()
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: agent.shows("Quedó sin enviar lo escrito para «Abraham»."))


def test_it_survives_a_crash(qapp: QApplication, qtbot: QtBot, data_directory: Path) -> None:
    draft = data_directory / "sandbox" / "draft.json"
    with started(qapp, qtbot, data_directory) as agent:
        agent.fills_in(name="Abraham")
        agent.waits_until(draft.exists)
        agent.presses("Ctrl+N")
        agent.waits_until(lambda: not draft.exists())


def test_what_is_refused_is_gone(qapp: QApplication, qtbot: QtBot, data_directory: Path) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        agent.fills_in(name="Abraham")
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: agent.sees("Descartar"))
        agent.clicks("Descartar")
        draft = data_directory / "sandbox" / "draft.json"
        agent.waits_until(lambda: not draft.exists())
        assert agent.reads("Nombre") == ""


Starts = Callable[[], AbstractContextManager[Agent]]


@pytest.fixture
def starts(qapp: QApplication, qtbot: QtBot, data_directory: Path) -> Starts:
    """Starts the program on the same folder again."""
    return lambda: started(qapp, qtbot, data_directory)


def is_offered(agent: Agent, text: str) -> None:
    agent.waits_until(lambda: agent.shows(text))


def kept(folder: Path) -> list[str]:
    """The names of the drafts that the next start would find."""
    return [each.draft.name for each in DraftFile(folder / "sandbox").load()]


def test_a_second_crash_does_not_lose_the_first_draft(starts: Starts, data_directory: Path) -> None:
    with starts() as agent:
        agent.fills_in(name="Ana")
    with starts() as agent:
        is_offered(agent, "lo escrito para «Ana»")
        agent.fills_in(name="Eva")
    with starts() as agent:
        is_offered(agent, "lo escrito para «Eva»")
        agent.presses("Ctrl+Shift+D")
        is_offered(agent, "Descartado.")
        agent.presses("Ctrl+Shift+D")
        is_offered(agent, "lo escrito para «Ana»")
        agent.presses("Ctrl+Shift+B")
        assert agent.reads("Nombre") == "Ana"
        assert not agent.sees("Recuperar")
        agent.waits_until(lambda: kept(data_directory) == ["Ana"])


def test_what_was_discarded_by_mistake_comes_back_by_one_key(
    starts: Starts, data_directory: Path
) -> None:
    with starts() as agent:
        agent.fills_in(name="Ana")
    with starts() as agent:
        is_offered(agent, "lo escrito para «Ana»")
        agent.presses("Ctrl+Shift+D")
        is_offered(agent, "Descartado. Todavía puede recuperarlo, o descartarlo del todo.")
        assert agent.focus == "Nombre"
        agent.waits_until(lambda: kept(data_directory) == [])
        agent.presses("Ctrl+Shift+B")
        assert (agent.reads("Nombre"), agent.sees("Recuperar")) == ("Ana", False)
        agent.waits_until(lambda: kept(data_directory) == ["Ana"])


def test_what_was_discarded_is_gone_once_another_was_typed(
    starts: Starts, data_directory: Path
) -> None:
    for name in ("Ana", "Eva"):
        with starts() as agent:
            agent.fills_in(name=name)
    with starts() as agent:
        is_offered(agent, "lo escrito para «Eva»")
        agent.presses("Ctrl+Shift+D")
        is_offered(agent, "Descartado.")
        agent.fills_in(name="Rosa")
        agent.presses("Ctrl+Shift+B")
        assert agent.reads("Nombre") == "Rosa"
        agent.presses("Ctrl+N")
        is_offered(agent, "lo escrito para «Ana»")
        agent.presses("Ctrl+Shift+D")
        agent.fills_in(name="Rosa")
        agent.presses("Ctrl+N")
        assert not agent.sees("Recuperar")
        agent.waits_until(lambda: kept(data_directory) == [])


def test_the_offer_waits_out_of_sight_while_another_customer_is_typed(
    starts: Starts, data_directory: Path
) -> None:
    with starts() as agent:
        agent.fills_in(name="Ana")
    with starts() as agent:
        is_offered(agent, "lo escrito para «Ana»")
        agent.fills_in(name="Eva")
        assert not agent.sees("Recuperar")
        for keys in ("Ctrl+Shift+B", "Ctrl+Shift+D"):
            agent.presses(keys)
            assert agent.reads("Nombre") == "Eva"
        agent.waits_until(lambda: kept(data_directory) == ["Eva", "Ana"])
        agent.presses("Ctrl+N")
        is_offered(agent, "lo escrito para «Ana»")
        agent.presses("Ctrl+Shift+B")
        assert agent.reads("Nombre") == "Ana"


def test_recovering_leaves_no_other_customer_beside_the_form(starts: Starts) -> None:
    with starts() as agent:
        agent.fills_in(name="Ana")
    with starts() as agent:
        is_offered(agent, "lo escrito para «Ana»")
        agent.fills_in(name="Eva")
        agent.sends()
        agent.presses("Ctrl+N")
        agent.presses("Ctrl+Shift+B")
        assert (agent.reads("Nombre"), agent.focus) == ("Ana", "Nombre")
        assert "Eva" not in agent.said
        assert not agent.shows("Eva")


def _is_left_during_its_call(starts: Starts, name: str) -> None:
    """Close the window while a call is under way that is never answered."""
    with starts() as agent:
        agent.fills_in(name=name)
        agent.presses("Ctrl+Return")
        agent.waits_until(lambda: len(agent.requests) == 1)
        agent.window.close()
        agent.waits_for_dialog()
        agent.presses("Tab")
        agent.presses("Return")
        agent.waits_until(lambda: not agent.window.isVisible())


def test_what_was_let_go_is_said_to_be_perhaps_created(starts: Starts) -> None:
    _is_left_during_its_call(starts, "Ana #mudo")
    with starts() as agent:
        is_offered(agent, "El último enlace para «Ana #mudo» puede haberse creado")
        agent.waits_until(lambda: [row[2] for row in agent.rows] == ["sin confirmar"])
        agent.presses("Ctrl+Shift+B")
        assert agent.reads("Nombre") == "Ana #mudo"
    with starts() as agent:  # it was only looked at
        is_offered(agent, "El último enlace para «Ana #mudo» puede haberse creado")
        agent.presses("Ctrl+Shift+B")
        agent.writes("Nombre", "Ana María")
    with starts() as agent:
        is_offered(agent, "Quedó sin enviar lo escrito para «Ana María».")


def test_what_a_later_link_of_the_customer_has_settled_is_offered_no_more(
    starts: Starts, data_directory: Path
) -> None:
    _is_left_during_its_call(starts, "Ana #mudo")
    with starts() as agent:
        is_offered(agent, "El último enlace para «Ana #mudo» puede haberse creado")
        agent.fills_in(name="Ana", phone="+58 414 1315854")
        agent.presses("Ctrl+Return")
        agent.answers("Crear otro")
        agent.waits_until(lambda: agent.rows[0][2] == "creado")
        agent.waits_until(lambda: kept(data_directory) == [])
    with starts() as agent:
        agent.waits_until(lambda: [row[2] for row in agent.rows] == ["creado", "sin confirmar"])
        assert not agent.sees("Recuperar")


def test_another_customers_link_settles_nothing(starts: Starts, data_directory: Path) -> None:
    _is_left_during_its_call(starts, "Ana #mudo")
    with starts() as agent:
        is_offered(agent, "El último enlace para «Ana #mudo» puede haberse creado")
        agent.fills_in(name="Eva", phone="0412 555 0182")
        agent.sends()
        agent.waits_until(lambda: kept(data_directory) == ["Ana #mudo"])
    with starts() as agent:
        is_offered(agent, "El último enlace para «Ana #mudo» puede haberse creado")


def test_while_a_call_runs_its_draft_is_kept_as_what_it_is(
    starts: Starts, data_directory: Path
) -> None:
    with starts() as agent:
        agent.fills_in(name="Ana #mudo")
        agent.waits_until(lambda: kept(data_directory) == ["Ana #mudo"])
        agent.presses("Ctrl+Return")
        drafts = DraftFile(data_directory / "sandbox")
        agent.waits_until(lambda: [each.may_be_sent for each in drafts.load()] == [True])
        agent.presses("Ctrl+Shift+B")  # nothing is offered
        agent.presses("Esc")


@pytest.mark.parametrize("name", ["Ana #token", "Ana #campos"])
def test_what_was_refused_was_not_created(starts: Starts, data_directory: Path, name: str) -> None:
    with starts() as agent:
        agent.fills_in(name=name)
        agent.sends()
        drafts = DraftFile(data_directory / "sandbox")
        agent.waits_until(lambda: [each.may_be_sent for each in drafts.load()] == [False])


def wide(keys: str) -> int:
    """How much room keys need on a button."""
    return QFontMetrics(font(SIZES.note)).horizontalAdvance(keys)


def test_the_offer_is_worked_by_keys(starts: Starts, data_directory: Path) -> None:
    long = "Ana " + "x" * 200
    with starts() as agent:
        agent.fills_in(name=long)
    with starts() as agent:
        is_offered(agent, "Quedó sin enviar lo escrito para")
        assert not agent.shows("Ctrl+Mayús")  # the keys stand on the buttons
        for name, keys in (("Recuperar", "Ctrl+Mayús+B"), ("Descartar", "Ctrl+Mayús+D")):
            told = agent.finds(name, KeyButton)
            assert keys in told.toolTip()
            assert told.width() >= told.minimumSizeHint().width() + wide(keys)
        assert not agent.shows(long)
        assert agent.focus == "Nombre"
        button = agent.finds("Descartar", QPushButton)
        assert "Quedó sin enviar" in button.accessibleDescription()
        button.setFocus()
        for _ in range(2):
            assert agent.sees("Descartar")
            agent.presses("Return")
        assert not agent.sees("Descartar")
        assert agent.focus == "Nombre"
        agent.waits_until(lambda: kept(data_directory) == [])
        agent.presses("Ctrl+Shift+D")  # nothing is offered any more


def test_a_name_of_several_entries_comes_back_as_it_was_typed(starts: Starts) -> None:
    with starts() as agent:
        of_several(agent)
        agent.fills_in(code="Ventas")
        agent.waits_until(lambda: "elija de la lista" in agent.hint("Código de categoría"))
    with starts() as agent:
        is_offered(agent, "lo escrito para «Abraham»")
        agent.presses("Ctrl+Shift+B")
        assert agent.reads("Código de categoría") == "Ventas"
        agent.waits_until(lambda: "elija de la lista" in agent.hint("Código de categoría"))
        agent.presses("Ctrl+Return")
        assert agent.dialog is None
        assert (agent.requests, agent.focus) == ([], "Código de categoría")


def test_a_raw_code_of_the_history_comes_back_as_one(starts: Starts) -> None:
    raw = "Se envía tal cual, como código: Ventas"
    with starts() as agent:
        agent.fills_in(code="Ventas")
        agent.sends()
        of_several(agent)
        agent.chooses_row(0)
        agent.presses("Ctrl+Shift+R")
        agent.writes("Correo", "a@b.co")
        assert agent.hint("Código de categoría") == raw
    with starts() as agent:
        is_offered(agent, "lo escrito para «Abraham»")
        agent.presses("Ctrl+Shift+B")
        assert agent.hint("Código de categoría") == raw


def of_several(agent: Agent) -> None:
    """Let the catalogue have two categories of one name."""
    two = tuple(NamedDestination(Kind.CATEGORY, "Ventas", code) for code in ("a1", "b2"))
    agent.controllers.catalogue.change(lambda _: Catalogue(two))
    agent.waits_until(lambda: agent.controllers.catalogue.own.entries == two)


@pytest.mark.parametrize("width", [240, 320, 1000])
def test_the_offer_is_readable_whole(qtbot: QtBot, width: int) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    offer = OfferBar("Recuperar", "Descartar")
    column.addWidget(offer)
    column.addStretch(1)
    around.resize(width, 400)
    around.show()
    offer.offer("Quedó sin enviar lo escrito para «Ana María de los Ángeles». " * 2)
    [label] = offer.findChildren(QLabel)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()), timeout=MS)
    assert around.width() == width
