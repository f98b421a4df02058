"""What a screen reader hears of the phone, and what comes and goes while it is typed."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from cammer_desktop.ui.session.phone_row import PhoneRow
from cammer_desktop.ui.session.repair_button import RepairButton
from tests.ui.agent import PHONE, Agent

COUNTRY = "Venezuela +58; Alt+Abajo elige otro país."


def row_of(agent: Agent) -> PhoneRow:
    return agent.window.form.phone


def button_of(agent: Agent) -> RepairButton:
    [button] = row_of(agent).findChildren(RepairButton)
    return button


def asked(agent: Agent) -> str:
    button = button_of(agent)
    return button.text() if button.isVisible() else ""


def chooses(agent: Agent, country: str) -> None:
    agent.presses("Alt+Down")
    agent.waits_until(lambda: QApplication.activePopupWidget() is not None)
    agent.types(country)
    agent.presses("Return")
    agent.waits_for_window()


def hears(agent: Agent, said: list[str], text: str) -> Callable[[], None]:
    """Wait until a text is announced, and check that it stays at that."""
    agent.waits_until(lambda: text in said)
    assert said.count(text) == 1
    return said.clear


@pytest.fixture
def described(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How the number's description changes, time after time."""
    heard = [agent.heard("Celular")]
    editor = agent.finds("Celular", QLineEdit)
    describes = editor.setAccessibleDescription

    def note(text: str) -> None:
        describes(text)
        if text != heard[-1]:
            heard.append(text)

    monkeypatch.setattr(editor, "setAccessibleDescription", note)
    return heard


def test_a_question_is_heard_whole_when_the_number_rests(agent: Agent, said: list[str]) -> None:
    agent.clicks("Celular")
    chooses(agent, "bra")
    said.clear()
    agent.types("005551987775977")
    assert said == []
    whole = (
        "Línea celular · se envía +55 51 98777-5977. ¿O es otro número? ¿Será +51 987 775 977? "
        "Esos dígitos también forman ese número. Ctrl+R lo usa."
    )
    hears(agent, said, whole)
    question = "¿Será +51 987 775 977? Esos dígitos también forman ese número. Ctrl+R lo usa."
    assert question in agent.heard("Celular")
    assert button_of(agent).accessibleDescription() == "Esos dígitos también forman ese número."


def test_a_question_is_heard_when_the_field_is_left(agent: Agent, said: list[str]) -> None:
    agent.clicks("Celular")
    agent.types("573001234567")
    agent.presses("Tab")
    question = "Parece un número internacional sin su +. Ctrl+R lo usa."
    assert [text for text in said if question in text] == said[:1]


def test_the_reason_of_a_question_is_described_with_its_button(agent: Agent) -> None:
    seen = set()
    for text in ("573001234567", "+541123456789"):
        agent.writes("Celular", text)
        seen.add(button_of(agent).accessibleDescription())
    assert seen == {
        "Parece un número internacional sin su +.",
        "Si es un celular, lleva un 9 después del +54.",
    }


def test_what_was_taken_is_heard(agent: Agent, said: list[str]) -> None:
    agent.clicks("Celular")
    agent.types("573001234567")
    agent.presses("Ctrl+R")
    hears(agent, said, "País: Colombia +57. Línea celular · se envía +57 300 1234567.")


def test_a_number_that_is_good_again_is_heard_once(agent: Agent, said: list[str]) -> None:
    agent.clicks("Celular")
    agent.types("0414 131 58549")
    hears(agent, said, "Sobran dígitos.")()
    agent.presses("Backspace")
    hears(agent, said, "Línea celular · se envía +58 414-1315854.")()
    agent.presses("Tab")
    assert said == []


def test_a_number_without_a_flaw_is_described_and_not_announced(
    agent: Agent, said: list[str]
) -> None:
    agent.clicks("Celular")
    agent.types(PHONE)
    agent.presses("Tab")
    assert said == []
    assert agent.heard("Celular") == f"Línea celular · se envía +58 414-1315854. {COUNTRY}"


def test_what_was_left_out_is_heard(agent: Agent, said: list[str]) -> None:
    agent.clicks("Celular")
    agent.types("0414 131 5854 ext 12")
    agent.waits_until(lambda: any("sin «ext 12»" in text for text in said))
    assert len([text for text in said if "ext 12" in text]) == 1


def test_a_country_that_changes_by_itself_is_heard_once(agent: Agent, said: list[str]) -> None:
    agent.clicks("Celular")
    agent.types("+55")
    hears(agent, said, "País: Brasil +55.")()
    agent.types("11987654321")
    agent.presses("Ctrl+A")
    agent.presses("Del")
    hears(agent, said, "País: Venezuela +58.")()
    chooses(agent, "bra")
    assert agent.heard("Celular") == "Brasil +55; Alt+Abajo elige otro país."
    agent.types("1198765")
    assert not [text for text in said if text.startswith("País: Brasil")]
    agent.presses("Ctrl+A")
    agent.presses("Del")
    hears(agent, said, "País: Venezuela +58.")()
    chooses(agent, "bra")
    agent.presses("Ctrl+N")
    hears(agent, said, "Celular: País: Venezuela +58.")


