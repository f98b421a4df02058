"""The manual page, in the language in which texts are shown: one list of facts for all of them.

Option names, files and numbers stand outside the texts, so that no translation can change them.
"""

import re
from typing import Final

from cammer_desktop.domain.variables import in_language
from cammer_desktop.support.texts import N_, _
from resources.packaging import product, wording

# Sections, each with paragraphs (what is named, its value, what is said of it). A name of None is a
# plain paragraph; `.I` sets a file's name, `.B` what is typed as it stands.
_Entry = tuple[str | None, str, str]
_OF_THE_RUN: Final[tuple[_Entry, ...]] = (
    (None, "", N_("Las de todo el programa van antes o después del comando.")),
    ("--data-dir", "DIR", N_("la carpeta en que se guardan los datos, por esta vez")),
    ("--api-url", "URL", N_("la dirección de la API: https, o http hacia esta misma computadora")),
    ("--sandbox", "", N_("usa la API incluida, para practicar; sus enlaces son de práctica")),
    (
        "--lang",
        "LANG",
        N_("uno de los que nombra --help; sin ella, el de la configuración o el del sistema"),
    ),
    ("--debug", "", N_("muestra el registro por la salida de errores")),
    (
        "--self-test",
        "",
        N_("comprueba el programa instalado y muestra JSON; termina con 0 solo si todo está bien"),
    ),
    ("--version", "", N_("muestra la versión")),
    ("--help", "", N_("muestra la ayuda, también la de un comando")),
)
_OF_LINK: Final[tuple[_Entry, ...]] = (
    ("--name", "NAME", N_("el nombre del cliente; hace falta")),
    ("--phone", "PHONE", N_("el celular del cliente, como se marca o internacional; hace falta")),
    (
        "--region",
        "REGION",
        N_("el país en el que se marca, con dos letras; sin ella, el de la configuración"),
    ),
    ("--email", "EMAIL", N_("el correo del cliente")),
    ("--category", "CODE", N_("la categoría que atiende; no va junto con --user")),
    ("--user", "CODE", N_("el agente que atiende")),
    (
        "--ticket-title",
        "T",
        N_(
            "el título del ticket; título y descripción van juntos, y pueden tener variables como "
            "{nombre}"
        ),
    ),
    ("--ticket-description", "D", N_("la descripción del ticket")),
    ("--json", "", N_("muestra un objeto JSON en todos los casos")),
    ("--qr", "FILE", N_("guarda el código QR del enlace como .png o .svg")),
    (
        "--open",
        "{whatsapp,sms,email}",
        N_(
            "abre en esta computadora el mensaje con el enlace, por ese medio; si nada lo abre o "
            "le falta un valor, el mensaje sale por la salida de errores"
        ),
    ),
    (
        "--dry-run",
        "",
        N_("muestra lo que se enviaría y qué mensaje se abriría, y no envía nada"),
    ),
)
_COMMANDS: Final[tuple[_Entry, ...]] = (
    (None, "", N_("Sin un comando, se abre la ventana.")),
    (
        "open",
        "",
        N_(
            "abre la ventana, o llega a la que está abierta, con el formulario lleno; toma los "
            "datos del cliente como link, o una dirección cammer://new?… detrás de --; nunca envía "
            "nada"
        ),
    ),
    (
        "link",
        "",
        N_("crea un enlace de sesión sin ventana; solo el enlace sale por la salida estándar"),
    ),
    (
        "token set",
        "",
        N_("lee el token de la entrada estándar y lo guarda en el llavero del sistema"),
    ),
    ("token forget", "", N_("olvida el token")),
    ("token where", "", N_("dice dónde está el token")),
    (
        "register-scheme",
        "",
        N_(
            "hace que las direcciones cammer: de esta persona se abran con este programa, con las "
            "opciones de todo el programa que se le den"
        ),
    ),
    (
        "register-scheme --undo",
        "",
        N_("lo deshace; lo que las abría antes vuelve a abrirlas"),
    ),
)
_EXIT_CODES: Final[tuple[_Entry, ...]] = (
    ("0", "", N_("el enlace se creó")),
    ("2", "", N_("no se envió nada, por los argumentos")),
    ("3", "", N_("falta el token, o el servicio no lo acepta")),
    ("4", "", N_("el servicio no aceptó los datos")),
    ("5", "", N_("no se envió")),
    ("6", "", N_("la sesión puede haberse creado")),
)
_ENVIRONMENT: Final[tuple[_Entry, ...]] = (
    ("CAMMER_TOKEN", "", N_("el token para una sola vez; nunca es un argumento")),
)
_FILES: Final[tuple[_Entry, ...]] = (
    (
        "~/.local/share/cammer-desktop",
        "",
        N_(
            "la carpeta con los datos de una persona, solo suyos; el token está en el llavero y "
            "nunca en un archivo. En ella, y para practicar en su carpeta sandbox, están los "
            "archivos que siguen."
        ),
    ),
    ("settings.json", "", N_("la configuración")),
    (
        "ledger.sqlite3",
        "",
        N_(
            "el historial: nombres, celulares, correos y enlaces de los clientes, por el tiempo "
            "que diga la configuración"
        ),
    ),
    (
        "catalogue.json",
        "",
        N_("las categorías, los agentes, las promociones y las plantillas propias"),
    ),
    ("team.json", "", N_("la última copia del archivo del equipo")),
    (
        "draft.json",
        "",
        N_("lo que había en el formulario, también datos del cliente, por si el programa falla"),
    ),
    ("clock.json", "", N_("las horas por las que se sabe qué edad tiene el historial")),
    ("window.json", "", N_("dónde estaba la ventana")),
    ("cammer.log", "", N_("el registro, sin datos de nadie")),
    (
        "/usr/lib/cammer-desktop/_internal/licenses",
        "",
        N_("las licencias de las partes del programa, y cómo reemplazar sus bibliotecas"),
    ),
)
_SECTIONS: Final[tuple[tuple[str, str, tuple[_Entry, ...]], ...]] = (
    (N_("DESCRIPCIÓN"), ".B", _COMMANDS),
    (N_("OPCIONES"), ".B", _OF_THE_RUN),
    (N_("OPCIONES DE LINK"), ".B", _OF_LINK),
    (N_("CÓDIGO DE SALIDA"), ".B", _EXIT_CODES),
    (N_("ENTORNO"), ".B", _ENVIRONMENT),
    (N_("ARCHIVOS"), ".I", _FILES),
)
_SYNOPSIS: Final = """\
.B {program}
.RI [ {options} ]
.br
.B {program} open
.RI [ {options} ]
.br
.B {program} link
.BI \\-\\-name " NAME" " \\-\\-phone" " PHONE"
.RI [ {options} ]
.br
.B {program} token
.BR set | forget | where
.br
.B {program} register\\-scheme
.RB [ \\-\\-undo ]"""
_OPTION: Final = re.compile(r"--[a-z][a-z-]*")


