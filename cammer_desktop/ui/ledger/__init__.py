"""The history: search, list, export."""
