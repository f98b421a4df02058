"""The package for Debian: installed, run, upgraded and removed by apt, in a separate system.

That system is a folder with a copy of this machine's lists of packages and their files, so that apt
checks the dependencies and dpkg the files. The machine itself is not changed, and an ordinary user
can run these tests.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters.scheme import linux
from cammer_desktop.support import texts
from resources.packaging import deb, product

_STUCK: Final = 300
_DPKG: Final = Path("var/lib/dpkg")
_OLD: Final = "0.0.1"


class Machine:
    """A system below a folder; programs in it run with an environment of nothing but HOME."""

    def __init__(self, root: Path) -> None:
        self.root: Final = root
        self.home: Final = root / "home/agent"
        for folder in ("updates", "triggers"):
            (root / _DPKG / folder).mkdir(parents=True)
        for folder in ("etc/apt", "var/lib/apt/lists/partial", "var/log/apt", "home/agent"):
            (root / folder).mkdir(parents=True)
        (root / "var/cache/apt/archives/partial").mkdir(parents=True)
        shutil.copyfile("/" / _DPKG / "status", root / _DPKG / "status")
        (root / _DPKG / "info").mkdir()
        for files in ("/" / _DPKG / "info").glob("*.list"):
            shutil.copyfile(files, root / _DPKG / "info" / files.name)
        self._before: Final = self._files()

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command; programs of this system come first."""
        path = f"{self.root}/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        plain = ["env", "-i", f"HOME={self.home}", f"PATH={path}", "DEBIAN_FRONTEND=noninteractive"]
        return subprocess.run(
            [*plain, *command], capture_output=True, encoding="utf-8", timeout=_STUCK
        )

    def apt(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run apt on this system's packages."""
        options = {
            "Dir": self.root,
            "Dir::State::status": self.root / _DPKG / "status",
            "APT::Sandbox::User": "",
            "APT::Install-Recommends": "false",
            "DPkg::Options::": f"--root={self.root}",
        }
        given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        for more in ("--force-not-root", f"--log={self.root}/var/log/dpkg.log"):
            given += ["-o", f"DPkg::Options::={more}"]
        return self.run("apt-get", *given, "-y", "-q", *command)

    def installed(self) -> set[str]:
        """Return every file that was added since the beginning."""
        return self._files() - self._before

    def data(self) -> dict[str, bytes]:
        """Return the agent's own files."""
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.home)): path.read_bytes() for path in files}

    def _files(self) -> set[str]:
        """Return all files but apt's and dpkg's records and the agent's own."""
        found = (path.relative_to(self.root) for path in self.root.rglob("*"))
        return {str(path) for path in found if path.parts[0] not in ("home", "var")}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "system")


@pytest.fixture(scope="module")
def package(program_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deb.make(program_folder, tmp_path_factory.mktemp("deb"), product.VERSION, level=0)


@pytest.fixture
def older(package: Path, tmp_path: Path) -> Path:
    """A package of an older version, with a file that the newer one lacks."""
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
    done = machine.apt("install", older)
    assert done.returncode == 0, done
    of_old = "usr/lib/cammer-desktop/_internal/of-old"
    assert of_old in machine.installed()
    link = ("cammer-desktop", "link", "--sandbox", "--name", "Ana", "--phone", "04141315854")
    made = machine.run(*link)
    assert (made.returncode, made.stdout[:8]) == (0, "https://"), made
    kept = machine.data()
    assert kept

    done = machine.apt("install", package)
    assert (done.returncode, machine.data()) == (0, kept), done
    assert of_old not in machine.installed()
    done = machine.run("cammer-desktop", "--self-test")
    assert (done.returncode, json.loads(done.stdout)["ok"], done.stderr) == (0, True, "")
    assert machine.run(*link).returncode == 0
    shown = machine.run("man", "-M", machine.root / "usr/share/man", "-P", "cat", "cammer-desktop")
    assert shown.stdout.startswith("CAMMER-DESKTOP(1)")
    pages = {path for path in machine.installed() if "/man/" in path and path.endswith(".gz")}
    folders = ("", *(f"{each}/" for each in texts.languages() if each != "en"))
    assert pages == {f"usr/share/man/{each}man1/cammer-desktop.1.gz" for each in folders}

    kept = machine.data()
    done = machine.apt("purge", product.NAME)
    assert (done.returncode, machine.data()) == (0, kept), done
    assert machine.installed() == set()


def test_what_it_needs_is_asked_of_apt(machine: Machine, package: Path) -> None:
    status = machine.root / _DPKG / "status"
    status.write_text(status.read_text().replace("Package: libxcb-cursor0\n", "Package: other\n"))
    done = machine.apt("install", package)
    assert "Depends: libxcb-cursor0" in done.stdout
    assert (done.returncode, machine.installed()) == (100, set())


def test_what_the_desktop_reads(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-x", package, tmp_path], check=True)
    share = tmp_path / "usr/share"
    entry, handler = sorted(share.glob("applications/*.desktop"), key=lambda path: len(path.name))
    [metainfo] = share.glob("metainfo/*.xml")
    subprocess.run(["desktop-file-validate", entry, handler], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", metainfo], check=True)
    assert f'launchable type="desktop-id">{entry.name}<' in metainfo.read_text()
    icons = sorted(path.parts[-3] for path in share.glob("icons/hicolor/*/apps/cammer-desktop.png"))
    assert "48x48" in icons
    assert "512x512" in icons
    assert shutil.which("cammer-desktop", path=str(tmp_path / "usr/bin"))
    # As Debian's own trigger does. Its entry gives way to a person's own, which is called the same.
    subprocess.run(["update-desktop-database", share / "applications"], check=True)
    nobodys = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), "/nothing")
    asked = subprocess.run(
        ["xdg-mime", "query", "default", f"x-scheme-handler/{product.SCHEME}"],
        env={**nobodys, "XDG_DATA_DIRS": str(share), "PATH": f"{tmp_path}/usr/bin:/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
    )
    assert asked.stdout.strip() == handler.name == linux.NAME
    command = [line for line in handler.read_text().splitlines() if line.startswith("Exec=")]
    assert command == ["Exec=cammer-desktop open -- %u"]


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
