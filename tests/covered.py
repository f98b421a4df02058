"""Which files of three packages are fully covered by their own tests: a list that only grows.

This is a plugin of pytest (`-p tests.covered`). It counts lines while the packages' own tests run,
so that one run of all tests does both, and it fails a run if a file of the list has a line that
none of them reaches, or if a file is fully covered and not in the list. `python -m tests.covered`
runs only those tests; with `--write` what is missing is added to the list first. Nothing but a
file's end takes it from there.

Lines are counted and not branches, whose number differs from one Python to another.
"""

import importlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
LIST: Final = Path(__file__).with_suffix(".txt")
PACKAGES: Final = ("domain", "flow", "services")
_TESTS: Final = [f"tests/{name}" for name in PACKAGES]
_WRITE: Final = "--write"


def faults(missing: Mapping[str, list[int]], *, writes: bool) -> list[str]:
    """Return what is wrong with the list, given each file's lines that no test has reached.

    With `writes`, files that are fully covered are added to it.
    """
    listed = [name for name in LIST.read_text("utf-8").split() if (ROOT / name).is_file()]
    covered = [name for name, lines in missing.items() if not lines]
    if writes:
        listed = sorted({*listed, *covered})
        LIST.write_text("\n".join([*listed, ""]), encoding="utf-8")
    lost = [f"{name} is not covered any more: {missing[name]}" for name in listed if missing[name]]
    new = [f"{name} is fully covered, not listed" for name in covered if name not in listed]
    if new:
        new.append(f"python -m tests.covered {_WRITE}")
    return [*lost, *new]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the list."""
    parser.addoption(_WRITE, action="store_true", help="add to the list of fully covered files")


def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin to count before the program is imported for the first time."""
    early_config.pluginmanager.register(_Count())


class _Count:
    """Counts lines at imports and while a test of one of the packages runs."""

    def __init__(self) -> None:
        import coverage  # here and not above: on some systems the list is only looked at

        self._faults: list[str] = []
        self._is_on = False
        self._coverage = coverage.Coverage(
            data_file=None,
            config_file=False,
            source_pkgs=[f"cammer_desktop.{name}" for name in PACKAGES],
        )
        self._switch(on=True)

    def pytest_collection_finish(self) -> None:
        # What is imported on first need only may be needed first by a test of another package.
        for name in self._files():
            importlib.import_module(name.removesuffix(".py").replace("/", "."))
        self._switch(on=False)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._switch(on=item.nodeid.startswith(tuple(f"{folder}/" for folder in _TESTS)))
        yield

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self._switch(on=False)
        if session.exitstatus != pytest.ExitCode.OK:
            return
        self._faults = faults(self._missing(), writes=session.config.getoption(_WRITE))
        if self._faults:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for line in self._faults:
            terminalreporter.write_line(f"FAILED {LIST.name}: {line}")

    def _switch(self, *, on: bool) -> None:
        if on is not self._is_on:
            (self._coverage.start if on else self._coverage.stop)()
            self._is_on = on

    def _missing(self) -> dict[str, list[int]]:
        """Return each file's lines that no test has reached."""
        return {name: self._coverage.analysis2(str(ROOT / name))[3] for name in self._files()}

    def _files(self) -> list[str]:
        packages = [ROOT / "cammer_desktop" / name for name in PACKAGES]
        files = sorted(file for package in packages for file in package.rglob("*.py"))
        return [file.relative_to(ROOT).as_posix() for file in files]


if __name__ == "__main__":
    sys.exit(
        pytest.main(["-q", "-p", "no:cacheprovider", "-p", "tests.covered", *sys.argv[1:], *_TESTS])
    )
