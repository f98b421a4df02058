"""Makes one kind of installer: `python resources/packaging/build.py deb|portable|nsis|msi|dmg`.
The kind `program` makes the program's folder only.

It builds the program first, or takes one that is already built (`--program`), writes the result to
`dist/`, and prints its size; more than 5 % above `sizes.json` is an error. deb and portable are
made on Linux, dmg on macOS; nsis and msi are made from a program that was built on Windows, on any
system that has makensis or wixl.
"""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # by default a script's path has only its own folder

from resources.packaging import bundle, product, sizes  # noqa: E402

FOLDER: Final = "program"
KINDS: Final = ("deb", "portable", "nsis", "msi", "dmg")


def main() -> int:
    """Make what the arguments ask for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=(FOLDER, *KINDS))
    parser.add_argument("--program", type=Path, help="the folder of a built program")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="the folder for the result")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        program = args.program or bundle.build(args.out, Path(work))
    if args.program is None:
        print(sizes.check(FOLDER, program))
    if args.kind != FOLDER:
        installer = importlib.import_module(f"resources.packaging.{args.kind}")
        print(sizes.check(args.kind, installer.make(program, args.out, product.VERSION)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
