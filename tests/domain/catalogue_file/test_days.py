"""Days in each form in which people and spreadsheets write them."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import EntryFlaw, InvalidEntryError, Promotion
from cammer_desktop.domain.catalogue_file import Doubt
from cammer_desktop.support import dates, texts

NEW_YEARS_EVE = date(2026, 12, 31)
_HEADINGS = "tipo;nombre;título;descripción;desde;hasta\n"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "31/12/2026",
            "31-12-2026",
            "31.12.2026",
            "31 12 2026",
            "31/12/26",
            "31-12-26",
            "31.12.26",
        ),
        *("2026-12-31", "2026/12/31", "2026.12.31", "20261231", "31122026", "46387", "46387.0"),
        *("46387,5", "12/31/26", "12/31/2026", "31 dic 2026", "31-dic-26", "31/dic/2026"),
        *("31 de diciembre de 2026", "31 de diciembre del 2026", "Diciembre 31, 2026"),
        *("31 DIC. 2026", "31-dez-2026", "31 de dezembro de 2026", "Dec 31, 2026", "31st Dec 2026"),
        *("jueves, 31 de diciembre de 2026", "qui., 31 de dez. de 2026", "2026-dic-31"),
        *("2026-12-31T00:00:00", "2026-12-31T00:00:00.000Z", "2026-12-31 00:00:00"),
        *("2026-12-31T00:00:00-03:00", "31/12/2026 0:00", "31/12/2026 12:00:00 a. m."),
        *("12/31/2026 12:00:00 AM", "31/12/2026, 23:59", "20261231T000000"),
        *("٣١/١٢/٢٠٢٦", "３１/１２/２０２６", "'31/12/2026", "31/12/2026.", " 31/12/2026 "),
        *("\u200e31/12/2026", "31\u00a0/\u00a012/2026", "31–12–2026", "31⁄12⁄2026", '"31/12/2026"'),
    ],
)
def test_a_day_is_read_in_each_form(text: str) -> None:
    assert catalogue_file.day_of(text) == NEW_YEARS_EVE


@pytest.mark.parametrize(
    "text",
    [
        *(
            "31/31/2026",
            "mañana",
            "2026",
            "31/12",
            "dic-26",
            "29/02/2026",
            "32 dic 2026",
            "1234567",
        ),
        *(
            "31/12/0026",
            "31/12/1999",
            "31/12/2101",
            "1999-12-31",
            "9999-12-31",
            "31/12-2026",
            "1/2",
        ),
        *(
            "31 xyz 2026",
            "x31/12/2026",
            "31 dic 026",
            "dic dic 2026",
            "36525",
            "99999",
            "31+dic+2026",
        ),
        *("31/12/2026" * 1000, "9" * 10_000, "1 foo dic 2026", "100 dic 2026", "२"),
    ],
)
def test_what_is_no_day_of_our_years_is_said(text: str) -> None:
    with pytest.raises(InvalidEntryError, match=EntryFlaw.DATE.value):
        catalogue_file.day_of(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("  ", None),
        ("01/02/2026", date(2026, 2, 1)),
        ("mar 3 mar 2026", date(2026, 3, 3)),
        ("1º de setembro de 2026", date(2026, 9, 1)),
        ("1 setiembre 2026", date(2026, 9, 1)),
        ("1 out 2026", date(2026, 10, 1)),
        ("36526", date(2000, 1, 1)),
    ],
)
def test_the_day_stands_first(text: str, day: date | None) -> None:
    assert catalogue_file.day_of(text) == day


@given(st.text())
def test_whatever_is_written_is_a_day_or_none(text: str) -> None:
    try:
        day = catalogue_file.day_of(text)
    except InvalidEntryError:
        return
    assert day is None or 2000 <= day.year <= 2100


@given(
    st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%d%m%Y", "serial"]),
)
def test_each_day_is_read_as_it_was_written(day: date, form: str) -> None:
    serial = str((day - date(1899, 12, 30)) // timedelta(days=1))
    written = serial if form == "serial" else day.strftime(form)
    assert catalogue_file.day_of(written) == day


@pytest.fixture(params=texts.languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language, in use."""
    texts.use(request.param)
    yield request.param
    texts.use(texts.SOURCE)


@example(date(2026, 5, 4))
@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_shown_is_read_as_the_same_day_when_it_is_typed(language: str, day: date) -> None:
    assert catalogue_file.typed_day_of(dates.full_date(day)) == day
    assert catalogue_file.typed_day_of(day.isoformat()) == day


@pytest.mark.parametrize(
    ("language", "day"),
    [("es", date(2026, 4, 5)), ("pt_BR", date(2026, 4, 5)), ("en", date(2026, 5, 4))],
    indirect=["language"],
)
def test_only_what_is_typed_has_the_order_of_the_language(language: str, day: date) -> None:
    assert catalogue_file.typed_day_of("05/04/2026") == day
    assert catalogue_file.typed_day_of("5.4.26") == day
    assert catalogue_file.typed_day_of("05042026") == day
    assert catalogue_file.typed_day_of("31/12/2026") == NEW_YEARS_EVE
    assert catalogue_file.typed_day_of("12/31/2026") == NEW_YEARS_EVE
    assert lasts("05/04/2026") == [(date(2026, 4, 5), ())]


def lasts(*days: str) -> list[tuple[date | None, tuple[Doubt, ...]]]:
    """Return what is read of a file with these last days, and what is doubtful about it."""
    table = "".join(f"promoción;P{n};t;d;;{day}\n" for n, day in enumerate(days))
    rows = catalogue_file.read((_HEADINGS + table).encode())
    return [(row.entry.last, row.doubts) for row in rows if isinstance(row.entry, Promotion)]


def test_one_row_proves_that_the_month_stands_first_in_the_file() -> None:
    assert lasts("02/01/2026", "12/31/2026") == [(date(2026, 2, 1), ()), (NEW_YEARS_EVE, ())]
    assert lasts("02/01/2026", "2026-12-31") == [(date(2026, 1, 2), ()), (NEW_YEARS_EVE, ())]
    assert lasts("02/01/2026", "31/12/2026") == [(date(2026, 1, 2), ()), (NEW_YEARS_EVE, ())]


def test_proofs_of_both_orders_make_what_they_do_not_settle_doubtful() -> None:
    doubt = (Doubt.DAY_OR_MONTH,)
    assert lasts("02/01/2026", "05/05/2026", "12/31/2026", "31/12/2026", "2026-02-01") == [
        (date(2026, 1, 2), doubt),
        (date(2026, 5, 5), ()),
        (NEW_YEARS_EVE, ()),
        (NEW_YEARS_EVE, ()),
        (date(2026, 2, 1), ()),
    ]


def test_a_span_that_only_holds_with_the_month_first_makes_the_others_doubtful() -> None:
    table = "promoción;A;t;d;01/05/2026;02/03/2026\npromoción;B;t;d;01/02/2026;05/06/2026\n"
    odd, other = catalogue_file.read((_HEADINGS + table).encode())
    assert odd.flaw is EntryFlaw.ORDER
    assert other.doubts == (Doubt.DAY_OR_MONTH,)
