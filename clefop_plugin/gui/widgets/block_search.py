"""A field that finds a block by any part of its name, whatever the accents and hyphens typed."""

from __future__ import annotations

from collections import Counter

from qgis.PyQt.QtCore import QModelIndex, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QCompleter

from clefop_plugin.core.names import fold_text
from clefop_plugin.gui.widgets.search import SearchField

FOLDED = Qt.ItemDataRole.UserRole + 1
CODE = Qt.ItemDataRole.UserRole + 2
MOST_ROWS = 12


class _Completer(QCompleter):
    """Compares folded names, completes with the real ones."""

    def splitPath(self, path: str | None) -> list[str]:  # noqa: N802 (called by Qt)
        return [fold_text(path or "")]

    def pathFromIndex(self, index: QModelIndex) -> str:  # noqa: N802 (called by Qt)
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class BlockSearch(SearchField):
    """``picked`` gives the code of a block chosen in the list, or typed whole and confirmed with Enter; ``used`` says
    that the field has the focus."""

    picked = pyqtSignal(str)
    used = pyqtSignal(object)

    def __init__(self, hint: str, keeps: bool = False) -> None:
        super().__init__(hint)
        self._keeps = keeps
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._model = QStandardItemModel(self)
        completer = _Completer(self._model, self)
        completer.setCompletionRole(FOLDED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_ROWS)
        completer.activated[QModelIndex].connect(self._choose)
        self.setCompleter(completer)

    def offer(self, names: dict[str, str]) -> None:
        """``names``: the name of each block, by code; blocks of one name are told apart by their code."""
        count = Counter(fold_text(name) for name in names.values())
        self._names = {c: f"{name} ({c})" if count[fold_text(name)] > 1 else name for c, name in names.items()}
        self._codes = {fold_text(name): code for code, name in self._names.items()}
        self._model.clear()
        for code, name in sorted(self._names.items(), key=lambda pair: fold_text(pair[1])):
            item = QStandardItem(name)
            item.setData(fold_text(name), FOLDED)
            item.setData(code, CODE)
            item.setEditable(False)
            self._model.appendRow(item)

    def code(self) -> str:
        """The block whose whole name is written, else the only one that matches; empty when there is none."""
        typed = fold_text(self.text())
        if not typed:
            return ""
        if typed in self._codes:
            return self._codes[typed]
        found = [code for name, code in self._codes.items() if typed in name]
        return found[0] if len(found) == 1 else ""

    def show_block(self, code: str) -> None:
        """Write the name of a block."""
        self.setText(self._names.get(code, ""))

    def take(self, code: str) -> None:
        """Choose a block as if it had been found here."""
        if code in self._names:
            self._pick(code)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this is the search in use."""
        super().focusInEvent(event)
        self.used.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms the block; the window's own button does not hear it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.code():
                self._pick(self.code())
            event.accept()
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self._pick(str(index.data(CODE)))

    def _pick(self, code: str) -> None:
        if self._keeps:
            self.show_block(code)
        else:
            # Qt writes the completed name after this signal: the field is emptied once it has.
            QTimer.singleShot(0, self.clear)
        self.picked.emit(code)
