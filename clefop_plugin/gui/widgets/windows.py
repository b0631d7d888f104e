"""Parts that windows share: the line between their body and their buttons, and a size that the screen has room for."""

from __future__ import annotations

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QDialog, QFrame

#: The share of the height of the screen that a window never exceeds, its title bar aside.
OF_SCREEN = 0.95


def rule() -> QFrame:
    """A line across a window."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line


def resize(dialog: QDialog, wide: int, high: int) -> None:
    """Give a window its usual size, in lines of text, or what the screen has: its columns scroll."""
    line = dialog.fontMetrics().height()
    width, height = line * wide, line * high
    screen = dialog.screen()
    if screen is not None:
        room = screen.availableGeometry()
        width, height = min(width, room.width()), min(height, round(room.height() * OF_SCREEN) - line)
    dialog.resize(width, height)
