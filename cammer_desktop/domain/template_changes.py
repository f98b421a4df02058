"""What becomes of the agent's own templates, and how that goes into a catalogue.

Another program may have changed the catalogue since.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.catalogue import Catalogue, Entry, Template
from cammer_desktop.support.records import dataclass

FIELDS: Final = ("name", "text", "subject", "is_default")
"""What of a template can be edited."""
_TEXTS: Final = FIELDS[:-1]


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """What becomes of an own template: `before` is None for a new one, `after` if it goes."""

    before: Template | None
    after: Template | None


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


def would_lose(catalogue: Catalogue, changes: Iterable[TemplateChange]) -> bool:
    """Tell whether storing changes would lose what another program has stored meanwhile."""
    now = {each.key: each for each in catalogue.entries if isinstance(each, Template)}
    changes = tuple(changes)
    own = {each.before.key for each in changes if each.before is not None}
    return any(_would_lose(each, now, own) for each in changes)


def is_lost(before: Template, after: object, now: Template) -> bool:
    """Tell whether what a template has become meanwhile would be lost.

    `after` has the fields of what it is to be, None if it is to go.
    """
    if after is None:
        return any(getattr(now, each) != getattr(before, each) for each in _TEXTS)
    values = [tuple(getattr(each, field) for each in (before, after, now)) for field in _TEXTS]
    return any(old != new and theirs not in (old, new) for old, new, theirs in values)


def _would_lose(change: TemplateChange, now: Mapping[str, Template], own: set[str]) -> bool:
    before, after = change.before, change.after
    current = None if before is None else now.get(before.key)
    if before is not None and current is not None and is_lost(before, after, current):
        return True
    if after is None or after.key in own:
        return False
    return now.get(after.key, after) != after


def _merged(change: TemplateChange, now: dict[str, Entry]) -> Template | None:
    before, after = change.before, change.after
    current = None if before is None else now.get(before.key)
    if before is None or after is None or not isinstance(current, Template):
        return after
    pairs = {each: (getattr(before, each), getattr(after, each)) for each in FIELDS}
    return replace(current, **{each: new for each, (old, new) in pairs.items() if new != old})
