"""The start of every command: settings, log, the token from the environment."""

from cammer_desktop.adapters.files.settings_file import UnreadableSettingsError
from cammer_desktop.assembly import Services, make_services, start_log
from cammer_desktop.commands import INVALID, TOKEN_FAILED
from cammer_desktop.domain import sentences
from cammer_desktop.domain.session import Problem
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import InvalidTokenError
from cammer_desktop.run_options import (
    TOKEN_VARIABLE,
    RunOptions,
    settings_file,
    token_for_this_run,
    use_language,
)
from cammer_desktop.support.console import say
from cammer_desktop.support.texts import _


class CommandError(Exception):
    """Ends the command with an exit code, a message, and the problems of fields if any."""

    def __init__(self, code: int, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.problems = problems


def load_settings(options: RunOptions) -> Settings:
    """Return the settings, with their language in use.

    Raises CommandError if the file cannot be used; it stays as it is.

    The defaults must not be used instead: the file may name another address, and the customer's
    data would go to the wrong one.
    """
    store = settings_file(options)
    try:
        settings = store.load()
        use_language(options, settings)
        return settings
    except UnreadableSettingsError as error:
        message = _(
            "No se hizo nada: el archivo de configuración {file} no es válido. Corríjalo, o "
            "bórrelo y abra la ventana para configurar el programa."
        )
        if error.key:
            message = _(
                "No se hizo nada: no es válido el valor de «{key}» en el archivo de configuración "
                "{file}. Corríjalo, o borre el archivo y abra la ventana para configurar el "
                "programa."
            )
        raise CommandError(INVALID, message.format(file=store.path, key=error.key)) from None
    except OSError as error:
        message = sentences.of_closed_settings(str(store.path), error)
        raise CommandError(INVALID, message) from None


def start(options: RunOptions, settings: Settings) -> Services:
    """Start the log and return the services. Raises CommandError."""
    notice = start_log(options)
    if notice is not None:
        say(notice)
    try:
        token = token_for_this_run(options)
    except InvalidTokenError as error:
        message = sentences.of_variable_flaw(TOKEN_VARIABLE, error.flaw)
        raise CommandError(TOKEN_FAILED, message) from None
    return make_services(options, settings_file(options), settings, token)
