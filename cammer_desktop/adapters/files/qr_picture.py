"""Saving a link's QR code as a picture file."""

from pathlib import Path

from cammer_desktop.domain import qr
from cammer_desktop.support.replacement import replacing


def save(link: str, path: Path) -> None:
    """Write the code as PNG or SVG, by the path's suffix. Raises OSError, qr.TooLongError."""
    content = qr.picture(link, path.suffix)
    with replacing(path) as file:
        file.write(content)
