"""The columns of a file in rows, each with what it holds and what the user says it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.services.importing.mapping import PLACES, ROLES, ColumnSaid

NAME, SAMPLE, ROLE, LABEL, UNIT, NUMERATOR, DENOMINATOR = range(7)
_FIELDS = {ROLE: "role", LABEL: "label", UNIT: "unit", NUMERATOR: "numerator", DENOMINATOR: "denominator"}
#: Cells of a column that are shown beside its name.
SHOWN_CELLS = 3


def role_words(role: str) -> str:
    """What a column may be, in words."""
    words = {
        "": tr("not read"),
        "key": tr("code of the commune"),
        "zoning": tr("zoning: codes of the zones"),
        "names": tr("names of these zones"),
        "count": tr("indicator: count"),
        "given": tr("indicator: given value"),
        "ratio": tr("indicator: ratio"),
        "title": tr("title of the training"),
        "organisation": tr("organisation"),
        "level": tr("level"),
        "domain": tr("domain"),
        "modality": tr("in person or at a distance"),
        "stream": tr("school, apprenticeship or adults"),
        "places": tr("number of places"),
        "url": tr("web page"),
        "place_name": tr("name of the place"),
        "departement": tr("département"),
        "coordinates": tr("latitude, longitude"),
        "start": tr("start of the session"),
        "end": tr("end of the session"),
        "state": tr("state of the session"),
        "formacode": tr("code {name}", name="Formacode"),
        "nsf": tr("code {name}", name="NSF"),
        "rome": tr("code {name}", name="ROME"),
        "rncp": tr("code {name}", name="RNCP"),
        "name": tr("name"),
        "second_name": tr("end of the name"),
        "address": tr("address"),
        "complement": tr("end of the address"),
        "postcode": tr("postcode"),
        "city": tr("town"),
        "phone": tr("telephone"),
        "email": tr("e-mail"),
        "website": tr("website"),
        "opening_hours": tr("opening hours"),
        "commune_code": tr("code of the commune"),
        "parent_id": tr("structure it is a branch of"),
        "network": tr("network"),
        "kind": tr("kind of structure"),
        "id": tr("identifier"),
        "lat": tr("latitude"),
        "lon": tr("longitude"),
        "x": tr("x in the projection of the file"),
        "y": tr("y in the projection of the file"),
    }
    return words.get(role, role)


class MappingModel(QAbstractTableModel):
    """One row a column of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = "zonings"
        self.said: list[ColumnSaid] = []
        self._samples: list[str] = []

    def show_said(self, theme: str, said: Sequence[ColumnSaid], sample: Sequence[tuple[str, ...]]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.theme, self.said = theme, list(said)
        self._samples = [
            " · ".join(dict.fromkeys(row[i][:30] for row in sample if i < len(row) and row[i]))
            for i in range(len(self.said))
        ]
        self._samples = [" · ".join(text.split(" · ")[:SHOWN_CELLS]) for text in self._samples]
        self.endResetModel()

    def counts(self) -> list[str]:
        """The columns that are counts: what a ratio may divide."""
        return [column.column for column in self.said if column.role == "count"]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of columns of the file."""
        return 0 if parent is not None and parent.isValid() else len(self.said)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Name, first cells, role, label, unit, numerator, denominator."""
        return 0 if parent is not None and parent.isValid() else 7

    def flags(self, index: QModelIndex) -> Any:
        """What is said may be changed where it means something."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self._is_asked(index) else usual

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts; what is not asked of a column is empty."""
        said = self.said[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._text(said, index)
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        if role == Qt.ItemDataRole.EditRole and index.column() in _FIELDS:
            return getattr(said, _FIELDS[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{said.column}, {role_words(said.role)}"
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what the user says."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in _FIELDS:
            return False
        changed = replace(self.said[index.row()], **{_FIELDS[index.column()]: str(value or "")})
        if changed != self.said[index.row()]:
            self.said[index.row()] = changed
            self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 6))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            tr("Column"),
            tr("First cells"),
            tr("What it is"),
            tr("Label"),
            tr("Unit"),
            tr("Numerator"),
            tr("Denominator"),
        )
        return names[section]

    def _is_asked(self, index: QModelIndex) -> bool:
        role, column = self.said[index.row()].role, index.column()
        if column in (NUMERATOR, DENOMINATOR):
            return role == "ratio"
        if column == LABEL:
            return role in ("zoning", "count", "given", "ratio")
        return column == ROLE or (column == UNIT and role in ("count", "given", "ratio"))

    def _text(self, said: ColumnSaid, index: QModelIndex) -> str:
        column = index.column()
        if column == NAME:
            return said.column
        if column == SAMPLE:
            return self._samples[index.row()]
        if column == ROLE:
            return role_words(said.role)
        return str(getattr(said, _FIELDS[column])) if self._is_asked(index) else ""


class MappingDelegate(QStyledItemDelegate):
    """Lists for the roles and the terms of ratios, texts for the rest."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        """A list that is open at once, or a line."""
        model = index.model()
        if index.column() not in (ROLE, NUMERATOR, DENOMINATOR):
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent)
        if index.column() == ROLE:
            for role in ROLES[model.theme]:
                combo.addItem(role_words(role), role)
        else:
            for name in model.counts():
                combo.addItem(name, name)
        combo.activated.connect(lambda _i: (self.commitData.emit(combo), self.closeEditor.emit(combo)))
        return combo

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:  # noqa: N802 (called by Qt)
        """Show what is said."""
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        editor.showPopup()

    def setModelData(  # noqa: N802 (called by Qt)
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex
    ) -> None:
        """Keep what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802 (called by Qt)
        """What is read stands out; the cells of the file are in small type."""
        super().initStyleOption(option, index)
        said = index.model().said[index.row()]
        colours = colour_table.colours(option.palette)
        if index.column() == SAMPLE:
            option.font = colour_table.scaled(option.font, 0.9)
        if index.column() in (NAME, ROLE) and said.role:
            option.font = colour_table.scaled(option.font, 1, semibold=True)
        if not said.role:
            option.palette.setColor(option.palette.ColorRole.Text, colours.muted)


class MappingTable(QTableView):
    """``told`` is emitted when the user changes what is said. A click, F2 or a key opens a list."""

    told = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Columns of the file and what they are"))
        self.setModel(MappingModel())
        self.setItemDelegate(MappingDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(round(line * 1.75))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.clicked.connect(self._open)
        self.model().dataChanged.connect(lambda *_range: self._follow())

    def show_said(self, theme: str, said: Sequence[ColumnSaid], sample: Sequence[tuple[str, ...]]) -> None:
        """Show what is said of the columns of a file."""
        self.model().show_said(theme, said, sample)
        line = self.fontMetrics().height()
        for column, width in ((NAME, 7.0), (SAMPLE, 6.4), (ROLE, 10.6), (LABEL, 6.0), (UNIT, 3.2), (NUMERATOR, 7.0)):
            self.setColumnWidth(column, round(line * width))
        self._show_columns()

    def _follow(self) -> None:
        self._show_columns()
        self.told.emit()

    def _show_columns(self) -> None:
        theme = self.model().theme
        ratio = any(column.role == "ratio" for column in self.model().said)
        self.setColumnHidden(LABEL, theme in PLACES)
        self.setColumnHidden(UNIT, theme != "indicators")
        for column in (NUMERATOR, DENOMINATOR):
            self.setColumnHidden(column, not (theme == "indicators" and ratio))

    def _open(self, index: QModelIndex) -> None:
        if index.column() in (ROLE, NUMERATOR, DENOMINATOR) and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
