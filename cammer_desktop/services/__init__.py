"""What the window and the command line both do, without Qt: links, ledger, catalogue, settings.

A service takes what it needs from outside as `domain.ports`. Its methods may block, and may be
called from any thread, unless they say otherwise. `flow` puts them on Qt's event loop.
"""
