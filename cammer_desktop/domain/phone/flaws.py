"""What keeps a text from being a number to call."""

from enum import Enum
from typing import Final


class PhoneFlaw(Enum):
    """Why a text is not a number to call; only these keep it from being sent."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not a number"
    LETTERS_INSIDE = "letters inside the number"
    PLUS_INSIDE = "a plus inside the number"
    SEVERAL_NUMBERS = "more than one number"
    SEVERAL_LINES = "digits in more than one line or cell"
    CODE_TWICE = "the country code is there twice"
    UNKNOWN_COUNTRY_CODE = "unknown country code"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    INVALID_LENGTH = "no number has this length"
    ONLY_LOCAL = "only a local number"


AT_ONCE: Final = frozenset(
    {
        PhoneFlaw.NOT_A_NUMBER,
        PhoneFlaw.LETTERS_INSIDE,
        PhoneFlaw.PLUS_INSIDE,
        PhoneFlaw.SEVERAL_NUMBERS,
        PhoneFlaw.SEVERAL_LINES,
        PhoneFlaw.CODE_TWICE,
        PhoneFlaw.TOO_LONG,
    }
)
"""The flaws that more digits do not mend: they are said while the number is typed.

Where a text has only begun, they may not be there any more once it is whole.
"""

NEVER_WHOLE: Final = (PhoneFlaw.TOO_LONG, PhoneFlaw.UNKNOWN_COUNTRY_CODE)
"""The flaws that no more digits behind these mend."""
