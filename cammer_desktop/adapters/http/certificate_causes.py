"""What each system's own number says of a certificate that it did not accept.

OpenSSL checks on Linux, the system itself on Windows and macOS, and `truststore` passes on their
numbers as `verify_code`. OpenSSL's are small (x509_vfy.h), Windows' begin with 0x800 (winerror.h),
macOS' are negative (SecBase.h), so one table holds them all.
"""

import ssl
from typing import Final

from cammer_desktop.domain.outcome import Cause

_CODES: Final = {
    Cause.CERTIFICATE_ISSUER: (
        2,  # OpenSSL: the issuer is not to be had, in any of the ways in which it is missing
        18,
        19,
        20,
        21,
        0x800B0109,  # Windows: an untrusted root
        0x800B010A,  # no chain to a root
        0x800B010D,  # a root for tests
        0x800B0112,  # an untrusted authority in between
        -67843,  # macOS: not trusted
        -25318,  # no chain could be made
    ),
    Cause.CERTIFICATE_NAME: (
        62,
        64,  # an IP address
        0x800B010F,
        -67602,
    ),
    Cause.CERTIFICATE_NOT_YET: (9, -67819),
    Cause.CERTIFICATE_EXPIRED: (10,),
    # Windows has one number for both, and macOS gives that of an expired one for both.
    Cause.CERTIFICATE_DATES: (0x800B0101, 0x800B0102, -67818),
}
_CAUSES: Final = {code: cause for cause, codes in _CODES.items() for code in codes}


def code_of(error: ssl.SSLCertVerificationError) -> int:
    """Return the number that the system's check gave, 0 where it gave none."""
    return int(getattr(error, "verify_code", 0))


def cause_of(error: ssl.SSLCertVerificationError) -> Cause:
    """Return what is wrong with the certificate; what no number tells is told in general."""
    return _CAUSES.get(code_of(error), Cause.CERTIFICATE_REFUSED)
