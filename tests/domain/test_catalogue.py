"""The catalogue: what can be an entry, what is offered, in which order, and how it is found."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.domain import offers as domain_offers
from cammer_desktop.domain.catalogue import (
    Catalogue,
    Entry,
    EntryFlaw,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Promotion,
    Template,
    has_unusable,
)
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.offers import (
    Offer,
    entry_of,
    listed,
    matching_offers,
    meanings,
    promotions_named,
)
from cammer_desktop.support.folding import folded

TODAY = date(2026, 6, 21)
DAY = timedelta(days=1)
SALES = NamedDestination(Kind.CATEGORY, "Ventas España", "a7d3")
HELP = NamedDestination(Kind.CATEGORY, "Atención", "b7d3")
EVA = NamedDestination(Kind.AGENT, "Eva", "7")
FATHERS = Promotion("Día del padre", "20 %", "Para {nombre}", TODAY, TODAY)


def offers(own: Catalogue, team: Sequence[Entry], day: date) -> tuple[Offer, ...]:
    return domain_offers.offers(listed(own, team), own, day)


@pytest.mark.parametrize(
    ("make", "flaw"),
    [
        (lambda: NamedDestination(Kind.PROMOTION, "a", "b"), EntryFlaw.KIND),
        (lambda: NamedDestination(Kind.AGENT, " ", "b"), EntryFlaw.NAME),
        (lambda: NamedDestination(Kind.AGENT, "a", " '' "), EntryFlaw.CODE),
        (lambda: NamedDestination(Kind.AGENT, "a\n", "b"), EntryFlaw.CHARACTERS),
        (lambda: Promotion("", "a", "b"), EntryFlaw.NAME),
        (lambda: Promotion("a", " ", "b"), EntryFlaw.TEXTS),
        (lambda: Promotion("a", "b", ""), EntryFlaw.TEXTS),
        (lambda: Promotion("a", "b\x00", "c"), EntryFlaw.CHARACTERS),
        (lambda: Promotion("a", "b", "c", TODAY, TODAY - DAY), EntryFlaw.ORDER),
        (lambda: Template(Channel.QR, "a", "{enlace}"), EntryFlaw.CHANNEL),
        (lambda: Template(Channel.SMS, " ", "{enlace}"), EntryFlaw.NAME),
        (lambda: Template(Channel.SMS, "a", " "), EntryFlaw.MESSAGE),
        (lambda: Template(Channel.SMS, "a", "{nombre}"), EntryFlaw.NO_LINK),
        (lambda: Template(Channel.SMS, "a", "{enlace}\x00"), EntryFlaw.CHARACTERS),
        (lambda: Template(Channel.EMAIL, "a", "{enlace}", "\n"), EntryFlaw.CHARACTERS),
    ],
)
def test_an_entry_that_cannot_be_used_does_not_exist(
    make: Callable[[], Entry], flaw: EntryFlaw
) -> None:
    with pytest.raises(InvalidEntryError) as raised:
        make()
    assert raised.value.flaw is flaw


def test_a_description_may_have_several_lines() -> None:
    assert Promotion("a", "b", "c\nd").ticket.description == "c\nd"


@pytest.mark.parametrize(
    ("first", "last", "offered"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, None, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
    ],
)
def test_a_promotion_is_offered_on_its_days(
    first: date | None, last: date | None, offered: bool
) -> None:
    promotion = Promotion("a", "b", "c", first, last)
    assert (promotion in [o.entry for o in offers(Catalogue((promotion,)), (), TODAY)]) is offered


def test_the_last_used_come_first_and_then_the_names() -> None:
    own = Catalogue((SALES, HELP, EVA, FATHERS))
    assert [o.entry for o in offers(own, (), TODAY)] == [HELP, FATHERS, EVA, SALES]
    own = own.with_use(EVA.key).with_use(SALES.key)
    assert [o.entry for o in offers(own, (), TODAY)] == [SALES, EVA, HELP, FATHERS]


def test_what_was_used_is_remembered_once_and_not_for_ever() -> None:
    own = Catalogue()
    for number in range(100):
        own = own.with_use(str(number % 50))
    assert len(own.recent) == len(set(own.recent)) == 20
    assert own.recent[0] == "49"


def test_an_own_entry_goes_before_the_teams() -> None:
    mine = NamedDestination(Kind.CATEGORY, "Ventas", "a7d3")
    offered = offers(Catalogue((mine,)), (SALES, HELP), TODAY)
    assert offered == (Offer(HELP, is_team=True), Offer(mine, is_team=False))


@pytest.mark.parametrize("text", ["", "ventas", "ESPAÑA", "espana v", "tas", "A7"])
def test_it_is_found_by_any_part_of_its_name(text: str) -> None:
    offered = offers(Catalogue((SALES, EVA)), (), TODAY)
    assert [o.entry for o in matching_offers(offered, Kind.CATEGORY, text)] == [SALES]


def named(*names: str) -> list[Offer]:
    """Offers of these names, in this order; the codes do not matter."""
    return [
        Offer(NamedDestination(Kind.CATEGORY, name, f"#{number}"), is_team=False)
        for number, name in enumerate(names)
    ]


def found(offered: list[Offer], text: str) -> list[str]:
    return [offer.entry.name for offer in matching_offers(offered, Kind.CATEGORY, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ven", ["Ventas", "Vénetas", "Caja de ventas", "(Ventas)", "Posventa"]),
        ("ventas", ["Ventas", "Caja de ventas", "(Ventas)"]),
        ("ven caj", ["Caja de ventas"]),
        ("de", ["Caja de ventas"]),
        ("#0", ["Posventa"]),
        ("", ["Posventa", "Caja de ventas", "(Ventas)", "Ventas", "Vénetas"]),
    ],
)
def test_what_begins_with_the_text_comes_first(text: str, expected: list[str]) -> None:
    offered = named("Posventa", "Caja de ventas", "(Ventas)", "Ventas", "Vénetas")
    assert found(offered, text) == expected


def test_a_whole_name_or_code_comes_before_all() -> None:
    offered = named("Ventas Perú", "#2 Caja", "ventás")
    assert found(offered, " VENTAS ") == ["ventás", "Ventas Perú"]
    assert found(offered, "#2") == ["ventás", "#2 Caja"]


PARTS = st.text("aá Bb-", max_size=4)


@given(st.lists(PARTS.filter(str.strip), max_size=8), PARTS)
def test_the_order_follows_the_text_and_then_what_it_was(names: list[str], text: str) -> None:
    def rank(name: str) -> int:
        whole = " ".join(folded(text).split())
        name = " ".join(folded(name).split())
        starts = [at for at in range(len(name)) if not name[:at] or not name[at - 1].isalpha()]
        at_words = all(any(name.startswith(word, at) for at in starts) for word in whole.split())
        return [name == whole, name.startswith(whole), at_words, True].index(True)

    offered = named(*names)
    shown = matching_offers(offered, Kind.CATEGORY, text)
    matching = [
        each
        for each in offered
        if all(word in folded(each.entry.name) for word in folded(text).split())
    ]
    assert list(shown) == sorted(matching, key=lambda each: rank(each.entry.name))


@pytest.mark.parametrize("text", ["soporte", "ventas x", "d3", "eva"])
def test_it_is_not_found_by_what_is_not_in_its_name(text: str) -> None:
    offered = offers(Catalogue((SALES, EVA)), (), TODAY)
    assert matching_offers(offered, Kind.CATEGORY, text) == ()


@pytest.mark.parametrize(
    ("kind", "text", "code", "name"),
    [
        (Kind.CATEGORY, " ventas espana ", "a7d3", "Ventas España"),
        (Kind.CATEGORY, " 'a7d3' ", "a7d3", "Ventas España"),
        (Kind.CATEGORY, "otra", "otra", ""),
        (Kind.CATEGORY, "", "", ""),
        (Kind.AGENT, "Eva", "7", "Eva"),
        (Kind.AGENT, "Ventas España", "Ventas España", ""),
    ],
)
def test_a_text_stands_for_a_name_of_the_catalogue_or_is_a_code(
    kind: Kind, text: str, code: str, name: str
) -> None:
    offered = offers(Catalogue((SALES, HELP, EVA)), (), TODAY)
    [chosen] = meanings(offered, kind, text)
    assert isinstance(chosen, Category if kind is Kind.CATEGORY else Agent)
    assert (chosen.code, chosen.name) == (code, name)


def test_a_text_that_stands_for_several_entries_is_none_of_them_alone() -> None:
    other = NamedDestination(Kind.CATEGORY, "VENTAS españa", "b7")
    named = NamedDestination(Kind.CATEGORY, "a7d3", "c9")  # as the first one's code
    copy = NamedDestination(Kind.CATEGORY, "Ventas España", "a7d3")
    offered = offers(Catalogue((SALES, EVA)), (other, named), TODAY)
    by_name = meanings(offered, Kind.CATEGORY, "ventas espana")
    assert {each.code for each in by_name} == {"a7d3", "b7"}
    by_both = meanings(offered, Kind.CATEGORY, "a7d3")
    assert {each.code for each in by_both} == {"a7d3", "c9"}
    twice = offers(Catalogue(), (SALES, copy), TODAY)
    assert len(meanings(twice, Kind.CATEGORY, "ventas espana")) == 1


def test_a_promotion_is_found_by_its_whole_name_alone() -> None:
    other = Promotion("dia del padre ", "30 %", "Otra")
    destination = NamedDestination(Kind.CATEGORY, FATHERS.name, "c9")
    offered = [Offer(each, is_team=False) for each in (destination, FATHERS, other)]
    assert promotions_named(offered, " DIA del padre") == (FATHERS, other)
    assert promotions_named(offered, "padre") == promotions_named(offered, "") == ()


def test_an_entry_is_found_by_its_code_and_of_several_by_its_name() -> None:
    renamed = NamedDestination(Kind.CATEGORY, "Ventas Norte", SALES.code)
    offered = offers(Catalogue(), (SALES, renamed, EVA), TODAY)
    for name in (SALES.name, renamed.name):
        found = entry_of(offered, Kind.CATEGORY, Category(f" '{SALES.code}' ", name))
        assert found is not None
        assert found.name == name
    assert entry_of(offered, Kind.CATEGORY, Category(SALES.code, "Otro")) is not None
    assert entry_of(offered, Kind.AGENT, Agent(SALES.code)) is None


def test_an_entry_takes_the_place_of_the_one_it_was_made_from() -> None:
    renamed = NamedDestination(Kind.CATEGORY, "Ventas", "c7d3")
    own = Catalogue((SALES, EVA)).with_entry(renamed, instead_of=SALES)
    assert own.entries == (EVA, renamed)
    assert own.without(renamed).entries == (EVA,)


def test_of_each_channel_at_most_one_template_is_the_default() -> None:
    first = Template(Channel.SMS, "Uno", "{ENLACE}", is_default=True)
    second = Template(Channel.SMS, "Dos", "{enlace}", is_default=True)
    mail = Template(Channel.EMAIL, "Uno", "{enlace}\n\tfin", is_default=True)
    own = Catalogue().with_entry(first).with_entry(mail).with_entry(second)
    assert own.entries == (replace(first, is_default=False), mail, second)
    renamed = replace(second, name="Tres", is_default=False)
    assert own.with_entry(renamed, instead_of=second).entries == (*own.entries[:2], renamed)
    assert own.without(mail).entries == (own.entries[0], second)
    # A name is one of its channel.
    assert (first.key, mail.key) == ("template:sms:uno", "template:email:uno")
    assert [has_unusable(text) for text in ("a\n\tb", "\u202e")] == [False, True]
