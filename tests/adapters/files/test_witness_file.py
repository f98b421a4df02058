"""What the API's times are kept in: what was kept is read, and nothing else is believed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.witness_file import WitnessFile
from cammer_desktop.domain.witnesses import Witnesses
from tests.systems import assert_private, not_on_windows

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "witnesses",
    [
        Witnesses(),
        Witnesses(history=NOON),
        Witnesses((NOON, NOON + timedelta(days=1, microseconds=7)), NOON - timedelta(days=3)),
    ],
)
def test_what_was_kept_is_read(data_directory: Path, witnesses: Witnesses) -> None:
    file = WitnessFile(data_directory)
    assert file.load() is None
    file.keep(witnesses)
    assert WitnessFile(data_directory).load() == witnesses
    assert_private(file.path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"times": []}',
        b'{"times": ["2026-05-04T12:00:00"], "history": null}',
        b'{"times": ["9999-12-31T23:59:59+00:00"], "history": null}',
        b'{"times": [7], "history": null}',
        b'{"times": null, "history": "yesterday"}',
        b"[" * 100_000,
    ],
)
def test_what_cannot_be_used_is_nothing(data_directory: Path, content: bytes) -> None:
    data_directory.mkdir()
    file = WitnessFile(data_directory)
    file.path.write_bytes(content)
    assert file.load() is None
    file.keep(Witnesses((NOON,)))
    assert file.load() == Witnesses((NOON,))


@not_on_windows("links need rights there")
def test_what_cannot_be_opened_is_told(data_directory: Path) -> None:
    data_directory.mkdir()
    file = WitnessFile(data_directory)
    file.path.symlink_to(file.path)
    with pytest.raises(OSError, match=r"clock\.json"):
        file.load()
