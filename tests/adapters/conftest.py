"""What tests of the adapters share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledgers import Bench


@pytest.fixture
def ledger(data_directory: Path) -> Iterator[Bench]:
    """An empty ledger, not opened yet."""
    bench = Bench(data_directory)
    yield bench
    bench.file.close()
