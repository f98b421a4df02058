"""The parser of the command line: its help and its errors are in the current language.

Of its own argparse speaks in texts that only the whole process's gettext could translate. Here each
of them is given to it from our catalogues instead.
"""

import argparse
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from cammer_desktop.support import console
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.texts import _
from cammer_desktop.support.waiting import end_process

_ARGUMENT_NAME: Final = regex(r"(?:argument|the following arguments are required:) ([^:]+)")


class UsageError(Exception):
    """The arguments are invalid; the text says why, in one line."""


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("uso: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose options are added to `options`; `--help` is the first of them.

    `given` is what argparse's own takes. No option is abbreviated. Raises UsageError for arguments
    that are invalid.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=_Help, add_help=False, allow_abbrev=False, **given)
        self.options = self.add_argument_group(_("opciones"))
        text = _("muestra esta ayuda y termina")
        self.options.add_argument("-h", "--help", action="help", help=text)

    def knows(self, option: str) -> bool:
        """Tell whether this parser, or one of its commands', has an option of this name."""
        if option in self._option_string_actions:
            return True
        return any(
            isinstance(parser, Parser) and parser.knows(option)
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
            for parser in action.choices.values()
        )

    def error(self, message: str) -> NoReturn:
        """Raise UsageError, which names what is accepted.

        Of argparse's message only the argument's name is taken: the rest quotes the value, which
        may be a token in the wrong place.
        """
        match = _ARGUMENT_NAME.match(message)
        action = next((each for each in self._actions if match and match[1] in _names(each)), None)
        raise UsageError(
            _("Argumentos no válidos; vea --help.")
            if action is None
            else _wanted(action, self.prog)
        )

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:  # noqa: ARG002
        """End the process, after the help or the version."""
        is_whole = console.finish()  # they are printed without `console`
        end_process(status if is_whole else 1)


def _names(action: argparse.Action) -> tuple[object, ...]:
    """Return what argparse may call an argument in its errors."""
    return ("/".join(action.option_strings) or action.metavar, action.dest)


def _wanted(action: argparse.Action, program: str) -> str:
    """Return what an argument with a fault takes."""
    argument = action.option_strings[-1] if action.option_strings else ""
    if action.nargs == 0:
        return _("{argument} no toma ningún valor.").format(argument=argument)
    if action.choices is None:
        return _("{argument}: falta el valor; vea --help.").format(argument=argument)
    choices = ", ".join(map(str, action.choices))
    if argument:
        text = _("{argument}: elija entre {choices}.")
        return text.format(argument=argument, choices=choices)
    text = _("Después de «{program}» elija entre {choices}.")
    return text.format(program=program, choices=choices)
