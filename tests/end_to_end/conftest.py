"""What end-to-end tests share: one real screen."""

from collections.abc import Iterator

import pytest

from tests.end_to_end.screen import Screen, screen


@pytest.fixture(scope="session")
def the_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A real screen with a window manager, for all tests."""
    with screen(tmp_path_factory.mktemp("screen")) as made:
        yield made
