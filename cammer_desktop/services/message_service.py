"""The messages that hand links over: which templates there are, and what is made of them."""

from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Composition, composed, values_of
from cammer_desktop.domain.session import SessionRequest, text_of
from cammer_desktop.domain.variables import in_language
from cammer_desktop.services.catalogue_service import CatalogueService
from cammer_desktop.services.settings_service import SettingsService
from cammer_desktop.support.texts import _


class MessageService:
    """Templates of the catalogue in use, and messages made of them; nothing here blocks."""

    def __init__(self, catalogue: CatalogueService, settings: SettingsService) -> None:
        """Take the catalogue and the settings."""
        self._catalogue = catalogue
        self._settings = settings

    def templates(self, channel: Channel) -> tuple[Template, ...]:
        """Return the templates of a channel, at least one; the default comes first.

        That is the agent's own default, else the team's, else the first of the agent's own, else
        of the team's, else the one that is always there.
        """
        found = [
            (not offer.entry.is_default, offer.is_team, offer.name, offer.entry)
            for offer in self._catalogue.offers
            if isinstance(offer.entry, Template) and offer.entry.channel is channel
        ]
        built_in = built_in_template(channel)
        templates = [each[-1] for each in sorted(found, key=lambda each: each[:-1])]
        return (*templates, *([built_in] if built_in.key not in {e.key for e in templates} else []))

    def compose(
        self,
        channel: Channel,
        request: SessionRequest,
        link: str,
        template: Template | None = None,
    ) -> Composition:
        """Return the message that hands a link over, by the channel's default template if None."""
        spec, template = channel.message, template or self.templates(channel)[0]
        values = values_of(request, link, self._settings.current.agent_name)
        to = spec.recipient(text_of(spec.field, request) or "")
        return composed(to, template.text, template.subject if spec.subject else "", values)


def built_in_template(channel: Channel) -> Template:
    """Return the template that a channel has without any catalogue."""
    spec = channel.message
    subject = _(spec.subject) if spec.subject else ""
    return Template(channel, _("Saludo"), in_language(_(spec.text)), in_language(subject))
