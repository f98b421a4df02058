"""Screen pops: what an address brings, and what is refused, whatever it holds."""

import string
from dataclasses import fields, replace
from urllib.parse import quote

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import (
    KEYS,
    LIMITS,
    MAX_BYTES,
    PopFlaw,
    PopRefusal,
    RefusedPopError,
    ScreenPop,
    of_texts,
    read,
    texts_of,
    written,
)
from tests.samples import CODE

START = "cammer://new?"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"
OPAQUE = "rT7kQ2mZx9LpW4vYb3NcE8sHf6JdA1uG0oXi5yRq"
WHOLE = Prefill(
    name="Abraham & Ñandú",
    phone="+58 414-131 5854",
    email="a+b@example.com",
    user="Ana Pérez",
    promotion="2×1 #verano",
    ticket_title="100 %",
    ticket_description="Una línea\ny otra",
)


def refusal_of(address: str) -> PopRefusal:
    """Return why an address is refused."""
    with pytest.raises(RefusedPopError) as caught:
        read(address)
    return caught.value.refusal


def test_every_field_of_the_form_can_be_filled_in() -> None:
    assert {field.spec.option.removeprefix("--") for field in Field} | {"promotion"} == set(KEYS)
    assert set(LIMITS) == set(KEYS)


@pytest.mark.parametrize(
    ("query", "prefill"),
    [
        ("", Prefill()),
        ("name=Abraham+David", Prefill(name="Abraham David")),
        ("name=Abraham%20David&phone=0414", Prefill(name="Abraham David", phone="0414")),
        ("name=Mar%C3%ADa", Prefill(name="María")),
        ("name=María", Prefill(name="María")),
        ("NAME=Ana&Ticket_Title=T", Prefill(name="Ana", ticket_title="T")),
        ("ticket-description=a%0D%0Ab%09c", Prefill(ticket_description="a\nb\tc")),
        ("name=%20Ana+&email=", Prefill(name="Ana")),
        ("name=%E2%80%8B&user=x&category=+", Prefill(user="x")),
        ("name=Ana&&phone=1&", Prefill(name="Ana", phone="1")),
        ("name=Ana&Name=Ana&name=", Prefill(name="Ana")),
        ("name=a=b", Prefill(name="a=b")),
        (f"category={CODE}", Prefill(category=CODE)),
        ("name=Ana%26Eva%2B1", Prefill(name="Ana&Eva+1")),
    ],
)
def test_an_address_is_read(query: str, prefill: Prefill) -> None:
    assert read(START + query) == ScreenPop(prefill)


@pytest.mark.parametrize(
    ("value", "phone"),
    [
        ("+584141315854", "+584141315854"),
        ("%2B584141315854", "+584141315854"),
        ("+58+414+1315854", "+58 414 1315854"),
        ("%2B58+414%201315854", "+58 414 1315854"),
        ("++584141315854", "+584141315854"),
        ("+%2B584141315854", "+584141315854"),
        ("0414+131+5854", "0414 131 5854"),
        ("%2004141315854", "04141315854"),
        ("0414%2B1", "0414+1"),
        ("+", ""),
    ],
)
def test_a_phone_keeps_the_plus_that_was_not_encoded(value: str, phone: str) -> None:
    assert read(f"{START}phone={value}").prefill.phone == phone


@pytest.mark.parametrize(
    ("texts", "prefill"),
    [
        ({"name": "Pérez,  Ana", "category": " a   b "}, Prefill("Pérez, Ana", category="a b")),
        ({"phone": "tel:+58-414-131-5854"}, Prefill(phone="+58-414-131-5854")),
        ({"phone": "TEL: 0414"}, Prefill(phone="0414")),
        ({"phone": "hotel: 0414"}, Prefill(phone="hotel: 0414")),
        ({"email": "mailto:ana@example.com"}, Prefill(email="ana@example.com")),
        ({"email": "Ana Pérez <ana@example.com>"}, Prefill(email="ana@example.com")),
        ({"email": "<Mailto:ana@example.com>"}, Prefill(email="ana@example.com")),
        ({"email": "a <b> <c@example.com>"}, Prefill(email="a <b> <c@example.com>")),
        ({"ticket_description": "a  b\n\nc"}, Prefill(ticket_description="a  b\n\nc")),
    ],
)
def test_what_a_crm_puts_around_a_value_is_left_out(
    texts: dict[str, str], prefill: Prefill
) -> None:
    assert of_texts(texts) == ScreenPop(prefill)
    assert of_texts(texts_of(prefill)) == ScreenPop(prefill)


