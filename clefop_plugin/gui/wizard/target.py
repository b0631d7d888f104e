"""Where the new workspace is written: a path, and a button that asks for another one."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from clefop_plugin.core.text import tr


class Target(QWidget):
    """``edited`` is emitted when the user writes or chooses another path."""

    edited = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.path = QLineEdit()
        self.path.textEdited.connect(lambda _text: self.edited.emit())
        browse = QPushButton(tr("Change…"))
        browse.clicked.connect(lambda _checked=False: self._ask())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(browse)

    def _ask(self) -> None:
        kinds = tr("CLEFOP workspace (*.gpkg)")
        path, _ = QFileDialog.getSaveFileName(self, tr("Workspace to create"), self.path.text(), kinds)
        if path:
            self.path.setText(path)
            self.edited.emit()
