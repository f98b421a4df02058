"""What the service refused of a field, in our words.

The vendor's page documents one text ("… is required."); the others are those of usual validators.
The texts themselves are for a help desk: see `of_diagnosis`.
"""

import re
from collections.abc import Iterable
from typing import Final

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.sentences.fields import of_noun
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import N_, _
from cammer_desktop.support.visible import escaped

_MAX_NAME: Final = 30


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of the service's texts: a pattern that finds one, and the message id of ours."""

    found_by: str
    sentence: str


# The first that is found counts.
_KINDS: Final = (
    _Kind(
        r"is (required|missing)|(should|must|can) ?not be (empty|blank|null)",
        sentence=N_("El servicio dice que falta {noun}."),
    ),
    _Kind(
        r"sent with",
        sentence=N_("Elija una categoría o un agente, no los dos."),
    ),
    _Kind(
        r"uuid",
        sentence=N_("Este código no tiene la forma que pide el servicio; cópielo otra vez."),
    ),
    _Kind(
        r"not (found|exist)|unknown",
        sentence=N_("El servicio no reconoce {noun}."),
    ),
    _Kind(
        r"shorter than|too long|at most",
        sentence=N_("El servicio pide un texto más corto."),
    ),
    _Kind(
        r"longer than|too short|at least",
        sentence=N_("El servicio pide un texto más largo."),
    ),
)


def of_refusal(field: Field, texts: Iterable[str]) -> str:
    """Return what the service's texts say of a field, each kind of them once.

    Where none of them is known, it is said that the service did not accept the field.
    """
    known = dict.fromkeys(filter(None, map(_sentence_of, texts)))
    sentences = tuple(known) or (_("El servicio no aceptó {noun}."),)
    return " ".join(sentences).format(noun=of_noun(field))


def of_other_name(name: str) -> str:
    """Return the service's name of what the form does not have, as much of it as fits."""
    return escaped(name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1]}…")


def of_other_refusal(name: str) -> tuple[str, str]:
    """Return how something is called that the form does not have, and that it was refused."""
    label = _("Otro dato ({name})").format(name=of_other_name(name))
    return (label, _("El servicio no lo aceptó; no está en el formulario."))


def _sentence_of(text: str) -> str | None:
    """Return our sentence for a text of the service, None for an unknown text."""
    for kind in _KINDS:
        if re.search(rf"\b({kind.found_by})\b", text, re.IGNORECASE):
            return _(kind.sentence)
    return None
