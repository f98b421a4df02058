"""Is everything in its place: what is clipped, covered or scrolled in a window?"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

from tests.ui.agent import name_of


def flaws(part: QWidget) -> list[str]:
    """Return a line for everything in a window, or a part of one, that is cut off or covered."""
    window = part.window()
    seen = [each for each in part.findChildren(QWidget) if _counts(each, window)]
    return [*_cut_off(seen), *_too_small(seen), *_covered(seen)]


def in_view(widget: QWidget) -> bool:
    """Tell whether no part of a widget is cut off by what holds it."""
    outer = widget.parentWidget()
    while outer is not None:
        corner = widget.mapTo(outer, QPoint(0, 0))
        if not outer.rect().contains(QRect(corner, widget.size())):
            return False
        outer = None if outer.isWindow() else outer.parentWidget()
    return True


def _counts(widget: QWidget, window: QWidget) -> bool:
    """Tell whether a widget is in view and not part of a list's or an editor's own machinery."""
    if not widget.isVisible() or widget.window() is not window:
        return False
    return not isinstance(widget.parentWidget(), QAbstractItemView | QLineEdit)


def _cut_off(widgets: list[QWidget]) -> Iterator[str]:
    for widget in widgets:
        parent = widget.parentWidget()
        if parent and not parent.rect().contains(widget.geometry()):
            yield f"{_named(widget)} is cut off: {widget.geometry()}"


def _too_small(widgets: list[QWidget]) -> Iterator[str]:
    for widget in widgets:
        size, hint = widget.size(), widget.sizeHint()
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(size.width()) if widget.wordWrap() else hint.height()
            if size.height() < needed or (not widget.wordWrap() and size.width() < hint.width()):
                yield f"{_named(widget)} has no room for its text: {size}, {hint}, {needed}"
        elif isinstance(widget, QAbstractButton):
            if size.width() < hint.width() or size.height() < hint.height():
                yield f"{_named(widget)} has no room for its text: {size}, {hint}"
        elif isinstance(widget, QLineEdit) and size.height() < hint.height():
            yield f"{_named(widget)} is too low: {size}, {hint}"


def _covered(widgets: list[QWidget]) -> Iterator[str]:
    kinds = (QLabel, QAbstractButton, QLineEdit)
    leaves = [each for each in widgets if isinstance(each, kinds)]
    for number, one in enumerate(leaves):
        for other in leaves[number + 1 :]:
            if one.parentWidget() is other or other.parentWidget() is one:
                continue
            if _on_window(one).intersects(_on_window(other)):
                yield f"{_named(one)} and {_named(other)} lie over each other"


def _on_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} «{name_of(widget)}»"
