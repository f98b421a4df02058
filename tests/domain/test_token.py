"""A token is never shown by accident, and one that cannot be sent is refused."""

import copy
import logging
import pickle
import traceback

import pytest

from cammer_desktop.domain.token import MAX_CHARACTERS, InvalidTokenError, Token, TokenFlaw
from tests.samples import SECRET


@pytest.mark.parametrize(
    "text",
    [
        *("123456789", "Bearer abc", "ñandú-é", "a\u00a0b", "!\"#$%&'()*+,-./:;<=>?"),
        "a" * MAX_CHARACTERS,
    ],
)
def test_a_token_is_taken_as_it_is(text: str) -> None:
    assert Token(text).reveal() == text


@pytest.mark.parametrize("text", [" abc\n", "\r\nabc\r\n", "\tabc ", "\u2028abc\u00a0"])
def test_the_ends_of_a_pasted_token_are_trimmed(text: str) -> None:
    assert Token(text).reveal() == "abc"


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", TokenFlaw.MISSING),
        (" \n", TokenFlaw.MISSING),
        ("a\nb", TokenFlaw.CONTROL_CHARACTER),
        ("a\r\nAuthorization: b", TokenFlaw.CONTROL_CHARACTER),
        ("a\tb", TokenFlaw.CONTROL_CHARACTER),
        ("a\x00b", TokenFlaw.CONTROL_CHARACTER),
        ("a\x7fb", TokenFlaw.CONTROL_CHARACTER),
        ("a\u2028b", TokenFlaw.CONTROL_CHARACTER),
        ("a€b", TokenFlaw.NOT_LATIN_1),
        ("a\u200bb", TokenFlaw.NOT_LATIN_1),
        ("a\ud800b", TokenFlaw.NOT_LATIN_1),
        ("a" * (MAX_CHARACTERS + 1), TokenFlaw.TOO_LONG),
    ],
)
def test_a_token_that_no_header_can_hold_is_refused(text: str, flaw: TokenFlaw) -> None:
    with pytest.raises(InvalidTokenError) as caught:
        Token(text)
    assert caught.value.flaw is flaw


def test_a_refused_token_is_in_no_part_of_the_error() -> None:
    with pytest.raises(InvalidTokenError) as caught:
        Token(f"{SECRET}€")
    shown = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    assert SECRET not in shown
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_token_is_in_no_text_that_is_made_of_it() -> None:
    token = Token(SECRET)
    record = logging.LogRecord("x", logging.INFO, "x", 1, "%s %r", (token, token), None)
    for shown in (repr(token), str(token), f"{token}", repr([token]), record.getMessage()):
        assert SECRET not in shown
    assert not hasattr(token, "__dict__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_token_is_not_pickled(protocol: int) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Token(SECRET), protocol)
    with pytest.raises(TypeError):
        copy.deepcopy(Token(SECRET))


def test_tokens_compare_by_their_text() -> None:
    assert Token("a") == Token(" a ")
    assert hash(Token("a")) == hash(Token("a"))
    assert Token("a") != Token("b")
    assert Token("a") != "a"
