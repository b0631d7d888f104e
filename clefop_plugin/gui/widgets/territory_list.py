"""The list of the header: territories of the container, then perimeters, without a copy of thousands of names."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QIcon

from clefop_plugin.core.text import tr
from clefop_plugin.gui.members import Members
from clefop_plugin.gui.selection import Selection
from clefop_plugin.services.perimeters import PERIMETER
from clefop_plugin.services.profile_types import TerritoryRef


class TerritoryList(QAbstractListModel):
    """Rows are read from the selection when they are shown; only the current one has an icon."""

    def __init__(self, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._icon: tuple[int, QIcon] = (-1, QIcon())
        self.members = Members()
        self.perimeters: list[Any] = []

    def refill(self) -> None:
        """Read the selection again."""
        self.beginResetModel()
        self.members, self.perimeters = self._selection.members, self._selection.perimeters.kept
        self._icon = (-1, QIcon())
        self.endResetModel()

    def row_of(self, ref: TerritoryRef | None) -> int:
        """Row of a territory; -1 when it is not in the list (several together, another container)."""
        if ref is None:
            return -1
        if ref.kind == PERIMETER:
            rows = (row for row, kept in enumerate(self.perimeters, len(self.members)) if kept.ref == ref)
            return next(rows, -1)
        here = (ref.kind, ref.container) == (self._selection.kind, self._selection.container)
        return self.members.place(ref.code) if here else -1

    def ref(self, row: int) -> TerritoryRef | None:
        """The territory of a row."""
        if 0 <= row < len(self.members):
            return TerritoryRef(self._selection.kind, self._selection.container, self.members[row][0])
        kept = self.perimeters[row - len(self.members) : row - len(self.members) + 1] if row >= 0 else []
        return kept[0].ref if kept else None

    def name(self, row: int) -> str:
        """Name of a row, without its code."""
        count = len(self.members)
        return str(self.members[row][1] if row < count else self.perimeters[row - count].name)

    def set_icon(self, row: int, icon: QIcon) -> None:
        """Give the current row its icon."""
        self._icon = (row, icon)
        self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Territories and perimeters."""
        return 0 if parent is not None and parent.isValid() else len(self.members) + len(self.perimeters)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Code and name of a territory, or the name of a perimeter."""
        row = index.row()
        if not 0 <= row < len(self.members) + len(self.perimeters):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if row >= len(self.members):
                return f"{self.name(row)} · {tr('perimeter')}"
            code, name = self.members[row]
            return f"{code}  {name}" if name != code else name
        if role == Qt.ItemDataRole.DecorationRole and row == self._icon[0]:
            return self._icon[1]
        return None
