"""The handler of the scheme on this system."""

import sys
from collections.abc import Sequence


class NotByCommandError(Exception):
    """On this system a program says in its own files which schemes it opens: on macOS."""


def register(command: Sequence[str]) -> None:
    """Make a program, by its command's words, this person's handler of the scheme.

    Raises OSError, NotByCommandError.
    """
    if sys.platform == "win32":
        from cammer_desktop.adapters.scheme import windows

        windows.register(command)
    elif sys.platform == "darwin":
        raise NotByCommandError
    else:
        from cammer_desktop.adapters.scheme import linux

        linux.register(command)


def unregister() -> bool:
    """Take back what `register` did; return whether there was anything to take back.

    What opened the scheme before does so again. Raises OSError, NotByCommandError.
    """
    if sys.platform == "win32":
        from cammer_desktop.adapters.scheme import windows

        return windows.unregister()
    if sys.platform == "darwin":
        raise NotByCommandError
    from cammer_desktop.adapters.scheme import linux

    return linux.unregister()
