"""What the checks answer, and how they say that something is not there."""

from collections.abc import Mapping

Facts = Mapping[str, object]
"""What a check found, for whoever reads the report."""


class MissingError(Exception):
    """A part of the program is not there, or does not do what it is for."""
