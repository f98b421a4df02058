"""What is said of an outcome: what happened, why, and what to do next."""

import re
from dataclasses import replace
from datetime import datetime

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Diagnosis,
    NotSent,
    Outcome,
    ProxyLogin,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.sentences import Said, said_of
from cammer_desktop.support.visible import escaped
from tests.samples import LINK, NAME, request

AT = datetime(2026, 11, 26, 10, 42, 7)
RAW = "SessionLinkControllerValidator: cellphone must be a UUID."
STATUSES = (None, 400, 401, 403, 404, 409, 422)
FAILURES: tuple[Outcome, ...] = (
    *(NotSent(cause, 503) for cause in Cause),
    NotSent(Cause.TOO_MANY_REQUESTS, 429, 30),
    *(Uncertain(cause, 503) for cause in Cause),
    *(
        Rejected(reason, code, status, RAW, fields)
        for reason in RejectionReason
        for code in (None, 2, 42)
        for status in STATUSES
        for fields in ({}, {"cellphone": (RAW,), "campaign": (RAW,)}, {"campaign": (RAW,)})
    ),
)
NOT_FOR_AGENTS = re.compile(
    r"HTTP|UUID|JSON|TLS|DNS|validator|envelope|None|[{}]"
    r"|\b(is|the|must|not|required|failed|error|request|server|timeout)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("outcome", FAILURES, ids=repr)
def test_every_failure_has_three_short_parts_in_plain_words(outcome: Outcome) -> None:
    said = said_of(outcome, request())
    assert 0 < len(said.headline) <= 40
    assert said.headline[0].isupper()
    assert not said.headline.endswith(".")
    for part in (said.why, said.next_step):
        assert part[0].isupper()
        assert part.endswith(".")
        assert "  " not in part
    assert len(said.whole) <= 230
    assert NOT_FOR_AGENTS.search(said.whole) is None
    assert sentences.of_outcome(outcome, request()) == said.whole


def test_a_success_needs_no_reason() -> None:
    assert said_of(Created(LINK)) == Said("Enlace creado")
    assert sentences.of_outcome(Created(LINK)) == "Enlace creado."


def test_every_cause_has_its_own_reason() -> None:
    assert len({said_of(NotSent(cause)).why for cause in Cause}) == len(Cause)
    assert len({said_of(Uncertain(cause)).why for cause in Cause}) == len(Cause)


@pytest.mark.parametrize("outcome", FAILURES, ids=repr)
def test_the_headline_claims_what_is_known(outcome: Outcome) -> None:
    may_exist = isinstance(outcome, Uncertain)
    said = said_of(outcome)
    assert said.headline.startswith("Puede haberse creado" if may_exist else "No se creó")
    assert ("puede duplicarse" in said.next_step) == may_exist


def test_where_nothing_was_sent_repeating_is_said_to_be_safe() -> None:
    for outcome in FAILURES:
        if isinstance(outcome, NotSent):
            step = said_of(outcome).next_step
            assert re.search("sin riesgo|no tiene riesgo|cree el enlace otra vez", step), step


def test_an_uncertain_one_says_whom_to_ask_and_about_which_customer() -> None:
    step = said_of(Uncertain(Cause.TIMEOUT), request()).next_step
    assert "pregunte a su supervisor" in step
    assert f"{NAME}, +58 414-1315854" in step
    assert "de ese cliente" in said_of(Uncertain(Cause.TIMEOUT)).next_step


def test_the_steps_before_repeating_say_the_same_one_by_one() -> None:
    ask, then = sentences.steps_before_repeating(request())
    assert ask == f"Pregunte a su supervisor si hay una sesión de {NAME}, +58\u00a0414-1315854."
    assert then.endswith("puede duplicarse.")


def test_a_very_long_name_does_not_hide_what_to_do() -> None:
    step = said_of(Uncertain(Cause.TIMEOUT), request(name="Ana " * 500)).next_step
    assert len(step) < 200
    assert step.endswith("puede duplicarse.")


@pytest.mark.parametrize("status", [404, 405, 410])
def test_where_nobody_serves_the_address_is_to_be_looked_at(status: int) -> None:
    step = said_of(Rejected(RejectionReason.HTTP, http_status=status)).next_step
    assert "«Dirección de la API» en Configuración" in step


def test_a_code_that_nobody_knows_is_for_the_help_desk() -> None:
    assert "código 42" in said_of(Rejected(RejectionReason.OTHER, 42)).next_step


def test_a_waiting_time_is_said() -> None:
    assert "Espere 30 s" in said_of(NotSent(Cause.TOO_MANY_REQUESTS, 429, 30)).next_step


@pytest.mark.parametrize(
    ("seconds", "step"),
    [
        (None, "Espere un momento y repita sin riesgo."),
        (0, "Espere un momento y repita sin riesgo."),
        (1, "Espere 1 s y repita sin riesgo."),
        (600, "Espere 600 s y repita sin riesgo."),
        (601, "Avise a soporte; repetir no tiene riesgo."),
        (86_400, "Avise a soporte; repetir no tiene riesgo."),
    ],
)
def test_only_what_an_agent_can_wait_is_said_in_seconds(seconds: int | None, step: str) -> None:
    assert said_of(NotSent(Cause.TOO_MANY_REQUESTS, 429, seconds)).next_step == step


@pytest.mark.parametrize(
    ("fields", "headline", "named"),
    [
        (["cellphone"], "No se creó: corrija 1 dato", "Corrija el celular y cree"),
        (
            ["ticket.0.description", "email", "Name"],
            "No se creó: corrija 3 datos",
            "Corrija el nombre, el correo y la descripción y cree",
        ),
        ([], "No se creó", "Revise los datos"),
        (["campaign"], "No se creó: 1 dato rechazado", "El formulario no tiene «campaign»: avise"),
        (
            ["cellphone", *"abcd"],
            "No se creó: 5 datos rechazados",
            "Corrija el celular y cree el enlace otra vez. "
            "El formulario no tiene «a», «b» y 2 otros: si sigue",
        ),
    ],
)
def test_the_refused_fields_are_named(fields: list[str], headline: str, named: str) -> None:
    refused = Rejected(RejectionReason.FIELDS, 2, fields=dict.fromkeys(fields, (RAW,)))
    said = said_of(refused)
    assert said.headline == headline
    assert said.next_step.startswith(named)


def test_the_file_at_fault_is_named() -> None:
    outcome = NotSent(Cause.CERTIFICATE_FILE, file="empresa.pem")
    assert "«empresa.pem»" in said_of(outcome).why


def test_a_help_desk_is_told_all_that_the_service_said() -> None:
    refused = Rejected(
        RejectionReason.FIELDS,
        2,
        400,
        "Campos no cumplen",
        {"cellphone": (RAW, "too odd"), "": ("who knows",)},
    )
    assert sentences.of_diagnosis(refused, AT, 4711).splitlines()[1:] == [
        "Hora: 2026-11-26 10:42:07",
        "Intento: 4711",
        "HTTP: 400",
        "Código: 2",
        "Mensaje: Campos no cumplen",
        f"cellphone: {RAW} too odd",
        "Detalle: who knows",
    ]


def test_a_help_desk_is_told_what_the_proxy_asks_for() -> None:
    logins = (ProxyLogin.NTLM, ProxyLogin.NEGOTIATE)
    diagnosis = Diagnosis("a:443", "http://p:1", logins=logins)
    outcome = NotSent(Cause.PROXY_LOGIN_UNKNOWN, 407, diagnosis=diagnosis)
    assert "El proxy pide: NTLM, Negotiate" in sentences.of_diagnosis(outcome, AT).splitlines()
    assert "El proxy pide NTLM y Negotiate, que el programa no admite." in said_of(outcome).whole
    most = replace(diagnosis, logins=tuple(ProxyLogin))
    assert len(said_of(replace(outcome, diagnosis=most)).whole) <= 250


def test_a_help_desk_is_told_the_status_even_without_a_diagnosis() -> None:
    lines = sentences.of_diagnosis(Uncertain(Cause.SERVICE_DOWN, 503), AT).splitlines()
    assert lines[2:] == ["Causa: SERVICE_DOWN", "Solicitud enviada: sí", "HTTP: 503"]
    assert sentences.of_diagnosis(Created(LINK), AT) == ""


@pytest.mark.parametrize(
    ("outcome", "sent"),
    [
        (Uncertain(Cause.SERVICE_DOWN, 503), "sí"),
        (Uncertain(Cause.NOT_UNDERSTOOD, 200), "sí"),
        (NotSent(Cause.TOO_MANY_REQUESTS, 429, 30), "sí"),
        (NotSent(Cause.REDIRECT, 307), "sí"),
        # Its first byte was about to leave; what came of it, nobody saw.
        (Uncertain(Cause.BROKEN_OFF), "puede ser"),
        (Uncertain(Cause.CANCELLED), "puede ser"),
        (Uncertain(Cause.DAMAGED), "puede ser"),
        (Uncertain(Cause.TIMEOUT), "puede ser"),
        # The service waited for the request in vain, or says so (RFC 9110, 15.5.9).
        (Uncertain(Cause.TIMEOUT, 408), "puede ser"),
        (NotSent(Cause.DNS), "no"),
        (NotSent(Cause.PROXY_REFUSED, 403), "no"),
    ],
    ids=str,
)
def test_a_help_desk_is_told_whether_the_request_left(
    outcome: NotSent | Uncertain, sent: str
) -> None:
    assert f"Solicitud enviada: {sent}" in sentences.of_diagnosis(outcome, AT).splitlines()


@hypothesis.given(
    st.sampled_from(RejectionReason),
    st.text(),
    st.dictionaries(st.sampled_from(("email", "campaign", "")), st.lists(st.text(), max_size=2)),
)
def test_the_services_words_are_in_the_details_and_nowhere_else(
    reason: RejectionReason, message: str, fields: dict[str, list[str]]
) -> None:
    marked = {name: tuple(f"\u2603{text}" for text in texts) for name, texts in fields.items()}
    refused = Rejected(reason, 7, 400, f"\u2603{message}", marked)
    assert "\u2603" not in said_of(refused, request()).whole
    details = sentences.of_diagnosis(refused, AT)
    for text in (refused.message, *(text for texts in marked.values() for text in texts)):
        assert escaped(text) in details


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [
        (Created(LINK), ""),
        (NotSent(Cause.DNS), ""),
        (Uncertain(Cause.SERVICE_DOWN, 503), "(HTTP 503)"),
        (Rejected(RejectionReason.TOKEN, 9, 401, "No token"), "(No token; código 9; HTTP 401)"),
        (Rejected(RejectionReason.OTHER, 0, message="Odd"), "(Odd; código 0)"),
    ],
)
def test_the_command_line_adds_the_services_words_on_the_same_line(
    outcome: Outcome, answer: str
) -> None:
    assert sentences.of_answer(outcome) == answer


def test_the_services_words_make_no_line_of_their_own_in_the_details() -> None:
    forged = Rejected(
        RejectionReason.OTHER, 42, message="m\nHora: ayer\u202e", fields={"x\nCausa": ("y\r\nz",)}
    )
    plain = Rejected(RejectionReason.OTHER, 42, message="m", fields={"x": ("y",)})
    lines = sentences.of_diagnosis(forged, AT).splitlines()
    assert len(lines) == len(sentences.of_diagnosis(plain, AT).splitlines())
    assert "\u202e" not in "".join(lines)
