"""Cammer Desktop: session links for video sales calls, made and handed over from one window.

The architecture and the path of a request are described in README.md beside this file.
"""

__version__ = "0.1.0"
