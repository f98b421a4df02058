"""One window for each data folder, with real programs on a real screen."""

import signal
import subprocess
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.place_file import PlaceFile
from tests.command_line.program import only_line
from tests.end_to_end.screen import PATIENCE, PROGRAM, Screen, started, until


def command(folder: Path, *more: str) -> list[str]:
    return [PROGRAM, "--sandbox", "--data-dir", str(folder), *more]


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    _out, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def test_a_second_start_brings_the_first_to_the_front(the_screen: Screen, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with started(command(one), the_screen.environment):
        [behind] = until(lambda: the_screen.windows)
        with started(command(other), the_screen.environment):
            until(lambda: len(the_screen.windows) == 2 and the_screen.windows[-1] != behind)
            with started(command(one), the_screen.environment) as second:
                code, said = ended(second)
            assert (code, only_line(said)) == (
                0,
                "Cammer ya estaba abierto con estos datos; se muestra esa ventana.",
            )
            until(lambda: the_screen.windows[-1] == behind)
            assert len(the_screen.windows) == 2
            # What has no window is not stopped by one.
            with started(command(one, "link", "--name", "Ana", "--phone", "0414 131 5854")) as link:
                assert ended(link)[0] == 0


def test_of_many_starts_at_once_one_has_the_window_and_gets_what_each_has_brought(
    the_screen: Screen, data_directory: Path
) -> None:
    env, starts = the_screen.environment, command(data_directory)
    pops = [command(data_directory, "open", "--", f"cammer://new?name={name}") for name in "AE"]
    drafts = DraftFile(data_directory / "sandbox")

    def names() -> list[str]:
        return [each.draft.name for each in drafts.load()]

    with started(pops[0], env) as one, started(pops[1], env) as two, started(starts, env) as three:
        processes = (one, two, three)
        until(lambda: sum(each.poll() is None for each in processes) == 1)
        assert sorted(each.poll() or 0 for each in processes) == [0, 0, 0]
        [filled_in] = until(names)
        the_screen.waits_for_question()  # whether the other one's data may replace these
        the_screen.agrees()
        until(lambda: {filled_in, *names()[:1]} == {"A", "E"})


def test_after_each_kill_it_opens_again_and_no_draft_is_lost(
    the_screen: Screen, data_directory: Path
) -> None:
    drafts = DraftFile(data_directory / "sandbox")
    names: list[str] = []
    for name in ("Ana", "Eva", "Ida"):
        with started(command(data_directory), the_screen.environment):
            the_screen.waits_for_window()
            the_screen.types(name)
            names.insert(0, name)
            until(lambda: [each.draft.name for each in drafts.load()] == names)
            # And then it is killed.
        until(lambda: not the_screen.windows)


@pytest.mark.parametrize("is_let_go", [False, True])
def test_one_that_hangs_is_said_and_no_second_window_opens(
    the_screen: Screen, data_directory: Path, is_let_go: bool
) -> None:
    with started(command(data_directory), the_screen.environment) as first:
        the_screen.waits_for_window()
        first.send_signal(signal.SIGSTOP)
        with started(command(data_directory), the_screen.environment) as second:
            the_screen.waits_for_question()
            if is_let_go:
                first.send_signal(signal.SIGCONT)
                # Try again. A busy machine may show the question before it takes keys.
                the_screen.insists("Return", until_it=lambda: second.poll() is not None)
                assert ended(second)[0] == 0
            else:
                the_screen.insists("Escape", until_it=lambda: second.poll() is not None)
                code, said = ended(second)
                assert (code, "no responde" in only_line(said)) == (1, True)
        assert len(the_screen.windows) == 1


def test_a_start_while_the_first_one_closes_opens_a_window(
    the_screen: Screen, data_directory: Path
) -> None:
    with started(command(data_directory), the_screen.environment) as first:
        the_screen.waits_for_window()
        the_screen.types("Ana")  # there is something to store at the end
        the_screen.closes()
        until(lambda: not the_screen.windows)
        with started(command(data_directory), the_screen.environment):
            the_screen.waits_for_window()
            assert ended(first)[0] == 0


def test_the_window_stays_in_its_place_from_start_to_start(
    the_screen: Screen, data_directory: Path
) -> None:
    places = PlaceFile(data_directory / "sandbox")
    found = []
    for _ in range(3):
        with started(command(data_directory), the_screen.environment) as process:
            the_screen.waits_for_window()
            the_screen.closes()
            assert ended(process) == (0, "")
            found.append(places.load())
    assert found[0] is not None
    assert found == [found[0]] * 3
