"""Phone numbers as they are heard and typed: written, read, judged, repaired, grouped.

phonenumbers (libphonenumber) knows the numbering plans; it is imported at the first number, since
the first window does not need its 11 MB. Geocoder, carrier and time-zone data are never used.

A number passes through here as its *digits*: an optional leading plus and ASCII digits, in the
order in which they were typed. Grouping only puts separators between them, so that a caret can
stay beside its digit and deleting always takes one away.
"""

from cammer_desktop.domain.phone.plans import country_code, regions
from cammer_desktop.domain.phone.reading import LineType, PhoneFlaw, Reading, read
from cammer_desktop.domain.phone.repair import Repair, RepairKind, repairs

__all__ = [
    "LineType",
    "PhoneFlaw",
    "Reading",
    "Repair",
    "RepairKind",
    "country_code",
    "read",
    "regions",
    "repairs",
]
