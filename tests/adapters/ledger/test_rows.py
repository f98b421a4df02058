"""A row of the ledger: what a newer version has written, and what the service reports in part."""

import json
from dataclasses import replace

import pytest

from cammer_desktop.adapters.ledger.rows import COLUMNS, attempt_of, row_of
from cammer_desktop.domain.outcome import Cause, Created, Diagnosis, NotSent, ProxyLogin
from cammer_desktop.domain.vendor import outcome_of
from tests.ledgers import NOON, OUTCOMES, attempt
from tests.samples import LINK


def test_a_channel_that_is_not_known_is_left_out_and_the_row_is_read() -> None:
    values = dict(zip(COLUMNS, row_of(attempt(0, OUTCOMES[1]), NOON), strict=True))
    values["handed_over"] = "carrier pigeon"
    read = attempt_of(tuple(values.values()))
    assert read == replace(attempt(0, OUTCOMES[1]), has_other_channel=True)
    assert not read.is_undelivered


def test_a_text_of_the_customer_that_is_not_known_is_left_out_and_the_row_is_read() -> None:
    values = dict(zip(COLUMNS, row_of(attempt(0, OUTCOMES[0]), NOON), strict=True))
    detail = json.loads(values["detail"])
    detail["customer"]["horoscope"] = "Leo"
    read = attempt_of(tuple({**values, "detail": json.dumps(detail)}.values()))
    assert read == attempt(0, OUTCOMES[0])


def test_a_login_that_is_not_known_is_left_out_and_the_row_is_read() -> None:
    asked = Diagnosis("a:443", "http://p:1", logins=(ProxyLogin.NTLM, ProxyLogin.NEGOTIATE))
    outcome = NotSent(Cause.PROXY_LOGIN_UNKNOWN, 407, diagnosis=asked)
    values = dict(zip(COLUMNS, row_of(attempt(0, outcome), NOON), strict=True))
    detail = json.loads(values["detail"])
    assert detail["diagnosis"]["logins"] == ["NTLM", "Negotiate"]
    detail["diagnosis"]["logins"].insert(1, "Ana Clave")
    read = attempt_of(tuple({**values, "detail": json.dumps(detail)}.values()))
    assert not read.is_damaged
    assert isinstance(read.outcome, NotSent)
    assert (read.outcome, read.outcome.diagnosis) == (outcome, asked)


@pytest.mark.parametrize(
    ("reported", "stored"),
    [
        (
            {"cellphone": "+58414", "campaign": "7", "email": None, "name": "Ñ"},
            '{"customer": {"name": "Ñ", "email": null, "cellphone": "+58414"}}',
        ),
        ({"name": "Ñ"}, '{"customer": {"name": "Ñ"}}'),
        (None, "{}"),
    ],
)
def test_of_the_customer_stands_there_what_the_service_reports(
    reported: object, stored: str
) -> None:
    data = {"link": LINK, "customer": reported}
    outcome = outcome_of(200, json.dumps({"statusCode": 0, "data": data}).encode())
    assert isinstance(outcome, Created)
    row = row_of(attempt(0, outcome), NOON)
    assert row[COLUMNS.index("detail")] == stored
    assert attempt_of(row).outcome == outcome
