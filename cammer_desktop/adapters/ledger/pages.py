"""The rows of a damaged SQLite file, read from its pages without SQLite.

SQLite finds a row by way of other pages (the schema, the pages above it); a byte that is damaged
there hides hundreds of good rows. Here each page is looked at by itself, and of each row it is only
asked whether its own lengths agree. Source: "Database File Format", sqlite.org/fileformat2.html,
sections 1.3 (header), 1.6 (pages), 2.1 (records).
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

from cammer_desktop.adapters.ledger.parts import decoded

Value = int | float | str | bytes | None

_PAGE_SIZE: Final = 4096
_PAGE_HEADER: Final = 8
# The sizes of numbers by their type; the last two types are the numbers 0 and 1 themselves.
_SIZES: Final = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_FLOAT: Final = 7
_FIRST_BLOB: Final = 12
# Bytes of a record; one of that size would be a damaged length.
_LARGEST: Final = 10_000_000


def records(file: BinaryIO, columns: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Yield id and values of every record of at least so many columns that is whole.

    One may come more than once. The page size is SQLite's default, with which each ledger is made.
    """
    number = 1
    while True:
        number += 1  # the first page holds only the schema
        page = _page(file, number)
        if not page:
            return
        for place in _places(page):
            try:
                row_id, payload = _payload(file, page, place)
                values = _values(payload)
            except (IndexError, ValueError, struct.error):
                continue
            if len(values) >= columns:
                yield row_id, values


def _page(file: BinaryIO, number: int) -> bytes:
    file.seek((number - 1) * _PAGE_SIZE)
    return file.read(_PAGE_SIZE)


def _places(page: bytes) -> Iterator[int]:
    """Yield where the page's cells begin, in the order of their ids."""
    count = int.from_bytes(page[3:5], "big")
    for number, at in enumerate(range(_PAGE_HEADER, len(page) - 1, 2)):
        place = int.from_bytes(page[at : at + 2], "big")
        if not place and number >= count:  # the number itself may be damaged
            return
        if at < place < len(page):
            yield place


def _payload(file: BinaryIO, page: bytes, place: int) -> tuple[int, bytes]:
    """Return a cell's id and its record, with what of it overflows to other pages."""
    size, place = _varint(page, place)
    row_id, place = _varint(page, place)
    if not 0 < size < _LARGEST:
        raise ValueError
    most = _PAGE_SIZE - 35
    local = size
    if size > most:
        least = (_PAGE_SIZE - 12) * 32 // 255 - 23
        local = least + (size - least) % (_PAGE_SIZE - 4)
        local = local if local <= most else least
    payload = page[place : place + local]
    following = page[place + local : place + local + 4]
    while len(payload) < size:
        number = int.from_bytes(following, "big")
        overflow = _page(file, number) if number else b""
        if len(overflow) <= 4:
            raise ValueError
        following, payload = overflow[:4], payload + overflow[4:][: size - len(payload)]
    return row_id, payload


def _values(record: bytes) -> tuple[Value, ...]:
    """Return the values of a record. Raises an error if its lengths do not agree."""
    end, at = _varint(record, 0)
    kinds = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    sizes = [_SIZES[kind] if kind < _FIRST_BLOB else (kind - 12) // 2 for kind in kinds]
    if at != end or end + sum(sizes) != len(record):
        raise ValueError
    values = []
    for kind, size in zip(kinds, sizes, strict=True):
        values.append(_value(kind, record[at : at + size]))
        at += size
    return tuple(values)


def _value(kind: int, raw: bytes) -> Value:
    if kind >= _FIRST_BLOB:
        return decoded(raw) if kind % 2 else raw
    if kind == _FLOAT:
        return float(struct.unpack(">d", raw)[0])
    return None if kind == 0 else int.from_bytes(raw, "big", signed=True) if raw else kind - 8


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """Return the number that is stored in one to nine bytes, and where it ends."""
    value = 0
    for byte in range(8):
        value = value << 7 | raw[at + byte] & 0x7F
        if raw[at + byte] < 0x80:
            return value, at + byte + 1
    value = value << 8 | raw[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9
