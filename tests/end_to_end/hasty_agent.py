"""The program, used by a hasty agent: `hasty_agent.py SEED ARGUMENTS…`.

The agent creates, cancels and closes at moments that the seed chooses; every third one waits for
each outcome, so that there are links however slow the machine is. The exit code is the program's.
Before it ends, it prints a JSON object that maps each customer's name to the kind of outcome and
the link.
"""

import json
import random
import sys

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from cammer_desktop import app, cli
from cammer_desktop.assembly import Services
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import Draft
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.ui.window import MainWindow

# Maximum of milliseconds between two actions: about as long as a call takes.
_HASTE = 150


class HastyAgent(QObject):
    """Does one random thing after another, whatever state the window is in."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        super().__init__()
        self._window = window
        self._random = random.Random(seed)
        self._seed = seed
        self._deeds = self._random.randint(1, 8)
        self._is_patient = seed % 3 == 0
        self._is_waiting = False
        self.outcomes: dict[str, tuple[str, str | None]] = {}
        link_controller = window.findChild(LinkController)
        assert isinstance(link_controller, LinkController)
        for signal in (
            link_controller.started,
            link_controller.ended,
            link_controller.answered_late,
        ):
            signal.connect(self._note)
        window.painted.connect(self._wait)

    @Slot()
    def _wait(self) -> None:
        QTimer.singleShot(self._random.randint(0, _HASTE), self._do)

    @Slot()
    def _do(self) -> None:
        self._deeds -= 1
        if self._deeds < 0:
            self._window.close()  # during a call it asks, and is closed all the same the next time
        elif self._random.random() < 0.5:
            self._create()
        else:
            self._window.bar.leave_button.click()
        if self._window.isVisible() and not self._is_waiting:
            self._wait()

    def _create(self) -> None:
        number = len(self.outcomes)
        name = f"Cliente {self._seed}.{number}"
        phone = f"0414 {100 + self._seed % 900} 58{number:02}"  # or it would ask about a duplicate
        self._window.session_presenter.next_customer.begin()
        if self._window.form.untouched:
            draft = Draft(name, phone, "VE", "", NoDestination(), None)
            self._window.form.fill(draft)
        self._is_waiting = self._is_patient
        self._window.action_bar.create_button.click()

    @Slot(object)
    def _note(self, attempt: Attempt) -> None:
        outcome = attempt.outcome
        link = outcome.link if isinstance(outcome, Created) else None
        self.outcomes[attempt.request.name] = (type(outcome).__name__, link)
        if self._is_waiting and outcome is not None:
            self._is_waiting = False
            self._wait()


def main(seed: int, arguments: list[str]) -> int:
    """Run the program with an agent; return its exit code."""
    agents = []
    build = app.build

    def build_with_agent(application: QApplication, services: Services) -> app.Program:
        program = build(application, services)
        agents.append(HastyAgent(program.window, seed))
        return program

    app.build = build_with_agent
    code = cli.main(arguments)
    [agent] = agents
    print(json.dumps(agent.outcomes))
    return code


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
