"""The program with a call center around it: a team's catalogue, a day's history, a sandbox.

Tests and the tools that make pictures start it here, and an agent sits at it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cammer_desktop import app
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.app import Program
from cammer_desktop.assembly import RunOptions, Services, make_services, now, settings_file
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.domain.destination import Agent as AgentCode
from cammer_desktop.domain.destination import Destination, NoDestination
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Draft, SessionRequest
from cammer_desktop.domain.settings import THEMES, Settings
from cammer_desktop.domain.token import Token
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.ui.widgets import style
from cammer_desktop.ui.widgets.file_dialog import LAST
from tests.ui.agent import Agent
from tests.ui.desktop import Desktop

SALES: Final = NamedDestination(Kind.CATEGORY, "Ventas", "8f14e45f-ceea-467f-a0e6-2b2f3b6a1c11")
_SUPPORT: Final = NamedDestination(Kind.CATEGORY, "Soporte", "c9f0f895-fb98-4ab9-b159-3b4c1d2e5f22")
_TEAM: Final = (
    SALES,
    _SUPPORT,
    NamedDestination(Kind.CATEGORY, "Ventas mayoristas", "45c48cce-2e2d-4fbd-aa1a-fc51c7c6ad33"),
    NamedDestination(Kind.CATEGORY, "Soporte", "d3d94468-02a4-4259-b55d-38e6d163e820"),
    NamedDestination(Kind.AGENT, "Rosa Medina", "agente-07"),
    Promotion("Día del padre", "Promoción del día del padre", "20 % hasta el domingo."),
)
_OWN: Final = Catalogue(
    (
        NamedDestination(Kind.CATEGORY, "Cobranza", "6512bd43-d9ca-46e0-ac99-0b0a82652dca"),
        NamedDestination(Kind.AGENT, "Luis Peña", "agente-12"),
        Promotion("Regalo", "Un regalo por su compra", "Solo esta semana."),
    )
)
_LINK: Final = "https://widgetapp.ocularsolution.com/session/kfb-dmj-l1z-{:02}"
_REFUSED: Final = Rejected(RejectionReason.FIELDS, 2, 400, "Campos", {"cellphone": ("required",)})
_TIMEOUT: Final = Uncertain(Cause.TIMEOUT)
_COPY, _WHATSAPP, _SMS, _EMAIL = tuple(Channel)[:4]
# A customer's name and phone, the destination, what came of it (a link without an entry here), and
# by which ways it was handed over.
_DAY: Final[tuple[tuple[str, str, Destination, Outcome | None, tuple[Channel, ...]], ...]] = (
    ("Inés Duarte", "+584125550182", _SUPPORT.destination, None, (_WHATSAPP,)),
    ("David Rojas", "+584247170909", SALES.destination, None, ()),
    ("María Fernanda Ortiz", "+573015550147", NoDestination(), None, (_COPY, _SMS)),
    ("Luis Peña", "+584142201177", SALES.destination, _TIMEOUT, ()),
    (
        "Rosa Medina",
        "+584168014402",
        AgentCode("agente-07", "Rosa Medina"),
        None,
        (_WHATSAPP, _EMAIL),
    ),
    ("Carlos Núñez", "+584140000000", SALES.destination, _REFUSED, ()),
    ("Ana Gómez", "+584265550909", SALES.destination, None, (_COPY,)),
    ("Pedro Salas", "+584145557788", _SUPPORT.destination, NotSent(Cause.DNS), ()),
    (
        "Elena Brito de la Concepción Hernández",
        "+584125551234",
        SALES.destination,
        None,
        tuple(Channel),
    ),
    ("Jorge Lugo", "+584165550101", _SUPPORT.destination, None, (Channel.QR,)),
)
_MINUTES_BETWEEN: Final = 6
_UNSENT: Final = Draft(
    "Abraham Rincón", "0414 131 5854", "VE", "abraham@correo.com", SALES.destination, None
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is when the program starts: its theme, the band, earlier attempts, a draft.

    Without the band it takes its stand-in for the real API; with `is_offline` nobody answers there.
    """

    theme: str = "light"
    is_sandbox: bool = True
    has_past: bool = True
    has_draft: bool = False
    is_offline: bool = False


