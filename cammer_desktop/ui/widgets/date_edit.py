"""A field for a date, whose calendar looks as the rest does."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit

from cammer_desktop.support import dates
from cammer_desktop.ui.widgets.style import colour


class DateEdit(QDateEdit):
    """A day, typed or picked from a calendar."""

    def __init__(self, day: QDate) -> None:
        """Take the day that is shown at first."""
        super().__init__(day)
        self.setCalendarPopup(True)
        # Qt's letters are the CLDR's, but for the year.
        self.setDisplayFormat(dates.full_date_pattern().replace("y", "yyyy"))
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        # Of itself Qt paints week-ends in a red that nobody can read on dark.
        as_all = QTextCharFormat()
        as_all.setForeground(colour("text"))
        for each in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(each, as_all)
