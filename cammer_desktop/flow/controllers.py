"""All controllers of a run, for the window."""

from dataclasses import fields

from PySide6.QtCore import QObject

from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.connection_check_controller import ConnectionCheckController
from cammer_desktop.flow.draft_controller import DraftController
from cammer_desktop.flow.export_controller import ExportController
from cammer_desktop.flow.hand_over_controller import HandOverController
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.flow.picture_controller import PictureController
from cammer_desktop.flow.program_controller import ProgramController
from cammer_desktop.flow.screen_pop_controller import ScreenPopController
from cammer_desktop.flow.secret_controller import SecretController
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support.records import dataclass


# Nobody compares or prints it; what is not generated does not slow the start.
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Controllers:
    """One controller for each thing that the window does.

    Tokens and passwords have one each, so that no dialog hears of the other's secrets.
    """

    link: LinkController
    ledger: LedgerController
    export: ExportController
    hand_over: HandOverController
    pictures: PictureController
    drafts: DraftController
    catalogue: CatalogueController
    tokens: SecretController
    passwords: SecretController
    connection_check: ConnectionCheckController
    settings: SettingsController
    program: ProgramController
    screen_pops: ScreenPopController

    def start(self) -> None:
        """Read what earlier runs have stored."""
        self.ledger.start()
        self.catalogue.start()

    def refresh(self) -> None:
        """Read again what other programs may have changed."""
        self.ledger.refresh()
        self.catalogue.refresh()

    def set_parent(self, parent: QObject) -> None:
        """Make `parent` own all of them."""
        for field in fields(self):
            getattr(self, field.name).setParent(parent)
