"""Editing keeps what was written and the caret beside its digit, and doubles no code."""

from dataclasses import dataclass, field, replace

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.phone import PhoneFlaw, read, regions
from cammer_desktop.domain.phone.characters import plain
from cammer_desktop.domain.phone.country_codes import country_of
from cammer_desktop.domain.phone.editing import (
    Change,
    Entry,
    as_written,
    at_home,
    change_of,
    edited,
    emptied,
    entered,
    flaw_at_once,
    holding,
    moved,
    with_digit,
    with_region,
)
from cammer_desktop.domain.phone.plans import code_of, country_code

NATIONAL = {
    "VE": ["0414 131 5854", "412 345 6789", "2126128027"],
    "CO": ["300 123 4567", "601 2345678"],
    "MX": ["55 1234 5678", "8112345678"],
    "BR": ["11 98765-4321", "(011) 98765 4321"],
    "AR": ["11 2345-6789", "9 11 2345 6789"],
    "US": ["305 234 5678", "3052345678"],
}


@dataclass
class Field:
    """A line edit as it would behave, with `edited()` behind every change of it."""

    region: str = "VE"
    entry: Entry = field(init=False)

    def __post_init__(self) -> None:
        self.entry = as_written("", self.region)

    def put(self, text: str, end: int | None = None) -> None:
        """Type or paste over the selection from the caret to `end`."""
        start, end = sorted((self.entry.caret, self.entry.caret if end is None else end))
        shown = self.entry.text
        self._take(shown[:start] + text + shown[end:], start + len(text))

    def backspace(self, *, whole_group: bool = False) -> None:
        caret = self.entry.caret
        if caret:
            self._delete(caret - 1, caret, backwards=True, whole_group=whole_group)

    def delete(self, *, whole_group: bool = False) -> None:
        caret = self.entry.caret
        if caret < len(self.entry.text):
            self._delete(caret, caret + 1, backwards=False, whole_group=whole_group)

    def move(self, caret: int) -> None:
        self.entry = moved(self.entry, min(caret, len(self.entry.text)))

    def type(self, text: str) -> None:
        for char in text:
            self.put(char)

    def _take(self, text: str, caret: int) -> None:
        self.entry = edited(self.entry, change_of(self.entry.text, text, caret))

    def _delete(self, start: int, end: int, *, backwards: bool, whole_group: bool) -> None:
        change = with_digit(
            self.entry, Change(start, end), backwards=backwards, whole_group=whole_group
        )
        self.entry = edited(self.entry, change)


def _digits(text: str) -> str:
    return "".join(char for char in plain(text) if char == "+" or char.isdecimal())


def _before_caret(entry: Entry) -> str:
    return _digits(entry.text[: entry.caret])


def _country(entry: Entry) -> str:
    return country_of(entry.written, entry.region)


def _entry(text: str, region: str = "VE") -> Entry:
    return entered(text, len(text), region)


@pytest.mark.parametrize(
    ("keys", "region", "text", "country"),
    [
        ("04141315854", "VE", "0414-1315854", "VE"),
        ("+584141315854", "VE", "+58 414-1315854", "VE"),
        ("+5511987654321", "VE", "+55 11 98765-4321", "BR"),
        ("00573211234567", "VE", "00 57 321 1234567", "CO"),
        ("00584141315854", "CO", "00 58 414-1315854", "VE"),
        ("+5804141315854", "VE", "+58 0414-1315854", "VE"),
        ("1123456789", "AR", "11 2345-6789", "AR"),
        ("+18095551234", "VE", "+1 809-555-1234", "DO"),
        ("５５１２３４５６７８", "MX", "55 1234 5678", "MX"),
        ("0414 131-58.54", "VE", "0414-1315854", "VE"),
        ("0414\u2212131\u20125854", "VE", "0414-1315854", "VE"),
        ("（0414）131．5854", "VE", "0414-1315854", "VE"),
        ("\u279558 414\u00a0131\u30fc5854", "VE", "+58 414-1315854", "VE"),
    ],
)
def test_a_number_is_grouped_as_it_is_typed(
    keys: str, region: str, text: str, country: str
) -> None:
    field = Field(region)
    field.type(keys)
    assert (field.entry.text, _country(field.entry)) == (text, country)
    assert (field.entry.written, field.entry.region) == (keys, region)
    assert field.entry.caret == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "0414 1 131 5854",
        "0414 131 5854 ext 12",
        "cel: 0414 131 5854",
        "https://wa.me/584141315854",
        "+58+584141315854",
        "0414 131 5854 / 0412 555 1234",
        "961234567.0",
        "📱 0414 131 5854",
        "0414\n131",
        "casa",
        " ",
        "(",
    ],
)
@pytest.mark.parametrize("region", ["VE", "CL", "BR"])
def test_nothing_is_dropped_or_refused(text: str, region: str) -> None:
    field = Field(region)
    field.type(text)
    assert (field.entry.written, field.entry.at) == (text, len(text))
    if field.entry.is_grouped:
        assert _digits(field.entry.text) == _digits(text)


