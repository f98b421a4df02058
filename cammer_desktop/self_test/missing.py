"""The result of a check, and the error that it raises if something is missing."""

from collections.abc import Mapping

Facts = Mapping[str, object]
"""What a check found out, for the report."""


class MissingError(Exception):
    """A part of the program is missing or does not work."""
