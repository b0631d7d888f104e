"""Wires the plugin into QGIS: translator, provider, menu, toolbar, panels, map tool. ``unload`` undoes ``initGui``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from clefop_plugin import paths, settings
from clefop_plugin.core import text

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from clefop_plugin.gui.window import Window
    from clefop_plugin.processing.provider import ClefopProvider


class ClefopPlugin:
    """The plugin object QGIS keeps. In ``qgis_process`` ``iface`` is None: there is a provider and nothing else."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface: Any = iface
        self.provider: ClefopProvider | None = None
        self.window: Window | None = None
        self._translator: QTranslator | None = None
        self._install_language()
        settings.apply()

    def initProcessing(self) -> None:  # noqa: N802 (called by QGIS)
        """Add the algorithms to Processing, and to QGIS the functions and the layout item that they print with."""
        from clefop_plugin.cartography import expressions, layout_item
        from clefop_plugin.processing.provider import ClefopProvider

        expressions.register()
        layout_item.register()

        self.provider = ClefopProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add menu, toolbar and algorithms."""
        from clefop_plugin.gui import layout_item_gui
        from clefop_plugin.gui.window import Window

        self.initProcessing()
        self.window = Window(self.iface)
        layout_item_gui.register()

    def unload(self) -> None:
        """Remove everything that was added."""
        if self.window is not None:
            self.window.dispose()
            self.window = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
            from clefop_plugin.cartography import expressions

            expressions.unregister()
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        text.install_language("en", None)

    def _install_language(self) -> None:
        language = QgsApplication.locale()[:2].lower()
        translator = QTranslator()
        if language == "en" or not translator.load(str(paths.translation(language))):
            text.install_language(language if language == "en" else "en", None)
            return
        QCoreApplication.installTranslator(translator)
        self._translator = translator
        text.install_language(language, lambda sentence: QCoreApplication.translate("clefop", sentence))
