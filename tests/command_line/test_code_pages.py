"""Texts in consoles and pipes of Windows: byte order marks and code pages."""

import codecs
import json
from collections.abc import Callable

import pytest

from cammer_desktop.commands.token import _decode
from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import FIELDS, answer_of, link_arguments, run, run_link
from tests.keyrings import Desktop

# As PowerShell, Notepad and `cmd` write a line.
_WAYS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with its mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16, the other way round": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}


@pytest.mark.parametrize("way", _WAYS.values(), ids=_WAYS.keys())
@pytest.mark.parametrize("token", ["abc", "ñandú-é"])
def test_a_token_is_read_however_it_is_written(way: Callable[[str], bytes], token: str) -> None:
    assert _decode(way(f"{token}\r\n")).strip() == token


def test_a_mark_before_a_token_is_no_part_of_it(
    unlocked_keyring: Desktop, sandbox: Sandbox
) -> None:
    program = ("-m", "cammer_desktop", "--api-url", sandbox.address)
    done = unlocked_keyring.run(*program, "token", "set", stdin=f"\ufeff{sandbox.token}\r\n")
    assert done.returncode == 0, done.stderr
    made = unlocked_keyring.run("-m", "cammer_desktop", *link_arguments(sandbox))
    assert (made.returncode, made.stdout.strip()) == (0, sandbox.received[0].link)
    unlocked_keyring.run(*program, "token", "forget")


def test_json_reads_the_same_in_every_code_page(sandbox: Sandbox) -> None:
    answers = [
        run_link(sandbox, "--json", name="Óscar Núñez"),
        run_link(sandbox, "--json", name="Ana #campos"),
        run("link", "--json", "--phone", "1", *FIELDS[:2]),
    ]
    for done in answers:
        assert done.stdout.isascii()
        assert not answer_of(done)["message"].isascii() or done.returncode == 0
    trial = run("link", "--dry-run", "--name", "Óscar", *FIELDS[2:])
    assert trial.stdout.isascii()
    assert json.loads(trial.stdout)["name"] == "Óscar"
