"""The network's settings: checked at the field, in effect at once, and tried before they are."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTabBar

from cammer_desktop.assembly import Services
from cammer_desktop.domain.network import Proxy, Step, StepResult
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.sandbox.server import Sandbox
from tests.adapters.http.calls import closed_port
from tests.servers import Server, Visit, http
from tests.ui.agent import Agent
from tests.ui.layouts import flaws

PROXY = "Proxy"
PASSWORD = "Contraseña del proxy"
QUIET = "Vacío: el de este sistema. Si no: usuario@proxy:3128"
FOUND = "Resultado de la prueba"
TEAM = "Archivo del equipo"


@pytest.fixture
def agent(agent: Agent) -> Agent:
    """An agent who has turned to the network's page."""
    turns_to(agent, "&Red")
    return agent


def turns_to(agent: Agent, title: str) -> None:
    (tabs,) = agent.top.findChildren(QTabBar)
    number = [tabs.tabText(each) for each in range(tabs.count())].index(title)
    place = tabs.tabRect(number).center()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)


def checks(agent: Agent) -> list[str]:
    agent.clicks("Probar la conexión")
    agent.waits_until(lambda: agent.finds("Probar la conexión").isEnabled())
    return report(agent)


def report(agent: Agent) -> list[str]:
    return agent.reads(FOUND).splitlines()


def changes_the_address(agent: Agent) -> None:
    turns_to(agent, "&General")
    agent.writes("Dirección de la API", "https://example.com/api")
    turns_to(agent, "&Red")


CHANGES: list[Callable[[Agent], None]] = [
    lambda agent: agent.writes(PROXY, "socks5://proxy"),
    lambda agent: agent.writes(PASSWORD, "secreta"),
    lambda agent: agent.writes("Certificados adicionales", "raiz.pem"),
    lambda agent: agent.writes("Plazo para conectar", "7"),
    lambda agent: agent.writes("Plazo total", "7"),
    changes_the_address,
]


@pytest.mark.parametrize(
    ("proxy", "said"),
    [
        ("socks5://proxy:1080", "No se admite SOCKS"),
        ("ftp://proxy:1080", "No es un proxy HTTP"),
        ("http://", "No es un proxy HTTP"),
        ("ana:secreta@proxy:3128", "La contraseña va en su propio campo"),
    ],
)
def test_what_is_no_proxy_is_said_at_its_field(
    agent: Agent, data_directory: Path, proxy: str, said: str
) -> None:
    agent.writes(PROXY, proxy)
    turns_to(agent, "&General")
    agent.clicks("Guardar")
    assert said in agent.hint(PROXY)
    assert (agent.state(PROXY), agent.focus) == ("error", PROXY)
    assert not (data_directory / "settings.json").exists()


def test_a_proxy_of_socks_is_said_once_the_field_was_left_and_from_then_on(agent: Agent) -> None:
    agent.writes(PROXY, "socks5://proxy:1080")
    assert "SOCKS" not in agent.hint(PROXY)
    agent.presses("Tab")
    assert agent.hint(PROXY).startswith("No se admite SOCKS")
    assert flaws(agent.top) == []
    agent.writes(PROXY, "proxy:3128")
    assert (agent.hint(PROXY), agent.state(PROXY)) == (QUIET, "")
    agent.writes(PROXY, "socks4://proxy")
    assert "SOCKS" in agent.hint(PROXY)


def test_a_password_without_a_user_is_said_at_its_field(agent: Agent) -> None:
    agent.writes(PROXY, "proxy:3128")
    agent.writes(PASSWORD, "secreta")
    agent.clicks("Guardar")
    assert "Falta el usuario" in agent.hint(PASSWORD)
    assert agent.focus == PASSWORD


@pytest.mark.parametrize("button", ["Guardar", "Probar la conexión"])
def test_a_missing_user_is_said_until_it_is_there(agent: Agent, button: str) -> None:
    agent.writes(PROXY, "127.0.0.1:25122")
    agent.writes(PASSWORD, "secreta")
    agent.clicks(button)
    assert agent.state(PASSWORD) == "error"
    agent.writes(PROXY, "ana@127.0.0.1:25122")
    assert (agent.hint(PASSWORD), agent.state(PASSWORD)) == ("", "")
    agent.writes(PROXY, "127.0.0.1:25122")
    assert "Falta el usuario" in agent.hint(PASSWORD)
    agent.writes(PASSWORD, "")
    assert (agent.hint(PASSWORD), agent.state(PASSWORD)) == ("", "")


@pytest.mark.parametrize("proxy", ["socks5://proxy", "ftp://proxy", "ana:clave@proxy"])
def test_a_password_is_not_judged_while_the_proxy_cannot_be_used(agent: Agent, proxy: str) -> None:
    agent.writes(PASSWORD, "secreta")
    agent.writes(PROXY, proxy)
    agent.clicks("Guardar")
    assert (agent.state(PROXY), agent.state(PASSWORD)) == ("error", "")


def test_a_flaw_of_the_teams_file_is_said_until_it_is_mended(agent: Agent) -> None:
    turns_to(agent, "&Datos")
    quiet = agent.hint(TEAM)
    agent.writes(TEAM, "http://example.com/equipo.csv")
    agent.clicks("Guardar")
    assert agent.state(TEAM) == "error"
    agent.writes(TEAM, "https://example.com/equipo.csv")
    assert (agent.hint(TEAM), agent.state(TEAM)) == (quiet, "")


