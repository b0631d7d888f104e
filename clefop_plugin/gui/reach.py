"""How far is "in reach": a distance in kilometres that panels share, kept with the settings of QGIS."""

from __future__ import annotations

from qgis.core import QgsSettings

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.fields import WholeField

DISTANCE = "clefop/distance_km"
USUAL_KM = 20
FARTHEST_KM = 100


def reach_km() -> int:
    """The distance in use (km)."""
    known = QgsSettings().value(DISTANCE, USUAL_KM, type=int)
    return min(max(int(known), 1), FARTHEST_KM)


def reach_field(name: str) -> WholeField:
    """A field that shows the distance and keeps what is set."""
    field = WholeField(name, 1, FARTHEST_KM, suffix=tr(" km"))
    field.setValue(reach_km())
    field.setKeyboardTracking(False)
    field.valueChanged.connect(lambda km: QgsSettings().setValue(DISTANCE, km))
    return field
