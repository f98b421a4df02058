"""Is everything there for whoever hears the window: names, keys of a text's letter, Tab's way?

These are Qt's own answers, in every state; what a desktop's screen reader gets of them is asked in
`tests/accessibility`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final, cast

from babel.messages.pofile import read_po
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QTabBar, QWidget

from cammer_desktop.support import texts
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.widgets.column import Column
from tests.ui.layouts import in_sight, on_window

_ROLE: Final = QAccessible.Role
# What one can act on or go to.
_CONTROLS: Final = frozenset(
    {
        *(_ROLE.Button, _ROLE.ButtonMenu, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ComboBox),
        *(_ROLE.EditableText, _ROLE.SpinBox, _ROLE.Table, _ROLE.List, _ROLE.Graphic, _ROLE.Link),
        *(_ROLE.PageTab, _ROLE.PageTabList, _ROLE.MenuItem, _ROLE.PopupMenu, _ROLE.Dialog),
        *(_ROLE.Window, _ROLE.ListItem, _ROLE.Cell, _ROLE.Grouping, _ROLE.Slider),
    }
)


def unheard(window: QWidget) -> list[str]:
    """Return a line for each control without a good name, key of two, and step back of Tab."""
    return [*_nameless(window), *_equal_keys(mnemonics(window)), *_steps_back(window)]


def _nameless(window: QWidget) -> Iterator[str]:
    popup = QApplication.activePopupWidget()
    for root in (window, popup):
        if root is not None:
            for each in _below(QAccessible.queryAccessibleInterface(root)):
                cell = each.tableCellInterface()
                # What is heard of a row is its first cell; others may be empty.
                is_control = each.role() in _CONTROLS and (cell is None or not cell.columnIndex())
                name = each.text(QAccessible.Text.Name)
                if is_control and not name.strip():
                    yield f"{each.role()} has no name: {each.object()}"
                if is_control and {"\t", "&"} & set(name):  # keys, or the mark of a letter
                    yield f"{each.role()} has a name that is not to be heard: {name!r}"


def _below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    if interface.role() in (_ROLE.Table, _ROLE.List):
        rows = interface.childCount()
        numbers = range(min(rows, 20))
    else:
        numbers = range(interface.childCount())
    for number in numbers:
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield from _below(child)


def mnemonics(window: QWidget) -> list[str]:
    """Return the texts of what is in view whose letter is a key with Alt."""
    found = []
    for each in window.findChildren(QWidget):
        if not each.isVisible() or each.window() is not window:
            continue
        if isinstance(each, QTabBar):
            found += [each.tabText(number) for number in range(each.count())]
        elif isinstance(each, QAbstractButton) or (
            isinstance(each, QLabel) and each.buddy() is not None
        ):
            found.append(each.text())
    return [text for text in found if not QKeySequence.mnemonic(text).isEmpty()]


def _equal_keys(shown: list[str]) -> Iterator[str]:
    """Return which letters are the key of two of these texts, here or in another language."""
    here = texts.language()
    for language in texts.languages() if here == texts.SOURCE else (here,):
        said = [text if language == here else _in(language, text) for text in shown]
        keys = Counter(QKeySequence.mnemonic(text).toString() for text in said)
        for key, number in keys.items():
            if key and number > 1:
                same = [each for each in said if QKeySequence.mnemonic(each).toString() == key]
                yield f"{language}: {key} is the key of {same}"


def _in(language: str, text: str) -> str:
    """Return a text in another language: by its entry, filled in as it may be."""
    for source, told in _entries(language).items():
        parts = re.split(r"\{\w+\}", source)
        if re.fullmatch(".+".join(map(re.escape, parts)), text):
            return told
    return text


@cache
def _entries(language: str) -> Mapping[str, str]:
    """Return the texts that have a letter for a key, from a catalogue."""
    folder = resources() / "translations" / language / "LC_MESSAGES"
    with (folder / "cammer-desktop.po").open("rb") as file:
        return {
            each.id: str(each.string)
            for each in read_po(file)
            if isinstance(each.id, str) and "&" in each.id
        }


def _steps_back(window: QWidget) -> Iterator[str]:
    """Return where Tab goes up, or left in a line: of columns each is gone through whole."""
    stops, seen = [], in_sight(window)
    each = _next_in_chain(window)
    while each is not window:
        if (
            each in seen
            and each.isEnabled()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.focusProxy() is None
        ):
            stops.append(each)
        each = _next_in_chain(each)
    stops = _from_the_first(stops)
    for before, after in pairwise(stops):
        if not _is_onward(before, after):
            told = [f"{type(each).__name__} «{each.accessibleName()}»" for each in (before, after)]
            yield f"Tab goes back from {told[0]} to {told[1]}"


def _next_in_chain(widget: QWidget) -> QWidget:
    """Return what follows in the order of Tab.

    PySide takes it for a child of this widget, so that a window would be one of its own last one
    and stay for good: it is told again whose child it is.
    """
    following = cast("QWidget", widget.nextInFocusChain())  # the chain is a circle
    following.setParent(following.parentWidget())
    return following


def _from_the_first(stops: list[QWidget]) -> list[QWidget]:
    """Return the circle of stops, begun with the one that is first to the eye."""
    if not stops:
        return []
    first = min(stops, key=lambda each: (_place(each)[0], _place(each)[1].y()))
    at = stops.index(first)
    return [*stops[at:], *stops[:at]]


def _place(widget: QWidget) -> tuple[int, QRect]:
    """Return where the column begins in which a widget is, and where it is itself."""
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, Column):
        parent = parent.parentWidget()
    place, area = on_window(widget), _area_of(widget)
    if area is not None:  # scrolled away it is at the edge
        room = on_window(area)
        place.moveTop(min(max(place.top(), room.top()), room.bottom() - place.height()))
    has_columns = widget.window().findChild(Column) is not None
    beside = place.x() if has_columns else 0
    return beside if parent is None else on_window(parent).x(), place


def _area_of(widget: QWidget) -> QScrollArea | None:
    """Return the area that scrolls a widget in its window, None if it stands still."""
    area: QWidget | None = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area if area is not None and area.window() is widget.window() else None


def _is_onward(before: QWidget, after: QWidget) -> bool:
    (column, one), (its_column, other) = _place(before), _place(after)
    if column != its_column:
        return column < its_column
    area = _area_of(before)
    if area is not None and area is _area_of(after):  # both at an edge, they are of other lines
        one, other = on_window(before), on_window(after)
    if one.contains(other.center()) or other.contains(one.center()):
        return True
    in_line = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    is_one_line = in_line > min(one.height(), other.height()) // 2
    return other.x() > one.x() if is_one_line else other.y() >= one.y()
