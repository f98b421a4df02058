"""The architecture's page is true: its parts are the code's, and what it names is there."""

import re

from tests.project.architecture import PAGE, names_in_the_code, with_parts

TEXT = PAGE.read_text(encoding="utf-8")


def test_layers_and_packages_are_the_codes_own() -> None:
    assert with_parts(TEXT) == TEXT, "python -m tests.project"


def test_everything_that_it_names_is_in_the_code() -> None:
    way = TEXT.partition("## A request's way")[2]
    named = re.findall(r"`([\w/.]+)`", way)
    assert len(named) > 10
    assert set(named) - names_in_the_code() == set()


def test_it_can_be_read_in_one_go() -> None:
    assert len(TEXT.splitlines()) <= 80
