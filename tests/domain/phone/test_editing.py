"""Editing keeps the caret beside its digit, doubles no code, and deleting always makes progress."""

from dataclasses import dataclass

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.phone import PhoneFlaw, read, regions
from cammer_desktop.domain.phone.editing import Edit, EditRefusal, Typed, edited, typed, with_region
from cammer_desktop.domain.phone.plans import split_code

EMPTY = Typed("", 0, "VE")


@dataclass
class Field:
    """A line edit as it would behave, with `edited()` behind every change of it."""

    shown: Typed = EMPTY

    def put(self, text: str, end: int | None = None) -> Edit:
        """Type or paste over the selection from the caret to `end`."""
        caret = self.shown.caret
        end = caret if end is None else end
        start, end = min(caret, end), max(caret, end)
        whole = self.shown.text
        return self._take(edited(self.shown, whole[:start] + text + whole[end:], start + len(text)))

    def backspace(self) -> Edit:
        text, caret = self.shown.text, self.shown.caret
        if caret == 0:
            return Edit(self.shown)
        after = text[: caret - 1] + text[caret:]
        return self._take(edited(self.shown, after, caret - 1, backwards=True))

    def delete(self) -> Edit:
        text, caret = self.shown.text, self.shown.caret
        if caret == len(text):
            return Edit(self.shown)
        return self._take(edited(self.shown, text[:caret] + text[caret + 1 :], caret))

    def move(self, caret: int) -> None:
        self.shown = Typed(self.shown.text, min(caret, len(self.shown.text)), self.shown.region)

    def type(self, text: str) -> None:
        for char in text:
            self.put(char)

    def _take(self, edit: Edit) -> Edit:
        self.shown = edit.typed
        return edit


def _digits(text: str) -> str:
    return "".join(char for char in text if char == "+" or char.isdecimal())


def _before_caret(shown: Typed) -> str:
    return _digits(shown.text[: shown.caret])


@pytest.mark.parametrize(
    ("keys", "region", "text", "shown_region"),
    [
        ("04141315854", "VE", "0414-1315854", "VE"),
        ("+584141315854", "VE", "+58 414-1315854", "VE"),
        ("+5511987654321", "VE", "+55 11 98765-4321", "BR"),
        ("00573211234567", "VE", "00 57 321 1234567", "CO"),
        ("00584141315854", "CO", "00 58 414-1315854", "VE"),
        ("+5804141315854", "VE", "+58 0414-1315854", "VE"),
        ("+5703211234567", "VE", "+57 0 321 1234567", "CO"),
        ("1123456789", "AR", "11 2345-6789", "AR"),
        ("+18095551234", "VE", "+1 809-555-1234", "DO"),
        ("５５１２３４５６７８", "MX", "55 1234 5678", "MX"),
    ],
)
def test_a_number_is_grouped_as_it_is_typed(
    keys: str, region: str, text: str, shown_region: str
) -> None:
    field = Field(Typed("", 0, region))
    field.type(keys)
    assert (field.shown.text, field.shown.region) == (text, shown_region)
    assert field.shown.caret == len(text)


def test_the_country_does_not_follow_where_it_would_read_another_number() -> None:
    # In Colombia 005 is a prefix for calls abroad: there this would be a number of +7.
    shown = typed("00579321123456", "VE")
    assert shown.region == "VE"
    assert not read(shown.text, shown.region).e164.startswith("+7")


def test_the_country_follows_the_code_before_the_number_is_whole() -> None:
    field = Field()
    field.type("+55")
    assert field.shown.region == "BR"


@pytest.mark.parametrize(
    "pasted", ["+58 414-131 5854", "58 414 131 5854", "https://wa.me/584141315854"]
)
@pytest.mark.parametrize("there", ["", "+58", "+58 414", "0414-1315854"])
def test_pasting_never_doubles_the_country_code(there: str, pasted: str) -> None:
    field = Field()
    field.type(there)
    field.put(pasted)
    reading = read(field.shown.text, field.shown.region)
    assert (reading.e164, field.shown.region) == ("+584141315854", "VE")


def test_pasting_a_national_number_behind_its_code_completes_it() -> None:
    field = Field()
    field.type("+58")
    field.put("0414 131 5854")
    assert read(field.shown.text, "VE").e164 == "+584141315854"


def test_choosing_a_country_replaces_the_code_that_was_typed() -> None:
    assert with_region(typed("+58 11 98765", "VE"), "BR").text == "+55 11 98765"
    assert with_region(typed("0058 11 98765", "VE"), "BR").text == "+55 11 98765"
    national = with_region(Typed("11987654321", 5, "VE"), "BR")
    assert (national.text, _before_caret(national)) == ("11 98765-4321", "11987")


