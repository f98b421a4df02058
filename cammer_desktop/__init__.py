"""Cammer Desktop: session links for video sales calls, made and handed over from one window.

The house, from the bottom: `support` (paths, logs, texts), `domain` (what a call center knows),
`adapters` (the outside world), `sandbox` (the embedded stand-in for the API), `flow` (what happens
in which order on Qt's event loop), `ui` (windows and widgets), `assembly` (what every run works
with), `commands` (the ways without a window), `app` (the program with one), `self_test`, and `cli`,
which reads the arguments. Each knows only what stands before it; import-linter holds that.
"""

__version__ = "0.1.0"
