"""Settings with an unusable value cannot be made."""

from typing import Any

import pytest

from cammer_desktop.domain.address import DEFAULT_ADDRESS
from cammer_desktop.domain.network import Network, Proxy
from cammer_desktop.domain.settings import THEMES, InvalidSettingError, Settings, trimmed_name


def test_the_defaults_are_the_vendors_address_and_venezuela() -> None:
    assert Settings() == Settings(api_url=DEFAULT_ADDRESS, region="VE", theme="system")


def test_what_they_say_of_the_network() -> None:
    settings = Settings(connect_seconds=2, whole_seconds=9, proxy="ana@proxy:3128", ca_file="/ca")
    assert settings.network == Network(2, 9, Proxy("http", "proxy", 3128, "ana"), "/ca")
    assert Settings().network == Network(5, 20, None, "")


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
        {"connect_seconds": 0},
        {"connect_seconds": 21},
        {"whole_seconds": 4},
        {"whole_seconds": 301},
        {"proxy": "http://"},
        {"agent_name": "Rosa\0"},
        {"agent_name": "Rosa\nMedina"},
        {"agent_name": "R" * 61},
        {"proxy": "http://ana:secreta@proxy:3128"},
    ],
)
def test_a_value_that_cannot_be_used_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(InvalidSettingError) as refused:
        Settings(**values)
    assert [refused.value.key] == list(values)


def test_of_deadlines_that_do_not_go_together_one_is_named() -> None:
    with pytest.raises(InvalidSettingError) as refused:
        Settings(connect_seconds=30, whole_seconds=25)
    assert refused.value.key == "whole_seconds"


@pytest.mark.parametrize("language", ["", "pt", "pt_PT", "pt-BR", "EN", "xx", "zh-Hant-TW", "?"])
def test_a_language_that_is_unknown_is_no_fault(language: str) -> None:
    assert Settings(language=language).language == language


def test_a_proxy_of_socks_is_kept_so_that_each_call_can_say_it() -> None:
    proxy = Settings(proxy="socks5://proxy:1080").network.proxy
    assert proxy is not None
    assert proxy.is_socks


def test_an_agents_name_is_kept_without_blanks_around_it() -> None:
    assert trimmed_name("  Rosalía Ñáñez ") == "Rosalía Ñáñez"
    assert Settings(agent_name="R" * 60).agent_name == "R" * 60