def test_what_is_saved_is_in_effect_and_the_password_is_in_no_file(
    agent: Agent, services: Services, data_directory: Path
) -> None:
    agent.writes(PROXY, "ana@proxy.example.com:3128")
    agent.writes(PASSWORD, "secreta-8431")
    agent.clicks("Guardar")
    agent.waits_for_window()
    assert settings_file(RunOptions(data_dir=data_directory)).load().proxy == (
        "ana@proxy.example.com:3128"
    )
    owner = Proxy.parse("ana@proxy.example.com:3128")
    agent.waits_until(lambda: services.vault.read(owner) is not None)
    files = [path for path in data_directory.rglob("*") if path.is_file()]
    assert files
    assert all(b"secreta-8431" not in path.read_bytes() for path in files)
    # There is no keyring in this test: the agent is told.
    agent.waits_until(lambda: "solo en la memoria" in agent.said)
    assert agent.window.bar.text.startswith("La contraseña del proxy")


def test_checking_the_way_to_the_service_creates_nothing(agent: Agent, sandbox: Sandbox) -> None:
    *first, last = checks(agent)
    assert first == ["✓ Nombre del servicio", "✓ Conexión"]
    assert last.startswith("✓ Respuesta (HTTP ")
    assert sandbox.received == []


def test_checking_says_which_step_fails(agent: Agent) -> None:
    with closed_port() as port:
        turns_to(agent, "&General")
        agent.writes("Dirección de la API", f"http://127.0.0.1:{port}")
        turns_to(agent, "&Red")
        assert checks(agent) == [
            "✓ Nombre del servicio",
            "✕ Conexión. El servidor no acepta conexiones.",
            "Repita en un momento, sin riesgo; si sigue igual, avise a soporte.",
        ]


def test_checking_tries_what_is_typed_and_not_yet_saved(agent: Agent) -> None:
    asked = []

    def refusing(visit: Visit) -> None:
        visit.read_head()
        asked.append((visit.head.split()[1], visit.header("Proxy-Authorization")))
        visit.send(http(407, b"", "Proxy-Authenticate: Basic"))

    with Server(refusing) as proxy:
        turns_to(agent, "&General")
        agent.writes("Dirección de la API", "https://api.example.com/api")
        turns_to(agent, "&Red")
        agent.writes(PROXY, f"ana@127.0.0.1:{proxy.port}")
        agent.writes(PASSWORD, "clave")
        lines = checks(agent)
        place = f"http://127.0.0.1:{proxy.port}"
    assert lines == [
        "✓ Nombre del proxy",
        f"✕ Paso por el proxy {place} (HTTP 407). El proxy de la red no aceptó el usuario y la "
        "contraseña.",
        "Escríbalos otra vez en Configuración, en «Red», o avise a soporte; repetir no tiene "
        "riesgo.",
    ]
    assert asked == [(b"api.example.com:443", ["Basic YW5hOmNsYXZl"])]


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_found_is_not_said_of_other_values(
    agent: Agent, change: Callable[[Agent], None]
) -> None:
    assert len(checks(agent)) == 3
    change(agent)
    assert report(agent) == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_check_of_other_values_is_let_go(
    agent: Agent, sandbox: Sandbox, change: Callable[[Agent], None]
) -> None:
    may_answer = threading.Event()

    def late(visit: Visit) -> None:
        visit.read_head()
        may_answer.wait()
        visit.send(http(404))

    with Server(late) as server:
        turns_to(agent, "&General")
        agent.writes("Dirección de la API", server.address.base)
        turns_to(agent, "&Red")
        agent.clicks("Probar la conexión")
        agent.waits_until(lambda: len(report(agent)) == 2)
        change(agent)
        assert report(agent) == []
        assert agent.finds("Probar la conexión").isEnabled()
        may_answer.set()
    for name in (PROXY, PASSWORD, "Certificados adicionales"):
        agent.writes(name, "")
    turns_to(agent, "&General")
    agent.writes("Dirección de la API", sandbox.address)
    turns_to(agent, "&Red")
    found = checks(agent)
    assert [line[:5] for line in found] == ["✓ Nom", "✓ Con", "✓ Res"]


def test_a_check_is_let_go_with_its_dialog(agent: Agent) -> None:
    with Server(lambda visit: visit.wait()) as server:
        turns_to(agent, "&General")
        agent.writes("Dirección de la API", server.address.base)
        turns_to(agent, "&Red")
        agent.clicks("Probar la conexión")
        agent.waits_until(lambda: len(report(agent)) == 2)
        agent.presses("Esc")
        agent.waits_for_window()
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        turns_to(agent, "&Red")
        assert len(checks(agent)) == 3


def test_checking_an_address_that_is_none_says_so(agent: Agent) -> None:
    turns_to(agent, "&General")
    agent.writes("Dirección de la API", "ejemplo")
    turns_to(agent, "&Red")
    (line,) = checks(agent)
    assert "no es una dirección válida" in line


@pytest.mark.parametrize("proxy", ["", "http://proxy.empresa.example.com:3128"])
def test_the_report_has_room_for_every_failure_and_what_to_do(agent: Agent, proxy: str) -> None:
    shown = agent.finds(FOUND, QPlainTextEdit)
    stepped = agent.controllers.connection_check.stepped
    *first, last = [StepResult(step, None, proxy) for step in Step if step is not Step.PROXY]
    for cause in Cause:
        shown.clear()
        for result in (*first, replace(last, cause=cause, http_status=302)):
            stepped.emit(result)
        if shown.document().size().height() <= 6:  # lines, which depends on the font
            assert shown.verticalScrollBar().maximum() == 0
        assert shown.verticalScrollBar().value() == shown.verticalScrollBar().maximum()
    assert flaws(agent.top) == []
