"""What has to be seen before a message is opened is told."""

from dataclasses import replace

from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.message_doubts import Doubt, doubts_of, variables_in
from cammer_desktop.domain.session import SessionRequest

REQUEST = SessionRequest("Ana", "+584141315854", "ana@example.com", NoDestination(), None)
MESSAGE = Message(REQUEST.phone, "Hola, Ana. Este es el enlace: https://a.example/s/1")


def test_a_message_like_most_is_opened_at_once() -> None:
    assert doubts_of(Channel.WHATSAPP, MESSAGE, REQUEST) == ()


def test_each_doubt_is_told_what_weighs_most_first() -> None:
    fixed = replace(REQUEST, phone="+582125551234")
    assert doubts_of(Channel.SMS, MESSAGE, fixed) == (Doubt.FIXED_LINE,)
    assert doubts_of(Channel.EMAIL, Message("ana@example.com", "Hola"), fixed) == ()
    damaged = replace(MESSAGE, to="+58414\ufffd", text="Hola, Jos\ufffd")
    assert doubts_of(Channel.SMS, damaged, REQUEST) == (Doubt.NOBODY, Doubt.DAMAGED)
    nobody = Message("", "{agente} " + "x" * 4_000, "{promocion}")
    assert doubts_of(Channel.EMAIL, nobody, REQUEST) == (
        Doubt.NOBODY,
        Doubt.NO_VALUE,
        Doubt.TOO_LONG,
    )


def test_variables_are_named_once_the_subjects_first() -> None:
    message = Message("", "{Agente} {enlace} {agente}", "{promocion}")
    assert variables_in(message) == ("promocion", "agente", "enlace")
    assert variables_in(Message("", "{} { } {a-b}")) == ()
