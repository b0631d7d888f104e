"""Does the menu open the options of QGIS on the page of the plugin, and does OK keep what was changed?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import qgis.utils
from helpers import screenshot, wait_until
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget

PLUGIN = "clefop_plugin"


def run(iface: Any, folder: Path) -> dict[str, Any]:
    """Open the dialog from the menu, change the label of the territories, press OK."""
    wait_until(lambda: PLUGIN in qgis.utils.plugins, what="the plugin")
    window = qgis.utils.plugins[PLUGIN].window
    told: dict[str, Any] = {}

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(200, answer)
            return
        page = next(w for w in dialog.findChildren(QWidget) if type(w).__name__ == "OptionsPage")
        told["visible"] = page.isVisible()
        page.form.fields["territory/label"].setText("CLPE")
        told["picture"] = screenshot(dialog, "options")
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(500, answer)
    window.actions["options"].trigger()
    told["label"] = QgsSettings().value("clefop/territory/label", "")
    return told
