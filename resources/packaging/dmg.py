"""A disk image for macOS, made by its hdiutil: the .app, and a link to drag it to."""

import subprocess
import tempfile
from pathlib import Path

from resources.packaging import portable, product


def make(program: Path, out: Path, version: str) -> Path:
    """Pack the .app that PyInstaller made next to the program's folder; return the image.

    Raises OSError, CalledProcessError.
    """
    application = program.with_name(f"{product.TITLE}.app")
    image = out / f"{product.NAME}-{version}-macos-{portable.machine()}.dmg"
    with tempfile.TemporaryDirectory() as folder:
        # ditto preserves links and signatures.
        subprocess.run(["ditto", str(application), f"{folder}/{application.name}"], check=True)
        Path(folder, "Applications").symlink_to("/Applications")
        command = ["hdiutil", "create", "-ov", "-fs", "HFS+", "-format", "UDZO"]
        command += ["-volname", product.TITLE, "-srcfolder", folder, str(image)]
        subprocess.run(command, check=True)
    return image
