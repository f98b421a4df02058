"""An import of 5,000 entries into the catalogue, and such a catalogue then.

Reading, judging and storing a CSV without a window; then in the window the longest gap in its event
loop while the same is imported, and while its dialog is opened and searched and a name is typed.
"""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.app import Program
from cammer_desktop.domain import catalogue_file, imports
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.destination import Category
from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.catalogue.dialog import CatalogueDialog
from cammer_desktop.ui.catalogue.import_dialog import ImportDialog
from tests.benchmarks.given import Run, in_turn, seconds
from tests.benchmarks.office import wait, window_for
from tests.benchmarks.responsiveness import Ticks, gap_row, settle
from tests.benchmarks.rows import Row, milliseconds

D = TypeVar("D")


def rows(run: Run) -> list[Row]:
    """Return an import without a window, and the gaps with one."""
    many = run.many(5_000, 500)
    small, large = (run.folder / f"{times}.csv" for times in (1, 5))
    for path, times in ((small, 1), (large, 5)):
        path.write_bytes(content(many * times))
    works = (partial(seconds, partial(without_window, path)) for path in (large, small))
    ours, beside = map(milliseconds, in_turn(run.many(3), *works))
    gaps: dict[str, list[float]] = {}
    for _round in range(run.many(3)):
        for what, gap in in_window(small, many):
            gaps.setdefault(what, []).append(gap)
    name = "5 times as many entries imported, without a window"
    return [
        Row(name, "ms", ours, (), f"{many:,} entries", beside),
        *(gap_row(what, each) for what, each in gaps.items()),
    ]


def content(entries: int) -> bytes:
    """Return a file with so many entries."""
    kinds = (Kind.AGENT, Kind.CATEGORY)
    return catalogue_file.to_csv(
        NamedDestination(kinds[n % 2], f"Núñez {n} de Atención al cliente", f"a7d3a90f-6050-{n:06}")
        for n in range(entries)
    )


def without_window(path: Path) -> None:
    """Import a file into an empty catalogue."""
    judged = imports.judge(catalogue_file.read(path.read_bytes()), Catalogue())
    with tempfile.TemporaryDirectory() as folder:
        CatalogueFile(Path(folder), print).change(lambda own: imports.imported(judged, own))


def in_window(path: Path, entries: int) -> Iterator[tuple[str, float]]:
    """Yield what is done in the window, and the longest gap of its event loop meanwhile."""
    base = "http://127.0.0.1:9/api"  # where nobody listens
    with window_for(base, Settings(api_url=base)) as (application, program):
        settle(application, 0.5)
        gap = partial(gap_of, Ticks())
        presenter = program.window.catalogue_presenter
        yield "opening the catalogue", gap(partial(opened, application, presenter.edit))
        dialog = found(application, CatalogueDialog)
        dialog._on_import_chosen(str(path))
        preview = found(application, ImportDialog)
        yield (
            f"preview of {entries:,} entries",
            gap(partial(wait, application, preview._take.isEnabled)),
        )
        own = program.controllers.catalogue

        def imports_all() -> None:
            preview._take.click()
            wait(application, lambda: len(own.own.entries) == entries and not preview.isVisible())

        yield f"importing {entries:,} entries", gap(imports_all)
        search = next(iter(dialog.findChildren(QLineEdit)))
        yield "searching the catalogue", gap(partial(typed, application, search, "nunez 17"))
        dialog.close()
        yield "opening a full catalogue", gap(partial(opened, application, presenter.edit))
        found(application, CatalogueDialog).close()
        yield "typing a name of the catalogue", gap(partial(names, application, program))
        yield "noting a use", gap(partial(used, application, program))


def gap_of(ticks: Ticks, work: Callable[[], object]) -> float:
    """Do something, and return the longest gap meanwhile, in seconds."""
    ticks.begin()
    work()
    return ticks.longest


def names(application: QApplication, program: Program) -> None:
    """Type names into the form's field of a category, and have all of them shown."""
    destination = program.window.form.destination
    destination.choose(Category(""))
    field = destination.category
    typed(application, field.editor, "nunez 17")
    field.completer.show_all()
    settle(application, 0.1)


def used(application: QApplication, program: Program) -> None:
    """Note that an entry was used, as after each link, and type meanwhile."""
    own = program.controllers.catalogue
    key = own.own.entries[7].key
    own.note_use(key)
    typed(application, program.window.form.name.editor, "Ana Maria")
    wait(application, lambda: own.own.recent[:1] == (key,))
    settle(application, 0.2)


def opened(application: QApplication, open_: Callable[[], None]) -> None:
    """Open a dialog and wait until it is painted."""
    open_()
    settle(application, 0.2)


def found(application: QApplication, kind: type[D]) -> D:
    """Return the visible window of a kind."""
    settle(application, 0.01)
    shown = [each for each in application.topLevelWidgets() if each.isVisible()]
    return next(each for each in shown if isinstance(each, kind))


def typed(application: QApplication, editor: QWidget, text: str) -> None:
    """Type a text, with the event loop running in between."""
    for letter in text:
        QTest.keyClicks(editor, letter)
        settle(application, 0.02)