@pytest.mark.parametrize(
    "text",
    [
        *("cel: 0414-131 5854", "0414x", "04+14", "961234567.0", "-", " "),
        *("0414 1 131 5854", "+55 (0) 15 11 98765-43219", "04 14", "0414 ", "📱 0414 131"),
    ],
)
def test_what_is_more_than_a_number_is_shown_as_it_was_written(text: str) -> None:
    assert _entry(text).text == text


def test_what_is_shown_as_it_was_written_is_grouped_once_it_is_a_number() -> None:
    field = Field()
    field.type("0414 131x")
    assert field.entry.text == "0414 131x"
    field.backspace()
    assert (field.entry.text, field.entry.written) == ("0414-131", "0414 131")


@pytest.mark.parametrize("region", ["VE", "BR"])
def test_the_country_does_not_change_in_the_middle_of_a_number(region: str) -> None:
    field = Field(region)
    seen = []
    for key in "005551987775977":
        field.put(key)
        seen.append(_country(field.entry))
    assert seen == [region] * 3 + ["BR"] * 12


@pytest.mark.parametrize(
    ("keys", "region", "country"),
    [
        ("0015 54 9 11 2345 6789", "BR", "AR"),
        ("0055 51 987 775 977", "BR", "PE"),
        ("00414 58 414 131 5854", "CO", "VE"),
        ("0010 591 7 1234567", "BO", "BO"),
        ("0011 58 414 131 5854", "AU", "VE"),
        ("011 58 414 131 5854", "US", "VE"),
    ],
)
def test_behind_a_carriers_prefix_the_country_is_the_agents_until_it_is_certain(
    keys: str, region: str, country: str
) -> None:
    field = Field(region)
    seen = []
    for key in keys:
        field.put(key)
        seen.append((read(field.entry.written, region).valid, _country(field.entry)))
    assert {now for is_valid, now in seen if not is_valid} <= {region, country}
    assert seen[-1] == (True, country)


def test_the_country_is_known_before_the_number_is_whole() -> None:
    field = Field()
    field.type("+55")
    assert (_country(field.entry), field.entry.region) == ("BR", "VE")
    field.move(0)
    field.put("", 3)
    assert _country(field.entry) == "VE"


@pytest.mark.parametrize(("keys", "region"), [("00582126128027", "CO"), ("0015573211234567", "BR")])
def test_country_and_groups_speak_of_the_same_number(keys: str, region: str) -> None:
    field = Field(region)
    for key in keys:
        field.put(key)
        shown, is_own = field.entry.text.strip(), _country(field.entry) == region
        reading = read(field.entry.written, region)
        assert reading.valid or not is_own or len(shown) < 5 or shown == field.entry.written
        assert not reading.valid or _country(field.entry) == reading.region


def test_a_code_is_typed_in_front_of_a_number() -> None:
    field = Field("BR")
    field.type("11987654321")
    field.move(0)
    field.type("+55")
    assert (field.entry.text, _before_caret(field.entry)) == ("+55 11 98765-4321", "+55")
    assert read(field.entry.written, "BR").e164 == "+5511987654321"


@pytest.mark.parametrize(
    "pasted", ["+58 414-131 5854", "58 414 131 5854", "https://wa.me/584141315854"]
)
@pytest.mark.parametrize("there", ["", "+58", "+58 414", "0414-1315854"])
def test_pasting_never_doubles_the_country_code(there: str, pasted: str) -> None:
    field = Field()
    field.type(there)
    field.put(pasted)
    assert read(field.entry.written, "VE").e164 == "+584141315854"


@pytest.mark.parametrize("there", ["", "0414", "0414-1315854"])
def test_a_number_that_only_a_repair_reads_replaces_another_one(there: str) -> None:
    field = Field()
    field.type(there)
    field.put("57 300 123 4567")
    assert field.entry.written.endswith("57 300 123 4567")
    assert there == "0414" or field.entry.written == "57 300 123 4567"


def test_pasting_a_national_number_behind_its_code_completes_it() -> None:
    field = Field()
    field.type("+58")
    field.put("0414 131 5854")
    assert read(field.entry.written, "VE").e164 == "+584141315854"


