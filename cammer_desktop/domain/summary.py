"""A session in a few words: whose it is, where it goes, and what goes with it."""

from dataclasses import dataclass, replace

from cammer_desktop.domain import phone, sentences
from cammer_desktop.domain.destination import Agent, Category, Destination
from cammer_desktop.domain.fields import TICKET_FIELDS, Field
from cammer_desktop.domain.session import Draft, SessionRequest, Texts, preview, texts_of
from cammer_desktop.support.texts import _


@dataclass(frozen=True, slots=True)
class Summary:
    """A customer, how to reach them, the destination by name and code, and the further texts."""

    name: str
    where: str
    texts: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody whose session it is."""
        return not self.name and not self.texts

    @classmethod
    def of_draft(cls, draft: Draft, reading: phone.Reading) -> "Summary":
        """Return the summary of what is typed, as it would be sent."""
        number = reading.shown if reading.e164 else draft.phone.strip()
        sent = replace(draft, ticket=preview(draft, reading))
        return cls._of(draft.name, number, draft.destination, texts_of(sent))

    @classmethod
    def of_request(cls, request: SessionRequest) -> "Summary":
        """Return the summary of what was sent."""
        number = phone.grouped(request.phone, "")
        return cls._of(request.name, number, request.destination, texts_of(request))

    @classmethod
    def _of(cls, name: str, number: str, to: Destination, texts: Texts) -> "Summary":
        where = sentences.of_destination(to)
        if isinstance(to, Category | Agent) and to.name:
            where = f"{where} ({to.code})"
        lines = [
            _("{field}: {text}").format(field=sentences.of_field(field), text=text)
            for field in (Field.EMAIL, *TICKET_FIELDS)
            if (text := (texts.get(field) or "").strip())
        ]
        is_anybody = bool(name.strip() or number or lines)
        return cls(
            name.strip() or number,
            " · ".join(filter(None, (number, where))) if is_anybody else "",
            "\n".join(lines),
        )
