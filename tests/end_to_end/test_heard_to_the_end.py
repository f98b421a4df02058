"""What the real screen reader says during the main job: each outcome is heard to its end.

It is Debian's Orca 43, which knows no announcements: what it says, controls say of themselves.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.sandbox.contract import flawed
from cammer_desktop.sandbox.server import Sandbox
from tests import keyrings
from tests.end_to_end.at_spi import accessible
from tests.end_to_end.screen import PROGRAM, Screen, screen, started, until
from tests.end_to_end.screen_reader import Reader, reader
from tests.programs import SCHEMES, Programs

_TOKEN = "0123456789abcdef0123456789abcdef"
# More than any window has.
_STOPS = 60
# Nobody listens there.
_NOWHERE = "http://127.0.0.1:9"


class Listener:
    """A person who hears the window, and goes on when it was heard."""

    def __init__(self, screen: Screen, heard: Reader, environment: dict[str, str]) -> None:
        self.screen = screen
        self.environment = environment
        self._reader = heard

    def waits_for_window(self) -> None:
        """Wait until the window is there and was heard: from then on keys are followed."""
        self.screen.waits_for_window()
        self.hears("Cammer")

    def presses(self, *keys: str) -> None:
        """Press keys; only what is said from now on counts."""
        self._reader.forgets()
        self.screen.presses(*keys)

    def hears(self, *texts: str) -> None:
        """Wait until each of the texts is heard whole."""
        for text in texts:
            self._reader.is_heard(text)

    def is_told(self, text: str) -> None:
        """Wait until the reader begins to say a text, which may be cut off."""
        until(lambda: any(text in each.text for each in self._reader.utterances))

    def hears_once(self, text: str) -> None:
        """Wait until a text is heard whole, which it was not before."""
        self.hears(text)
        heard = [each.text for each in self._reader.utterances if text in each.text]
        assert len(heard) == 1, heard

    def has_not_heard(self, text: str) -> None:
        """Check that of all that counts nothing had a text."""
        assert [each.text for each in self._reader.utterances if text in each.text] == []

    def goes_on(self, *keys: str) -> None:
        """Press keys; what was said before still counts."""
        self.screen.presses(*keys)

    def tabs_to(self, name: str) -> None:
        """Press Tab, each time once something was heard, until that is a control's name."""
        for _ in range(_STOPS):
            self.presses("Tab")
            if name in until(lambda: self._reader.heard):
                return
        raise AssertionError(name)

    def types_customer(self, name: str, digit: str = "9") -> None:
        """Type a customer into an empty form; return when the window has got the last key.

        That is the number's last digit, which is none of its others.
        """
        self._reader.forgets()
        self.screen.types(f"{name}\t0414 131 585{digit}")
        until(lambda: digit in [each.text for each in self._reader.utterances])

    def chooses_no_destination(self) -> None:
        """Go on to the destination and choose none."""
        self.presses("Tab", "Tab")
        self.hears("Categoría")
        self.presses("Right")
        self.hears("Agente")
        self.presses("Right")
        self.hears("Sin destino")


@pytest.fixture
def listener(desktop: keyrings.Desktop, tmp_path: Path) -> Iterator[Listener]:
    with (
        screen(tmp_path) as own,
        keyrings.bus(desktop),
        accessible(desktop, own.environment) as environment,
        reader(tmp_path, environment) as heard,
    ):
        yield Listener(own, heard, environment)


def test_created_copied_handed_over_refused_and_uncertain_are_heard_whole(
    listener: Listener, data_directory: Path, tmp_path: Path
) -> None:
    programs = Programs(tmp_path / "home")
    programs.register(*SCHEMES)
    command = [PROGRAM, "--sandbox", "--data-dir", str(data_directory)]
    with started(command, {**listener.environment, **programs.environment}):
        listener.waits_for_window()
        listener.hears("Nombre")
        listener.presses("Tab")
        listener.hears("Celular")
        listener.presses("shift+Tab")
        listener.hears("Nombre")
        listener.types_customer("Ana")
        listener.chooses_no_destination()
        listener.presses("ctrl+Return")
        listener.hears("Enlace creado y copiado.")
        listener.presses("ctrl+shift+c")
        listener.hears("Enlace copiado")
        listener.presses(Channel.WHATSAPP.spec.shortcut.lower())
        listener.hears("WhatsApp: abierto")
        listener.presses("ctrl+n")
        listener.hears("Listo para el cliente siguiente. Ctrl+Z lo deshace.")
        listener.types_customer("Eva #campos", "7")
        listener.presses("ctrl+Return")
        listener.hears(
            "El servicio dice que falta el celular.",
            "No se creó: 2 datos rechazados. El servicio no aceptó los datos. Corrija el celular",
        )
        listener.presses("Tab")
        listener.hears("Correo")
        listener.goes_on("Tab")
        listener.hears("Destino")
        listener.has_not_heard("El servicio dice")
        listener.presses("ctrl+n")
        listener.hears("Listo para el cliente siguiente.")
        listener.types_customer("Eva #cortado", "6")
        listener.presses("ctrl+Return")
        listener.hears(
            "Puede haberse creado. La respuesta del servicio no es válida. Antes de repetir, "
            "pregunte a su supervisor si hay una sesión de Eva #cortado, +58 414-1315856. "
            "Si nadie lo sabe, al repetir puede duplicarse."
        )


