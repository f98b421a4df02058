"""`python -m tests.recipes` writes the table of the recipes into CONTRIBUTING.md."""

from tests.recipes.table import CONTRIBUTING, with_table

if __name__ == "__main__":
    text = with_table(CONTRIBUTING.read_text(encoding="utf-8"))
    CONTRIBUTING.write_text(text, encoding="utf-8", newline="\n")
