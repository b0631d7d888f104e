"""How far is "in reach": kilometres in a straight line, or minutes, by a table of travel times or estimated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clefop_plugin.core.text import number, tr, with_unit

Unit = Literal["km", "min"]

#: Without a table of travel times: a road is longer than the straight line by this much, at this speed (km/h). Both are
#: conventions of the plugin, the same everywhere, which is why what they give is always said to be estimated.
DETOUR, SPEED_KMH = 1.3, 50.0
#: Beyond this distance (km) or time (min) of a territory, how far a place is does not matter any more.
FARTHEST: dict[Unit, int] = {"km": 100, "min": 120}


@dataclass(frozen=True)
class Reach:
    """A distance: ``value`` in ``unit``."""

    value: float
    unit: Unit = "km"

    @property
    def km(self) -> float:
        """The straight line (km); that of minutes is estimated."""
        return self.value if self.unit == "km" else self.value * SPEED_KMH / 60 / DETOUR

    def text(self) -> str:
        """``15 km``, ``20 min``."""
        return with_unit(self.value, self.unit)


def estimated_minutes(km: float) -> float:
    """Minutes of a straight line of ``km``, by the convention of the plugin."""
    return km * DETOUR / SPEED_KMH * 60


def minutes_text(minutes: float, estimated: bool) -> str:
    """``18 min``, ``≈ 18 min`` when estimated."""
    return ("≈ " if estimated else "") + with_unit(round(minutes), "min")


def how_estimated() -> str:
    """What to say of minutes that no table gives."""
    return tr(
        "Minutes are estimated: straight line × {detour}, at {speed} km/h. Import a table of travel times to have real "
        "ones.",
        detour=number(DETOUR, 1),
        speed=number(SPEED_KMH),
    )


def how_measured(sources: tuple[str, ...]) -> str:
    """What to say of minutes that a table gives."""
    return tr(
        "Minutes of the imported travel times ({source}); what they do not hold is out of reach.",
        source=", ".join(sources) or "–",
    )
