"""One zoning in the list: its tick, its line on the map, what it is, whom it covers, its weight."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QEvent, QLocale, QObject, QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from clefop_plugin.cartography.zoning_styles import Look
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.widgets import paint
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.header import ElidedLabel
from clefop_plugin.gui.widgets.inputs import Tick, WeightBox, tick_indent
from clefop_plugin.gui.widgets.line_sample import LineSample
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.zoning_choice import MOST_WEIGHT

if TYPE_CHECKING:
    from clefop_plugin.services.zoning_list import Coverage, ListedZoning


def coverage_text(coverage: Coverage) -> str:
    """Share of the residents that have a zone (of the communes when nobody is counted); 100 % only for all of them."""
    share = coverage.communes / coverage.of if math.isnan(coverage.residents) and coverage.of else coverage.residents
    if coverage.whole:
        return percent(1.0)
    return percent(min(share, 0.999), 1)


def coverage_words(coverage: Coverage) -> str:
    """Both shares in a sentence."""
    if coverage.whole:
        return tr("Every commune has a zone.")
    communes = tr("{count} of {of} communes have a zone", count=number(coverage.communes), of=number(coverage.of))
    if math.isnan(coverage.residents):
        return communes + "."
    return tr("{communes}, {share} of the residents.", communes=communes, share=coverage_text(coverage))


def facts(zoning: ListedZoning, wide: bool) -> str:
    """Second line of a row, what matters most first: it may be cut. What has a column in a wide panel is left out."""
    if zoning.is_scenario:
        day = QLocale().toString(
            QDate.fromString(zoning.created, Qt.DateFormat.ISODate), QLocale.FormatType.ShortFormat
        )
        count = tr("1 territory") if zoning.zones == 1 else tr("{count} territories", count=number(zoning.zones))
        parts = [count, tr("made on {day}", day=day) if day else ""]
    else:
        parts = [tr("1 zone") if zoning.zones == 1 else tr("{count} zones", count=number(zoning.zones))]
        if not wide and zoning.vintage is not None:
            parts.append(str(zoning.vintage))
    if not wide and not zoning.coverage.whole:
        parts.append(tr("covers {share}", share=coverage_text(zoning.coverage)))
    if zoning.cuts_communes:
        parts.append(tr("cuts communes"))
    return " · ".join(part for part in [*parts, zoning.producer] if part)


class ZoningRow(QWidget):
    """``ticked`` and ``weighed`` carry the id and what the user has set. Up and Down on a tick go from row to row."""

    ticked = pyqtSignal(str, bool)
    weighed = pyqtSignal(str, float)

    def __init__(self, zoning: ListedZoning, look: Look | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoning = zoning
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.tick = Tick(zoning.label)
        self.tick.setEnabled(zoning.zones > 0)
        self.tick.clicked.connect(lambda on: self.ticked.emit(zoning.id, on))
        self.tick.installEventFilter(self)
        small = colour_table.scaled(self.font(), 0.9)
        self.facts = ElidedLabel()
        self.facts.setFont(small)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.vintage, self.coverage = QLabel(), QLabel()
        self.vintage.setText("" if zoning.vintage is None else str(zoning.vintage))
        self.coverage.setText(coverage_text(zoning.coverage))
        self.coverage.setToolTip(plain_tip(coverage_words(zoning.coverage)))
        for label in (self.vintage, self.coverage):
            label.setFont(small)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setForegroundRole(QPalette.ColorRole.Text)
        self.weight = None if zoning.is_scenario else self._weight_box()
        self._lay_out(look)
        self.set_wide(False)

    def show_state(self, ticked: bool, weight: float) -> None:
        """Show what is chosen, without a signal."""
        self.tick.setChecked(ticked)
        if self.weight is not None:
            self.weight.blockSignals(True)
            self.weight.setValue(weight)
            self.weight.blockSignals(False)
        self._speak()

    def set_wide(self, wide: bool) -> None:
        """Give vintage and coverage columns of their own, or put them in the second line."""
        self.vintage.setVisible(wide)
        self.coverage.setVisible(wide)
        self.facts.setText(facts(self.zoning, wide))
        self.facts.setToolTip(plain_tip(f"{self.facts.text()}\n{coverage_words(self.zoning.coverage)}"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (called by Qt)
        """Go to the tick above or below with the arrows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._go(step)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline below."""
        painter = QPainter(self)
        painter.setPen(QPen(colour_table.colours(self.palette()).hairline, 1.0))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))

    def _go(self, step: int) -> None:
        rows = [row for row in self.parentWidget().findChildren(ZoningRow) if row.isVisible()]
        rows.sort(key=lambda row: row.y())
        here = rows.index(self) + step
        if 0 <= here < len(rows):
            rows[here].tick.setFocus(Qt.FocusReason.TabFocusReason)

    def _weight_box(self) -> WeightBox:
        box = WeightBox(tr("Weight of {zoning}", zoning=self.zoning.label), MOST_WEIGHT)
        box.valueChanged.connect(lambda value: self.weighed.emit(self.zoning.id, value))
        return box

    def _speak(self) -> None:
        zoning = self.zoning
        words = [zoning.label, facts(zoning, wide=False), coverage_words(zoning.coverage)]
        self.tick.setAccessibleName(", ".join(word for word in words if word))

    def _lay_out(self, look: Look | None) -> None:
        line = self.fontMetrics().height()
        second = QHBoxLayout()
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(0)
        indent = round(tick_indent(self))
        if look is not None:
            sample = LineSample(look.colour, look.width, look.dash)
            sample.setFixedWidth(indent - round(line * 0.3))
            second.addWidget(sample)
            second.addSpacing(round(line * 0.3))
        else:
            second.addSpacing(indent)
        second.addWidget(self.facts, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(round(line * 0.6), round(line * 0.25), round(line * 0.6), round(line * 0.3))
        grid.setHorizontalSpacing(round(line * 0.5))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.tick, 0, 0)
        grid.addLayout(second, 1, 0, 1, 4)
        widths = column_widths(self)
        for column, label in ((1, self.vintage), (2, self.coverage)):
            label.setFixedWidth(widths[column - 1])
            grid.addWidget(label, 0, column)
        if self.weight is not None:
            self.weight.setFixedWidth(weight_width(self))
            grid.addWidget(self.weight, 0, 3)
        else:
            grid.setColumnMinimumWidth(3, weight_width(self))


def column_widths(widget: QWidget) -> tuple[int, int]:
    """Widths of the columns of vintage and coverage."""
    metrics = QFontMetrics(colour_table.scaled(widget.font(), 0.9))
    line = widget.fontMetrics().height()
    vintage, coverage = (metrics.horizontalAdvance(label) + 2 for label in (tr("Vintage"), tr("Coverage")))
    return max(vintage, round(line * 3.2)), max(coverage, round(line * 3.9))


def weight_width(widget: QWidget) -> int:
    """Width of the column of weights."""
    return round(widget.fontMetrics().height() * 3.9)


class FamilyHeading(QToolButton):
    """The heading of a family: opens and closes its rows; ``toggled`` tells."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(self.fontMetrics().height() * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw chevron and name on a band."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        line = paint.line_height(self.font())
        painter.fillRect(area, colours.band)
        painter.setPen(QPen(colours.hairline, 1.0))
        painter.drawLine(QPointF(0, area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5))
        paint.chevron(painter, QPointF(line * 0.95, area.center().y()), line * 0.2, colours.secondary, self.isChecked())
        inner = area.adjusted(line * 1.6, 0, -line * 0.6, 0)
        paint.text_left(painter, colour_table.scaled(self.font(), 1, semibold=True), colours.text, inner, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1.5, -1.5))
