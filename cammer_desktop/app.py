"""The program with a window: makes the controllers and the window, runs, and shuts down in stages.

Order at the start: the one instance of the data folder, log, QApplication, settings, services,
controllers, theme, window; what the first paint does not need is loaded after it. Order at the end:
the window is closed, results of background work are ignored from then on, the sandbox stops, the
log is closed. What still hangs (DNS, a keyring's prompt) runs on daemon threads, which do not keep
the process alive.
"""

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cammer_desktop import start
from cammer_desktop.adapters import ledger
from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.adapters.files.settings_file import UnreadableSettingsError
from cammer_desktop.adapters.http.proxies import SystemProxy
from cammer_desktop.assembly import Services, make_services, now, start_log
from cammer_desktop.controllers import make_controllers
from cammer_desktop.domain import sentences
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import InvalidTokenError
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.flow.errors import ErrorWatch
from cammer_desktop.flow.file_watch import FileWatch
from cammer_desktop.flow.garbage_collector import GarbageCollector
from cammer_desktop.flow.instance import Instance
from cammer_desktop.flow.network_settings import NetworkSettings
from cammer_desktop.run_options import (
    TOKEN_VARIABLE,
    RunOptions,
    language_of,
    settings_file,
    token_for_this_run,
    use_language,
)
from cammer_desktop.support import signals
from cammer_desktop.support.paths import data_directory
from cammer_desktop.support.records import dataclass
from cammer_desktop.ui.another_language import AnotherLanguage
from cammer_desktop.ui.application import OpenedAddresses, log_qt_message, speak
from cammer_desktop.ui.error_reporter import Reporter
from cammer_desktop.ui.memory import memory_of, recall, recall_focus
from cammer_desktop.ui.placement import Placement
from cammer_desktop.ui.theme import ApplicationTheme
from cammer_desktop.ui.widgets.message_bar import Mood
from cammer_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from cammer_desktop.domain.screen_pop import PopRefusal, ScreenPop


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
    theme.refresh()
    window.painted.connect(window.load)
    window.painted.connect(theme.prepare)
    window.painted.connect(controllers.screen_pops.start)
    application.focusChanged.connect(window.ledger_panel.note_focus)
    application.focusWindowChanged.connect(window.refresh)
    errors = ErrorWatch()
    reporter = Reporter(window)
    errors.reported.connect(reporter.show)
    controllers.set_parent(window)
    NetworkSettings(services.network_users, controllers.settings).setParent(window)
    window.closed.connect(controllers.hand_over.finish)
    watch = FileWatch(services.folder / ledger.NAME, services.folder / ledger.LOG_NAME)
    watch.setParent(window)
    watch.changed.connect(controllers.ledger.refresh)
    window.painted.connect(watch.start)
    controllers.link.ended.connect(watch.start)  # the first attempt makes the file
    garbage = GarbageCollector(window)
    placement = Placement(window, window.columns, services.places)
    return Program(window, background, controllers, errors, reporter, theme, placement, garbage)


def _load_countries() -> tuple[Country, ...]:
    """Return the countries, after importing what the first check of a draft needs."""
    import email_validator  # noqa: F401

    from cammer_desktop.domain.phone.countries import countries

    return countries(country_names())


class Shown(QObject):
    """The program that is shown, in the language that run and settings want.

    For another one it is made anew over the same services, with all that is in its window.
    """

    def __init__(
        self,
        application: QApplication,
        services: Services,
        options: RunOptions,
        instance: Instance,
    ) -> None:
        super().__init__()
        self._application = application
        self._services = services
        self._options = options
        self._instance = instance
        self.program = build(application, services)
        self._addresses = OpenedAddresses(application)
        for arrived in (instance.pop_wanted, self._addresses.opened):
            arrived.connect(self._take)

    def open(self) -> None:
        """Show the window, whose place it has already, and start what belongs to it."""
        program, window = self.program, self.program.window
        program.errors.start()
        program.garbage.start()
        for wanted in (self._instance.show_wanted, self._addresses.opened):
            wanted.connect(program.placement.come_to_front)
        settings = program.controllers.settings
        other = AnotherLanguage(window, program.background, settings, self._language)
        other.due.connect(self._change)
        window.closed.connect(program.placement.keep)
        window.show()
        window.activateWindow()  # in case no window manager does it

    @Slot(object)
    def _take(self, pop: "ScreenPop | PopRefusal") -> None:
        self.program.controllers.screen_pops.add(pop)

    def _language(self) -> str:
        return language_of(self._options, self._services.settings.current)

    @Slot()
    def _change(self) -> None:
        """Show another window in the place of the one that there is, which does nothing more."""
        old = self.program
        memory = memory_of(old.window, old.controllers.ledger)
        use_language(self._options, self._services.settings.current)
        speak(self._application)
        self.program = build(self._application, self._services)
        recall(self.program.window, memory)
        self.program.placement.follow(old.placement)
        self.program.controllers.screen_pops.follow(old.controllers.screen_pops)
        old.window.draft_presenter.finish()
        old.stop()
        self.open()
        recall_focus(self.program.window, memory)
        old.window.hide()
        old.window.deleteLater()


def run(options: RunOptions, pop: "ScreenPop | None" = None) -> int:
    """Open the window or show the one that is open, filled in; return the exit code at its end."""
    signals.handle(signal.SIG_DFL)  # while Qt runs, no handler of Python's would
    qInstallMessageHandler(log_qt_message)
    instance = Instance(data_directory(options.data_dir, sandbox=options.sandbox), pop)
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
    except UnreadableSettingsError as error:
        settings = Settings()
        notices.append(start.set_aside(store, error.key))
    if settings is None:
        return 1
    use_language(options, settings)
    speak(application)
    try:
        token = token_for_this_run(options)
    except InvalidTokenError as error:
        token = None
        notices.append(sentences.of_variable_flaw(TOKEN_VARIABLE, error.flaw))
    services = make_services(options, store, settings, token, _system_proxy())
    shown = Shown(application, services, options, instance)
    shown.program.window.painted.connect(instance.listen)
    warning = "\n".join(notice for notice in notices if notice)
    if warning:
        shown.program.window.bar.say(warning, Mood.WARNING)
    shown.program.placement.restore()
    shown.open()
    shown.program.garbage.keep_what_stands()
    code = application.exec()
    shown.program.placement.finish()
    shown.program.stop()
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
