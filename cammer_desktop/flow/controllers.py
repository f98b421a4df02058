"""The controllers of what a run keeps: the ledger, its export, the draft, the catalogue."""

from dataclasses import dataclass

from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.draft_controller import DraftController
from cammer_desktop.flow.export_controller import ExportController
from cammer_desktop.flow.ledger_controller import LedgerController


@dataclass(frozen=True, slots=True)
class DataControllers:
    """What the window needs of them all."""

    ledger: LedgerController
    export: ExportController
    drafts: DraftController
    catalogue: CatalogueController

    def start(self) -> None:
        """Read what an earlier run has left."""
        self.ledger.start()
        self.catalogue.start()

    def look(self) -> None:
        """Look again for what others have changed, where that may be needed."""
        self.ledger.look()
        self.catalogue.look()
