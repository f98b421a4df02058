"""A link controller whose signals are recorded, and an API that a test steps by hand."""

import threading
from datetime import UTC, datetime
from itertools import count
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome
from cammer_desktop.domain.ports import SessionApi
from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.token import Token
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.services.link_service import LinkService
from tests.samples import ADDRESS, LINK, NAME, TOKEN, request

BOUND: Final = 10.0
MS: Final = 10_000
"""The same in milliseconds."""
NOON: Final = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


class LedApi:
    """Waits before it sends its body and before it answers, until the test lets it go on."""

    def __init__(self) -> None:
        self.outcome: Outcome = Created(LINK)
        self.calls: list[SessionRequest] = []
        self.bodies: list[SessionRequest] = []
        self.prepared = 0
        self.began: Final = threading.Event()
        self.may_send: Final = threading.Event()
        self.sent: Final = threading.Event()
        self.may_answer: Final = threading.Event()

    def use(self, network: Network) -> None:
        """Use no network."""

    def close(self) -> None:
        """Do nothing: nothing is held."""

    def prepare(self, address: ApiAddress) -> None:
        """Count."""
        self.prepared += 1

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, guard: SendGuard
    ) -> Outcome:
        """Go step by step."""
        self.calls.append(request)
        self.began.set()
        assert self.may_send.wait(BOUND)
        try:
            guard.body_leaves()
        except WithdrawnError:
            return NotSent(Cause.CANCELLED)
        self.bodies.append(request)
        self.sent.set()
        assert self.may_answer.wait(BOUND)
        return self.outcome

    def let_go(self) -> None:
        """Let every call run to its end."""
        self.may_send.set()
        self.may_answer.set()


class Bench:
    """A link controller, and all that its signals carried."""

    def __init__(self, api: SessionApi, qtbot: QtBot, *, token: bool = True) -> None:
        self.qtbot = qtbot
        self.vault = MemoryVault()
        if token:
            self.vault.keep(ADDRESS, TOKEN)
        self.background = Background()
        self.recorded: list[Attempt] = []
        self.time = NOON
        """The time, which stands still unless a test sets it."""
        record = self.recorded.append
        service = LinkService(api, self.vault, record, record, lambda: self.time, count(1))
        self.link_controller = LinkController(self.background, service, lambda: self.time)
        self.started: list[Attempt] = []
        self.ended: list[Attempt] = []
        self.late: list[Attempt] = []
        self.link_controller.started.connect(self.started.append)
        self.link_controller.ended.connect(self.ended.append)
        self.link_controller.answered_late.connect(self.late.append)

    @property
    def outcomes(self) -> list[Outcome | None]:
        """The outcomes that ended a call."""
        return [attempt.outcome for attempt in self.ended]

    def create(self, name: str = NAME, address: ApiAddress = ADDRESS) -> None:
        """Ask for a link."""
        self.link_controller.create(address, request(name=name))

    def wait_for_end(self, number: int = 1) -> None:
        """Wait until this many calls have ended."""
        self.qtbot.waitUntil(lambda: len(self.ended) == number, timeout=MS)

    def settle(self) -> None:
        """Process what was delivered so far."""
        last: list[None] = []
        self.background.run(lambda: None, last.append, "last")
        self.qtbot.waitUntil(lambda: bool(last), timeout=MS)

    def finish(self) -> None:
        """Wait until all that was started has ended."""
        self.qtbot.waitUntil(lambda: self.background.is_idle, timeout=MS)


def never(unexpected: object) -> None:
    """Fail: this must not be called."""
    pytest.fail(f"unexpected: {unexpected}")
