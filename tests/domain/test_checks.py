"""Texts that were stored: what stands in them that nobody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.domain import checks


@given(st.text(st.characters(), max_size=30))
def test_what_is_shown_can_be_said_whole_and_is_as_long(text: str) -> None:
    shown = checks.shown(text)
    assert len(shown) == len(text)
    assert "\0" not in shown
    shown.encode()
    assert checks.text(shown)[1] is None
    assert checks.is_readable(shown) is (shown == text and "\ufffd" not in text)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("José\0x", "José\ufffdx"), ("a\ud800", "a\ufffd"), ("a\r\nb\tc", "a\r\nb\tc"), ("", "")],
)
def test_what_no_text_may_hold_is_marked(stored: str, shown: str) -> None:
    assert checks.shown(stored) == shown
