"""The summary: whose session it is, where it goes, and what goes with it."""

from cammer_desktop.domain import phone
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.session import Draft, SessionRequest, Ticket
from cammer_desktop.domain.summary import Summary


def of(draft: Draft) -> Summary:
    return Summary.of_draft(draft, phone.read(draft.phone, draft.region))


def test_a_request_is_told_by_name_number_and_destination_with_its_code() -> None:
    ticket = Ticket("Promo", "20 %")
    request = SessionRequest("Ana", "+584141315854", "a@b.co", Category("c-1", "Ventas"), ticket)
    assert Summary.of_request(request) == Summary(
        "Ana",
        "+58 414-1315854",
        "Categoría Ventas (c-1)",
        "Correo: a@b.co\nTítulo: Promo\nDescripción: 20 %",
        "Promo",
        "Ventas · categoría",
    )


def test_what_is_typed_is_told_as_it_would_be_sent() -> None:
    draft = Draft(" Ana ", "0414 131 5854", "VE", "", Agent("7"), None)
    assert of(draft) == Summary("Ana", "+58 414-1315854", "Agente 7", "", "", "7 · agente")


def test_a_number_that_cannot_be_sent_is_told_as_it_was_typed() -> None:
    draft = Draft("", "0414", "VE", "", NoDestination(), None)
    assert of(draft) == Summary(
        "", "0414", "Sin destino · el servicio decide quién atiende", "", "", "Sin destino"
    )


def test_a_ticket_is_told_with_its_variables_filled_in() -> None:
    ticket = Ticket("Para {nombre}", "Al {celular}, {correo}")
    draft = Draft("Ana", "0414 131 5854", "VE", "", NoDestination(), ticket)
    assert of(draft).texts == "Título: Para Ana\nDescripción: Al +58 414-1315854, {correo}"


def test_a_destination_without_its_code_is_none_yet() -> None:
    assert of(Draft("Ana", "", "VE", "", Category(" "), None)) == Summary("Ana", "", "", "")


def test_an_empty_form_is_nobodys() -> None:
    empty = of(Draft("", "", "VE", " ", Category("c-1", "Ventas"), Ticket("", "")))
    assert empty.is_empty


def test_a_destination_that_was_kept_is_told_of_nobody_too() -> None:
    kept = of(Draft("", "", "VE", "", Category("c-1", "Ventas"), None))
    assert (kept.name, kept.number, kept.texts) == ("", "", "")
    assert (kept.place, kept.is_empty) == ("Ventas · categoría", True)
    assert of(Draft("", "", "VE", "", Category(""), None)) == Summary("", "", "", "")


def test_an_email_alone_is_somebodys() -> None:
    assert not of(Draft("", "", "VE", "a@b", NoDestination(), None)).is_empty
