"""A draft is checked as a whole: what may be sent, and every reason why not, at its field."""

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain import phone
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import (
    UNREADABLE,
    Agent,
    Category,
    Destination,
    NoDestination,
    as_named_now,
    looks_like_code,
)
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.session import (
    Draft,
    Problem,
    SessionRequest,
    Ticket,
    again,
    check,
    lost,
    texts_of,
    unreadable,
)
from tests.samples import CODE, draft


def problems(checked: Draft) -> tuple[Problem, ...]:
    found = check(checked)
    assert isinstance(found, tuple), "the draft can be sent"
    return found


def sent(checked: Draft) -> SessionRequest:
    found = check(checked)
    assert isinstance(found, SessionRequest), found
    return found


def test_a_complete_draft_becomes_a_request() -> None:
    found = sent(
        draft(
            name="  Abraham ",
            phone="0414-131 58 54",
            email=" abraham@OCULARSOLUTION.com ",
            destination=Category(f" '{CODE}' "),
            ticket=Ticket(" Promoción ", " 20 %\nen todo "),
        )
    )
    assert found == SessionRequest(
        "Abraham",
        "+584141315854",
        "abraham@ocularsolution.com",
        Category(CODE),
        Ticket("Promoción", "20 %\nen todo"),
    )


@pytest.mark.parametrize("ticket", [None, Ticket("Promoción", "20 %"), Ticket("", "")])
def test_a_draft_and_a_request_are_made_of_their_fields_texts_again(ticket: Ticket | None) -> None:
    typed = draft(email="ana@example.com", destination=Category(CODE), ticket=ticket)
    assert Draft.of(texts_of(typed), typed.region, typed.destination) == typed
    if ticket != Ticket("", ""):
        checked = sent(typed)
        assert SessionRequest.of(texts_of(checked), checked.destination) == checked


def test_only_name_and_phone_are_required() -> None:
    found = sent(draft())
    assert (found.email, found.destination, found.ticket) == (None, NoDestination(), None)


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "\u00a0", "\u200b", "\u200e \ufeff"])
def test_a_blank_name_is_missing(name: str) -> None:
    assert problems(draft(name=name)) == (Problem(Field.NAME, Flaw.MISSING),)


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x85", chr(0xD800), chr(0xDCFF)])
def test_what_json_or_utf8_cannot_carry_is_said_at_its_field(char: str) -> None:
    text = f"a{char}b"
    found = problems(
        draft(name=text, destination=Agent(text), ticket=Ticket(title=text, description=text))
    )
    fields = (Field.NAME, Field.AGENT, Field.TICKET_TITLE, Field.TICKET_DESCRIPTION)
    assert found == tuple(Problem(field, Flaw.UNSENDABLE) for field in fields)


def test_names_of_every_script_are_sent_as_they_are() -> None:
    for name in ("Zoë O'Neill-Ñandú", "李小龙", "محمد", "👩🏽‍💻 Ana"):
        assert sent(draft(name=name)).name == name


def test_line_breaks_of_windows_become_plain_ones() -> None:
    ticket = Ticket("Promo", "uno\r\ndos\rtres")
    assert sent(draft(ticket=ticket)).ticket == Ticket("Promo", "uno\ndos\ntres")


@pytest.mark.parametrize(
    "email",
    [
        "ana",
        "ana@",
        "@example.com",
        "ana@example",
        "ana@localhost",
        "ana@@example.com",
        "ana@exam ple.com",
        "ana@example..com",
        "Ana <ana@example.com>",
        "ana@example.com, eva@example.com",
        "ana\n@example.com",
        "\ud800@example.com",
        "ana@\ud800.com",
    ],
)
def test_a_malformed_email_is_said_at_its_field(email: str) -> None:
    assert problems(draft(email=email)) == (Problem(Field.EMAIL, Flaw.MALFORMED_EMAIL),)


@pytest.mark.parametrize(
    "email", ["example@example.com", "ana+caf\u00e9@m\u00fcller.example.com", "a.b@x.co.ve"]
)
def test_a_usual_email_is_sent(email: str) -> None:
    assert sent(draft(email=email)).email == email


