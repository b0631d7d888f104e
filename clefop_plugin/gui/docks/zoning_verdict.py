"""What the zonings say of one another, in a few bars and one sentence: the scenario against each, or who is closest."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.freshness import Freshness
from clefop_plugin.gui.widgets.plain import plain_html
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.gui.zoning_desk import ZoningDesk

MOST_BARS = 7


class Verdict(QWidget):
    """``comparing`` carries the two zonings of the bar that was clicked, or none for the link below."""

    comparing = pyqtSignal(str, str)

    def __init__(self, desk: ZoningDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.title, self._measure, self.sentence, self.foot = QLabel(), QLabel(), QLabel(), QLabel()
        small = colour_table.scaled(self.font(), 0.9)
        self.title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        wrap(self.title)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._measure, self.foot):
            label.setFont(small)
        wrap(self.foot)
        wrap(self.sentence)
        for label in (self.title, self._measure, self.foot):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.sentence.linkActivated.connect(lambda _address: self.comparing.emit("", ""))
        self.bars = Bars(selectable=True)
        self.bars.clicked.connect(lambda key: self.comparing.emit(*key.split("\t")))
        self.freshness = Freshness(
            desk.agreement, lambda failure: messages.show_details(tr("Agreement"), failure.details)
        )
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._measure, 0, Qt.AlignmentFlag.AlignTop)
        self._content = QWidget()
        box = QVBoxLayout(self._content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(round(self.fontMetrics().height() * 0.25))
        box.addLayout(head)
        box.addWidget(self.bars)
        box.addWidget(self.sentence)
        box.addWidget(self.foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.freshness)
        outer.addWidget(self._content)
        desk.agreement.changed.connect(self._follow)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Give the link the colour of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._desk.agreement.result is not None:
            self._fill(self._desk.agreement.result)

    def _follow(self) -> None:
        result = self._desk.agreement.result
        self._content.setVisible(result is not None)
        if result is not None:
            self._fill(result)

    def _fill(self, result: Any) -> None:
        from clefop_plugin.services.agreement_pair import closest_pairs

        own = self._desk.scenario()
        labels = {zoning.id: zoning.label for zoning in result.chosen}
        rows = closest_pairs(result, "v_measure", own)
        left_out = int(rows["partial"].sum())
        rows = rows[~rows["partial"]] if left_out < len(rows) else rows
        self.title.setText(
            tr("{scenario} against each zoning", scenario=labels[own]) if own else tr("Zonings that agree most")
        )
        self._measure.setText(tr("V-measure"))
        bars = [
            Bar(
                f"{row['first']}\t{row['second']}",
                labels[row["second"]] if own else f"{labels[row['first']]} / {labels[row['second']]}",
                row["value"],
                number(row["value"], 2),
            )
            for row in rows.head(MOST_BARS).to_dict(orient="records")
        ]
        self.bars.show_bars(bars)
        accent = colour_table.colours(self.palette()).accent.name()
        link = f'<a href="who" style="color:{accent}">{tr("Who cuts what")}</a>'
        self.sentence.setText(f"{plain_html(result.headline)} {link}" if result.headline else "")
        self.sentence.setVisible(bool(result.headline))
        foot = [tr("Weighted by {weight}.", weight=result.weight.label)]
        if len(rows) > MOST_BARS:
            foot.insert(0, tr("The {count} closest.", count=number(MOST_BARS)))
        if 0 < left_out < len(result.pairs):
            foot.append(tr("Where less than 90% of the residents can be compared is left out."))
        self.foot.setText(" ".join(foot))
