"""The program as a process: `python -m cammer_desktop`, and what its commands start."""

from typing import NoReturn

from cammer_desktop.cli import main
from cammer_desktop.support.waiting import end_process


def run() -> NoReturn:
    """Do what the arguments say and end the process with the exit code."""
    end_process(main())


if __name__ == "__main__":
    run()
