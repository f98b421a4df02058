"""The signals by which a person or the system ends a program: Ctrl+C, a closed terminal, a kill."""

import signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def handle(handler: "signal._HANDLER") -> None:
    """Have each of them handled so from now on; for the main thread only.

    One that whoever started the program has it ignore stays ignored (`nohup`, a job behind `&`).
    """
    for name in _NAMES:
        number = getattr(signal, name, None)  # no system has all of them
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)
