"""One import of the journal: its counts, how the file was read, and every reason with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.docks.import_rows import day_text
from clefop_plugin.gui.themes import theme_label
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.counts import Counts, report_counts
from clefop_plugin.gui.widgets.report_tree import ReportTree
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.sources.report import Entry

if TYPE_CHECKING:
    from clefop_plugin.services.journal import Imported


class ImportDetail(QWidget):
    """Told from the report that the workspace keeps."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.when = QLabel(), QLabel()
        self.title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self.when.setFont(colour_table.scaled(self.font(), 0.9))
        for label in (self.title, self.when):
            label.setTextFormat(Qt.TextFormat.PlainText)
            wrap(label)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.counts = Counts()
        self.reasons = ReportTree(tr("How the file was read, what was left out and corrected"))
        line = self.fontMetrics().height()
        top = QVBoxLayout()
        top.setContentsMargins(round(line * 0.6), round(line * 0.5), round(line * 0.6), round(line * 0.2))
        top.setSpacing(round(line * 0.1))
        for widget in (self.title, self.when, self.counts):
            top.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.reasons, 1)

    def show_import(self, entry: Imported | None) -> None:
        """Show an import; None shows nothing."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        report = entry.report
        self.title.setText(entry.source)
        day = day_text(entry.imported, long=True)
        self.when.setText(f"{theme_label(entry.theme)} · {day}")
        self.counts.show_counts(report_counts(report.rows_read, report.rows_kept, report.corrected, report.skipped))
        self.reasons.show_entries([*report.entries, *_read(entry)])


def _read(entry: Imported) -> list[Entry]:
    """The steps of the reading as entries, each with its reason."""
    found = []
    for step in entry.report.steps:
        text = tr("{label}: {value}", label=step.label, value=step.value)
        found.append(Entry("step", f"{text} ({step.why})" if step.why else text, 1))
    if not found and entry.report.heading():
        found.append(Entry("step", entry.report.heading(), 1))
    return found
