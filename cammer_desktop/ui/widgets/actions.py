"""Actions and their keys, each declared once, at the method that does it.

Menu, help, tooltip and key follow from the declaration; so does every text that names a key.
"""

from collections.abc import Callable
from typing import Final, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton

from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.tip import explain

Method = TypeVar("Method", bound=Callable[..., object])

_DECLARED: Final = "declared_action"
COPY: Final = "Ctrl+C"
"""The keys that copy what has the focus, or what a dialog is about."""
PRINT: Final = "Ctrl+P"
"""The keys that print."""
SAVE: Final = "Ctrl+S"
"""The keys that keep something: a code in the catalogue, a picture in a file."""
DELETE: Final = "Del"
"""The key that deletes, wherever there are rows."""
UNFOLD: Final = "Alt+Down"
"""The key that shows what a control has to choose from, or what is behind it."""
TAKE_BACK: Final = "Ctrl+Z"
"""The keys that go back, to a customer or to texts."""


@dataclass(frozen=True, slots=True)
class Action:
    """A label, marked by `N_`, and the keys in QKeySequence's notation.

    They work in the whole window, or only in the widget to which the QAction is added.
    """

    label: str
    keys: tuple[str, ...] = ()
    scope: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut

    @property
    def text(self) -> str:
        """The label in the current language."""
        return _(self.label)

    @property
    def shortcut(self) -> str:
        """The first of the keys as people read it, such as "Ctrl+Mayús+C"; empty without one."""
        return shortcut_text(keys_of(self.keys[0])) if self.keys else ""

    @property
    def tooltip(self) -> str:
        """The label with its shortcut."""
        return f"{self.text} ({self.shortcut})" if self.keys else self.text

    def qaction(self, parent: QObject) -> QAction:
        """Return a QAction of `parent`, connected to nothing yet."""
        made = QAction(self.text, parent)
        made.setToolTip(self.tooltip)
        made.setShortcuts([keys_of(keys) for keys in self.keys])
        made.setShortcutContext(self.scope)
        made.setShortcutVisibleInContextMenu(True)  # some desktops have Qt hide it there
        made.setAutoRepeat(False)  # a key that is held down acts once
        return made


def action(label: str, *keys: str, local: bool = False) -> Callable[[Method], Method]:
    """Declare that a method without parameters is an action; it becomes a slot.

    With `local` the keys work only in the widget to which its QAction is added.
    """
    contexts = Qt.ShortcutContext
    scope = contexts.WidgetShortcut if local else contexts.WindowShortcut

    def declare(method: Method) -> Method:
        setattr(method, _DECLARED, Action(label, keys, scope))
        Slot()(method)
        return method

    return declare


def action_of(method: Callable[..., object]) -> Action:
    """Return what `@action` declared of a method."""
    return cast("Action", getattr(method, _DECLARED))


def qaction_for(owner: QObject, method: Callable[..., object]) -> QAction:
    """Return a new QAction of `owner` for its method."""
    made = action_of(method).qaction(owner)
    made.triggered.connect(method)
    return made


def qactions_of(owner: QObject) -> list[QAction]:
    """Return a new QAction for each action of the class of `owner`, in their order."""
    names = [name for name, method in vars(type(owner)).items() if hasattr(method, _DECLARED)]
    return [qaction_for(owner, getattr(owner, name)) for name in names]


def attach(button: QAbstractButton, method: Callable[..., object]) -> None:
    """Connect a button with an action, whose label and keys become the tooltip."""
    explain(button, action_of(method).tooltip, action_of(method).shortcut)
    button.clicked.connect(method)


def keys_of(notation: str) -> QKeySequence:
    """Return keys by QKeySequence's own notation, whatever stands on them in a language.

    There "Enter" may be what stands on Return; and the names of all keys would be translated.
    """
    return QKeySequence.fromString(notation, QKeySequence.SequenceFormat.PortableText)


def shortcut_text(keys: QKeySequence) -> str:
    """Return keys as people read them, such as "Ctrl+Mayús+C"."""
    names = keys.toString(QKeySequence.SequenceFormat.PortableText).split("+")
    return "+".join(map(on_the_key, names))


def on_the_key(name: str) -> str:
    """Return what stands on a key, by its name in QKeySequence's notation.

    Qt's own Spanish is longer, and says "Retorno" for Enter.
    """
    others = {"Return": _("Enter"), "Shift": _("Mayús"), "Del": _("Supr"), "Down": _("Abajo")}
    return others.get(name, name)


def keyed(text: str) -> str:
    """Fill in a text the keys that mean the same everywhere.

    They are {enter}, {ctrl_enter}, {esc} and {back}.
    """
    keys = {"enter": "Return", "ctrl_enter": "Ctrl+Return", "esc": "Esc", "back": TAKE_BACK}
    return text.format(**{name: shortcut_text(keys_of(each)) for name, each in keys.items()})
