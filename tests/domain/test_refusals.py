"""What the service says of a field is said in our words, and never in its own."""

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import Rejected, RejectionReason
from cammer_desktop.domain.sentences import of_other_refusal, of_refusal
from cammer_desktop.domain.vendor import others_refused, refused
from cammer_desktop.sandbox import contract

PREFIX = "SessionLinkControllerValidator: "


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (Field.PHONE, "cellphone is required.", "El servicio dice que falta el celular."),
        (Field.TICKET_TITLE, "title should not be empty", "El servicio dice que falta el título."),
        (Field.NAME, "NAME IS REQUIRED", "El servicio dice que falta el nombre."),
        (
            Field.CATEGORY,
            "categoryCode must be a UUID",
            "Este código no tiene la forma que pide el servicio; cópielo otra vez.",
        ),
        (Field.AGENT, "user not found", "El servicio no reconoce el código de agente."),
        (
            Field.AGENT,
            "userCode must not be sent with categoryCode.",
            "Elija una categoría o un agente, no los dos.",
        ),
        (
            Field.NAME,
            "name must be shorter than or equal to 50 characters",
            "El servicio pide un texto más corto.",
        ),
        (
            Field.NAME,
            "name must be longer than or equal to 2 characters",
            "El servicio pide un texto más largo.",
        ),
        (Field.PHONE, "cellphone must be a phone number", "El servicio no aceptó el celular."),
        (Field.EMAIL, "email is not valid.", "El servicio no aceptó el correo."),
        (Field.TICKET_DESCRIPTION, "", "El servicio no aceptó la descripción."),
    ],
)
@pytest.mark.parametrize("prefix", ["", PREFIX])
def test_a_text_of_the_service_in_our_words(
    field: Field, text: str, said: str, prefix: str
) -> None:
    assert of_refusal(field, (prefix + text,)) == said


def test_several_texts_are_said_once_each_and_unknown_ones_add_nothing() -> None:
    texts = ("cellphone is required.", "cellphone should not be empty", "odd", "is too short")
    said = "El servicio dice que falta el celular. El servicio pide un texto más largo."
    assert of_refusal(Field.PHONE, texts) == said
    assert of_refusal(Field.PHONE, ()) == "El servicio no aceptó el celular."


@hypothesis.given(st.sampled_from(Field), st.lists(st.text()))
def test_whatever_the_service_says_a_sentence_comes_of_it_and_none_of_its_words(
    field: Field, texts: list[str]
) -> None:
    marked = [f"{text}\u2603{{noun}}" for text in texts]
    said = of_refusal(field, marked)
    assert said.endswith(".")
    assert "\u2603" not in said
    assert not set("{}") & set(said)


def test_the_sandboxs_texts_are_known() -> None:
    flawed = contract.flawed({"name": "name is required."})
    assert PREFIX.encode() in flawed.body


def test_refusals_go_to_the_fields_in_their_order_however_the_keys_are_written() -> None:
    outcome = Rejected(
        RejectionReason.FIELDS,
        fields={
            "ticket[0].Title": ("a",),
            "campaign": ("b",),
            " CellPhone": ("c",),
            "cellphone": ("d", "e"),
        },
    )
    assert list(refused(outcome).items()) == [
        (Field.PHONE, ("c", "d", "e")),
        (Field.TICKET_TITLE, ("a",)),
    ]
    assert others_refused(outcome) == ("campaign",)


def test_what_the_form_does_not_have_is_called_by_the_services_name_and_no_more() -> None:
    label, text = of_other_refusal("campaign")
    assert (label, text[-1]) == ("Otro dato (campaign)", ".")
    assert len(of_other_refusal("x" * 200)[0]) < 50
    assert "\n" not in of_other_refusal("a\nb")[0]
