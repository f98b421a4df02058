"""Templates of messages while they are edited: what there would be if all of it were stored now.

Only the agent's own are changed. One of the team's, and the one that the program has itself, is
copied first; the copy has its name and stands in its place, as everywhere in the catalogue.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from cammer_desktop.domain.catalogue import (
    Catalogue,
    Entry,
    EntryFlaw,
    InvalidEntryError,
    Template,
)
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.support.folding import folded

_FIELDS: Final = ("name", "text", "subject", "is_default")


class Origin(IntEnum):
    """Whose a template is; one without a mark is the default in this order."""

    OWN = 0
    TEAM = 1
    BUILT_IN = 2


@dataclass(slots=True, eq=False, repr=False)
class TemplateDraft:
    """A template as it is typed, whether it can be used or not.

    `before` is the template that it was, None for a new one; `copied` what a copy began as.
    """

    channel: Channel
    name: str = ""
    text: str = ""
    subject: str = ""
    is_default: bool = False
    origin: Origin = Origin.OWN
    before: Template | None = None
    copied: Template | None = None

    @property
    def is_own(self) -> bool:
        """Whether it can be changed as it is."""
        return self.origin is Origin.OWN

    @property
    def name_flaw(self) -> EntryFlaw | None:
        """Why its name cannot be used, None if it can."""
        return _flaw(self.channel, self.name, "{enlace}", "")

    @property
    def texts_flaw(self) -> EntryFlaw | None:
        """Why text or subject cannot be used, None if both can."""
        return _flaw(self.channel, "-", self.text, self.subject)

    @property
    def is_changed(self) -> bool:
        """Whether it says anything else than before, or than what it is a copy of."""
        first = self.before or self.copied
        return first is None or any(getattr(self, each) != getattr(first, each) for each in _FIELDS)

    def made(self) -> Template:
        """Return the template that it is. Raises InvalidEntryError."""
        name, subject = self.name.strip(), self.subject.strip()
        return Template(self.channel, name, self.text, subject, self.is_default)

    def has_name_of(self, other: "TemplateDraft | Template") -> bool:
        """Tell whether both would be one entry of the catalogue."""
        return self.channel is other.channel and _key(self.name) == _key(other.name)


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """What becomes of an own template: `before` is None for a new one, `after` if it goes."""

    before: Template | None
    after: Template | None


class TemplateEdits:
    """All templates of all channels; nothing of it is stored."""

    def __init__(
        self, own: Iterable[Entry], team: Iterable[Entry], built_in: Iterable[Template]
    ) -> None:
        """Take the entries of both catalogues, and the template that each channel always has."""
        self._own = list(_drafts(own, Origin.OWN))
        self._others = [*_drafts(team, Origin.TEAM), *_drafts(built_in, Origin.BUILT_IN)]
        self._stored = tuple(each.before for each in self._own)

    def shown(self, channel: Channel) -> tuple[TemplateDraft, ...]:
        """Return the templates of a channel: the agent's own by name, then new ones, the team's."""
        names: set[str] = set()
        shown = []
        for each in (*self._own, *self._others):
            if each.channel is channel:
                if each.is_own or _key(each.name) not in names:
                    shown.append(each)
                names.add(_key(each.name))
        return tuple(shown)

    def default(self, channel: Channel) -> TemplateDraft:
        """Return the template that a channel's messages are made of, as MessageService does."""
        return min(
            self.shown(channel),
            key=lambda each: (not each.is_default, each.origin, _key(each.name)),
        )

    def add(self, channel: Channel) -> TemplateDraft:
        """Add an own template without a name, with the texts of the built-in one; return it."""
        [first] = [
            each
            for each in self._others
            if each.channel is channel and each.origin is Origin.BUILT_IN
        ]
        return self._added(TemplateDraft(channel, text=first.text, subject=first.subject))

    def owned(self, draft: TemplateDraft) -> TemplateDraft:
        """Return the template if it is an own one, else the copy that now stands in its place."""
        if draft.is_own or draft.before is None:
            return draft
        is_default = draft.is_default and self.default(draft.channel) is draft
        copied = replace(draft.before, is_default=is_default)
        return self._added(_draft(copied, Origin.OWN, is_copy=True))

    def remove(self, draft: TemplateDraft) -> None:
        """Remove an own template; what it stood in the place of is back."""
        self._own.remove(draft)

    def make_default(self, draft: TemplateDraft) -> TemplateDraft:
        """Make a template the default of its channel; return it, or the copy that it needs.

        The team's default is that without a copy, as soon as no own one is.
        """
        self.drop_default(draft.channel)
        if draft.is_own or self.default(draft.channel) is not draft:
            draft = self.owned(draft)
            draft.is_default = True
        return draft

    def drop_default(self, channel: Channel) -> None:
        """Have no own default: the team's is it again, or the first that there is."""
        for each in self._own:
            if each.channel is channel:
                each.is_default = False

    def is_twice(self, draft: TemplateDraft) -> bool:
        """Tell whether another template has the name of an own one.

        What it is a copy of may have it, and what it has stood in the place of before.
        """
        known = [each for each in (draft.before, draft.copied) if each is not None]
        is_known = any(map(draft.has_name_of, known))
        rivals = self._own if is_known else (*self._own, *self._others)
        return any(each is not draft and each.has_name_of(draft) for each in rivals)

    def flawed(self) -> TemplateDraft | None:
        """Return the first one that cannot be stored as it is, None without one."""
        return next((each for each in self._changed() if self._is_flawed(each)), None)

    def changes(self) -> tuple[TemplateChange, ...]:
        """Return what is to be stored. Raises InvalidEntryError if something cannot be used."""
        kept = {each.before for each in self._own}
        gone = (TemplateChange(each, None) for each in self._stored if each not in kept)
        changed = (TemplateChange(each.before, each.made()) for each in self._changed())
        return (*gone, *changed)

    def _is_flawed(self, draft: TemplateDraft) -> bool:
        return bool(draft.name_flaw or draft.texts_flaw) or self.is_twice(draft)

    def _changed(self) -> Iterator[TemplateDraft]:
        return (each for each in self._own if each.is_changed)

    def _added(self, draft: TemplateDraft) -> TemplateDraft:
        self._own.append(draft)
        return draft


