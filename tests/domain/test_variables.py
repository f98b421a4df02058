"""Variables in a ticket's texts."""

from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import Category
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.session import Problem, SessionRequest, Ticket, check, preview
from cammer_desktop.domain.variables import (
    NAMES,
    filled,
    first_in,
    in_language,
    unfilled,
    variables_in,
    written,
)
from cammer_desktop.services.message_service import built_in_template
from cammer_desktop.support import texts
from tests.samples import NAME, draft

VALUES = {"nombre": "Ana", "promocion": "2x1", "correo": " "}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Hola {nombre}, {NOMBRE}", "Hola Ana, Ana"),
        ("{ nombre } {\u00a0Nombre\t}", "Ana Ana"),
        ("{promoción} {PROMOCIÓN} {promocio\u0301n}", "2x1 2x1 2x1"),
        ("20 % {} { } {a b} {nombre\n} }{", "20 % {} { } {a b} {nombre\n} }{"),
        ("", ""),
    ],
)
def test_a_variable_is_read_as_its_value(text: str, read: str) -> None:
    assert filled(text, VALUES) == read


def test_a_variable_without_a_value_stays_and_is_named_once() -> None:
    text = "{correo} {Precio} {nombre} {precio}"
    assert filled(text, VALUES) == "{correo} {Precio} Ana {precio}"
    assert unfilled(text, VALUES) == ("correo", "precio")


def test_the_variables_of_a_text_are_named_as_they_are_listed() -> None:
    text = "{} { Descripción } {descripcion} {foo}"
    assert variables_in(text) == ("descripcion", "foo")
    assert (first_in(text), first_in("{}")) == ("{ Descripción }", "")


def test_what_is_sent_holds_the_values() -> None:
    asked = draft(
        email="ana@example.com",
        destination=Category("7", "Ventas"),
        ticket=Ticket("Para { nombre }", "{célular} {Correo} {destino}"),
    )
    sent = check(asked)
    assert isinstance(sent, SessionRequest)
    assert sent.ticket == Ticket(f"Para {NAME}", "+58 414-1315854 ana@example.com Ventas")
    assert preview(asked) == sent.ticket


@pytest.mark.parametrize(
    ("changed", "problem", "said"),
    [
        (
            {"ticket": Ticket("{Correo}", "{correo}")},
            Problem(Field.EMAIL, Flaw.EMPTY_VARIABLE, "correo"),
            "El ticket usa {correo}: falta el correo.",
        ),
        (
            {"ticket": Ticket("Promo", "{destino}")},
            Problem(Field.TICKET_DESCRIPTION, Flaw.EMPTY_VARIABLE, "destino"),
            "El ticket usa {destino}: falta el destino.",
        ),
        (
            {"ticket": Ticket("{precio}", "20 %")},
            Problem(Field.TICKET_TITLE, Flaw.UNKNOWN_VARIABLE, "precio"),
            "{precio} no existe; puede usar {nombre}, {celular}, {correo} y {destino}.",
        ),
        # What is wrong with the field itself is said, and nothing else.
        (
            {"ticket": Ticket("{nombre}", "20 %"), "name": ""},
            Problem(Field.NAME, Flaw.MISSING),
            "Este campo es obligatorio.",
        ),
    ],
)
def test_a_missing_value_is_told_once_where_it_is_to_be_filled_in(
    changed: dict[str, Any], problem: Problem, said: str
) -> None:
    assert check(draft(**changed)) == (problem,)
    assert sentences.of_problem(problem) == said


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, None),
        ({"ticket": Ticket(" ", "\n")}, None),
        ({"ticket": Ticket(" Para {nombre} ", "")}, Ticket(f"Para {NAME}", "")),
        (
            {
                "name": "",
                "phone": "",
                "email": "x",
                "ticket": Ticket("{nombre}", "{celular} {correo}"),
            },
            Ticket("{nombre}", "{celular} x"),
        ),
        (
            {"destination": Category(" '7' "), "ticket": Ticket("{destino}", "{otro}")},
            Ticket("7", "{otro}"),
        ),
    ],
)
def test_the_ticket_is_shown_as_it_will_be_sent_whatever_else_is_missing(
    changed: dict[str, Any], shown: Ticket | None
) -> None:
    assert preview(draft(**changed)) == shown


@pytest.fixture(params=texts.languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    texts.use(request.param)
    yield request.param
    texts.use(texts.SOURCE)


MEANT = {name: f"<{name}>" for name in NAMES}
PART = st.text(st.sampled_from("{} ab1\n"), max_size=5) | st.sampled_from(NAMES)


@hypothesis.given(parts=st.lists(PART), shown_in=st.sampled_from(texts.languages()))
@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
def test_the_same_is_filled_in_whatever_language_the_names_are_written_in(
    language: str, parts: list[str], shown_in: str
) -> None:
    def text(write: Callable[[str], str]) -> str:
        return " ".join(write(part) if part in NAMES else part for part in parts)

    in_this = text(written)
    texts.use(shown_in)
    source = text(lambda name: f"{{{name}}}")
    assert filled(in_this, MEANT) == filled(source, MEANT)
    assert variables_in(in_this) == variables_in(source)
    texts.use(language)


@pytest.mark.parametrize("text", ["{nombre}", "{nome}", "{Name}", "{ name }"])
def test_a_name_of_any_language_is_read_in_each(language: str, text: str) -> None:
    assert filled(f"{text} {{nam}}", VALUES) == "Ana {nam}"


def test_each_language_has_a_name_of_its_own_for_each_variable(language: str) -> None:
    offered = [written(name) for name in NAMES]
    assert [variables_in(each) for each in offered] == [(name,) for name in NAMES]
    if language == "en":
        assert offered[:2] == ["{name}", "{phone}"]


def test_a_text_of_the_program_has_the_names_of_its_language(language: str) -> None:
    text = in_language("{nombre} {foo} {enlace}")
    assert text == f"{written('nombre')} {{foo}} {written('enlace')}"
    template = built_in_template(Channel.EMAIL)
    assert written("enlace") in template.text


@pytest.mark.parametrize("names", ["prénom", "a b c d e f g e-mail", "a b c d e f g Á"])
def test_a_language_that_has_not_all_names_has_the_spanish_ones(
    monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    monkeypatch.setattr("cammer_desktop.domain.variables._", lambda _text: names)
    assert written("nombre") == "{nombre}"


def test_the_link_of_a_template_may_be_named_in_any_language() -> None:
    for text in ("{enlace}", "{link}"):
        assert Template(Channel.SMS, "A", text).text == text


half = st.text(st.sampled_from("{}nombrecodsti 1\n")) | st.sampled_from(("{nombre}", "{correo}"))


@hypothesis.given(
    name=st.text(), email=st.sampled_from(("", "a@b.co", "x")), title=half, description=half
)
def test_what_is_shown_of_the_ticket_is_what_is_sent(
    name: str, email: str, title: str, description: str
) -> None:
    typed = draft(name=name, email=email, ticket=Ticket(title, description))
    sent = check(typed)
    if isinstance(sent, SessionRequest):
        assert preview(typed) == sent.ticket
