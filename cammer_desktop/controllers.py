"""Composition of a window's controllers: each is given its service, and connected with others."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from cammer_desktop.assembly import Services, now
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.connection_check_controller import ConnectionCheckController
from cammer_desktop.flow.controllers import Controllers
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
from cammer_desktop.support import own_files


def make_controllers(background: Background, services: Services) -> Controllers:
    """Return a controller for each service, connected with each other."""
    folder = services.folder
    settings = SettingsController(background, services.settings)
    ledger = LedgerController(background, services.ledger, settings, now)
    drafts = DraftController(background, services.drafts, settings)
    drafts.paused.connect(ledger.refresh)
    link = LinkController(background, services.links, now)
    for signal_of_link in (link.started, link.ended, link.answered_late):
        signal_of_link.connect(ledger.remember)
    return Controllers(
        link=link,
        ledger=ledger,
        export=ExportController(background, services.ledger, partial(_write_csv, folder)),
        hand_over=HandOverController(background, services.opener, services.messages),
        pictures=PictureController(background, _save_picture),
        drafts=drafts,
        catalogue=CatalogueController(background, services.catalogue, services.aside, settings),
        tokens=SecretController(background, services.vault),
        passwords=SecretController(background, services.vault),
        connection_check=ConnectionCheckController(background, services.probe),
        settings=settings,
        program=ProgramController(folder),
        screen_pops=ScreenPopController(link),
    )


def _write_csv(folder: Path, path: Path, attempts: Iterable[Attempt], is_masked: bool) -> int:
    """Write attempts as `write_csv` does, but for our own files in the data folder."""
    # Here and not above: the first window does not need it.
    from cammer_desktop.adapters.ledger.csv_export import write_csv

    own_files.refuse(path, folder)
    return write_csv(path, attempts, is_masked)


def _save_picture(link: str, path: Path) -> None:
    # Here and not above: the first window does not need it. None of our own files is a picture.
    from cammer_desktop.adapters.files import qr_picture

    qr_picture.save(link, path)
