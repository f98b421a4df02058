"""Which drives an open window writes ahead on, on Windows."""

from pathlib import Path

import pytest

from cammer_desktop.adapters.ledger import write_ahead


def test_a_drive_of_this_machine_is_written_ahead(tmp_path: Path) -> None:
    assert write_ahead.is_local(tmp_path / "ledger.sqlite3")


@pytest.mark.parametrize("folder", [r"\\server\profiles$\ana", "Q:\\nowhere"])
def test_a_share_is_not_and_neither_is_what_is_not_known(folder: str) -> None:
    assert not write_ahead.is_local(Path(folder) / "ledger.sqlite3")
