"""The ledger in an SQLite file: schema, rows, search, salvage, and the export to CSV."""

from typing import Final

NAME: Final = "ledger.sqlite3"
LOG_NAME: Final = f"{NAME}-wal"
"""Where what is new stands first while a window writes ahead, see `write_ahead`."""
