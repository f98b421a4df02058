"""`token set|forget|where`: a token that is kept without a window, never taken from an argument."""

import codecs
import sys
from typing import Final

from cammer_desktop.assembly import TOKEN_VARIABLE, RunOptions, Services
from cammer_desktop.commands import DONE, INVALID, TOKEN_FAILED
from cammer_desktop.commands.startup import CommandError, load_settings, start
from cammer_desktop.domain import sentences
from cammer_desktop.domain.storage import Storage, VaultError
from cammer_desktop.domain.token import InvalidTokenError, Token
from cammer_desktop.support.console import say, write
from cammer_desktop.support.texts import _

ACTIONS: Final = ("set", "forget", "where")
_MAX_BYTES: Final = 64 * 1024


def run(options: RunOptions, action: str) -> int:
    """Do one of ACTIONS for the address in use; return the exit code."""
    try:
        services = start(options, load_settings(options))
    except CommandError as ended:
        say(ended.message)
        return ended.code
    try:
        return _keep(services) if action == "set" else _look(services, action)
    except VaultError as error:
        say(sentences.of_vault_failure(error.cause))
        return TOKEN_FAILED
    except KeyboardInterrupt:
        say(_("Se canceló."))
        return TOKEN_FAILED
    finally:
        services.close()


def _look(services: Services, action: str) -> int:
    vault, address = services.vault, services.settings.address
    if action == "forget":
        vault.forget(address)
    write(f"{address.origin}: {sentences.of_storage(vault.where(address))}")
    return DONE


def _keep(services: Services) -> int:
    if services.sandbox is not None:
        say(_("El sandbox tiene su propio token; no hace falta guardarlo."))
        return INVALID
    try:
        given = Token(_typed())
    except InvalidTokenError as error:
        say(sentences.of_token_flaw(error.flaw))
        return TOKEN_FAILED
    storage = services.vault.keep(services.settings.address, given)
    if not storage.lasts:
        say(_not_kept(storage))
        return TOKEN_FAILED
    write(f"{services.settings.address.origin}: {sentences.of_storage(storage)}")
    return DONE


def _not_kept(storage: Storage) -> str:
    """Return why the token will be gone when this process has ended, and what to do then."""
    why = _("No hay un llavero seguro en este sistema.")
    if storage.failure is not None:
        why = sentences.of_vault_failure(storage.failure)
    text = _("El token no se guardó. {why} Para una ejecución sirve la variable {variable}.")
    return text.format(why=why, variable=TOKEN_VARIABLE)


def _typed() -> str:
    """Return what stands on standard input, without an echo where a person types."""
    if sys.stdin is None:
        return ""
    if _somebody_types():
        import getpass

        return getpass.getpass("Token: ")
    return _decoded(sys.stdin.buffer.read(_MAX_BYTES))


def _somebody_types() -> bool:
    """Tell whether standard input is a terminal with a person at it."""
    if not sys.stdin.isatty():
        return False
    if sys.platform == "win32":  # there NUL says that it is a terminal
        import ctypes
        import msvcrt

        mode = ctypes.c_ulong()
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdin.fileno()))
        return bool(ctypes.WinDLL("kernel32").GetConsoleMode(handle, ctypes.byref(mode)))
    return True


def _decoded(given: bytes) -> str:
    """Return the text; what Windows' programs write begins with a mark that says how."""
    if given.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return given.decode("utf-16", "replace")
    return given.decode("utf-8-sig", "replace")
