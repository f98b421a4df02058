"""Templates of messages while they are edited: what there would be if all of it were stored now.

Only the agent's own are changed. One of the team's, and the one that the program has itself, is
copied first; the copy has its name and stands in its place, as everywhere in the catalogue.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from cammer_desktop.domain.catalogue import Entry, Template
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.template_changes import FIELDS, TemplateChange, is_lost
from cammer_desktop.domain.template_draft import (
    Origin,
    TemplateDraft,
    draft_of,
    drafts_of,
    key_of,
)


class TemplateEdits:
    """All templates of all channels; nothing of it is stored."""

    def __init__(
        self, own: Iterable[Entry], team: Iterable[Entry], built_in: Iterable[Template]
    ) -> None:
        """Take the entries of both catalogues, and the template that each channel always has."""
        self._own = drafts_of(own, Origin.OWN)
        self._others = [*drafts_of(team, Origin.TEAM), *drafts_of(built_in, Origin.BUILT_IN)]
        self._stored = tuple(each.before for each in self._own if each.before is not None)

    def shown(self, channel: Channel) -> tuple[TemplateDraft, ...]:
        """Return the templates of a channel: the agent's own by name, then new ones, the team's.

        An own one that cannot be stored under its name stands in nothing's place.
        """
        names: set[str] = set()
        shown = []
        for each in (*self._own, *self._others):
            if each.channel is channel:
                if each.is_own or key_of(each.name) not in names:
                    shown.append(each)
                if not self._is_refused(each):
                    names.add(key_of(each.name))
        return tuple(shown)

    def default(self, channel: Channel) -> TemplateDraft:
        """Return the template that a channel's messages are made of, as MessageService does.

        One that cannot be stored under its name is that only if it was made it.
        """
        return min(
            self.shown(channel),
            key=lambda each: (
                not each.is_default,
                not each.is_default and self._is_refused(each),
                each.origin,
                key_of(each.name),
            ),
        )

    def add(self, channel: Channel) -> TemplateDraft:
        """Add an own template without a name, with the texts of the built-in one; return it."""
        first = self._built_in(channel)
        return self._added(TemplateDraft(channel, text=first.text, subject=first.subject))

    def owned(self, draft: TemplateDraft) -> TemplateDraft:
        """Return the template if it is an own one, else the copy that now stands in its place."""
        if draft.is_own or draft.before is None:
            return draft
        is_default = draft.is_default and self.default(draft.channel) is draft
        copied = replace(draft.before, is_default=is_default)
        return self._added(draft_of(copied, Origin.OWN, is_copy=True))

    def remove(self, draft: TemplateDraft) -> Callable[[], None]:
        """Remove an own template; what it stood in the place of is back. Return the way back."""
        undo = partial(self._own.insert, self._own.index(draft), draft)
        self._own.remove(draft)
        return undo

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
        rivals = self._own if draft.has_known_name else (*self._own, *self._others)
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

    @property
    def has_unsaved(self) -> bool:
        """Whether anything was typed, chosen or removed that is not stored."""
        kept = {each.before for each in self._own}
        typed = any(not self._is_untouched(each) for each in self._changed())
        return typed or not kept.issuperset(self._stored)

    def meet(self, own: Iterable[Entry]) -> TemplateDraft | None:
        """Take in what is stored by now; return the first template to look at, None without one.

        What was changed here and by another program is a new one from here on, beside the other's;
        what was removed here and changed there is back.
        """
        kept = {each.before for each in self._own}
        removed = {each.key: each for each in self._stored if each not in kept}
        self._stored = tuple(each for each in own if isinstance(each, Template))
        now = {each.key: each for each in self._stored}
        others = [each for each in self._own if not _is_among(each, now)]
        for draft in others:
            self._follow(draft, now)
        for theirs in now.values():
            before = removed.get(theirs.key)
            if before is None or is_lost(before, None, theirs):
                self._added(draft_of(theirs, Origin.OWN)).is_met = before is not None
        for draft in others:
            draft.is_met |= draft.before is None and any(map(draft.has_name_of, now.values()))
        return next((each for each in self._own if each.is_met), None)

    def _follow(self, draft: TemplateDraft, now: dict[str, Template]) -> None:
        """Have a template go by what has become of what it was; that is taken out of `now`."""
        before = draft.before
        if before is None:
            return
        theirs = now.pop(before.key, None)
        if theirs is not None and not is_lost(before, draft, theirs):
            for each in FIELDS:
                if getattr(draft, each) == getattr(before, each):
                    setattr(draft, each, getattr(theirs, each))
            draft.before = theirs
        elif draft.is_changed:
            draft.before = draft.copied = None
            if theirs is not None:
                draft.is_met = True
                now[theirs.key] = theirs
        else:
            self._own.remove(draft)

    def _is_refused(self, draft: TemplateDraft) -> bool:
        """Tell whether another one has the name that an own one was given."""
        return draft.is_own and not draft.has_known_name and self.is_twice(draft)

    def _is_untouched(self, draft: TemplateDraft) -> bool:
        """Tell whether nothing was typed into a new one."""
        first = self._built_in(draft.channel)
        is_new = draft.before is None and draft.copied is None and not draft.name.strip()
        return is_new and (draft.text, draft.subject) == (first.text, first.subject)

    def _built_in(self, channel: Channel) -> TemplateDraft:
        [found] = [
            each
            for each in self._others
            if each.channel is channel and each.origin is Origin.BUILT_IN
        ]
        return found

    def _is_flawed(self, draft: TemplateDraft) -> bool:
        is_wrong = bool(draft.name_flaw or draft.texts_flaw) or draft.is_name_long
        return is_wrong or self.is_twice(draft)

    def _changed(self) -> Iterator[TemplateDraft]:
        return (each for each in self._own if each.is_changed)

    def _added(self, draft: TemplateDraft) -> TemplateDraft:
        self._own.append(draft)
        return draft


def _is_among(draft: TemplateDraft, now: dict[str, Template]) -> bool:
    """Tell whether a template is stored as it is, which is taken out of `now`."""
    found = next((each for each in now.values() if draft.says(each)), None)
    if found is None:
        return False
    del now[found.key]
    draft.before, draft.is_met = found, False
    return True
