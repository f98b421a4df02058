"""What an answer means: the envelope first, then the HTTP status, and never a crash."""

import json

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Rejected,
    RejectionReason,
    Uncertain,
    token_is_at_fault,
)
from cammer_desktop.domain.session import Customer
from cammer_desktop.domain.vendor import MAX_ANSWER_BYTES, outcome_of
from tests.samples import FIELDS_REFUSED, LINK, SUCCESS, TICKET_REFUSED, TOKEN_REFUSED

ABRAHAM = Customer(
    {
        Field.NAME: "Abraham",
        Field.EMAIL: "abraham@ocularsolution.com",
        Field.PHONE: "+584141315854",
    }
)


def refused(**envelope: object) -> Rejected:
    """Return the rejection by an envelope with status code 2 and these keys."""
    outcome = outcome_of(400, json.dumps({"statusCode": 2, **envelope}).encode())
    assert isinstance(outcome, Rejected)
    return outcome


@pytest.mark.parametrize("http_status", [200, 201, 302, 400, 401, 408, 429, 500, 503])
class TestTheDocumentedAnswersCountWhateverTheHttpStatus:
    def test_success(self, http_status: int) -> None:
        assert outcome_of(http_status, SUCCESS) == Created(LINK, ABRAHAM)

    def test_refused_fields(self, http_status: int) -> None:
        assert outcome_of(http_status, FIELDS_REFUSED) == Rejected(
            RejectionReason.FIELDS,
            2,
            http_status,
            "Campos no cumplen",
            {"cellphone": ("SessionLinkControllerValidator: cellphone is required.",)},
        )

    def test_refused_ticket(self, http_status: int) -> None:
        outcome = outcome_of(http_status, TICKET_REFUSED)
        assert isinstance(outcome, Rejected)
        assert outcome.fields == {
            "ticket.title": ("SessionLinkControllerValidator: ticket.title is required.",)
        }

    def test_refused_token(self, http_status: int) -> None:
        outcome = outcome_of(http_status, TOKEN_REFUSED)
        assert outcome == Rejected(RejectionReason.TOKEN, 9, http_status, "No Authorization token")
        assert token_is_at_fault(outcome)


@pytest.mark.parametrize("code", [1, 3, 8, 10, 42, 99999999999999999999, -1])
def test_an_unknown_status_code_is_a_refusal_with_its_message(code: int) -> None:
    answer = json.dumps({"statusCode": code, "message": "Cuenta suspendida"}).encode()
    assert outcome_of(200, answer) == Rejected(
        RejectionReason.OTHER, code, 200, "Cuenta suspendida"
    )


@pytest.mark.parametrize("code", [True, False, "0", "2", "", 0.0, 2.5, None, [], [0], {}])
def test_a_status_code_that_is_no_integer_leaves_it_open(code: object) -> None:
    answer = json.dumps({"statusCode": code, "data": {"link": LINK}}).encode()
    assert outcome_of(200, answer) == Uncertain(Cause.NOT_UNDERSTOOD, 200)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        [],
        LINK,
        [LINK],
        {"link": None},
        {"link": ""},
        {"link": 7},
        {"link": [LINK]},
        {"link": "http://widgetappdev.ocularsolution.com/session/x"},
        {"link": "javascript:alert(1)//https://x"},
        {"link": "widgetappdev.ocularsolution.com/session/x"},
        {"link": "//widgetappdev.ocularsolution.com/session/x"},
        {"link": "https:"},
        {"link": "https:///session/x"},
        {"link": "https://[::1/session"},
        {"link": f"{LINK}\n"},
        {"link": f"https://a.example/{chr(0x202E)}x"},
        {"link": f"https://a.example/ {LINK}"},
        {"link": "https://a.example/\ud800"},
    ],
)
def test_success_without_an_https_link_leaves_it_open(data: object) -> None:
    answer = json.dumps({"statusCode": 0, "message": "Success", "data": data}).encode()
    assert outcome_of(200, answer) == Uncertain(Cause.NOT_UNDERSTOOD, 200)


@pytest.mark.parametrize(
    "link", ["HTTPS://a.example/s", "https://a.example", "https://sesión.example/ñ?a=b#c"]
)
def test_a_link_is_opaque_and_handed_on_as_it_stands(link: str) -> None:
    assert outcome_of(200, json.dumps({"statusCode": 0, "data": {"link": link}}).encode()) == (
        Created(link, None)
    )


def test_a_customer_is_read_in_whatever_shape_it_comes() -> None:
    def customer(value: object) -> Customer | None:
        data = {"link": LINK, "customer": value}
        outcome = outcome_of(200, json.dumps({"statusCode": 0, "data": data}).encode())
        assert isinstance(outcome, Created)
        return outcome.customer

    assert customer({"name": "Ana", "cellphone": 584141315854}) == Customer(
        {Field.NAME: "Ana", Field.PHONE: "584141315854"}
    )
    assert customer({"name": "\ud800", "more": 1}) == Customer({Field.NAME: "?"})
    assert customer({"email": None}) == Customer({Field.EMAIL: None})
    assert customer({}) == Customer({})
    assert customer("Ana") is customer(None) is None


