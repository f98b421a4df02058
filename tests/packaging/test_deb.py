"""The package for Debian: installed, run, upgraded and removed by apt, on a copy of this system.

The copy is this system itself below a layer that takes every change (overlayfs), so that a test
installs for real and leaves nothing on the machine. That needs root, or sudo without a password.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from resources.packaging import deb, product

_STUCK: Final = 300
_ROOT: Final = [] if os.geteuid() == 0 else ["sudo", "-n"]
# What Debian's own triggers write whenever anything is installed.
_CACHES: Final = {
    "/usr/share/icons/hicolor/icon-theme.cache",
    "/usr/share/applications/mimeinfo.cache",
}
_OLD: Final = "0.0.1"


def as_root(*command: str) -> str:
    done = subprocess.run(
        [*_ROOT, *command], check=True, stdout=subprocess.PIPE, encoding="utf-8", timeout=_STUCK
    )
    return done.stdout


class Machine:
    """This system, with a layer above it."""

    def __init__(self, root: Path) -> None:
        self.root: Final = root

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command there with an environment that has nothing but a home."""
        plain = ["env", "-i", "HOME=/home/agent", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        return subprocess.run(
            [*_ROOT, "chroot", str(self.root), *plain, *command],
            capture_output=True,
            encoding="utf-8",
            timeout=_STUCK,
        )

    def install(self, package: Path) -> None:
        """Let apt install a package file."""
        copy = self.root / "root" / package.name
        as_root("cp", str(package), str(copy))
        options = ["-y", "-q", "--no-install-recommends", "--allow-downgrades"]
        done = self.run(
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            *options,
            f"/root/{package.name}",
        )
        assert done.returncode == 0, done
        as_root("rm", str(copy))

    def ours(self) -> list[str]:
        """Return every path of the system's folders that bears the program's name."""
        places = ("/usr", "/etc", "/opt", "/root", "/var/lib/dpkg", "/var/lib/apt")
        found = self.run("find", *places, "-xdev", "-name", "*cammer*")
        return found.stdout.splitlines()

    def data(self) -> dict[str, bytes]:
        """Return the agent's own files."""
        home = self.root / "home" / "agent"
        files = [path for path in home.rglob("*") if path.is_file()]
        return {str(path.relative_to(home)): path.read_bytes() for path in files}


@contextmanager
def mounted(*arguments: str) -> Iterator[None]:
    as_root("mount", *arguments)
    try:
        yield
    finally:
        as_root("umount", arguments[-1])


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    layer, root = tmp_path / "layer", tmp_path / "root"
    layer.mkdir()
    root.mkdir()
    with mounted("-t", "tmpfs", "tmpfs", str(layer)):
        as_root("mkdir", str(layer / "upper"), str(layer / "work"))
        places = f"lowerdir=/,upperdir={layer / 'upper'},workdir={layer / 'work'}"
        with mounted("-t", "overlay", "overlay", "-o", places, str(root)):
            as_root("mkdir", "-p", str(root / "home/agent"))
            yield Machine(root)


@pytest.fixture(scope="module")
def package(program_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deb.make(program_folder, tmp_path_factory.mktemp("deb"), product.VERSION, level=0)


@pytest.fixture
def older(package: Path, tmp_path: Path) -> Path:
    """A package of an older version, with a file that the newer one does not have."""
    tree = tmp_path / "older"
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    control.write_text(control.read_text().replace(product.VERSION, _OLD))
    (tree / "usr/lib" / product.NAME / "_internal" / "of-old").touch()
    made = tmp_path / "older.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Znone", "-b", str(tree), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


def test_install_run_upgrade_remove(machine: Machine, package: Path, older: Path) -> None:
    machine.install(older)
    of_old = "/usr/lib/cammer-desktop/_internal/of-old"
    assert machine.run("test", "-e", of_old).returncode == 0
    link = ("cammer-desktop", "link", "--sandbox", "--name", "Ana", "--phone", "04141315854")
    made = machine.run(*link)
    assert (made.returncode, made.stdout[:8]) == (0, "https://"), made
    kept = machine.data()
    assert kept

    machine.install(package)
    assert machine.data() == kept
    assert machine.run("test", "-e", of_old).returncode == 1
    done = machine.run("cammer-desktop", "--self-test")
    assert (done.returncode, json.loads(done.stdout)["ok"], done.stderr) == (0, True, "")
    assert machine.run(*link).returncode == 0
    assert machine.run("man", "-P", "cat", "cammer-desktop").stdout.startswith("CAMMER-DESKTOP(1)")

    assert machine.ours()
    kept = machine.data()
    removed = machine.run("apt-get", "purge", "-y", "-q", product.NAME)
    assert removed.returncode == 0, removed
    assert machine.data() == kept
    assert machine.ours() == []


def test_what_the_desktop_reads(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-x", package, tmp_path], check=True)
    share = tmp_path / "usr/share"
    [entry] = share.glob("applications/*.desktop")
    [metainfo] = share.glob("metainfo/*.xml")
    subprocess.run(["desktop-file-validate", entry], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", metainfo], check=True)
    assert f'launchable type="desktop-id">{entry.name}<' in metainfo.read_text()
    icons = sorted(path.parts[-3] for path in share.glob("icons/hicolor/*/apps/cammer-desktop.png"))
    assert "48x48" in icons
    assert "512x512" in icons
    assert shutil.which("cammer-desktop", path=str(tmp_path / "usr/bin"))


def test_no_library_of_debian_is_inside(package: Path) -> None:
    listed = subprocess.run(
        ["dpkg-deb", "-c", package], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert "libQt6Core" in listed
    assert "libssl" not in listed
    depends = subprocess.run(
        ["dpkg-deb", "-f", package, "Depends"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert "libssl3" in depends
    assert "libxcb-cursor0" in depends
