"""Make a set of indicators: choose, put in order, name, save; import and export it as a small JSON file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import folders, icons
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.search import SearchField
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.indicator_sets import LARGEST_FILE, LONGEST_NAME, IndicatorSet, from_json, own_set, to_json
from clefop_plugin.services.profile_types import Figure

ID = Qt.ItemDataRole.UserRole + 1


class IndicatorSetDialog(QDialog):
    """``result_set`` is the set to keep when the dialog is accepted; ``removed`` when it is to be deleted."""

    def __init__(self, figures: Sequence[Figure], start: IndicatorSet, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Set of indicators"))
        self._labels = {figure.id: (figure.label, figure.theme) for figure in figures}
        self._names = set(names)
        self._first_name = start.name if start.own else ""
        self.removed = False
        self.name = QLineEdit(self._first_name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(tr("Name of the set"))
        self.name.setAccessibleName(tr("Name of the set"))
        self.search = SearchField(tr("Search for an indicator"))
        self.available = self._list(tr("Indicators of the workspace"))
        self.chosen = self._list(tr("Indicators of the set, in order"))
        self.chosen.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.chosen.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.up, self.down = self._move_button("up", tr("Move up"), -1), self._move_button("down", tr("Move down"), 1)
        self.add_button, self.take_button = QPushButton(tr("Add")), QPushButton(tr("Remove"))
        self.notice = QLabel()
        wrap(self.notice)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setFont(colour_table.scaled(self.font(), 0.9))
        self._buttons()
        self._lay_out()
        self.put(start.indicators)
        self._connect()
        self._follow()

    def result_set(self) -> IndicatorSet:
        """The set as it is in the dialog."""
        return own_set(self.name.text(), self.ids())

    def ids(self) -> list[str]:
        """Ids of the set in order."""
        return [self.chosen.item(i).data(ID) for i in range(self.chosen.count())]

    def put(self, ids: Sequence[str]) -> None:
        """Fill the set; ids that the workspace does not have are kept, under their own name."""
        self.chosen.clear()
        for identifier in dict.fromkeys(ids):
            self.chosen.addItem(self._item(identifier))
        self._fill_available()
        self._follow()

    def add_chosen(self) -> None:
        """Put the indicators that are selected at the left at the end of the set."""
        for item in self.available.selectedItems():
            self.chosen.addItem(self._item(item.data(ID)))
        self._fill_available()
        self.chosen.setCurrentRow(self.chosen.count() - 1)
        self._follow()

    def take_chosen(self) -> None:
        """Take those selected at the right out of the set."""
        for item in self.chosen.selectedItems():
            self.chosen.takeItem(self.chosen.row(item))
        self._fill_available()
        self._follow()

    def move(self, step: int) -> None:
        """Move the current indicator up (-1) or down (1)."""
        row = self.chosen.currentRow()
        if row >= 0 and 0 <= row + step < self.chosen.count():
            item = self.chosen.takeItem(row)
            self.chosen.insertItem(row + step, item)
            self.chosen.setCurrentRow(row + step)

    def read_file(self, path: Path) -> None:
        """Take name and indicators from a file; one that is no set says so and changes nothing."""
        try:
            with path.open(encoding="utf-8") as file:
                found = from_json(file.read(LARGEST_FILE + 1))
        except (OSError, UnicodeDecodeError) as error:
            self.notice.setText(tr("The file {name} cannot be read: {error}", name=path.name, error=error))
            return
        except InputError as error:
            self.notice.setText(str(error))
            return
        folders.remember_folder(path)
        self.name.setText(found.name)
        self.put(found.indicators)

    def write_file(self, path: Path) -> None:
        """Write the set as a file."""
        if path.suffix.lower() != ".json":
            path = path.with_name(path.name + ".json")
        try:
            path.write_text(to_json(self.result_set()), encoding="utf-8")
        except OSError as error:
            self.notice.setText(tr("The file {name} cannot be written: {error}", name=path.name, error=error))
            return
        folders.remember_folder(path)
        self.notice.setText(tr("The set is in {name}.", name=path.name))

    def _follow(self) -> None:
        name = " ".join(self.name.text().split())
        ready = bool(name) and self.chosen.count() > 0
        self.save.setEnabled(ready)
        self.export_button.setEnabled(ready)
        count = tr("{count} indicators", count=number(self.chosen.count()))
        self.chosen_title.setText(tr("In the set: {count}", count=count))
        unknown = sum(identifier not in self._labels for identifier in self.ids())
        said = []
        if name and name != self._first_name and name in self._names:
            said.append(tr("A set has this name: saving replaces it."))
        if unknown == 1:
            said.append(tr("One indicator of the set is not in this workspace."))
        elif unknown:
            said.append(tr("{count} indicators of the set are not in this workspace.", count=number(unknown)))
        self.notice.setText(" ".join(said))

    def _fill_available(self) -> None:
        there = set(self.ids())
        words = self.search.text().casefold().split()
        self.available.clear()
        for identifier, (label, theme) in self._labels.items():
            text = f"{label} {theme}".casefold()
            if identifier not in there and all(word in text for word in words):
                self.available.addItem(self._item(identifier))

    def _item(self, identifier: str) -> QListWidgetItem:
        label, theme = self._labels.get(identifier, (identifier, tr("not in this workspace")))
        item = QListWidgetItem(label)
        item.setData(ID, identifier)
        item.setToolTip(f"{label}\n{theme}" if theme else label)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}, {theme}" if theme else label)
        return item

    def _list(self, name: str) -> QListWidget:
        found = QListWidget()
        found.setAccessibleName(name)
        found.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        found.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return found

    def _move_button(self, icon: str, label: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon, self.palette()))
        button.setToolTip(label)
        button.setAccessibleName(label)
        button.clicked.connect(lambda: self.move(step))
        return button

    def _buttons(self) -> None:
        self.box = QDialogButtonBox()
        self.save = self.box.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.box.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.import_button, self.export_button = QPushButton(tr("Import…")), QPushButton(tr("Export…"))
        self.delete_button = QPushButton(tr("Delete this set"))
        self.delete_button.setVisible(bool(self._first_name))
        # Enter saves, wherever it is pressed.
        others = (self.add_button, self.take_button, self.import_button, self.export_button, self.delete_button)
        for button in others:
            button.setAutoDefault(False)
        self.save.setDefault(True)

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self._follow())
        self.search.textChanged.connect(lambda _text: self._fill_available())
        self.add_button.clicked.connect(lambda: self.add_chosen())
        self.take_button.clicked.connect(lambda: self.take_chosen())
        self.available.itemDoubleClicked.connect(lambda _item: self.add_chosen())
        self.chosen.itemDoubleClicked.connect(lambda _item: self.take_chosen())
        self.import_button.clicked.connect(lambda: self._import())
        self.export_button.clicked.connect(lambda: self._export())
        self.delete_button.clicked.connect(lambda: self._delete())
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.reject)

    def _import(self) -> None:
        kinds = tr("Sets of indicators (*.json)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Import a set of indicators"), folders.folder(), kinds)
        if path:
            self.read_file(Path(path))

    def _export(self) -> None:
        name = "".join(c if c.isalnum() or c in "-_ " else "-" for c in self.result_set().name)
        kinds = tr("Sets of indicators (*.json)")
        proposed = str(Path(folders.folder()) / f"{name}.json")
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the set of indicators"), proposed, kinds)
        if path:
            self.write_file(Path(path))

    def _delete(self) -> None:
        self.removed = True
        self.accept()

    def _lay_out(self) -> None:
        self.chosen_title = QLabel()
        grid = QGridLayout()
        grid.addWidget(QLabel(tr("In the workspace")), 0, 0)
        grid.addWidget(self.chosen_title, 0, 2)
        grid.addWidget(self.search, 1, 0)
        grid.addWidget(self.name, 1, 2)
        grid.addWidget(self.available, 2, 0)
        middle = QVBoxLayout()
        middle.addStretch(1)
        for button in (self.add_button, self.take_button):
            middle.addWidget(button)
        arrows = QHBoxLayout()
        arrows.addStretch(1)
        arrows.addWidget(self.up)
        arrows.addWidget(self.down)
        arrows.addStretch(1)
        middle.addLayout(arrows)
        middle.addStretch(1)
        grid.addLayout(middle, 2, 1)
        grid.addWidget(self.chosen, 2, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        for button in (self.import_button, self.export_button, self.delete_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.box)
        box = QVBoxLayout(self)
        box.addLayout(grid, 1)
        box.addWidget(self.notice)
        box.addLayout(foot)
        line = self.fontMetrics().height()
        self.resize(line * 44, line * 28)
