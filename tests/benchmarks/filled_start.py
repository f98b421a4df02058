"""The window with 1,000,000 rows and 5,000 catalogue entries, against itself empty."""

from functools import partial
from pathlib import Path

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain import catalogue_file, imports
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.settings import MAX_DAYS, Settings
from tests.benchmarks.catalogue import content
from tests.benchmarks.given import Run, in_turn
from tests.benchmarks.ledger import filled
from tests.benchmarks.processes import program, time_to_paint
from tests.benchmarks.rows import Row, at_most, milliseconds


def rows(run: Run) -> list[Row]:
    """Return the time to the window."""
    many, entries = run.many(1_000_000, 2_000), run.many(5_000, 500)
    full, empty = filled(run, many), run.folder / "empty"
    empty.mkdir()
    for folder in (full, empty):
        SettingsFile(folder).change(lambda _now: Settings(days_kept=MAX_DAYS), Settings())
    _fill_catalogue(full, entries)
    starts = (partial(time_to_paint, program(folder)) for folder in (full, empty))
    ours, beside = map(milliseconds, in_turn(run.many(15), *starts))
    name = f"the same with {many:,} rows and {entries:,} catalogue entries"
    return [Row(name, "ms", ours, at_most(1.05), "itself, empty", beside)]


def _fill_catalogue(folder: Path, entries: int) -> None:
    judged = imports.judge(catalogue_file.read(content(entries)), Catalogue())
    CatalogueFile(folder, print).change(lambda own: imports.imported(judged, own))
