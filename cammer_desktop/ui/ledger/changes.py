"""What has changed in the ledger while it was being read, or is not in its file yet."""

from collections.abc import Iterable, Sequence

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query, matches, supersedes


class Changes:
    """Kept until a search has read them: its results may be older than they are."""

    def __init__(self) -> None:
        # What was put here and not read yet: a search may begin before it is written to the file.
        self._put: dict[int, Attempt] = {}
        self._updated: dict[int, Attempt] = {}
        self._removed: set[int] = set()

    def put(self, attempt: Attempt) -> None:
        """Keep a new attempt, or a later state of one that was put here."""
        self._put[attempt.id] = attempt

    def update(self, attempt: Attempt, *, is_reading: bool) -> None:
        """Keep what became of an attempt, if a search that runs may not know it."""
        if is_reading:
            self._updated[attempt.id] = attempt
        if attempt.id in self._put:
            self._put[attempt.id] = attempt

    def remove(self, attempt_id: int) -> None:
        """Keep that an attempt was deleted: a search that began before may still return it."""
        self._removed.add(attempt_id)

    def forget_put(self) -> None:
        """Forget all that was put here."""
        self._put = {}

    def forget_read(self, attempts: Iterable[Attempt]) -> None:
        """Forget of what was put here all that was read with the same outcome, or a later one."""
        for read in attempts:
            put = self._put.get(read.id)
            if put is not None and (put.outcome == read.outcome or not supersedes(put, read)):
                del self._put[read.id]

    def newer(self, query: Query) -> list[Attempt]:
        """Return what was put here and matches a query."""
        return [each for each in self._put.values() if matches(each, query)]

    def up_to_date(self, attempts: Sequence[Attempt]) -> list[Attempt]:
        """Return the results of a search with the updates that arrived while it ran."""
        updated, self._updated = self._updated, {}
        kept = [each for each in attempts if each.id not in self._removed]
        return [updated.get(each.id, each) for each in kept]
