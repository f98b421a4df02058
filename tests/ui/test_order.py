"""What is said does not depend on who was connected to a signal first."""

from collections.abc import Callable

import pytest

from cammer_desktop.app import Program
from cammer_desktop.assembly import Services
from cammer_desktop.domain.ledger import LedgerFault
from tests.ui.agent import Agent

FULL = (
    "El historial no se guarda: el disco está lleno. Los enlaces se crean igual. "
    "Libere espacio en él."
)


@pytest.mark.parametrize("session_is_first", [True, False])
def test_the_outcome_is_said_first_and_the_ledgers_news_after_it(
    agent: Agent, program: Program, services: Services, session_is_first: bool
) -> None:
    ended = program.controllers.link.ended
    session_hears: Callable[..., object] = program.window.session_presenter._on_ended
    ledger_tells: Callable[..., object] = program.controllers.ledger.emit_news
    ended.disconnect(session_hears)
    order = (session_hears, ledger_tells) if session_is_first else (ledger_tells, session_hears)
    for slot in order:
        ended.connect(slot)
    agent.fills_in()
    services.ledger.report(LedgerFault.FULL)
    agent.sends()
    assert agent.window.bar.text == f"Enlace creado y copiado.\n{FULL}"
    assert [row[2] for row in agent.rows] == ["creado"]


def test_without_a_call_the_ledgers_news_are_said_at_once(
    agent: Agent, program: Program, services: Services
) -> None:
    services.ledger.report(LedgerFault.FULL)
    program.controllers.ledger.emit_news()
    assert agent.window.bar.text == FULL