@pytest.mark.parametrize("kind", [Category, Agent])
@pytest.mark.parametrize("code", ["", "  ", "''", ' " " ', "\u201c\u201d"])
def test_a_chosen_destination_without_a_code_is_not_none(
    kind: type[Category] | type[Agent], code: str
) -> None:
    field = Field.CATEGORY if kind is Category else Field.AGENT
    assert problems(draft(destination=kind(code))) == (Problem(field, Flaw.CODE_MISSING),)


@pytest.mark.parametrize("quotes", ["''", '""', "‘’", "“”", "  "])
def test_quotes_around_a_code_are_not_part_of_it(quotes: str) -> None:
    found = sent(draft(destination=Agent(f" {quotes[0]}{CODE}{quotes[1]} ")))
    assert found.destination == Agent(CODE)


@pytest.mark.parametrize(
    ("code", "certain"),
    [(CODE, True), (CODE.upper(), True), ("7", False), (CODE + "0", False), ("x" + CODE, False)],
)
def test_any_code_is_sent_and_a_whole_uuid_is_certainly_one(code: str, certain: bool) -> None:
    chosen: Destination = Category(code)
    assert sent(draft(destination=chosen)).destination == chosen
    assert looks_like_code(code) is certain


def test_half_a_ticket_is_said_at_the_empty_half() -> None:
    assert problems(draft(ticket=Ticket("Promo", " "))) == (
        Problem(Field.TICKET_DESCRIPTION, Flaw.HALF_TICKET),
    )
    assert problems(draft(ticket=Ticket(" ", "20 %"))) == (
        Problem(Field.TICKET_TITLE, Flaw.HALF_TICKET),
    )


def test_a_ticket_with_two_blank_halves_is_none() -> None:
    assert sent(draft(ticket=Ticket(" ", "\n"))).ticket is None


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", phone.PhoneFlaw.EMPTY),
        ("hola", phone.PhoneFlaw.NOT_A_NUMBER),
        ("0414 1", phone.PhoneFlaw.TOO_SHORT),
    ],
)
def test_a_phone_that_cannot_be_called_is_said_at_its_field(
    typed: str, refusal: phone.PhoneFlaw
) -> None:
    assert problems(draft(phone=typed)) == (Problem(Field.PHONE, refusal),)


def test_every_problem_is_told_at_once_in_the_forms_order() -> None:
    found = problems(
        draft(name="", phone="", email="x", destination=Agent(""), ticket=Ticket("", "x"))
    )
    assert [problem.field for problem in found] == [
        Field.NAME,
        Field.PHONE,
        Field.EMAIL,
        Field.AGENT,
        Field.TICKET_TITLE,
    ]


@hypothesis.given(name=st.text(), typed=st.text(), email=st.text(), code=st.text())
def test_whatever_is_typed_is_sendable_or_refused(
    name: str, typed: str, email: str, code: str
) -> None:
    found = check(draft(name=name, phone=typed, email=email, destination=Category(code)))
    if isinstance(found, SessionRequest):
        found.name.encode()
        assert isinstance(found.destination, Category)
        assert found.destination.code


def test_what_cannot_be_read_of_a_request_is_known_by_its_field() -> None:
    whole = SessionRequest("Ana", "+584141315854", None, NoDestination(), None)
    assert (lost(whole), unreadable(whole)) == ((), ())
    torn = SessionRequest(" ", "+58\ufffd", "a@b.c\0", UNREADABLE, Ticket("", "Hoy"))
    assert lost(torn) == (Field.NAME, Field.CATEGORY, Field.TICKET_TITLE)
    assert unreadable(torn) == (
        *(Field.NAME, Field.PHONE, Field.EMAIL),
        *(Field.CATEGORY, Field.TICKET_TITLE),
    )


def test_what_can_be_read_of_a_request_is_filled_in_again() -> None:
    torn = SessionRequest("Ana", "+58\ufffd", None, NoDestination(), Ticket("", "Hoy"))
    draft = again(torn, "VE")
    assert (draft.name, draft.phone, draft.email, draft.region) == ("Ana", "", "", "VE")
    assert draft.ticket == Ticket("", "Hoy")


def test_an_earlier_destination_has_the_name_that_it_has_now() -> None:
    now = Category("7", "Ventas")
    assert as_named_now(Category("7"), now).name == "Ventas"  # type: ignore[union-attr]
    assert as_named_now(now, Category("7")).name == "Ventas"  # type: ignore[union-attr]
    for other in (Category("8"), Agent("7"), UNREADABLE, NoDestination()):
        assert as_named_now(other, now) is other
