"""Every state in which the window can be seen, by name, and how an agent gets there.

Pictures are made of them, and what is in its place is looked for in them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QMenu

from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import ScreenPop
from cammer_desktop.sandbox.contract import Answer, envelope, flawed, no_token
from tests.tools.cast import cast
from tests.tools.stage import Scene
from tests.ui.agent import Agent
from tests.ui.reading import shown

_CODE: Final = "Código de categoría"
_FIELDS: Final = ("name", "cellphone", "email", "categoryCode")
_FORM: Final = {"cellphone": "cellphone is not valid.", "email": "email is not valid."}
_NEVER: Final = Answer(b"", delay=600.0)
_UNKNOWN: Final = Answer(b"", hang_up=True)
# As long as the vendor's own links.
LINK: Final = "https://widgetapp.ocularsolution.com/session/l1z-kfb-dmj-70"
_LONG_NAME: Final = "María de los Ángeles de la Concepción Rodríguez Hernández y Fernández"
_LONG_EMAIL: Final = "maria.de.los.angeles.de.la.concepcion@correo.example.com"
_LONG_LINK: Final = "https://widgetapp.ocularsolution.com/session/" + "l1z-kfb-dmj-70" * 7

Bring = Callable[[Agent], None]


@dataclass(frozen=True, slots=True)
class State:
    """How an agent gets there.

    `is_passing`: it ends when the window gets another size. `has_ticket`: the ticket is unfolded.
    `is_long`: more is said or typed than there is room for. `has_notice`: something is said below
    the result, which has no room for that but in a high window.
    """

    bring: Bring
    scene: Scene = field(default_factory=Scene)
    is_passing: bool = False
    has_ticket: bool = False
    is_long: bool = False
    has_notice: bool = False


def answer_with(link: str, name: str = "", email: str = "") -> Answer:
    """Return the documented success with this link, for this customer or who usually calls."""
    people = cast()
    who = {"name": name or people.name, "email": email or people.email}
    customer = {**who, "cellphone": people.e164}
    return Answer(envelope(0, "Success", data={"link": link, "customer": customer}))


def types_a_customer(agent: Agent, name: str = "") -> None:
    """Fill in the form for this customer or who usually calls, with a destination of the team's."""
    people = cast()
    agent.writes("Nombre", name or people.name)
    agent.writes("Celular", people.phone)
    agent.writes("Correo", people.email)
    agent.clicks("Categoría")
    agent.writes(_CODE, people.sales)
    agent.presses("Return")
    agent.clicks("Nombre")


def sends(agent: Agent, *answers: Answer) -> None:
    """Have the form sent, and the service answer so."""
    agent.sandbox.script(*answers)
    agent.sends()
    agent.waits_for_the_end()


def _nothing(agent: Agent) -> None:
    """Leave the window as it opens."""


def _typed(agent: Agent) -> None:
    types_a_customer(agent)


def _list_open(agent: Agent) -> None:
    types_a_customer(agent)
    agent.writes(_CODE, cast().sales[:3].lower())

    def is_open() -> bool:
        if not agent.sees("Nombres del catálogo"):
            agent.presses("Down")
        return agent.sees("Nombres del catálogo")

    agent.waits_until(is_open)


def _countries_open(agent: Agent) -> None:
    agent.writes("Nombre", cast().name)
    agent.clicks("Celular")
    agent.presses("Alt+Down")


def _creating(agent: Agent) -> None:
    types_a_customer(agent)
    agent.sandbox.script(_NEVER)
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: agent.controllers.link.running)


def _created(agent: Agent) -> None:
    types_a_customer(agent)
    sends(agent, answer_with(LINK))


def _handed_over(agent: Agent) -> None:
    _created(agent)
    agent.presses("Ctrl+Shift+C")
    agent.waits_until(lambda: bool(agent.history[0].icons))


def _handed_over_by_all(agent: Agent) -> None:
    _created(agent)
    for keys in ("Ctrl+Shift+W", "Ctrl+Shift+S", "Ctrl+Shift+M", "Ctrl+Shift+C"):
        agent.presses(keys)
    agent.waits_until(lambda: len(agent.history[0].icons) == 4)


