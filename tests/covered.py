"""Which files of three packages are fully covered by their own tests: a list that only grows.

`python -m tests.covered` runs those tests and fails if a file of the list has a line that none of
them reaches, or if a file is fully covered and not in the list. With `--write` it adds what is
missing to the list first; nothing but a file's end takes it from there.

Lines are counted and not branches, whose number differs from one Python to another.
"""

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LIST: Final = Path(__file__).with_suffix(".txt")
PACKAGES: Final = ("domain", "flow", "services")


def main(arguments: list[str]) -> int:
    """Run the tests and hold what they reach against the list; return the exit code."""
    missing = _missing_lines()
    if missing is None:
        return 1
    listed = [name for name in LIST.read_text("utf-8").split() if (ROOT / name).is_file()]
    covered = [name for name, lines in missing.items() if not lines]
    if "--write" in arguments:
        listed = sorted({*listed, *covered})
        LIST.write_text("\n".join([*listed, ""]), encoding="utf-8")
    lost = [f"{name} is not covered any more: {missing[name]}" for name in listed if missing[name]]
    new = [f"{name} is fully covered, not listed" for name in covered if name not in listed]
    print("\n".join([*lost, *new, f"fully covered: {len(covered)} of {len(missing)} files"]))
    if new:
        print("python -m tests.covered --write")
    return 1 if lost or new else 0


def _missing_lines() -> dict[str, list[int]] | None:
    """Return each file's lines that no test has reached, None where a test has failed."""
    import coverage  # here and not above: on some systems the list is only looked at
    import pytest

    measured = coverage.Coverage(
        data_file=None,
        config_file=False,
        source_pkgs=[f"cammer_desktop.{name}" for name in PACKAGES],
    )
    measured.start()
    failed = pytest.main(["-q", "-p", "no:cacheprovider", *(f"tests/{name}" for name in PACKAGES)])
    measured.stop()
    if failed:
        return None
    files = [file for name in PACKAGES for file in (ROOT / "cammer_desktop" / name).rglob("*.py")]
    return {
        file.relative_to(ROOT).as_posix(): measured.analysis2(str(file))[3]
        for file in sorted(files)
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
