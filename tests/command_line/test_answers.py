"""`link` with every answer of the service: output, exit code, and exactly one POST."""

import json

import pytest

from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.sandbox.scenarios import SCENARIOS
from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import E164, NAME, answer_of, only_line, run, run_link
from tests.samples import CODE, FIELDS_REFUSED, LINK, SUCCESS, TICKET_REFUSED, TOKEN_REFUSED

HTML = b"<!DOCTYPE html><title>Bienvenido</title>"


class TestTheDocumentedAnswers:
    def test_created_prints_the_link_alone(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox)
        assert (done.returncode, done.stderr) == (0, "")
        assert [only_line(done.stdout)] == [post.link for post in sandbox.received]

    def test_the_sample_is_read_and_what_the_service_stored_otherwise_is_said(
        self, sandbox: Sandbox
    ) -> None:
        sandbox.script(Answer(SUCCESS))
        done = run_link(sandbox, name="Abraham")
        assert (done.returncode, done.stdout) == (0, LINK + "\n")
        assert "abraham@ocularsolution.com" in only_line(done.stderr)

    @pytest.mark.parametrize(
        ("body", "ours", "words"),
        [
            (FIELDS_REFUSED, "Celular: El servicio dice que falta", "cellphone is required."),
            (TICKET_REFUSED, "Título: El servicio dice que falta", "ticket.title is required."),
        ],
    )
    def test_refused_fields_are_told_in_our_words_first(
        self, sandbox: Sandbox, body: bytes, ours: str, words: str
    ) -> None:
        sandbox.script(Answer(body, http_status=400))
        done = run_link(sandbox)
        assert (done.returncode, done.stdout, len(sandbox.received)) == (4, "", 1)
        assert "Campos no cumplen" in done.stderr
        _before, _ours, after = done.stderr.partition(ours)
        assert f"SessionLinkControllerValidator: {words}" in after

    @pytest.mark.parametrize("http_status", [200, 401])
    def test_a_refused_token(self, sandbox: Sandbox, http_status: int) -> None:
        sandbox.script(Answer(TOKEN_REFUSED, http_status=http_status))
        done = run_link(sandbox)
        assert (done.returncode, done.stdout, len(sandbox.received)) == (3, "", 1)
        assert "No Authorization token" in only_line(done.stderr)
        assert "cammer-desktop token set" in done.stderr

    def test_another_token_than_the_service_knows_is_refused(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, token="another")
        assert (done.returncode, len(sandbox.received)) == (3, 1)


def test_what_was_said_is_what_is_sent(sandbox: Sandbox) -> None:
    ticket = ("--ticket-title", "Promoción", "--ticket-description", "20 %\nen todo")
    done = run_link(sandbox, "--email", "ana@example.com", "--category", f"'{CODE}'", *ticket)
    assert done.returncode == 0
    (post,) = sandbox.received
    assert post.headers["authorization"] == sandbox.token
    assert post.headers["x-requested-with"] == "XMLHttpRequest"
    assert json.loads(post.body) == {
        "name": NAME,
        "cellphone": E164,
        "email": "ana@example.com",
        "categoryCode": CODE,
        "ticket": {"title": "Promoción", "description": "20 %\nen todo"},
    }


# The outcome and the exit code of each scenario; `#mudo` never answers: see test_interruption.
SCENARIOS_END = {
    "#campos": ("rejected", 4),
    "#ticket": ("rejected", 4),
    "#token": ("rejected", 3),
    "#codigo": ("rejected", 4),
    "#html": ("uncertain", 6),
    "#cortado": ("uncertain", 6),
    "#cuelga": ("uncertain", 6),
    "#espere": ("not_sent", 5),
    "#lento": ("created", 0),
    "#sinenlace": ("uncertain", 6),
    "#http": ("uncertain", 6),
    "#otro": ("created", 0),
    "#enorme": ("uncertain", 6),
    "#404": ("rejected", 4),
}


def test_no_scenario_is_forgotten() -> None:
    assert {*SCENARIOS_END, "#mudo"} == set(SCENARIOS)


@pytest.mark.parametrize("word", SCENARIOS_END)
def test_every_scenario_of_the_sandbox(sandbox: Sandbox, word: str) -> None:
    outcome, code = SCENARIOS_END[word]
    done = run_link(sandbox, "--json", name=f"Ana {word}")
    answer = answer_of(done)
    assert (answer["outcome"], done.returncode, len(sandbox.received)) == (outcome, code, 1)
    assert bool(answer["link"]) == (outcome == "created")


def test_a_scenario_is_there_in_the_embedded_sandbox_too() -> None:
    done = run("--sandbox", "link", "--name", "Ana #codigo", "--phone", E164)
    assert (done.returncode, done.stdout) == (4, "")
    assert "Cuenta suspendida" in only_line(done.stderr)


@pytest.mark.parametrize(
    ("answer", "outcome", "code"),
    [
        (Answer(SUCCESS, http_status=500), "created", 0),
        (Answer(HTML, http_status=401), "rejected", 3),
        (Answer(HTML, http_status=403), "rejected", 3),
        (Answer(b"", http_status=418), "rejected", 4),
        (
            Answer(b"", http_status=307, headers={"Location": "https://other.invalid/"}),
            "not_sent",
            5,
        ),
        (
            Answer(b"", http_status=302, headers={"Location": "https://other.invalid/"}),
            "uncertain",
            6,
        ),
        (Answer(HTML, http_status=408), "uncertain", 6),
        (Answer(HTML, http_status=503), "uncertain", 6),
        (Answer(envelope(True, "Success")), "uncertain", 6),
        (Answer(envelope("0", "Success")), "uncertain", 6),
    ],
    ids=lambda value: f"http-{value.http_status}" if isinstance(value, Answer) else None,
)
def test_answers_that_nobody_documented(
    sandbox: Sandbox, answer: Answer, outcome: str, code: int
) -> None:
    sandbox.script(answer)
    done = run_link(sandbox, "--json")
    assert (answer_of(done)["outcome"], done.returncode) == (outcome, code)
    assert len(sandbox.received) == 1


def test_unknown_fields_and_codes_are_shown_whole(sandbox: Sandbox) -> None:
    detail = {"campaign": ["is closed", 7], "": "who knows"}
    sandbox.script(Answer(envelope(42, "Cuenta suspendida", detail=detail)))
    done = run_link(sandbox)
    assert done.returncode == 4
    for word in ("42", "Cuenta suspendida", "campaign", "is closed", "7", "who knows"):
        assert word in done.stderr
