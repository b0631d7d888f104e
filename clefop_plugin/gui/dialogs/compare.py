"""Pinned territories side by side, with the region: a window that follows the pins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.dialogs.compare_model import CompareDelegate, CompareModel
from clefop_plugin.gui.folders import remember_folder, writable_folder
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets.states import PATIENCE_MS, LoadingView, StateView
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.comparison import Comparison
from clefop_plugin.services.comparison_text import as_csv, comparison_rows
from clefop_plugin.services.profile_types import TerritoryRef

OWNER = "compare"
#: Size in lines of text.
WIDTH_LINES, HEIGHT_LINES = 52, 40
LABEL_LINES, LEAST_LABEL_LINES, VALUE_LINES = 18, 9, 7


class _Table(QTableView):
    """A table that tells when it has another width."""

    resized = pyqtSignal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class CompareDialog(QDialog):
    """Reads in the background, in the queue of what takes long: clicks on the map do not wait for it."""

    def __init__(self, parent: QWidget | None, selection: Selection) -> None:
        super().__init__(parent)
        self._selection = selection
        self.setObjectName("ClefopCompare")
        self.setWindowTitle(tr("Territories side by side"))
        self.model = CompareModel()
        self.table = self._make_table()
        self.state, self.loading = StateView(), LoadingView(self._cancel)
        self.stack = QStackedWidget()
        for page in (self.state, self.loading, self.table):
            self.stack.addWidget(page)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PATIENCE_MS)
        self._delay.timeout.connect(lambda: self.stack.setCurrentWidget(self.loading))
        self.copy = QPushButton(tr("Copy the table"))
        self.save = QPushButton(tr("Save as CSV…"))
        self._lay_out()
        selection.pins.changed.connect(self.ask)
        selection.session.changed.connect(self.ask)
        selection.session.closed.connect(self.reject)
        self.finished.connect(lambda _result: self._forget())
        self.ask()

    def ask(self) -> None:
        """Read the pinned territories."""
        refs, reader = list(self._selection.pins.refs), self._selection.session.comparer
        self._enable(False)
        if not refs or reader is None:
            self._delay.stop()
            self._forget()
            self.state.say(
                "pin",
                tr("No territory is pinned"),
                tr("Choose a territory and click the pin above its panel; two or three can be compared."),
            )
            self.stack.setCurrentWidget(self.state)
            return
        self.loading.report(0.0, tr("The map remains usable."))
        self._delay.start()

        def compare(profiles: Any, progress: Progress) -> Comparison:
            return profiles.comparison(refs, progress)

        reader.ask(OWNER, compare, lambda found: self._answered(refs, found), self._failed, self.loading.report)

    def text(self) -> str:
        """The table for the clipboard: tabs between cells, in the order shown."""
        return as_csv(self._rows(), "\t")

    def save_csv(self, path: Path) -> None:
        """Write the table; a spreadsheet opens it with its accents."""
        try:
            path.write_text(as_csv(self._rows()), encoding="utf-8-sig", newline="")
        except OSError as error:
            messages.warning(
                self._selection.session.iface,
                tr("{file} cannot be written: {reason}", file=path.name, reason=error.strerror or ""),
            )

    def _rows(self) -> list[list[str]]:
        known = self.model.comparison
        if known is None:
            return []
        return comparison_rows(Comparison(known.identities, known.whole, tuple(self.model.lines)))

    def _share_width(self) -> None:
        """A third for the labels, the rest for the values: at least what a number needs, with a scroll bar then."""
        count, line = self.model.columnCount() - 1, self.fontMetrics().height()
        if count < 1:
            return
        room = self.table.viewport().width()
        label = min(line * LABEL_LINES, max(line * LEAST_LABEL_LINES, room // 3))
        self.table.setColumnWidth(0, label)
        for column in range(1, count + 1):
            self.table.setColumnWidth(column, max(line * VALUE_LINES, (room - label) // count))

    def _answered(self, refs: list[TerritoryRef], comparison: Comparison) -> None:
        # An answer that was on its way when the pins changed is that of the pins before.
        if refs == self._selection.pins.refs:
            self._show(comparison)

    def _show(self, comparison: Comparison) -> None:
        self._delay.stop()
        self.model.show(comparison)
        self._share_width()
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.resizeRowsToContents()
        self.stack.setCurrentWidget(self.table)
        self._enable(True)

    def _failed(self, failure: Failure) -> None:
        self._delay.stop()
        self.state.say(
            "warning",
            tr("The workspace does not answer"),
            failure.sentence,
            (tr("Try again"), self.ask),
            (tr("Details…"), lambda: messages.show_details(self.windowTitle(), failure.details)),
            alert=True,
        )
        self.stack.setCurrentWidget(self.state)

    def _cancel(self) -> None:
        self._delay.stop()
        self._forget()
        self.state.say("info", tr("Reading stopped"), tr("Nothing was changed."), (tr("Read again"), self.ask))
        self.stack.setCurrentWidget(self.state)

    def _forget(self) -> None:
        if self._selection.session.comparer is not None:
            self._selection.session.comparer.forget(OWNER)

    def _ask_file(self) -> None:
        start = str(Path(writable_folder()) / tr("comparison.csv"))
        name, _ = QFileDialog.getSaveFileName(self, tr("Save as CSV…"), start, "CSV (*.csv)")
        if name:
            path = Path(name).with_suffix(".csv")
            remember_folder(path)
            self.save_csv(path)

    def _enable(self, on: bool) -> None:
        self.note.setVisible(on)
        for button in (self.copy, self.save):
            button.setEnabled(on)

    def _make_table(self) -> QTableView:
        table = _Table()
        table.resized.connect(self._share_width)
        table.setModel(self.model)
        table.setItemDelegate(CompareDelegate(table))
        table.setAccessibleName(tr("Territories side by side"))
        table.setShowGrid(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setSortingEnabled(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setMinimumSectionSize(self.fontMetrics().height() * 4)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.model.layoutChanged.connect(table.resizeRowsToContents)
        return table

    def _lay_out(self) -> None:
        self.note = QLabel(
            tr("Under each value: its gap to the region. The one that is the farthest from it is marked in each row.")
        )
        wrap(self.note)
        close = QPushButton(tr("Close"))
        self.copy.clicked.connect(lambda _checked=False: QApplication.clipboard().setText(self.text()))
        self.save.clicked.connect(lambda _checked=False: self._ask_file())
        close.clicked.connect(lambda _checked=False: self.reject())
        close.setDefault(True)
        foot = QHBoxLayout()
        for button in (self.copy, self.save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.addWidget(self.note)
        box.addWidget(self.stack, 1)
        box.addLayout(foot)
        line = self.fontMetrics().height()
        self.resize(line * WIDTH_LINES, line * HEIGHT_LINES)
