"""Imports: what comes after PySide's is read once, by Python."""

import subprocess
import sys

_CODE = """
import linecache, sys
import PySide6.QtCore
from cammer_desktop.support import imports
imports.free_of_features()
import fractions
from PySide6.QtCore import *
print([name for name in linecache.cache if "fractions" in name], "QTimer" in globals())
"""


def test_no_source_is_read_after_pyside_is_there() -> None:
    said = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[] True"


def test_without_pyside_nothing_changes() -> None:
    code = _CODE.replace("import PySide6.QtCore", "before = __import__", 1)
    code = code.replace("from PySide6.QtCore import *", "assert before is __import__")
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[] False"
