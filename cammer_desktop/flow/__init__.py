"""Services on Qt's event loop: background work, and a controller for each service.

It knows QtCore but no widgets, and no adapter: it is given what it needs. Work that may block runs
on daemon threads, which never hold the process at its end. What comes of it is handed over on the
GUI thread by the one `Background` object, by job number, so that a stale result is dropped.
"""
