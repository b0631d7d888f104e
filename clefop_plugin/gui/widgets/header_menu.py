"""The menu of the header: perimeters, the selection as a layer, pinned territories."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QMenu, QWidget

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.sheets import pair_values, sheet_values
from clefop_plugin.services.perimeters import PERIMETER

#: Longest name of a perimeter.
LONGEST = 80


class HeaderMenu(QMenu):
    """Filled when it opens. ``draw``, ``to_map`` and ``compare`` ask the window for what it alone can do; ``sheets``
    asks for the dialog of sheets with these answers, ``report`` for the report of a scenario."""

    draw = pyqtSignal()
    to_map = pyqtSignal()
    compare = pyqtSignal()
    sheets = pyqtSignal(dict)
    report = pyqtSignal(str)

    def __init__(self, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self._selection = selection
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Write what can be done now."""
        selection = self._selection
        self.clear()
        self.addAction(tr("Draw a perimeter…")).triggered.connect(self.draw)
        self._perimeters()
        perimeter = selection.ref is not None and selection.ref.kind == PERIMETER
        kept = selection.perimeters.find(selection.ref) is not None
        label = tr("Rename the perimeter…") if kept else tr("Keep these territories under a name…")
        self._add(label, self.ask_name, perimeter)
        self._add(tr("Remove the perimeter"), selection.remove_perimeter, kept)
        self.addSeparator()
        self._add(tr("Add to the map as a layer"), self.to_map.emit, selection.description is not None)
        sheet = sheet_values(selection.ref)
        self._add(tr("Sheet of the territory…"), lambda: self.sheets.emit(sheet), bool(sheet))
        scenario = sheet.get("SCENARIO", "")
        self._add(tr("Report of the scenario"), lambda: self.report.emit(scenario), bool(scenario))
        self.addSeparator()
        count = len(selection.pins.refs)
        label = tr("Compare the pinned territories ({count})", count=number(count))
        self._add(label, self.compare.emit, count > 0)
        pair = pair_values(selection.pins.refs)
        self._add(tr("Comparison sheet of two pinned territories…"), lambda: self.sheets.emit(pair), bool(pair))
        self._add(tr("Take all the pins off"), selection.pins.clear, count > 0)

    def ask_name(self) -> None:
        """Ask for the name of the selected perimeter."""
        known = self._selection.description
        name, given = QInputDialog.getText(
            self.parentWidget(), tr("Perimeter"), tr("Name"), text=known.identity.name if known else ""
        )
        if given:
            self._selection.rename_perimeter(name[:LONGEST])

    def _perimeters(self) -> None:
        kept = self._selection.perimeters.kept
        menu = self.addMenu(tr("Perimeters"))
        menu.setEnabled(bool(kept))
        for perimeter in kept:
            action = menu.addAction(perimeter.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(perimeter.ref == self._selection.ref)
            action.triggered.connect(lambda _checked=False, ref=perimeter.ref: self._selection.select(ref))

    def _add(self, label: str, slot: Callable[[], object], enabled: bool) -> None:
        action = self.addAction(label)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: slot())