def page(version: str, date: str) -> str:
    """Return the page (groff's man macros, UTF-8) of a version, made on an ISO date."""
    manual, name, synopsis = map(_quoted, (_("Comandos"), _("NOMBRE"), _("SINOPSIS")))
    lines = [
        f'.TH CAMMER-DESKTOP 1 "{date}" "{product.TITLE} {version}" {manual}',
        f".SH {name}",
        f"{product.NAME} \\- {_plain(_(wording.SUMMARY))}",
        f".SH {synopsis}",
        _SYNOPSIS.format(program=product.NAME, options=_plain(_("opciones"))),
    ]
    for heading, macro, entries in _SECTIONS:
        lines.append(f".SH {_quoted(_(heading))}")
        for entry in entries:
            lines += _entry(macro, *entry)
    return "\n".join(lines) + "\n"


def _entry(macro: str, name: str | None, value: str, text: str) -> list[str]:
    told = _plain(in_language(_(text)))
    if name is None:
        return [".PP", told]
    if value:
        return [".TP", f'.BI {_typed(name)} " {_typed(value)}"', told]
    # A file's name is no text to be set in hyphens, and people search the page for it.
    return [".TP", f"{macro} {_typed(name) if macro == '.B' else name}", told]


def _typed(text: str) -> str:
    """Return what is typed as it stands: groff makes another sign of a plain hyphen."""
    return text.replace("-", "\\-")


def _plain(text: str) -> str:
    """Return a text without a meaning for groff, with options as in the list of them."""
    text = text.replace("\\", "\\e")
    text = _OPTION.sub(lambda option: f"\\fB{_typed(option[0])}\\fR", text)
    return f"\\&{text}" if text.startswith((".", "'")) else text


def _quoted(text: str) -> str:
    return f'"{_plain(text)}"'
