"""Territories side by side: who they are and their indicators, beside the region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clefop_plugin.services.profile_types import Figure, Identity
from clefop_plugin.services.region import Region


@dataclass(frozen=True)
class Whole:
    """The region, as the last column. Area in km², density in residents per km²."""

    name: str
    population: float
    communes: int
    area_km2: float
    density: float


@dataclass(frozen=True)
class Line:
    """One indicator. ``figures`` has one entry a territory, None where nothing is known of it."""

    id: str
    label: str
    theme: str
    unit: str
    decimals: int
    period: str
    figures: tuple[Figure | None, ...]
    region_value: float | None

    def distances(self) -> tuple[float | None, ...]:
        """How far each territory is from the region, as a share of the regional value.

        It has no meaning for a count (``gap`` is None), for a value that is not known, or beside a region at zero.
        """
        region = self.region_value
        return tuple(
            None
            if figure is None or figure.value is None or figure.gap is None or not region
            else (figure.value - region) / abs(region)
            for figure in self.figures
        )

    def farthest(self) -> int | None:
        """Position of the territory that is the farthest from the region, None when none can be compared."""
        known = [(abs(distance), -i) for i, distance in enumerate(self.distances()) if distance]
        return -max(known)[1] if known else None


@dataclass(frozen=True)
class Comparison:
    """``identities`` of the territories, the ``whole`` region, and one line an indicator, in the order of themes."""

    identities: tuple[Identity, ...]
    whole: Whole
    lines: tuple[Line, ...]


def compare(
    region: Region, region_label: str, identities: Sequence[Identity], figures: Sequence[Sequence[Figure]]
) -> Comparison:
    """Put territories side by side from what is known of each."""
    people, area = float(np.nansum(region.population)), float(region.area_km2.sum())
    whole = Whole(region_label, people, len(region.codes), area, people / area if area else 0.0)
    known = [{figure.id: figure for figure in own} for own in figures]
    first: dict[str, Figure] = {}
    for own in known:
        for identifier, figure in own.items():
            first.setdefault(identifier, figure)
    lines = (_line(figure, tuple(own.get(figure.id) for own in known)) for figure in first.values())
    return Comparison(tuple(identities), whole, tuple(lines))


def _line(figure: Figure, figures: tuple[Figure | None, ...]) -> Line:
    return Line(
        figure.id,
        figure.label,
        figure.theme,
        figure.unit,
        figure.decimals,
        figure.period,
        figures,
        figure.region_value,
    )
