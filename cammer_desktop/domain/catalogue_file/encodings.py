"""The letters of a file: UTF-8, UTF-16, or what a Spanish Excel writes as plain CSV."""

import codecs
from typing import Final

from cammer_desktop.domain.catalogue_file.texts import LOST

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 200


def decoded(content: bytes) -> str:
    """Return the text of a file, without a mark; letters that cannot be told are U+FFFD.

    A file that is UTF-8 but for a few bytes, cut off perhaps, is not read as anything else.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    # Each second byte of European letters in UTF-16 is zero.
    even, odd = content[:_SAMPLE:2].count(0), content[1:_SAMPLE:2].count(0)
    if max(even, odd) > len(content[:_SAMPLE]) // 4 and min(even, odd) == 0:
        return content.decode("utf-16-le" if odd else "utf-16-be", "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    is_utf8 = 2 * text.count(LOST) <= sum(not char.isascii() for char in text)
    return text if is_utf8 else content.decode("cp1252", "replace")
