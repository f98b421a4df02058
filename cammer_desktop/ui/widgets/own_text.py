"""A button that paints its text itself, where no style sheet can put it."""

from typing import Any, cast


class OwnText:
    """Stands before a button's class of Qt: that paints the ground alone, without the text."""

    def initStyleOption(self, option: Any) -> None:
        """Have Qt paint the ground alone."""
        cast("Any", super()).initStyleOption(option)  # the button's, which follows this class
        option.text = ""
