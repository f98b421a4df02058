"""The ledger in an SQLite file: schema, rows, search, salvage, and the export to CSV."""
