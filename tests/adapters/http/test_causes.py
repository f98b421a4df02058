"""The cause behind an error, wherever the libraries hide it."""

import ssl

import pytest
import requests
import urllib3.exceptions as low

from cammer_desktop.adapters.http.causes import cause_of
from cammer_desktop.domain.outcome import Cause


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (requests.exceptions.ConnectTimeout(), Cause.CONNECT_TIMEOUT),
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
    assert cause_of(error, sent=True) == (cause, None)


def test_waiting_too_long_before_the_body_left_is_waiting_for_the_connection() -> None:
    assert cause_of(requests.exceptions.ReadTimeout(), sent=False) == (Cause.CONNECT_TIMEOUT, None)


@pytest.mark.parametrize(
    ("cause", "codes"),
    [
        (Cause.CERTIFICATE_ISSUER, (18, 19, 20, 21, 0x800B0109, 0x800B010A, -67843)),
        (Cause.CERTIFICATE_NAME, (62, 64, 0x800B010F, -67602)),
        (Cause.CERTIFICATE_NOT_YET, (9,)),
        (Cause.CERTIFICATE_EXPIRED, (10,)),
        (Cause.CERTIFICATE_DATES, (0x800B0101, -67818)),
        # Revoked, issued for another purpose, badly signed, and without a code.
        (Cause.CERTIFICATE_REFUSED, (23, 26, 7, 0x800B010C, 0x800B0110, -67820, 0, None)),
    ],
)
def test_a_certificates_flaw_is_told_by_its_number(
    cause: Cause, codes: tuple[int | None, ...]
) -> None:
    for code in codes:
        error = ssl.SSLCertVerificationError(1, "certificate verify failed")
        if code is not None:
            error.verify_code = code
        assert cause_of(requests.exceptions.SSLError(error), sent=False) == (cause, None), code


def test_a_cause_is_found_behind_other_errors() -> None:
    outer = RuntimeError("outer")
    outer.__context__ = requests.exceptions.ConnectionError(
        low.MaxRetryError(None, "/", ConnectionRefusedError())  # type: ignore[arg-type]
    )
    assert cause_of(outer, sent=True) == (Cause.REFUSED, None)


def test_errors_that_lead_to_each_other_end() -> None:
    one, other = RuntimeError(), RuntimeError()
    one.__cause__, other.__cause__ = other, one
    one.args = (one, other)
    assert cause_of(one, sent=True) == (Cause.INTERNAL, None)
