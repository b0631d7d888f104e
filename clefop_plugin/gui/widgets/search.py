"""The search field of the panels: a magnifier, a hint, a cross that empties it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QLineEdit

from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets.line import Line


class SearchField(Line):
    """A line to type in; the magnifier follows the theme."""

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        icon = icons.icon("zoom", self.palette())
        self._magnifier = self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the magnifier when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._magnifier.setIcon(icons.icon("zoom", self.palette()))
