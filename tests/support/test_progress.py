"""Cancelling and doing: the first of them wins, and both sides know which."""

import pytest

from cammer_desktop.support.progress import CancelledError, Progress


def test_what_was_cancelled_is_not_done() -> None:
    progress = Progress()
    progress.reach(0.25)
    assert (progress.part, progress.is_committed) == (0.25, False)
    assert progress.cancel()
    assert progress.cancel()
    with pytest.raises(CancelledError):
        progress.reach(0.5)
    with pytest.raises(CancelledError):
        progress.commit()
    assert not progress.is_committed


def test_what_is_being_done_cannot_be_cancelled() -> None:
    progress = Progress()
    progress.commit()
    assert progress.is_committed
    assert not progress.cancel()
    progress.reach(1.0)
