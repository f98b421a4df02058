"""Adding a setting."""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

RECIPE: Final = Recipe(
    name="a setting",
    max_files=1,
    edits=(
        Edit(
            "cammer_desktop/domain/settings.py",
            '    team_file: str = ""\n',
            "    sound: bool = True\n",
        ),
    ),
    proof="""
import json
from dataclasses import replace
from pathlib import Path
from cammer_desktop.adapters.files.settings_file import SettingsFile, UnreadableSettingsError

folder = Path("data")
folder.mkdir(exist_ok=True)
file = SettingsFile(folder)
file.path.write_text('{"region": "ES"}')  # as an older version has left it
old = file.load()
assert (old.region, old.sound) == ("ES", True)
file.change(lambda stored: replace(stored, sound=False), old)
assert json.loads(file.path.read_text())["sound"] is False
assert SettingsFile(folder).load() == replace(old, sound=False)
file.path.write_text('{"sound": "loud"}')
try:
    SettingsFile(folder).load()
except UnreadableSettingsError:
    pass
else:
    raise AssertionError("a value of another type")
""",
)
