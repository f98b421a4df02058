"""Masked data tells rows apart, and is not enough to call anybody."""

import html
import re
import unicodedata
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cammer_desktop.domain import export_table, masks
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Category
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.masking import masked
from cammer_desktop.domain.outcome import Created, Rejected, RejectionReason
from cammer_desktop.domain.session import Customer, SessionRequest, Ticket, check
from cammer_desktop.support.folding import folded, search_key
from tests.samples import CODE, LINK, draft, request

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
PHONE = "+584141315854"


def hidden(text: str, name: str = "José Abraham D’Angelo", email: str | None = None) -> str:
    """Return a ticket's text as it is masked."""
    asked = SessionRequest(name, PHONE, email, Category(CODE), Ticket(text, text))
    ticket = masked(Attempt(1, NOON, asked)).request.ticket
    assert ticket is not None
    assert ticket.title == ticket.description
    return ticket.title


def test_nothing_personal_is_left_in_it() -> None:
    name, phone, email = "Ana María", "+584141315854", "ana@example.com"
    ticket = Ticket(f"Para {name}", f"{email} {phone}")
    asked = SessionRequest(name, phone, email, Category(CODE, "Ventas"), ticket)
    stored = Customer({Field.NAME: name, Field.EMAIL: email, Field.PHONE: phone})
    hidden = masked(Attempt(1, NOON, asked, Created(LINK, stored)))
    assert hidden.request.name == "A… M…"
    assert hidden.request.phone == "…854"
    assert hidden.request.email == "a…@example.com"
    assert hidden.request.destination == Category(CODE)
    assert hidden.request.ticket == Ticket("Para A… M…", "a…@example.com …854")
    assert hidden.outcome == Created("…70")


class TestThePhoneInATicket:
    @pytest.mark.parametrize(
        "written",
        [
            "+584141315854",
            "+58 414-1315854",
            "+58 (414) 131.58.54",
            "04141315854",
            "0414 131 5854",
            "0414/131-58-54",
            "4141315854",
            "00584141315854",
            "0058 414 131 58 54",
            "+58\u00a0414\u202f1315854",
            "0414\u20111315854",
            "0414.\n131.5854",
            "+58414\u200b1315854",
            "٠٤١٤١٣١٥٨٥٤",
            "＋５８４１４１３１５８５４",
            "0️⃣4️⃣1️⃣4️⃣1315854",
            "0414%20131%205854",
            "%2B58414%2D131%2D5854",
            "0414%2520131%25205854",
            "0414&nbsp;131&nbsp;5854",
            "0414&#160;131&#xA0;5854",
            "0414<br>131<br/>5854",
            "0414</b> <span class=n2>131</span><i>5854",
            "&#43;58&lt;b&gt;414&lt;/b&gt;1315854",
            "0414x131x5854",
            "0414 y 131 y luego 5854",
            "0414 131 ext 5854",
            "1315854",
            "15854",
        ],
    )
    def test_however_it_is_written(self, written: str) -> None:
        assert hidden(f"Para {written}, hoy") == "Para …854, hoy"

    def test_each_time_that_it_stands_there(self) -> None:
        assert hidden("0414-131.5854 o 131 58 54; 20 %") == "…854 o …854; 20 %"

    def test_a_digit_alone_belongs_to_no_number(self) -> None:
        assert hidden("0414131 y 5 más; 8 y 41413 o 4x1315854") == "…854 y 5 más; 8 y …854 o 4x…854"

    @pytest.mark.parametrize(
        "written", ["4a1b3c1d5", "14 y 1 y 31 y 5", "4 y 131 y 5", "4141 entradas el 31 de mayo"]
    )
    def test_what_is_no_number_stays(self, written: str) -> None:
        assert hidden(written) == written

    def test_within_the_address_of_a_link(self) -> None:
        link = "<a href='tel:+58414%20131%205854'>Llamar</a>"
        assert hidden(link) == "<a href='tel:…854'>Llamar</a>"

    def test_what_a_variable_put_there(self) -> None:
        sent = check(draft(ticket=Ticket("{nombre}", "{celular}")))
        assert isinstance(sent, SessionRequest)
        assert masked(Attempt(1, NOON, sent)).request.ticket == Ticket("A… C…", "…854")

    @pytest.mark.parametrize(
        ("region", "phone"),
        [("AR", "011 15 2345-6789"), ("BR", "11 98765-4321"), ("DE", "01512 3456789")],
    )
    def test_what_a_variable_put_there_in_another_country(self, region: str, phone: str) -> None:
        ticket = Ticket("{celular}", f"Llame al {phone}")
        sent = check(draft(phone=phone, region=region, ticket=ticket))
        assert isinstance(sent, SessionRequest)
        assert sent.ticket is not None
        for text in export_table.cells(masked(Attempt(1, NOON, sent)))[4:-1]:
            assert not phone_left(text, sent.phone)


