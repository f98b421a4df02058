"""What each system's own code means for a certificate that was not accepted.

OpenSSL verifies on Linux, the system itself on Windows and macOS; `truststore` passes their codes
on as `verify_code`. OpenSSL's are small (x509_vfy.h), Windows' begin with 0x800 (winerror.h),
macOS' are negative (SecBase.h), so that one table can hold all of them.
"""

import ssl
from typing import Final

from cammer_desktop.domain.outcome import Cause

_CODES: Final = {
    Cause.CERTIFICATE_ISSUER: (
        2,  # OpenSSL, this and the next four: the issuer is unknown
        18,
        19,
        20,
        21,
        0x800B0109,  # Windows: an untrusted root
        0x800B010A,  # no chain to a root
        0x800B010D,  # a test root
        0x800B0112,  # an untrusted intermediate authority
        -67843,  # macOS: not trusted
        -25318,  # no chain could be built
    ),
    Cause.CERTIFICATE_NAME: (
        62,
        64,  # an IP address
        0x800B010F,
        -67602,
    ),
    Cause.CERTIFICATE_NOT_YET: (9, -67819),
    Cause.CERTIFICATE_EXPIRED: (10,),
    # Expired or not valid yet: Windows has the same codes for both, macOS gives the first for both.
    Cause.CERTIFICATE_DATES: (0x800B0101, 0x800B0102, -67818),
}
_CAUSES: Final = {code: cause for cause, codes in _CODES.items() for code in codes}


def code_of(error: ssl.SSLCertVerificationError) -> int:
    """Return the code that the system's verification gave, 0 if it gave none."""
    return int(getattr(error, "verify_code", 0))


def cause_of(error: ssl.SSLCertVerificationError) -> Cause:
    """Return what is wrong with the certificate; CERTIFICATE_REFUSED for an unknown code."""
    return _CAUSES.get(code_of(error), Cause.CERTIFICATE_REFUSED)
