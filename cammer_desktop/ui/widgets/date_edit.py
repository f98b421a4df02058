"""A field for a date, typed in any usual way or picked from a calendar.

Qt's own date field reads each key by itself: what is typed over a date becomes another one without
a word (`12/05/2026` the 5th, in Qt 6). Here the text is read whole, as days are everywhere.
"""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from cammer_desktop.domain import catalogue_file, sentences
from cammer_desktop.domain.catalogue import EntryFlaw, InvalidEntryError
from cammer_desktop.support import dates
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.icon_button import IconButton
from cammer_desktop.ui.widgets.style import colour
from cammer_desktop.ui.widgets.tip import set_tip


class DateRow(FieldRow):
    """A day: left, the field shows the one that was meant, or says that there is none."""

    def __init__(self, label: str, name: str, day: date) -> None:
        """Take label, accessible name, and the day that is shown at first."""
        editor, button = _DayLine(), IconButton("caret-down")
        button.setAccessibleName(_("Calendario"))
        set_tip(button, _("Calendario"))
        button.setAutoDefault(False)  # Enter is the dialog's
        super().__init__(label, name, editor, after=button)
        self._calendar = _calendar()
        self._popup = QMenu(self)  # has an edge, and stays on the screen
        self._popup.setAccessibleName(_("Calendario"))
        holder = QWidgetAction(self._popup)
        holder.setDefaultWidget(self._calendar)
        self._popup.addAction(holder)
        self._calendar.clicked.connect(self._on_picked)
        self._calendar.activated.connect(self._on_picked)
        button.clicked.connect(self._on_calendar)
        editor.calendar_wanted.connect(self._on_calendar)
        self.set_text(dates.full_date(day))
        self.left.connect(self._on_left)
        self.edited.connect(self._on_edited)

    @property
    def day(self) -> date | None:
        """The day that the text means, in the current language's order; None for no day."""
        try:
            return catalogue_file.typed_day_of(self.text)
        except InvalidEntryError:
            return None

    def checked(self) -> date | None:
        """Return the day; without one, say so at the field and go there."""
        day = self.day
        if day is None:
            self.show_problem(sentences.of_entry_flaw(EntryFlaw.DATE))
            self.editor.setFocus()
            self.tell_problem()
        return day

    @Slot()
    def _on_left(self) -> None:
        day = self.day
        if day is None:
            self.show_problem(sentences.of_entry_flaw(EntryFlaw.DATE))
        else:
            self.set_text(dates.full_date(day))

    @Slot()
    def _on_edited(self) -> None:
        if self.was_left:
            is_wrong = self.day is None
            text = sentences.of_entry_flaw(EntryFlaw.DATE) if is_wrong else ""
            self.show_hint(text, "error" if is_wrong else "")

    @Slot()
    def _on_calendar(self) -> None:
        day = self.day
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.popup(self.editor.mapToGlobal(QPoint(0, self.editor.height())))
        self._calendar.setFocus()

    @Slot(QDate)
    def _on_picked(self, day: QDate) -> None:
        self._popup.close()
        self.set_text(dates.full_date(date(day.year(), day.month(), day.day())))
        self.editor.setFocus()


class _DayLine(QLineEdit):
    """Asks for the calendar as a field with a list asks for its list."""

    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Alt+Down and F4, as Qt's own date field does."""
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.calendar_wanted.emit()
        else:
            super().keyPressEvent(event)


def _calendar() -> QCalendarWidget:
    """Return a calendar that looks as the rest does."""
    calendar = QCalendarWidget()
    calendar.setAccessibleName(_("Calendario"))
    calendar.setDateRange(QDate(2000, 1, 1), QDate(2100, 12, 31))  # as days are read
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    # Of itself Qt paints week-ends in a red that nobody can read on dark.
    as_all = QTextCharFormat()
    as_all.setForeground(colour("text"))
    for each in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(each, as_all)
    return calendar
