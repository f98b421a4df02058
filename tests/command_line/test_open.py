"""`link --open`: the link's message in the person's own program."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.opener import SCHEMES
from cammer_desktop.assembly import Services, make_services, now
from cammer_desktop.commands.hand_over import foretell, hand_over, show
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.catalogue import Catalogue, EntryFlaw, Template
from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.message_uris import MAX_URI
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import Ticket
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import TeamCopy, TeamError, TeamFault
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.services.catalogue_service import CatalogueService
from cammer_desktop.services.message_service import MessageService, built_in_template
from tests.command_line.program import E164, NAME, Run, answer_of, only_line, run, run_link
from tests.ledgers import Bench
from tests.programs import Programs
from tests.samples import LINK, request
from tests.systems import only_on_linux
from tests.ui.desktop import Desktop

EMAIL: Final = "abraham@example.com"
TO: Final = {Channel.WHATSAPP: E164, Channel.SMS: E164, Channel.EMAIL: EMAIL}
TEAM: Final = "https://nowhere.invalid/equipo.json"
MINE: Final = Template(Channel.SMS, "Mío", "Para {nombre}: {enlace}", is_default=True)
SIGNED: Final = Template(Channel.SMS, "Firmado", "{enlace} de {agente},\n\n{promocion}")


def text_of(channel: Channel, link: str) -> str:
    """Return the text of a message by the template that is always there."""
    text = built_in_template(channel).text
    return text.replace("{nombre}", NAME).replace("{enlace}", link)


@only_on_linux("xdg-open is Linux's")
class TestOnADesktop:
    """By the real xdg-open, with programs that are registered if a test says so."""

    @pytest.fixture
    def programs(self, tmp_path: Path) -> Programs:
        return Programs(tmp_path / "home")

    @pytest.fixture
    def opens(
        self, sandbox: Sandbox, data_directory: Path, programs: Programs
    ) -> Callable[..., Run]:
        """Make a link and open it by a channel, with further arguments of `run_link`."""

        def run(channel: Channel, *more: str, **others: object) -> Run:
            there = ("--data-dir", str(data_directory), "--email", EMAIL)
            given = {**programs.environment, "DISPLAY": ":99"}
            option = channel.message.option
            return run_link(sandbox, *there, "--open", option, *more, environment=given, **others)  # type: ignore[arg-type]

        return run

    @pytest.mark.parametrize("channel", MESSAGE_CHANNELS)
    def test_its_program_receives_the_message_and_the_link_alone_is_printed(
        self,
        channel: Channel,
        opens: Callable[..., Run],
        programs: Programs,
        sandbox: Sandbox,
        data_directory: Path,
    ) -> None:
        programs.register(*SCHEMES)
        done = opens(channel)
        link = only_line(done.stdout)
        said = only_line(done.stderr)
        assert (done.returncode, link) == (0, sandbox.received[0].link)
        assert said == f"{channel.spec.label}: se abrió un mensaje para {TO[channel]}."
        message = Message(TO[channel], text_of(channel, link), built_in_template(channel).subject)
        uri = channel.message.uri(message)
        scheme = uri.partition(":")[0]
        assert programs.received(scheme) == uri
        assert "DISPLAY=:99" in programs.inherited(scheme)
        assert sandbox.token not in programs.inherited(scheme)
        bench = Bench(data_directory)
        [attempt] = bench.file.page(Query())
        bench.file.close()
        assert [each.channel for each in attempt.hand_overs] == [channel]

    def test_without_one_the_message_is_printed_beside_the_link(
        self, opens: Callable[..., Run], data_directory: Path
    ) -> None:
        done = opens(Channel.EMAIL, "--json")
        link = answer_of(done)["link"]
        said, subject, *text = done.stderr.removesuffix("\n").split("\n")
        assert done.returncode == 0
        assert said == "Correo: nada se abrió en esta computadora. Este es el mensaje:"
        assert subject == f"Asunto: {built_in_template(Channel.EMAIL).subject}"
        assert "\n".join(text) == text_of(Channel.EMAIL, link)
        bench = Bench(data_directory)
        [attempt] = bench.file.page(Query())
        bench.file.close()
        assert attempt.is_undelivered

    def test_a_fixed_line_is_warned_of_and_opened(
        self, opens: Callable[..., Run], programs: Programs
    ) -> None:
        programs.register(*SCHEMES)
        done = opens(Channel.WHATSAPP, "--phone", "0212 612 8027")
        assert "WhatsApp y SMS pueden fallar" in done.stderr
        assert "wa.me/582126128027?" in programs.received("https")

    def test_without_a_link_nothing_is_opened(
        self, opens: Callable[..., Run], programs: Programs
    ) -> None:
        programs.register(*SCHEMES)
        assert opens(Channel.SMS, name="Ana #campos").returncode == 4
        assert programs.received("sms") == ""

    def test_it_takes_no_qt(self, opens: Callable[..., Run], programs: Programs) -> None:
        programs.register(*SCHEMES)
        program = (
            "import sys\n"
            "from cammer_desktop.cli import main\n"
            "code = main()\n"
            "sys.exit(code or [name for name in sys.modules if 'PySide' in name])"
        )
        assert opens(Channel.SMS, program=("-c", program)).stderr.splitlines()[-1] == "[]"
        assert programs.received("sms")


def test_an_email_without_an_address_is_refused_before_anything_is_sent(sandbox: Sandbox) -> None:
    done = run_link(sandbox, "--open", "email")
    assert (done.returncode, done.stdout, len(sandbox.received)) == (2, "", 0)
    assert "--open email necesita --email" in done.stderr
    answer = answer_of(run_link(sandbox, "--open", "email", "--json", "--dry-run"))
    assert (answer["outcome"], list(answer["fields"])) == ("invalid", ["email"])


class TestTheChannel:
    def test_may_be_written_in_any_case_and_is_shown_with_its_message_before_it_is_sent(
        self, sandbox: Sandbox, data_directory: Path
    ) -> None:
        there = ("--data-dir", str(data_directory), "--email", EMAIL)
        done = run_link(sandbox, *there, "--dry-run", "--open", "Email")
        assert (done.returncode, len(sandbox.received)) == (0, 0)
        assert json.loads(only_line(done.stdout))["email"] == EMAIL
        said, subject, *text = done.stderr.removesuffix("\n").split("\n")
        assert said == f"Correo: se abriría un mensaje para {EMAIL}:"
        assert subject == "Asunto: El enlace para su videollamada"
        assert "\n".join(text) == text_of(Channel.EMAIL, "{enlace}")
        assert not data_directory.exists()

    def test_that_there_is_not_is_answered_with_those_that_there_are(self) -> None:
        done = run("link", "--name", "Ana", "--open", "telegrama")
        assert (done.returncode, done.stdout) == (2, "")
        told = "cammer-desktop: --open: elija entre whatsapp, sms, email."
        assert only_line(done.stderr) == told


class Catalogues:
    """The own catalogue, the team's kept copy, and what its file holds now, in memory."""

    def __init__(self) -> None:
        self.own = Catalogue()
        self.team: TeamCopy | None = TeamCopy(TEAM, now(), ())
        self.now: TeamCopy | TeamFault | None = None
        self.hangs = threading.Event()
        self.hangs.set()
        self.fails = False
        self.flawed: tuple[FileRow, ...] = ()

    def load(self) -> Catalogue:
        if self.fails:
            raise PermissionError(13, "no")
        return self.own

    def change(self, *_edit: object) -> Catalogue:
        raise AssertionError

    def kept(self, source: str) -> TeamCopy | None:
        assert source == TEAM
        return self.team

    def read(self, source: str) -> TeamCopy:
        assert source == TEAM
        assert self.now is not None, "it must not be read"
        self.hangs.wait()
        if isinstance(self.now, TeamFault):
            raise TeamError(self.now)
        return self.now


