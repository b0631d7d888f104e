"""Choose columns among those of a file: a button with a menu that stays open while one ticks."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QMenu, QPushButton, QSizePolicy

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets.plain import plain_tip

#: Columns a menu shows; beyond, a catalogue or a recipe says better what they are.
MOST = 200


class _Menu(QMenu):
    """A menu that a click on a column does not close."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick or untick."""
        action = self.actionAt(event.pos())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class ColumnChoice(QPushButton):
    """``corrected`` carries the names (tuple of str) once the menu closes; empty: as found."""

    corrected = pyqtSignal(tuple)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._menu = _Menu(self)
        self._menu.aboutToHide.connect(self._told)
        self.setMenu(self._menu)

    def show_columns(self, names: Sequence[str], chosen: Sequence[str]) -> None:
        """Show the columns and those chosen. Says nothing."""
        self._chosen = tuple(chosen)
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._menu.clear()
            for name in self._names[:MOST]:
                action = self._menu.addAction(name.replace("&", "&&"))
                action.setData(name)
                action.setCheckable(True)
        for action in self._menu.actions():
            action.setChecked(action.data() in self._chosen)
        self.setEnabled(bool(self._names))
        count = len(self._chosen)
        text = tr("1 column") if count == 1 else tr("{count} columns", count=number(count))
        self.setText(text if count else tr("Those of the catalogue"))
        self.setToolTip(plain_tip(", ".join(self._chosen)))

    def names(self) -> tuple[str, ...]:
        """The columns that are ticked, in the order of the file."""
        return tuple(action.data() for action in self._menu.actions() if action.isChecked())

    def _told(self) -> None:
        if self.names() != self._chosen:
            self.corrected.emit(self.names())
