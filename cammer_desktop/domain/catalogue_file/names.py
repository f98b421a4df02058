"""The names that fields, kinds and channels have in a file.

People write them as the window has them, in any language of the program. Beside those are listed
what files have had since older versions, and other words for the same.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypeVar

from cammer_desktop.domain.catalogue import Kind
from cammer_desktop.domain.catalogue_file.texts import cleaned_line
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.support.folding import folded
from cammer_desktop.support.texts import N_, everywhere

_T = TypeVar("_T")

_OLDER_FIELDS: Final = ("kind", "name", "code", "title", "description", "from", "to")
FIELDS: Final = (*_OLDER_FIELDS, "channel", "default")
"""The names of the fields, as programs read them.

A template has its subject and its text where a promotion has title and description: people fill in
one table. What is called a subject or a text is read as such, too.
"""
OLDER_HEADINGS: Final = ("tipo", "nombre", "código", "título", "descripción", "desde", "hasta")
HEADINGS: Final = (*OLDER_HEADINGS, "canal", "predeterminada")
KIND_NAMES: Final = {
    Kind.CATEGORY: "categoría",
    Kind.AGENT: "agente",
    Kind.PROMOTION: "promoción",
    Kind.TEMPLATE: "plantilla",
}
YES: Final = "sí"
_PORTUGUESE: Final = ("tipo", "nome", "código", "título", "descrição", "de", "até")
_TEMPLATES_FIELD_OF: Final = {
    **dict.fromkeys(("subject", "asunto", "assunto"), "subject"),
    **dict.fromkeys(("text", "texto", "message", "mensaje", "mensagem"), "text"),
    **dict.fromkeys(("channel", "canal"), "channel"),
    **dict.fromkeys(
        ("default", "predeterminada", "predeterminado", "padrao", "por defecto"), "default"
    ),
}
_FIELD_OF: Final = _TEMPLATES_FIELD_OF | {
    folded(name): field
    for names in (_OLDER_FIELDS, OLDER_HEADINGS, _PORTUGUESE)
    for field, name in zip(_OLDER_FIELDS, names, strict=True)
}
OF_TEMPLATES: Final = frozenset(_TEMPLATES_FIELD_OF.values())
"""The fields that only a template has; in older versions they were none."""
_KINDS: Final = {
    **{folded(name): kind for kind, name in KIND_NAMES.items()},
    **{kind.value: kind for kind in Kind},
    folded("promoção"): Kind.PROMOTION,
    "modelo": Kind.TEMPLATE,
}
_CHANNELS: Final = {
    folded(name): channel
    for channel in MESSAGE_CHANNELS
    for name in (channel.message.option, channel.spec.label)
} | dict.fromkeys(("e-mail", "mail", "correo electronico"), Channel.EMAIL)
_ANSWERS: Final = {
    **dict.fromkeys((folded(YES), "s", "x", "1", "true", "verdadero", "verdadeiro", "yes"), True),
    **dict.fromkeys(("", "no", "nao", "n", "0", "false", "falso"), False),
    "sim": True,
}
# As the window has them, message ids.
_SHOWN_FIELDS: Final = {
    N_("Tipo"): "kind",
    N_("Nombre"): "name",
    N_("Código"): "code",
    N_("Título"): "title",
    N_("Descripción"): "description",
    N_("Desde"): "from",
    N_("Hasta"): "to",
    N_("Asunto"): "subject",
    N_("Texto"): "text",
    N_("Canal"): "channel",
    N_("predeterminada"): "default",
}
_SHOWN_KINDS: Final = {
    N_("Categoría"): Kind.CATEGORY,
    N_("Agente"): Kind.AGENT,
    N_("Promoción"): Kind.PROMOTION,
    N_("Plantilla"): Kind.TEMPLATE,
}
_SHOWN_CHANNELS: Final = {
    text: channel
    for channel in MESSAGE_CHANNELS
    for text in (channel.spec.label, channel.message.noun)
}
_SHOWN_ANSWERS: Final = {N_("sí"): True, N_("no"): False}
_LONGEST_NAME: Final = 40  # more is no heading, and may be the whole file


def field_of(name: object) -> str:
    """Return the field that has a name in a file, "" for none."""
    name = str(name)[:_LONGEST_NAME]
    name = folded(cleaned_line(name)).strip(" :*'\"")
    return _meant(name, _FIELD_OF, _SHOWN_FIELDS) or ""


def kind_of(value: object) -> Kind | None:
    """Return the kind that has a name, None for none."""
    return _kind_named(value) if isinstance(value, str) else None


def channel_of(name: str) -> Channel | None:
    """Return the channel of messages that has a name, None for none."""
    return _meant(folded(name), _CHANNELS, _SHOWN_CHANNELS)


def answer_of(text: str) -> bool | None:
    """Return whether a text means yes, None if it means neither yes nor no; none means no."""
    return _meant(folded(text), _ANSWERS, _SHOWN_ANSWERS)


@lru_cache(maxsize=128)  # each of thousands of rows has one of a few
def _kind_named(name: str) -> Kind | None:
    return _meant(folded(cleaned_line(name)), _KINDS, _SHOWN_KINDS)


def _meant(name: str, listed: Mapping[str, _T], shown: Mapping[str, _T]) -> _T | None:
    """Return what a folded name means: as it is listed, else as any language shows it."""
    if name in listed:
        return listed[name]
    texts = tuple(shown)
    at = _places(tuple(map(everywhere, texts))).get(name)
    return None if at is None else shown[texts[at]]


@lru_cache(maxsize=16)
def _places(translated: tuple[tuple[str, ...], ...]) -> Mapping[str, int]:
    """Return by each folded translation which text it is of; of two the first counts."""
    pairs = [(folded(each), place) for place, texts in enumerate(translated) for each in texts]
    return dict(reversed(pairs))
