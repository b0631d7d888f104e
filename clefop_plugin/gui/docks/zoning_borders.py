"""Third page of the panel of zonings: the borders that the ticked ones share, their legend, and how to read them."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.comparison_styles import BORDER_WIDTHS, BorderClass
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.computation import State
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.border_legend import BorderLegend
from clefop_plugin.gui.widgets.freshness import Freshness
from clefop_plugin.gui.widgets.inputs import Tick
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.states import PrimaryButton, StateView
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.gui.zoning_desk import ZoningDesk
from clefop_plugin.gui.zoning_maps import BY_COUNT, BY_WEIGHT


class BordersPage(QWidget):
    """``bordering`` asks for the layer on the map, ``listing`` for the list of zonings."""

    bordering = pyqtSignal()
    listing = pyqtSignal()

    def __init__(self, desk: ZoningDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.width_by = QComboBox()
        self.width_by.setAccessibleName(tr("What makes a line wide"))
        self.width_by.setToolTip(tr("What makes a line wide"))
        self.width_by.addItem(tr("Width by number of zonings"), BY_COUNT)
        self.width_by.addItem(tr("Width by the weights"), BY_WEIGHT)
        self.width_by.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.width_by.activated.connect(lambda _i: self._widen())
        self.add = PrimaryButton(tr("Add to the map"))
        self.add.clicked.connect(lambda _checked=False: self.bordering.emit())
        self.outlines = Tick(tr("Draw the outlines of the zonings too"))
        self.outlines.clicked.connect(lambda on: desk.maps.hide_outlines(not on))
        self.freshness = Freshness(desk.borders, lambda failure: messages.show_details(tr("Borders"), failure.details))
        self.title, self.reading, self.compared = QLabel(), QLabel(), QLabel()
        self.legend, self.notice = BorderLegend(), Notice()
        self.see_list = QPushButton(tr("Change ticks and weights"))
        self.see_list.clicked.connect(lambda _checked=False: self.listing.emit())
        self.state = StateView()
        self._lay_out()
        desk.listed.connect(self.follow)
        desk.borders.changed.connect(self.follow)
        desk.maps.done.connect(lambda _words: self.follow())
        choice = desk.session.zonings
        choice.ticked_changed.connect(self.follow)
        desk.session.project.layerTreeRoot().visibilityChanged.connect(self._see_map)
        self.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Say whether the layer is on the map."""
        super().showEvent(event)
        self.follow()

    def follow(self) -> None:
        """Show the result there is, or what is needed to have one."""
        computation = self._desk.borders
        if computation.result is not None:
            self._fill(computation.result)
            self._stack.setCurrentWidget(self._content)
        elif computation.state in (State.COMPUTING, State.FAILED, State.STOPPED):
            self._stack.setCurrentWidget(self._blank)
        else:
            self.state.say(
                "overlay",
                tr("No zoning is ticked"),
                tr("Tick the zonings whose borders you want to compare: the lines they share appear on the map."),
                (tr("See the list"), self.listing.emit),
            )
            self._stack.setCurrentWidget(self.state)
        self._see_map()

    def dispose(self) -> None:
        """Cut the link with the project: called when the plugin is unloaded."""
        self._desk.session.project.layerTreeRoot().visibilityChanged.disconnect(self._see_map)

    def _fill(self, result: Any) -> None:
        found = result.found
        free = BorderClass(
            tr("no zoning"), palettes.BORDERS[0], BORDER_WIDTHS[0], float(found.kilometres.get(0, 0.0)), ""
        )
        self.legend.show_classes([*self._desk.maps.border_classes(), free])
        self.title.setText(
            tr("{count} zonings compared", count=number(len(found.chosen)))
            if len(found.chosen) > 1
            else tr("1 zoning compared")
        )
        sentences = [
            tr("A wide, dark line separates nearly all the zonings at once: a territory across it meets them all."),
            *found.sentences,
        ]
        self.reading.setText("\n".join(sentences) if len(found.chosen) > 1 else "")
        self.reading.setVisible(len(found.chosen) > 1)
        weights = dict(self._desk.borders.result_key.weights)
        lines = [
            tr("{label}: weight {weight}", label=zoning.label, weight=number(weights[zoning.id], 2))
            for zoning in found.chosen
        ]
        self.compared.setText("\n".join(lines))
        if found.notes:
            self.notice.say("", " ".join(found.notes), "info")
        else:
            self.notice.hide()

    def _widen(self) -> None:
        self._desk.maps.widen(str(self.width_by.currentData()))
        self.follow()

    def _see_map(self, *_node: Any) -> None:
        there = self._desk.maps.borders_layer() is not None
        self.add.setVisible(not there)
        self.outlines.setVisible(there)
        self.outlines.setChecked(not self._desk.maps.outlines_hidden())

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        margin = round(line * 0.6)
        self.title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self.compared.setFont(colour_table.scaled(self.font(), 0.9))
        for label in (self.title, self.reading, self.compared):
            wrap(label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._content, self._blank = QWidget(), QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.setSpacing(round(line * 0.5))
        inside.addWidget(self.add)
        inside.addWidget(self.width_by)
        inside.addWidget(self.legend)
        inside.addWidget(self.outlines)
        inside.addWidget(self.reading)
        inside.addWidget(self.notice)
        inside.addWidget(self.title)
        inside.addWidget(self.compared)
        inside.addWidget(self.see_list, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self._stack = QStackedWidget()
        for page in (self._content, self._blank, self.state):
            self._stack.addWidget(page)
        fresh = QVBoxLayout()
        fresh.setContentsMargins(margin, round(line * 0.3), margin, 0)
        fresh.addWidget(self.freshness)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(fresh)
        box.addWidget(scrolled(self._stack), 1)
