"""Which fault an error of the ledger's file means."""

import errno
import sqlite3
from typing import Final

from cammer_desktop.adapters.ledger.schema import DamagedError, ForeignError, NewerError
from cammer_desktop.adapters.ledger.write_ahead import BusyError
from cammer_desktop.domain.ledger import LedgerFault

_BY_CODE: Final = {
    sqlite3.SQLITE_BUSY: LedgerFault.LOCKED,
    sqlite3.SQLITE_LOCKED: LedgerFault.LOCKED,
    sqlite3.SQLITE_READONLY: LedgerFault.READ_ONLY,
    sqlite3.SQLITE_FULL: LedgerFault.FULL,
    sqlite3.SQLITE_CORRUPT: LedgerFault.DAMAGED,
    sqlite3.SQLITE_NOTADB: LedgerFault.DAMAGED,
}
_BY_CLASS: Final[dict[type[Exception], LedgerFault]] = {
    BusyError: LedgerFault.LOCKED,
    NewerError: LedgerFault.NEWER,
    ForeignError: LedgerFault.FOREIGN,
    DamagedError: LedgerFault.DAMAGED,
    # SQLite's message quotes the file, which holds no UTF-8 there.
    UnicodeDecodeError: LedgerFault.DAMAGED,
}
_BY_ERRNO: Final = {
    errno.EROFS: LedgerFault.READ_ONLY,
    errno.EACCES: LedgerFault.READ_ONLY,
    errno.EPERM: LedgerFault.READ_ONLY,
    errno.ENOSPC: LedgerFault.FULL,
    errno.EDQUOT: LedgerFault.FULL,
}
# The low byte of SQLite's extended error code is the primary code.
_PRIMARY_CODE: Final = 0xFF


def fault_of(error: Exception) -> LedgerFault:
    """Return the fault behind an error, be it a sqlite3.Error, an OSError or a SchemaError."""
    if type(error) in _BY_CLASS:
        return _BY_CLASS[type(error)]
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
        return _BY_CODE.get(code, LedgerFault.UNREACHABLE)
    return _BY_ERRNO.get(getattr(error, "errno", None) or 0, LedgerFault.UNREACHABLE)
