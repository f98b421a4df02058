"""Makes one kind of installer: `python resources/packaging/build.py deb|portable|nsis|msi|dmg`.
`program` as the kind stops at the program's folder.

It builds the program first, or takes one that is built already (`--program`), puts what it makes
into `dist/`, and says how large it is; more than 5 % above `sizes.json` fails. Each kind has its
system: deb and portable Linux, dmg macOS; nsis and msi take a program that was built on Windows, on
any system that has makensis or wixl.
"""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # of itself a script finds its own folder alone

from resources.packaging import bundle, product, sizes  # noqa: E402

FOLDER: Final = "program"
KINDS: Final = ("deb", "portable", "nsis", "msi", "dmg")


def main() -> int:
    """Make what the arguments say; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=(FOLDER, *KINDS))
    parser.add_argument("--program", type=Path, help="a program's folder that is built already")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where it is put")
    said = parser.parse_args()
    said.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        program = said.program or bundle.build(said.out, Path(work))
    if said.program is None:
        print(sizes.check(FOLDER, program))
    if said.kind != FOLDER:
        link_controller = importlib.import_module(f"resources.packaging.{said.kind}")
        print(sizes.check(said.kind, link_controller.make(program, said.out, product.VERSION)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