class TestTheNameInATicket:
    @pytest.mark.parametrize(
        ("written", "left"),
        [
            ("José Abraham D’Angelo", "J… A… D…"),
            ("JOSÉ ABRAHAM D'ANGELO", "J… A… D…"),
            ("jose", "j…"),
            ("el sr. DʼAngelo", "el sr. D…"),
            ("D´Angelo, José Abraham", "D… J… A…"),
            ("D Angelo", "D A…"),
            ("dangelo1985", "d…1985"),
            ("Jose\u0301 y #Abraham_", "J… y #A…_"),
            ("José\nAbraham", "J…\nA…"),
            ("Abra\u00adham", "A…"),
            ("«ＡＢＲＡＨＡＭ»", "«Ａ…»"),
            ("JoseAbrahamDAngelo", "J…"),
        ],
    )
    def test_however_it_is_written(self, written: str, left: str) -> None:
        assert hidden(f"Para {written}: hoy") == f"Para {left}: hoy"

    @pytest.mark.parametrize(
        ("name", "written", "left"),
        [
            ("Łukasz Wójcik", "Lukasz Wojcik", "L… W…"),
            ("Lukasz Wojcik", "ŁUKASZ o WÓJCIK", "Ł… o W…"),
            ("Søren Bjørk", "Soren Bjork", "S… B…"),
            ("Đỗ Nguyễn", "Do Nguyen", "D… N…"),
            ("Aesa Oeuvre", "Œuvre", "Œ…"),
            ("Þór", "Thor", "T…"),
            ("José Peña", "Jos%C3%A9%20Pe%c3%b1a", "J…"),
            ("José Peña", "Jos&eacute;&nbsp;PE&Ntilde;A", "J…"),
        ],
    )
    def test_in_letters_of_another_keyboard(self, name: str, written: str, left: str) -> None:
        assert hidden(f"Para {written}: hoy", name) == f"Para {left}: hoy"

    def test_within_another_word_it_is_none(self) -> None:
        assert hidden("Mañana, banana, Ana", name="Ana") == "Mañana, banana, A…"

    def test_a_common_word_is_a_name_too(self) -> None:
        assert hidden("Rosa y sol", name="Rosa del Sol") == "R… y s…"

    def test_words_of_two_letters_are_the_name_only_together(self) -> None:
        assert hidden("Li, BO; bo y li", name="Bo Li") == "L… B…; bo y li"

    def test_an_abbreviation_of_maria(self) -> None:
        assert hidden("MARª y mara", name="Marª Li") == "M… y m…"

    def test_a_name_of_signs_or_digits_is_found_as_it_is(self) -> None:
        assert hidden("Para \\1 (.*, 20 %", name="\\1 (.*") == "Para \\… (…, 20 %"
        assert hidden("Para 4711, 20 %", name="4711") == "Para 4…, 20 %"


class TestTheEmailInATicket:
    @pytest.mark.parametrize(
        ("written", "left"),
        [
            ("J.Perez+x@Example.COM", "j…@example.com"),
            ("mailto:j.perez+x@example.com", "mailto:j…@example.com"),
            ("J.PEREZ+X de example", "J… de example"),
            ("mailto:j.perez%2Bx%40example.com", "mailto:j…@example.com"),
        ],
    )
    def test_however_it_is_written(self, written: str, left: str) -> None:
        assert hidden(f"Para {written}", email="j.perez+x@example.com") == f"Para {left}"

    def test_a_domain_that_tells_the_name_or_the_number(self) -> None:
        asked = request(name="Ana Canario", email="yo@canario.1315854.com", ticket=None)
        assert masked(Attempt(1, NOON, asked)).request.email == "y…@c….…854.com"


def test_what_the_service_repeats_of_the_customer() -> None:
    fields = {"cellphone": ("04141315854 is invalid", "ok")}
    refused = Rejected(RejectionReason.FIELDS, 2, 400, "Abraham no cumple", fields)
    outcome = masked(Attempt(1, NOON, request(), refused)).outcome
    assert isinstance(outcome, Rejected)
    assert outcome.message == "A… no cumple"
    assert outcome.fields == {"cellphone": ("…854 is invalid", "ok")}


def test_a_damaged_row_hides_its_ticket_whole() -> None:
    ticket = Ticket("Llamar a Ana Canario", "al 0414 131 5854")
    refused = Rejected(RejectionReason.FIELDS, 2, 400, "Canario no cumple", {"name": ("Ana",)})
    asked = request(name="", email="yo@example.com", ticket=ticket)
    damaged = masked(Attempt(1, NOON, asked, refused, is_damaged=True))
    texts = export_table.cells(damaged)
    assert not re.search("ana|canario|5854", "".join(texts).casefold())
    assert damaged.request.ticket == Ticket("…", "…")
    assert (damaged.request.phone, damaged.request.email) == ("…854", "y…@example.com")