class QtBotAlone(QtBot):
    """What an agent waits by where there is no pytest."""

    def __init__(self) -> None:
        """Take nothing: there is no test whose widgets would have to be closed."""

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = 5000
    ) -> None:
        """Run the event loop until `callback` returns True, or None without raising.

        Raises its AssertionError, or TimeoutError, after `timeout` milliseconds.
        """
        deadline = QDeadlineTimer(timeout)
        while True:
            try:
                if callback() in (None, True):
                    return
            except AssertionError:
                if deadline.hasExpired():
                    raise
            if deadline.hasExpired():
                raise TimeoutError("nothing changes any more")
            QTest.qWait(10)


class _AgentWithItsSandbox(Agent):
    """An agent who knows the API's stand-in even where the program takes it for the real one."""

    def __init__(
        self, qtbot: QtBot, program: Program, services: Services, sandbox: Sandbox
    ) -> None:
        super().__init__(qtbot, program, services)
        self._sandbox = sandbox

    @property
    def sandbox(self) -> Sandbox:
        return self._sandbox


@contextmanager
def staged(application: QApplication, qtbot: QtBot, folder: Path, scene: Scene) -> Iterator[Agent]:
    """Start the program over an empty folder, with its window in front and all that it loads."""
    folder.mkdir(exist_ok=True)
    team = folder / "equipo.csv"
    team.write_bytes(catalogue_file.to_csv(_TEAM))
    real = None if scene.is_sandbox else Sandbox()
    is_chosen = scene.theme in THEMES
    settings = Settings(theme=scene.theme if is_chosen else "light", team_file=str(team))
    if real is not None:
        settings = replace(settings, api_url=real.address)
        (real.stop if scene.is_offline else real.start)()
    options = RunOptions(data_dir=folder / "data", sandbox=scene.is_sandbox)
    store = settings_file(options)
    _leave_traces(store.path.parent, scene)
    token = None if real is None else Token(real.token)
    services = replace(make_services(options, store, settings, token), opener=Desktop())
    services.catalogue.change(lambda _: _OWN)
    program = app.build(application, services)
    program.garbage.start()
    if not is_chosen:  # those of high contrast follow the system and no setting
        style.apply(application, scene.theme)
    sandbox = services.sandbox or real
    assert sandbox is not None
    agent = _AgentWithItsSandbox(qtbot, program, services, sandbox)
    QGuiApplication.clipboard().clear()
    application.setProperty(LAST, None)  # an earlier one's folder may be gone
    try:
        _open(agent, scene)
        yield agent
    finally:
        agent.desktop.is_free.set()
        program.stop()
        program.window.hide()
        services.close()
        sandbox.stop()
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _leave_traces(folder: Path, scene: Scene) -> None:
    """Write what an earlier run has left."""
    folder.mkdir(parents=True)
    if scene.has_draft:
        DraftFile(folder).keep((KeptDraft(_UNSENT),))
    if scene.has_past:
        ledger = LedgerFile(folder, now, lambda _aside: None)
        for each in _attempts(now()):
            ledger.put(each)
        ledger.close()


def _attempts(until: datetime) -> Iterator[Attempt]:
    """Yield the attempts of the day, the oldest first."""
    for number, (name, phone, destination, outcome, channels) in reversed(
        list(enumerate(_DAY, start=1))
    ):
        at = until - timedelta(minutes=_MINUTES_BETWEEN * number)
        request = SessionRequest(name, phone, None, destination, None)
        hand_overs = tuple(HandOver(each, at) for each in channels)
        result = outcome or Created(_LINK.format(number))
        yield Attempt(first_id_at(at), at, request, result, hand_overs)


def _open(agent: Agent, scene: Scene) -> None:
    agent.window.show()
    agent.window.activateWindow()
    agent.waits_for_window()
    agent.waits_until(lambda: "+" in agent.finds("País", QPushButton).text())
    agent.waits_until(lambda: len(agent.rows) == (len(_DAY) if scene.has_past else 0))
    catalogue = agent.controllers.catalogue
    agent.waits_until(lambda: any(each.entry == SALES for each in catalogue.offers))
    if scene.has_draft:
        agent.waits_until(lambda: agent.sees("Recuperar"))
