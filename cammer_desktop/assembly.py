"""Composition of what every run needs, with a window or without: the adapters and the services.

`app` and `commands` share this; neither Qt nor a network library is imported here, and of the
adapters only those that every start needs: the others are made when they are first used.
"""

import errno
import os
import queue
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cammer_desktop.adapters.files.place_file import PlaceFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.witness_file import WitnessFile
from cammer_desktop.adapters.http.proxies import ProxyFinder, SystemProxy
from cammer_desktop.adapters.memory_vault import MemoryVault, OneRunVault
from cammer_desktop.adapters.vault import KeyringVault
from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import AttemptIds
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.ports import (
    CatalogueStore,
    ConnectionProbe,
    DraftStore,
    NetworkUser,
    Opener,
    PlaceStore,
    SessionApi,
    TeamSource,
    TokenVault,
)
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.storage import Place
from cammer_desktop.domain.token import Token
from cammer_desktop.run_options import RunOptions
from cammer_desktop.services.catalogue_service import CatalogueService
from cammer_desktop.services.clock import Clock
from cammer_desktop.services.ledger_news import News
from cammer_desktop.services.ledger_service import LedgerService
from cammer_desktop.services.link_service import LinkService
from cammer_desktop.services.message_service import MessageService
from cammer_desktop.services.settings_service import SettingsService
from cammer_desktop.support import logs, own_files
from cammer_desktop.support.late import late
from cammer_desktop.support.paths import data_directory
from cammer_desktop.support.records import dataclass

if TYPE_CHECKING:
    from cammer_desktop.adapters.http.downloads import Downloads
    from cammer_desktop.adapters.ledger.file import LedgerFile
    from cammer_desktop.sandbox.server import Sandbox


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Services:
    """The services and adapters of a run.

    `folder` is the data folder. `network_users` get the network's settings when they change;
    `aside` receives the names of catalogue files that could not be understood and were set aside.
    """

    folder: Path
    settings: SettingsService
    vault: TokenVault
    api: SessionApi
    probe: ConnectionProbe
    links: LinkService
    ledger: LedgerService
    catalogue: CatalogueService
    messages: MessageService
    opener: Opener
    drafts: DraftStore
    places: PlaceStore
    network_users: tuple[NetworkUser, ...]
    aside: "queue.SimpleQueue[str]"
    ledger_file: "LedgerFile"
    sandbox: "Sandbox | None" = None

    def close(self) -> None:
        """Write what can be written, close API, ledger and log, stop the sandbox.

        Blocks for a second at most.
        """
        self.api.close()
        self.ledger.finish()
        self.ledger_file.close()
        if self.sandbox is not None:
            self.sandbox.stop()
        logs.event(logs.Event.ENDED)
        logs.stop()


def now() -> datetime:
    """Return the current time in this machine's zone."""
    return datetime.now().astimezone()


def start_log(options: RunOptions) -> str | None:
    """Start the log of this run; return a message for the user if it cannot be written.

    This is also where every run restricts its data folder, if it was there before.
    """
    folder = data_directory(options.data_dir, sandbox=options.sandbox)
    own_files.restrict(folder)
    try:
        logs.start(folder, debug=options.debug)
    except OSError as error:
        reason, log = sentences.of_os_error(error), folder / logs.NAME
        if os.path.lexists(log) and error.errno != errno.EROFS:
            return sentences.of_closed_log(str(log), reason)
        return sentences.of_closed_folder(str(folder), reason)
    finally:
        logs.event(logs.Event.STARTED)
    return None


