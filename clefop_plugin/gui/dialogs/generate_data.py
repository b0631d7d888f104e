"""What the generation dialog reads before asking and shows after: zonings, blocks, outlines. Worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr

Shapes = list[tuple[list[list[tuple[float, float]]], int]]
#: A drawing of this many points across is fine enough for the small map.
POINTS_ACROSS = 300


@dataclass(frozen=True)
class Choice:
    """A zoning or a scenario one may choose. ``complete`` when each commune has exactly one zone."""

    id: str
    label: str
    zones: int
    complete: bool


@dataclass(frozen=True)
class Prepared:
    """Zonings, scenarios, the parameters proposed, and the population of the blocks of each zoning."""

    zonings: tuple[Choice, ...]
    scenarios: tuple[Choice, ...]
    parameters: Any
    blocks: dict[str, dict[str, float]]


def prepare(workspace: Any, progress: Progress) -> Prepared:
    """Read what the dialog offers."""
    import numpy as np
    import pandas as pd

    from clefop_plugin.services.generation_parameters import default_parameters
    from clefop_plugin.services.region import Region

    progress.update(0.1, tr("Reading the zonings"))
    region = Region(workspace)
    zonings = tuple(
        Choice(row["id"], row["label"], len(region.zone_names.get(row["id"], {})), bool(row["complete"]))
        for _, row in region.zonings.iterrows()
    )
    people = pd.Series(np.nan_to_num(region.population))
    blocks: dict[str, dict[str, float]] = {}
    for i, choice in enumerate(zonings):
        progress.update(0.2 + 0.7 * i / len(zonings))
        names = region.block_names(choice.id)
        sums = people.groupby(region.block_of(choice.id).to_numpy()).sum()
        blocks[choice.id] = {f"{names.get(str(code), code)}\t{code}": float(value) for code, value in sums.items()}
    scenarios = tuple(Choice(row["id"], row["label"], 0, True) for _, row in region.scenarios.iterrows())
    return Prepared(zonings, scenarios, default_parameters(workspace), blocks)


def outlines(territories: Any) -> Shapes:
    """Outer rings of the territories, simplified for the small map."""
    import shapely

    shapes = list(territories["geom"])
    west, south, east, north = shapely.total_bounds(shapes)
    tolerance = max(east - west, north - south) / POINTS_ACROSS
    found: Shapes = []
    for shape, colour in zip(shapes, territories["colour"], strict=True):
        simple = shapely.simplify(shape, tolerance)
        rings = [
            [(float(x), float(y)) for x, y in shapely.get_coordinates(part.exterior)]
            for part in shapely.get_parts(simple)
            if not part.is_empty
        ]
        found.append((rings, int(colour)))
    return found
