"""Settings that cannot be used do not exist."""

from typing import Any

import pytest

from cammer_desktop.domain.address import DEFAULT_ADDRESS
from cammer_desktop.domain.settings import THEMES, Settings


def test_the_defaults_are_the_vendors_address_and_venezuela() -> None:
    assert Settings() == Settings(api_url=DEFAULT_ADDRESS, region="VE", theme="system")


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_set(theme: str) -> None:
    assert Settings(theme=theme).theme == theme


@pytest.mark.parametrize(
    "values",
    [
        {"api_url": ""},
        {"api_url": "http://example.com"},
        {"region": ""},
        {"region": "ve"},
        {"region": "VEN"},
        {"region": "VE\n"},
        {"theme": "pink"},
        {"theme": ""},
        {"days_kept": -1},
        {"days_kept": 366},
        {"duplicate_minutes": -1},
        {"duplicate_minutes": 1441},
    ],
)
def test_a_value_that_cannot_be_used_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Settings(**values)
