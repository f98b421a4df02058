"""The program with a window: makes the controllers and the window, runs, and shuts down in stages.

Order at the start: the one instance of the data folder, log, QApplication, settings, services,
controllers, theme, window; what the first paint does not need is loaded after it. Order at the end:
the window is closed, results of background work are ignored from then on, the sandbox stops, the
log is closed. What still hangs (DNS, a keyring's prompt) runs on daemon threads, which do not keep
the process alive.
"""

import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cammer_desktop import start
from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.adapters.files.settings_file import UnreadableSettingsError
from cammer_desktop.adapters.http.proxies import SystemProxy
from cammer_desktop.assembly import (
    TOKEN_VARIABLE,
    RunOptions,
    Services,
    make_services,
    now,
    settings_file,
    start_log,
    token_for_this_run,
    use_language,
)
from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import InvalidTokenError
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.connection_check_controller import ConnectionCheckController
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.flow.draft_controller import DraftController
from cammer_desktop.flow.errors import ErrorWatch
from cammer_desktop.flow.export_controller import ExportController
from cammer_desktop.flow.file_watch import FileWatch
from cammer_desktop.flow.garbage_collector import GarbageCollector
from cammer_desktop.flow.hand_over_controller import HandOverController
from cammer_desktop.flow.instance import Instance
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.flow.link_controller import LinkController
from cammer_desktop.flow.network_settings import NetworkSettings
from cammer_desktop.flow.picture_controller import PictureController
from cammer_desktop.flow.program_controller import ProgramController
from cammer_desktop.flow.secret_controller import SecretController
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support import own_files, signals
from cammer_desktop.support.paths import data_directory
from cammer_desktop.ui.application import log_qt_message
from cammer_desktop.ui.error_reporter import Reporter
from cammer_desktop.ui.placement import Placement
from cammer_desktop.ui.theme import ApplicationTheme
from cammer_desktop.ui.widgets.message_bar import Mood
from cammer_desktop.ui.window import MainWindow


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Program:
    """The objects of a run that have to be started, stopped or kept alive."""

    window: MainWindow
    background: Background
    controllers: Controllers
    errors: ErrorWatch
    reporter: Reporter
    theme: ApplicationTheme
    placement: Placement
    garbage: GarbageCollector

    def stop(self) -> None:
        """Ignore all results from here on; what still runs ends with the process."""
        self.background.stop()
        self.controllers.export.stop()
        self.errors.stop()
        self.garbage.stop()


def build(application: QApplication, services: Services) -> Program:
    """Construct every object of the program with a window; none is started."""
    background = Background()
    controllers = make_controllers(background, services)
    theme = ApplicationTheme(application, controllers.settings)
    window = MainWindow(
        controllers,
        background,
        _load_countries,
        now,
        sandbox=services.sandbox is not None,
    )
    window.painted.connect(window.load)
    application.focusChanged.connect(window.ledger_panel.note_focus)
    application.focusWindowChanged.connect(window.refresh)
    errors = ErrorWatch()
    reporter = Reporter(window)
    errors.reported.connect(reporter.show)
    controllers.set_parent(window)
    NetworkSettings(services.network_users, controllers.settings).setParent(window)
    window.closed.connect(controllers.hand_over.finish)
    watch = FileWatch(services.ledger_file.path)
    watch.setParent(window)
    watch.changed.connect(controllers.ledger.refresh)
    window.painted.connect(watch.start)
    controllers.link.ended.connect(watch.start)  # the first attempt makes the file
    garbage = GarbageCollector(window)
    placement = Placement(window, window.columns, services.places)
    return Program(window, background, controllers, errors, reporter, theme, placement, garbage)


def make_controllers(background: Background, services: Services) -> Controllers:
    """Return a controller for each service, connected with each other."""
    folder = services.ledger_file.path.parent
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


def _load_countries() -> tuple[Country, ...]:
    """Return the countries, after importing what the first check of a draft needs."""
    import email_validator  # noqa: F401

    from cammer_desktop.domain.phone.countries import countries

    return countries(country_names())


def run(options: RunOptions) -> int:
    """Open the window, or show the one that is open; return the exit code once it is closed."""
    signals.handle(signal.SIG_DFL)  # while Qt runs, no handler of Python's would
    qInstallMessageHandler(log_qt_message)
    instance = Instance(data_directory(options.data_dir, sandbox=options.sandbox))
    application = start.first_application(instance)
    if isinstance(application, int):
        return application
    code = _run_first(options, application, instance)
    instance.close()
    return code


def _run_first(options: RunOptions, application: QApplication, instance: Instance) -> int:
    """Open the window of this data folder; return the exit code once it is closed."""
    notices = [start_log(options)]
    store = settings_file(options)
    try:
        settings = start.opened_settings(application, store)
    except UnreadableSettingsError:
        settings = Settings()
        notices.append(start.set_aside(store))
    if settings is None:
        return 1
    use_language(options, settings)
    try:
        token = token_for_this_run(options)
    except InvalidTokenError as error:
        token = None
        notices.append(sentences.of_variable_flaw(TOKEN_VARIABLE, error.flaw))
    services = make_services(options, store, settings, token, _system_proxy())
    program = build(application, services)
    program.errors.start()
    program.garbage.start()
    program.window.painted.connect(instance.listen)
    instance.show_wanted.connect(program.placement.come_to_front)
    warning = "\n".join(notice for notice in notices if notice)
    if warning:
        program.window.bar.say(warning, Mood.WARNING)
    program.window.closed.connect(program.placement.keep)
    program.placement.restore()
    program.window.show()
    program.window.activateWindow()  # in case no window manager does it
    code = application.exec()
    program.placement.finish()
    program.stop()
    instance.stop()
    services.close()
    # Explicitly, because the process may end without Python's own cleanup. On X11 this passes the
    # clipboard's content to the clipboard manager.
    application.shutdown()
    return code


def _system_proxy() -> SystemProxy | None:
    """Return a query of the system's proxy that replaces the default one, None to keep that.

    On macOS only Qt can evaluate a PAC file; on Windows the default query does.
    """
    if sys.platform == "darwin":
        from cammer_desktop.flow.system_proxy import system_proxy

        return system_proxy
    return None
