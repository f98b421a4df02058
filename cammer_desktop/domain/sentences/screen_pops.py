"""Sentences about screen pops: why one was refused, and what of it was not known.

The package does not offer them, so that a start without a screen pop does not load any of it.
"""

from collections.abc import Sequence

from cammer_desktop.domain.screen_pop import LIMITS, PopFlaw, PopRefusal
from cammer_desktop.domain.sentences.fields import of_list
from cammer_desktop.support.texts import _, quoted


def of_pop_refusal(refusal: PopRefusal) -> str:
    """Return why nothing was filled in; of what came only a key that is known is quoted."""
    return {
        PopFlaw.ADDRESS: _("No se llenó nada: la dirección no empieza con cammer://new."),
        PopFlaw.TOO_LONG: _("No se llenó nada: la dirección es demasiado larga."),
        PopFlaw.ENCODING: _(
            "No se llenó nada: la dirección está mal codificada. Lo que no es letra ni cifra va "
            "como %XX, en UTF-8."
        ),
        PopFlaw.CONTROL_CHARACTER: _control_character(refusal.key),
        PopFlaw.SECRET: _(
            "No se llenó nada: lo que llegó lleva un token o una contraseña, y aquí no se recibe "
            "ninguno."
        ),
        PopFlaw.API_ADDRESS: _(
            "No se llenó nada: lo que llegó lleva una dirección de la API, que solo se cambia en "
            "la configuración."
        ),
        PopFlaw.VALUE_TOO_LONG: _(
            "No se llenó nada: «{key}» es demasiado largo; puede tener hasta {most} letras."
        ),
        PopFlaw.REPEATED: _("No se llenó nada: «{key}» llegó dos veces con valores distintos."),
        PopFlaw.TWO_DESTINATIONS: _(
            "No se llenó nada: llegaron una categoría y un agente; puede ir solo uno de los dos."
        ),
        PopFlaw.UNREADABLE: _("No se llenó nada: lo que llegó no se entiende."),
    }[refusal.flaw].format(key=refusal.key, most=LIMITS.get(refusal.key, 0))


def of_ignored(names: Sequence[str]) -> str:
    """Return which keys of a screen pop are not known, "" without any."""
    if not names:
        return ""
    text = _("Se pasó por alto lo que no es ningún campo: {names}.")
    return text.format(names=of_list([quoted(name) for name in names]))


def _control_character(key: str) -> str:
    if not key:
        return _("No se llenó nada: la dirección tiene caracteres de control.")
    return _("No se llenó nada: «{key}» tiene caracteres de control.")
