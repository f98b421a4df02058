"""`link --dry-run`: what would be sent, without a token and without sending."""

import json
from pathlib import Path

from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import E164, FIELDS, NAME, only_line, run
from tests.samples import CODE


def dry_run(sandbox: Sandbox, *arguments: str) -> str:
    """Return the printed body; nothing may be sent, and nothing else printed."""
    done = run("--api-url", sandbox.address, "link", *FIELDS, "--dry-run", *arguments)
    assert (done.returncode, done.stderr, len(sandbox.received)) == (0, "", 0)
    return only_line(done.stdout)


def test_only_what_was_given_is_in_the_body(sandbox: Sandbox) -> None:
    assert dry_run(sandbox) == f'{{"name": "{NAME}", "cellphone": "{E164}"}}'


def test_all_fields(sandbox: Sandbox) -> None:
    ticket = ("--ticket-title", "Día del padre", "--ticket-description", "20 % €")
    body = dry_run(sandbox, "--email", "ana@EXAMPLE.com", "--user", f" {CODE} ", *ticket)
    assert body.isascii()
    assert json.loads(body) == {
        "name": NAME,
        "cellphone": E164,
        "email": "ana@example.com",
        "userCode": CODE,
        "ticket": {"title": "Día del padre", "description": "20 % €"},
    }


def test_with_json_it_is_one_object_as_well(sandbox: Sandbox) -> None:
    assert json.loads(dry_run(sandbox, "--json"))["cellphone"] == E164


def test_it_leaves_nothing_on_disk(sandbox: Sandbox, data_directory: Path, tmp_path: Path) -> None:
    picture = tmp_path / "qr.png"
    dry_run(sandbox, "--data-dir", str(data_directory), "--qr", str(picture))
    assert list(tmp_path.iterdir()) == []


def test_its_body_is_what_is_sent_without_it(sandbox: Sandbox) -> None:
    arguments = ("--category", "ventas", "--email", "ana@example.com")
    printed = dry_run(sandbox, *arguments)
    run(
        *("--api-url", sandbox.address, "link", *FIELDS, *arguments),
        environment={"CAMMER_TOKEN": sandbox.token},
    )
    assert [json.loads(post.body) for post in sandbox.received] == [json.loads(printed)]


def test_fields_that_cannot_be_sent_are_said_all_the_same() -> None:
    done = run("link", "--name", "Ana", "--phone", "12", "--dry-run")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Celular: " in done.stderr
