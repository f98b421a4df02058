"""The network's settings: checked at the field, in effect at once, and tried before they are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTabBar

from cammer_desktop.assembly import RunOptions, Services, settings_file
from cammer_desktop.domain.network import Proxy
from cammer_desktop.sandbox.server import Sandbox
from tests.adapters.http.calls import closed_port
from tests.servers import Server, Visit, http
from tests.ui.agent import Agent
from tests.ui.layouts import flaws

PROXY = "Proxy"
PASSWORD = "Contraseña del proxy"
QUIET = "Vacío: el de este sistema. Si no: usuario@proxy:3128"
FOUND = "Resultado de la prueba"


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
    return agent.finds(FOUND, QPlainTextEdit).toPlainText().splitlines()


@pytest.mark.parametrize(
    ("proxy", "said"),
    [
        ("socks5://proxy:1080", "El programa no habla SOCKS"),
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
    assert agent.hint(PROXY).startswith("El programa no habla SOCKS")
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
            "✕ Conexión: el servidor no acepta conexiones.",
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
        f"✕ Paso por el proxy {place} (HTTP 407): el proxy de la red no aceptó el usuario y la "
        "contraseña.",
    ]
    assert asked == [(b"api.example.com:443", ["Basic YW5hOmNsYXZl"])]
