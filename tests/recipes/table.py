"""The table of CONTRIBUTING.md: how many files each recipe touches, and which."""

from typing import Final

from tests.recipes.recipe import ROOT, every_recipe

CONTRIBUTING: Final = ROOT / "CONTRIBUTING.md"
_BEGIN: Final = "<!-- recipes: `python -m tests.recipes` writes this -->\n"
_END: Final = "<!-- end of recipes -->\n"


def table() -> str:
    """Return the table as the recipes have it."""
    rows = ["| what | files | which |", "|---|---|---|"]
    for recipe in every_recipe():
        which = ", ".join(f"`{name}`" for name in recipe.files)
        rows.append(f"| {recipe.name} | {len(recipe.files)} | {which} |")
    return "\n".join([*rows, ""])


def with_table(text: str) -> str:
    """Return the text of CONTRIBUTING.md with today's table in it."""
    before, begin, rest = text.partition(_BEGIN)
    _old, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError("CONTRIBUTING.md has no place for the table")
    return f"{before}{begin}{table()}{end}{after}"