def make_services(
    options: RunOptions,
    store: SettingsFile,
    settings: Settings,
    token: Token | None,
    system: SystemProxy | None = None,
) -> Services:
    """Return the services for a run with these options; start the sandbox if it is asked for.

    `token` is for this run and for the address in use at its start; the sandbox has its own.
    `system` replaces the default query of the operating system's proxy.
    Raises OSError if the sandbox gets no port.
    """
    address, is_language_fixed = options.api_address, options.language is not None
    if options.sandbox:
        # Imported here so that a run without the sandbox does not wait for a server's imports.
        from cammer_desktop.sandbox.server import Sandbox

        sandbox = Sandbox()
        sandbox.start()
        address = ApiAddress.parse(sandbox.address)
        memory = MemoryVault(Place.SANDBOX)
        memory.keep(address, Token(sandbox.token))
        kept = SettingsService(settings, store, address, is_language_fixed=is_language_fixed)
        return _services(store, kept, memory, system, sandbox)
    settings_service = SettingsService(
        settings, store, address, is_language_fixed=is_language_fixed
    )
    vault: TokenVault = KeyringVault()
    if token is not None:
        vault = OneRunVault(settings_service.address, token, behind=vault)
    return _services(store, settings_service, vault, system)


def _services(
    store: SettingsFile,
    settings: SettingsService,
    vault: TokenVault,
    system: SystemProxy | None,
    sandbox: "Sandbox | None" = None,
) -> Services:
    """Return the services on the files of the data folder; nothing is opened yet."""
    folder, network = store.path.parent, settings.current.network
    proxies = ProxyFinder(vault, system)
    clock = Clock(now, WitnessFile(folder))
    api = _session_api(network, proxies, clock)
    downloads = _downloads(network, proxies)
    news: queue.SimpleQueue[News] = queue.SimpleQueue()
    aside: queue.SimpleQueue[str] = queue.SimpleQueue()
    ledger_file = _ledger_file(folder, clock, news)
    ledger = LedgerService(ledger_file, news, settings, clock)
    team = _team_file(folder, downloads)
    catalogue = CatalogueService(_catalogue_file(folder, aside), team, settings, now)
    return Services(
        folder=folder,
        settings=settings,
        vault=vault,
        api=api,
        probe=_probe(proxies),
        links=LinkService(api, vault, ledger.record, ledger.note, clock.now, AttemptIds(clock.now)),
        ledger=ledger,
        catalogue=catalogue,
        messages=MessageService(catalogue, settings),
        opener=_opener(),
        drafts=_draft_file(folder),
        places=PlaceFile(folder),
        network_users=(api, downloads),
        aside=aside,
        ledger_file=ledger_file,
        sandbox=sandbox,
    )


@late
def _session_api(network: Network, proxies: ProxyFinder, clock: Clock) -> SessionApi:
    from cammer_desktop.adapters.http.api import HttpSessionApi

    return HttpSessionApi(network, proxies, clock.witness)


@late
def _downloads(network: Network, proxies: ProxyFinder) -> "Downloads":
    from cammer_desktop.adapters.http.downloads import Downloads

    return Downloads(network, proxies)


@late
def _probe(proxies: ProxyFinder) -> ConnectionProbe:
    from cammer_desktop.adapters.http.probe import HttpProbe

    return HttpProbe(proxies)


@late
def _ledger_file(folder: Path, clock: Clock, news: "queue.SimpleQueue[News]") -> "LedgerFile":
    from cammer_desktop.adapters.ledger.file import LedgerFile

    return LedgerFile(folder, clock.now, news.put)


@late
def _catalogue_file(folder: Path, aside: "queue.SimpleQueue[str]") -> CatalogueStore:
    from cammer_desktop.adapters.files.catalogue_file import CatalogueFile

    return CatalogueFile(folder, aside.put)


@late
def _team_file(folder: Path, downloads: "Downloads") -> TeamSource:
    from cammer_desktop.adapters.files.team_file import TeamFile

    return TeamFile(folder, now, downloads.fetch)


@late
def _opener() -> Opener:
    from cammer_desktop.adapters.opener import SystemOpener

    return SystemOpener()


@late
def _draft_file(folder: Path) -> DraftStore:
    from cammer_desktop.adapters.files.draft_file import DraftFile

    return DraftFile(folder)
