"""The painted code reads as the exact link: in the panel and large, in light and in dark."""

import pytest

from cammer_desktop.domain import qr
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer, envelope
from tests.ui.agent import PHONE, Agent
from tests.ui.codes import check_modules, decoded, seen

_HOST = "https://sandbox.invalid/session/"

both_themes = pytest.mark.parametrize(
    "settings", [Settings(theme="light"), Settings(theme="dark")], ids=["light", "dark"]
)


def creates(agent: Agent, link: str, phone: str = PHONE) -> None:
    agent.sandbox.script(Answer(envelope(0, "Success", data={"link": link})))
    agent.fills_in(phone=phone)
    agent.sends()
    assert agent.reads("Enlace") == link


@both_themes
@pytest.mark.parametrize("length", [10, 27, 60, 97, 118])
def test_the_code_in_the_panel_reads_as_the_link(agent: Agent, length: int) -> None:
    link = _HOST + "a" * length
    creates(agent, link)
    picture = seen(agent.finds("Código QR"))
    assert decoded(picture) == [link]
    assert check_modules(picture, link) >= qr.MIN_PIXELS


@both_themes
@pytest.mark.parametrize("length", [10, 60, 300, 1000, 2900])
def test_the_large_code_reads_as_the_link(agent: Agent, length: int) -> None:
    link = _HOST + "a" * length
    creates(agent, link)
    agent.presses("Ctrl+Shift+Q")
    agent.waits_for_dialog()
    view = agent.finds("Código QR")
    assert view.accessibleDescription() == "Abraham"
    picture = seen(view)
    assert decoded(picture) == [link]
    assert check_modules(picture, link) >= qr.MIN_PIXELS


@pytest.mark.parametrize("size", [(480, 560), (611, 633), (900, 700)])
def test_the_large_code_is_as_large_as_its_window_and_never_blurred(
    agent: Agent, size: tuple[int, int]
) -> None:
    link = _HOST + "a" * 27
    creates(agent, link)
    agent.clicks("QR grande")
    agent.waits_for_dialog()
    agent.top.resize(*size)
    agent.waits_until(lambda: agent.top.width() == size[0])
    view = agent.finds("Código QR")
    picture = seen(view)
    scale = check_modules(picture, link)
    room = min(view.width(), view.height()) * view.devicePixelRatioF()
    assert scale == int(room // (len(qr.modules(link)) + 2 * qr.QUIET_ZONE))


def test_a_code_that_does_not_fit_into_the_panel_says_where_it_does(agent: Agent) -> None:
    creates(agent, _HOST + "a" * 1500)
    view = agent.finds("Código QR")
    assert view.accessibleDescription() == "No cabe aquí: Ctrl+Mayús+Q lo agranda."
    assert decoded(seen(view)) == []


def test_a_link_that_fits_into_no_code_says_so_and_can_be_copied(agent: Agent) -> None:
    link = _HOST + "a" * 3000
    creates(agent, link)
    view = agent.finds("Código QR")
    assert view.accessibleDescription() == "El enlace no cabe en un código QR."
    assert agent.clipboard == link
    agent.presses("Ctrl+Shift+Q")
    agent.waits_for_dialog()
    assert agent.heard("Código QR") == "Abraham. El enlace no cabe en un código QR."


def test_the_code_is_that_of_the_link_shown_last(agent: Agent) -> None:
    for number in range(3):
        creates(agent, f"{_HOST}{number}", phone=f"0414 131 585{number}")
        assert decoded(seen(agent.finds("Código QR"))) == [f"{_HOST}{number}"]
