"""The command line: parses the arguments, and starts the window or a command.

What only one of them needs is imported when it is started: `link` runs without Qt, and the window
without the commands.
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cammer_desktop import __version__
from cammer_desktop.adapters.files.settings_file import UnreadableSettingsError
from cammer_desktop.assembly import (
    RunOptions,
    settings_file,
    taken_from_environment,
    use_language,
)
from cammer_desktop.commands import INVALID, cancellation
from cammer_desktop.commands.answer import json_of
from cammer_desktop.domain.address import ApiAddress, InvalidAddressError
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS
from cammer_desktop.domain.sentences import of_address_flaw
from cammer_desktop.domain.settings import Settings
from cammer_desktop.support import console, screen, texts
from cammer_desktop.support.parser import Parser, UsageError
from cammer_desktop.support.texts import _

_CHANNELS: Final = {channel.message.option: channel for channel in MESSAGE_CHANNELS}


def main(arguments: list[str] | None = None) -> int:
    """Run what the arguments ask for; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    console.use_utf8()
    _speak(_asked(arguments))
    try:
        args = _parse(arguments)
        return _run(_run_options(args), args)
    except UsageError as error:
        message = str(error)
    if "--json" in arguments:
        console.put(json_of("invalid", message))
    else:
        console.say(f"cammer-desktop: {message}")
    return INVALID


def _parse(arguments: list[str]) -> argparse.Namespace:
    """Return the parsed arguments. Raises UsageError."""
    parser = _parser()
    try:
        args, unknown = parser.parse_known_args(arguments)
    except UsageError:
        # What follows an option that is not known is taken for a command.
        if any(_is_unknown(word, parser) for word in arguments):
            raise UsageError(_of_unknown_option()) from None
        raise
    if unknown:
        is_option = any(_is_unknown(word, parser) for word in unknown)
        raise UsageError(
            _of_unknown_option() if is_option else _("Hay argumentos desconocidos; vea --help.")
        )
    return args


def _is_unknown(word: str, parser: Parser) -> bool:
    """Tell whether a word is an option that there is not."""
    return word.startswith("-") and len(word) > 2 and not parser.knows(word.split("=")[0])


def _of_unknown_option() -> str:
    """Return that there is no such option. It is not quoted: it may be a token."""
    return _("Opción desconocida; vea --help.")


def _asked(arguments: Sequence[str]) -> RunOptions:
    """Return what of the arguments decides the language: even the help is in it.

    What is wrong with them is said later, also in it.
    """
    given = {}
    for option, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, mark, value = option.partition("=")
        given[name] = value if mark else following
    folder = given.get("--data-dir", "")
    return RunOptions(
        data_dir=Path(folder) if folder.strip() else None,
        sandbox="--sandbox" in given,
        language=texts.matching(given.get("--lang", "")),
    )


def _speak(options: RunOptions) -> None:
    """Use the language of these options, of the settings where they can be read."""
    try:
        settings = settings_file(options).load()
    except (UnreadableSettingsError, OSError):  # who needs more of them says it
        settings = Settings()
    use_language(options, settings)


def _run(options: RunOptions, args: argparse.Namespace) -> int:
    if args.self_test:
        from cammer_desktop import self_test

        with cancellation.unwinding():  # it has stored a secret
            return self_test.run()
    if args.command == "token":
        from cammer_desktop.commands import token

        return token.run(options, args.action)
    if args.command == "link":
        from cammer_desktop.commands import link

        field_texts = {field: getattr(args, field.name) for field in Field}
        given = (field_texts, args.region, args.json, args.qr, args.dry_run)
        return link.run(options, link.LinkArguments(*given, _CHANNELS.get(args.open)))
    return _open_window(options)


def _open_window(options: RunOptions) -> int:
    if not screen.is_there():
        console.say(screen.of_none())
        return 1
    # The imports leave no garbage, and looking for some takes a twentieth of the start. Once it
    # runs, the window collects by itself (`flow.garbage_collector`).
    gc.disable()
    try:
        # In this order: none tells which library was missing to another that it imports itself.
        import PySide6.QtCore
        import PySide6.QtGui  # noqa: F401, TID251

        from cammer_desktop import app
    except ImportError as error:
        missing = screen.of_missing_library(str(error))
        if missing is None:
            raise
        console.say(missing)
        return 1
    return app.run(options)


