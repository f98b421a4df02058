"""Python's own imports, once PySide has put one of its own before them."""

import builtins


def free_of_features() -> None:
    """Have what is imported from here on not be searched for `from __feature__ import`.

    PySide reads and keeps the source of every module for that; nothing here switches a feature.
    """
    # Under this name PySide keeps Python's own; a version that does not is left as it is.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