def _opening(agent: Agent) -> None:
    _created(agent)
    agent.desktop.is_free.clear()
    agent.presses("Ctrl+Shift+W")


def _not_opened(agent: Agent) -> None:
    _created(agent)
    agent.desktop.works = False
    agent.presses("Ctrl+Shift+W")
    agent.waits_until(lambda: agent.sees("Aviso"))


def _message(name: str) -> Bring:
    """Return how to show the message that a channel's button sends."""

    def bring(agent: Agent) -> None:
        _created(agent)
        agent.finds(name).setFocus()
        agent.presses("Alt+Down")
        agent.waits_for_dialog()

    return bring


def _fixed_line(agent: Agent) -> None:
    agent.fills_in(name=cast().name, phone=cast().landline)
    sends(agent)


def _message_to_a_fixed_line(agent: Agent) -> None:
    _fixed_line(agent)
    agent.presses("Ctrl+Shift+S")
    agent.waits_for_dialog()


def _next_customer(agent: Agent) -> None:
    _created(agent)
    agent.presses("Ctrl+N")


def _stored_otherwise(agent: Agent) -> None:
    types_a_customer(agent)
    sends(agent, answer_with(LINK, cast().day[0][0]))


def _uncertain(agent: Agent) -> None:
    types_a_customer(agent)
    sends(agent, _UNKNOWN)


def _refused(agent: Agent) -> None:
    types_a_customer(agent)
    sends(agent, flawed({**_FORM, "campaign": "campaign is closed."}))


def _refused_everywhere(agent: Agent) -> None:
    types_a_customer(agent)
    agent.clicks("Ticket")
    texts = {
        name: f"SessionLinkControllerValidator: {name} is required."
        for name in (*_FIELDS, "ticket.title", "ticket.description")
    }
    sends(agent, flawed(texts))


def _refused_by_a_code(agent: Agent) -> None:
    types_a_customer(agent)
    sends(agent, Answer(envelope(42, "Una explicación muy larga del servicio. " * 30)))


def _not_sent(agent: Agent) -> None:
    types_a_customer(agent)
    agent.sends()
    agent.waits_for_the_end()


def _old_row(agent: Agent) -> None:
    agent.chooses_row(2)


def _filtered(agent: Agent) -> None:
    agent.presses("Ctrl+F")
    agent.types(cast().sales.lower())
    agent.waits_until(lambda: len(agent.rows) < 6)


def _nothing_found(agent: Agent) -> None:
    agent.presses("Ctrl+F")
    agent.types("zzzz")
    agent.waits_until(lambda: not agent.rows)


def _history_folded(agent: Agent) -> None:
    agent.window.columns.fold()


def _history_open(agent: Agent) -> None:
    _created(agent)
    if not agent.window.columns.is_folded:
        agent.window.columns.fold()
    agent.presses("Ctrl+F")


def _every_error(agent: Agent) -> None:
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.writes("Correo", "ana@")
    agent.clicks("Agente")
    agent.presses("Ctrl+Return")
    agent.writes("Título", "")
    agent.writes("Descripción", "20%")
    agent.presses("Ctrl+Return")


def _repair_offered(agent: Agent) -> None:
    agent.clicks("Ticket")
    agent.fills_in(name=cast().name, phone="+58 0414 131 5854", code=cast().sales.lower())
    agent.clicks("Nombre")


def _long_texts(agent: Agent) -> None:
    agent.clicks("Ticket")
    types_a_customer(agent, _LONG_NAME)
    agent.writes("Título", "Promoción del día del padre para clientes de toda la vida " * 2)
    agent.writes("Descripción", "20 % de descuento en todos los productos hasta el domingo. " * 4)
    agent.writes("Correo", _LONG_EMAIL)
    sends(agent, answer_with(_LONG_LINK, _LONG_NAME, _LONG_EMAIL))


