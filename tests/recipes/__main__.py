"""`python -m tests.recipes` writes the table of the recipes into CONTRIBUTING.md."""

from tests.recipes.table import CONTRIBUTING, with_table

CONTRIBUTING.write_text(with_table(CONTRIBUTING.read_text(encoding="utf-8")), encoding="utf-8")
