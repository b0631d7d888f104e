"""A report, or technical details, to read and copy: a window of its own that leaves the others usable."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr


class ReportDialog(QDialog):
    """Shows plain text, or HTML made by the plugin (its values escaped)."""

    def __init__(self, parent: QWidget | None, title: str, text: str, html: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("ClefopReport")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.browser = QTextBrowser()
        self.browser.setOpenExternalLinks(True)
        if html:
            self.browser.setHtml(text)
        else:
            self.browser.setPlainText(text)
        copy, close = QPushButton(tr("Copy")), QPushButton(tr("Close"))
        copy.clicked.connect(lambda _checked=False: QApplication.clipboard().setText(self.browser.toPlainText()))
        close.clicked.connect(lambda _checked=False: self.reject())
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.addWidget(self.browser, 1)
        box.addLayout(foot)
        line = self.fontMetrics().height()
        self.resize(line * 46, line * 36)
