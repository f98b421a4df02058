"""What one run asks of another: it arrives as it was, or it does not fit."""

import json
from typing import Any

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import (
    KEYS,
    LIMITS,
    PopFlaw,
    PopRefusal,
    RefusedPopError,
    ScreenPop,
    of_texts,
    read,
)
from cammer_desktop.flow.instance_request import Request, UnfitRequestError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def sent(request: Request) -> Request:
    """Return a request as it arrives."""
    return Request.of(json.loads(json.dumps(request.message())))


@pytest.mark.parametrize(
    "pop",
    [
        None,
        ScreenPop(Prefill(name="Ana", phone="+58 414", ticket_description="a\nb"), ("x", "…")),
        read("cammer://new?" + "&".join(f"{'k-' * 30}{number}=1" for number in range(40))),
        read("cammer://new?user=a&x%E2%80%AE=1&" + "&".join(f"k{each}" for each in range(40))),
        *(PopRefusal(flaw, key) for flaw in PopFlaw for key in ("", "ticket-title")),
    ],
)
def test_it_arrives_as_it_was(pop: ScreenPop | PopRefusal | None) -> None:
    assert sent(Request(pop, "token")) == Request(pop, "token")


@hypothesis.given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=9), st.text(max_size=9)))
def test_every_screen_pop_arrives_as_it_was(texts: dict[str, str]) -> None:
    try:
        pop = of_texts(texts)
    except RefusedPopError:
        return
    assert sent(Request(pop)) == Request(pop)


GOOD: dict[str, Any] = {"action": "pop", "prefill": {"name": "Ana"}, "ignored": []}
BAD_PREFILLS: tuple[Any, ...] = (None, [], "x", {"x": "y"}, {"token": "y"})
BAD_TEXTS: tuple[Any, ...] = (None, 1, ["Ana"], "a\0b")
BAD_NAMES: tuple[Any, ...] = (None, "x", {}, [1], ["api_key"])
NEITHER: tuple[Any, ...] = (None, [], "x")


@pytest.mark.parametrize(
    "message",
    [
        *({**GOOD, "prefill": each} for each in BAD_PREFILLS),
        *({**GOOD, "prefill": {"name": each}} for each in BAD_TEXTS),
        *({**GOOD, "prefill": {key: "x" * (LIMITS[key] + 1)}} for key in KEYS),
        *({**GOOD, "ignored": each} for each in BAD_NAMES),
        {**GOOD, "prefill": {"user": "a", "category": "b"}},
        {"action": "pop"},
        *({"action": "refused", "why": each, "key": ""} for each in NEITHER),
        *({"action": "refused", "why": PopFlaw.REPEATED.value, "key": each} for each in NEITHER),
    ],
)
def test_what_does_not_fit_is_refused(message: dict[str, Any]) -> None:
    with pytest.raises(UnfitRequestError):
        Request.of(message)


@pytest.mark.parametrize("message", [{}, {"action": "dance"}, {"action": [], "more": 1}])
def test_what_is_not_known_shows_the_window(message: dict[str, Any]) -> None:
    assert Request.of({**message, "activation_token": 7}) == Request()


@hypothesis.given(
    st.fixed_dictionaries(
        {"action": st.sampled_from(["pop", "refused", "show"])},
        optional={
            "prefill": JSON | st.dictionaries(st.sampled_from(KEYS), JSON),
            "ignored": JSON,
            "why": JSON,
            "key": JSON,
            "activation_token": JSON,
        },
    )
)
def test_any_object_fits_or_does_not(message: dict[str, Any]) -> None:
    try:
        request = Request.of(message)
    except UnfitRequestError:
        return
    assert sent(request) == request
