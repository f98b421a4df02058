"""How every command begins: settings, log, the token of the environment; or a foreseen end."""

from cammer_desktop.adapters.files.settings_file import UnreadableSettingsError
from cammer_desktop.assembly import (
    RunOptions,
    Services,
    environment_token,
    make_services,
    settings_file,
    start_log,
)
from cammer_desktop.commands import INVALID, TOKEN_FAILED
from cammer_desktop.domain import sentences
from cammer_desktop.domain.session import Problem
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import InvalidTokenError
from cammer_desktop.support.console import say
from cammer_desktop.support.texts import _


class CommandError(Exception):
    """The run ends here: the exit code, what is to be told, and what is wrong with fields."""

    def __init__(self, code: int, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.problems = problems


def load_settings(options: RunOptions) -> Settings:
    """Return the settings; a file that cannot be used ends a run and stays as it is.

    It may name another address than the default: nobody's data goes there by mistake.
    Raises EndedError.
    """
    store = settings_file(options)
    try:
        return store.load()
    except UnreadableSettingsError:
        message = _("No se entiende el archivo de configuración {file}; corríjalo o bórrelo.")
        raise CommandError(INVALID, message.format(file=store.path)) from None
    except OSError as error:
        message = sentences.of_closed_settings(str(store.path), error.strerror or "")
        raise CommandError(INVALID, message) from None


def start(options: RunOptions, settings: Settings) -> Services:
    """Start the log and return what the command works with. Raises EndedError."""
    notice = start_log(options)
    if notice is not None:
        say(notice)
    try:
        given = environment_token()
    except InvalidTokenError as error:
        raise CommandError(TOKEN_FAILED, sentences.of_token_flaw(error.flaw)) from None
    return make_services(options, settings_file(options), settings, given)
