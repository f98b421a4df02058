"""Is everything in its place: what is clipped, covered or scrolled in a window, what has moved?

What paints itself (buttons with their keys, segments, rows of lists) tells by its minimum size and
by its size hint what it needs; here they are compared with what it got.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QStyle,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

from cammer_desktop.ui.widgets.column import Column
from cammer_desktop.ui.widgets.icon_button import IconButton
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.segments import Segment
from tests.ui.agent import name_of

# What has no parts of its own that count: lists and editors with their machinery.
_WHOLE: Final = (QAbstractItemView, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QTabBar)
_LEAVES: Final = (QLabel, QAbstractButton, *_WHOLE)
# What begins where it began and is as long as its text: only its beginning or its end stays.
_FLOWING: Final = QLabel


def flaws(part: QWidget, *, may_scroll: bool = False) -> list[str]:
    """Return a line for everything in a window, or a part of one, that is cut off or covered.

    With `may_scroll` what is in a scroll area may be higher than it, though not wider, and what an
    empty field says may end with dots.
    """
    seen = in_sight(part)
    return [
        *_cut_off(seen, may_scroll),
        *_too_small(seen, may_scroll),
        *_covered([each for each in seen if isinstance(each, _LEAVES)]),
    ]


def in_sight(part: QWidget) -> list[QWidget]:
    """Return what is visible in a window and counts, without what a folded column lies over."""
    window = part.window()
    over = _lies_over(window)
    return [
        each
        for each in part.findChildren(QWidget)
        if each.isVisible()
        and each.window() is window
        and not _is_machinery(each)
        and not (over is not None and over.isAncestorOf(each))
    ]


def in_view(widget: QWidget) -> bool:
    """Tell whether no part of a widget is cut off by what holds it."""
    outer = widget.parentWidget()
    while outer is not None:
        corner = widget.mapTo(outer, QPoint(0, 0))
        if not outer.rect().contains(QRect(corner, widget.size())):
            return False
        outer = None if outer.isWindow() else outer.parentWidget()
    return True


def places(part: QWidget) -> dict[QWidget, QRect]:
    """Return where everything in sight is in its window, without what only holds others."""
    return {each: on_window(each) for each in in_sight(part) if not _only_holds(each)}


def moved(before: dict[QWidget, QRect], after: dict[QWidget, QRect]) -> list[str]:
    """Return a line for everything that was in sight and still is, and is not where it was.

    A label is as long as its text: it has to keep its line, and its beginning or its end.
    """
    lines = []
    for widget in before.keys() & after.keys():
        old, new = before[widget], after[widget]
        if isinstance(widget, _FLOWING):
            has_stayed = (old.top(), old.height()) == (new.top(), new.height()) and (
                old.left() == new.left() or old.right() == new.right()
            )
        else:
            has_stayed = old == new
        if not has_stayed:
            lines.append(f"{named(widget)} was at {_told(old)} and is at {_told(new)}")
    return sorted(lines)


def on_window(widget: QWidget) -> QRect:
    """Return where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def named(widget: QWidget) -> str:
    """Return a widget's class and what it is called or, without a name, where it is."""
    has_text = isinstance(widget, QLabel | QAbstractButton | QLineEdit)
    text = name_of(widget) or (widget.text() if has_text else "")  # type: ignore[attr-defined]
    where = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} «{text}» in {where}"


def _only_holds(widget: QWidget) -> bool:
    """Tell whether nothing is to see of a widget but what it holds."""
    if isinstance(widget, _LEAVES):
        return False
    is_viewport = isinstance(widget.parentWidget(), QAbstractScrollArea)
    holds = widget.layout() is not None or isinstance(widget, QAbstractScrollArea | QSplitter)
    return is_viewport or holds


def _told(place: QRect) -> str:
    return f"{place.x()}, {place.y()} ({place.width()} x {place.height()})"