def test_what_is_not_there_stays_so() -> None:
    asked = SessionRequest("Ana", "+584141315854", None, Category(CODE), None)
    hidden = masked(Attempt(1, NOON, asked))
    assert (hidden.request.email, hidden.request.ticket, hidden.outcome) == (None, None, None)


def test_an_address_with_nothing_before_its_sign() -> None:
    assert masks.email("@example.com") == "…@example.com"


# Looked for in another way than the mask does: in a text that is nothing but folded letters, or
# nothing but digits. What is hidden parts what is left of both.
def phone_left(text: str, phone: str) -> bool:
    """Tell whether five digits of a number are left in a row, whatever signs are between them."""
    read = html.unescape(html.unescape(unquote(unquote(text))))
    return digits_left(text, phone) or digits_left(re.sub("<[^<>]*>", " ", read), phone)


def digits_left(text: str, phone: str) -> bool:
    """Tell the same of a text without escapes and tags."""
    for part in text.split(masks.HIDDEN):
        runs = re.split(r"[^\W\d_]", unicodedata.normalize("NFKC", part))
        for run in runs:
            digits = "".join(str(unicodedata.digit(each)) for each in run if each.isdigit())
            if any(digits[at : at + 5] in phone for at in range(len(digits) - 4)):
                return True
    return False


def name_left(text: str, name: str) -> bool:
    """Tell whether a word of a name is left, of three letters or more."""
    words = [word for word in re.findall(r"[^\W\d_]+", search_key(name)) if len(word) >= 3]
    return any(word in re.findall(r"[^\W\d_]+", search_key(text)) for word in words)


NAMES = st.lists(
    st.sampled_from(
        (
            "José",
            "Ana",
            "Peña",
            "D’Angelo",
            "Li",
            "de",
            "Ñato",
            "O'Brien",
            "Zoë",
            "Łukasz",
            "Đỗ",
            "Æsa",
        )
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
PHONES = st.from_regex(r"\+(?:58|54|55|1|34)[1-9][0-9]{7,9}", fullmatch=True)
SEPARATORS = st.sampled_from((*" .-/()", "", "", "\u00a0", "\u2011", "\n", " - ", "\u200b", ") "))
MARKUP = st.sampled_from(("%20", "%2D", "%2520", "&nbsp;", "&#160;", "&amp;#x2011;", "<br>"))
SCRIPTS = (0x30, 0xFF10, 0x660, 0x966)


@st.composite
def written_phones(drawn: st.DrawFn, phone: str) -> str:
    """A part of the number or all of it, in any notation."""
    start = drawn(st.integers(1, len(phone) - 5))
    prefix = drawn(st.sampled_from(("", "0", "00", "+", "+(", "(0")))
    zero = drawn(st.sampled_from(SCRIPTS))
    between = drawn(st.sampled_from((SEPARATORS, MARKUP)))
    digits = (chr(zero + int(digit)) + drawn(between) for digit in phone[start:])
    return prefix + "".join(digits)


@st.composite
def written_names(drawn: st.DrawFn, name: str) -> str:
    """Words of the name in any order and any notation."""
    words = drawn(st.lists(st.sampled_from(name.split()), min_size=1, max_size=5))
    notation = drawn(
        st.sampled_from(
            (
                str,
                str.upper,
                str.lower,
                lambda word: unicodedata.normalize("NFD", word),
                folded,
                search_key,
                lambda word: word.translate({ord("’"): "'", ord("'"): "´"}),
            )
        )
    )
    between = drawn(st.sampled_from((" ", ", ", "\n", "-", "_", "\u00a0", "/")))
    return between.join(map(notation, words))


@given(st.data())
def test_whatever_the_notation_nothing_of_the_customer_is_left(data: st.DataObject) -> None:
    name, phone = data.draw(NAMES), data.draw(PHONES)
    texts = [
        data.draw(st.sampled_from(("Promo", "20 % ", "para:", "tel.", "", "«")))
        + data.draw(st.one_of(written_phones(phone), written_names(name)))
        for _ in range(data.draw(st.integers(1, 4)))
    ]
    ticket = Ticket(" x ".join(texts), "\n".join(texts))
    local = folded(name).replace(" ", ".").replace("'", "")
    email = data.draw(st.sampled_from((None, f"{local}@example.com", f"yo@{local}.com")))
    asked = SessionRequest(name, phone, email, Category(CODE), ticket)
    hidden = masked(Attempt(1, NOON, asked))
    cells = export_table.cells(hidden)
    for cell in (*cells[4:7], *cells[9:]):  # all but time and state, and the destination
        assert not name_left(cell, name), cell
        assert not phone_left(cell, phone), cell


@given(st.text(alphabet="bcdfgBCDFG 2367890,.\n-+()@ß\u0301…'"))
@example("+00 (0)")
def test_a_text_with_nothing_of_the_customer_is_unchanged(text: str) -> None:
    assert hidden(text, email="yo@example.com") == text