class TestTheTemplate:
    @pytest.fixture
    def catalogues(self) -> Catalogues:
        return Catalogues()

    @pytest.fixture
    def desktop(self) -> Desktop:
        return Desktop()

    @pytest.fixture
    def services(
        self, data_directory: Path, catalogues: Catalogues, desktop: Desktop
    ) -> Iterator[Services]:
        options = RunOptions(data_dir=data_directory)
        settings = Settings(team_file=TEAM)
        made = make_services(options, settings_file(options), settings, None)
        catalogue = CatalogueService(catalogues, catalogues, made.settings, now)
        messages = MessageService(catalogue, made.settings)
        yield replace(made, catalogue=catalogue, messages=messages, opener=desktop)
        made.close()

    def hands_over(self, services: Services, ticket: Ticket | None = None) -> None:
        moment = now()
        attempt = Attempt(first_id_at(moment), moment, request(ticket=ticket), Created(LINK))
        foretell(services, Channel.SMS, attempt.request)
        services.ledger.record(attempt)
        hand_over(services, Channel.SMS, attempt, LINK)

    def test_of_the_own_catalogue_is_used(
        self, services: Services, catalogues: Catalogues, desktop: Desktop
    ) -> None:
        catalogues.own = Catalogue((MINE,))
        self.hands_over(services)
        assert "?body=Para%20Abraham" in desktop.opened[0]

    def test_of_the_teams_kept_copy_is_used_and_nothing_is_fetched(
        self, services: Services, catalogues: Catalogues, desktop: Desktop
    ) -> None:
        catalogues.team = TeamCopy(TEAM, now(), (MINE,))
        self.hands_over(services)
        assert "?body=Para%20Abraham" in desktop.opened[0]

    def test_that_needs_a_value_which_is_missing_is_printed_and_not_opened(
        self,
        services: Services,
        catalogues: Catalogues,
        desktop: Desktop,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        catalogues.own = Catalogue((SIGNED,))
        self.hands_over(services)
        assert desktop.opened == []
        why = (
            "la plantilla usa {promocion}, pero este enlace no tiene promoción; "
            "{agente} es su nombre, que falta en Configuración"
        )
        assert capsys.readouterr().err.splitlines() == [
            f"SMS: el mensaje no se abrirá, porque {why}.",
            f"SMS: no se abrió, porque {why}. Este es el mensaje:",
            f"{LINK} de {{agente}},",
            "",
            "{promocion}",
        ]
        [attempt] = services.ledger_file.page(Query())
        assert attempt.is_undelivered

    def test_that_makes_a_message_too_long_to_be_opened_is_printed(
        self,
        services: Services,
        catalogues: Catalogues,
        desktop: Desktop,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        catalogues.own = Catalogue((replace(MINE, text="{enlace} " + "a" * MAX_URI),))
        self.hands_over(services)
        assert desktop.opened == []
        before, said, text = capsys.readouterr().err.splitlines()
        assert before == "SMS: el mensaje no se abrirá, porque es demasiado largo."
        assert "demasiado largo" in said
        assert text == f"{LINK} {'a' * MAX_URI}"

    @pytest.mark.parametrize(
        ("own", "used"),
        [
            (Catalogue(), "Por eso se usa el texto de Cammer."),
            (Catalogue((replace(MINE, is_default=False),)), "Por eso se usa la plantilla «Mío»."),
        ],
    )
    def test_that_is_used_in_place_of_the_teams_is_named_where_its_file_cannot_be_read(
        self,
        services: Services,
        catalogues: Catalogues,
        desktop: Desktop,
        capsys: pytest.CaptureFixture[str],
        own: Catalogue,
        used: str,
    ) -> None:
        catalogues.own, catalogues.team = own, None
        catalogues.now = TeamFault.UNREACHABLE
        self.hands_over(services)
        fault, told, opened = capsys.readouterr().err.splitlines()
        assert fault.startswith("El archivo del equipo no se encuentra o no responde.")
        assert (told, opened) == (used, f"SMS: se abrió un mensaje para {E164}.")
        assert len(desktop.opened) == 1

    def test_so_it_is_where_its_file_hangs(
        self,
        services: Services,
        catalogues: Catalogues,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("cammer_desktop.commands.hand_over.TEAM_SECONDS", 0.0)
        catalogues.team, catalogues.now = None, TeamCopy(TEAM, now(), (MINE,))
        catalogues.hangs.clear()
        self.hands_over(services)
        catalogues.hangs.set()
        assert capsys.readouterr().err.splitlines()[1] == "Por eso se usa el texto de Cammer."

    def test_of_the_teams_file_that_was_never_read_is_read_once_and_used(
        self,
        services: Services,
        catalogues: Catalogues,
        desktop: Desktop,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        wrong = (FileRow(3, flaw=EntryFlaw.NO_LINK),)
        catalogues.team, catalogues.now = None, TeamCopy(TEAM, now(), (MINE,), wrong)
        self.hands_over(services)
        assert "?body=Para%20Abraham" in desktop.opened[0]
        odd, opened = capsys.readouterr().err.splitlines()
        assert odd.startswith("1 fila del archivo del equipo no se puede usar: la 3.")
        assert opened == f"SMS: se abrió un mensaje para {E164}."

    def test_of_the_own_catalogue_that_is_of_no_use_is_told_with_its_place(
        self, services: Services, catalogues: Catalogues, capsys: pytest.CaptureFixture[str]
    ) -> None:
        catalogues.team = TeamCopy(TEAM, now(), (MINE,))
        catalogues.flawed = (FileRow(2, flaw=EntryFlaw.DEFAULT),)
        self.hands_over(services)
        told = capsys.readouterr().err
        assert "la número 2 de catalogue.json. En «predeterminada» va sí o no." in told

    def test_may_be_another_one_once_the_teams_file_is_read(
        self, data_directory: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        options = RunOptions(data_dir=data_directory)
        show(options, Settings(team_file=TEAM), Channel.SMS, request())
        told, said, text = capsys.readouterr().err.splitlines()
        assert "el mensaje puede ser otro" in told
        assert said == f"SMS: se abriría un mensaje para {E164}:"
        assert text == text_of(Channel.SMS, "{enlace}")

    def test_is_shown_with_what_it_lacks(
        self, data_directory: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        CatalogueFile(data_directory, pytest.fail).change(lambda own: own.with_entry(SIGNED))
        show(RunOptions(data_dir=data_directory), Settings(), Channel.SMS, request())
        said, *text = capsys.readouterr().err.splitlines()
        assert said.startswith(f"SMS: no se abriría un mensaje para {E164}, porque la plantilla ")
        assert said.endswith(". Este sería:")
        assert text == ["{enlace} de {agente},", "", "{promocion}"]

    def test_is_filled_with_the_agents_name_and_the_promotion(
        self, services: Services, catalogues: Catalogues, desktop: Desktop
    ) -> None:
        catalogues.own = Catalogue((SIGNED,))
        services.settings.use(lambda current: replace(current, agent_name="Rosa"))
        self.hands_over(services, Ticket("Regalo", "Uno"))
        assert "%20de%20Rosa%2C" in desktop.opened[0]
        assert desktop.opened[0].endswith("Regalo")

    def test_that_is_always_there_is_used_where_the_own_cannot_be_read(
        self,
        services: Services,
        catalogues: Catalogues,
        desktop: Desktop,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        catalogues.fails = True
        services.aside.put("catalogue.json.1")
        self.hands_over(services)
        fault, aside, opened = capsys.readouterr().err.splitlines()
        assert "catalogue.json (" in fault
        assert "quedó aparte, en catalogue.json.1" in aside
        assert opened == f"SMS: se abrió un mensaje para {E164}."
        assert "?body=Hola" in desktop.opened[0]
