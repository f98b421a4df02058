"""The cause behind an error, wherever the libraries hide it."""

import ssl

import pytest
import requests
import urllib3.exceptions as low

from cammer_desktop.adapters.exchange import cause_of
from cammer_desktop.domain.outcome import Cause


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (requests.exceptions.ConnectTimeout(), Cause.TIMEOUT),
        (requests.exceptions.ReadTimeout(), Cause.TIMEOUT),
        (requests.exceptions.SSLError(), Cause.TLS),
        (requests.exceptions.SSLError(ssl.SSLEOFError()), Cause.BROKEN_OFF),
        (requests.exceptions.ConnectionError(), Cause.NETWORK),
        (requests.exceptions.ConnectionError(low.ProtocolError("x")), Cause.BROKEN_OFF),
        (requests.exceptions.InvalidURL(), Cause.INTERNAL),
        (OSError(), Cause.NETWORK),
        (ConnectionResetError(), Cause.BROKEN_OFF),
        (ValueError(), Cause.INTERNAL),
        (UnicodeEncodeError("latin-1", "x", 0, 1, "x"), Cause.INTERNAL),
    ],
)
def test_an_error_has_a_cause(error: Exception, cause: Cause) -> None:
    assert cause_of(error) is cause


def test_a_cause_is_found_behind_other_errors() -> None:
    outer = RuntimeError("outer")
    outer.__context__ = requests.exceptions.ConnectionError(
        low.MaxRetryError(None, "/", ConnectionRefusedError())  # type: ignore[arg-type]
    )
    assert cause_of(outer) is Cause.REFUSED


def test_errors_that_lead_to_each_other_end() -> None:
    one, other = RuntimeError(), RuntimeError()
    one.__cause__, other.__cause__ = other, one
    one.args = (one, other)
    assert cause_of(one) is Cause.INTERNAL
