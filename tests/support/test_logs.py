"""The log holds events and numbers, and no personal data, whatever it gets."""

import enum
import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import Cause, Created
from cammer_desktop.domain.session import Customer
from cammer_desktop.support import logs
from cammer_desktop.support.logs import Event
from tests.samples import LINK, NAME, SECRET, TOKEN, request

DATA = (SECRET, NAME, LINK, "584141315854")


@pytest.fixture
def log(data_directory: Path) -> Iterator[Path]:
    logs.start(data_directory, debug=False)
    yield data_directory / "cammer.log"
    logs.stop()


def failure(message: str) -> tuple[type[BaseException], TracebackType | None]:
    """Return an error that was raised here."""
    try:
        raise ValueError(message)
    except ValueError as error:
        return type(error), error.__traceback__


def test_an_event_is_written_with_its_values(log: Path) -> None:
    logs.event(Event.CALL_ENDED, attempt=3, seconds=1.23456, created=True, cause=Cause.DNS, x=None)
    line = log.read_text("utf-8")
    assert line.endswith("INFO call ended attempt=3 seconds=1.235 created=True cause=dns x=None\n")


class Texts(enum.StrEnum):
    NAME = NAME


@pytest.mark.parametrize(
    "value",
    [
        SECRET,
        NAME.encode(),
        [LINK],
        {"name": NAME},
        TOKEN,
        request(),
        Created(LINK, Customer({Field.NAME: NAME, Field.PHONE: "+584141315854"})),
        ValueError(SECRET),
        Texts.NAME,
        type("Odd", (), {"__repr__": lambda _: SECRET, "__str__": lambda _: SECRET})(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_could_carry_a_text_is_not_written(log: Path, value: object) -> None:
    logs.event(Event.STARTED, value=value)  # type: ignore[arg-type]
    written = log.read_text("utf-8")
    assert "started value=" in written
    assert not any(word in written for word in DATA)


@pytest.mark.usefixtures("logged_errors")
def test_an_error_is_written_as_kind_and_places_without_its_message(log: Path) -> None:
    logs.error(*failure(f"{SECRET} {NAME}"))
    lines = log.read_text("utf-8").splitlines()
    assert lines[0].endswith("ERROR error")
    assert lines[1:] == ["    ValueError", lines[2]]
    assert lines[2].startswith("    test_logs.py:")
    assert lines[2].endswith(" failure")


@pytest.mark.usefixtures("logged_errors")
@pytest.mark.parametrize("name", ["cammer_desktop", "cammer_desktop.adapters.http.api"])
def test_a_foreign_record_is_written_without_its_text(log: Path, name: str) -> None:
    logger = logging.getLogger(name)
    logger.warning("%s is %s", NAME, SECRET, extra={"values": {"name": NAME}, "places": [LINK]})
    logger.error(SECRET, exc_info=ValueError(NAME), stack_info=True)
    logger.info(NAME, extra={"event": NAME})
    lines = log.read_text("utf-8").splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == [
        "WARNING (foreign record)",
        "ERROR (foreign record)",
        "INFO (foreign record)",
    ]


def test_records_of_other_libraries_stay_out(log: Path) -> None:
    logging.getLogger("urllib3").warning(SECRET)
    logs.event(Event.STARTED)
    assert log.read_text("utf-8").count("\n") == 1


def test_the_log_rotates_and_stays_private_in_every_file(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 10_000)
    logs.start(data_directory, debug=False)
    for number in range(1_000):
        logs.event(Event.CALL_ENDED, attempt=number, seconds=0.5)
    logs.stop()
    files = sorted(data_directory.iterdir())
    assert [path.name for path in files] == [
        "cammer.log",
        *(f"cammer.log.{number}" for number in range(1, logs.KEPT_FILES + 1)),
    ]
    assert all(path.stat().st_size <= 10_000 for path in files)
    assert "attempt=999" in files[0].read_text("utf-8")
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_log_that_could_not_be_opened_again_goes_on_once_it_can(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 1_000)
    logs.start(data_directory, debug=False)
    with monkeypatch.context() as patched:
        patched.setattr(logs, "patiently", _raise_denied)
        for number in range(100):
            logs.event(Event.CALL_ENDED, attempt=number)
    logs.event(Event.ENDED)
    logs.stop()
    assert (data_directory / "cammer.log").read_text("utf-8").endswith("ended\n")


def _raise_denied(_work: object) -> NoReturn:
    raise PermissionError


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_log_and_its_new_folder_are_private(log: Path) -> None:
    logs.event(Event.STARTED)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_an_older_log_is_gone_on_with(data_directory: Path) -> None:
    for _ in range(2):
        logs.start(data_directory, debug=False)
        logs.event(Event.STARTED)
        logs.stop()
    assert (data_directory / "cammer.log").read_text("utf-8").count("started") == 2


def test_a_log_that_cannot_be_written_is_an_os_error_and_debug_works_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "cammer.log").mkdir()
    for folder in (tmp_path / "file", tmp_path):
        with pytest.raises(OSError, match=r"file|cammer"):
            logs.start(folder, debug=True)
        logs.event(Event.STARTED)
        logs.stop()
        assert capsys.readouterr().err.endswith("INFO started\n")


def test_debug_writes_the_same_to_standard_error(
    data_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start(data_directory, debug=True)
    logs.event(Event.STARTED, number=7)
    logs.stop()
    assert capsys.readouterr().err == (data_directory / "cammer.log").read_text("utf-8")


def test_debug_without_a_standard_error_is_no_trouble(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)  # a windowed bundle on Windows
    logs.start(data_directory, debug=True)
    logs.event(Event.STARTED)
    logs.stop()
    assert (data_directory / "cammer.log").exists()


@pytest.mark.usefixtures("logged_errors")
def test_before_the_start_and_after_the_stop_nothing_is_written_anywhere(
    data_directory: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = logging.getLogger("cammer_desktop")
    ours = [handler for handler in script.handlers if not isinstance(handler, logging.NullHandler)]
    for handler in ours:  # a handler of this test would disable the last resort of `logging`
        script.removeHandler(handler)
    logs.error(*failure(SECRET))
    logs.start(data_directory, debug=False)
    logs.stop()
    logs.error(*failure(SECRET))
    script.error(SECRET)
    for handler in ours:
        script.addHandler(handler)
    assert capfd.readouterr() == ("", "")
    written = [path.read_text("utf-8") for path in data_directory.iterdir()]
    assert "".join(written) == ""


def test_stopping_leaves_the_ears_of_others_alone(data_directory: Path) -> None:
    other = logging.NullHandler()
    logger = logging.getLogger("cammer_desktop")
    logger.addHandler(other)
    logs.start(data_directory, debug=False)
    logs.stop()
    assert other in logger.handlers
    logger.removeHandler(other)
