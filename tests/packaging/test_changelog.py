"""A release is refused until the changelog describes it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import cammer_desktop
from resources.packaging import bundle
from resources.packaging.changelog import CHANGELOG, NotReadyError, notes

HEAD: Final = "# Changelog\nBy Keep a Changelog.\n\n"
OPEN: Final = "## [Unreleased]\n"
DONE: Final = "## [1.2.3] - 2026-05-01\n### Added\n- Something.\n"
OLD: Final = "\n## [1.2.2] - 2026-04-01\n### Added\n- Something older.\n"


@pytest.mark.parametrize("unreleased", ["", OPEN, f"{OPEN}\n", f"{OPEN}### Added\n\n"])
@pytest.mark.parametrize("old", ["", OLD])
def test_a_version_that_is_told_of_is_released(unreleased: str, old: str) -> None:
    assert notes("v1.2.3", HEAD + unreleased + DONE + old, "1.2.3") == DONE


@pytest.mark.parametrize(
    ("tag", "changelog", "why"),
    [
        ("v1.2.3", OPEN + "### Added\n- Something.\n" + DONE, "entries under"),
        ("v1.2.3", OPEN + "- Something.\n", "entries under"),
        ("v1.2.3", DONE + OPEN + "- Something.\n", "entries under"),
        ("v1.2.3", OPEN + OLD, "newest section"),
        ("v1.2.3", OLD + DONE, "newest section"),
        ("v1.2.3", "", "newest section"),
        ("v1.2.3", DONE.replace(" - 2026-05-01", ""), "when"),
        ("v1.2.3", DONE.replace("2026-05-01", "Unreleased"), "when"),
        ("v1.2.3", DONE.replace("2026-05-01", "2026-02-30"), "when"),
        ("v1.2.3", DONE.replace("2026-05-01", "20260501"), "when"),
        ("v1.2.3", DONE.replace("- Something.", ""), "nothing"),
        ("v1.2.4", DONE, "not the tag"),
        ("1.2.3", DONE, "not the tag"),
        ("v1.2.3-rc1", DONE, "not the tag"),
    ],
)
def test_any_other_is_refused(tag: str, changelog: str, why: str) -> None:
    with pytest.raises(NotReadyError, match=why):
        notes(tag, HEAD + changelog, "1.2.3")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the real changelog, version and script."""
    for name in ("CHANGELOG.md", "cammer_desktop/__init__.py", "resources/packaging/changelog.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((bundle.ROOT / name).read_bytes())
    return tmp_path


def run(checkout: Path, tag: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", checkout / "resources/packaging/changelog.py", tag],
        cwd="/",
        capture_output=True,
        encoding="utf-8",
    )


def test_the_projects_own_changelog_is_released_once_its_section_is_closed(checkout: Path) -> None:
    version = cammer_desktop.__version__
    text = CHANGELOG.read_text("utf-8")
    unreleased = re.sub(r"^## \[.*\].*$", "## [Unreleased]", text, count=1, flags=re.MULTILINE)
    (checkout / "CHANGELOG.md").write_text(unreleased, "utf-8")
    refused = run(checkout, f"v{version}")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == 'No release: the changelog has entries under "Unreleased".\n'
    closed = unreleased.replace("## [Unreleased]", f"## [{version}] - 2026-05-01", 1)
    (checkout / "CHANGELOG.md").write_text(closed, "utf-8")
    done = run(checkout, f"v{version}")
    assert (done.returncode, done.stderr) == (0, "")
    entries = text.partition("## [Unreleased]\n")[2].strip()
    assert done.stdout.strip() == f"## [{version}] - 2026-05-01\n{entries}"


def test_the_workflow_asks_before_anything_is_built() -> None:
    workflow = (bundle.ROOT / ".github/workflows/release.yml").read_text("utf-8")
    jobs = re.split(r"^  (?=[a-z-]+:$)", workflow.partition("\njobs:\n")[2], flags=re.MULTILINE)[1:]
    for job in jobs:
        name = job.partition(":")[0]
        assert name in ("audit", "changelog") or "    needs: " in job, name
    assert "resources/packaging/changelog.py" in jobs[[j[:9] for j in jobs].index("changelog")]
