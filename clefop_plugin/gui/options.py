"""The page of the plugin in the options of QGIS; it is built when the dialog opens."""

from __future__ import annotations

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from clefop_plugin.gui import icons

#: Name under which QGIS finds the page.
OPTIONS_PAGE = "ClefopOptions"


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle("CLEFOP")

    def icon(self) -> QIcon:
        """Icon of the page in the list."""
        return icons.plugin_icon()

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:
        """The page, with the values in force."""
        return OptionsPage(parent)


class OptionsPage(QgsOptionsPageWidget):
    """What QGIS shows; OK keeps the values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        from clefop_plugin.gui.options_form import OptionsForm

        super().__init__(parent)
        self.setObjectName(OPTIONS_PAGE)
        self.form = OptionsForm()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)

    def isValid(self) -> bool:  # noqa: N802 (called by QGIS)
        """Whether every value can be kept; the page says which one cannot."""
        return self.form.check()

    def apply(self) -> None:
        """Keep the values."""
        self.form.save()
