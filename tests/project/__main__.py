"""`python -m tests.project` writes what the architecture's page has from the code."""

from tests.project.architecture import PAGE, with_parts

if __name__ == "__main__":
    text = with_parts(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8", newline="\n")