def test_choosing_another_country_of_the_same_code_keeps_the_number() -> None:
    assert with_region(typed("+1 809 555 1234", "DO"), "US").text == "+1 809-555-1234"


@pytest.mark.parametrize(
    ("there", "put", "refusal"),
    [
        ("0414", "a", EditRefusal.NOT_DIGITS),
        ("", "0414 casa", EditRefusal.NOT_DIGITS),
        ("0414", "+", EditRefusal.PLUS_INSIDE),
        ("04141315854", "9", EditRefusal.NO_ROOM),
        ("+584141315854", "9", EditRefusal.NO_ROOM),
        ("0414", "131585499", EditRefusal.NO_ROOM),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason_and_changes_nothing(
    there: str, put: str, refusal: EditRefusal
) -> None:
    field = Field()
    field.type(there)
    before = field.shown
    assert field.put(put) == Edit(before, refusal)


@pytest.mark.parametrize(
    ("keys", "region"),
    [
        ("0445512345678", "MX"),
        ("+5215512345678", "VE"),
        ("+5491115234567 89", "AR"),
        ("573001234567", "VE"),
    ],
)
def test_a_number_that_can_be_repaired_may_be_typed_to_its_end(keys: str, region: str) -> None:
    field = Field(Typed("", 0, region))
    field.type(keys)
    assert _digits(field.shown.text) == _digits(keys)


def test_deleting_a_separator_takes_the_digit_beside_it_along() -> None:
    field = Field(typed("0414-1315854", "VE"))
    field.move(5)  # right after the dash
    field.backspace()
    assert (_digits(field.shown.text), _before_caret(field.shown)) == ("0411315854", "041")
    field = Field(typed("0414-1315854", "VE"))
    field.move(4)  # right before the dash
    field.delete()
    assert (_digits(field.shown.text), _before_caret(field.shown)) == ("0414315854", "0414")


_PASTES = st.sampled_from(
    ["+58 414 131 5854", "0414-131.58.54", "tel:+5511987654321", "00573211234567", "7", "-", "x"]
)
_STEPS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from("0123456789+ -")),
    st.tuples(st.just("paste"), _PASTES),
    st.tuples(st.just("replace"), st.integers(0, 20)),
    st.tuples(st.just("move"), st.integers(0, 20)),
    st.tuples(st.just("backspace"), st.just("")),
    st.tuples(st.just("delete"), st.just("")),
)


@hypothesis.settings(deadline=None)
@hypothesis.given(
    st.sampled_from(["VE", "CO", "MX", "BR", "AR", "US", "AU", "IT"]), st.lists(_STEPS, max_size=30)
)
def test_any_sequence_of_edits_keeps_the_promises(
    region: str, steps: list[tuple[str, str | int]]
) -> None:
    field = Field(Typed("", 0, region))
    for kind, value in steps:
        before = field.shown
        ahead, behind = _before_caret(before), _digits(before.text)[len(_before_caret(before)) :]
        if kind == "move":
            field.move(int(value))
        elif kind == "backspace":
            field.backspace()
            # The digit before the caret goes, and only that: at the front there is none.
            assert _digits(field.shown.text) == ahead[:-1] + behind
            assert _before_caret(field.shown) == ahead[:-1]
        elif kind == "delete":
            field.delete()
            assert _digits(field.shown.text) == ahead + behind[1:]
            assert _before_caret(field.shown) == ahead
        elif kind == "type":
            edit = field.put(str(value))
            key = _digits(str(value))
            if edit.refusal is None:
                assert _digits(field.shown.text) == ahead + key + behind
                assert _before_caret(field.shown) == ahead + key
            else:
                assert field.shown == before
        else:
            paste = str(value) if kind == "paste" else ""
            edit = field.put(paste, int(value) if kind == "replace" else None)
            assert edit.refusal is None or field.shown == before
        _assert_sound(field.shown)


def _assert_sound(shown: Typed) -> None:
    """Check that the text and its digits alone are read as the same number."""
    reading = read(shown.text, shown.region)
    bare = read(_digits(shown.text), shown.region)
    assert (reading.e164, reading.flaw) == (bare.e164, bare.flaw)
    assert shown.digits.count("+") <= 1
    assert 0 <= shown.caret <= len(shown.text)
    if reading.valid and reading.region != shown.region:
        assert read(shown.text, reading.region) != reading
    assert reading.flaw is not PhoneFlaw.NOT_A_NUMBER or not _digits(shown.text).strip("+0")


def test_every_region_groups_its_examples_without_touching_a_digit() -> None:
    import phonenumbers

    for region in regions():
        example = phonenumbers.example_number(region)
        assert example is not None
        e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        shown = typed(e164, "VE")
        assert _digits(shown.text) == e164
        code, _rest = split_code(e164[1:]) or ("", "")
        assert shown.text.startswith(f"+{code} ") or shown.text == e164
