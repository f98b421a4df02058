"""The page for integrators: every example brings what it says, filled in as the other system does.

What stands for the other systems here is what the page itself says of them; none of them is there.
Its formulas and scripts are joined texts, which Python evaluates with their functions' names.
"""

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Final
from urllib.parse import quote, quote_plus, urlencode

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import (
    KEYS,
    LIMITS,
    MAX_BYTES,
    SCHEME,
    PopFlaw,
    RefusedPopError,
    ScreenPop,
    of_texts,
    read,
)
from cammer_desktop.flow.instance import Instance, Start
from cammer_desktop.support import paths
from cammer_desktop.support.texts import SOURCE
from tests.flow.parts import MS
from tests.programs import Programs
from tests.systems import only_on_linux

_PAGE: Final = paths.resources() / "translations" / SOURCE / "guide" / "integration.md"
PAGE: Final = _PAGE.read_text(encoding="utf-8")
EXAMPLES: Final[list[tuple[str, str]]] = re.findall(r"^```(\S+)\n(.*?)\n```$", PAGE, re.M | re.S)

NAME, EMAIL = 'María José & Ñandú «50 %» #1 + "O\'Higgins"', "ana+b@example.com"
PHONE: Final = "+58 414-131 5854"
FULL: Final = {"name": NAME, "phone": PHONE, "email": EMAIL}
NAMED: Final = {"name": NAME, "phone": PHONE}
FIXED: Final = {"name": "Abraham Canario", "phone": "+584141315854"}
Said = tuple[str, Mapping[str, str]]
"""An address, and what it has to bring."""


class Text(str):
    """A text that spreadsheets and Salesforce join by `&`."""

    __slots__ = ()

    def __and__(self, other: str) -> "Text":
        return Text(self + other)

    def __rand__(self, other: str) -> "Text":
        return Text(other + self)


def value_of(expression: str, names: Mapping[str, object]) -> str:
    """Return what an expression of another language is worth that Python reads alike."""
    return str(eval(expression, {"__builtins__": {}}, dict(names)))


def followed(address: str) -> str:
    """Return an address of a link as browsers follow it (URL Standard)."""
    return quote(
        address, safe="".join(chr(code) for code in range(33, 127) if chr(code) not in '"<>')
    )


def of_html(text: str) -> str:
    """Return the address of the link in HTML."""
    [address] = re.findall('href="(.*?)"', text)
    return followed(html.unescape(address))


def of_web_page(text: str) -> Said:
    expression = text.removeprefix("location.href = ").removesuffix(";").replace("new ", "")
    named = re.sub(r"(\w+): ", r'"\1": ', expression)
    return value_of(named, {**NAMED, "URLSearchParams": urlencode}), NAMED


def of_powershell(text: str) -> Said:
    expression = text.removeprefix("Start-Process ")
    named = re.sub(r"\[uri\]::EscapeDataString\(\$(\w+)\)", r"escaped(\1)", expression)
    return value_of(
        named, {"escaped": lambda text: quote(text, safe=""), "Name": NAME, "Phone": PHONE}
    ), NAMED


def of_spreadsheet(text: str) -> Said:
    def encoded(text: str) -> Text:
        return Text(quote(text, safe="-_"))

    links = dict.fromkeys(("HIPERVINCULO", "HIPERLINK", "HYPERLINK"), lambda url, _label: url)
    encoders = dict.fromkeys(("URLCODIF", "CODIFURL", "ENCODEURL"), encoded)
    expression = text.removeprefix("=").replace(";", ",")
    return value_of(expression, {**links, **encoders, "A2": NAME, "B2": PHONE}), NAMED


def of_vicidial(text: str) -> Said:
    """Nothing is encoded but by the browser, in which the link stands."""
    lead = {"first_name": "María José", "last_name": "Ñandú", "phone_code": "58"}
    lead |= {"phone_number": "4141315854", "email": EMAIL}
    address = re.sub("--A--(.+?)--B--", lambda found: lead[found[1]], text).removeprefix("VAR")
    brought = {"name": "María José Ñandú", "phone": "+584141315854", "email": EMAIL}
    return followed(address), brought