def test_history_and_settings_are_heard_whole(listener: Listener, data_directory: Path) -> None:
    command = [PROGRAM, "--sandbox", "--data-dir", str(data_directory)]
    with started(command, listener.environment):
        listener.waits_for_window()
        listener.types_customer("Ana")
        listener.chooses_no_destination()
        _creates(listener)
        listener.types_customer("Eva", "8")
        _creates(listener)
        _the_history(listener)
        _the_export(listener)
        _the_settings(listener)


def _creates(listener: Listener) -> None:
    listener.presses("ctrl+Return")
    listener.hears("Enlace creado y copiado.")
    listener.presses("ctrl+n")
    listener.hears("Listo para el cliente siguiente.")


def _the_history(listener: Listener) -> None:
    listener.presses("ctrl+f")
    listener.hears("Buscar", "2 intentos.")
    listener.presses("z", "z", "z")  # not one: a link may have that
    listener.hears("0 intentos")
    listener.presses("BackSpace", "BackSpace", "BackSpace")
    listener.hears("2 intentos")
    listener.presses("Down")
    listener.hears("Historial.", "Eva, +58 414-1315858, Sin destino, creado")
    listener.presses("Delete")
    listener.hears("¿Borrar del historial el intento de Eva", "No borrar")
    listener.presses("Tab")
    listener.hears("Borrar")
    listener.presses("Return")
    listener.hears("Historial.", "Se borró del historial el intento de Eva")
    listener.presses("ctrl+f")
    listener.hears("1 intento.")
    listener.tabs_to("Historial")
    listener.hears("Ana, +58 414-1315859, Sin destino, creado")
    listener.presses("Tab")
    listener.hears("Acciones del historial")


def _the_export(listener: Listener) -> None:
    listener.presses("Return")
    listener.hears("Mostrar.")
    for item in ("Plegar el historial", "Borrar todo…", "Exportar lo que se ve…"):
        listener.presses("Up")
        listener.hears(item)
    listener.presses("Return")
    listener.hears("Exportar el historial dialog Se exporta lo que", "completos check box")
    listener.tabs_to("Elegir archivo…")
    listener.presses("space")
    listener.hears("Nombre: text.")
    listener.presses("Return")
    listener.hears("Exportado a historial.csv: 1 fila.")


def _the_settings(listener: Listener) -> None:
    listener.presses("ctrl+comma")
    listener.hears("País habitual", "Configuración, página General.")
    listener.presses("alt+d")
    listener.hears("Datos page tab.", "Conservar enlaces 30 días spin button.")
    listener.presses("Up")
    listener.hears("31")
    listener.presses("Return")
    listener.hears("Configuración guardada.")
    listener.presses("ctrl+comma")
    listener.hears("Configuración, página General.")
    listener.presses("Tab")
    listener.hears("Idioma")
    listener.presses("End", "Return")
    listener.hears("Ações do histórico", "O idioma agora é português.")
    listener.goes_on("ctrl+f")
    listener.hears("Buscar text.")
    listener.hears_once("O idioma agora é português.")


def test_that_nothing_was_sent_is_heard_whole(listener: Listener, data_directory: Path) -> None:
    command = [PROGRAM, "--api-url", _NOWHERE, "--data-dir", str(data_directory)]
    with started(command, {**listener.environment, "CAMMER_TOKEN": "t0ken-of-a-test"}):
        listener.waits_for_window()
        listener.presses("ctrl+Return")
        listener.hears("No se envió nada: hay datos por corregir.")
        listener.types_customer("Ana")
        listener.chooses_no_destination()
        listener.presses("ctrl+Return")
        listener.hears(
            "No se creó. El servidor no acepta conexiones. "
            "Repita en un momento, sin riesgo; si sigue igual, avise a soporte."
        )