@pytest.mark.parametrize("value", ["a+b@example.com", "a%2Bb@example.com", "+a%2Bb@example.com+"])
def test_an_email_keeps_its_plus(value: str) -> None:
    assert read(f"{START}email={value}").prefill.email == "a+b@example.com"
    assert read(f"{START}email=%2B{value}").prefill.email.startswith("+")


@pytest.mark.parametrize(
    "start",
    ["cammer://new?", "cammer://new/?", "CAMMER://NEW?", "Cammer://New/?", " cammer://new?"],
)
def test_the_start_is_as_systems_and_browsers_write_it(start: str) -> None:
    assert read(f"{start}name=Ana\n").prefill == Prefill(name="Ana")
    assert read("cammer://new").is_empty


def test_unknown_keys_are_ignored_and_named_without_their_values() -> None:
    pop = read(f"{START}name=Ana&crm_id=77&gclid=x&CRM_ID=78&utm%E2%80%AEsource=1&=y&{'k' * 50}=1")
    names = ("crm_id", "gclid", "CRM_ID", "utm\\u202esource", "=", f"{'k' * 40}…")
    assert pop == ScreenPop(Prefill(name="Ana"), names)
    assert not pop.is_empty


def test_of_many_unknown_keys_some_are_named() -> None:
    pop = read(START + "&".join(f"k{number}=1" for number in range(100)))
    assert pop.ignored == (*(f"k{number}" for number in range(20)), "…")


@pytest.mark.parametrize(
    "address",
    [
        *("", "new", "https://new?name=Ana", "cammer:new?name=Ana", "cammer:///new?name=Ana"),
        *("cammer://old?name=Ana", "cammer://new/x?name=Ana", "cammer://a@new?name=Ana"),
        *(
            "cammer://new:80?name=Ana",
            "cammer://[new?name=Ana",
            "--data-dir=/tmp",
            "cammer://new.?",
        ),
    ],
)
def test_another_address_is_refused(address: str) -> None:
    assert refusal_of(address) == PopRefusal(PopFlaw.ADDRESS)


@pytest.mark.parametrize(
    "query", ["name=100%", "name=%zz", "name=%E9", "name=%C3", "%FF=1", "a=1#b"]
)
def test_what_is_not_encoded_is_refused(query: str) -> None:
    assert refusal_of(START + query) == PopRefusal(PopFlaw.ENCODING)


@pytest.mark.parametrize("query", ["name=A\tna", "name=A\nna", "name=A\x00na", "name=\udc80"])
def test_control_characters_in_the_address_are_refused(query: str) -> None:
    assert refusal_of(START + query + "&x") == PopRefusal(PopFlaw.CONTROL_CHARACTER)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("name", each) for each in ("A%00na", "A%1Bna", "A%0Ana", "A%09na", "A%E2%80%A8na")),
        ("ticket-description", "a%07b"),
    ],
)
def test_control_characters_in_a_value_are_refused(key: str, value: str) -> None:
    assert refusal_of(f"{START}{key}={value}") == PopRefusal(PopFlaw.CONTROL_CHARACTER, key)


@pytest.mark.parametrize(
    "query",
    [
        *(f"name=Ana&{key}=x" for key in ("token", "TOKEN", "api_key", "apiKey", "Authorization")),
        *(f"{key}=" for key in ("access-token", "auth", "password", "contraseña", "client_secret")),
        *(f"{key}={JWT}" for key in ("name", "ticket-description", "x")),
        *(f"{key}={OPAQUE}" for key in ("name", "category", "x")),
        *(f"ticket-title=Clave%20{text}" for text in (OPAQUE, f"Bearer%20{'a1' * 10}", JWT)),
        *(OPAQUE, f"{OPAQUE}=1", f"name=12%7C{'0a' * 20}"),
    ],
)
def test_what_looks_like_a_token_is_refused(query: str) -> None:
    assert refusal_of(START + query) == PopRefusal(PopFlaw.SECRET)


