"""Texts that show all that they hold."""

import json
import unicodedata

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.support.visible import escaped

# Of each kind the first and the last.
UNSEEN = (
    "\0\t\n\r\x1b\x1f\x7f\x80\x85\x9b\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200d\u200e\u200f"
    "\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u2800\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\uffff"
    "\ud800\udfff\U000e0001\U000e007f\U000e0100\U000e01ef\U0010ffff"
)


@pytest.mark.parametrize("char", UNSEEN, ids=ascii)
def test_what_is_not_seen_is_an_escape(char: str) -> None:
    shown = escaped(f"a{char}b")
    assert shown.isascii()
    assert shown.isprintable()
    assert eval(f'"{shown}"') == f"a{char}b"
    if char <= "\uffff":
        assert json.loads(f'"{shown}"') == f"a{char}b"


@pytest.mark.parametrize(
    "text", ["", "Íñigo Núñez", "«¿Qué?»", "1\xa0000 €", "𝓐 e\u0301 ☃ 你好 مرحبا", "C:\\a\\u001b"]
)
def test_what_is_seen_stays(text: str) -> None:
    assert escaped(text) == text


@hypothesis.given(st.text())
def test_any_text_is_one_line_without_an_effect(text: str) -> None:
    shown = escaped(text)
    assert escaped(shown) == shown
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not set(shown) & set(UNSEEN)