class TestNothingOfARefusalIsDropped:
    def test_unknown_fields_and_single_texts_are_kept(self) -> None:
        detail = {"campaign": "closed", "name": ["a", "b"], "x": {"y": [1]}, "z": None}
        assert refused(detail=detail).fields == {
            "campaign": ("closed",),
            "name": ("a", "b"),
            "x": ('{"y": [1]}',),
            "z": ("null",),
        }

    @pytest.mark.parametrize(
        ("detail", "fields"),
        [
            (None, {}),
            ({}, {}),
            ([], {}),
            ("", {}),
            ("todo mal", {"": ("todo mal",)}),
            (["uno", 2, {"a": "ñ"}], {"": ("uno", "2", '{"a": "ñ"}')}),
            (7, {"": ("7",)}),
        ],
    )
    def test_a_detail_of_another_shape_is_kept(
        self, detail: object, fields: dict[str, tuple[str, ...]]
    ) -> None:
        assert refused(detail=detail).fields == fields

    @pytest.mark.parametrize(("message", "text"), [(None, ""), (7, "7"), (["a"], '["a"]')])
    def test_a_message_that_is_no_text_is_shown_as_json(self, message: object, text: str) -> None:
        assert refused(message=message).message == text

    def test_halves_of_surrogates_become_showable_everywhere(self) -> None:
        one, other = chr(0xD800), chr(0xDC00)
        found = refused(message=one, detail={f"a{one}": [one], f"a{other}": ["x"]})
        assert found.message == "?"
        assert found.fields == {"a?": ("?", "x")}

    def test_nesting_that_json_can_read_can_be_shown(self) -> None:
        for depth in range(1, 1500):
            answer = b'{"statusCode":2,"detail":' + b"[" * depth + b"]" * depth + b"}"
            assert outcome_of(400, answer)


@pytest.mark.parametrize(
    ("http_status", "outcome"),
    [
        (200, Uncertain(Cause.NOT_UNDERSTOOD, 200)),
        (204, Uncertain(Cause.NOT_UNDERSTOOD, 204)),
        (301, NotSent(Cause.REDIRECT, 301)),
        (302, Uncertain(Cause.REDIRECT, 302)),
        (400, Rejected(RejectionReason.HTTP, http_status=400)),
        (401, Rejected(RejectionReason.TOKEN, http_status=401)),
        (407, Rejected(RejectionReason.HTTP, http_status=407)),
        (408, Uncertain(Cause.TIMEOUT, 408)),
        (429, NotSent(Cause.TOO_MANY_REQUESTS, 429)),
        (500, Uncertain(Cause.SERVICE_DOWN, 500)),
    ],
)
@pytest.mark.parametrize(
    "answer",
    [
        b"",
        SUCCESS[:40],
        b"[]",
        b"0",
        b"null",
        b'"statusCode"',
        b"{}",
        b'{"message": "Success"}',
        b'{"statusCode": NaN}',
        b'{"statusCode": Infinity, "data": {"link": "https://a.example"}}',
        b"\xff\xfe\xff",
        b"[" * 100_000,
    ],
)
def test_without_the_envelope_the_http_status_counts(
    answer: bytes, http_status: int, outcome: object
) -> None:
    assert outcome_of(http_status, answer) == outcome


def test_of_more_than_can_be_read_the_status_counts_where_it_says_enough() -> None:
    long = b" " * (MAX_ANSWER_BYTES + 1)
    for status in range(300, 500):
        assert outcome_of(status, long, 5) == outcome_of(status, b"", 5)
    for status in (200, 500, 511):
        assert outcome_of(status, long) == Uncertain(Cause.TOO_LARGE, status)


@pytest.mark.parametrize(
    "answer",
    [
        SUCCESS.replace(b"Success", "Éxito".encode("latin-1")),
        SUCCESS.replace(b"Success", b"Suc\tcess"),
        SUCCESS.decode().encode("utf-16"),
        b"\xef\xbb\xbf" * 2 + SUCCESS,
        b'{"id": ' + b"9" * 5000 + b"," + SUCCESS[1:],
    ],
)
def test_what_nobody_doubts_is_forgiven(answer: bytes) -> None:
    assert outcome_of(200, answer) == Created(LINK, ABRAHAM)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(LINK),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
ENVELOPES = st.fixed_dictionaries(
    {},
    optional={
        "statusCode": st.sampled_from([0, 2, 9]) | JSON,
        "message": JSON,
        "detail": JSON,
        "data": st.fixed_dictionaries({}, optional={"link": JSON, "customer": JSON}) | JSON,
    },
)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """The documented answer with a few bytes replaced, and perhaps cut off."""
    answer = bytearray(SUCCESS)
    places = st.integers(0, len(answer) - 1)
    for place, byte in draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=4)):
        answer[place] = byte
    return bytes(answer[: draw(st.integers(0, len(answer)) | st.just(len(answer)))])


def text_of(answer: bytes) -> str:
    """Return the text of an answer that may hold bytes that are no UTF-8."""
    try:
        return answer.decode()
    except UnicodeDecodeError:
        return answer.decode("cp1252", "replace")


@hypothesis.given(
    answer=st.binary() | spoiled() | ENVELOPES.map(lambda value: json.dumps(value).encode()),
    http_status=st.integers(100, 599),
)
def test_any_answer_has_an_outcome_and_created_means_the_whole_envelope(
    answer: bytes, http_status: int
) -> None:
    outcome = outcome_of(http_status, answer)
    if isinstance(outcome, Created):
        envelope = json.loads(text_of(answer), strict=False)
        assert envelope["statusCode"] == 0
        assert envelope["statusCode"] is not False
        assert outcome.link == envelope["data"]["link"]
        assert outcome.link.startswith("https://")
    if isinstance(outcome, Rejected):
        shown = [outcome.message, *outcome.fields, *sum(outcome.fields.values(), ())]
        "".join(shown).encode()
