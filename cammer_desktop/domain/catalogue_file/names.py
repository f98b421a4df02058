"""The names that fields, kinds and channels have in a file, in Spanish, Portuguese and English."""

from functools import lru_cache
from typing import Final

from cammer_desktop.domain.catalogue import Kind
from cammer_desktop.domain.catalogue_file.texts import cleaned_line
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.support.folding import folded

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
_LONGEST_NAME: Final = 40  # more is no heading, and may be the whole file


def field_of(name: object) -> str:
    """Return the field that has a name in a file, "" for none."""
    name = str(name)[:_LONGEST_NAME]
    return _FIELD_OF.get(folded(cleaned_line(name)).strip(" :*'\""), "")


def kind_of(value: object) -> Kind | None:
    """Return the kind that has a name, None for none."""
    return _kind_named(value) if isinstance(value, str) else None


def channel_of(name: str) -> Channel | None:
    """Return the channel of messages that has a name, None for none."""
    return _CHANNELS.get(folded(name))


def answer_of(text: str) -> bool | None:
    """Return whether a text means yes, None if it means neither yes nor no; none means no."""
    return _ANSWERS.get(folded(text))


@lru_cache(maxsize=128)  # each of thousands of rows has one of a few
def _kind_named(name: str) -> Kind | None:
    return _KINDS.get(folded(cleaned_line(name)))
