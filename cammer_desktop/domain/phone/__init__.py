"""Phone numbers as they are written: found in a text, read, asked about, grouped.

Everything follows from the whole text and the region in which it is dialled, never from what was
there before, so that a number that is typed, pasted or given to `link` is read alike:

- `written.parse` finds the digits of exactly one number in a text, or tells the flaw (with `lines`,
  `links` and `characters`). It knows no numbering plan.
- `candidates` has all that these digits may mean, valid or not; `ranking` takes the one that is
  meant most likely, also by the groups in which it is written (`fit`).
- `reading` tells what that is, `repair` asks about the others and about numbers of `old_plans`.
- `whatsapp` derives the number by which WhatsApp knows what was read.
- `editing` keeps what was written in its field and shows it grouped (`grouping`); what has only
  `begun` is not told to be wrong.

phonenumbers (libphonenumber) has the numbering plans; it is imported with the first number, since
the first window does not need its 11 MB. Geocoder, carrier and time-zone data are never used.
"""

from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.domain.phone.grouping import grouped
from cammer_desktop.domain.phone.plans import regions
from cammer_desktop.domain.phone.reading import LineType, Reading, line_type, read
from cammer_desktop.domain.phone.repair import Repair, repairs
from cammer_desktop.domain.phone.repair_kind import RepairKind

__all__ = [
    "LineType",
    "PhoneFlaw",
    "Reading",
    "Repair",
    "RepairKind",
    "grouped",
    "line_type",
    "read",
    "regions",
    "repairs",
]
