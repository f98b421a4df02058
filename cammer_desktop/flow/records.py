"""The controllers of what a run keeps: the ledger, its export, the draft, the catalogue."""

from dataclasses import dataclass

from cammer_desktop.flow.catalogue_keeper import CatalogueKeeper
from cammer_desktop.flow.draft_keeper import DraftKeeper
from cammer_desktop.flow.ledger_export import LedgerExport
from cammer_desktop.flow.ledger_keeper import LedgerKeeper


@dataclass(frozen=True, slots=True)
class RecordKeepers:
    """What the window needs of them all."""

    ledger: LedgerKeeper
    export: LedgerExport
    drafts: DraftKeeper
    catalogue: CatalogueKeeper

    def start(self) -> None:
        """Read what an earlier run has left."""
        self.ledger.start()
        self.catalogue.start()

    def look(self) -> None:
        """Look again for what others have changed, where that may be needed."""
        self.ledger.look()
        self.catalogue.look()
