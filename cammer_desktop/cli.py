"""The command line: parses the arguments, and starts the window or a command.

What only one of them needs is imported when it is started: `link` runs without Qt, and the window
without the commands.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from cammer_desktop.adapters.files.settings_file import UnreadableSettingsError
from cammer_desktop.commands import INVALID, cancellation
from cammer_desktop.commands.answer import json_of
from cammer_desktop.commands.arguments import CHANNELS, make_parser
from cammer_desktop.domain.address import ApiAddress, InvalidAddressError
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.settings import Settings
from cammer_desktop.run_options import (
    RunOptions,
    settings_file,
    taken_from_environment,
    use_language,
)
from cammer_desktop.support import console, imports, screen, texts
from cammer_desktop.support.parser import Parser, UsageError
from cammer_desktop.support.paths import data_directory
from cammer_desktop.support.texts import _

if TYPE_CHECKING:
    from cammer_desktop.domain.screen_pop import ScreenPop


def main(arguments: list[str] | None = None) -> int:
    """Run what the arguments ask for; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    console.use_utf8()
    options = _options_in(arguments)
    _speak(_asked(options))
    try:
        args = _parse(arguments)
        return _run(_run_options(args), args)
    except UsageError as error:
        message = str(error)
    if "--json" in options:
        console.put(json_of("invalid", message))
    else:
        console.say(f"cammer-desktop: {message}")
    return INVALID


def _parse(arguments: list[str]) -> argparse.Namespace:
    """Return the parsed arguments. Raises UsageError."""
    parser = make_parser()
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


def _options_in(arguments: Sequence[str]) -> Sequence[str]:
    """Return what may be options: behind `--` there is none, whatever a web page writes there."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


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
    for option, following in pairwise([*arguments, ""]):
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
    if args.command == "register-scheme":
        from cammer_desktop.commands import register_scheme

        return register_scheme.run(options, undo=args.undo)
    if args.command == "open":
        return _open(options, args)
    if args.command == "link":
        from cammer_desktop.commands import link

        field_texts = {field: getattr(args, field.name) for field in Field}
        given = (field_texts, args.region, args.json, args.qr, args.dry_run)
        return link.run(options, link.LinkArguments(*given, CHANNELS.get(args.open)))
    return _open_window(options)


def _open(options: RunOptions, args: argparse.Namespace) -> int:
    """Open the window filled in, or have the one that runs tell why not. Raises UsageError."""
    from cammer_desktop.commands.open import pop_of
    from cammer_desktop.domain.screen_pop import PopRefusal

    field_texts = {field: getattr(args, field.name) for field in Field}
    pop = pop_of(args.address, field_texts, args.promotion)
    if not isinstance(pop, PopRefusal):
        return _open_window(options, None if pop.is_empty else pop)
    with suppress(ImportError):  # without Qt's libraries no window runs
        from cammer_desktop.flow.instance import Instance

        Instance(data_directory(options.data_dir, sandbox=options.sandbox), pop).reach()
    return INVALID


def _open_window(options: RunOptions, pop: "ScreenPop | None" = None) -> int:
    if not screen.is_there():
        console.say(screen.of_none())
        return 1
    try:
        # In this order: none tells which library was missing to another that it imports itself.
        import PySide6.QtCore
        import PySide6.QtGui  # noqa: F401, TID251

        imports.free_of_features()
        from cammer_desktop import app
    except ImportError as error:
        missing = screen.of_missing_library(str(error))
        if missing is None:
            raise
        console.say(missing)
        return 1
    return app.run(options, pop)


def _run_options(args: argparse.Namespace) -> RunOptions:
    """Return the options of the whole run. Raises UsageError if they exclude each other."""
    address = None
    if args.api_url is not None:
        if args.sandbox:
            raise UsageError(_("--sandbox y --api-url no van juntos."))
        try:
            address = ApiAddress.parse(args.api_url)
        except InvalidAddressError:
            from cammer_desktop.domain.sentences import of_address_flaw

            raise UsageError(f"--api-url: {of_address_flaw()}") from None
    return RunOptions(
        args.data_dir, address, args.sandbox, args.debug, taken_from_environment(), args.lang
    )
