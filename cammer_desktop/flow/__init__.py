"""What happens in which order: background work, making a link, keeping a token.

It knows QtCore but no widgets, and no adapter: it is given what it needs. Work that may block
runs on daemon threads, which never hold the process at its end; results come back to the GUI
thread by the one `Background` object, by job number, so that a stale one is dropped.
"""