@pytest.mark.parametrize(
    ("region", "there", "pasted"),
    [
        ("VE", "+57 ", "412 345 6789"),
        ("VE", "0057", "412 345 6789"),
        ("VE", "57", "412 345 6789"),
        ("US", "+52 ", "3052345678"),
        ("US", "011 52 ", "305 234 5678"),
        ("CO", "+58 ", "300 123 4567"),
        ("CO", "+58 ", "57 300 123 4567"),
        ("VE", "+57 300", "0414 131 5854"),
    ],
)
def test_a_paste_does_not_contradict_the_code_that_was_said(
    region: str, there: str, pasted: str
) -> None:
    field = Field(region)
    field.type(there)
    field.put(pasted)
    assert field.entry.written == there + pasted
    assert not read(field.entry.written, region).valid


@hypothesis.settings(deadline=None)
@hypothesis.given(st.data())
def test_whatever_code_was_typed_no_paste_of_another_replaces_it(
    data: st.DataObject,
) -> None:
    homes = ["VE", "CO", "MX", "BR", "AR", "US"]
    region, other, own = (data.draw(st.sampled_from(homes)) for _country in range(3))
    lead = data.draw(st.sampled_from(["+", "00"]))
    field = Field(region)
    field.type(f"{lead}{country_code(other)} ")
    pasted = data.draw(st.sampled_from(NATIONAL[own]))
    typed = field.entry.written
    field.put(pasted)
    if field.entry.written != typed + pasted:
        assert read(field.entry.written, region).e164.startswith(f"+{country_code(other)}")


def test_a_paste_replaces_what_is_selected() -> None:
    field = Field()
    field.type("04141315854")
    field.move(5)
    field.put("555 12 34", 12)
    assert (field.entry.text, field.entry.written) == ("0414-5551234", "0414555 12 34")


def test_choosing_a_country_replaces_the_code_that_was_typed() -> None:
    assert with_region(_entry("+58 11 98765"), "BR").text == "+55 11 98765"
    assert with_region(_entry("0058 11 98765"), "BR").text == "+55 11 98765"
    carrier = with_region(_entry("0015 54 9 11 2345 6789", "BR"), "CO")
    assert carrier.written == "+57 91123456789"
    national = with_region(entered("11987654321", 5, "VE"), "BR")
    assert (national.text, _before_caret(national)) == ("11 98765-4321", "11987")


def test_a_chosen_country_is_the_numbers_until_more_than_a_slip_was_emptied() -> None:
    chosen = with_region(as_written("", "VE"), "BR")
    slip = emptied(replace(holding(chosen, "519", 3), written="", at=0), "VE")
    assert (slip.region, slip.is_chosen) == ("BR", True)
    used = emptied(replace(holding(slip, "5198", 4), written="", at=0), "VE")
    assert (used.region, used.is_chosen) == ("VE", False)
    assert at_home(chosen, "CO").region == "BR"
    assert at_home(used, "CO").region == "CO"


def test_choosing_another_country_of_the_same_code_keeps_the_number() -> None:
    chosen = with_region(_entry("+1 809 555 1234", "DO"), "US")
    assert (chosen.text, chosen.region) == ("+1 809-555-1234", "US")


@pytest.mark.parametrize(
    ("text", "region", "chosen"),
    [
        ("011 58 414 131 5854", "US", "VE"),
        ("0015 58 414 131 5854", "BR", "VE"),
        ("00414 58 414 131 5854", "CO", "VE"),
        ("0055 51 98777-5977", "VE", "BR"),
        ("0011 1 305 234 5678", "AU", "US"),
    ],
)
def test_what_was_dialled_abroad_is_the_same_number_wherever_it_is_dialled(
    text: str, region: str, chosen: str
) -> None:
    before = read(text, region)
    after = with_region(_entry(text, region), chosen)
    assert (before.region, before.valid) == (chosen, True)
    assert read(after.written, chosen).e164 == before.e164


def test_choosing_a_country_replaces_a_code_without_its_plus() -> None:
    chosen = with_region(_entry("584141315854"), "CO")
    assert chosen.written == "+57 4141315854"


def test_choosing_a_country_keeps_what_has_no_code() -> None:
    assert with_region(_entry("casa"), "BR").written == "casa"
    assert with_region(_entry("573001234567"), "CO").written == "573001234567"
    assert with_region(_entry("+"), "BR").written == "+55 "


@pytest.mark.parametrize("written", ["04141315854", "0414 131 58 54", "0414-131 5854"])
def test_deleting_a_separator_takes_the_digit_beside_it_along(written: str) -> None:
    field = Field()
    field.type(written)
    field.move(5)  # right after the dash
    field.backspace()
    assert (_digits(field.entry.text), _before_caret(field.entry)) == ("0411315854", "041")
    field = Field()
    field.type(written)
    field.move(4)  # right before the dash
    field.delete()
    assert (_digits(field.entry.text), _before_caret(field.entry)) == ("0414315854", "0414")


