"""Intake: a copied text becomes the form's fields, as far as what goes where is certain.

`read` takes a line with a name, a number and an address in any order, rows of a spreadsheet,
labelled lines, a signature, an email's sender, a chat's line or contact cards, in Spanish,
Portuguese and English. Its way:

- `cleaning` drops what is not seen, and takes secrets out before anything looks at the text.
- `cards` and `tables` make `pieces` of it, which `labels` split further (`label_words`).
- `writers` marks what somebody else than the customer wrote, in a chat or a mail.
- `emails` and `phones` find what has a form of its own; `names` judges the words that are left
  (`name_words`).
- `choice` takes for each field what alone can be meant. Whatever may be two things stays out: two
  mobiles, two addresses, two names. The candidates are told, so that the agent may choose.

Nothing is made up: what is taken is a part of the text, a name with one blank between its words and
without forms of address (Sra.), a chat link's number with a plus. The parts of a name that have
labels of their own are put together. `sentences.intakes` puts the result into words.
"""

from cammer_desktop.domain.intake.found import FIELDS, Found, How, Intake, IntakeFlaw, Part
from cammer_desktop.domain.intake.reading import MAX_CHARACTERS, read

__all__ = [
    "FIELDS",
    "MAX_CHARACTERS",
    "Found",
    "How",
    "Intake",
    "IntakeFlaw",
    "Part",
    "read",
]
