"""The entry point of `python -m cammer_desktop` and of the installed commands."""

import gc
import sys

from cammer_desktop.support import signals


def run() -> None:
    """Run what the arguments ask for and end the process with its exit code."""
    # Imports leave no garbage, and looking for some takes long. The commands are soon over; once it
    # runs, the window collects by itself (`flow.garbage_collector`).
    gc.disable()
    # What a signal is answered with is imported first; one that comes meanwhile is noted.
    early: list[object] = []
    signals.handle(lambda *_signal: early.append(None))
    from cammer_desktop.commands import cancellation
    from cammer_desktop.support.waiting import end_process

    cancellation.begin()
    if early:
        cancellation.end_run()
    try:
        from cammer_desktop.cli import main
    except ImportError:
        # A module that everything needs is missing. The self-test still runs, to report which one.
        if "--self-test" not in sys.argv:
            raise
        from cammer_desktop import self_test

        end_process(self_test.run())
    end_process(main())


if __name__ == "__main__":
    run()
