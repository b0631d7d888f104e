"""Two zonings looked at closely: who cuts what in words, cut zones and people concerned, flows, map and report."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.flow_chart import LEFT, FlowChart
from clefop_plugin.gui.widgets.wrapped import wrap

if TYPE_CHECKING:
    from clefop_plugin.services.agreement_pair import PairView

#: Sentences and cut zones shown before one asks for all of them; zones drawn in the flow chart.
SENTENCES, CUT_ZONES, DRAWN = 4, 6, 12


class PairDetail(QWidget):
    """``colouring`` and ``reporting`` carry the two ids, in the order that is shown."""

    colouring = pyqtSignal(str, str)
    reporting = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Any = None
        self.view: PairView | None = None
        self._everything = False
        bold = colour_table.scaled(self.font(), 1, semibold=True)
        small = colour_table.scaled(self.font(), 0.9)
        self.title, self.measures, self.words, self.cut_title = QLabel(), QLabel(), QLabel(), QLabel()
        self.flow_title, self.flow_note, self.flow_words = QLabel(), QLabel(), QLabel()
        for label in (self.title, self.cut_title, self.flow_title):
            label.setFont(bold)
        for label in (self.measures, self.flow_note):
            label.setFont(small)
        for label in self._labels():
            wrap(label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        for label in (self.words, self.measures):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.turn = QToolButton()
        self.turn.setText("⇄")
        self.turn.setAutoRaise(True)
        self.turn.setToolTip(tr("Exchange the two zonings"))
        self.turn.setAccessibleName(tr("Exchange the two zonings"))
        self.turn.clicked.connect(lambda _checked=False: self._turn())
        self.read_all = QPushButton()
        self.read_all.clicked.connect(lambda _checked=False: self._read_all())
        self.colour = QPushButton(tr("Colour the zones on the map"))
        self.colour.clicked.connect(lambda _checked=False: self._emit(self.colouring))
        self.report = QPushButton(tr("Report (HTML)"))
        self.report.clicked.connect(lambda _checked=False: self._emit(self.reporting))
        self.cut = Bars(selectable=True)
        self.cut.clicked.connect(self._show_zone)
        self.chart = FlowChart()
        self.chart.described.connect(self._describe)
        self.draw_all = QPushButton()
        self.draw_all.clicked.connect(lambda _checked=False: self._draw_all())
        self._lay_out()

    def show_pair(self, found: Any, first: str, second: str) -> None:
        """Look at two of the zonings of an agreement, by id."""
        from clefop_plugin.services.agreement_pair import pair_view

        self._found = found
        self.view = view = pair_view(found, first, second)
        self.title.setText(tr("{a} against {b}", a=view.first.label, b=view.second.label))
        self.measures.setText(_measures_line(view))
        self.words.setText("\n".join(f"• {sentence}" for sentence in view.sentences[:SENTENCES]))
        self.words.setVisible(bool(view.sentences))
        self.read_all.setVisible(len(view.sentences) > SENTENCES)
        self.read_all.setText(tr("Read all {count} sentences…", count=number(len(view.sentences))))
        self.colour.setToolTip(
            tr("Zones of “{a}” coloured by how they are spread over “{b}”", a=view.first.label, b=view.second.label)
        )
        self._show_cut(view)
        self._everything = False
        self._draw(view)

    def pair(self) -> tuple[str, str] | None:
        """Ids of the two zonings, in the order shown."""
        return None if self.view is None else (self.view.first.id, self.view.second.id)

    def _show_cut(self, view: PairView) -> None:
        people = sum(zone.people for zone in view.cut)
        if view.cut:
            self.cut_title.setText(
                tr(
                    "{cut} of the {count} zones of “{a}” are cut; {people} residents live there",
                    cut=number(len(view.cut)),
                    count=number(view.zones),
                    a=view.first.label,
                    people=number(people),
                )
            )
        else:
            self.cut_title.setText(tr("No zone of “{a}” is cut by “{b}”", a=view.first.label, b=view.second.label))
        widest = max((zone.apart for zone in view.cut), default=0.0) or 1.0
        bars = [Bar(zone.name, zone.name, zone.apart / widest, number(zone.apart)) for zone in view.cut[:CUT_ZONES]]
        spoken = "; ".join(
            tr(
                "{zone}: {pieces} pieces, {share} in {main}, {people} residents outside it",
                zone=zone.name,
                pieces=number(zone.pieces),
                share=percent(zone.main_share),
                main=zone.main,
                people=number(zone.apart),
            )
            for zone in view.cut[:CUT_ZONES]
        )
        self.cut.show_bars(bars, spoken=spoken)
        self.cut.setVisible(bool(bars))
        self.cut_note.setVisible(bool(bars))

    def _draw(self, view: PairView) -> None:
        flows, cut = view.flows, {zone.name for zone in view.cut}
        places = [flows.left.index(zone.name) for zone in view.cut]
        several = bool(cut) and len(places) < len(flows.left)
        if not self._everything and several:
            flows = flows.only(places[:DRAWN])
        self.flow_title.setText(tr("From “{a}” to “{b}”", a=view.first.label, b=view.second.label))
        shown = number(len(flows.left))
        note = tr(
            "Pale: the main zone. In colour: what is cut off from it ({weight}).", weight=self._found.weight.label
        )
        if several and not self._everything and len(places) > DRAWN:
            note = tr("The {count} zones most cut. {note}", count=shown, note=note)
        elif several and not self._everything:
            note = tr("The {count} cut zones. {note}", count=shown, note=note)
        self.flow_note.setText(note)
        self.draw_all.setVisible(several)
        self.draw_all.setText(
            tr("Draw only the cut zones")
            if self._everything
            else tr("Draw all {count} zones", count=number(len(view.flows.left)))
        )
        self.chart.show_flows(flows, self.flow_title.text())

    def _show_zone(self, name: str) -> None:
        if name in self.chart.names(LEFT):
            self.chart.point_at((LEFT, self.chart.names(LEFT).index(name)))
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self, words: str) -> None:
        self.flow_words.setText(words or tr("Point at a zone to read what it shares."))

    def _turn(self) -> None:
        if self.view is not None:
            self.show_pair(self._found, self.view.second.id, self.view.first.id)

    def _draw_all(self) -> None:
        if self.view is not None:
            self._everything = not self._everything
            self._draw(self.view)

    def _read_all(self) -> None:
        if self.view is not None:
            messages.show_details(self.title.text(), "\n".join(f"• {sentence}" for sentence in self.view.sentences))

    def _emit(self, signal: Any) -> None:
        if self.view is not None:
            signal.emit(self.view.first.id, self.view.second.id)

    def _labels(self) -> tuple[QLabel, ...]:
        return (
            self.title, self.measures, self.words, self.cut_title, self.flow_title, self.flow_note, self.flow_words
        )  # fmt: skip

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        self.cut_note = QLabel(tr("Residents outside the main zone"))
        self.cut_note.setFont(colour_table.scaled(self.font(), 0.9))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        actions = QWidget()
        flow = FlowLayout(actions)
        for button in (self.colour, self.report):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        actions.setSizePolicy(policy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(round(line * 0.35))
        box.addLayout(head)
        box.addWidget(self.measures)
        box.addWidget(self.words)
        box.addWidget(self.read_all, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(actions)
        box.addSpacing(round(line * 0.4))
        box.addWidget(self.cut_title)
        box.addWidget(self.cut_note)
        box.addWidget(self.cut)
        box.addSpacing(round(line * 0.4))
        box.addWidget(self.flow_title)
        box.addWidget(self.flow_note)
        box.addWidget(self.chart)
        box.addWidget(self.flow_words)
        box.addWidget(self.draw_all, 0, Qt.AlignmentFlag.AlignLeft)


def _measures_line(view: PairView) -> str:
    names = (("v_measure", tr("V-measure")), ("adjusted_rand", tr("Adjusted Rand")), ("mapcurves", tr("MapCurves")))
    parts = [f"{label} {number(view.measures[key], 2)}" for key, label in names]
    coverage = view.measures["coverage"]
    if math.isfinite(coverage) and coverage < 0.9995:
        parts.append(tr("{share} of the residents compared", share=percent(float(np.floor(coverage * 1000) / 1000), 1)))
    return " · ".join(parts)
