"""A file from the web, under the same rules as the API: the system's certificates, no redirects.

Apart from `team_file` because importing `requests` costs more than the first window may take.
"""

import requests

from cammer_desktop.adapters.line import Line
from cammer_desktop.adapters.transport import WatchedAdapter
from cammer_desktop.domain.transmission import Transmission

_CHUNK_BYTES = 64 * 1024


def download(address: str, line: Line, most: int, timeout: float) -> bytes:
    """Return what an address holds, at most `most` bytes and one chunk.

    `timeout` bounds connecting and each read, in seconds; the whole is bounded by `line`.
    Raises requests.RequestException (an SSLError where the certificate is not trusted), OSError.
    """
    with requests.Session() as session:
        session.trust_env = False
        session.mount("https://", WatchedAdapter(line))
        session.mount("http://", WatchedAdapter(line))
        with session.get(address, timeout=timeout, allow_redirects=False, stream=True) as answer:
            if answer.status_code != requests.codes.ok:
                raise requests.HTTPError(str(answer.status_code))
            content = bytearray()
            for chunk in answer.iter_content(_CHUNK_BYTES):
                content += chunk
                if len(content) > most:
                    break
            return bytes(content)


def is_untrusted(error: Exception) -> bool:
    """Tell whether an error of `download` is the certificate's."""
    return isinstance(error, requests.exceptions.SSLError)


def new_line() -> Line:
    """Return the line of a download; cutting it ends the download."""
    return Line(Transmission())
