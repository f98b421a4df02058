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
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cammer_desktop import app
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.app import Program
from cammer_desktop.assembly import Services, make_services, now
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.catalogue import Catalogue, Entry, Kind, NamedDestination, Promotion
from cammer_desktop.domain.destination import Agent as AgentCode
from cammer_desktop.domain.destination import Destination, NoDestination
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.offers import Offer
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
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.ui.widgets import style
from cammer_desktop.ui.widgets.file_dialog import LAST
from tests.tools.cast import cast
from tests.ui.agent import Agent
from tests.ui.desktop import Desktop
from tests.ui.reading import shown

_AGENT_CODE: Final = "ag-07"
_LINK: Final = "https://widgetapp.ocularsolution.com/session/kfb-dmj-l1z-{:02}"
_REFUSED: Final = Rejected(RejectionReason.FIELDS, 2, 400, "Campos", {"cellphone": ("required",)})
_TIMEOUT: Final = Uncertain(Cause.TIMEOUT)
_COPY, _WHATSAPP, _SMS, _EMAIL = tuple(Channel)[:4]
_MINUTES_BETWEEN: Final = 6

# Of an attempt: the destination, what came of it (a link without an entry here), and by which ways
# it was handed over.
_Past = tuple[Destination, Outcome | None, tuple[Channel, ...]]


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


def sales() -> NamedDestination:
    """Return the destination of most attempts, one of the team's."""
    return _category(cast().sales, "8f14e45f-ceea-467f-a0e6-2b2f3b6a1c11")


def _support() -> NamedDestination:
    return _category(cast().support, "c9f0f895-fb98-4ab9-b159-3b4c1d2e5f22")


def _category(name: str, code: str) -> NamedDestination:
    return NamedDestination(Kind.CATEGORY, name, code)


def _team() -> tuple[Entry, ...]:
    people = cast()
    return (
        sales(),
        _support(),
        _category(people.wholesale, "45c48cce-2e2d-4fbd-aa1a-fc51c7c6ad33"),
        _category(people.support, "d3d94468-02a4-4259-b55d-38e6d163e820"),
        NamedDestination(Kind.AGENT, people.agents[0], _AGENT_CODE),
        Promotion(*people.promotions[0]),
    )


def _own() -> Catalogue:
    people = cast()
    return Catalogue(
        (
            _category(people.collections, "6512bd43-d9ca-46e0-ac99-0b0a82652dca"),
            NamedDestination(Kind.AGENT, people.agents[1], "ag-12"),
            Promotion(*people.promotions[1]),
        )
    )


def _day() -> Iterator[tuple[str, str, _Past]]:
    """Yield the attempts of the day, the last one first: a customer's name and phone, the rest."""
    to_sales, to_support = sales().destination, _support().destination
    to_agent = AgentCode(_AGENT_CODE, cast().agents[0])
    pasts: tuple[_Past, ...] = (
        (to_support, None, (_WHATSAPP,)),
        (to_sales, None, ()),
        (NoDestination(), None, (_COPY, _SMS)),
        (to_sales, _TIMEOUT, ()),
        (to_agent, None, (_WHATSAPP, _EMAIL)),
        (to_sales, _REFUSED, ()),
        (to_sales, None, (_COPY,)),
        (to_support, NotSent(Cause.DNS), ()),
        (to_sales, None, tuple(Channel)),
        (to_support, None, (Channel.QR,)),
    )
    for (name, phone), past in zip(cast().day, pasts, strict=True):
        yield name, phone, past


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
    team = folder / f"{shown('equipo')}.csv"
    team.write_bytes(catalogue_file.to_csv(_team()))
    real = None if scene.is_sandbox else Sandbox()
    is_chosen = scene.theme in THEMES
    theme = scene.theme if is_chosen else "light"
    settings = Settings(theme=theme, team_file=str(team), region=cast().region)
    if real is not None:
        settings = replace(settings, api_url=real.address)
        (real.stop if scene.is_offline else real.start)()
    options = RunOptions(data_dir=folder / "data", sandbox=scene.is_sandbox)
    store = settings_file(options)
    _leave_traces(store.path.parent, scene)
    token = None if real is None else Token(real.token)
    services = replace(make_services(options, store, settings, token), opener=Desktop())
    own = _own()
    services.catalogue.change(lambda _: own)
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
        DraftFile(folder).keep((KeptDraft(_unsent()),))
    if scene.has_past:
        ledger = LedgerFile(folder, now, lambda _aside: None)
        for each in _attempts(now()):
            ledger.put(each)
        ledger.close()


def _unsent() -> Draft:
    people = cast()
    where = sales().destination
    return Draft(people.name, people.phone, people.region, people.email, where, None)


def _attempts(until: datetime) -> Iterator[Attempt]:
    """Yield the attempts of the day, the oldest first."""
    for number, (name, phone, past) in reversed(list(enumerate(_day(), start=1))):
        destination, outcome, channels = past
        at = until - timedelta(minutes=_MINUTES_BETWEEN * number)
        request = SessionRequest(name, phone, None, destination, None)
        hand_overs = tuple(HandOver(each, at) for each in channels)
        result = outcome or Created(_LINK.format(number))
        yield Attempt(first_id_at(at), at, request, result, hand_overs)


def _open(agent: Agent, scene: Scene) -> None:
    catalogue = agent.controllers.catalogue
    offered: list[Offer] = []

    def note() -> None:  # after the form, which was connected before
        offered[:] = catalogue.offers

    catalogue.changed.connect(note)
    agent.window.show()
    agent.window.activateWindow()
    agent.waits_for_all()
    agent.waits_until(lambda: len(agent.rows) == (len(cast().day) if scene.has_past else 0))
    agent.waits_until(lambda: any(each.entry == sales() for each in offered))
    if scene.has_draft:
        agent.waits_until(lambda: agent.sees("Recuperar"))
