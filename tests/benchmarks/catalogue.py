"""What an import into the catalogue costs at 5,000 and 25,000 rows, and such a catalogue then.

`python -m tests.benchmarks.catalogue [--rows N ...]` prints for each size: how long reading,
judging and storing a CSV take, without a window; how long the same takes in the window, with the
longest gap between two ticks of its event loop; and then, with that catalogue, the longest gap
while its dialog is opened and searched, and while a name is typed into the form. It ends with the
ratio of the last size to the first: 5 is linear. Aims: seconds, and gaps of 50 ms.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

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
from tests.benchmarks.office import tls_server, wait, window_for
from tests.benchmarks.responsiveness import Ticks, settle
from tests.servers import answering, http

SIZES: Final = (5_000, 25_000)

D = TypeVar("D")


def main() -> int:
    """Print the figures of each size, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=SIZES)
    sizes = parser.parse_args().rows
    times = [one(rows) for rows in sizes]
    grows = times[-1] / times[0]
    print(f"the import of {sizes[-1] / sizes[0]:.1f} times as many rows takes {grows:.1f} times")
    return 0


def one(rows: int) -> float:
    """Print the figures of one size; return the seconds of the import without a window."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogo.csv"
        path.write_bytes(content(rows))
        print(f"\n{rows:,} rows, {path.stat().st_size / 1e6:.1f} MB")
        taken = without_window(path, Path(folder) / "data")
        in_window(path, rows)
    return taken


def content(rows: int) -> bytes:
    """Return a file with so many rows."""
    kinds = (Kind.AGENT, Kind.CATEGORY)
    return catalogue_file.to_csv(
        NamedDestination(kinds[n % 2], f"Núñez {n} de Atención al cliente", f"a7d3a90f-6050-{n:06}")
        for n in range(rows)
    )


def without_window(path: Path, folder: Path) -> float:
    """Print what each step of an import takes; return the sum in seconds."""
    start = time.perf_counter()
    read = catalogue_file.read(path.read_bytes())
    after_read = time.perf_counter()
    judged = imports.judge(read, Catalogue())
    after_judge = time.perf_counter()
    CatalogueFile(folder, print).change(lambda own: imports.imported(judged, own))
    end = time.perf_counter()
    print(
        f"  read {after_read - start:.2f} s, judged {after_judge - after_read:.2f} s, "
        f"stored {end - after_judge:.2f} s"
    )
    return end - start


def in_window(path: Path, rows: int) -> None:
    """Print what the same takes in the window, and the longest gaps of its event loop."""
    with tls_server(answering(http(200, b"{}"))) as server:
        base = f"https://localhost:{server.port}/api"
        with window_for(base, Settings(api_url=base)) as (application, program):
            settle(application, 0.5)
            ticks = Ticks()
            show(ticks, "nothing at all", lambda: settle(application, 0.5))
            presenter = program.window.catalogue_presenter
            show(ticks, "opening the catalogue", lambda: opened(application, presenter.edit))
            dialog = found(application, CatalogueDialog)
            dialog._on_import_chosen(str(path))
            preview = found(application, ImportDialog)
            show(ticks, "preview", lambda: wait(application, preview._take.isEnabled))
            own = program.controllers.catalogue

            def imports_all() -> None:
                preview._take.click()
                wait(application, lambda: len(own.own.entries) == rows and not preview.isVisible())

            show(ticks, "import", imports_all)
            search = next(iter(dialog.findChildren(QLineEdit)))
            show(ticks, "searching it", lambda: typed(application, search, "nunez 17"))
            dialog.close()
            show(ticks, "opening it again", lambda: opened(application, presenter.edit))
            found(application, CatalogueDialog).close()
            show(ticks, "typing a name", lambda: names(application, program))
            show(ticks, "noting a use", lambda: used(application, program))


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


def show(ticks: Ticks, what: str, work: Callable[[], None]) -> None:
    """Do something, and print how long it took and the longest gap meanwhile."""
    ticks.begin()
    start = time.perf_counter()
    work()
    taken = time.perf_counter() - start
    print(f"  {what}: {taken:.2f} s, longest gap {1000 * ticks.longest:.0f} ms", flush=True)


if __name__ == "__main__":
    sys.exit(main())
