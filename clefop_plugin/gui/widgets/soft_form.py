"""A form whose answers can still be read while they cannot be changed."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QApplication, QWidget

from clefop_plugin.gui.widgets import palette as colour_table

DISABLED = "QWidget:disabled {{ color: {ink}; }} QLabel:disabled {{ background: transparent; }}"


class SoftForm(QWidget):
    """Turned off while something works, it takes a softer grey than that of the theme."""

    def changeEvent(self, event: QEvent) -> None:
        """Change the ink when the form is turned on or off."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.EnabledChange:
            return
        palette = QPalette(QApplication.palette())
        ink = colour_table.colours(self.palette()).muted
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, ink)
        self.setPalette(QPalette() if self.isEnabled() else palette)
        if QApplication.instance().styleSheet():
            # the themes of QGIS are style sheets, which do not look at the palette
            self.setStyleSheet("" if self.isEnabled() else DISABLED.format(ink=ink.name()))
