"""The reference zonings as a table: a tick, the name, the number of zones, the weight and a bar of its share."""

from __future__ import annotations

import itertools

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy, QWidget

from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.dialogs.generate.data import Zoning
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.fields import RealField
from clefop_plugin.gui.widgets.histogram import Weight
from clefop_plugin.gui.widgets.paint import frame
from clefop_plugin.gui.widgets.plain import plain_tip

#: Weight shown for a zoning nobody has chosen yet.
USUAL_WEIGHT = 0.1
MOST_WEIGHT = 1000.0


class _Row:
    """The widgets of one zoning."""

    def __init__(self, zoning: Zoning) -> None:
        self.id = zoning.id
        self.tick = QCheckBox(zoning.label.replace("&", "&&"))
        # A narrow window cuts a long name: the tool tip has it whole.
        self.tick.setMinimumWidth(self.tick.fontMetrics().height() * 7)
        self.tick.setToolTip(plain_tip(zoning.label))
        self.count = QLabel(number(zoning.zones))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setAccessibleName(tr("{count} zones", count=number(zoning.zones)))
        self.weight = RealField(tr("Weight of {zoning}", zoning=zoning.label), MOST_WEIGHT, 2, 0.05)
        self.weight.load(USUAL_WEIGHT)
        self.bar = Weight()
        self.widgets: tuple[QWidget, ...] = (self.tick, self.count, self.weight, self.bar)

    def counts(self) -> bool:
        """Whether this zoning is a reference."""
        return self.tick.isChecked() and self.weight.value() > 0


class References(QWidget):
    """One row a zoning, those that count first. The zoning the blocks are made of is no reference: it is hidden."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Reference zonings"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rows: list[_Row] = []
        self._blocks = ""
        self._order: tuple[str, ...] = ()
        line = self.fontMetrics().height()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.setContentsMargins(round(line * 0.6), round(line * 0.25), round(line * 0.6), round(line * 0.25))
        self._grid.setHorizontalSpacing(round(line * 0.5))
        self._grid.setVerticalSpacing(round(line * 0.3))

    def offer(self, zonings: tuple[Zoning, ...], chosen: dict[str, float]) -> None:
        """List the zonings, the heaviest of those proposed first."""
        for i, zoning in enumerate(sorted(zonings, key=lambda z: -chosen.get(z.id, 0.0))):
            row = _Row(zoning)
            row.tick.toggled.connect(lambda _on: self._follow())
            row.weight.valueChanged.connect(lambda _value: self._follow())
            for column, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, i, column)
            self._rows.append(row)
        self.load(tuple(chosen.items()))

    def load(self, references: tuple[tuple[str, float], ...]) -> None:
        """Tick these references with their weights, and no other."""
        weights = dict(references)
        self._order = tuple(weights)
        self.blockSignals(True)
        for row in self._rows:
            row.weight.load(weights.get(row.id, row.weight.exact()))
            row.tick.setChecked(row.id in weights)
        self.blockSignals(False)
        self._follow()

    def exclude(self, blocks: str) -> None:
        """Hide the zoning the blocks are made of."""
        self._blocks = blocks
        self._follow()

    def values(self) -> tuple[tuple[str, float], ...]:
        """The references that count: (zoning, weight), in the order they were loaded, then that of the table."""
        found = {row.id: row.weight.exact() for row in self._rows if row.counts() and row.id != self._blocks}
        first = [zoning for zoning in self._order if zoning in found]
        return tuple((zoning, found[zoning]) for zoning in (*first, *(z for z in found if z not in first)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the hairlines between rows."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        frame(painter, self.rect(), colours)
        shown = [row for row in self._rows if row.id != self._blocks]
        painter.setPen(QPen(colours.hairline, 1.0))
        for above, below in itertools.pairwise(shown):
            y = (above.weight.geometry().bottom() + below.weight.geometry().top()) // 2
            painter.drawLine(1, y, self.width() - 2, y)

    def _follow(self) -> None:
        shown = [row for row in self._rows if row.id != self._blocks]
        widest = max([row.weight.value() for row in shown if row.counts()] + [1e-9])
        total = sum(row.weight.value() for row in shown if row.counts())
        for row in self._rows:
            for widget in row.widgets:
                widget.setVisible(row.id != self._blocks)
            row.weight.setEnabled(row.tick.isChecked())
            value = row.weight.value() if row.counts() else 0.0
            row.bar.show_length(value / widest)
            row.bar.setToolTip(tr("{share} of all weights", share=percent(value / total if total else 0.0)))
        self.update()
        self.changed.emit()
