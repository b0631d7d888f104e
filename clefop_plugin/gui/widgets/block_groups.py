"""Groups of blocks picked by name (kept together, kept apart), and blocks pinned to the seed of a territory."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.block_search import BlockSearch
from clefop_plugin.gui.widgets.fields import leave_wheel
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.row_list import RowList
from clefop_plugin.gui.widgets.wrapped import wrap

Group = tuple[str, ...]


def explanation(text: str, font_of: QWidget) -> QLabel:
    """One line of help in small type."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    wrap(label)
    label.setFont(colour_table.scaled(font_of.font(), 0.9))
    return label


class _Editor(QWidget):
    """What the two editors share: title, one line of help, a column to fill."""

    changed = pyqtSignal()

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._names: dict[str, str] = {}
        heading = QLabel(title)
        heading.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self.list = RowList(title)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(round(self.fontMetrics().height() * 0.3))
        self.box.addWidget(heading)
        self.box.addWidget(explanation(text, self))

    def _name(self, code: str) -> str:
        return self._names.get(code, code)


class BlockGroups(_Editor):
    """Picked blocks wait beside the button; the button makes a group of them. Blocks unknown to the form are kept
    aside: they come back with the blocks they belong to."""

    def __init__(self, title: str, text: str, verb: str, joint: str) -> None:
        super().__init__(title, text)
        self._joint = joint
        self._groups: list[Group] = []
        self._draft: list[str] = []
        self.search = BlockSearch(tr("Search for a block"))
        self.search.picked.connect(self.pick)
        self.search.setAccessibleName(f"{title} : {tr('Search for a block')}")
        self.add = QPushButton(verb)
        self.add.setAutoDefault(False)
        self.add.setEnabled(False)
        self.add.clicked.connect(lambda _checked=False: self.make_group())
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.add)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._chips.hide()
        self.list.removed.connect(self._remove)
        self.box.addLayout(row)
        self.box.addWidget(self._chips)
        self.box.addWidget(self.list)

    def offer(self, names: dict[str, str]) -> None:
        """The blocks one may pick, by code."""
        self._names = names
        self._draft = [code for code in self._draft if code in names]
        self.search.offer(names)
        self._show()

    def load(self, groups: tuple[Group, ...]) -> None:
        """Show these groups."""
        self._groups, self._draft = list(groups), []
        self._show()

    def exact(self) -> tuple[Group, ...]:
        """The groups made of known blocks."""
        return tuple(group for group in self._groups if all(code in self._names for code in group))

    def pick(self, code: str) -> None:
        """Put a block among those that wait."""
        if code and code not in self._draft:
            self._draft.append(code)
            self._show()

    def make_group(self) -> None:
        """Make a group of the blocks that wait."""
        if len(self._draft) > 1:
            self._groups.append(tuple(self._draft))
            self._draft = []
            self._show()
            self.search.setFocus()
            self.changed.emit()

    def _remove(self, position: int) -> None:
        self._groups.remove(self.exact()[position])
        self._show()
        self.changed.emit()

    def _drop(self, code: str) -> None:
        self._draft.remove(code)
        self._show()
        self.search.setFocus()

    def _show(self) -> None:
        self._flow.clear()
        for code in self._draft:
            chip = QToolButton()
            chip.setText(f"{self._name(code)}  ×")
            chip.setAccessibleName(tr("Remove: {text}", text=self._name(code)))
            chip.clicked.connect(lambda _checked=False, code=code: self._drop(code))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._draft))
        self._chips.updateGeometry()
        self.add.setEnabled(len(self._draft) > 1)
        self.list.show_rows([(self._joint.join(self._name(code) for code in group),) for group in self.exact()])


class BlockPins(_Editor):
    """A block, and the seed it is pinned to: blocks of one seed go together, those of two seeds never."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text)
        self._pins: list[tuple[str, str]] = []
        self.search = BlockSearch(tr("Search for a block"), keeps=True)
        self.search.setAccessibleName(f"{title} : {tr('Search for a block')}")
        self.seed = QComboBox()
        self.seed.setEditable(True)
        self.seed.setAccessibleName(tr("Seed territory"))
        self.seed.lineEdit().setPlaceholderText(tr("Seed territory"))
        self.seed.setMinimumContentsLength(8)
        leave_wheel(self.seed)
        self.add = QPushButton(tr("Pin"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda _checked=False: self.pin())
        self.search.picked.connect(lambda _code: self.seed.setFocus())
        self.search.textChanged.connect(lambda _text: self._enable())
        self.seed.editTextChanged.connect(lambda _text: self._enable())
        self.list.removed.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(self.search, 3)
        row.addWidget(self.seed, 2)
        row.addWidget(self.add)
        self.box.addLayout(row)
        self.box.addWidget(self.list)
        self._enable()

    def offer(self, names: dict[str, str]) -> None:
        """The blocks one may pin, by code."""
        self._names = names
        self.search.offer(names)
        self._show()

    def load(self, pins: tuple[tuple[str, str], ...]) -> None:
        """Show these pins: (block, seed)."""
        self._pins = list(pins)
        self._show()

    def exact(self) -> tuple[tuple[str, str], ...]:
        """The pins of known blocks."""
        return tuple(pin for pin in self._pins if pin[0] in self._names)

    def pin(self) -> None:
        """Pin the block that is written to the seed that is written; a block has one seed."""
        code, seed = self.search.code(), self.seed.currentText().strip()
        if not code or not seed:
            return
        self._pins = [pin for pin in self._pins if pin[0] != code] + [(code, seed)]
        self.search.clear()
        self._show()
        self.seed.setEditText(seed)
        self.search.setFocus()
        self.changed.emit()

    def _remove(self, position: int) -> None:
        self._pins.remove(self.exact()[position])
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        seeds = sorted({seed for _, seed in self.exact()})
        self.seed.clear()
        self.seed.addItems(seeds)
        self.seed.setCurrentIndex(-1)
        self.list.show_rows([(self._name(code), seed) for code, seed in self.exact()])
        self._enable()

    def _enable(self) -> None:
        self.add.setEnabled(bool(self.search.code() and self.seed.currentText().strip()))
