"""What is written to which stream, in which encoding, and broken streams."""

import json
import os
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import E164, FIELDS, answer_of, only_line, run, run_link
from tests.samples import LINK
from tests.systems import not_on_windows, only_on_linux

# ASCII letters, one outside the basic plane, and one that is not in ASCII.
NAME = "Íñigo 𝓐 €"
CLOSED = not_on_windows("no shell there closes a stream")
NO_UTF8 = (
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "latin-1:strict"},
)


class TestUtf8:
    @pytest.mark.parametrize("environment", NO_UTF8, ids=str)
    def test_whatever_the_locale_says(self, sandbox: Sandbox, environment: dict[str, str]) -> None:
        done = run_link(sandbox, "--json", name=NAME, environment=environment)
        assert done.returncode == 0
        assert answer_of(done)["customer"]["name"] == NAME
        assert json.loads(sandbox.received[0].body)["name"] == NAME

    @pytest.mark.parametrize("environment", NO_UTF8, ids=str)
    def test_on_standard_error_too(self, sandbox: Sandbox, environment: dict[str, str]) -> None:
        sandbox.script(Answer(envelope(42, NAME)))
        done = run_link(sandbox, environment=environment)
        assert (done.returncode, done.stdout) == (4, "")
        assert NAME in only_line(done.stderr)

    def test_half_a_character_from_the_service_is_shown_as_such(self, sandbox: Sandbox) -> None:
        sandbox.script(Answer(b'{"statusCode": 42, "message": "a\\ud800b"}'))
        done = run_link(sandbox, "--json")
        assert done.returncode == 4
        assert "a?b" in answer_of(done)["message"]


class TestJson:
    def test_a_created_link(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, "--json", "--email", "ana@example.com", name="Ana")
        assert (done.returncode, done.stderr) == (0, "")
        assert answer_of(done) == {
            "outcome": "created",
            "link": sandbox.received[0].link,
            "customer": {"name": "Ana", "email": "ana@example.com", "cellphone": E164},
            "fields": {},
            "message": "Enlace creado.",
        }

    @pytest.mark.parametrize(
        ("stored", "said"), [({}, ""), ({"email": None}, "Correo: se envió «ana@example.com»")]
    )
    def test_a_customer_that_the_service_reports_in_part(
        self, sandbox: Sandbox, stored: dict[str, None], said: str
    ) -> None:
        data = {"link": LINK, "customer": {"cellphone": E164, "name": "Ana", **stored}}
        sandbox.script(Answer(envelope(0, "Success", data=data)))
        done = run_link(sandbox, "--json", "--email", "ana@example.com", name="Ana")
        customer = '"customer": {"name": "Ana", "email": null, "cellphone": "+584141315854"'
        assert customer in done.stdout
        assert done.stderr.startswith(said)
        assert bool(done.stderr) is bool(said)

    def test_refused_fields_by_the_vendors_names(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, "--json", name="Ana #campos")
        assert answer_of(done)["fields"] == {
            "cellphone": ["SessionLinkControllerValidator: cellphone is required."],
            "campaign": ["SessionLinkControllerValidator: campaign is closed."],
        }

    def test_a_missing_token(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, "--json", token="")
        assert (done.returncode, len(sandbox.received)) == (3, 0)
        assert answer_of(done)["outcome"] == "not_sent"

    def test_a_token_that_cannot_be_sent(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, "--json", token="two\nlines")
        assert (done.returncode, len(sandbox.received)) == (3, 0)
        assert answer_of(done)["outcome"] == "not_sent"


class TestABrokenStream:
    """Once a link is created, a broken stream neither hides it nor changes the exit code."""

    def test_a_pipe_that_nobody_reads(self, sandbox: Sandbox) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w") as closed:
            done = run_link(sandbox, stdout=closed)
        assert done.returncode == 0
        assert only_line(done.stderr) == sandbox.received[0].link

    @only_on_linux("nothing else has /dev/full")
    def test_a_full_disk(self, sandbox: Sandbox) -> None:
        with Path("/dev/full").open("w") as full:
            done = run_link(sandbox, stdout=full)
        assert done.returncode == 0
        assert only_line(done.stderr) == sandbox.received[0].link

    @CLOSED
    @pytest.mark.parametrize("json_option", [(), ("--json",)])
    def test_a_closed_standard_output(self, sandbox: Sandbox, json_option: tuple[str, ...]) -> None:
        done = run_link(sandbox, *json_option, redirect=">&-")
        assert done.returncode == 0
        assert str(sandbox.received[0].link) in only_line(done.stderr)

    @CLOSED
    def test_a_closed_standard_error(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, name="Ana #otro", redirect="2>&-")
        assert (done.returncode, done.stderr) == (0, "")
        assert only_line(done.stdout) == sandbox.received[0].link

    @CLOSED
    def test_all_of_them_closed(self, sandbox: Sandbox, tmp_path: Path) -> None:
        done = run_link(sandbox, "--qr", str(tmp_path / "qr.svg"), redirect="<&- >&- 2>&-")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert (tmp_path / "qr.svg").read_bytes().startswith(b"<?xml")
        assert len(sandbox.received) == 1


class TestNobodyReads:
    """Output other than a link is dropped silently when the reader is gone, as with `| head`."""

    COMMANDS: Final = (
        ("--help",),
        ("--version",),
        ("--self-test",),
        ("link", "--help"),
        ("link", *FIELDS, "--dry-run"),
        ("--sandbox", "token", "where"),
    )

    @pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
    def test_a_pipe(self, arguments: tuple[str, ...]) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w") as closed:
            done = run(*arguments, stdout=closed)
        assert (done.returncode, done.stderr) == (0, "")

    @only_on_linux("nothing else has /dev/full")
    @pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
    def test_a_full_disk_is_an_error(self, arguments: tuple[str, ...]) -> None:
        with Path("/dev/full").open("w") as full:
            done = run(*arguments, stdout=full)
        assert (done.returncode, done.stderr) == (1, "stdout: No space left on device\n")

    @CLOSED
    @pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
    def test_no_standard_output_at_all(self, arguments: tuple[str, ...]) -> None:
        done = run(*arguments, redirect=">&-")
        assert (done.returncode, done.stdout) == (0, "")
        assert "Traceback" not in done.stderr  # argparse's help goes there instead
