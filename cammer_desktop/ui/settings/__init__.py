"""The settings: a dialog with a page for each kind of them."""
