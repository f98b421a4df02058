"""Sentences about how much there is in the history."""

from cammer_desktop.domain.counts import Count, Counts, DayCounts
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, ngettext


def of_counts(counts: Counts, *, is_narrowed: bool) -> str:
    """Return how many attempts are shown, and how many of them wait for their hand-over.

    `is_narrowed`: not all of their period are shown; then it is told how many there are of it.
    """
    if is_narrowed:
        text = _("{found} de {all}")
        return text.format(found=_number(counts.found), all=_number(counts.in_period))
    attempts = ngettext("{n} intento", "{n} intentos", counts.found.number)
    parts = [attempts.format(n=_number(counts.found))]
    if counts.undelivered.number:
        waiting = counts.undelivered
        text = ngettext("{n} sin entregar", "{n} sin entregar", waiting.number)
        parts.append(text.format(n=_number(waiting)))
    return " · ".join(parts)


def of_found(number: int, *, has_more: bool) -> str:
    """Return how many attempts a list shows, for whoever does not see it."""
    text = ngettext("{n} intento", "{n} intentos", number)
    if has_more:
        text = ngettext("Más de {n} intento", "Más de {n} intentos", number)
    return text.format(n=in_groups(number))


def of_day(counts: DayCounts) -> tuple[str, str]:
    """Return what today has brought, and, if there is any, what of it is uncertain."""
    number = counts.uncertain.number
    uncertain = ngettext("{n} sin confirmar", "{n} sin confirmar", number)
    second = uncertain.format(n=_number(counts.uncertain)) if number else ""
    if not counts.created.number:
        return _("Hoy: ningún enlace"), second
    created = ngettext("{n} creado", "{n} creados", counts.created.number)
    parts = [created.format(n=_number(counts.created))]
    handed_over = counts.handed_over
    if handed_over.number or not handed_over.has_more:  # else nothing is known of them
        text = ngettext("{n} entregado", "{n} entregados", handed_over.number)
        parts.append(text.format(n=_number(handed_over)))
    return _("Hoy: {counts}").format(counts=" · ".join(parts)), second


def of_waiting(number: int) -> str:
    """Return how many links were not handed over, empty without any."""
    if not number:
        return ""
    text = ngettext("{n} enlace sin entregar", "{n} enlaces sin entregar", number)
    return text.format(n=in_groups(number))


def _number(count: Count) -> str:
    return f"{in_groups(count.number)}+" if count.has_more else in_groups(count.number)
