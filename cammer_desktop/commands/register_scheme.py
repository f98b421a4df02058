"""The command `register-scheme`: makes the program this person's handler of `cammer:`."""

from cammer_desktop.adapters.scheme import handler, registration
from cammer_desktop.commands import DONE, INVALID
from cammer_desktop.domain import sentences
from cammer_desktop.run_options import RunOptions
from cammer_desktop.support.console import say, write
from cammer_desktop.support.texts import _


def run(options: RunOptions, *, undo: bool) -> int:
    """Register the program with this run's options, or take that back; return the exit code.

    2 if the desktop's files or the registry cannot be written.
    """
    try:
        if undo:
            write(_undone(was_there=registration.unregister()))
        else:
            registration.register(handler.command(_kept(options)))
            write(_("Las direcciones cammer: se abren ahora con este programa."))
    except registration.NotByCommandError:
        text = _(
            "En macOS no hace falta: la aplicación Cammer Desktop abre las direcciones cammer: "
            "mientras está en la computadora."
        )
        write(text)
    except OSError as error:
        say(_of_failure(error))
        return INVALID
    return DONE


def _kept(options: RunOptions) -> list[str]:
    """Return the options that the program is started with for an address, too.

    They decide which window it is that is reached. What only helps to find a fault is not kept.
    """
    kept = []
    if options.data_dir is not None:
        kept += ["--data-dir", str(options.data_dir.absolute())]
    if options.api_address is not None:
        kept += ["--api-url", options.api_address.base]
    if options.sandbox:
        kept.append("--sandbox")
    if options.language is not None:
        kept += ["--lang", options.language]
    return kept


def _undone(*, was_there: bool) -> str:
    if was_there:
        return _("Las direcciones cammer: ya no se abren con este programa.")
    return _("No hay nada que deshacer: las direcciones cammer: no se abrían con este programa.")


def _of_failure(error: OSError) -> str:
    text = _("No se hizo: no se puede cambiar {place} ({reason}).")
    place = error.filename or rf"HKEY_CURRENT_USER\{handler.REGISTRY_KEY}"
    return text.format(place=place, reason=sentences.of_os_error(error))
