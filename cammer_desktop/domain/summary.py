"""A session in a few words: whose it is, where it goes, and what goes with it."""

from dataclasses import replace

from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.destination import Agent, Category, Destination
from cammer_desktop.domain.fields import TICKET_FIELDS, Field
from cammer_desktop.domain.session import Draft, SessionRequest, Texts, preview, texts_of
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _, isolated


@dataclass(frozen=True, slots=True)
class Summary:
    """A customer's name and number, the destination by name and code, and the further texts.

    `title` is the ticket's, one of the further texts; `place` is the destination in few words.
    """

    name: str
    number: str
    where: str
    texts: str
    title: str = ""
    place: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody whose session it is."""
        return not (self.name or self.number or self.texts)

    @classmethod
    def of_draft(cls, draft: Draft, reading: phone.Reading) -> "Summary":
        """Return the summary of what is typed, as it would be sent."""
        number = reading.shown if reading.e164 else draft.phone.strip()
        to = draft.destination
        is_chosen = not isinstance(to, Category | Agent) or to.code.strip()
        sent = replace(draft, ticket=preview(draft, reading))
        return cls._of(draft.name, number, to if is_chosen else None, texts_of(sent))

    @classmethod
    def of_request(cls, request: SessionRequest) -> "Summary":
        """Return the summary of what was sent."""
        number = phone.grouped(request.phone, "")
        name = sentences.of_customer(request)
        return cls._of(name, number, request.destination, texts_of(request))

    @classmethod
    def _of(cls, name: str, number: str, to: Destination | None, texts: Texts) -> "Summary":
        lines = [
            _("{field}: {text}").format(field=sentences.of_field(field), text=isolated(text))
            for field in (Field.EMAIL, *TICKET_FIELDS)
            if (text := (texts.get(field) or "").strip())
        ]
        title = (texts.get(Field.TICKET_TITLE) or "").strip()
        where, place = ("", "") if to is None else (_where(to), _place(to))
        return cls(name.strip(), number, where, "\n".join(lines), title, place)


def _place(to: Destination) -> str:
    if isinstance(to, Category | Agent) and to.code:
        text = _("{name} · categoría") if isinstance(to, Category) else _("{name} · agente")
        return text.format(name=isolated(to.name or to.code))
    return sentences.of_place(to)


def _where(to: Destination) -> str:
    if not isinstance(to, Category | Agent):
        return _("Sin destino · el servicio decide quién atiende")
    return sentences.of_exact_destination(to)
