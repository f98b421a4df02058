"""What has to be seen before a message is opened is told."""

from dataclasses import replace

import pytest

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import LinkFlaw, Message, link_flaw
from cammer_desktop.domain.message_doubts import Doubt, doubts_of, variables_in

LINK = "https://a.example/s/1"
MESSAGE = Message("+584141315854", f"Hola, Ana. Este es el enlace: {LINK}")


def test_a_message_like_most_is_opened_at_once() -> None:
    assert doubts_of(Channel.WHATSAPP, MESSAGE, LINK) == ()


def test_each_doubt_is_told_what_weighs_most_first() -> None:
    fixed = replace(MESSAGE, to="+582125551234")
    assert doubts_of(Channel.SMS, fixed, LINK) == (Doubt.FIXED_LINE,)
    assert doubts_of(Channel.EMAIL, replace(MESSAGE, to="ana@example.com"), LINK) == ()
    damaged = replace(MESSAGE, to="+58414\ufffd", text=f"Hola, Jos\ufffd: {LINK}")
    assert doubts_of(Channel.SMS, damaged, LINK) == (Doubt.NOBODY, Doubt.DAMAGED)
    assert doubts_of(Channel.SMS, replace(MESSAGE, text="Hola"), LINK) == (Doubt.NO_LINK,)
    nobody = Message("", f"{{agente}} {LINK} " + "x" * 4_000, "{promocion}")
    assert doubts_of(Channel.EMAIL, nobody, LINK) == (
        Doubt.NOBODY,
        Doubt.NO_VALUE,
        Doubt.TOO_LONG,
    )


def test_variables_are_named_once_the_subjects_first() -> None:
    message = Message("", "{Agente} {enlace} {agente}", "{promocion}")
    assert variables_in(message) == ("promocion", "agente", "enlace")
    assert variables_in(Message("", "{} { } {a-b}")) == ()


@pytest.mark.parametrize(
    "text", ["{}", "Hola: {}.", "«{}»\nAna", "*{}*", "({}), gracias", "{}\ufeff {}"]
)
def test_a_link_that_can_be_opened_may_have_punctuation_behind_it(text: str) -> None:
    assert link_flaw(text.replace("{}", LINK), LINK) is None


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", LinkFlaw.EMPTY),
        (" \n", LinkFlaw.EMPTY),
        ("Hola, Ana", LinkFlaw.MISSING),
        ("x" + LINK, LinkFlaw.CHANGED),
        (LINK + "Gracias", LinkFlaw.CHANGED),
        (LINK + ".Gracias", LinkFlaw.CHANGED),
        (LINK + "0", LinkFlaw.CHANGED),
        (LINK[:-1], LinkFlaw.CHANGED),
    ],
)
def test_a_link_that_is_not_there_or_leads_elsewhere_is_told(text: str, flaw: LinkFlaw) -> None:
    assert link_flaw(text, LINK) is flaw