def with_changes(catalogue: Catalogue, changes: Iterable[TemplateChange]) -> Catalogue:
    """Return the catalogue with changes of templates.

    In a template only what was changed changes: what another program has changed there stays.
    """
    now = {each.key: each for each in catalogue.entries}
    changes = tuple(changes)
    for change in changes:
        if change.before is not None:
            catalogue = catalogue.without(change.before)
    made = filter(None, [_merged(each, now) for each in changes])
    # A default comes last, so that no other is one beside it.
    for template in sorted(made, key=lambda each: each.is_default):
        catalogue = catalogue.with_entry(template)
    return catalogue


def _flaw(channel: Channel, name: str, text: str, subject: str) -> EntryFlaw | None:
    try:
        Template(channel, name, text, subject)
    except InvalidEntryError as error:
        return error.flaw
    return None


def _merged(change: TemplateChange, now: dict[str, Entry]) -> Template | None:
    before, after = change.before, change.after
    current = None if before is None else now.get(before.key)
    if before is None or after is None or not isinstance(current, Template):
        return after
    pairs = {each: (getattr(before, each), getattr(after, each)) for each in _FIELDS}
    return replace(current, **{each: new for each, (old, new) in pairs.items() if new != old})


def _drafts(entries: Iterable[Entry], origin: Origin) -> Iterator[TemplateDraft]:
    templates = [each for each in entries if isinstance(each, Template)]
    return (_draft(each, origin) for each in sorted(templates, key=lambda each: _key(each.name)))


def _draft(template: Template, origin: Origin, *, is_copy: bool = False) -> TemplateDraft:
    """Return a template as it is before anything is typed."""
    return TemplateDraft(
        **{each: getattr(template, each) for each in ("channel", *_FIELDS)},
        origin=origin,
        before=None if is_copy else template,
        copied=template if is_copy else None,
    )


def _key(name: str) -> str:
    return folded(name.strip())