def of_issabel(text: str) -> Said:
    """`urlencode` of PHP."""
    call = {"Nombre": NAME, "__PHONE__": "04141315854"}
    address = re.sub(r"\{(.+?)\}", lambda found: quote_plus(call[found[1]]), text)
    return address, {"name": NAME, "phone": "04141315854"}


CONTACT: Final = {"Contact.Name": NAME, "Contact.MobilePhone": PHONE, "Contact.Email": EMAIL}


def of_salesforce(text: str) -> str:
    """Return a text with the merge fields of a contact."""
    return re.sub(r"\{!URLENCODE\((.+?)\)\}", lambda found: quote_plus(CONTACT[found[1]]), text)


def of_salesforce_formula(text: str) -> Said:
    def substituted(text: str, old: str, new: str) -> Text:
        return Text(text.replace(old, new))

    functions = {"HYPERLINK": lambda url, _label: url, "SUBSTITUTE": substituted}
    address = value_of(text, {**functions, "Name": NAME, "MobilePhone": PHONE})
    return followed(address), NAMED


def of_zoho(text: str) -> Said:
    lead = SimpleNamespace(get={"Full_Name": NAME, "Mobile": PHONE}.get)
    functions = {"openUrl": lambda url, _window: url, "encodeUrl": quote_plus}
    names = {**functions, "ifnull": lambda text, other: text or other, "lead": lead}
    return value_of(text.splitlines()[-1].removesuffix(";"), names), NAMED


def of_odoo(text: str) -> Said:
    class Record(SimpleNamespace):
        def __setitem__(self, name: str, value: str) -> None:
            setattr(self, name, value)

    empty, record = Record(name="Ana", phone=False, email=False), Record(**FULL)
    exec(text, {"self": [empty, record]})
    assert read(empty.x_cammer) == ScreenPop(Prefill(name="Ana"))
    return record.x_cammer, FULL


def of_bookmark(text: str) -> Said:
    expression = text.removeprefix("javascript:void(location.href=").removesuffix(")")
    selected = expression.replace("String(getSelection()).trim()", "selected")

    def encoded(text: str) -> str:
        return quote(text, safe="!'()*-._~")

    return value_of(selected, {"encodeURIComponent": encoded, "selected": PHONE}), {"phone": PHONE}


def _in_batch(found: re.Match[str]) -> str:
    variables = {"NAME": FIXED["name"], "PHONE": FIXED["phone"], "LOCALAPPDATA": "C:\\Ana"}
    return variables[found[2]] if found[2] else found[1]


def of_batch_file(text: str) -> Said:
    """Return the address of `start`, or one of the arguments of `open`.

    `cmd` splits them so (`tests/windows/test_integration_page.py`); it drops a single `%`.
    """
    line = re.sub("%(%|([A-Z]+)%|)", _in_batch, text)
    program, *words = [quoted or word for quoted, word in re.findall(r'"([^"]*)"|(\S+)', line)]
    if program == "start":
        title, address = words
        assert title == ""
        return address, FIXED
    assert program.endswith("cammer-desktop-cli.exe")
    assert words.pop(0) == "open"
    keys = [word.removeprefix("--") for word in words[::2]]
    return f"cammer://new?{urlencode(dict(zip(keys, words[1::2], strict=True)))}", FIXED


def of_salesforce_link(text: str) -> Said:
    return of_salesforce(text), FULL


READERS: Final[Mapping[str, Callable[[str], Said]]] = {
    "text": lambda text: (
        text,
        {**FIXED, "email": "abraham@example.com", "category": "Ventas"},
    ),
    "html": lambda text: (of_html(text), FIXED),
    "js": of_web_page,
    "bat": of_batch_file,
    "powershell": of_powershell,
    "excel-es": of_spreadsheet,
    "excel-pt": of_spreadsheet,
    "excel-en": of_spreadsheet,
    "vicidial": of_vicidial,
    "issabel": of_issabel,
    "salesforce-link": of_salesforce_link,
    "salesforce-formula": of_salesforce_formula,
    "visualforce": lambda text: (of_html(of_salesforce(text)), NAMED),
    "deluge": of_zoho,
    "python": of_odoo,
    "bookmarklet": of_bookmark,
}
ADDRESSES: Final = [each for each in EXAMPLES if each[0] not in ("sh", "json")]


