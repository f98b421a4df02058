"""Fixtures of the adapters' tests: a trusted certificate authority, an untrusted one, a ledger."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.http.authority import Authority, trusting
from tests.ledgers import Bench


@pytest.fixture(scope="session")
def authority() -> Authority:
    """An authority that the system trusts in tests that use `trusted`."""
    return Authority()


@pytest.fixture(scope="session")
def stranger() -> Authority:
    """An authority that no system trusts."""
    return Authority()


# Before any test: a process under wine only trusts what it trusted at its first certificate.
@pytest.fixture(scope="session", autouse=True)
def _trust(
    authority: Authority, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str] | str]:
    """The environment variables with which the authority is trusted, or why it cannot be."""
    with contextlib.ExitStack() as stack:
        trust: dict[str, str] | str
        try:
            trust = stack.enter_context(trusting(authority, tmp_path_factory.mktemp("trust")))
        except pytest.skip.Exception as reason:
            trust = str(reason)
        yield trust


@pytest.fixture
def trusted(_trust: dict[str, str] | str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system trust the tests' authority."""
    if isinstance(_trust, str):
        pytest.skip(_trust)
    for name, value in _trust.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def ledger(data_directory: Path) -> Iterator[Bench]:
    """An empty ledger, not opened yet."""
    bench = Bench(data_directory)
    yield bench
    bench.file.close()
