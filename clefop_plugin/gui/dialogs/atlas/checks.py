"""A short list of things to tick, with a search field when it is long."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.search import SearchField

ID = Qt.ItemDataRole.UserRole + 1
#: Lines of the list, and entries from which they are searched.
LINES, MANY = 7, 12


class CheckList(QWidget):
    """Entries (key, label) to tick. ``changed``: another set is ticked."""

    changed = pyqtSignal()

    def __init__(self, name: str, search: str) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(round(self.fontMetrics().height() * 1.25 * LINES))
        self.search = SearchField(search)
        self.every, self.none = QPushButton(tr("Tick all")), QPushButton(tr("Untick all"))
        for button, on in ((self.every, True), (self.none, False)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, on=on: self._tick_shown(on))
        self.search.textChanged.connect(lambda _text: self._filter())
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        row = QHBoxLayout()
        row.addWidget(self.every)
        row.addWidget(self.none)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.search)
        box.addWidget(self.list)
        box.addLayout(row)

    def offer(self, entries: Sequence[tuple[str, str]], ticked: Sequence[str] | None) -> None:
        """Replace the list; None ticks everything. Says nothing."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, label in entries:
            item = QListWidgetItem(label)
            item.setData(ID, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            on = ticked is None or key in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.search.clear()
        self.search.setVisible(len(entries) >= MANY)

    def ticked(self) -> list[str]:
        """Keys that are ticked, in order."""
        return [item.data(ID) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def all_ticked(self) -> bool:
        """Whether nothing is left out."""
        return len(self.ticked()) == self.list.count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick_shown(self, on: bool) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.changed.emit()

    def _filter(self) -> None:
        wanted = self.search.text().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())
