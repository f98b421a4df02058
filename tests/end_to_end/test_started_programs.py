"""What the window starts: the person's programs get the message, and learn nothing of ours."""

from pathlib import Path

import pytest

from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.message import Message, composed, values_of
from cammer_desktop.domain.session import text_of
from cammer_desktop.services.message_service import built_in_template
from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, started, until
from tests.ledgers import Bench
from tests.programs import SCHEMES, Programs
from tests.samples import SECRET, request


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    return Programs(tmp_path / "home")


def message_of(channel: Channel, link: str) -> Message:
    """Return what the customer of `Screen.creates` is sent without any template of one's own."""
    spec, template = channel.message, built_in_template(channel)
    asked = request(name="Abraham", email="abraham@example.com")
    to = spec.recipient(text_of(spec.field, asked) or "")
    values = values_of(asked, link, "")
    return composed(to, template.text, template.subject, values).message


def keys_of(channel: Channel) -> str:
    """Return a channel's shortcut as X writes it."""
    return channel.spec.shortcut.lower()


def marks_in(folder: Path) -> list[Channel]:
    """Return the ways in which the ledger's only link was handed over, in their order."""
    bench = Bench(folder)
    [attempt] = bench.file.page(Query())
    bench.file.close()
    return [each.channel for each in attempt.hand_overs]


def test_each_program_receives_its_message_and_nothing_else(
    the_screen: Screen, programs: Programs, data_directory: Path
) -> None:
    programs.register(*SCHEMES)
    command = [PROGRAM, "--sandbox", "--data-dir", str(data_directory)]
    given = {**the_screen.environment, **programs.environment, "CAMMER_TOKEN": SECRET}
    with started(command, given) as process:
        the_screen.waits_for_window()
        the_screen.creates()
        link = the_screen.waits_for_code()
        for channel in MESSAGE_CHANNELS:
            uri = channel.message.uri(message_of(channel, link))
            scheme = uri.partition(":")[0]
            the_screen.presses(keys_of(channel))
            assert until(lambda scheme=scheme: programs.received(scheme)) == uri  # type: ignore[misc]
            assert "DISPLAY=" in programs.inherited(scheme)
            assert SECRET not in programs.inherited(scheme)
            assert "CAMMER_TOKEN" not in programs.inherited(scheme)
        until(lambda: marks_in(data_directory / "sandbox") == list(MESSAGE_CHANNELS))
        the_screen.closes()
        said, complained = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said, complained) == (0, "", "")


def test_without_a_program_the_message_is_copied_and_that_is_said(
    the_screen: Screen, programs: Programs, data_directory: Path
) -> None:
    command = [PROGRAM, "--sandbox", "--data-dir", str(data_directory)]
    with started(command, {**the_screen.environment, **programs.environment}) as process:
        the_screen.waits_for_window()
        the_screen.creates()
        link = the_screen.waits_for_code()
        text = message_of(Channel.SMS, link).text
        assert the_screen.clipboard == link
        the_screen.presses(keys_of(Channel.SMS))
        until(lambda: the_screen.clipboard == text)
        assert "SMS no se abrió en esta computadora" in the_screen.reads_message()
        the_screen.closes()
        assert process.wait(PATIENCE) == 0
