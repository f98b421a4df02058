"""`python -m tests.project` writes what the architecture's page has from the code."""

from tests.project.architecture import PAGE, with_parts

PAGE.write_text(with_parts(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
