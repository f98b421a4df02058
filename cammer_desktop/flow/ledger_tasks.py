"""Work on the ledger off the GUI thread; what is news of its file is told before the result."""

from collections.abc import Callable
from typing import TypeVar

from cammer_desktop.domain.ledger import LedgerError
from cammer_desktop.flow.background import Background

T = TypeVar("T")
Failed = Callable[[], None] | None


class LedgerTasks:
    """Runs work, any number at a time."""

    def __init__(self, background: Background, tell: Callable[[], None]) -> None:
        """Take where the work runs, and what tells the news, on the GUI thread."""
        self._background = background
        self._tell = tell

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], name: str, failed: Failed = None
    ) -> None:
        """Start work that raises nothing that is expected; `then` gets what it returns.

        `failed` is called if there is an error, before it is raised.
        """

        def ended(result: T) -> None:
            self._tell()
            then(result)

        def broke(error: Exception) -> None:
            if failed is not None:
                failed()
            raise error

        self._background.run(work, ended, name, expected=Exception, failed=broke)

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[LedgerError], None],
    ) -> None:
        """Start work that may raise LedgerError, which `failed` gets."""

        def ended(result: T) -> None:
            self._tell()
            then(result)

        def broke(error: LedgerError) -> None:
            self._tell()
            failed(error)

        self._background.run(work, ended, "ledger task", expected=LedgerError, failed=broke)
