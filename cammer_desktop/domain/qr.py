"""A link as a QR code (ISO/IEC 18004): its modules, and pictures of it."""

import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import segno

QUIET_ZONE: Final = 4
"""The light border around a code, in modules; the standard asks for 4."""
MIN_PIXELS: Final = 3
"""The minimum size of a module, in device pixels, for phones to read it well from a screen."""
PICTURE_SUFFIXES: Final = (".png", ".svg")
# Scanners read a code with any mask; scoring all eight takes four times as long as all the rest.
# By the standard's score (7.8.3) this one is the nearest to the best of links: 9 % from it in the
# mean of 40, at most a third.
_MASK: Final = 2

Modules = tuple[tuple[bool, ...], ...]
"""The rows of a code's modules, True for dark, without the border."""


class TooLongError(ValueError):
    """The text is too long for a QR code."""


def load() -> None:
    """Import what encoding needs, so that the first code does not wait for it."""
    import segno  # noqa: F401


def modules(link: str) -> Modules:
    """Return the rows of modules. Raises TooLongError."""
    return tuple(tuple(map(bool, row)) for row in _code(link).matrix)


def picture(link: str, suffix: str) -> bytes:
    """Return an image file of the code; `suffix` is in PICTURE_SUFFIXES. Raises TooLongError."""
    file = io.BytesIO()
    kind = suffix.removeprefix(".")
    _code(link).save(file, kind, border=QUIET_ZONE, scale=8, dark="black", light="white")
    return file.getvalue()


def _code(link: str) -> "segno.QRCode":
    import segno  # late: it is not needed before somebody makes a link

    try:
        return segno.make_qr(link, error="l", boost_error=True, mask=_MASK)
    except segno.DataOverflowError as error:
        raise TooLongError from error
