"""Refuses a release that CHANGELOG.md does not describe.

`python resources/packaging/changelog.py v1.2.3` prints the section of that version, for the
release's notes, or what is missing (exit code 1).
"""

import re
import sys
from datetime import date
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CHANGELOG: Final = ROOT / "CHANGELOG.md"
_PACKAGE: Final = ROOT / "cammer_desktop" / "__init__.py"

_TAG: Final = re.compile(r"v(\d+\.\d+\.\d+)")
_SECTION: Final = re.compile(r"^## \[([^\]]+)\](?: - (\S+))?$", re.MULTILINE)


class NotReadyError(Exception):
    """This release is not ready; the text says why."""


def notes(tag: str, changelog: str, version: str) -> str:
    """Return the changelog's section of a tag's version, including the heading.

    `version` is the program's own. Raises NotReadyError unless the tag is of that version, its
    section is the newest, dated and not empty, and nothing is left under "Unreleased".
    """
    match = _TAG.fullmatch(tag)
    if match is None or match[1] != version:
        raise NotReadyError(f"{tag} is not the tag of version {version}")
    headings = list(_SECTION.finditer(changelog))
    ends = [*(heading.start() for heading in headings), len(changelog)][1:]
    texts = (changelog[head.end() : end] for head, end in zip(headings, ends, strict=True))
    sections = list(zip(headings, texts, strict=True))
    if any(head[1] == "Unreleased" and _entries(text) for head, text in sections):
        raise NotReadyError('the changelog has entries under "Unreleased"')
    released = [(head, text) for head, text in sections if head[1] != "Unreleased"]
    if not released or released[0][0][1] != version:
        raise NotReadyError(f"the changelog's newest section is not that of {version}")
    head, text = released[0]
    if not _is_date(head[2]):
        raise NotReadyError(f"the changelog does not say when {version} was released")
    if not _entries(text):
        raise NotReadyError(f"the changelog says nothing of {version}")
    return f"{head[0]}{text.rstrip()}\n"


def _entries(text: str) -> list[str]:
    """Return the lines of a section that are neither empty nor headings."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _is_date(text: str | None) -> bool:
    try:
        return date.fromisoformat(text or "").isoformat() == text
    except ValueError:
        return False


def main(arguments: list[str]) -> int:
    """Print the notes of the tag that is the only argument; return the exit code."""
    match = re.search(r'^__version__ = "(.+)"', _PACKAGE.read_text("utf-8"), re.MULTILINE)
    try:
        [tag] = arguments
        print(notes(tag, CHANGELOG.read_text("utf-8"), match[1] if match else ""), end="")
    except NotReadyError as error:
        print(f"No release: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
