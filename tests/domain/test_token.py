"""A token is never shown by accident, and one that cannot be sent is refused."""

import copy
import logging
import pickle
import traceback
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.domain.token import (
    MAX_CHARACTERS,
    InvalidTokenError,
    Token,
    TokenFlaw,
    holds_token,
    is_doubtful,
)
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


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=15), st.sampled_from("-._~+/|="))
def test_what_looks_like_a_token_is_not_doubted(text: str, sign: str) -> None:
    assert not is_doubtful(Token(f"A{text}"))
    assert not is_doubtful(Token(f"A{text}{sign}{text}"))


@pytest.mark.parametrize(
    "text",
    [
        *("Ana", "Ana 404", "María Fernanda Etcheverry", "María\u00a0Fernanda Etcheverry"),
        *("0414 131 5854", "+58-414-131-5854", "(0414)131.58.54/0414-131.58.55"),
        *("ana.maria@example.com", "ana.maria.etcheverry@", "https://app.example.com/session/x"),
        *("a" * 15, "Bearer 0a1b2c3d4e5f6a7b8c9d"),
    ],
)
def test_what_an_agent_types_for_a_customer_is_doubted(text: str) -> None:
    assert is_doubtful(Token(text))


@given(st.text("+-./()0123456789", min_size=1))
def test_digits_and_the_signs_of_a_phone_are_doubted(text: str) -> None:
    assert is_doubtful(Token(text))


@given(st.text("abcdef", min_size=1), st.text("abcdef", min_size=1), st.sampled_from(" @\u00a0"))
def test_a_blank_or_an_at_sign_inside_is_doubted(before: str, after: str, sign: str) -> None:
    assert is_doubtful(Token(before + sign + after))


@given(
    st.text(ascii_letters + digits, min_size=40).filter(
        lambda text: text != text.lower() and text != text.upper() and not text.isalpha()
    ),
    st.sampled_from(("", "Es ", "x=1|", "(")),
)
def test_a_long_text_that_mixes_letters_and_digits_is_taken_for_a_token(
    text: str, before: str
) -> None:
    assert holds_token(before + text)
    assert holds_token(f"{before}{text}.")


@given(st.text(ascii_letters + digits + " -@", max_size=31))
def test_what_is_short_is_no_token_whatever_it_is(text: str) -> None:
    assert not holds_token(text)


def test_a_json_web_token_and_what_follows_its_word_are_tokens() -> None:
    assert holds_token(f"Authorization: bearer {'a' * 16}")
    assert holds_token(f"x?t=eyJ{'a' * 20}.{'b' * 20}.{'c' * 20}")
    assert not holds_token("Bearer de la cuenta")


@pytest.mark.parametrize("piece", ["a", "a1", "eyJ", "bearer ", "-", "a.", "(", "1"])
def test_looking_for_a_token_takes_no_time_in_any_text(piece: str) -> None:
    """With what grows by the square this one would not end."""
    holds_token(piece * 200_000)