def test_a_missing_token_a_folded_ticket_and_two_refused_fields_are_heard_whole(
    listener: Listener, sandbox: Sandbox, data_directory: Path
) -> None:
    sandbox.script(flawed({"cellphone": "is not valid.", "email": "is not valid."}))
    command = [PROGRAM, "--api-url", sandbox.address, "--data-dir", str(data_directory)]
    with started(command, listener.environment):
        listener.waits_for_window()
        listener.types_customer("Ana")
        listener.chooses_no_destination()
        _a_ticket_is_folded(listener)
        listener.presses("ctrl+Return")
        listener.hears("Token dialog No se creó. Falta el token de esta dirección.", "Token passw")
        listener.hears_once("Falta el token de esta dirección.")
        listener.screen.types(_TOKEN)
        listener.tabs_to("Guardar push button.")
        listener.presses("Return")
        listener.hears("Crear enlace push button.", "el token está solo en la memoria")
        listener.presses("ctrl+Return")
        listener.hears(
            "Celular text.", "No se creó: corrija 2 datos.", "El servicio no aceptó el celular."
        )
        listener.presses("Tab")
        listener.hears("Correo text.", "El servicio no aceptó el correo.")
        listener.has_not_heard("el celular")


def _a_ticket_is_folded(listener: Listener) -> None:
    listener.presses("Tab")
    listener.hears("Ticket collapsed push button.", "Plegado.")
    listener.presses("space")
    listener.hears("Título text.")
    listener.screen.types("Hola")
    for name in ("Promoción text.", "Ticket expanded push button."):
        listener.presses("shift+Tab")
        listener.hears(name)
    listener.presses("space")
    listener.hears("Plegado. No se envía.")
    listener.presses("Tab")
    listener.hears("Promoción text.")
    listener.presses("shift+Tab")
    listener.hears("Ticket collapsed push button.", "Plegado. No se envía.")


def test_what_stands_beside_the_main_job_is_heard_whole(
    listener: Listener, data_directory: Path, tmp_path: Path
) -> None:
    file = tmp_path / "c.csv"
    file.write_text("kind,name,code\ncategory,Ventas,v-2\n", "utf-8")
    with started([PROGRAM, "--sandbox", "--data-dir", str(data_directory)], listener.environment):
        listener.waits_for_window()
        for name in ("Celular text.", "Correo text.", "Categoría."):  # from the first Tab on
            listener.presses("Tab")
            listener.hears(name)
        listener.presses("ctrl+Return")
        listener.hears_once("No se envió nada: hay datos por corregir. Este campo es obligatorio.")
        listener.presses("ctrl+n")
        listener.hears("Listo para el cliente siguiente.")
        listener.types_customer("Ana #campos")
        listener.chooses_no_destination()
        listener.presses("ctrl+Return")
        listener.hears_once("No se creó: 2 datos rechazados.")
        listener.presses("ctrl+f")
        listener.hears("Buscar text.")
        listener.presses("Down")
        listener.hears("Ana #campos, +58 414-1315859, Sin destino, rechazado")
        listener.presses("Delete")
        listener.hears("¿Borrar del historial el intento de Ana #campos")
        listener.presses("Left")
        listener.hears("Borrar push button.")
        listener.presses("Return")
        listener.hears_once("Se borró del historial el intento de Ana #campos")
        listener.presses("ctrl+comma")
        listener.hears("País habitual combo box.", "Configuración, página General.")
        listener.presses("Return")
        listener.hears("Configuración guardada.")
        listener.presses("ctrl+k")
        listener.hears("Buscar en el catálogo text.")
        for name in ("Cerrar", "Exportar…", "Importar…"):
            listener.presses("shift+Tab")
            listener.hears(f"{name} push button.")
        listener.presses("Return")
        listener.hears("Nombre: text.")
        listener.screen.types(str(file))
        listener.presses("Return")
        # A reader that is slow gets the key's release only now, and breaks off for it.
        listener.is_told("Nada cambia hasta importar: 1 nueva.")
        listener.presses("Return")
        listener.hears("Importado de c.csv: 1 entrada")
        _an_entry_is_deleted(listener)


def _an_entry_is_deleted(listener: Listener) -> None:
    listener.presses("shift+Tab")
    listener.hears("Nueva…")
    listener.presses("shift+Tab")
    listener.hears("Ventas, Categoría, v-2, propia")
    listener.presses("Delete")
    listener.hears("¿Borrar del catálogo: ", "No se puede deshacer.", "No borrar push button.")
    listener.presses("Left")
    listener.hears("Borrar push button.")
    listener.presses("Return")
    listener.hears("Ventas ya no está en el catálogo.")
