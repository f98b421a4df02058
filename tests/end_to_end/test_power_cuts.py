"""After a power cut at any moment the ledger opens, and has all that was noted before it was sent.

The long form is `python -m tests.end_to_end.power_cuts`.
"""

import pytest

from tests.end_to_end.power_cuts import cuts, look


@pytest.mark.parametrize("kind", ["window", "command"])
def test_what_was_noted_is_there_after_every_cut(kind: str) -> None:
    number = 0
    for files, noted in cuts(2, 1, kind):
        number += 1
        rows, aside = look(files)
        assert (noted - rows.keys(), aside) == (set(), [])
    assert number > 50
