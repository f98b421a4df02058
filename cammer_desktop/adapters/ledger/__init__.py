"""The ledger in SQLite: schema, rows, search, salvage, and the export as CSV."""
