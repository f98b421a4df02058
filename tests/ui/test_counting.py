"""Counting: once for several changes, and what was asked for last."""

from datetime import datetime
from types import SimpleNamespace
from typing import cast

from pytestqt.qtbot import QtBot

from cammer_desktop.domain.ledger import Query
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.ui.ledger.counting import Counting


def test_several_changes_at_once_are_counted_once_as_they_are_at_last(qtbot: QtBot) -> None:
    asked: list[Query] = []
    days: list[object] = []
    ledger = SimpleNamespace(
        count=lambda query, _then: asked.append(query),
        count_day=lambda since, *_others: days.append(since),
    )
    counting = Counting(cast("LedgerController", ledger), lambda: datetime.now().astimezone())
    for text in ("a", "an", "ana"):
        counting.count(Query(text), None, kept=False)
    assert asked == []
    qtbot.waitUntil(lambda: len(days) == 1)
    assert asked == [Query("ana")]
