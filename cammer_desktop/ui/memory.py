"""What is in a window, for the one that takes its place: everything but open dialogs and undo.

Texts are not remembered but what they say, so that the other window says it in its own language.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cammer_desktop.domain import sentences, vendor
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import Rejected
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.ledger.filters import Chosen
from cammer_desktop.ui.session.draft_presenter import DraftMemory
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.form_attempt import Sent
from cammer_desktop.ui.session.form_state import FormState
from cammer_desktop.ui.session.next_customer import Before
from cammer_desktop.ui.session.ticket_box import TicketBefore
from cammer_desktop.ui.widgets.aloud import HasRows, foretell
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class FormMemory:
    """What is in the form, of whom it is said that something is wrong, what could come back."""

    state: FormState
    ticket_before: TicketBefore
    left: tuple[bool, ...]
    is_begun: bool
    refused: frozenset[Field]


@dataclass(frozen=True, slots=True)
class Focus:
    """The widget with the focus, as the so-manieth of its kind; anchor and caret of its text."""

    kind: type[QWidget]
    number: int
    anchor: int = 0
    caret: int = 0


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything in a window. `row` is the attempt that is shown as a row of the history.

    `warnings` stay in the words in which they were said: none of them is lost.
    """

    countries: Sequence[Country]
    form: FormMemory
    last: Sent | None
    further: bool
    row: Attempt | None
    before: Before
    drafts: DraftMemory
    search: str
    filters: Chosen
    warnings: tuple[str, ...]
    focus: Focus | None


def memory_of(window: MainWindow, ledger: LedgerController) -> Memory:
    """Return what is in a window, with all that `ledger` knows of how links were handed over."""
    session, result, asking = (
        window.session_presenter,
        window.result_presenter,
        window.ledger_panel.asking,
    )
    before, begun_with = session.next_customer.memory
    last = _marked(session.current.last, ledger)
    return Memory(
        window.settings_presenter.countries,
        _memory_of_form(window.form),
        last,
        last is not None and result.further[0] == last.attempt.id and bool(result.further[1]),
        result.attempt if result.is_row else None,
        (None if before is None else (before[0], _marked(before[1], ledger)), begun_with),
        window.draft_presenter.memory,
        asking.search.text(),
        asking.filters.chosen,
        window.bar.warnings,
        _focus_in(window),
    )


def recall(window: MainWindow, memory: Memory) -> None:
    """Bring into a new window what was in another one; nothing is sent, copied or announced."""
    session, asking = window.session_presenter, window.ledger_panel.asking
    if memory.countries:
        window.use_countries(memory.countries)
    _recall_form(window.form, memory.form)
    session.current.last = memory.last
    session.next_customer.recall(memory.before)
    outcome = memory.last.attempt.outcome if memory.last is not None else None
    if memory.last is not None and isinstance(outcome, Rejected):
        further = _show_refusals(window.form, outcome, memory.form.refused)
        if memory.further:
            window.result_presenter.further = (memory.last.attempt.id, further)
    session.current.follow()
    window.draft_presenter.recall(memory.drafts)
    asking.search.setText(memory.search)
    asking.filters.choose(memory.filters)
    if memory.row is not None:
        session.show_again(memory.row)
        window.ledger_panel.table.wait_for(memory.row)
    window.bar.recall(memory.warnings)


def recall_focus(window: MainWindow, memory: Memory) -> None:
    """Put focus and caret where they were, in a window that is shown: it knows what has room.

    What has the focus is heard with the language in its own words, once, whether a screen reader
    knows announcements or not; each translation of the sentence names its own.
    """
    if memory.focus is not None:
        _give_focus(window, memory.focus)
    told, focused = _("El idioma ahora es español."), window.focusWidget()
    if focused is None or isinstance(focused, HasRows):  # of a table a row is heard
        announce(window, told)
    else:
        foretell(focused, told)


def _marked(sent: Sent | None, ledger: LedgerController) -> Sent | None:
    return None if sent is None else replace(sent, attempt=ledger.marked(sent.attempt))


def _memory_of_form(form: Form) -> FormMemory:
    left = tuple(row.was_left for row in form.in_order)
    return FormMemory(form.state, form.ticket.before, left, form.is_begun, frozenset(form.refused))


def _recall_form(form: Form, memory: FormMemory) -> None:
    form.restore(memory.state)
    form.ticket.recall(memory.ticket_before)
    form.is_begun = memory.is_begun
    for row, was_left in zip(form.in_order, memory.left, strict=True):
        row.was_left = was_left
    form.judge()


def _show_refusals(form: Form, outcome: Rejected, at_fields: frozenset[Field]) -> str:
    """Say at these fields what was refused of them; return what is said of those out of view."""
    refused = {f: sentences.of_refusal(f, said) for f, said in vendor.refused(outcome).items()}
    form.show_refusals({f: text for f, text in refused.items() if f in at_fields})
    others = {f: text for f, text in refused.items() if form.rows[f].isHidden()}
    return "\n".join(f"{sentences.of_field(f)}: {text}" for f, text in others.items())


def _focus_in(window: MainWindow) -> Focus | None:
    """Return where the focus is, or where it will be once the window is in front again."""
    widget = window.focusWidget()
    if not widget:
        return None
    kind = type(widget)
    anchor, caret = _selection_in(widget)
    return Focus(kind, _alike(window, kind).index(widget), anchor, caret)


def _give_focus(window: MainWindow, focus: Focus) -> None:
    widget = _alike(window, focus.kind)[focus.number]
    if window.columns.columns[2].isAncestorOf(widget):
        window.columns.open_history()
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.setSelection(focus.anchor, focus.caret - focus.anchor)
    elif isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(focus.anchor)
        cursor.setPosition(focus.caret, QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)


def _selection_in(widget: QWidget) -> tuple[int, int]:
    """Return anchor and caret of an editor."""
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().anchor(), widget.textCursor().position()
    if not isinstance(widget, QLineEdit):
        return 0, 0
    caret = widget.cursorPosition()
    if not widget.hasSelectedText():
        return caret, caret
    start, end = widget.selectionStart(), widget.selectionEnd()
    return (end if caret == start else start), caret


def _alike(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    """Return the widgets of a kind: every window makes them in the same order.

    Not by `nextInFocusChain`: PySide takes each that this returns for a child of the one before,
    and as the last of them returns the window, it would hold itself for good.
    """
    return [
        each for each in window.findChildren(kind) if type(each) is kind and each.window() is window
    ]