def _from_outside(agent: Agent) -> None:
    """Have a CRM fill in everything."""
    people = cast()
    (_name, title, description), _other = people.promotions
    pop = ScreenPop(
        Prefill(
            people.name,
            people.phone,
            people.email,
            category=people.sales,
            ticket_title=title,
            ticket_description=description,
        )
    )
    agent.controllers.screen_pops.add(pop)
    agent.waits_until(lambda: agent.controllers.screen_pops.waiting == 0)


def _intake(agent: Agent) -> None:
    """Copy a signature with two numbers, of which nobody knows which one is meant."""
    people = cast()
    (_who, other_phone), *_others = people.day
    lines = (people.name, people.phone, other_phone, people.email)
    QGuiApplication.clipboard().setText("\n".join(lines))
    _opens("Ctrl+Shift+V")(agent)


def _opens(keys: str, tabs: int = 0) -> Bring:
    """Return how to open a dialog by its keys, and go on by so many of its tabs."""

    def bring(agent: Agent) -> None:
        agent.presses(keys)
        agent.waits_for_dialog()
        for _ in range(tabs):
            agent.presses("Ctrl+Tab")

    return bring


def _messages(agent: Agent) -> None:
    _opens("Ctrl+,", 1)(agent)
    agent.clicks("SMS")
    agent.writes("Nombre de la plantilla", cast().template)
    agent.writes("Su nombre", cast().agent_name)
    agent.clicks("Texto")
    agent.presses("Ctrl+Home")
    agent.types(cast().greeting)


def _messages_email(agent: Agent) -> None:
    _opens("Ctrl+,", 1)(agent)
    agent.clicks("Correo")
    agent.clicks("Nueva plantilla")
    agent.clicks("Texto")
    agent.presses("Ctrl+A")
    agent.types(cast().greeting.strip())
    agent.clicks("Nombre de la plantilla")


def _entry(agent: Agent) -> None:
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    entries = agent.finds("Entradas del catálogo", QAbstractItemView)
    entries.setFocus()
    agent.presses("Ctrl+Home")
    agent.clicks("Editar…")
    agent.waits_until(lambda: agent.sees("Código"))


def _import(agent: Agent) -> None:
    path = agent.data_directory / "nuevo.csv"
    path.write_text("tipo;nombre;código\nagente;Luis;a1\nagente;;a2\nagente;Eva;a3\n", "utf-8")
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    agent.clicks("Importar…")
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    agent.names_file(path)
    agent.waits_until(lambda: agent.sees("Filas del archivo"))
    rows = agent.finds("Filas del archivo", QAbstractItemView)
    agent.waits_until(lambda: rows.model().rowCount() == 3)


def _export(agent: Agent) -> None:
    agent.window.ledger_panel.export_wanted.emit()
    agent.waits_for_dialog()


def _day(agent: Agent) -> None:
    agent.presses("Ctrl+F")
    # In a narrow column it is in a menu with others. A longer text begins as the shorter one.
    menus = agent.window.findChildren(QMenu)
    [menu] = [each for each in menus if each.title().startswith(shown("Día"))]
    menu.actions()[-1].trigger()
    agent.waits_for_dialog()


def _token(agent: Agent) -> None:
    types_a_customer(agent)
    agent.sandbox.script(no_token())
    agent.sends()
    agent.waits_for_dialog()
    agent.pastes("abc\ndef")
    agent.clicks("Guardar")


def _large_code(agent: Agent) -> None:
    _created(agent)
    agent.presses("Ctrl+Shift+Q")
    agent.waits_for_dialog()


def _large_code_nowhere(agent: Agent) -> None:
    types_a_customer(agent)
    sends(agent, answer_with(_LONG_LINK * 21))
    agent.presses("Ctrl+Shift+Q")
    agent.waits_for_dialog()


def _voice(agent: Agent) -> None:
    _created(agent)
    agent.presses("Ctrl+Shift+L")
    agent.waits_for_dialog()


def _details(agent: Agent) -> None:
    _uncertain(agent)
    agent.clicks("Detalles")
    agent.waits_for_dialog()


