"""Declared contacts between blocks (bridge, ferry): those proposed for islands, with their length, to edit."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr, with_unit
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.block_groups import explanation
from clefop_plugin.gui.widgets.block_search import BlockSearch
from clefop_plugin.gui.widgets.row_list import RowList

Pair = tuple[str, str]


class LinkTable(QWidget):
    """The list follows the proposal until the user changes it; the reset button follows it again."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        title = tr("Declared links")
        self.setAccessibleName(title)
        self._names: dict[str, str] = {}
        self._proposed: tuple[Pair, ...] = ()
        self._own: tuple[Pair, ...] | None = None
        self._distance: Callable[[str, str], float | None] = lambda _left, _right: None
        self.left, self.right = (BlockSearch(hint, keeps=True) for hint in (tr("From the block"), tr("to the block")))
        self.add, self.reset = QPushButton(tr("Add the link")), QPushButton(tr("Back to the proposed links"))
        for button, action in ((self.add, self.add_link), (self.reset, self.follow_proposal)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, action=action: action())
        self.list = RowList(title)
        self.list.removed.connect(self._remove)
        self.none = explanation(tr("No link: blocks are joined by their common borders only."), self)
        self.left.picked.connect(lambda _code: self.right.setFocus())
        for field in (self.left, self.right):
            field.textChanged.connect(lambda _text: self._enable())
        self._lay_out(title)
        self._show()

    def offer(self, names: dict[str, str], proposed: tuple[Pair, ...], distance: Callable[[str, str], float]) -> None:
        """The blocks, the links proposed for those that touch no other, and how far two blocks are (km)."""
        self._names, self._proposed, self._distance = names, proposed, distance
        self.left.offer(names)
        self.right.offer(names)
        self._show()

    def load(self, links: tuple[Pair, ...] | None) -> None:
        """Show these links; None follows the proposal."""
        self._own = links
        self._show()

    def exact(self) -> tuple[Pair, ...] | None:
        """The links between known blocks, None while they are those proposed."""
        return None if self._own is None else tuple(pair for pair in self._own if set(pair) <= set(self._names))

    def links(self) -> tuple[Pair, ...]:
        """The links in force, proposed or not."""
        own = self.exact()
        return self._proposed if own is None else own

    def add_link(self) -> None:
        """Declare a link between the two blocks that are written."""
        pair = (self.left.code(), self.right.code())
        if not self._new(pair):
            return
        self._own = (*self.links(), pair)
        self.left.clear()
        self.right.clear()
        self.left.setFocus()
        self._show()
        self.changed.emit()

    def follow_proposal(self) -> None:
        """Forget the changes of the user."""
        self._own = None
        self._show()
        self.changed.emit()

    def _remove(self, position: int) -> None:
        links = self.links()
        self._own = links[:position] + links[position + 1 :]
        self._show()
        self.changed.emit()

    def _new(self, pair: Pair) -> bool:
        known = {frozenset(link) for link in self.links()}
        return all(pair) and pair[0] != pair[1] and frozenset(pair) not in known

    def _show(self) -> None:
        rows = []
        for left, right in self.links():
            names = f"{self._names.get(left, left)} – {self._names.get(right, right)}"
            origin = tr("proposed") if self._is_proposed((left, right)) else tr("added")
            distance = self._distance(left, right)
            rows.append((names, with_unit(distance, "km", 1) if distance is not None else number(None), origin))
        self.list.show_rows(rows)
        self.none.setVisible(not rows)
        self.reset.setEnabled(self._own is not None)
        self._enable()

    def _is_proposed(self, pair: Pair) -> bool:
        return frozenset(pair) in {frozenset(link) for link in self._proposed}

    def _enable(self) -> None:
        self.add.setEnabled(self._new((self.left.code(), self.right.code())))

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title)
        heading.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        fields.addWidget(self.left)
        fields.addWidget(self.right)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(round(self.fontMetrics().height() * 0.3))
        box.addWidget(heading)
        box.addWidget(
            explanation(
                tr(
                    "A bridge or a ferry: two blocks that share no border count as neighbours (km in a straight line "
                    "between centres)."
                ),
                self,
            )
        )
        box.addWidget(self.list)
        box.addWidget(self.none)
        box.addLayout(fields)
        box.addLayout(buttons)
