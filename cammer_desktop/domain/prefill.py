"""What comes from outside for the form: from a CRM or a dialler, from the clipboard."""

from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Prefill:
    """Texts for the form as they were written, "" where none was given.

    Nothing is judged yet: `phone` may be no number, `category` and `user` are a code or a name of
    the catalogue, of which at most one is given, and `promotion` is a name.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    category: str = ""
    user: str = ""
    promotion: str = ""
    ticket_title: str = ""
    ticket_description: str = ""
