"""What a terminal shows: no text of the service, of a file's name or an argument acts on it."""

import contextlib
import io
import json
from typing import Any

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.commands.report import print_outcome
from cammer_desktop.domain import vendor
from cammer_desktop.sandbox.contract import Answer
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.support.visible import escaped
from tests.command_line.program import E164, FIELDS, NAME, answer_of, run, run_link
from tests.samples import LINK, request
from tests.support.test_visible import UNSEEN

# Forged lines, a title, a cleared screen, a text that is read backwards, and all else of the kind.
HOSTILE = f"a\nEnlace creado.\r\x1b]0;title\x07\x1b[2J\x9b2J\u202e{UNSEEN}b"
KEYS = (*(field.spec.vendor_key for field in vendor.REPORTED_FIELDS), "ticket.title", "")
# A mark at the front keeps the keys apart.
TEXTS = st.text(st.sampled_from(UNSEEN) | st.characters(), max_size=8).map("x{}".format)


def lines(stream: str) -> list[str]:
    """Return the lines of a stream, in which nothing else than their ends acts on a terminal."""
    assert stream.endswith("\n") or not stream
    found = stream.split("\n")[:-1]
    assert found == [escaped(line) for line in found]
    return found


def shown(answer: dict[str, Any], *, as_json: bool, with_details: bool) -> tuple[list[str], ...]:
    """Return what `link` writes to its two streams of an answer."""
    outcome = vendor.outcome_of(200, json.dumps(answer).encode())
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        print_outcome(outcome, request(email="a@b.co"), as_json=as_json, with_details=with_details)
    return lines(out.getvalue()), lines(err.getvalue())


@hypothesis.given(
    st.builds(
        lambda message, detail: {"statusCode": 2, "message": message, "detail": detail},
        TEXTS,
        st.dictionaries(st.sampled_from(KEYS) | TEXTS, st.lists(TEXTS, max_size=2), max_size=4),
    ),
    st.booleans(),
    st.booleans(),
)
def test_a_refusal_has_the_lines_that_are_ours(
    answer: dict[str, Any], as_json: bool, with_details: bool
) -> None:
    kinds = {"as_json": as_json, "with_details": with_details}
    detail = answer["detail"].items()
    plain = {
        key if key in KEYS else f"x{number}": ["x" for _text in texts]
        for number, (key, texts) in enumerate(detail)
    }
    ours = shown({**answer, "message": "x", "detail": plain}, **kinds)
    assert [*map(len, shown(answer, **kinds))] == [*map(len, ours)]


@hypothesis.given(TEXTS, TEXTS, st.booleans())
def test_a_created_link_is_alone(name: str, email: str, as_json: bool) -> None:
    customer = {"name": name, "email": email, "cellphone": E164}
    answer = {"statusCode": 0, "data": {"link": LINK, "customer": customer}}
    (line,), said = shown(answer, as_json=as_json, with_details=True)
    assert not said
    assert (json.loads(line)["link"] if as_json else line) == LINK


@pytest.mark.parametrize("options", [(), ("--json",), ("--debug",), ("--json", "--debug")])
def test_whatever_the_service_says(sandbox: Sandbox, options: tuple[str, ...]) -> None:
    detail = {HOSTILE: [HOSTILE], "cellphone": [HOSTILE], "": HOSTILE}
    customer = {"name": HOSTILE, "email": HOSTILE, "cellphone": HOSTILE}
    for answer in (
        {"statusCode": 42, "message": HOSTILE, "detail": detail},
        {"statusCode": 0, "data": {"link": LINK, "customer": customer}},
        {"statusCode": 0, "data": {"link": LINK + HOSTILE}},
    ):
        sandbox.script(Answer(json.dumps(answer).encode()))
        done = run_link(sandbox, *options)
        differences = [line for line in lines(done.stderr) if "se envió «" in line]
        assert len(differences) == (len(customer) if done.returncode == 0 else 0)
        assert len(lines(done.stdout)) == ("--json" in options or done.returncode == 0)
        if "--json" in options:
            assert answer_of(done)


def test_whatever_an_argument_holds() -> None:
    hostile = HOSTILE.replace("\0", "").encode("utf-8", "ignore").decode()
    for arguments in (
        ("link", *FIELDS, "--region", hostile),
        ("link", *FIELDS, "--qr", f"{hostile}/code.png"),
        ("link", "--name", NAME, "--phone", f"0414 131 5854 {hostile}", "--dry-run"),
        ("--data-dir", f"/dev/null/{hostile}", "link", *FIELDS),
        ("--api-url", f"https://{hostile}", "link", *FIELDS),
        ("link", *FIELDS, f"--{hostile}", hostile),
        (hostile,),
    ):
        done = run(*arguments)
        lines(done.stdout)
        assert lines(done.stderr)
