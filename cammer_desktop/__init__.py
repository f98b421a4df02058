"""Cammer Desktop: session links for video sales calls, made and handed over from one window.

The house, from the bottom: `support` (paths, logs, texts), `domain` (what a call center knows),
`adapters` (the outside world), `flow` (what happens in which order), `ui` (windows and widgets),
`sandbox` (the embedded stand-in for the API). Only `app` and `cli` see everything.
"""

__version__ = "0.1.0"
