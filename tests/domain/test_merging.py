"""What becomes of a draft when data come from outside: completed, or another customer's."""

import pytest

from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, Field
from cammer_desktop.domain.merging import Merged, merged
from cammer_desktop.domain.session import Draft

NAME, PHONE, EMAIL = CUSTOMER_FIELDS
ANA = {NAME: "Ana Pérez", PHONE: "0414 131 5854", EMAIL: "ana@x.com"}


def of(typed: dict[Field, str], given: dict[Field, str]) -> Merged:
    return merged(Draft.of(typed, "VE", NoDestination()), given, "VE")


def test_an_empty_draft_takes_what_there_is() -> None:
    found = of({}, {NAME: "Ana Pérez", EMAIL: ""})
    assert found == Merged({NAME: "Ana Pérez", PHONE: "", EMAIL: ""}, (NAME,), {}, False)


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ({EMAIL: "ana@x.com"}, (NAME, PHONE)),
        ({NAME: "Ana Pérez"}, (PHONE, EMAIL)),
        ({NAME: "ana perez gómez "}, (PHONE, EMAIL)),
        ({PHONE: "+58 414-1315854"}, (NAME, EMAIL)),
        ({PHONE: " 04141315854", EMAIL: " ANA@X.com"}, (NAME,)),
        (ANA, ()),
    ],
)
def test_what_is_the_same_stays_as_it_was_typed(
    typed: dict[Field, str], new: tuple[Field, ...]
) -> None:
    found = of(typed, ANA)
    assert (found.new, found.before, found.is_another) == (new, {}, False)
    assert found.texts == {**ANA, **{field: text.strip() for field, text in typed.items()}}


def test_a_name_of_which_a_part_was_typed_becomes_whole() -> None:
    found = of({NAME: "ana", EMAIL: "ana@x.com"}, {NAME: "Ana Pérez"})
    assert found.texts == {NAME: "Ana Pérez", PHONE: "", EMAIL: "ana@x.com"}
    assert (found.new, found.before, found.is_another) == ((NAME,), {NAME: "ana"}, False)


@pytest.mark.parametrize(
    "given",
    [
        {NAME: "Eva Gómez"},
        {PHONE: "0424 555 1212"},
        {PHONE: "0414 131"},
        {EMAIL: "eva@x.com"},
        {NAME: "Ana Pérez", PHONE: "0424 555 1212"},
    ],
)
def test_what_contradicts_is_another_customers_and_nothing_is_mixed(
    given: dict[Field, str],
) -> None:
    found = of(ANA, given)
    assert found.is_another
    assert found.texts == {field: given.get(field, "") for field in CUSTOMER_FIELDS}
    assert found.before == ANA
    assert set(found.new) == set(given)
