"""Chips: rounded buttons that switch a filter, alone or with a menu of choices."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import elided, width_of


class Chip(QToolButton):
    """A checkable chip: a label and, when given, a count in semibold."""

    def __init__(self, label: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(label)
        self._count = "" if count is None else str(count)
        self.setCheckable(True)
        self.setAccessibleName(f"{label} {self._count}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Text with half an em of room on each side."""
        line = self.fontMetrics().height()
        bold = colour_table.scaled(self.font(), 1, semibold=True)
        width = width_of(self.font(), self.text()) + line * 1.3 + self._tail()
        if self._count:
            width += width_of(bold, self._count) + line * 0.3
        return QSize(round(width), round(line * 1.5))

    def minimumSizeHint(self) -> QSize:
        """A chip may be narrowed: its text is then cut in the middle."""
        return QSize(self.fontMetrics().height() * 3, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip from the palette."""
        colours = colour_table.colours(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        on = self.isChecked()
        edge = colours.accent if on or self.hasFocus() else colour_table.mix(colours.text, colours.base, 0.6)
        painter.setPen(QPen(edge, 1.6 if self.hasFocus() else 1.0))
        painter.setBrush(colours.chosen if on or self.underMouse() else colours.base)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self._text(painter, box, colours)

    def _text(self, painter: QPainter, box: QRectF, colours: colour_table.Colours) -> None:
        pad = self.fontMetrics().height() * 0.55
        inner = box.adjusted(pad, 0, -pad - self._tail(), 0)
        painter.setPen(colours.text)
        if self._count:
            bold = colour_table.scaled(self.font(), 1, semibold=True)
            painter.setFont(bold)
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
            inner.setRight(inner.right() - width_of(bold, self._count) - pad * 0.4)
        painter.setFont(self.font())
        text = elided(self.font(), self.text(), inner.width() + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _tail(self) -> float:
        return 0.0


class ChoiceChip(Chip):
    """A chip with a menu: none, one or several keys may be chosen; checked when some are."""

    chosen = pyqtSignal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, None, parent)
        self._label = label
        self._labels: dict[str, str] = {}
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Set the keys and labels of the menu; those chosen before stay so when they are still there."""
        before = self.keys()
        self._menu.clear()
        self._labels = dict(choices)
        for key, label in choices:
            action = self._menu.addAction(label)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in before)
            action.toggled.connect(self._changed)
        self.setVisible(bool(choices))
        self._show()

    def keys(self) -> set[str]:
        """Keys that are chosen."""
        return {action.data() for action in self._menu.actions() if action.isChecked()}

    def choose(self, keys: set[str]) -> None:
        """Choose exactly these keys, and say so once."""
        for action in self._menu.actions():
            action.blockSignals(True)
            action.setChecked(action.data() in keys)
            action.blockSignals(False)
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        keys = [key for key in self._labels if key in self.keys()]
        self.setChecked(bool(keys))
        text = self._label
        if keys:
            text = self._labels[keys[0]] + (f" + {len(keys) - 1}" if len(keys) > 1 else "")
        self.setText(text)
        self.setAccessibleName(f"{self._label} : {text}" if keys else self._label)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip and its chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.fontMetrics().height() * 0.2
        x, y = self.width() - self.fontMetrics().height() * 0.75, self.height() / 2
        painter.setPen(QPen(colour_table.colours(QGuiApplication.palette()).secondary, 1.35))
        painter.drawPolyline(
            QPolygonF([QPointF(x - size, y - size / 2), QPointF(x, y + size / 2), QPointF(x + size, y - size / 2)])
        )

    def _tail(self) -> float:
        return self.fontMetrics().height() * 0.8

    def nextCheckState(self) -> None:  # noqa: N802 (called by Qt)
        """A click opens the menu; only choosing changes the state."""