def _question(agent: Agent) -> None:
    _uncertain(agent)
    agent.presses("Ctrl+Return")
    agent.waits_for_dialog()


_NEW: Final = Scene(has_past=False)
_REAL: Final = Scene(is_sandbox=False)

STATES: Final[Mapping[str, State]] = {
    "empty": State(_nothing, Scene(is_sandbox=False, has_past=False)),
    "empty-sandbox": State(_nothing, _NEW),
    "past": State(_nothing, _REAL),
    "typed": State(_typed, _REAL),
    "list-open": State(_list_open, _REAL, is_passing=True),
    "countries-open": State(_countries_open, _REAL, is_passing=True),
    "creating": State(_creating, _REAL),
    "created": State(_created, _REAL),
    "created-sandbox": State(_created),
    "handed-over": State(_handed_over, _REAL),
    "handed-over-by-all": State(_handed_over_by_all, _REAL),
    "opening": State(_opening, _REAL, is_passing=True),
    "not-opened": State(_not_opened, _REAL, has_notice=True),
    "fixed-line": State(_fixed_line, _REAL),
    "message": State(_message("Enviar por WhatsApp"), _REAL, is_passing=True),
    "message-email": State(_message("Enviar por correo"), _REAL, is_passing=True),
    "message-to-a-fixed-line": State(_message_to_a_fixed_line, _REAL, is_passing=True),
    "next-customer": State(_next_customer, _REAL, has_notice=True),
    "stored-otherwise": State(_stored_otherwise, _REAL, has_notice=True),
    "uncertain": State(_uncertain, _REAL),
    "uncertain-sandbox": State(_uncertain),
    "refused": State(_refused, _REAL, is_long=True),
    "refused-everywhere": State(_refused_everywhere, _REAL, has_ticket=True, is_long=True),
    "refused-by-a-code": State(_refused_by_a_code, _REAL, is_long=True),
    "not-sent": State(_not_sent, Scene(is_sandbox=False, is_offline=True)),
    "draft-offered": State(_nothing, Scene(is_sandbox=False, has_draft=True)),
    "old-row": State(_old_row, _REAL),
    "filtered": State(_filtered, _REAL),
    "nothing-found": State(_nothing_found, _REAL),
    "history-folded": State(_history_folded, _REAL, is_passing=True),
    "history-open": State(_history_open, _REAL, is_passing=True),
    "every-error": State(_every_error, _REAL, has_ticket=True, has_notice=True),
    "repair-offered": State(_repair_offered, _REAL, has_ticket=True),
    "long-texts": State(_long_texts, _REAL, has_ticket=True, is_long=True),
    "from-outside": State(_from_outside, _REAL, has_ticket=True, has_notice=True),
    "intake": State(_intake, is_passing=True),
    "settings-general": State(_opens("Ctrl+,"), is_passing=True),
    "settings-messages": State(_messages, is_passing=True),
    "settings-messages-email": State(_messages_email, is_passing=True),
    "settings-network": State(_opens("Ctrl+,", 2), is_passing=True),
    "settings-data": State(_opens("Ctrl+,", 3), is_passing=True),
    "catalogue": State(_opens("Ctrl+K"), is_passing=True),
    "entry": State(_entry, is_passing=True),
    "import": State(_import, is_passing=True),
    "export": State(_export, is_passing=True),
    "day": State(_day, is_passing=True),
    "token": State(_token, is_passing=True),
    "help": State(_opens("F1"), is_passing=True),
    "help-keys": State(_opens("F1", 1), is_passing=True),
    "help-about": State(_opens("F1", 2), is_passing=True),
    "large-qr": State(_large_code, _REAL, is_passing=True),
    "large-qr-of-no-size": State(_large_code_nowhere, _REAL, is_passing=True),
    "voice": State(_voice, _REAL, is_passing=True),
    "details": State(_details, _REAL, is_passing=True),
    "question": State(_question, _REAL, is_passing=True),
}
"""In the order in which an agent meets them."""
