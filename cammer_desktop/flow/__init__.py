"""Services on Qt's event loop: background work, and a controller for each service.

It knows QtCore but no widgets, and no adapter: it is given what it needs. Work that may block runs
on daemon threads, which do not keep the process from ending. Results are delivered on the GUI
thread by the one `Background` object, by job number, so that stale ones are dropped.
"""
