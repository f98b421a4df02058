"""Checking the connection off the GUI thread, step by step."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, StepResult
from cammer_desktop.domain.ports import ConnectionProbe
from cammer_desktop.flow.background import Background


class ConnectionCheckController(QObject):
    """The controller of "check the connection"; `stepped` carries a `StepResult`."""

    stepped = Signal(object)
    ended = Signal()

    def __init__(self, background: Background, probe: ConnectionProbe) -> None:
        super().__init__()
        self._background = background
        self._probe = probe
        self._steps: Iterator[StepResult] | None = None
        self._job = 0

    def start(self, address: ApiAddress, network: Network) -> None:
        """Check the connection to an address; does nothing while a check is under way."""
        if self._steps is None:
            self._steps = self._probe.steps(address, network)
            self._run_next_step(self._steps)

    def stop(self) -> None:
        """Let go of the check under way, if there is one; what it still finds is not told."""
        if self._steps is not None:
            self._background.drop(self._job)
            self._end()

    def _end(self) -> None:
        self._steps = None
        self.ended.emit()

    def _run_next_step(self, steps: Iterator[StepResult]) -> None:
        self._job = self._background.run(
            lambda: next(steps, None), self._on_step, "connection check"
        )

    def _on_step(self, result: StepResult | None) -> None:
        if result is None or self._steps is None:
            self._end()
            return
        self.stepped.emit(result)
        self._run_next_step(self._steps)
