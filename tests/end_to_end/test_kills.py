"""After a kill at any moment the ledger opens, and has everything that was shown or sent.

The long form is `python -m tests.end_to_end.kills`.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cammer_desktop.domain.ledger import State
from cammer_desktop.sandbox import server
from tests.end_to_end.kills import Killing
from tests.ledgers import Bench


def test_what_was_shown_or_sent_is_there_after_every_kill(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_KEPT_REQUESTS", 3)  # as if there were many more kills
    killing = Killing(data_directory, seed=7)
    killing.kill(10)
    assert len(killing.shown) >= 10
    bench = Bench(data_directory)
    bench.file.end_interrupted(datetime.now(UTC))
    states = {State.of(row.outcome) for row in bench.all}
    assert State.OPEN not in states
    bench.file.close()
