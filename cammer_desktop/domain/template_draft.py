"""A template as it is typed, whether it can be used or not."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from cammer_desktop.domain.catalogue import Entry, EntryFlaw, InvalidEntryError, Template
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.template_changes import FIELDS
from cammer_desktop.support.folding import folded
from cammer_desktop.support.records import dataclass

MAX_NAME: Final = 60
"""How many letters the name of a template may have, as people type it."""


class Origin(IntEnum):
    """Whose a template is; one without a mark is the default in this order."""

    OWN = 0
    TEAM = 1
    BUILT_IN = 2


@dataclass(slots=True, eq=False, repr=False)
class TemplateDraft:
    """A template as it is typed, whether it can be used or not.

    `before` is the template that it was, None for a new one; `copied` what a copy began as.
    `is_met`: another program has stored one of its name meanwhile, or has changed what it was.
    """

    channel: Channel
    name: str = ""
    text: str = ""
    subject: str = ""
    is_default: bool = False
    origin: Origin = Origin.OWN
    before: Template | None = None
    copied: Template | None = None
    is_met: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it can be changed as it is."""
        return self.origin is Origin.OWN

    @property
    def name_flaw(self) -> EntryFlaw | None:
        """Why its name cannot be used, None if it can."""
        return _flaw(self.channel, self.name, "{enlace}", "")

    @property
    def is_name_long(self) -> bool:
        """Whether its name has more letters than one may be given; what had them keeps them."""
        return len(self.name.strip()) > MAX_NAME and not self.has_known_name

    @property
    def has_known_name(self) -> bool:
        """Whether its name is that of what it was, or of what it is a copy of."""
        known = [each for each in (self.before, self.copied) if each is not None]
        return any(map(self.has_name_of, known))

    @property
    def texts_flaw(self) -> EntryFlaw | None:
        """Why text or subject cannot be used, None if both can."""
        return _flaw(self.channel, "-", self.text, self.subject)

    @property
    def is_changed(self) -> bool:
        """Whether it says anything else than before, or than what it is a copy of."""
        first = self.before or self.copied
        return first is None or not self.says(first)

    def made(self) -> Template:
        """Return the template that it is. Raises InvalidEntryError."""
        name, subject = self.name.strip(), self.subject.strip()
        return Template(self.channel, name, self.text, subject, self.is_default)

    def says(self, template: Template) -> bool:
        """Tell whether it would be stored as this template is."""
        texts = (self.name.strip(), self.text, self.subject.strip(), self.is_default)
        theirs = (template.name.strip(), template.text, template.subject.strip())
        return self.channel is template.channel and texts == (*theirs, template.is_default)

    def has_name_of(self, other: "TemplateDraft | Template") -> bool:
        """Tell whether both would be one entry of the catalogue."""
        return self.channel is other.channel and key_of(self.name) == key_of(other.name)


def drafts_of(entries: Iterable[Entry], origin: Origin) -> list[TemplateDraft]:
    """Return the templates among entries, by name."""
    templates = [each for each in entries if isinstance(each, Template)]
    return [
        draft_of(each, origin) for each in sorted(templates, key=lambda each: key_of(each.name))
    ]


def draft_of(template: Template, origin: Origin, *, is_copy: bool = False) -> TemplateDraft:
    """Return a template as it is before anything is typed."""
    return TemplateDraft(
        **{each: getattr(template, each) for each in ("channel", *FIELDS)},
        origin=origin,
        before=None if is_copy else template,
        copied=template if is_copy else None,
    )


def key_of(name: str) -> str:
    """Return what two names of one entry have in common."""
    return folded(name.strip())


def _flaw(channel: Channel, name: str, text: str, subject: str) -> EntryFlaw | None:
    try:
        Template(channel, name, text, subject)
    except InvalidEntryError as error:
        return error.flaw
    return None
