"""A part of a form under a heading that opens and closes it; closed, the heading still says what is set inside."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.paint import chevron, line_height, text_left, text_right, width_of


class SectionHeading(QAbstractButton):
    """Chevron, title in semibold, and at the right what the section holds."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary = ""
        self.toggled.connect(lambda _on: self._speak())
        self._speak()

    def summarise(self, text: str) -> None:
        """Say what is set inside."""
        if text != self._summary:
            self._summary = text
            self._speak()
            self.update()

    def sizeHint(self) -> QSize:
        """One line with room above and below."""
        return QSize(200, round(line_height(self.font()) * 1.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rule, chevron, title and summary."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, line = QRectF(self.rect()), line_height(self.font())
        painter.setPen(QPen(colours.rule, 1.0))
        painter.drawLine(QPointF(area.left(), 0.5), QPointF(area.right(), 0.5))
        ink = colours.accent if self.underMouse() else colours.text
        chevron(painter, QPointF(line * 0.35, area.center().y()), line * 0.2, ink, self.isChecked())
        inner = area.adjusted(line * 0.95, 0, -2, 0)
        bold = colour_table.scaled(self.font(), 1, semibold=True)
        used = text_left(painter, bold, ink, inner, self.text())
        small = colour_table.scaled(self.font(), 0.9)
        room = QRectF(inner.left() + used + line, inner.top(), inner.width() - used - line, inner.height())
        if width_of(small, self._summary) <= room.width():
            text_right(painter, small, colours.secondary, room, self._summary)
        else:
            text_left(painter, small, colours.secondary, room, self._summary)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0.5, 2.5, -0.5, -1.5))

    def _speak(self) -> None:
        state = tr("open") if self.isChecked() else tr("closed")
        self.setAccessibleName(", ".join(part for part in (self.text(), self._summary, state) if part))


class Section(QWidget):
    """Heading and content; closed at first. ``toggled`` says when it opens or closes."""

    toggled = pyqtSignal(bool)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading, self.content = SectionHeading(title), QWidget()
        self.content.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heading)
        box.addWidget(self.content)
        self.heading.toggled.connect(self._toggle)

    def open(self) -> None:
        """Show the content."""
        self.heading.setChecked(True)

    def _toggle(self, on: bool) -> None:
        self.content.setVisible(on)
        self.toggled.emit(on)
