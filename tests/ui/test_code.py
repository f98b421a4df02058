"""The painted code reads as the exact link: in the panel and large, in light and in dark."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.domain import qr
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.ui.result.qr_box import QrBox
from cammer_desktop.ui.widgets.style import GRID
from tests.ui.agent import PHONE, Agent
from tests.ui.codes import check_modules, decoded, seen

_HOST = "https://a.example/"
# The room that a laptop's screen leaves, in logical pixels, whatever the scale.
_ROOM = QRect(0, 0, 1366, 728)

both_themes = pytest.mark.parametrize(
    "settings", [Settings(theme="light"), Settings(theme="dark")], ids=["light", "dark"]
)


@pytest.fixture(autouse=True)
def _laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: _ROOM)


def link_of(length: int) -> str:
    """Return a link of so many characters."""
    return (_HOST + "l1z-KFB_dmj-70" * 300)[:length]


def creates(agent: Agent, link: str, phone: str = PHONE) -> None:
    agent.sandbox.script(Answer(envelope(0, "Success", data={"link": link})))
    agent.fills_in(phone=phone)
    agent.sends()
    assert agent.reads("Enlace") == link


def opens_large(agent: Agent) -> None:
    agent.presses("Ctrl+Shift+Q")
    agent.waits_for_dialog()


@both_themes
def test_the_code_in_the_panel_reads_as_the_link(agent: Agent) -> None:
    for length in (20, 62, 129, 150):
        link = link_of(length)
        creates(agent, link, f"0414 131 5{length:03}")
        picture = seen(agent.finds("Código QR"))
        assert decoded(picture) == [link]
        assert check_modules(picture, link) >= qr.MIN_PIXELS


@both_themes
def test_the_large_code_reads_as_the_link(agent: Agent) -> None:
    for length in (20, 62, 400, 2000):
        link = link_of(length)
        creates(agent, link, f"0414 131 {length:04}")
        opens_large(agent)
        view = agent.finds("Código QR")
        assert view.accessibleDescription() == "Contiene el enlace de Abraham"
        picture = seen(view)
        assert decoded(picture) == [link]
        assert check_modules(picture, link) >= qr.MIN_PIXELS
        assert agent.reads("Enlace") == link
        agent.presses("Esc")
        agent.waits_for_window()


@pytest.mark.parametrize("size", [(911, 434), (1011, 633), (1300, 700)])
def test_the_large_code_is_as_large_as_its_window_and_never_blurred(
    agent: Agent, size: tuple[int, int]
) -> None:
    link = link_of(59)
    creates(agent, link)
    agent.window.resize(*size)
    agent.waits_until(lambda: agent.window.height() == size[1])
    agent.clicks("QR grande")
    agent.waits_for_dialog()
    assert agent.top.geometry() == agent.window.geometry()
    view = agent.finds("Código QR")
    scale = check_modules(seen(view), link)
    room = (min(view.width(), view.height()) - GRID) * view.devicePixelRatioF()
    assert scale == int(room // (len(qr.modules(link)) + 2 * qr.QUIET_ZONE))
    assert view.height() > 0.6 * size[1]


def test_a_code_that_does_not_fit_into_the_panel_says_where_it_does(agent: Agent) -> None:
    creates(agent, link_of(1500))
    view = agent.finds("Código QR")
    assert view.accessibleDescription() == "No cabe aquí: Ctrl+Mayús+Q lo agranda."
    assert decoded(seen(view)) == []


def test_the_largest_of_all_codes_is_shown_where_the_screen_has_the_room(agent: Agent) -> None:
    link = link_of(2953)
    creates(agent, link)
    opens_large(agent)
    assert decoded(seen(agent.finds("Código QR"))) == [link]


def test_the_code_is_that_of_the_link_shown_last(agent: Agent) -> None:
    for number in range(3):
        creates(agent, f"{_HOST}{number}", phone=f"0414 131 585{number}")
        assert decoded(seen(agent.finds("Código QR"))) == [f"{_HOST}{number}"]


def test_a_link_is_painted_before_its_code_is_made(qtbot: QtBot) -> None:
    box = QrBox("")
    qtbot.addWidget(box)
    box.show_link(_HOST)
    QApplication.processEvents()  # in which the link is painted
    assert not box.has_code
    QApplication.processEvents()
    assert decoded(seen(box)) == [_HOST]


def test_no_code_stands_beside_a_link_that_is_not_its_own(qtbot: QtBot) -> None:
    box = QrBox("")
    qtbot.addWidget(box)
    box.show_link(_HOST)
    qtbot.waitUntil(lambda: box.has_code)
    box.show_link(f"{_HOST}2")  # at once: nothing flickers while one goes through the history
    assert box.has_code
    assert decoded(seen(box)) == [f"{_HOST}2"]
    box.show_link("")
    assert not box.has_code


def test_a_link_that_is_gone_before_its_code_was_shown_gets_none(qtbot: QtBot) -> None:
    box = QrBox("")
    qtbot.addWidget(box)
    box.show_link(_HOST)
    box.show_link("")
    for _turn in range(2):
        QApplication.processEvents()
    assert not box.has_code
