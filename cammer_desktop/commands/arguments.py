"""The arguments of every command, each declared once."""

import argparse
from pathlib import Path
from typing import Final

from cammer_desktop import __version__
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS
from cammer_desktop.support import texts
from cammer_desktop.support.parser import Parser
from cammer_desktop.support.texts import _

CHANNELS: Final = {channel.message.option: channel for channel in MESSAGE_CHANNELS}
"""The channels by what `link --open` calls them."""


def make_parser() -> Parser:
    """Return the parser; the options of the whole run may come before or after the command."""
    text = _("Crea enlaces de sesión; sin un comando, abre la ventana.")
    parser = Parser(prog="cammer-desktop", description=text)
    add = parser.options.add_argument
    version = f"cammer-desktop {__version__}"
    add("--version", action="version", version=version, help=_("muestra la versión y termina"))
    add("--self-test", action="store_true", help=_("comprueba el programa entero y muestra JSON"))
    _add_options(parser, None)
    names = "{open,link,token,register-scheme}"
    commands = parser.add_subparsers(title=_("comandos"), dest="command", metavar=names)
    about_names = _("Categoría, agente y promoción también se dan por su nombre en el catálogo.")
    window = commands.add_parser(
        "open", help=_("abre la ventana con el formulario lleno"), description=about_names
    )
    _add_options(window, argparse.SUPPRESS)
    _add_open_arguments(window)
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
    text = _("hace que las direcciones cammer: se abran con este programa")
    scheme = commands.add_parser("register-scheme", help=text)
    _add_options(scheme, argparse.SUPPRESS)
    add = scheme.options.add_argument
    add("--undo", action="store_true", help=_("deja todo como estaba antes"))
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


def _add_open_arguments(parser: Parser) -> None:
    _add_fields(parser)
    parser.options.add_argument(
        "--promotion", metavar="NAME", help=_("nombre de una promoción del catálogo")
    )
    parser.add_argument_group(_("argumentos")).add_argument(
        "address",
        nargs="?",
        metavar="cammer://new?…",
        help=_("lo mismo como dirección, detrás de --"),
    )


def _add_link_arguments(parser: Parser) -> None:
    _add_fields(parser, of_link=True)
    add = parser.options.add_argument
    add("--json", action="store_true", help=_("muestra un objeto JSON"))
    add("--qr", type=Path, metavar="FILE", help=_("guarda el código QR como .png o .svg"))
    add(
        "--open",
        type=_in_small_letters,
        choices=tuple(CHANNELS),
        help=_("abre en esta computadora el mensaje con el enlace"),
    )
    add("--dry-run", action="store_true", help=_("muestra lo que se enviaría y no envía nada"))


def _add_fields(parser: Parser, *, of_link: bool = False) -> None:
    """Add an option for each field.

    None is required by argparse: `link` reports missing fields with all other problems of fields.
    """
    add = parser.options.add_argument
    for field in Field:
        spec = field.spec
        told = _("{help} (obligatorio)") if of_link and spec.is_required else "{help}"
        text = told.format(help=_(spec.help))
        add(spec.option, dest=field.name, metavar=spec.metavar, help=text)
        if of_link and field is Field.PHONE:
            add("--region", help=_("país desde el que se marca, como VE"))
