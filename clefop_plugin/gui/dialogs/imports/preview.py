"""The page “Preview”: the first rows, what would change in the workspace, and every reason with its lines."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.imports.entry import Entry, State, change_words
from clefop_plugin.gui.dialogs.imports.sample import SampleTable
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.report_tree import ReportTree
from clefop_plugin.gui.widgets.wrapped import wrap


class PreviewPage(QWidget):
    """Nothing of it is written before the user says so."""

    def __init__(self) -> None:
        super().__init__()
        self.sample, self.reasons = SampleTable(), ReportTree(tr("What was left out, corrected, and is good to know"))
        self.caption, self.changes, self.nothing = QLabel(), QLabel(), QLabel()
        for label in (self.caption, self.changes, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            wrap(label)
        self.caption.setFont(colour_table.scaled(self.font(), 0.9))
        self.changes.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self.reasons.setFrameShape(QFrame.Shape.StyledPanel)
        line = self.fontMetrics().height()
        self.top = QWidget()
        above = QVBoxLayout(self.top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(round(line * 0.25))
        above.addWidget(self.caption)
        above.addWidget(self.sample, 1)
        bottom = QWidget()
        below = QVBoxLayout(bottom)
        below.setContentsMargins(0, round(line * 0.3), 0, 0)
        below.setSpacing(round(line * 0.3))
        below.addWidget(self.changes)
        below.addWidget(self.reasons, 1)
        below.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.top)
        self.split.addWidget(bottom)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([100, 120])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, round(line * 0.4), 0, 0)
        box.addWidget(self.split)

    def show_entry(self, entry: Entry | None) -> None:
        """Show what is known of an entry."""
        look = entry.look if entry is not None else None
        check = entry.check if entry is not None else None
        rows = look.sample if look is not None else ()
        self.sample.show_rows(look.columns if look else (), look.roles if look else {}, rows)
        # Once it is imported, what was left out matters more than the rows.
        self.top.setVisible(bool(rows) and entry is not None and entry.state is not State.DONE)
        if look is not None:
            self.caption.setText(
                tr(
                    "The first {count} of {rows} rows, {columns} columns",
                    count=number(len(rows)),
                    rows=number(look.rows),
                    columns=number(len(look.columns)),
                )
            )
        entries = check.report.entries if check is not None else []
        self.reasons.show_entries(entries)
        self.reasons.setVisible(bool(entries))
        self.nothing.setText(tr("No row is left out, no value is corrected.") if check is not None else "")
        self.nothing.setVisible(check is not None and not entries)
        self.changes.setText(_changes(entry))
        self.changes.setVisible(bool(self.changes.text()))


def _changes(entry: Entry | None) -> str:
    if entry is None or entry.check is None or entry.state is State.DONE:
        return ""
    if entry.state in (State.ALREADY, State.EMPTY):
        return tr("Changes nothing in the workspace.")
    return change_words(entry.check.changes)
