"""A key that hands over is never lost: too early it waits for its link, else it is answered."""

from urllib.parse import unquote

import pytest

from cammer_desktop.sandbox.contract import Answer, envelope
from tests import samples
from tests.ui.agent import PHONE, Agent
from tests.ui.desktop import Desktop

CUSTOMERS = (("Ana", PHONE), ("Eva", "0414 131 5855"), ("Luz", "0414 131 5856"))
WAITS = "WhatsApp se abrirá al crearse el enlace."


def test_three_customers_in_a_row_get_each_their_own_message(
    agent: Agent, desktop: Desktop
) -> None:
    links = []
    for done, (name, phone) in enumerate(CUSTOMERS):
        if done:
            agent.types(name)
            agent.writes("Celular", phone)
        else:
            agent.fills_in(name, phone)
        agent.presses("Ctrl+Return")
        agent.presses("Ctrl+Shift+W")
        agent.waits_until(lambda: len(desktop.opened) > done)  # noqa: B023
        links.append(agent.reads("Enlace"))
    assert len(set(links)) == len(agent.requests) == 3
    for (name, phone), link, uri in zip(CUSTOMERS, links, desktop.opened, strict=True):
        text = f"Hola, {name}. Este es el enlace para su videollamada: {link}"
        assert unquote(uri) == f"https://wa.me/58414131{phone[-4:]}?text={text}"


def test_the_last_key_waits_which_is_told_and_takes_effect_once(
    agent: Agent, desktop: Desktop, said: list[str]
) -> None:
    agent.sandbox.script(Answer(samples.SUCCESS, delay=2.0))
    agent.fills_in()
    agent.presses("Ctrl+Return")
    agent.presses("Ctrl+Shift+S")
    agent.waits_until(lambda: "SMS se abrirá al crearse el enlace." in agent.said)
    for _ in range(2):
        agent.presses("Ctrl+Shift+W")
        assert agent.said.endswith(WAITS)
        agent.waits_until(lambda: said[-1].endswith(WAITS) if said else False)
    agent.presses("Ctrl+Shift+Q")
    assert agent.said.endswith(f"Abraham todavía no tiene enlace. {WAITS}")
    agent.presses("Ctrl+Shift+C")
    assert agent.said.endswith(f"El enlace se copiará al crearse. {WAITS}")
    agent.waits_until(lambda: agent.heard("Enviar por WhatsApp").startswith("abierto "))
    assert [each.partition(":")[0] for each in desktop.opened] == ["https"]
    assert len(agent.requests) == 1


@pytest.mark.parametrize("ends", ["by itself", "by Esc"])
def test_without_a_link_the_key_is_forgotten(agent: Agent, desktop: Desktop, ends: str) -> None:
    refused = ends == "by itself"
    agent.sandbox.script(
        Answer(envelope(2, "No")) if refused else Answer(samples.SUCCESS, delay=0.3)
    )
    agent.fills_in()
    agent.presses("Ctrl+Return")
    agent.presses("Ctrl+Shift+W")
    if refused:
        agent.waits_for_the_end()
        agent.presses("Ctrl+Shift+W")
        assert "No existe ningún enlace de Abraham." in agent.said
    else:
        agent.presses("Esc")
    agent.presses("Ctrl+N")
    agent.fills_in(*CUSTOMERS[1])
    agent.sends()
    agent.presses("Ctrl+Shift+S")
    agent.waits_until(lambda: bool(desktop.opened))
    assert [each.partition(":")[0] for each in desktop.opened] == ["sms"]


@pytest.mark.parametrize("keys", ["W", "S", "M", "Q", "L", "C", "T"])
def test_too_late_it_is_said_who_has_no_link_and_how_the_one_before_comes_back(
    agent: Agent, desktop: Desktop, keys: str
) -> None:
    agent.presses(f"Ctrl+Shift+{keys}")
    assert agent.said == "Todavía no hay enlace."
    agent.fills_in("Dora Paz")
    agent.presses(f"Ctrl+Shift+{keys}")
    assert agent.said == "Dora todavía no tiene enlace."
    agent.sends()
    agent.types("E")
    agent.presses(f"Ctrl+Shift+{keys}")
    assert agent.said == "E todavía no tiene enlace. Ctrl+Z vuelve al de Dora."
    agent.types("lsa")
    agent.presses(f"Ctrl+Shift+{keys}")
    assert agent.said == "Elsa todavía no tiene enlace. El de Dora está en el historial."
    agent.presses("Ctrl+N")
    agent.presses(f"Ctrl+Shift+{keys}")
    assert agent.said == "Todavía no hay enlace."  # what was put aside last has none either
    assert (desktop.opened, agent.dialog) == ([], None)


def test_after_a_correction_it_is_said_that_the_link_is_of_other_data(agent: Agent) -> None:
    agent.fills_in("Dora Paz")
    agent.sends()
    agent.writes("Celular", "0414 131 5859")
    agent.presses("Ctrl+Shift+W")
    told = "El enlace que existe de Dora tiene otros datos; está en el historial."
    assert agent.said == f"Los datos cambiaron. {told}"


def test_at_a_row_without_a_link_it_is_said(agent: Agent) -> None:
    agent.fills_in("Ana #cuelga")
    agent.sends()
    agent.presses("Ctrl+N")
    agent.chooses_row(0)
    agent.presses("Ctrl+Shift+W")
    assert "Ese intento no tiene enlace que entregar." in agent.said
