"""The catalogue's dialogs: its entries, one entry, an import before it is done."""
