"""How far is "in reach": the distance of the options, which a field of a panel may change while it is open."""

from __future__ import annotations

from clefop_plugin.cartography.reach import reach_km
from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.fields import WholeField
from clefop_plugin.services.offer import FARTHEST_KM


def reach_field(name: str) -> WholeField:
    """A field that begins with the distance of the options."""
    field = WholeField(name, 1, FARTHEST_KM, suffix=tr(" km"))
    field.setValue(reach_km())
    field.setKeyboardTracking(False)
    return field
