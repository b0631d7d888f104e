"""Chooses the set of indicators that a panel shows, and asks to make another one."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets.header import MenuLabel
from clefop_plugin.services.indicator_sets import THEME, IndicatorSet


class SetChoice(MenuLabel):
    """``chosen`` carries the key of a set; ``edited`` whether to change the present set (True) or make a new one."""

    chosen = pyqtSignal(str)
    edited = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(tr("Set of indicators that is shown"))

    def offer(self, sets: Sequence[tuple[IndicatorSet, int]], current: IndicatorSet) -> None:
        """List sets with the number of their indicators; ``current`` is the one shown."""
        menu = self.menu()
        menu.clear()
        themes: QMenu | None = None
        for found, count in sets:
            if found.key.startswith(THEME):
                themes = themes or menu.addMenu(tr("By theme"))
            place = themes if themes is not None and found.key.startswith(THEME) else menu
            action = place.addAction(tr("{label} ({count})", label=found.name, count=number(count)))
            action.setCheckable(True)
            action.setChecked(found.key == current.key)
            action.triggered.connect(lambda _checked=False, key=found.key: self.chosen.emit(key))
        menu.addSeparator()
        menu.addAction(tr("New set…")).triggered.connect(lambda _checked=False: self.edited.emit(False))
        change = menu.addAction(tr("Change “{name}”…", name=current.name))
        change.setVisible(current.own)
        change.triggered.connect(lambda _checked=False: self.edited.emit(True))
        count = next((count for found, count in sets if found.key == current.key), 0)
        self.setText(tr("{label} ({count})", label=current.name, count=number(count)))
        self.setAccessibleName(tr("Set of indicators: {name}", name=self.text()))
        self.updateGeometry()
