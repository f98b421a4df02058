"""The destination: both codes are never sent, and neither is ever lost."""

import json
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.agent import Agent

_CODES = {"Categoría": "categoryCode", "Agente": "userCode"}
_numbers = count(1_000_000)

steps = st.lists(
    st.one_of(
        st.sampled_from(["Categoría", "Agente", "Sin destino"]),
        st.tuples(st.just("code"), st.sampled_from(["A", "B", "a b"])),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_whatever_was_toggled_and_typed_only_the_chosen_code_is_sent(
    agent: Agent, steps: list[str | tuple[str, str]]
) -> None:
    agent.presses("Ctrl+N")
    agent.fills_in(name="Ana", phone=f"0414 {next(_numbers)}")
    chosen, codes = "Sin destino", {name: _code_in(agent, name) for name in _CODES}
    agent.clicks(chosen)
    for step in steps:
        if isinstance(step, str):
            chosen = step
            agent.clicks(chosen)
        elif chosen in _CODES:
            codes[chosen] = step[1]
            agent.writes(f"Código de {chosen.lower()}", step[1])
    before = len(agent.requests)
    agent.sends()
    sent = [json.loads(request.body) for request in agent.requests[before:]]
    if chosen in _CODES and not codes[chosen]:
        assert sent == []
        return
    [body] = sent
    assert {key: body[key] for key in _CODES.values() if key in body} == (
        {_CODES[chosen]: codes[chosen]} if chosen in _CODES else {}
    )


def _code_in(agent: Agent, chosen: str) -> str:
    agent.clicks(chosen)
    return agent.reads(f"Código de {chosen.lower()}")


def test_a_code_survives_in_reserve(agent: Agent) -> None:
    agent.clicks("Categoría")
    agent.writes("Código de categoría", "ventas")
    agent.clicks("Agente")
    agent.writes("Código de agente", "siete")
    agent.clicks("Sin destino")
    assert not agent.sees("Código de categoría")
    assert not agent.sees("Código de agente")
    assert _code_in(agent, "Categoría") == "ventas"
    assert _code_in(agent, "Agente") == "siete"


def test_a_code_in_reserve_is_not_missed(agent: Agent) -> None:
    agent.clicks("Agente")
    agent.clicks("Código de agente")
    agent.presses("Ctrl+Return")  # scolds: the code is missing
    agent.fills_in()
    agent.sends()
    assert agent.rows == [("Abraham", "Sin destino", "creado")]


def test_the_destination_stays_for_the_next_customer(agent: Agent) -> None:
    agent.fills_in(code="ventas")
    agent.presses("Ctrl+N")
    assert agent.reads("Código de categoría") == "ventas"
