"""The live number is read as `link` reads its text: typed key by key, or pasted.

`python -m pytest -s` prints how many texts were tried.
"""

import random
from collections.abc import Iterator
from typing import Final

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.commands.link import LinkArguments
from cammer_desktop.domain import phone
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.phone.countries import countries
from cammer_desktop.domain.phone.plans import LATIN_AMERICA
from cammer_desktop.ui.session.form import Form

TEXTS: Final = 2_000
FORMATS: Final = (
    *(PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164),
    PhoneNumberFormat.RFC3966,
)
AROUND: Final = (
    *("cel: {}", "Móvil: {} (casa)", "{} ext 12", "{}x12", "WhatsApp {}", "{} ✓", '="{}"', "'{}"),
    *("https://wa.me/{}", "https://wa.me/{}?text=Hola%20%26%2012125550123", "{}@c.us", "tel:{}"),
    *(
        "{}\n",
        "\u200e{}\u061c",
        "{}\t",
        "📱 {}",
        "{} / {}",
        "{}.0",
        "TEL;TYPE=CELL:{}",
        "+{}",
        "{}9",
    ),
)
GARBAGE: Final = "0123456789+ -()./xae:;@\n\u200eñ📱٣５²"


def numbers(seeded: random.Random, region: str) -> Iterator[str]:
    """Yield a number of a region in every notation, as dialled in other places too."""
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    example = example or phonenumbers.example_number(region)
    assert example is not None
    code, national = example.country_code, str(example.national_number)
    kept = seeded.randint(1, len(national) - 1)
    more = "".join(seeded.choice("0123456789") for _digit in national[kept:])
    number = PhoneNumber(
        country_code=code,
        national_number=int(national[:kept] + more),
        italian_leading_zero=example.italian_leading_zero,
    )
    yield from (phonenumbers.format_number(number, form) for form in FORMATS)
    whole = phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:]
    plan = PhoneMetadata.metadata_for_region(region, None)
    trunk = plan.national_prefix or "0" if plan is not None else "0"
    yield from (whole, f"00{whole}", f"00 {code} {whole[len(str(code)) :]}", f"011{whole}")
    yield from (f"0015{whole}", f"0010 {whole}", f"005{whole}", f"+{code}{trunk}{national}")


def texts() -> Iterator[tuple[str, str]]:
    """Yield texts without end, each with the region in which it is dialled."""
    seeded = random.Random(14)
    regions = phone.regions()
    while True:
        region = seeded.choice(regions)
        home = seeded.choice((region, seeded.choice(LATIN_AMERICA), seeded.choice(regions)))
        for number in numbers(seeded, region):
            around = seeded.choice(AROUND) if seeded.random() < 0.4 else "{}"
            yield around.replace("{}", number), home
        size = seeded.randint(1, 18)
        yield "".join(seeded.choice(GARBAGE) for _char in range(size)), home


def types(edit: QWidget, text: str) -> None:
    for char in text:
        if char.isascii():
            QTest.keyClicks(edit, char)
        else:
            plain = Qt.KeyboardModifier.NoModifier
            QTest.sendKeyEvent(QTest.KeyAction.Click, edit, Qt.Key.Key_unknown, char, plain)


def pastes(edit: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_typed_pasted_and_given_to_link_a_text_is_the_same_number(qtbot: QtBot) -> None:
    form = Form("VE")
    qtbot.addWidget(form)
    form.enable_validation(countries({}), ())
    edit = form.phone.editor
    endless = texts()
    differing, sent, typed = [], 0, 0
    for _text in range(TEXTS):
        text, region = next(endless)
        given = LinkArguments({Field.PHONE: text}, region, False, None, False).draft(region)
        by_link = phone.read(given.phone, given.region)
        sent += by_link.flaw is None
        has_keys = not {"\n", "\t"} & set(text)
        typed += has_keys
        for puts_in in (pastes, types) if has_keys else (pastes,):
            form.phone.put("", region)
            puts_in(edit, text)
            live = phone.read(form.draft.phone, form.draft.region)
            if (live, form.draft.phone) != (by_link, text):
                differing.append((text, region, by_link, live))
    print(f"{TEXTS} texts, {typed} of them typed: {sent} may be sent, {len(differing)} differ")
    assert differing == []
    assert sent > TEXTS // 3