def example(kind: str) -> str:
    """Return the first example of a kind."""
    return next(text for each, text in EXAMPLES if each == kind)


@pytest.mark.parametrize(("kind", "text"), ADDRESSES, ids=[kind for kind, _text in ADDRESSES])
def test_an_example_brings_what_it_says(kind: str, text: str) -> None:
    address, brought = READERS[kind](text)
    assert read(address) == ScreenPop(of_texts(brought).prefill)


def test_each_way_is_shown_by_an_example() -> None:
    assert {kind for kind, _text in ADDRESSES} == set(READERS)


def test_what_vicidial_does_not_encode_is_lost_or_refused_as_the_page_says() -> None:
    line = example("vicidial").removeprefix("VAR").replace("--A--first_name--B--", "Ana {} Eva")
    pop = read(followed(line.format("&")))
    assert (pop.prefill.name, len(pop.ignored)) == ("Ana", 1)
    for sign in "#%":
        with pytest.raises(RefusedPopError) as caught:
            read(followed(line.format(sign)))
        assert caught.value.refusal.flaw is PopFlaw.ENCODING


class TestAShell:
    """The examples for Linux are run by a real shell, with the real program or a stranger."""

    @pytest.fixture
    def window(self, qapp: QCoreApplication, tmp_path: Path) -> Iterator[list[object]]:
        """What a window that is open on a data folder is brought."""
        instance = Instance(tmp_path / "data" / "cammer-desktop")
        assert instance.begin() is Start.FIRST
        came: list[object] = []
        instance.pop_wanted.connect(came.append)
        instance.listen()
        yield came
        instance.stop()
        instance.close()

    @only_on_linux("xdg-open and sh are Linux's")
    def test_open_reaches_the_window(
        self, window: list[object], tmp_path: Path, qtbot: QtBot
    ) -> None:
        program = tmp_path / "cammer-desktop"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cammer_desktop "$@"\n')
        program.chmod(0o700)
        own = {
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "NAME": NAME,
            "PHONE": PHONE,
        }
        process = subprocess.Popen(["sh", "-c", example("sh")], env={**os.environ, **own})
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=MS)
        assert process.returncode == 0
        assert window == [ScreenPop(Prefill(NAME, PHONE, category="Ventas"))]

    @only_on_linux("xdg-open and sh are Linux's")
    def test_xdg_open_hands_the_address_over_as_it_is(self, tmp_path: Path) -> None:
        programs = Programs(tmp_path / "home")
        programs.register(SCHEME)
        [_open, command] = [text for kind, text in EXAMPLES if kind == "sh"]
        environment = {**os.environ, **programs.environment, "DISPLAY": ":99"}
        assert subprocess.run(["sh", "-c", command], env=environment).returncode == 0
        assert read(programs.received(SCHEME)) == ScreenPop(of_texts(FIXED).prefill)


def test_the_browsers_policy_is_for_the_scheme() -> None:
    [policy] = json.loads(example("json"))
    assert policy["protocol"] == SCHEME
    assert all(origin.startswith("https://") for origin in policy["allowed_origins"])


def test_the_table_has_every_key_with_its_limit() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\| (\d+)(?: caracteres)? \|$", PAGE, re.M)
    assert [(key, int(most)) for key, most in rows] == [(key, LIMITS[key]) for key in KEYS]
    assert f"hasta {MAX_BYTES} bytes" in PAGE
    assert [key for key in KEYS if f"`--{key}`" not in PAGE] == []


@pytest.mark.parametrize("key", ["token", "password", "api_key", "api-url", "url", "host", "proxy"])
def test_the_keys_that_it_warns_of_are_refused(key: str) -> None:
    assert f"`{key}`" in PAGE
    with pytest.raises(RefusedPopError):
        read(f"cammer://new?name=Ana&{key}=x")


def test_its_links_lead_to_its_headings() -> None:
    headings = re.findall(r"^##+ (.+)$", PAGE, re.M)
    places = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#(.+?)\)", PAGE)) <= places
