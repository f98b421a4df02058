"""A package for Debian and its derivatives; making it requires `dpkg-dev`.

The package has no maintainer scripts, so nothing of ours runs as root; Debian's own triggers
refresh the desktop's caches. Libraries that Debian has are not included, so that it provides their
security updates (OpenSSL, SQLite); they become dependencies.
"""

import gzip
import os
import subprocess
import tempfile
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from cammer_desktop.support import texts
from resources.packaging import bundle, languages, manual, notices, product, stage, wording

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
{description}
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
            summary=languages.in_each(wording.SUMMARY)[languages.common()],
            description=description(),
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
    for pattern, folder in (("*.desktop", "applications"), ("*.metainfo.xml", "metainfo")):
        for file in _OWN.glob(pattern):
            stage.place(file, share / folder / file.name, values, languages.localized)
    doc = share / "doc" / product.NAME
    stage.place(_OWN / "copyright", doc / "copyright", values)
    stage.place(_OWN / "changelog", doc / "changelog", values)
    stage.place(bundle.ROOT / "CHANGELOG.md", doc / "NEWS")
    pages = write_manual(share / "man", version)
    for file in (doc / "changelog", doc / "NEWS", *pages):
        stage.write(file.with_name(f"{file.name}.gz"), gzip.compress(file.read_bytes(), mtime=0))
        file.unlink()
    for size in _SIZES:
        picture = _ICONS / ("cammer.png" if size == 256 else f"cammer-{size}.png")
        place = share / f"icons/hicolor/{size}x{size}/apps/{product.NAME}.png"
        stage.write(place, picture.read_bytes())


def write_manual(folder: Path, version: str) -> list[Path]:
    """Write the manual's page in each language below a folder `man`; return the files.

    Debian's rule: the English one is in `man1`, any other in a folder of its language; `man` shows
    the one in `man1` to whom it finds none.
    """
    date = datetime.fromtimestamp(bundle.commit_time(), UTC).date().isoformat()
    pages = []
    for language in texts.languages():
        own = folder if language == languages.common() else folder / language
        with languages.spoken(language):
            text = manual.page(version, date)
        pages.append(own / "man1" / f"{product.NAME}.1")
        stage.write(pages[-1], text.encode("utf-8"))
    return pages


def description() -> str:
    """Return what the package is, the common language first.

    Debian has translations of it in the lists of an archive only, and a single package has none: so
    every language stands in it.
    """
    told = languages.in_each(wording.DESCRIPTION)
    paragraphs = dict.fromkeys((told[languages.common()], *told.values()))
    return "\n .\n".join(textwrap.indent(textwrap.fill(text, 78), " ") for text in paragraphs)


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
