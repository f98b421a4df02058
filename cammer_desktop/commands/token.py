"""The command `token set|forget|where`. The token is read from standard input, not an argument."""

import codecs
import contextlib
import sys
from typing import Final

from cammer_desktop.assembly import Services
from cammer_desktop.commands import DONE, INVALID, TOKEN_FAILED, UNWRITTEN, cancellation
from cammer_desktop.commands.startup import CommandError, load_settings, start
from cammer_desktop.domain import sentences
from cammer_desktop.domain.storage import Storage, VaultError
from cammer_desktop.domain.token import MAX_CHARACTERS, InvalidTokenError, Token, TokenFlaw
from cammer_desktop.run_options import TOKEN_VARIABLE, RunOptions
from cammer_desktop.support.console import say, write
from cammer_desktop.support.texts import _

# As many bytes as a token's characters take in any encoding, with a mark and a line's end.
_MAX_BYTES: Final = 4 * MAX_CHARACTERS
# A terminal drops what a line has beyond that, and does not say so (N_TTY, MAX_CANON).
_MAX_TYPED: Final = {"linux": 4095, "darwin": 1023}


def run(options: RunOptions, action: str) -> int:
    """Run `set`, `forget` or `where` for the address in use; return the exit code."""
    try:
        services = start(options, load_settings(options))
    except CommandError as error:
        say(error.message)
        return error.code
    try:
        if action == "set":
            return _set(services)
        if action == "forget":
            services.vault.forget(services.settings.address)
            cancellation.is_done()
            _is_place_told(services)
            return DONE
        return DONE if _is_place_told(services) else UNWRITTEN
    except CommandError as error:
        say(error.message)
        return error.code
    except VaultError as error:
        say(sentences.of_vault_failure(error.cause))
        return TOKEN_FAILED
    finally:
        services.close()


def _is_place_told(services: Services) -> bool:
    """Print where the token is; return whether that could be written."""
    address = services.settings.address
    return write(f"{address.origin}: {sentences.of_storage(services.vault.where(address))}")


def _set(services: Services) -> int:
    if services.sandbox is not None:
        say(_("El sandbox tiene su propio token; no hace falta guardarlo."))
        return INVALID
    try:
        token = Token(_read_input())
    except InvalidTokenError as error:
        say(sentences.of_token_flaw(error.flaw))
        return TOKEN_FAILED
    storage = services.vault.keep(services.settings.address, token)
    cancellation.is_done()
    if not storage.lasts:
        say(_why_not_kept(storage))
        return TOKEN_FAILED
    write(f"{services.settings.address.origin}: {sentences.of_storage(storage)}")
    return DONE


def _why_not_kept(storage: Storage) -> str:
    """Return why the token does not outlive this process, and what the user can do."""
    why = _("No hay un llavero seguro en este sistema.")
    if storage.failure is not None:
        why = sentences.of_vault_failure(storage.failure)
    text = _("El token no se guardó. {why} Para una sola vez, use la variable {variable}.")
    return text.format(why=why, variable=TOKEN_VARIABLE)


def _read_input() -> str:
    """Return the text from standard input, an empty one if there is nothing to read.

    Raises InvalidTokenError if there is more than any token has.
    """
    if sys.stdin is None:
        return ""
    if _is_terminal():
        return _typed()
    try:
        data = sys.stdin.buffer.read(_MAX_BYTES + 1)
    except OSError:  # it is only open for writing
        return ""
    if len(data) > _MAX_BYTES:
        raise InvalidTokenError(TokenFlaw.TOO_LONG)
    return _decode(data)


def _typed() -> str:
    """Return what is typed at a prompt, without echo; the terminal is left as it was.

    Raises CommandError if the terminal may have cut it.
    """
    import getpass

    text = ""
    with cancellation.unwinding(TOKEN_FAILED), contextlib.suppress(EOFError):
        text = getpass.getpass("Token: ")
    if len(text.encode(errors="replace")) >= _MAX_TYPED.get(sys.platform, _MAX_BYTES):
        message = _("Una terminal no acepta tanto: cammer-desktop token set < archivo")
        raise CommandError(TOKEN_FAILED, message)
    return text


def _is_terminal() -> bool:
    """Tell whether standard input is a terminal with a person at it."""
    if not sys.stdin.isatty():
        return False
    if sys.platform == "win32":  # where NUL claims to be a terminal
        import ctypes
        import msvcrt

        mode = ctypes.c_ulong()
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdin.fileno()))
        return bool(ctypes.WinDLL("kernel32").GetConsoleMode(handle, ctypes.byref(mode)))
    return True


def _decode(data: bytes) -> str:
    """Return the text, decoded by its byte order mark: programs of Windows often write one."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")
