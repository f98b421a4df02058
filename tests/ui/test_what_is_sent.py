"""Whatever is typed, chosen and pressed: what is shown beside the field is what is sent, to whom.

`CAMMER_EXAMPLES=2000` tries so many others, before a release.
"""

import json
import os
from itertools import count
from typing import Any, Final

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cammer_desktop.ui.widgets.note import HASH
from tests.ui.agent import Agent
from tests.ui.equal_names import (
    FIELDS,
    SAME,
    agent,
    codes,
    highlighted,
    offered,
    services,
    settings,
)

__all__ = ["agent", "services", "settings"]  # fixtures

_MORE: Final = os.environ.get("CAMMER_EXAMPLES")
_KINDS: Final = {"Categoría": "categoryCode", "Agente": "userCode"}
_CUSTOMERS: Final = ("Ana", "David")
_RAW: Final = "Se envía tal cual, como código: "
# What stands for "nothing may be sent".
_NOTHING: Final = {"nothing": "at all"}

_customers = st.sampled_from(_CUSTOMERS)
_texts = st.one_of(
    st.sampled_from(["v", "ventas", "soporte", "sop", "be", SAME.code, "b7", "77", "soporte-1"]),
    st.text("xyz ", min_size=1, max_size=3),
)
_keys = st.sampled_from(
    ["Down", "Down", "Up", "Tab", "Shift+Tab", "Return", "Enter", "Esc", "Backspace"]
)
_sending = st.sampled_from(["Ctrl+Return", "Ctrl+Enter"])
_numbers = count(1_000_000)
_single = st.one_of(
    st.tuples(st.just("fill in"), _customers),
    st.tuples(st.just("fill in and send"), _customers),
    st.tuples(st.just("go to the code and type"), _texts),
    st.tuples(st.just("type"), _texts),
    st.tuples(st.just("press"), _keys),
    st.tuples(st.just("press"), _sending),
    st.tuples(st.just("press"), st.sampled_from(["Ctrl+N", "Ctrl+Z"])),
    st.tuples(st.just("toggle"), st.sampled_from([*_KINDS, "Sin destino"])),
)
_choice = st.builds(
    lambda text, downs, key: [
        ("go to the code and type", text),
        *[("press", "Down")] * downs,
        ("press", key),
    ],
    st.sampled_from(["ventas", "vent", "sop", "b"]),
    st.integers(0, 2),
    st.one_of(_keys, _sending),
)
_steps = st.lists(
    st.one_of(_single.map(lambda step: [step]), _choice), min_size=2, max_size=12
).map(lambda parts: [step for part in parts for step in part])


class Watched:
    """An agent of whom every step is watched."""

    def __init__(self, agent: Agent, answers: list[bool]) -> None:
        self._agent = agent
        self._phones = {name: f"0414 {next(_numbers)}" for name in _CUSTOMERS}
        self._answers = answers
        self._seen = len(agent.requests)

    def does(self, step: tuple[str, str]) -> None:
        """Take a step, and check what was sent by it."""
        what, argument = step
        if what.startswith("fill in"):
            self._agent.writes("Nombre", argument)
            self._agent.writes("Celular", self._phones[argument])
            if what == "fill in and send":
                self.does(("press", "Ctrl+Return"))
        elif what == "toggle":
            self._agent.clicks(argument)
        else:
            if what == "go to the code and type" and self._field is not None:
                self._agent.clicks(self._field)
                self._agent.presses("Ctrl+A")
            for key in [argument] if what == "press" else argument:
                shown = self._shown()
                (self._agent.presses if what == "press" else self._agent.types)(key)
                self._check(shown)
                self._leave_dialogs()

    def _leave_dialogs(self) -> None:
        while self._agent.dialog is not None:
            shown = self._shown()
            pairs = (("Enviar", "Corregir"), ("Crear otro", "No crear"))
            asked = [pair for pair in pairs if self._agent.sees(pair[0])]
            if asked:
                yes = self._answers.pop() if self._answers else True
                self._agent.answers(asked[0][0 if yes else 1])
            else:  # a key on a button can open any dialog
                self._agent.waits_for_dialog()
                self._agent.presses("Esc")
                self._agent.waits_for_window()
            self._check(shown)

    @property
    def _field(self) -> str | None:
        names = [name for name in FIELDS.values() if name in self._agent.editors()]
        return names[0] if names else None

    def _shown(self) -> tuple[str, dict[str, str]]:
        """Return whose name is shown and which code, that of a highlighted entry before all."""
        name = self._agent.editors()["Nombre"].text()
        kinds = [kind for kind, field in FIELDS.items() if field in self._agent.editors()]
        if not kinds:
            return name, {}
        [kind] = kinds
        if offered(self._agent):
            return name, {_KINDS[kind]: highlighted(self._agent).split(", ")[1]}
        # What is seen: it is heard only when nothing was typed for a moment.
        hint = self._agent.hint_of(self._agent.editors()[FIELDS[kind]])
        if hint.text().startswith(_RAW):
            return name, {_KINDS[kind]: hint.text().removeprefix(_RAW)}
        return name, {_KINDS[kind]: hint.text()} if hint.quiet_sign == HASH else _NOTHING

    def _check(self, shown: tuple[str, dict[str, str]]) -> None:
        self._agent.waits_until(lambda: not self._agent.controllers.link.running)
        new = self._agent.requests[self._seen :]
        self._seen += len(new)
        bodies: list[dict[str, Any]] = [json.loads(request.body) for request in new]
        sent = [(body["name"], codes(body)) for body in bodies]
        assert sent in ([], [shown]), (sent, shown)


@hypothesis_settings(
    max_examples=int(_MORE or 40),
    derandomize=_MORE is None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_steps, answers=st.lists(st.booleans(), max_size=8), whose=_customers)
def test_only_what_is_shown_is_sent(
    agent: Agent, steps: list[tuple[str, str]], answers: list[bool], whose: str
) -> None:
    agent.presses("Esc")
    agent.presses("Ctrl+N")
    for kind, field in FIELDS.items():
        agent.clicks(kind)
        agent.writes(field, "")
    agent.clicks("Categoría")
    watched = Watched(agent, answers)
    for step in [("fill in", whose), *steps, ("fill in and send", whose)]:
        watched.does(step)
