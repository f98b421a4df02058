"""What a `link` leaves in the ledger, and what it is told of it; nothing of that stops a link."""

import queue
from collections.abc import Callable
from datetime import timedelta

from cammer_desktop.assembly import Services, now
from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt, AttemptIds
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, Query, SetAside, newest_same
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.support.console import say
from cammer_desktop.support.texts import _


class Recorder:
    """Notes the one attempt of a run; what goes wrong with it is said once."""

    def __init__(self, services: Services) -> None:
        self._ledger = services.records.ledger
        self._told = services.records.told
        self._settings = services.settings
        self._said: set[LedgerFault | SetAside] = set()

    def attempt(self, request: SessionRequest) -> Attempt:
        """Return a new attempt, having warned of one for the same phone and destination."""
        attempt = Attempt(next(AttemptIds(now)), now(), request)
        since = attempt.at - timedelta(minutes=self._settings.duplicate_minutes)
        recent: tuple[Attempt, ...] = ()

        def look() -> None:
            nonlocal recent
            try:
                recent = self._ledger.page(Query(since=since))
            except LedgerError as error:
                if error.fault is not LedgerFault.LOCKED:
                    raise
                # It may be free again when there is something to write.
                say(
                    _(
                        "Aviso: el historial está ocupado por otro programa; no se pudo ver si "
                        "ya hay un intento para este celular."
                    )
                )

        self._tried(look)
        if newest_same(recent, request) is not None:
            text = _("Aviso: ya hay un intento de hace poco para este celular y este destino.")
            say(text)
        return attempt

    def note(self, attempt: Attempt) -> None:
        """Note an attempt, or what has become of it; on any thread."""
        self._tried(lambda: self._ledger.put(attempt))

    def _tried(self, work: Callable[[], None]) -> None:
        if not self._settings.days_kept:
            return
        try:
            work()
        except LedgerError as error:
            self._told.put(error.fault)
        while True:
            try:
                told = self._told.get_nowait()
            except queue.Empty:
                return
            if told not in self._said:
                self._said.add(told)
                say(sentences.of_ledger_news(told))
