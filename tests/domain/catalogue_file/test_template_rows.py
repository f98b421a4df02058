"""Templates in a catalogue's file: each field under the names that people give it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from cammer_desktop.domain import catalogue_file, sentences
from cammer_desktop.domain.catalogue import (
    EntryFlaw,
    Kind,
    NamedDestination,
    Promotion,
    Template,
)
from cammer_desktop.domain.catalogue_file import Doubt, FileRow, record_of
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _

LINES = 'Hola, {nombre}:\n\n=1+1; «{enlace}»\n- José & Ñoño "50 %" +1'
MAIL = Template(Channel.EMAIL, "Saludo", LINES, "=Su enlace; {nombre}", is_default=True)
SHORT = Template(Channel.SMS, "12e5", "+{enlace}")
CHAT = Template(Channel.WHATSAPP, "Saludo", "{enlace}", is_default=True)
ALL = (MAIL, SHORT, CHAT)
EVA = NamedDestination(Kind.AGENT, "Eva", "a7d3")
HEADINGS = "tipo;nombre;canal;asunto;texto;predeterminada"


def read(content: str) -> tuple[FileRow, ...]:
    return catalogue_file.read(content.encode())


def row(line: str, headings: str = HEADINGS) -> FileRow:
    [found] = read(f"{headings}\n{line}\n")
    return found


@pytest.mark.parametrize("write", [catalogue_file.to_csv, catalogue_file.to_json])
def test_what_was_written_is_read_back(write: type[bytes]) -> None:
    assert catalogue_file.read(write(ALL)) == (  # type: ignore[arg-type]
        *(FileRow(number, each) for number, each in enumerate(ALL, _first_number(write))),
    )


def _first_number(write: type[bytes]) -> int:
    return 2 if write is catalogue_file.to_csv else 1


def test_the_table_is_in_spanish_and_the_new_columns_are_its_last() -> None:
    text = catalogue_file.to_csv([SHORT, CHAT, EVA]).decode("utf-8-sig")
    assert text.splitlines() == [
        "Tipo;Nombre;Código;Título;Descripción;Desde;Hasta;Canal;Predeterminada",
        "plantilla;'12e5;;;'+{enlace};;;SMS;",
        "plantilla;Saludo;;;{enlace};;;WhatsApp;sí",
        "agente;Eva;a7d3;;;;;;",
    ]


def test_in_json_the_default_is_a_truth_value() -> None:
    assert record_of(MAIL) == {
        "kind": "template",
        "name": "Saludo",
        "title": MAIL.subject,
        "description": LINES,
        "channel": "email",
        "default": True,
    }
    assert "default" not in record_of(SHORT)


@pytest.mark.parametrize(
    ("headings", "line"),
    [
        ("tipo;nombre;título;descripción;canal;predeterminada", "plantilla;A;S;{enlace};correo;SÍ"),
        ("Tipo;Nombre;Canal;Asunto;Mensaje;Por defecto", "Plantilla;A;E-mail;S;{enlace};x"),
        ("tipo;nome;canal;assunto;texto;padrão", "modelo;A;e-mail;S;{enlace};sim"),
        ("kind;name;channel;subject;text;default", "template;A;EMAIL;S;{enlace};TRUE"),
        ("tipo;nombre;canal;asunto;texto;título;predeterminado", "plantilla;A;mail;S;{enlace};S;1"),
    ],
)
def test_a_field_has_its_name_in_each_language(headings: str, line: str) -> None:
    assert row(line, headings).entry == Template(Channel.EMAIL, "A", "{enlace}", "S", True)


@pytest.fixture(params=texts.languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    texts.use(request.param)
    yield request.param
    texts.use(texts.SOURCE)


def test_headings_kinds_and_answers_may_be_what_the_window_calls_them(language: str) -> None:
    labels = [_("Tipo"), _("Nombre"), _("Canal"), _("Asunto"), _("Texto"), _("predeterminada")]
    cells = [sentences.of_kind(Kind.TEMPLATE), "A", _(Channel.EMAIL.spec.label), "S", "{link}"]
    found = row(";".join([*cells, _("sí")]), ";".join(labels))
    assert found == FileRow(2, Template(Channel.EMAIL, "A", "{link}", "S", True))
    labels = [_("Tipo"), _("Nombre"), _("Título"), _("Descripción"), _("Desde"), _("Hasta")]
    cells = [sentences.of_kind(Kind.PROMOTION), "2x1", "t", "d", "2026-05-12", "2026-05-12"]
    day = date(2026, 5, 12)
    found = row(";".join(cells), ";".join(label.upper() for label in labels))
    assert found.entry == Promotion("2x1", "t", "d", day, day)
    for kind in (Kind.CATEGORY, Kind.AGENT):
        line = f"{sentences.of_kind(kind)};Eva;a7d3"
        labels = [_("Tipo"), _("Nombre"), _("Código")]
        assert row(line, ";".join(labels)).entry == NamedDestination(kind, "Eva", "a7d3")


def test_what_is_written_is_the_same_in_every_language(language: str) -> None:
    first_line = catalogue_file.to_csv(ALL).decode("utf-8-sig").splitlines()[0]
    assert first_line.startswith("Tipo;Nombre;Código;Título")
    assert [each.entry for each in catalogue_file.read(catalogue_file.to_csv(ALL))] == [*ALL]


def test_a_language_that_came_as_a_folder_has_its_names_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalog("fr")
    for text, there in (("Tipo", "Genre"), ("Nombre", "Nom"), ("Agente", "Conseiller")):
        catalogue.add(text, there)
    place = tmp_path / "translations/fr/LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "cammer-desktop.mo").open("wb") as file:
        write_mo(file, catalogue)
    with monkeypatch.context() as patch:
        patch.setattr(texts, "resources", lambda: tmp_path)
        texts.use("es")
        assert row("conseiller;Eva;a7d3", "GENRE;Nom;código").entry == EVA
    texts.use("es")


@pytest.mark.parametrize("default", [None, False, "no", "", "Não", "falso", "0"])
def test_what_is_not_the_default_may_say_so(default: object) -> None:
    record = {**record_of(SHORT), "default": default}
    assert catalogue_file.entry_of(record) == SHORT


@pytest.mark.parametrize(
    ("line", "flaw"),
    [
        ("plantilla;;SMS;;{enlace};", EntryFlaw.NAME),
        ("plantilla;A;;;{enlace};", EntryFlaw.CHANNEL),
        ("plantilla;A;QR grande;;{enlace};", EntryFlaw.CHANNEL),
        ("plantilla;A;SMS;;;", EntryFlaw.MESSAGE),
        ("plantilla;A;SMS;;Hola;", EntryFlaw.NO_LINK),
        ("plantilla;A;SMS;;{enlace};quizás", EntryFlaw.DEFAULT),
        ("plantilla;A;SMS;#N/A;{enlace};", EntryFlaw.ERROR),
        ("plantilla;A;SMS;;\u202e{enlace};", EntryFlaw.CHARACTERS),
    ],
)
def test_why_a_row_is_no_template_is_said(line: str, flaw: EntryFlaw) -> None:
    assert row(line) == FileRow(2, flaw=flaw)
    assert sentences.of_entry_flaw(flaw).endswith(".")


@pytest.mark.parametrize("more", [{"text": "{enlace}!"}, {"subject": "S"}, {"channel": 7}])
def test_two_texts_of_one_field_or_no_text_are_a_flaw(more: dict[str, object]) -> None:
    [found] = read(json.dumps([{**record_of(MAIL), **more}]))
    two_texts = "channel" not in more
    assert found.flaw is (EntryFlaw.TWO_TEXTS if two_texts else EntryFlaw.TYPE)


@pytest.mark.parametrize("headings", ["título;asunto", "descripción;texto", "asunto;asunto"])
def test_two_texts_are_told_whatever_their_headings_are(headings: str) -> None:
    found = row("plantilla;A;correo;uno {enlace};dos {enlace}", f"tipo;nombre;canal;{headings}")
    assert found.flaw is EntryFlaw.TWO_TEXTS
    assert sentences.of_entry_flaw(found.flaw).startswith("Hay dos textos distintos para lo mismo")


def test_a_name_that_a_spreadsheet_may_have_made_is_doubtful_and_days_are_not_looked_at() -> None:
    headings = f"{HEADINGS};desde;hasta"
    found = row("plantilla;1200000;SMS;;{enlace};;02/01/2026;01/02/2026", headings)
    assert found.doubts == (Doubt.NUMBER,)
    assert found.entry == Template(Channel.SMS, "1200000", "{enlace}")


def test_in_a_row_of_another_kind_the_new_columns_mean_nothing() -> None:
    """They were no fields in older versions, whose users may have had them for themselves."""
    [eva] = read(f"{HEADINGS};mensaje;código\nagente;Eva;#N/A;x;y;z;w;a7d3\n")
    assert eva == FileRow(2, EVA)
    odd = {"text": 7, "default": [], "asunto": "otro"}
    record = {**record_of(Promotion("P", "t", "d")), **odd}
    [promotion] = read(json.dumps([record]))
    assert promotion.entry == Promotion("P", "t", "d")
