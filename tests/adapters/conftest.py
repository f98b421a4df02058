"""What tests of the adapters share: an authority and a system that trusts it, a ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.ledgers import Bench


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the system trust the tests' authority."""
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


@pytest.fixture
def ledger(data_directory: Path) -> Iterator[Bench]:
    """An empty ledger, not opened yet."""
    bench = Bench(data_directory)
    yield bench
    bench.file.close()