def test_deleting_a_word_from_a_separator_takes_the_group_beside_it_along() -> None:
    field = Field()
    field.type("+584141315854")
    assert field.entry.text == "+58 414-1315854"
    field.move(8)
    field.backspace(whole_group=True)
    assert _digits(field.entry.written) == "+581315854"
    field = Field()
    field.type("04141315854")
    field.move(4)
    field.delete(whole_group=True)
    assert field.entry.written == "0414"


@pytest.mark.parametrize("written", ["04141315854", "0414 131 5854"])
def test_a_selected_separator_is_deleted_without_a_digit(written: str) -> None:
    field = Field()
    field.type(written)
    field.move(4)
    field.put("", 5)
    assert (_digits(field.entry.written), field.entry.text) == ("04141315854", "0414-1315854")


def test_a_separator_is_kept_where_it_was_typed() -> None:
    field = Field()
    field.type("04141315854")
    field.move(2)
    field.type(" 1")
    assert (field.entry.written, _before_caret(field.entry)) == ("04 1141315854", "041")


def test_a_text_that_is_set_as_a_whole_replaces_what_was_there() -> None:
    assert change_of("0414", "57300x", 2) == Change(0, 4, "57300x")


_PASTES = st.sampled_from(
    ["+58 414 131 5854", "0414-131.58.54", "tel:+5511987654321", "00573211234567", "-- ", "x 12"]
)
_STEPS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from("0123456789+ -x٣")),
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
    field = Field(region)
    for kind, value in steps:
        before = field.entry
        ahead, behind = _before_caret(before), _digits(before.text)[len(_before_caret(before)) :]
        if kind == "move":
            field.move(int(value))
        elif kind == "replace":
            end = min(int(value), len(before.text))
            cut = _digits(before.text[min(before.caret, end) : max(before.caret, end)])
            field.put("", end)
            assert len(_digits(field.entry.written)) == len(ahead + behind) - len(cut)
        elif kind in ("backspace", "delete"):
            _delete_one(field, ahead, behind, backwards=kind == "backspace")
        elif kind == "type":
            field.put(str(value))
            key = _digits(str(value))
            assert _digits(field.entry.written) == ahead + key + behind
            assert _before_caret(field.entry) == ahead + key
        else:
            field.put(str(value))
            whole = _digits(str(value))
            assert _digits(field.entry.written) in (ahead + whole + behind, whole)
        _assert_sound(field.entry)


def _delete_one(field: Field, ahead: str, behind: str, *, backwards: bool) -> None:
    """Delete by a key, and check that one digit goes where separators are ours."""
    before = field.entry
    at_end = before.caret == (0 if backwards else len(before.text))
    (field.backspace if backwards else field.delete)()
    shorter = (ahead[:-1], behind) if backwards else (ahead, behind[1:])
    left = [shorter] if before.is_grouped else [shorter, (ahead, behind)]
    assert at_end or (_before_caret(field.entry), _digits(field.entry.written)) in [
        (first, first + last) for first, last in left
    ]
    assert not at_end or field.entry == before


def _assert_sound(entry: Entry) -> None:
    """Check that every digit that was written is shown, in its order, and where the caret is."""
    assert _digits(entry.text) == _digits(entry.written)
    assert 0 <= entry.caret <= len(entry.text)
    assert 0 <= entry.at <= len(entry.written)
    assert entry.is_grouped or entry.at == entry.caret
    read(entry.written, entry.region)
    _country(entry)


def test_every_region_groups_its_examples_without_touching_a_digit() -> None:
    import phonenumbers

    for region in regions():
        example = phonenumbers.example_number(region)
        assert example is not None
        e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        shown = _entry(e164)
        assert _digits(shown.text) == e164
        code = code_of(e164[1:])
        assert shown.text.startswith(f"+{code} ") or shown.text == e164


@pytest.mark.parametrize(
    ("written", "region", "flaw"),
    [
        ("0414 1 131 5854", "VE", PhoneFlaw.TOO_LONG),
        ("57300123456", "VE", None),  # a digit more is a number of Colombia
        ("57300123456789", "VE", PhoneFlaw.TOO_LONG),
        ("04455123456", "MX", None),  # two more are a mobile of the old plan
        ("0414x131", "VE", PhoneFlaw.LETTERS_INSIDE),
        ("0414-131", "VE", None),
        ("0414 131 5854", "VE", None),
        ("+", "VE", None),
        ("", "VE", None),
    ],
)
def test_a_flaw_that_more_digits_mend_is_not_said_at_once(
    written: str, region: str, flaw: PhoneFlaw | None
) -> None:
    assert flaw_at_once(read(written, region).flaw, written, region) is flaw
