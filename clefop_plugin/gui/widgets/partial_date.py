"""A date known to the day, the month or the year, or not at all; one that is not understood is kept as written."""

from __future__ import annotations

from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from clefop_plugin.core.dates import last_day
from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.fields import Choice, leave_wheel

#: How many parts of ``2026-03-17`` are kept, and how the field shows them.
_FORMATS = {"day": "dd/MM/yyyy", "month": "MM/yyyy", "year": "yyyy"}
_LENGTHS = {"day": 10, "month": 7, "year": 4}


class PartialDate(QWidget):
    """A choice of precision and a date field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._written = ""
        self.precision = Choice(tr("{name}: precision", name=name))
        self.field = QgsDateEdit()
        self.field.setAllowNull(False)
        self.field.setCalendarPopup(True)
        self.field.setAccessibleName(name)
        leave_wheel(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.precision)
        row.addWidget(self.field, 1)
        self.setFocusProxy(self.precision)
        self.precision.currentIndexChanged.connect(lambda _i: self._follow())
        self.load("")

    def load(self, text: str) -> None:
        """Show a date as the workspace keeps it."""
        day = last_day(text)
        self._written = text if day is None else ""
        choices: list[tuple[str, str]] = [
            ("", tr("no date")),
            ("day", tr("day")),
            ("month", tr("month")),
            ("year", tr("year")),
        ]
        if self._written:
            choices.append(("written", tr("as written: {text}", text=self._written)))
        lengths = {length: name for name, length in _LENGTHS.items()}
        chosen = "written" if self._written else lengths.get(len(text), "")
        self.precision.offer(choices, chosen)
        if day is None:
            self.field.setDate(QDate.currentDate())
        else:
            # The first of the month: another month of the same field must always exist.
            exact = len(text) == _LENGTHS["day"]
            self.field.setDate(QDate(day.year, day.month if len(text) > 4 else 1, day.day if exact else 1))
        self._follow()

    def text(self) -> str:
        """The date as the workspace keeps it: ``2026-03-17``, ``2026-03``, ``2026``, as written, or nothing."""
        key = str(self.precision.key())
        if key == "written":
            return self._written
        if not key:
            return ""
        return self.field.date().toString("yyyy-MM-dd")[: _LENGTHS[key]]

    def _follow(self) -> None:
        key = str(self.precision.key())
        self.field.setVisible(key in _FORMATS)
        if key in _FORMATS:
            self.field.setDisplayFormat(_FORMATS[key])
