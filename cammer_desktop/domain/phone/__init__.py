"""Phone numbers as they are typed: read, checked, repaired, grouped.

phonenumbers (libphonenumber) has the numbering plans; it is imported with the first number, since
the first window does not need its 11 MB. Geocoder, carrier and time-zone data are never used.

A number is handled as its *digits*: an optional leading plus and ASCII digits, in the order in
which they were typed. Grouping only puts separators between them, so that the caret can stay beside
its digit and deleting always removes one.
"""

from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.grouping import grouped
from cammer_desktop.domain.phone.plans import country_code, regions
from cammer_desktop.domain.phone.reading import LineType, Reading, read, readings
from cammer_desktop.domain.phone.repair import Repair, repairs
from cammer_desktop.domain.phone.repair_kind import RepairKind

__all__ = [
    "LineType",
    "PhoneFlaw",
    "Reading",
    "Repair",
    "RepairKind",
    "country_code",
    "grouped",
    "read",
    "readings",
    "regions",
    "repairs",
]
