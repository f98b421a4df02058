"""The check of a connection: step by step, one check at a time."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Step, StepResult
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.connection_check_controller import ConnectionCheckController
from tests.flow.parts import MS
from tests.samples import ADDRESS

RESULTS = (StepResult(Step.NAME, None, "", None), StepResult(Step.CONNECTION, None, "", None))


class Probe:
    """Finds nothing wrong."""

    def __init__(self) -> None:
        self.asked = 0

    def steps(self, address: ApiAddress, network: Network) -> Iterator[StepResult]:
        """Yield two results."""
        self.asked += 1
        yield from RESULTS


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def test_each_step_is_told_and_the_end(background: Background, qtbot: QtBot) -> None:
    probe = Probe()
    controller = ConnectionCheckController(background, probe)
    told: list[object] = []
    controller.stepped.connect(told.append)
    controller.ended.connect(lambda: told.append("ended"))
    controller.start(ADDRESS, Network())
    controller.start(ADDRESS, Network())  # one at a time
    qtbot.waitUntil(lambda: "ended" in told, timeout=MS)
    assert (told, probe.asked) == ([*RESULTS, "ended"], 1)


def test_a_check_that_was_let_go_tells_nothing_more(background: Background, qtbot: QtBot) -> None:
    controller = ConnectionCheckController(background, Probe())
    told: list[object] = []
    controller.stepped.connect(told.append)
    controller.ended.connect(lambda: told.append("ended"))
    controller.stop()  # there is none
    assert told == []
    controller.start(ADDRESS, Network())
    controller.stop()
    assert told == ["ended"]
    controller.start(ADDRESS, Network())
    qtbot.waitUntil(lambda: told.count("ended") == 2, timeout=MS)
    assert told == ["ended", *RESULTS, "ended"]
