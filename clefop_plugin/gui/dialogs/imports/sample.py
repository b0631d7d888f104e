"""The first rows of a file, each column with what it is to the import in its header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import elided, line_height
from clefop_plugin.gui.widgets.plain import plain_tip

ROLE = Qt.ItemDataRole.UserRole + 1


def role_label(role: str) -> str:
    """What a column is, in a word or two."""
    words = {
        "key": tr("key"),
        "label": tr("name"),
        "zoning": tr("zoning"),
        "indicator": tr("indicator"),
        "read": tr("read"),
        "unread": tr("not read"),
    }
    return words.get(role, "")


class SampleModel(QAbstractTableModel):
    """Cells as the file has them."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._roles: Mapping[str, str] = {}
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, columns: Sequence[str], roles: Mapping[str, str], rows: Sequence[tuple[str, ...]]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._columns, self._roles, self._rows = tuple(columns), roles, tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Number of columns of the file."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; what is not read is paler."""
        if not index.isValid() or index.row() >= len(self._rows) or index.column() >= len(self._rows[index.row()]):
            return None
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text if len(text) <= 200 else text[:200] + "…"
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > 20:
            return plain_tip(text[:1000])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name of a column and what it is."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        name = self._columns[section]
        part = self._roles.get(name, "")
        if role == ROLE:
            return part
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain_tip(", ".join(word for word in (name, role_label(part)) if word))
        return None


class RoleHeader(QHeaderView):
    """Two lines a column: its name, and what it is in small type."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(super().sizeHint().width(), round(line_height(self.font()) * 2.6))

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802 (called by Qt)
        """As wide as the name or its role, within limits."""
        line = line_height(self.font())
        metrics = self.fontMetrics()
        texts = [str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")]
        texts.append(role_label(str(self.model().headerData(section, Qt.Orientation.Horizontal, ROLE) or "")))
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        return QSize(min(round(line * 14), widest + round(line * 1.2)), self.sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 (called by Qt)
        """Draw one header: the colour of the role is also said in words."""
        colours = colour_table.colours(self.palette())
        role = str(self.model().headerData(section, Qt.Orientation.Horizontal, ROLE) or "")
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        line = line_height(self.font())
        area = QRectF(rect)
        used = role not in ("", "unread")
        painter.save()
        painter.fillRect(area, colours.band)
        if used:
            painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width() - 1, 2), colours.accent)
        painter.setPen(QPen(colours.rule, 1.0))
        painter.drawLine(area.topRight(), area.bottomRight())
        inner = area.adjusted(line * 0.4, line * 0.2, -line * 0.4, 0)
        inner.setHeight(line)
        bold = colour_table.scaled(self.font(), 1, semibold=used)
        painter.setFont(bold)
        painter.setPen(colours.muted if role == "unread" else colours.text)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft), elided(bold, name, inner.width()))
        inner.moveTop(inner.bottom() + line * 0.05)
        small = colour_table.scaled(self.font(), 0.9, italic=role == "unread")
        painter.setFont(small)
        painter.setPen(colours.accent if used else colours.muted)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft), elided(small, role_label(role), inner.width()))
        painter.restore()


class SampleTable(QTableView):
    """The first rows, to look at."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("First rows of the file"))
        self.setModel(SampleModel())
        self.setHorizontalHeader(RoleHeader())
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setVisible(True)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.5))

    def show_rows(self, columns: Sequence[str], roles: Mapping[str, str], rows: Sequence[tuple[str, ...]]) -> None:
        """Replace the rows; columns as wide as what they hold, within limits."""
        self.model().show_rows(columns, roles, rows)
        metrics, line = self.fontMetrics(), self.fontMetrics().height()
        for position in range(len(columns)):
            cells = [row[position][:60] for row in rows if position < len(row)]
            widest = max([metrics.horizontalAdvance(cell) for cell in cells] or [0]) + line
            header = self.horizontalHeader().sectionSizeFromContents(position).width()
            self.setColumnWidth(position, min(round(line * 14), max(header, widest)))
