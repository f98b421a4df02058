"""The sandbox follows the vendor's page: its answers word for word, its rules one by one."""

import json
import re

import pytest

from cammer_desktop.sandbox.server import Sandbox
from tests.samples import CODE, FIELDS_REFUSED, SUCCESS, TICKET_REFUSED, TOKEN_REFUSED
from tests.sandbox.posting import ANA, HEADERS, post

PREFIX = "SessionLinkControllerValidator: "
TICKET = {"title": "Promo", "description": "20 %"}


def test_success_has_the_documented_shape_with_a_link_that_is_visibly_a_trial(
    sandbox: Sandbox,
) -> None:
    sent = {
        "name": "Abraham",
        "email": "abraham@ocularsolution.com",
        "cellphone": "+584141315854",
        "categoryCode": CODE,
        "ticket": TICKET,
    }
    answer = post(sandbox, sent)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    documented = json.loads(SUCCESS)
    link = answer.json["data"]["link"]
    assert re.fullmatch(r"https://\w+\.invalid/session/\w{3}-\w{3}-\w{3}-\d{2}", link)
    documented["data"]["link"] = link
    assert answer.json == documented
    assert list(answer.json) == list(documented)


def test_each_link_is_new(sandbox: Sandbox) -> None:
    links = {post(sandbox).json["data"]["link"] for _ in range(50)}
    assert len(links) == 50
    assert links == {received.link for received in sandbox.received}


@pytest.mark.parametrize(
    "headers",
    [
        {**HEADERS, "Authorization": "another"},
        {**HEADERS, "Authorization": ""},
        {**HEADERS, "Authorization": "Bearer sandbox"},
        {**HEADERS, "Authorization": "Sandbox"},
        {"X-Requested-With": "XMLHttpRequest"},
    ],
)
def test_another_token_or_none_is_refused_word_for_word(
    sandbox: Sandbox, headers: dict[str, str]
) -> None:
    answer = post(sandbox, headers=headers)
    assert (answer.status, answer.json) == (401, json.loads(TOKEN_REFUSED))


def test_the_token_comes_before_the_fields(sandbox: Sandbox) -> None:
    assert post(sandbox, {}, headers={}).json["statusCode"] == 9


@pytest.mark.parametrize("value", [None, "", "xmlhttprequest", "fetch"])
def test_the_second_header_is_required(sandbox: Sandbox, value: str | None) -> None:
    headers = {"Authorization": "sandbox", **({"X-Requested-With": value} if value else {})}
    assert list(post(sandbox, headers=headers).detail) == ["X-Requested-With"]


def test_a_missing_cellphone_is_refused_word_for_word(sandbox: Sandbox) -> None:
    answer = post(sandbox, {"name": "Ana"})
    assert answer.json == json.loads(FIELDS_REFUSED)


def test_a_missing_ticket_title_is_refused_word_for_word(sandbox: Sandbox) -> None:
    answer = post(sandbox, {**ANA, "ticket": {"description": "20 %"}})
    assert answer.json == json.loads(TICKET_REFUSED)


@pytest.mark.parametrize("name", ["name", "cellphone"])
@pytest.mark.parametrize("value", [..., None, "", "  ", 7, []])
def test_name_and_cellphone_are_required(sandbox: Sandbox, name: str, value: object) -> None:
    sent = {key: old for key, old in ANA.items() if key != name}
    if value is not ...:
        sent[name] = value
    assert post(sandbox, sent).detail == {name: [f"{PREFIX}{name} is required."]}


@pytest.mark.parametrize("value", ["04141315854", "+58", "+58 414 1315854", "+58414131585499999"])
def test_a_cellphone_that_is_not_e164_is_refused(sandbox: Sandbox, value: str) -> None:
    assert list(post(sandbox, {**ANA, "cellphone": value}).detail) == ["cellphone"]


def test_the_pages_own_cellphone_with_its_trunk_zero_is_taken(sandbox: Sandbox) -> None:
    assert post(sandbox, {**ANA, "cellphone": "+5804145554433"}).json["statusCode"] == 0


def test_every_problem_is_in_one_answer(sandbox: Sandbox) -> None:
    sent = {"email": "x", "categoryCode": "a", "userCode": "b", "ticket": {}}
    assert set(post(sandbox, sent).detail) == {
        "name",
        "cellphone",
        "email",
        "userCode",
        "ticket.title",
        "ticket.description",
    }


@pytest.mark.parametrize("codes", [{}, {"categoryCode": CODE}, {"userCode": "'7'"}])
def test_either_code_or_none_is_taken(sandbox: Sandbox, codes: dict[str, str]) -> None:
    assert post(sandbox, {**ANA, **codes}).json["statusCode"] == 0


def test_both_codes_are_refused(sandbox: Sandbox) -> None:
    sent = {**ANA, "categoryCode": CODE, "userCode": CODE}
    assert list(post(sandbox, sent).detail) == ["userCode"]


@pytest.mark.parametrize("name", ["email", "categoryCode", "userCode"])
@pytest.mark.parametrize("value", ["", " ", None, 7])
def test_an_optional_field_that_is_empty_is_to_be_left_out(
    sandbox: Sandbox, name: str, value: object
) -> None:
    assert list(post(sandbox, {**ANA, name: value}).detail) == [name]


@pytest.mark.parametrize(
    ("ticket", "keys"),
    [
        ({}, ["ticket.title", "ticket.description"]),
        ({"title": "Promo"}, ["ticket.description"]),
        ({**TICKET, "title": " "}, ["ticket.title"]),
        ({**TICKET, "description": None}, ["ticket.description"]),
        ([TICKET], ["ticket"]),
        (None, ["ticket"]),
        ("Promo", ["ticket"]),
    ],
)
def test_a_ticket_is_one_object_with_both_texts(
    sandbox: Sandbox, ticket: object, keys: list[str]
) -> None:
    assert list(post(sandbox, {**ANA, "ticket": ticket}).detail) == keys


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"name=Ana"]
)
def test_a_body_that_is_no_object_is_refused(sandbox: Sandbox, body: bytes) -> None:
    assert list(post(sandbox, body).detail) == ["body"]


@pytest.mark.parametrize("field", ["name", "email"])
def test_half_a_character_is_answered(sandbox: Sandbox, field: str) -> None:
    body = json.dumps({**ANA, field: "\udfff@ana.co"}).encode()
    assert post(sandbox, body).json["data"]["customer"][field] == "?@ana.co"
