"""The lists of names in the form: whether one is open, and what it would put into the form."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cammer_desktop.domain.catalogue import Entry, NamedDestination, Promotion
from cammer_desktop.domain.session import Draft, Ticket
from cammer_desktop.ui.session.name_completer import NameCompleter


class OpenLists(QObject):
    """At most one list is open; `changed` is emitted when another entry is marked, or none."""

    changed = Signal()

    def __init__(self, *completers: NameCompleter) -> None:
        super().__init__()
        self._completers = completers
        for each in completers:
            each.marked_changed.connect(self.changed)

    @property
    def is_open(self) -> bool:
        """Whether a list is open."""
        return any(each.is_open for each in self._completers)

    @property
    def marked(self) -> Entry | None:
        """The entry that the keys take, None without one."""
        return next((each.marked for each in self._completers if each.marked is not None), None)

    def applied_to(self, draft: Draft) -> Draft:
        """Return a draft as it is once the marked entry is taken."""
        marked = self.marked
        if isinstance(marked, NamedDestination):
            return replace(draft, destination=marked.destination)
        if isinstance(marked, Promotion):
            return replace(draft, ticket=Ticket(marked.title, marked.description))
        return draft
