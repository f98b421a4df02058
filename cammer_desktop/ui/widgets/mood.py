"""The kind of a message: a colour and, beside it, a sign that tells it without colour."""

from enum import Enum


class Mood(Enum):
    """The kind of a message; the value is the state that the style sheet knows."""

    PLAIN = ""
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"

    @property
    def sign(self) -> str:
        """A letter that says it where a message is a text alone."""
        return {Mood.PLAIN: "", Mood.OK: "✓ ", Mood.WARNING: "⚠ ", Mood.ERROR: "✕ "}[self]

    @property
    def icon(self) -> str:
        """The icon that says it."""
        return {
            Mood.PLAIN: "info-fill",
            Mood.OK: "check-circle-fill",
            Mood.WARNING: "warning-fill",
            Mood.ERROR: "x-circle-fill",
        }[self]

    @property
    def shade(self) -> str:
        """The colour of icon and text."""
        return self.value or "muted"
