"""What is said of a hand-over claims only what is known, and whose it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.message import LinkFlaw
from cammer_desktop.domain.phone import PhoneFlaw
from cammer_desktop.domain.recipient import Recipient
from cammer_desktop.domain.session import SessionRequest
from tests.ledgers import NOON

REQUEST = SessionRequest("Ana Rojas", "+584141315854", None, NoDestination(), None)


@pytest.mark.parametrize(
    ("channel", "word"),
    [
        (Channel.COPY, "copiado"),
        (Channel.WHATSAPP, "abierto"),
        (Channel.SMS, "abierto"),
        (Channel.EMAIL, "abierto"),
        (Channel.QR, "mostrado"),
        (Channel.VOICE, "dictado"),
    ],
)
def test_a_way_is_told_in_a_word_with_its_time(channel: Channel, word: str) -> None:
    assert sentences.of_done(HandOver(channel), NOON) == word
    later = NOON + timedelta(minutes=1)
    assert sentences.of_done(HandOver(channel, later), NOON) == f"{word} {later:%H:%M}"
    next_day = NOON + timedelta(days=1)
    assert sentences.of_done(HandOver(channel, next_day), NOON) == f"{word} {next_day:%d/%m %H:%M}"


def test_where_a_message_goes_is_told() -> None:
    assert sentences.of_addressee(Channel.SMS, REQUEST) == "+58 414-1315854"
    assert sentences.of_addressee(Channel.EMAIL, REQUEST) == "sin correo"
    assert sentences.of_addressee(Channel.SMS, replace(REQUEST, phone="")) == "sin número"
    with_email = replace(REQUEST, email="ana@example.com")
    assert sentences.of_addressee(Channel.EMAIL, with_email) == "ana@example.com"


def test_what_speaks_against_a_recipient_is_told() -> None:
    assert sentences.of_recipient(Channel.SMS, Recipient("+584141315854")) == ""
    fixed = Recipient("+582125551234", is_fixed=True)
    assert sentences.of_fixed_line() == "teléfono fijo"
    told = "Es un teléfono fijo: por SMS puede no llegar."
    assert sentences.of_recipient(Channel.SMS, fixed) == told
    doubtful = Recipient("+584997771234", is_doubtful=True)
    assert sentences.of_recipient(Channel.SMS, doubtful) == "No parece un número en uso."
    nobody = Recipient("", Flaw.MISSING)
    assert sentences.of_recipient(Channel.EMAIL, nobody) == "Falta la dirección de correo."
    without_digits = Recipient("", PhoneFlaw.EMPTY)
    assert sentences.of_recipient(Channel.WHATSAPP, without_digits) == "Falta el número."
    wrong = Recipient("ana@", Flaw.MALFORMED_EMAIL)
    assert sentences.of_recipient(Channel.EMAIL, wrong).startswith("No es una dirección de correo")


def test_what_the_agents_own_name_is_for_is_told() -> None:
    assert sentences.of_agents_variable(is_missing=False) == "Reemplaza a {agente}."
    told = "Falta: esta plantilla usa {agente}."
    assert sentences.of_agents_variable(is_missing=True) == told


def test_what_keeps_a_message_from_being_opened_is_told_with_what_to_do() -> None:
    assert sentences.of_missing(()) == ""
    assert sentences.of_missing(("x",)) == "{x} no existe: reemplácela en el texto."
    own = "{agente} es su nombre, que falta en Configuración: escríbalo aquí."
    assert sentences.of_missing(("agente",)) == own
    # It stands in one line.
    for variables, told in (
        (("x", "y"), "{x} y {y} no existen: reemplácelas en el texto."),
        (("promocion",), "{promocion}: este enlace no tiene promoción; reemplácela."),
        (
            ("promocion", "descripcion"),
            "{promocion} y {descripcion}: este enlace no tiene promoción; reemplácelas.",
        ),
        (("nombre",), "{nombre} no tiene valor: reemplácela en el texto."),
        (("agente", "x"), "{agente} y {x} no tienen valor: reemplácelas en el texto."),
    ):
        assert sentences.of_missing(variables) == told
    assert sentences.of_lacking(("x", "agente", "y", "promocion", "nombre")) == (
        "la plantilla usa {promocion}, pero este enlace no tiene promoción; "
        "{agente} es su nombre, que falta en Configuración; {nombre} no tiene valor; "
        "{x} y {y} no existen"
    )
    assert sentences.of_too_long() == "Es muy largo para abrirlo: acórtelo, o cópielo."


def test_a_message_that_was_copied_is_told_with_its_customer() -> None:
    assert "SMS" in sentences.of_copied_instead(Channel.SMS, REQUEST)
    failed = sentences.of_not_opened(Channel.WHATSAPP, REQUEST)
    told = "WhatsApp no se abrió en esta computadora: el mensaje para Ana quedó copiado."
    assert failed == told
    copied = sentences.of_copied_message(Channel.EMAIL, REQUEST)
    assert copied == "Mensaje de correo para Ana copiado: péguelo donde quiera enviarlo."


def test_what_is_wrong_with_the_text_is_told_with_what_to_do() -> None:
    told = {flaw: sentences.of_link_flaw(flaw) for flaw in LinkFlaw}
    assert told == {
        LinkFlaw.EMPTY: "El mensaje está vacío: escríbalo, con el enlace.",
        LinkFlaw.MISSING: "Falta el enlace: péguelo en el texto.",
        LinkFlaw.CHANGED: "El enlace cambió: péguelo entero, con espacios a los lados.",
    }
    assert sentences.of_damaged_text() == "Hay signos que no se pueden leer: revise el texto."


def test_what_comes_late_is_told_with_its_customer() -> None:
    assert sentences.of_opening(Channel.SMS) == "Abriendo SMS…"
    done = HandOver(Channel.WHATSAPP, NOON)
    told = f"WhatsApp: abierto {NOON:%H:%M}, para Ana"
    assert sentences.of_opened_late(done, REQUEST, NOON) == told
    assert sentences.of_not_delivered(Channel.WHATSAPP, REQUEST) == (
        "WhatsApp no se abrió: el mensaje para Ana no se entregó."
        " El enlace está en su fila del historial."
    )
    assert sentences.of_unopened(REQUEST, "Falta.") == "El mensaje para Ana no se abrió: Falta."
