"""Search in the header of the panels: every commune, zone and territory, by the index of the locator bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QCompleter, QLineEdit

from clefop_plugin.core.names import fold_text
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.names import SHORTEST
from clefop_plugin.gui.selection import Selection
from clefop_plugin.services.profile_types import TerritoryRef

REF = Qt.ItemDataRole.UserRole + 1
#: The user types on: names are looked up once the keys rest for this long.
PAUSE_MS = 120
#: Least width of the answers, in lines of text.
POPUP_LINES = 26

Answer = tuple[str, TerritoryRef]


class TerritorySearch(QObject):
    """Completes a line with territories of every container; names are looked up in the background.

    ``chosen`` carries the territory that was picked.
    """

    chosen = pyqtSignal(object)

    def __init__(self, line: QLineEdit, selection: Selection) -> None:
        super().__init__(line)
        self._line, self._selection = line, selection
        self._serial = 0
        self._text = ""
        self.model = QStandardItemModel(self)
        self.completer = QCompleter(self.model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(14)
        # A narrow panel does not cut what tells apart places of the same name.
        self.completer.popup().setMinimumWidth(line.fontMetrics().height() * POPUP_LINES)
        line.setCompleter(self.completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.search)
        line.textEdited.connect(self._typed)
        self.completer.activated[QModelIndex].connect(self._activated)

    def search(self) -> None:
        """Look up what is written."""
        text, names = self._text, self._selection.names
        self._serial += 1
        serial = self._serial

        def find(_progress: Progress) -> list[Any]:
            return names.find(text, ("territory",))

        tasks.start(
            tasks.ServiceTask(
                tr("Searching a territory"),
                find,
                lambda found: self._show(serial, text, found),
                lambda _failure: None,
                hidden=True,
            )
        )

    def _typed(self, text: str) -> None:
        self._serial += 1  # an answer to an older text is no longer wanted
        self._text = text
        self.model.clear()
        if len(text.strip()) >= SHORTEST:
            self._pause.start()
        else:
            self._pause.stop()

    def _show(self, serial: int, text: str, found: Sequence[Any]) -> None:
        if serial != self._serial:
            return
        self.model.clear()
        answers = [(f"{each.name} · {each.detail}", each.ref) for each in found if each.ref is not None]
        for label, ref in (*self._perimeters(text), *answers):
            item = QStandardItem(label)
            item.setData(ref, REF)
            self.model.appendRow(item)
        if self.model.rowCount() and self._line.hasFocus():
            self.completer.complete()

    def _perimeters(self, text: str) -> list[Answer]:
        words = [" " + word for word in fold_text(text).split()]
        return [
            (f"{perimeter.name} · {tr('perimeter')}", perimeter.ref)
            for perimeter in self._selection.perimeters.kept
            if all(word in " " + fold_text(perimeter.name) for word in words)
        ]

    def _activated(self, index: QModelIndex) -> None:
        ref = index.data(REF)
        if ref is not None:
            # The completer still writes its own text into the line after this signal.
            QTimer.singleShot(0, lambda: self.chosen.emit(ref))
