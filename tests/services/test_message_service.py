"""The messages that hand links over: which template comes first, and what is made of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Kind, NamedDestination, Template
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.phone import whatsapp
from cammer_desktop.domain.session import SessionRequest, Ticket
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import Download
from cammer_desktop.services.catalogue_service import CatalogueService
from cammer_desktop.services.message_service import MessageService, built_in_template
from cammer_desktop.services.settings_service import SettingsService
from tests.ledgers import NOON
from tests.samples import request

LINK = "https://widgetapp.ocularsolution.com/session/l1z-kfb-dmj-70"
EVA = NamedDestination(Kind.AGENT, "Eva", "a7d3")

Entry = Template | NamedDestination
Make = Callable[..., MessageService]


def template(name: str, channel: Channel = Channel.SMS, *, is_default: bool = False) -> Template:
    return Template(channel, name, f"{name}: {{enlace}}", is_default=is_default)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return what makes a service of the agent's own entries and the team's."""

    def made(own: tuple[Entry, ...] = (), team: tuple[Entry, ...] = ()) -> MessageService:
        source = tmp_path / "equipo.csv"
        source.write_bytes(catalogue_file.to_csv((EVA, *team)))
        settings = SettingsService(
            Settings(team_file=str(source), agent_name=" Rosalía "), SettingsFile(tmp_path)
        )
        file = TeamFile(tmp_path, lambda: NOON, lambda _url, _size: Download(b"", has_end=True))
        catalogue = CatalogueService(
            CatalogueFile(tmp_path, pytest.fail), file, settings, lambda: NOON
        )
        catalogue.change(lambda before: before.with_entries(own))
        reading = catalogue.begin_reading_team()
        assert reading is not None
        catalogue.read_team(reading)
        return MessageService(catalogue, settings)

    return made


def names(service: MessageService, channel: Channel = Channel.SMS) -> list[str]:
    return [each.name for each in service.templates(channel)]


@pytest.mark.parametrize("channel", MESSAGE_CHANNELS)
def test_each_channel_has_a_template_without_any_catalogue(make: Make, channel: Channel) -> None:
    [built_in] = make().templates(channel)
    assert built_in == built_in_template(channel)
    assert bool(built_in.subject) is (channel is Channel.EMAIL)


def test_the_default_comes_first_then_the_agents_own_then_the_teams(make: Make) -> None:
    own = template("Mía B"), template("Mía A"), template("Correo", Channel.EMAIL, is_default=True)
    team = template("Equipo"), template("Ásí", is_default=True)
    mine = template("Última", is_default=True)
    assert names(make((*own, mine), team)) == [
        *("Última", "Ásí", "Mía A", "Mía B", "Equipo", "Saludo"),
    ]


def test_of_two_defaults_in_the_teams_file_the_first_row_is_it(make: Make) -> None:
    team = template("Zeta", is_default=True), template("Alfa", is_default=True)
    assert names(make((), team))[0] == "Zeta"


def test_without_an_own_default_the_teams_comes_first(make: Make) -> None:
    team = template("A"), template("Z", is_default=True)
    assert names(make((template("Mía"),), team)) == ["Z", "Mía", "A", "Saludo"]


def test_without_any_default_an_own_one_comes_first(make: Make) -> None:
    assert names(make((template("Z"),), (template("A"),))) == ["Z", "A", "Saludo"]


def test_an_own_one_hides_the_teams_of_its_name_and_the_built_in(make: Make) -> None:
    own, team = template("SALUDO"), template("Saludo", is_default=True)
    assert make((own,), (team, template("A"))).templates(Channel.SMS) == (own, template("A"))


class TestComposing:
    ASKED = request(name="José", email="jose@example.com", ticket=Ticket("20 %", "Hoy\nmismo"))

    def composed(self, make: Make, text: str, asked: SessionRequest = ASKED) -> Message:
        mail = Template(Channel.EMAIL, "A", text, "Para {Nombre}", is_default=True)
        return make((mail,)).compose(Channel.EMAIL, asked, LINK).message

    def test_every_variable_has_its_value(self, make: Make) -> None:
        text = "{nombre}\n{enlace}\n{promocion}\n{descripcion}\n{agente}"
        message = self.composed(make, text)
        assert message.text == f"José\n{LINK}\n20 %\nHoy\nmismo\nRosalía"
        assert (message.subject, message.to) == ("Para José", self.ASKED.email or "")

    def test_a_value_is_no_template(self, make: Make) -> None:
        asked = replace(self.ASKED, name="{enlace} & {agente}")
        assert self.composed(make, "{nombre}: {enlace}", asked).text == (
            f"{{enlace}} & {{agente}}: {LINK}"
        )

    def test_what_has_no_value_stays_and_is_told_once(self, make: Make) -> None:
        other = Template(Channel.SMS, "A", "{promocion} {enlace} {otra} {OTRA}", "{descripcion}")
        service = make((other,))
        asked = replace(self.ASKED, ticket=None)
        composition = service.compose(Channel.SMS, asked, LINK, other)
        assert composition.message.text == f"{{promocion}} {LINK} {{otra}} {{OTRA}}"
        assert composition.message.subject == ""  # an SMS has none
        assert composition.missing == ("promocion", "otra")

    def test_it_goes_to_whom_the_channel_reaches(self, make: Make) -> None:
        service = make()
        to = {
            channel: service.compose(channel, self.ASKED, LINK).message.to
            for channel in MESSAGE_CHANNELS
        }
        assert to[Channel.SMS] == self.ASKED.phone
        assert to[Channel.WHATSAPP] == whatsapp.number(self.ASKED.phone)
        nobody = replace(self.ASKED, email=None)
        assert service.compose(Channel.EMAIL, nobody, LINK).message.to == ""
