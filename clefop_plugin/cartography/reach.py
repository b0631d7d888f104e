"""How far is "in reach": the distance of the options."""

from __future__ import annotations

from clefop_plugin import settings
from clefop_plugin.services.reach import FARTHEST


def reach_km() -> int:
    """The distance of the options (km), whole and within what is measured."""
    return min(max(round(float(settings.value("distance/km"))), 1), FARTHEST["km"])
