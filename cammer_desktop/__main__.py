"""`python -m cammer_desktop` is the program itself."""

import sys

from cammer_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