def _run_options(args: argparse.Namespace) -> RunOptions:
    """Return the options of the whole run. Raises UsageError if they exclude each other."""
    address = None
    if args.api_url is not None:
        if args.sandbox:
            raise UsageError(_("--sandbox y --api-url no van juntos."))
        try:
            address = ApiAddress.parse(args.api_url)
        except InvalidAddressError:
            raise UsageError(f"--api-url: {of_address_flaw()}") from None
    return RunOptions(
        args.data_dir, address, args.sandbox, args.debug, taken_from_environment(), args.lang
    )


def _parser() -> Parser:
    """Return the parser; the options of the whole run may come before or after the command."""
    text = _("Crea enlaces de sesión; sin un comando, abre la ventana.")
    parser = Parser(prog="cammer-desktop", description=text)
    add = parser.options.add_argument
    version = f"cammer-desktop {__version__}"
    add("--version", action="version", version=version, help=_("muestra la versión y termina"))
    add("--self-test", action="store_true", help=_("comprueba el programa entero y muestra JSON"))
    _add_options(parser, None)
    commands = parser.add_subparsers(title=_("comandos"), dest="command", metavar="{link,token}")
    link = commands.add_parser("link", help=_("crea un enlace sin ventana"))
    _add_options(link, argparse.SUPPRESS)
    _add_link_arguments(link)
    token = commands.add_parser("token", help=_("guarda u olvida el token"))
    _add_options(token, argparse.SUPPRESS)
    token.add_argument_group(_("argumentos")).add_argument(
        "action",
        choices=("set", "forget", "where"),
        metavar="{set,forget,where}",
        help=_("guarda el token que se lee de la entrada estándar, lo olvida, dice dónde está"),
    )
    return parser


def _add_options(parser: Parser, default: object) -> None:
    """Add the options of the whole run.

    For a command's parser the default is argparse.SUPPRESS, so that it does not overwrite options
    given before the command.
    """
    off = False if default is None else default
    add = parser.options.add_argument
    add("--data-dir", type=_folder, metavar="DIR", default=default, help=_("carpeta de los datos"))
    add("--api-url", metavar="URL", default=default, help=_("dirección de la API"))
    add("--sandbox", action="store_true", default=off, help=_("practica con la API incluida"))
    languages = texts.languages()
    add("--lang", type=_language, choices=languages, default=default, help=_("idioma"))
    add("--debug", action="store_true", default=off, help=_("muestra el registro"))


def _folder(text: str) -> Path:
    """Return a folder's path. Raises ValueError for an empty text: a shell variable was not set."""
    if not text.strip():
        raise ValueError
    return Path(text)


def _language(text: str) -> str:
    """Return the language that a locale is of; one without texts here is none of the choices."""
    return texts.matching(text) or text


def _in_small_letters(text: str) -> str:
    return text.strip().lower()


def _add_link_arguments(parser: Parser) -> None:
    add = parser.options.add_argument
    # None is required by argparse: `link` reports missing fields with all other problems of fields.
    for field in Field:
        spec = field.spec
        told = _("{help} (obligatorio)") if spec.is_required else "{help}"
        text = told.format(help=_(spec.help))
        add(spec.option, dest=field.name, metavar=spec.metavar, help=text)
        if field is Field.PHONE:
            add("--region", help=_("país desde el que se marca, como VE"))
    add("--json", action="store_true", help=_("muestra un objeto JSON"))
    add("--qr", type=Path, metavar="FILE", help=_("guarda el código QR como .png o .svg"))
    add(
        "--open",
        type=_in_small_letters,
        choices=tuple(_CHANNELS),
        help=_("abre en esta computadora el mensaje con el enlace"),
    )
    add("--dry-run", action="store_true", help=_("muestra lo que se enviaría y no envía nada"))
