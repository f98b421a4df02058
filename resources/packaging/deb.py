"""A package for Debian and its derivatives; making it requires `dpkg-dev`.

The package has no maintainer scripts, so nothing of ours runs as root; Debian's own triggers
refresh the desktop's caches. Libraries that Debian has are not included, so that it provides their
security updates (OpenSSL, SQLite); they become dependencies.
"""

import gzip
import os
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from resources.packaging import bundle, notices, product, stage

_OWN: Final = bundle.ROOT / "resources" / "packaging" / "linux"
_ICONS: Final = bundle.ROOT / "resources" / "icons"
_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
_CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: ca-certificates, gnome-keyring | kwalletmanager, xdg-utils
Section: misc
Priority: optional
Description: {summary}
 A call-center agent types the customer in and holds a session link, copied
 and shown as a QR code; whoever opens it is connected with an agent by video
 at once. The program speaks Spanish.
"""


def make(program: Path, out: Path, version: str, *, level: int = 9) -> Path:
    """Pack the program's folder into `out` and return the package.

    `level` is xz's compression level, 0 to 9. Raises OSError, CalledProcessError.
    """
    architecture = _output_of("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        (tree / "DEBIAN").mkdir(parents=True)
        _fill(tree, program, version)
        size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())
        control = _CONTROL.format(
            name=product.NAME,
            version=version,
            architecture=architecture,
            maintainer=product.MAINTAINER,
            kilobytes=-(-size // 1024),
            depends=_dependencies(tree, Path(folder)),
            summary=product.SUMMARY,
        )
        stage.write(tree / "DEBIAN" / "control", control.encode("utf-8"))
        stage.make_plain(tree)
        package = out / f"{product.NAME}_{version}_{architecture}.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(tree)]
        fixed = {**os.environ, "SOURCE_DATE_EPOCH": str(bundle.commit_time())}
        subprocess.run([*command, str(package)], check=True, env=fixed, stdout=subprocess.DEVNULL)
    return package


def _fill(tree: Path, program: Path, version: str) -> None:
    """Copy the files to the places that Debian prescribes."""
    share = tree / "usr/share"
    time = datetime.fromtimestamp(bundle.commit_time(), UTC)
    values = {
        "version": version,
        "date": time.date().isoformat(),
        "time": format_datetime(time),
        "maintainer": product.MAINTAINER,
        "license": _license(),
    }
    stage.copy_program(program, tree / "usr/lib" / product.NAME)
    inside = tree / "usr/lib" / product.NAME / "_internal"
    for library in _libraries_of_debian(inside):
        library.unlink()
    notices.remove_system_components(inside / notices.FOLDER)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin" / product.NAME).symlink_to(f"../lib/{product.NAME}/{product.NAME}")
    stage.place(_OWN / "cammer-desktop.desktop", share / "applications/cammer-desktop.desktop")
    [metainfo] = _OWN.glob("*.metainfo.xml")
    stage.place(metainfo, share / "metainfo" / metainfo.name, values)
    doc = share / "doc" / product.NAME
    stage.place(_OWN / "copyright", doc / "copyright", values)
    stage.place(_OWN / "changelog", doc / "changelog", values)
    stage.place(bundle.ROOT / "CHANGELOG.md", doc / "NEWS")
    page = share / "man/man1/cammer-desktop.1"
    stage.place(_OWN / "cammer-desktop.1", page, values)
    for file in (doc / "changelog", doc / "NEWS", page):
        stage.write(file.with_name(f"{file.name}.gz"), gzip.compress(file.read_bytes(), mtime=0))
        file.unlink()
    for size in _SIZES:
        picture = _ICONS / ("cammer.png" if size == 256 else f"cammer-{size}.png")
        place = share / f"icons/hicolor/{size}x{size}/apps/{product.NAME}.png"
        stage.write(place, picture.read_bytes())


def _libraries_of_debian(folder: Path) -> list[Path]:
    """Return the libraries in the bundle that come from the system on which it was built.

    Those of Python's packages are links here, to the folders of their packages.
    """
    files = (path for path in folder.glob("lib*.so*") if not path.is_symlink())
    return [path for path in files if not path.name.startswith("libpython")]


def _license() -> str:
    """Return the program's own licence as a paragraph of a copyright file."""
    text = (bundle.ROOT / "LICENSE").read_text(encoding="utf-8")
    return "\n".join(f" {line}" if line else " ." for line in text.splitlines()[4:])


def _dependencies(tree: Path, folder: Path) -> str:
    """Return the dependencies of the binaries inside, as `dpkg-shlibdeps` determines them."""
    stage.write(folder / "debian" / "control", f"Source: {product.NAME}\n".encode())
    within = tree / "usr/lib" / product.NAME
    binaries = [path for path in within.rglob("*") if path.is_file() and _is_elf(path)]
    private = sorted({path.parent for path in binaries})
    command = ["dpkg-shlibdeps", "-O", f"-S{tree}", "--warnings=0"]
    command += [f"-l{place}" for place in private] + [f"-e{path}" for path in sorted(binaries)]
    return _output_of(*command, cwd=folder).removeprefix("shlibs:Depends=")


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _output_of(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout.strip()
