"""`python -m tests.adapters.ledger.make_fixture` keeps a ledger as today's version writes it.

It is run once for each step of the schema, in the change that adds the step. A file that is there
is never made anew: it is what that version has left on people's disks. Only while its step was not
released may it be deleted and made again.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cammer_desktop.adapters.ledger.schema import STEPS
from tests.ledgers import OUTCOMES, Bench, attempt

ATTEMPTS: Final = tuple(
    attempt(number, outcome) for number, outcome in enumerate((*OUTCOMES, None))
)
"""What every fixture holds, oldest first."""


def fixture(version: int) -> Path:
    """Return where the ledger of a version is kept; the version is its number of steps."""
    return Path(__file__).with_name(f"version{version}.sqlite3")


def main() -> None:
    """Make the fixture of today's version."""
    place = fixture(len(STEPS))
    if place.exists():
        sys.exit(f"{place.name} is there already; see this module's docstring")
    with TemporaryDirectory() as folder:
        ledger = Bench(Path(folder))
        ledger.put(*ATTEMPTS)
        ledger.file.close()
        shutil.copyfile(ledger.file.path, place)


if __name__ == "__main__":
    main()
