"""What holds for any text: a number's own digits or a flaw, never others, and no long search."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.phone import PhoneFlaw, beside, characters, lines, links
from cammer_desktop.domain.phone.written import Written, digits_alone, parse
from cammer_desktop.support.patterns import Pattern

_DIGITS: Final = st.text("0123456789", min_size=7, max_size=13)
_NUMBERS: Final = st.builds(str.__add__, st.sampled_from(["", "+"]), _DIGITS)
_SEPARATORS: Final = ["", " ", "-", ".", "/", " - ", " / ", ") ", " (", "--", "\u00a0", "\u2011"]
_INVISIBLE: Final = ["\u061c", "\u200b", "\u200e", "\u202c", "\u2066", "\ufeff", "\u00ad", "\ufe0f"]
_LABELS: Final = ["", "cel: ", "Móvil:", "WhatsApp ", "Tlf. (", "Nº", "☎️ ", "'", '="', "*", "• "]
_TAILS: Final = ["", " ", ".", ",", ";", ":", " ✓", "*", '"', " (casa)", ", llamar luego", " 📱\n"]
_EXTENSIONS: Final = [
    " ext 12",
    "x3",
    " (int. 4)",
    ";ext=5",
    " #6",
    ", anexo 77",
    " ramal: 8",
    ",,9",
]
# A date, a range, a document's number or a check digit.
_LOOKS_OTHER: Final = re.compile(
    r"^[0-9]+-[0-9]+-[0-9]+$|^[0-9]{1,2} [0-9]{1,2} [0-9]{4}$"
    r"|^[0-9]+ [0-9]{3} [0-9]{3}-[0-9]{1,2}$|^\+?[0-9]{7,}--?[0-9]{1,2}$"
)
_ANY: Final = st.text("0123456789" * 3 + " -./()[]+,;:xXyeoE@#*'\"=²½é\n\t\u200b٣~%&?")


@st.composite
def _written(draw: st.DrawFn, separators: list[str]) -> tuple[str, str]:
    """Draw a number's digits, and the same with separators between them."""
    digits = draw(_NUMBERS)
    text, rest = digits[:1], digits[1:]
    while rest:
        length = draw(st.integers(1, 5))
        text += rest[:length]
        rest = rest[length:]
        text += draw(st.sampled_from(separators)) if rest else ""
    return digits, text


@st.composite
def _sprinkled(draw: st.DrawFn, text: str) -> str:
    for place in draw(st.lists(st.integers(0, len(text)), max_size=4)):
        text = text[:place] + draw(st.sampled_from(_INVISIBLE)) + text[place:]
    return text


@hypothesis.given(
    st.data(),
    _written(_SEPARATORS),
    st.sampled_from(_LABELS) | st.text(st.characters(exclude_categories=["N", "C"]), max_size=9),
    st.sampled_from(_TAILS + _EXTENSIONS)
    | st.text(st.characters(exclude_categories=["N", "C"]), max_size=9),
)
def test_a_decorated_number_is_read_with_its_own_digits_or_not_at_all(
    data: st.DataObject, number: tuple[str, str], label: str, tail: str
) -> None:
    digits, text = number
    hypothesis.assume(not re.search(r"\.00?$", text))  # a spreadsheet's decimals
    hypothesis.assume(not re.match(r"\+?[0-9]\)", text))  # an item's number
    written = parse(data.draw(_sprinkled(label + text + tail)))
    if isinstance(written, Written):
        # A plus in the label's place becomes the number's; without one, none is added.
        assert written.digits in (digits, "+" + digits if "+" in characters.plain(label) else "")


@hypothesis.given(
    st.data(),
    _written(["", " ", "-"]),
    st.sampled_from(_LABELS[:-2]),
    st.sampled_from([tail for tail in _TAILS if tail != "*"]),  # it may stand for a digit
)
def test_a_number_in_a_usual_notation_is_read_whatever_is_around_it(
    data: st.DataObject, number: tuple[str, str], label: str, tail: str
) -> None:
    digits, text = number
    hypothesis.assume(not _LOOKS_OTHER.search(text))
    written = parse(data.draw(_sprinkled(label + text + tail)))
    assert isinstance(written, Written)
    assert (written.digits, written.is_link) == (digits, False)


@hypothesis.given(_written(["", " ", "-"]), st.sampled_from(_EXTENSIONS))
def test_an_extension_is_left_out_and_told(number: tuple[str, str], extension: str) -> None:
    hypothesis.assume(not _LOOKS_OTHER.search(number[1]))
    written = parse(f"tlf {number[1].replace('-', ' ')}{extension}")
    assert isinstance(written, Written)
    assert written.digits == number[0]
    told = "".join(filter(str.isdecimal, extension))
    assert written.left_out.startswith("tlf … ")
    assert told in written.left_out


