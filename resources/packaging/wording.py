"""What people see of the installers, in Spanish: texts of the program's own catalogues.

A new language finds them among the other texts of its `.po`. The manual page has its own in
`manual.py`.
"""

from typing import Final

from cammer_desktop.support.texts import N_

# The desktop's menu and its software centre, and Debian's package.
GENERIC_NAME: Final = N_("Enlaces de sesión")
SUMMARY: Final = N_("Enlaces de sesión para ventas por video")
COMMENT: Final = N_(
    "Crea enlaces de sesión para ventas por video y los entrega al cliente en línea"
)
# TRANSLATORS: what people may type to find the program in the desktop's menu, with ; between
KEYWORDS: Final = N_("call center;enlace;sesión;videollamada;QR")
DESCRIPTION: Final = N_(
    "El agente escribe los datos del cliente y obtiene un enlace de sesión, copiado y como código "
    "QR. Quien lo abre queda conectado por video con un agente de inmediato."
)

# The setup program for Windows and its uninstaller.
IN_USE: Final = N_("Cammer está abierto. Ciérrelo y vuelva a intentar.")
NOT_INSTALLED: Final = N_("Cammer Desktop no se pudo instalar. Vuelva a intentar.")
REMOVE: Final = N_("¿Quitar Cammer Desktop? Los datos de cada persona se conservan.")
REMOVED: Final = N_("Cammer Desktop se quitó.")
NOT_REMOVED: Final = N_("Cammer Desktop no se pudo quitar por completo. Vuelva a intentar.")
NEWER_IS_THERE: Final = N_("Ya hay una versión más nueva de Cammer Desktop.")

# What Windows says of each executable, in the task manager and in the file's properties.
SETUP: Final = N_("Cammer Desktop (instalación)")
REMOVAL: Final = N_("Cammer Desktop (desinstalación)")
COMMAND_LINE: Final = N_("Cammer Desktop (línea de comandos)")
