"""What the next key does, in two lines: where the focus is, and what came of the attempt."""

from collections.abc import Mapping
from enum import Enum, auto

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Created, Uncertain
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import keyed

Lines = tuple[str, str, str]
"""What matters most of the first line, the rest of it, and the second line."""


class Spot(Enum):
    """Where the keys go."""

    FIELD = auto()
    DESCRIPTION = auto()
    LIST = auto()
    UNMARKED_LIST = auto()
    CREATE = auto()
    BUTTON = auto()
    SEARCH = auto()
    ROWS = auto()
    ELSEWHERE = auto()


_IN_THE_FORM = (Spot.FIELD, Spot.DESCRIPTION)


def of_form(attempt: Attempt | None, spot: Spot, keys: Mapping[str, str]) -> Lines:
    """Return the lines while the form and what came of it are shown."""
    first, create = _of_spot(spot), of_create(attempt, keys)
    is_made = attempt is not None and isinstance(attempt.outcome, Created)
    if is_made and spot in _IN_THE_FORM:
        below = _("{begin} pasa al cliente siguiente.").format(**keys)
        return ("", _("Lo que cambie aquí es para otro enlace."), below)
    if attempt is None or spot in (Spot.LIST, Spot.UNMARKED_LIST, Spot.SEARCH, Spot.ROWS):
        return ("", first, create) if first else ("", create, "")
    name = sentences.of_first_name(attempt.request)
    if attempt.outcome is None:
        return ("", _("Mientras tanto, las letras no hacen nada."), create)
    if is_made:
        lead = _("Escriba el nombre del cliente siguiente.")
        back = _("{back} vuelve a {name}.").format(name=name, **keys)
        kept = first if spot is Spot.BUTTON else _("Se conserva el destino.")
        return (lead, "", f"{kept} {back}")
    if isinstance(attempt.outcome, Uncertain):
        below = _("{begin} pasa al siguiente; {name} queda sin confirmar.")
        return (_("Nada se repite solo."), create, below.format(name=name, **keys))
    return ("", _("No existe ningún enlace de {name}.").format(name=name), create)


def of_row(row: Attempt, back: str, of_the_form: str, spot: Spot) -> Lines:
    """Return the lines while a row of the history is shown.

    `back` is what going back does, `of_the_form` what creating would do, empty if nothing.
    """
    lead, rest = _of_row(row)
    is_elsewhere = spot in (Spot.ROWS, Spot.BUTTON, Spot.ELSEWHERE)
    key = "" if is_elsewhere else _of_spot(spot)
    rest, below = (" ".join(filter(None, each)) for each in ((rest, key), (back, of_the_form)))
    return lead, rest, below


def of_create(attempt: Attempt | None, keys: Mapping[str, str]) -> str:
    """Return what the keys that create do after this attempt, or what else may be done."""
    if attempt is None:
        return _("{create} crea el enlace.").format(**keys)
    if attempt.outcome is None:
        return _("{cancel} cancela.").format(**keys)
    if isinstance(attempt.outcome, Created):
        return _("{create} no crea otro igual.").format(**keys)
    if isinstance(attempt.outcome, Uncertain):
        return _("{create} pregunta antes.").format(**keys)
    return _("{create} lo intenta otra vez.").format(**keys)


def _of_spot(spot: Spot) -> str:
    texts = {
        Spot.FIELD: _("{enter} pasa al campo siguiente."),
        Spot.DESCRIPTION: _("{enter} empieza otra línea; Tab sale de aquí."),
        Spot.LIST: _("{enter} elige lo marcado."),
        Spot.UNMARKED_LIST: _("↓ elige de la lista; {esc} la cierra."),
        Spot.BUTTON: _("{enter} presiona este botón."),
        Spot.SEARCH: _("Aquí se busca; {enter} pasa a la lista."),
        Spot.ROWS: _("{enter} muestra esta fila."),
    }
    return keyed(texts.get(spot, ""))


def _of_row(attempt: Attempt) -> tuple[str, str]:
    """Return what a row of the history is told of in the first line."""
    if not isinstance(attempt.outcome, Created):
        return ("", _("Del historial: {state}.").format(state=sentences.of_state(attempt.outcome)))
    told = sentences.of_last_hand_over(attempt)
    return (told, "") if attempt.is_undelivered else ("", told)
