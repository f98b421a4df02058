"""Saving a link's QR code as a picture file."""

from pathlib import Path

from cammer_desktop.domain import qr


def save(link: str, path: Path) -> None:
    """Write the code as PNG or SVG, by the path's suffix. Raises OSError, qr.TooLongError."""
    path.write_bytes(qr.picture(link, path.suffix))
