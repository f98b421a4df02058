"""The program as a process: `python -m cammer_desktop`, and what its commands start."""

import sys
from typing import NoReturn

from cammer_desktop.support.waiting import end_process


def run() -> NoReturn:
    """Do what the arguments say and end the process with the exit code."""
    try:
        from cammer_desktop.cli import main
    except ImportError:
        # A part is missing that everything needs: who asks which one is answered all the same.
        if "--self-test" not in sys.argv:
            raise
        from cammer_desktop import self_test

        end_process(self_test.run())
    end_process(main())


if __name__ == "__main__":
    run()