@pytest.mark.parametrize(
    "key", ["api-url", "API_URL", "apiurl", "api", "base_url", "url", "endpoint", "proxy", "host"]
)
def test_an_address_of_the_api_is_refused(key: str) -> None:
    query = f"name=Ana&{key}=https%3A%2F%2Fevil.example"
    assert refusal_of(START + query) == PopRefusal(PopFlaw.API_ADDRESS)


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        CODE.upper(),
        CODE.replace("-", ""),
        "https://crm.example.com/lightning/r/Case/5005g00000ABCDEFAA/view?x=1",
        "caso-2024-reclamo-por-facturacion-duplicada-en-linea",
        "María Fernanda de los Ángeles Etcheverry Goicoechea",
        "5005g00000ABCDEFAA",
        "Electroencefalografista-Otorrinolaringologo",
        "0414-131-5854/0212-555-1234/0416-555-9876",
    ],
)
def test_codes_links_and_sentences_are_no_tokens(text: str) -> None:
    assert of_texts({"ticket-title": text}).prefill.ticket_title == text


@pytest.mark.parametrize("key", KEYS)
def test_a_value_may_be_as_long_as_its_field(key: str) -> None:
    most = LIMITS[key]
    assert texts_of(read(f"{START}{key}=%20{'ñ' * most}+").prefill) == {key: "ñ" * most}
    assert refusal_of(f"{START}{key}={'x' * (most + 1)}") == PopRefusal(PopFlaw.VALUE_TOO_LONG, key)


def test_an_address_may_be_of_8_kib() -> None:
    whole = f"{START}x=".ljust(MAX_BYTES, "y")
    assert read(whole).ignored == ("x",)
    assert refusal_of(f"{whole}y") == PopRefusal(PopFlaw.TOO_LONG)
    assert refusal_of(f"{START}x={'ñ' * (MAX_BYTES // 2)}") == PopRefusal(PopFlaw.TOO_LONG)


def test_two_values_of_one_key_are_refused() -> None:
    refusal = PopRefusal(PopFlaw.REPEATED, "ticket-title")
    assert refusal_of(f"{START}ticket-title=a&Ticket_Title=b") == refusal


def test_a_category_and_an_agent_are_refused() -> None:
    assert refusal_of(f"{START}user=a&name=Ana&category=b") == PopRefusal(PopFlaw.TWO_DESTINATIONS)


def test_the_error_quotes_nothing() -> None:
    with pytest.raises(RefusedPopError) as caught:
        read(f"{START}name={OPAQUE}")
    assert OPAQUE not in f"{caught.value}{caught.value!r}"


class TestAnyText:
    PIECES = st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [*KEYS, *"&=+%#?/:", "&name=", "&phone=+", "%00", "%FF", "%C3%B1", "token", CODE, JWT]
        ),
    )

    @hypothesis.example("0\xa00", True)
    @hypothesis.given(st.lists(PIECES, max_size=12).map("".join), st.booleans())
    def test_is_taken_or_refused(self, text: str, is_ours: bool) -> None:
        try:
            pop = read(START + text if is_ours else text)
        except RefusedPopError:
            return
        assert read(written(pop.prefill)) == replace(pop, ignored=())
        assert all(len(value) <= LIMITS[key] for key, value in texts_of(pop.prefill).items())
        assert all(name.isprintable() for name in pop.ignored)

    @hypothesis.given(
        st.dictionaries(
            st.sampled_from(KEYS), st.text(string.printable + "ñÁ日😀\u200e\u2028", max_size=30)
        )
    )
    def test_is_taken_as_arguments_just_as_in_an_address(self, texts: dict[str, str]) -> None:
        """Every value is encoded, so that no plus sign is doubtful."""
        query = "&".join(f"{key}={quote(text, safe='')}" for key, text in texts.items())
        assert _outcome(read, START + query) == _outcome(of_texts, texts)


def _outcome(take: object, given: object) -> ScreenPop | PopRefusal:
    try:
        return take(given)  # type: ignore[operator, no-any-return]
    except RefusedPopError as error:
        return error.refusal


def test_what_is_written_for_integrators_is_read() -> None:
    assert read(written(WHOLE)) == ScreenPop(WHOLE)
    assert written(Prefill()) == "cammer://new"
    for field in fields(Prefill):
        one = Prefill(**{field.name: "Ana + Eva & 50 %"})
        assert written(one).isascii()
        assert read(written(one)) == ScreenPop(one)
