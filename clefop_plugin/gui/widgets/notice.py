"""A boxed notice: information, warning or success, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.wrapped import wrap


class Notice(QWidget):
    """A box with an icon, a semibold first line (may be empty), a text and buttons. ``kind``: info, alert, success."""

    def __init__(self, kind: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._title, self._text = QLabel(), QLabel()
        for label in (self._title, self._text):
            wrap(label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self._buttons = FlowLayout()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = self.fontMetrics().height()
        box = QVBoxLayout(self)
        box.setContentsMargins(round(line * 2.1), round(line * 0.6), round(line * 0.7), round(line * 0.6))
        box.setSpacing(round(line * 0.25))
        box.addWidget(self._title)
        box.addWidget(self._text)
        box.addLayout(self._buttons)

    def say(self, title: str, text: str = "", kind: str | None = None) -> None:
        """Set the words, and the kind when it changes; the notice shows itself."""
        self._kind = kind or self._kind
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        self.setVisible(True)
        self.update()

    def add_button(self, label: str, action: Callable[[], None]) -> QPushButton:
        """Add a button at the end of the notice; those that do not fit pass to the next line."""
        button = QPushButton(label)
        button.clicked.connect(lambda _checked=False: action())
        self._buttons.addWidget(button)
        button.show()
        return button

    def clear_buttons(self) -> None:
        """Remove every button."""
        self._buttons.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the edge and the icon."""
        colours = colour_table.colours(self.palette())
        fill, edge, name = {
            "info": (colours.info_ground, colours.second, "info"),
            "alert": (colours.alert_ground, colours.alert, "warning"),
            "success": (colours.success_ground, colours.success, "check"),
        }[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        line = self.fontMetrics().height()
        ink = colours.text if self._kind == "info" else edge
        icons.paint(painter, name, ink, QRectF(line * 0.6, line * 0.6, line * 1.05, line * 1.05))