@hypothesis.given(_ANY)
@hypothesis.example("0414 1315854 x 12")
def test_only_a_space_hyphen_dot_slash_or_bracket_joins_digits(text: str) -> None:
    written = parse(text)
    if not isinstance(written, Written) or written.is_link:
        return
    bare = characters.plain(text)
    number = written.digits.lstrip("+")
    # A colon or a comma may set a code apart.
    joint = r"[ ()[\]./:,-]" if written.digits.startswith("+") else r"[ ()[\]./-]"
    carrier = "(?<=0)[ (-]*(?:[xX]{2}|[*]{2})"
    together = re.search(f"(?:{joint}|{carrier})*?".join(number), bare)
    assert together is not None
    rest = bare[: together.start()] + bare[together.end() :]
    others = "".join(filter(str.isdecimal, rest))
    is_told = bool(others) and others in "".join(filter(str.isdecimal, written.left_out))
    assert not others or (is_told and len(others) <= 6) or others in ("0", "00")


@hypothesis.given(_ANY | st.text())
def test_what_was_read_reads_as_itself(text: str) -> None:
    written = parse(text)
    if isinstance(written, Written):
        assert parse(written.digits) == Written(written.digits)
        assert digits_alone(written.digits) == written.digits
        assert "\n" not in written.left_out


@hypothesis.given(_DIGITS, st.text(max_size=60), st.text(max_size=60))
def test_no_digit_of_a_message_is_the_numbers(digits: str, before: str, message: str) -> None:
    before, encoded = quote(before, safe=""), quote(message, safe="")
    for text in (
        f"https://wa.me/{digits}?text={encoded}",
        f"https://api.whatsapp.com/send?text={encoded}&phone={digits}",
        f"https://api.whatsapp.com/send?x={before}&phone=%2B{digits}&text={encoded}",
        f"whatsapp://send?phone={digits}&text={encoded}#{before}",
        f"sms:+{digits}?body={encoded}",
        f"smsto:+{digits}:{' '.join(message.split())}",
        f"tel:+{digits};postd={before}?body={encoded}",
    ):
        assert parse(text) == Written("+" + digits, is_link=True), text


def _characters() -> Iterator[str]:
    """Yield every character that is assigned and no letter."""
    for code in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        if category[0] in "MNPSZC" and category not in ("Cn", "Co"):
            yield chr(code)


def test_only_decimal_digits_of_all_characters_are_digits() -> None:
    for char in _characters():
        behind, inside = parse(f"0414131585{char}"), parse(f"0414{char}1315854")
        value = unicodedata.decimal(char, None)
        if value is not None:
            assert isinstance(behind, Written)
            assert behind.digits == f"0414131585{value}"
            continue
        assert not isinstance(behind, Written) or behind.digits == "0414131585"
        if isinstance(inside, Written):
            assert inside.digits == "04141315854"
            is_separator = unicodedata.normalize("NFKC", char) in tuple(" -./()[]‐·•")
            is_dash = unicodedata.category(char) == "Pd" or char in "\u2212\u2796\u30fc"
            is_unseen = characters.plain(char) == ""
            assert is_separator or is_dash or is_unseen, hex(ord(char))
        elif unicodedata.category(char) == "Cf":
            raise AssertionError(hex(ord(char)))


@pytest.mark.parametrize("module", [beside, lines, links])
def test_no_search_tries_a_text_in_more_than_one_way(module: object) -> None:
    """A repeat without a bound is of single characters and gives none back: it cannot go wild."""
    patterns = {name: it for name, it in vars(module).items() if isinstance(it, Pattern)}
    assert patterns
    for name, pattern in patterns.items():
        atoms = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "c", str(pattern.pattern))
        assert not re.search(r"(?<![*+?}(])[*+](?!\+)|\)[*+]|\{\d+,\}(?!\+)", atoms), name


@pytest.mark.parametrize(
    "repeated",
    [
        "0",
        " ",
        "a",
        "0 ",
        "a-",
        ";a",
        "://",
        'tel;"',
        "wa.me/",
        "?a=1&",
        "\u200b",
        "0/",
        "+",
        "%30",
    ],
)
def test_a_long_text_is_refused_before_it_is_looked_at(repeated: str) -> None:
    def looked_at(text: str) -> int:
        before = characters._plain.cache_info()
        parse(text)
        after = characters._plain.cache_info()
        return after.hits + after.misses - before.hits - before.misses

    assert parse(repeated * 1_000_000) is PhoneFlaw.NOT_A_NUMBER
    assert looked_at(repeated * 1_000_000) == 0
    for head in ("", "tel:", "https://wa.me/5841?text=", "https://wa.me/", "sms:", "sip:"):
        text = (head + repeated * 10_000)[:10_000]
        # Once as a whole, once what a link holds.
        assert looked_at(text) <= 2 * len(text)
