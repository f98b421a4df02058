"""A row of the ledger that a newer version has written."""

from cammer_desktop.adapters.ledger.rows import COLUMNS, attempt_of, row_of
from tests.ledgers import NOON, OUTCOMES, attempt


def test_a_channel_that_is_not_known_is_left_out_and_the_row_is_read() -> None:
    values = dict(zip(COLUMNS, row_of(attempt(0, OUTCOMES[1]), NOON), strict=True))
    values["handed_over"] = "carrier pigeon"
    read = attempt_of(tuple(values.values()))
    assert read == attempt(0, OUTCOMES[1])
