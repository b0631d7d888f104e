"""Entry point that QGIS calls: it imports nothing before the plugin is really started."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from clefop_plugin.plugin import ClefopPlugin


def classFactory(iface: QgisInterface) -> ClefopPlugin:
    """Return the plugin object for this QGIS window (``iface`` is None in ``qgis_process``)."""
    from clefop_plugin.plugin import ClefopPlugin

    return ClefopPlugin(iface)
