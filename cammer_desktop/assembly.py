"""What every run works with, with a window or without: folder, settings, address, vault, API.

The two ways of running (`app`, `commands`) share this half of the composition; neither Qt nor a
network library is imported here.
"""

import os
import queue
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.draft_file import DraftFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.adapters.files.team_file import TeamFile
from cammer_desktop.adapters.http.api import HttpSessionApi
from cammer_desktop.adapters.http.downloads import Downloads
from cammer_desktop.adapters.http.probe import HttpProbe
from cammer_desktop.adapters.http.proxies import ProxyFinder, SystemProxy
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.adapters.memory_vault import MemoryVault, OneRunVault
from cammer_desktop.adapters.vault import KeyringVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.ledger import LedgerFault, SetAside
from cammer_desktop.domain.ports import ConnectionProbe, SessionApi, TokenVault
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.storage import Place
from cammer_desktop.domain.token import InvalidTokenError, Token, TokenFlaw
from cammer_desktop.support import logs
from cammer_desktop.support.paths import data_directory
from cammer_desktop.support.texts import _

if TYPE_CHECKING:
    from cammer_desktop.sandbox.server import Sandbox

TOKEN_VARIABLE: Final = "CAMMER_TOKEN"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line says about a run as a whole; the options' texts are checked."""

    data_dir: Path | None = None
    api_address: ApiAddress | None = None
    sandbox: bool = False
    debug: bool = False


class Records:
    """What a run keeps in its data folder beside the settings; nothing is opened yet.

    `told` holds what the ledger tells from whichever thread, `set_aside` the names of catalogues
    that could not be understood.
    """

    def __init__(self, directory: Path, downloads: Downloads) -> None:
        self.told: Final[queue.SimpleQueue[LedgerFault | SetAside]] = queue.SimpleQueue()
        self.set_aside: Final[queue.SimpleQueue[str]] = queue.SimpleQueue()
        self.ledger: Final = LedgerFile(directory, now, self.told.put)
        self.drafts: Final = DraftFile(directory)
        self.catalogue: Final = CatalogueFile(directory, self.set_aside.put)
        self.downloads: Final = downloads
        self.team: Final = TeamFile(directory, now, downloads.fetch)

    def close(self) -> None:
        """Close the ledger's file."""
        self.ledger.close()


@dataclass(slots=True)
class Services:
    """What a run works with. `fixed_address` goes before the settings' own."""

    store: SettingsFile
    settings: Settings
    fixed_address: ApiAddress | None
    vault: TokenVault
    api: SessionApi
    probe: ConnectionProbe
    records: Records
    sandbox: "Sandbox | None" = None

    @property
    def address(self) -> ApiAddress:
        """The API's address in use at the start."""
        return self.fixed_address or ApiAddress.parse(self.settings.api_url)

    def close(self) -> None:
        """Let go of the network, stop the sandbox and close the log."""
        self.api.close()
        self.records.close()
        if self.sandbox is not None:
            self.sandbox.stop()
        logs.event(logs.Event.ENDED)
        logs.stop()


def now() -> datetime:
    """Return the time, with this machine's zone."""
    return datetime.now().astimezone()


def settings_file(options: RunOptions) -> SettingsFile:
    """Return the settings' file of this run's data folder."""
    return SettingsFile(data_directory(options.data_dir, sandbox=options.sandbox))


def start_log(options: RunOptions) -> str | None:
    """Start the log of this run; return a sentence if it cannot be written."""
    try:
        logs.start(data_directory(options.data_dir, sandbox=options.sandbox), debug=options.debug)
    except OSError as error:
        return _("No se puede escribir en la carpeta de datos ({reason}).").format(
            reason=error.strerror
        )
    finally:
        logs.event(logs.Event.STARTED)
    return None


def environment_token() -> Token | None:
    """Return the token given for one run by the environment. Raises InvalidTokenError."""
    try:
        return Token(os.environ.get(TOKEN_VARIABLE, ""))
    except InvalidTokenError as error:
        if error.flaw is TokenFlaw.MISSING:
            return None
        raise


def make_services(
    options: RunOptions,
    store: SettingsFile,
    settings: Settings,
    given: Token | None,
    system: SystemProxy | None = None,
) -> Services:
    """Return what a run with these options works with, the sandbox serving if it is wanted.

    `given` is a token for this run and the address in use at its start; the sandbox has its own.
    `system` asks the operating system for its proxy where there is a better way than Python's.
    Raises OSError if the sandbox finds no port.
    """
    address = options.api_address
    if options.sandbox:
        # Here and not above: a run without it need not wait for a server's imports.
        from cammer_desktop.sandbox.server import Sandbox

        sandbox = Sandbox()
        sandbox.start()
        address = ApiAddress.parse(sandbox.address)
        own = MemoryVault(Place.SANDBOX)
        own.keep(address, Token(sandbox.token))
        return _with_network(store, settings, address, own, system, sandbox)
    vault: TokenVault = KeyringVault()
    if given is not None:
        vault = OneRunVault(address or ApiAddress.parse(settings.api_url), given, behind=vault)
    return _with_network(store, settings, address, vault, system)


def _with_network(
    store: SettingsFile,
    settings: Settings,
    address: ApiAddress | None,
    vault: TokenVault,
    system: SystemProxy | None,
    sandbox: "Sandbox | None" = None,
) -> Services:
    proxies = ProxyFinder(vault, system)
    api = HttpSessionApi(settings.network, proxies)
    records = Records(store.path.parent, Downloads(settings.network, proxies))
    probe = HttpProbe(proxies)
    return Services(store, settings, address, vault, api, probe, records, sandbox)
