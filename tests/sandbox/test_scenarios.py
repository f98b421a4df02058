"""A word in the customer's name selects an outcome, so that it can be practised."""

import pytest

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.token import Token
from cammer_desktop.sandbox.scenarios import SCENARIOS
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from tests.adapters.http.calls import http_api
from tests.samples import request
from tests.sandbox.posting import ANA, HEADERS, post

OUTCOMES: dict[str, Outcome | type[Created]] = {
    "#campos": Rejected(
        RejectionReason.FIELDS,
        2,
        400,
        "Campos no cumplen",
        {
            "cellphone": ("SessionLinkControllerValidator: cellphone is required.",),
            "campaign": ("SessionLinkControllerValidator: campaign is closed.",),
        },
    ),
    "#ticket": Rejected(
        RejectionReason.FIELDS,
        2,
        400,
        "Campos no cumplen",
        {"ticket.title": ("SessionLinkControllerValidator: ticket.title is required.",)},
    ),
    "#token": Rejected(RejectionReason.TOKEN, 9, 401, "No Authorization token"),
    "#codigo": Rejected(RejectionReason.OTHER, 42, 200, "Cuenta suspendida"),
    "#html": Uncertain(Cause.PORTAL, 200),
    "#cortado": Uncertain(Cause.NOT_UNDERSTOOD, 200),
    "#cuelga": Uncertain(Cause.BROKEN_OFF),
    "#espere": NotSent(Cause.TOO_MANY_REQUESTS, 429, 30),
    "#lento": Uncertain(Cause.TIMEOUT),  # under the short deadline of this test
    "#mudo": Uncertain(Cause.TIMEOUT),
    "#sinenlace": Uncertain(Cause.NOT_UNDERSTOOD, 200),
    "#http": Uncertain(Cause.NOT_UNDERSTOOD, 200),
    "#otro": Created,
    "#enorme": Uncertain(Cause.TOO_LARGE, 200),
    "#404": Rejected(RejectionReason.HTTP, http_status=404),
}


def test_every_scenario_has_an_outcome_here() -> None:
    assert OUTCOMES.keys() == SCENARIOS.keys()


@pytest.mark.parametrize("word", SCENARIOS)
def test_a_scenario_shows_its_outcome(
    sandbox: Sandbox, sandbox_address: ApiAddress, word: str
) -> None:
    api = http_api(Network(connect_seconds=2.0, whole_seconds=2.0))
    asked = request(name=f"Ana {word.upper()} Paz")
    outcome = api.create(sandbox_address, asked, Token(DEFAULT_TOKEN), SendGuard())
    expected = OUTCOMES[word]
    if isinstance(expected, type):
        assert isinstance(outcome, Created)
        assert outcome.customer is not None
        assert outcome.customer.texts[Field.NAME] == "Otra Persona"
    else:
        assert outcome == expected
    assert len(sandbox.received) == 1


def test_a_scenario_begins_where_the_contract_is_kept(sandbox: Sandbox) -> None:
    named = {**ANA, "name": "Ana #html"}
    assert post(sandbox, named, headers={}).json["statusCode"] == 9
    assert list(post(sandbox, {**named, "userCode": ""}).detail) == ["userCode"]
    assert post(sandbox, named, headers=HEADERS).body.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["Ana", "#", "#htmlx", "Ana#html", "#unknown"])
def test_other_names_get_a_link(sandbox: Sandbox, name: str) -> None:
    assert post(sandbox, {**ANA, "name": name}).json["statusCode"] == 0