def test_the_description_changes_once_for_each_key_and_is_never_wrong(
    agent: Agent, described: list[str]
) -> None:
    agent.clicks("Celular")
    for text in (PHONE, "+5511987654321", "573001234567", "0414x", "005551987775977"):
        agent.presses("Ctrl+A")
        agent.presses("Del")
        for char in text:
            before = len(described)
            agent.types(char)
            assert len(described) - before <= 1, (char, described[before:])
            assert described[-1] == agent.heard("Celular")
        before = len(described)
        agent.presses("Ctrl+R")
        assert len(described) - before <= 1
    before = len(described)
    agent.presses("Tab")
    assert len(described) - before <= 1


def test_the_description_of_a_code_changes_once_too(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent.clicks("Categoría")
    heard: list[str] = []
    editor = agent.finds("Código de categoría", QLineEdit)
    monkeypatch.setattr(editor, "setAccessibleDescription", heard.append)
    agent.clicks("Código de categoría")
    agent.types("a")
    assert set(heard) == {""}
    agent.waits_until(lambda: set(heard) == {"", "Se envía tal cual, como código: a"})


@pytest.mark.parametrize("ends", ["Escape", "Return"])
def test_the_list_of_countries_is_no_leaving_of_the_field(agent: Agent, ends: str) -> None:
    agent.clicks("Celular")
    for _time in range(2):
        agent.presses("Alt+Down")
        agent.waits_until(lambda: QApplication.activePopupWidget() is not None)
        agent.types("bra")
        agent.presses(ends)
        assert (agent.focus, agent.state("Celular")) == ("Celular", "")
    agent.types("1")
    assert (agent.hint("Celular"), agent.state("Celular")) == ("", "")
    agent.presses("Tab")
    assert agent.state("Celular") == "error"


@pytest.mark.parametrize(
    ("country", "number"),
    [("bra", "11987775977"), ("colombia", "3211234567"), ("per", "912345678")],
)
def test_nothing_is_doubted_or_asked_that_the_next_digit_may_mend(
    agent: Agent, country: str, number: str
) -> None:
    agent.clicks("Celular")
    chooses(agent, country)
    for char in number:
        assert (agent.hint("Celular"), asked(agent)) == ("", "")
        agent.types(char)
    assert agent.state("Celular") == "ok"


def test_it_is_doubted_and_asked_once_the_number_rests_or_was_left(agent: Agent) -> None:
    agent.clicks("Celular")
    chooses(agent, "bra")
    agent.types("1187654321")
    assert (agent.hint("Celular"), asked(agent)) == ("", "")
    agent.waits_until(lambda: asked(agent) != "")
    assert agent.state("Celular") == "warning"
    agent.presses("Backspace")
    assert (agent.hint("Celular"), asked(agent)) == ("", "")
    agent.types("1")
    agent.presses("Tab")
    assert asked(agent) == "Usar +55 11 98765-4321 · Ctrl+R"


def test_the_key_shows_a_question_before_it_answers_it(agent: Agent) -> None:
    agent.clicks("Celular")
    chooses(agent, "bra")
    agent.types("1187654321")
    agent.presses("Ctrl+R")
    assert asked(agent) == "Usar +55 11 98765-4321 · Ctrl+R"
    agent.presses("Ctrl+R")
    assert agent.hint("Celular") == "Línea celular · se envía +55 11 98765-4321"


@pytest.mark.parametrize("text", ["573001234567", "+541123456789", "0414x", PHONE])
def test_nothing_moves_when_something_comes(agent: Agent, text: str) -> None:
    def places() -> list[tuple[int, int]]:
        rows = agent.window.form.rows.values()
        return [(each.y(), each.height()) for each in rows if each.isVisible()]

    before = places()
    agent.clicks("Celular")
    agent.types(text)
    agent.waits_until(lambda: agent.hint("Celular") != "")
    QApplication.processEvents()
    assert places() == before


def test_an_agent_sees_at_the_button_that_the_country_went_back(agent: Agent) -> None:
    agent.clicks("Celular")
    chooses(agent, "bra")
    agent.types("1198765")
    agent.presses("Ctrl+A")
    agent.presses("Del")
    assert agent.finds("País", QPushButton).text() == "VE +58"


def test_beside_what_is_wrong_stands_why_another_number_is_asked_about(agent: Agent) -> None:
    agent.writes("Celular", "5215541637145")
    agent.presses("Tab")
    for _ in range(2):  # it is said once, also when it is judged again
        assert agent.hint("Celular") == "Sobran dígitos. México ya no usa 1, 01, 044 ni 045."
        agent.window.form.judge()