def _lies_over(window: QWidget) -> Column | None:
    """Return the column that another one, open over it, hides; None without one."""
    columns = [each for each in window.findChildren(Column) if each.isVisible()]
    for number, one in enumerate(columns):
        for other in columns[number + 1 :]:
            if on_window(one).intersects(on_window(other)):
                return one if isinstance(one.parentWidget(), QSplitter) else other
    return None


def _is_machinery(widget: QWidget) -> bool:
    """Tell whether a widget is a part of a list or an editor that sees to it itself."""
    outer = widget.parentWidget()
    while outer is not None and not outer.isWindow():
        if isinstance(outer, _WHOLE) and not isinstance(widget, QAbstractButton):
            return True
        outer = outer.parentWidget()
    return isinstance(widget, QScrollBar) or isinstance(widget.parentWidget(), QScrollBar)


def _scrolls(widget: QWidget) -> bool:
    """Tell whether a widget is what a scroll area shows a part of."""
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport else None
    return isinstance(area, QScrollArea) and area.widget() is widget


def _cut_off(widgets: list[QWidget], may_scroll: bool) -> Iterator[str]:
    for widget in widgets:
        parent = widget.parentWidget()
        if parent is None or parent.rect().contains(widget.geometry()):
            continue
        if _scrolls(widget) and may_scroll and widget.width() <= parent.width():
            continue
        inside = _told(parent.rect())
        yield f"{named(widget)} is cut off: {_told(widget.geometry())} in {inside}"


def _too_small(widgets: list[QWidget], may_scroll: bool) -> Iterator[str]:
    for widget in widgets:
        size, needed = widget.size(), _needed(widget)
        if isinstance(widget, QScrollArea):
            continue
        if isinstance(widget, QLineEdit) and may_scroll:
            needed = (0, needed[1])
        if isinstance(widget, QPlainTextEdit) and _has_to_be_whole(widget) and not may_scroll:
            needed = (0, _height_of_text(widget))
        if size.width() < needed[0] or size.height() < needed[1]:
            got = f"{size.width()} x {size.height()}"
            yield f"{named(widget)} has no room: {got} of {needed[0]} x {needed[1]}"


def _needed(widget: QWidget) -> tuple[int, int]:
    """Return the least width and height in which a widget shows all that it says."""
    hint, least = widget.sizeHint(), widget.minimumSizeHint()
    if isinstance(widget, QLabel):
        return _needed_by_label(widget)
    if isinstance(widget, Segment):  # its text is painted in semibold where it is chosen
        return widget.minimumWidth(), widget.minimumHeight()
    if isinstance(widget, KeyButton):
        return _needed_by_key_button(widget)
    if isinstance(widget, QAbstractButton):
        icon = widget.iconSize()
        bare = not widget.text() or _shows_only_its_icon(widget)
        return (icon if bare else hint).toTuple()
    if isinstance(
        widget, QAbstractSpinBox
    ):  # Qt's hint has room for a frame that the sheet has not
        return least.width(), widget.fontMetrics().lineSpacing()
    if isinstance(widget, QLineEdit):
        return _width_of_placeholder(widget), hint.height()
    if isinstance(widget, QPlainTextEdit):  # Qt's hint is for both of its scroll bars
        return 0, widget.height()
    if isinstance(widget, QTabBar):
        last = widget.tabRect(widget.count() - 1)
        return last.right(), last.bottom()
    if isinstance(widget, QAbstractItemView):
        return 0, _height_of_row(widget)
    # What holds others is as large as it has to be if each of them is.
    return (0, 0) if widget.layout() is not None else least.toTuple()


def _needed_by_key_button(button: KeyButton) -> tuple[int, int]:
    is_told = not isinstance(button, IconButton) or bool(button.toolTip())
    # Keys and, with an icon, the text may have no room: they are the tooltip's, too.
    return (button.minimumSizeHint() if is_told else button.sizeHint()).toTuple()


