"""Short messages in QGIS's message bar, with their details one click away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProcessingUtils
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from clefop_plugin.core.text import tr
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets.plain import plain_html

TITLE = "CLEFOP"
SECONDS = 8

#: Reports on the screen: without a parent or a reference, Python would close them at once.
_shown: set[Any] = set()


def info(iface: Any, text: str, details: str = "") -> None:
    """Say that something is done."""
    _push(iface, text, details, Qgis.MessageLevel.Info, SECONDS)


def warning(iface: Any, text: str, details: str = "") -> None:
    """Say that something needs the user's attention."""
    _push(iface, text, details, Qgis.MessageLevel.Warning, 0)


def failure(iface: Any, problem: Failure) -> None:
    """Say why an action stopped; it stays until the user closes it."""
    _push(iface, problem.sentence, problem.details, Qgis.MessageLevel.Critical, 0)


def show_details(title: str, text: str, html: bool = False) -> None:
    """A window with the whole report or the technical details, to read and copy."""
    from clefop_plugin.gui.dialogs.report import ReportDialog

    dialog = ReportDialog(QApplication.activeWindow(), title, text, html)
    _shown.add(dialog)
    dialog.finished.connect(lambda _result: _shown.discard(dialog))
    dialog.show()


def open_page(title: str, html: str) -> None:
    """A page in the browser of the user, which prints it; in a window when there is no browser."""
    path = Path(QgsProcessingUtils.generateTempFilename("clefop.html"))
    path.write_text(html, encoding="utf-8")
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        show_details(title, html, html=True)


def close_details() -> None:
    """Close the reports that are still open: called when the plugin is unloaded."""
    for dialog in list(_shown):
        dialog.close()


def _push(iface: Any, text: str, details: str, level: Qgis.MessageLevel, seconds: int) -> None:
    bar = iface.messageBar()
    text = plain_html(text)  # the bar reads HTML: a file name or a label must stay text
    if not details:
        bar.pushMessage(TITLE, text, level, seconds)
        return
    item = bar.createMessage(TITLE, text)
    button = QPushButton(tr("Details…"))
    button.clicked.connect(lambda: show_details(TITLE, details))
    item.layout().addWidget(button)
    bar.pushWidget(item, level, seconds)