def _needed_by_label(label: QLabel) -> tuple[int, int]:
    if not label.text():
        return 0, 0
    if label.wordWrap():
        return 0, label.heightForWidth(label.width())
    margins = label.contentsMargins()
    text = label.fontMetrics().horizontalAdvance(label.text())
    wide = min(label.sizeHint().width(), text + margins.left() + margins.right())
    return (0 if _is_elided(label) else wide), label.fontMetrics().height()


def _paints_itself(widget: QWidget) -> bool:
    """Tell whether a text paints a part of what it says, around what lies over it."""
    return isinstance(widget, QPlainTextEdit) and hasattr(widget, "reserve")


def _has_to_be_whole(text: QPlainTextEdit) -> bool:
    policy = text.verticalScrollBarPolicy()
    scrolls = policy is Qt.ScrollBarPolicy.ScrollBarAsNeeded  # a report is of any length
    is_told = _paints_itself(text) and bool(text.toolTip())
    return text.isReadOnly() and not scrolls and not is_told


def _shows_only_its_icon(button: QAbstractButton) -> bool:
    styles = Qt.ToolButtonStyle
    return (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() is styles.ToolButtonIconOnly
        and not button.icon().isNull()
    )


def _is_elided(label: QLabel) -> bool:
    """Tell whether a label ends with dots and has the whole on hover."""
    return label.text().endswith("…") and bool(label.toolTip())


def _height_of_text(text: QPlainTextEdit) -> int:
    """Return the height in which a text shows all of its lines."""
    lines = round(text.document().size().height())  # so this kind of document counts
    beside = text.height() - text.viewport().height()
    return beside + lines * text.fontMetrics().lineSpacing()


def _width_of_placeholder(edit: QLineEdit) -> int:
    """Return the width that a line needs for what it says while it is empty."""
    if edit.text() or not edit.placeholderText():
        return 0
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    inside = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    margins = edit.textMargins()
    text = QFontMetrics(edit.font()).horizontalAdvance(edit.placeholderText())
    return text + edit.width() - inside.width() + margins.left() + margins.right()


def _height_of_row(view: QAbstractItemView) -> int:
    """Return the least height in which a list shows its current row whole."""
    model = view.model()
    if model is None or model.rowCount() == 0:
        return 0
    row = view.visualRect(model.index(0, 0)).height()
    hint = view.sizeHintForIndex(model.index(0, 0)).height()
    return view.height() + 1 if row < hint else row


def _covered(leaves: list[QWidget]) -> Iterator[str]:
    seen = [(each, _seen_part(each)) for each in leaves if not _is_unseen(each)]
    for number, (one, place) in enumerate(seen):
        for other, its_place in seen[number + 1 :]:
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            if _floats(one) != _floats(other) or _paints_itself(one) or _paints_itself(other):
                continue
            if place.intersects(its_place):
                yield f"{named(one)} and {named(other)} lie over each other"


def _floats(widget: QWidget) -> bool:
    """Tell whether a widget is in something that is open above the window's content for a while."""
    window, top = widget.window(), widget
    while (outer := top.parentWidget()) is not None and outer is not window:
        top = outer
    layout = window.layout()
    return layout is not None and layout.indexOf(top) < 0


def _is_unseen(widget: QWidget) -> bool:
    """Tell whether there is nothing to see of a widget, or it is over something on purpose.

    What is painted over something else, like the number on a button, lets clicks through.
    """
    is_empty = isinstance(widget, QLabel) and not widget.text() and widget.pixmap().isNull()
    return is_empty or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _seen_part(widget: QWidget) -> QRect:
    """Return what is seen of a widget beyond what cuts it off, on its window."""
    seen = on_window(widget)
    outer = widget.parentWidget()
    while outer is not None and not outer.isWindow():
        seen &= on_window(outer)
        outer = outer.parentWidget()
    return seen
