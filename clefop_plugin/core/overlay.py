"""Overlay of zonings: the combinations of zones that exist, and how two zonings share the residents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.pieces import Floats, Pieces, PopulationLayer, ZoningTable, cut_pieces
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import dissolve

SQUARE_KM = 1e6
#: Combinations smaller than this, km² (one hectare), are flagged as slivers unless the user says otherwise.
SLIVER_KM2 = 0.01


@dataclass(frozen=True)
class Overlay:
    """``polygons``: one row per combination of zones. ``table``: the contingency of every pair of zonings.

    ``thin`` counts the rests of communes, thinner than a difference of drawing, that were joined to a neighbour piece.
    """

    polygons: pd.DataFrame
    table: pd.DataFrame
    thin: int


def overlay(
    communes: pd.DataFrame,
    zonings: Sequence[ZoningTable],
    layer: PopulationLayer | None = None,
    sliver_km2: float = SLIVER_KM2,
    progress: Progress | None = None,
) -> Overlay:
    """Combinations of zones as polygons, and the contingency of every pair of zonings.

    ``communes`` has code, population (NaN unknown) and geom. The frames have the fields of the overlay outputs:
    ``<id>_code``, ``<id>_name``, ``population``, ``area_km2``, ``communes``, ``estimated``, ``sliver`` (smaller than
    ``sliver_km2``), ``geom``; and ``zoning_a``, ``code_a``, ``zoning_b``, ``code_b``, ``population``, ``area_km2``,
    ``communes``, ``share_of_a``, ``share_of_b`` (shares of residents, of area when nobody lives there). No zone is
    the empty code.
    """
    progress = progress or Progress()
    pieces = cut_pieces(communes, zonings, layer, progress.part(0.0, 0.4))
    people = pieces.residents(communes["population"].to_numpy(dtype=np.float64))
    area = shapely.area(pieces.geometry) / SQUARE_KM
    progress.update(0.4, tr("Joining the zones"))
    polygons = _combine(pieces, zonings, people, progress.part(0.4, 0.9))
    polygons["sliver"] = polygons["area_km2"] < sliver_km2
    pairs = [_contingency(pieces, people, area, a.id, b.id) for a, b in combinations(zonings, 2)]
    progress.update(1.0)
    columns = ["zoning_a", "code_a", "zoning_b", "code_b", "population", "area_km2", "communes"]
    table = (
        pd.concat(pairs, ignore_index=True) if pairs else pd.DataFrame(columns=[*columns, "share_of_a", "share_of_b"])
    )
    return Overlay(polygons, table, pieces.thin)


def field_prefix(zoning: str) -> str:
    """How the fields of a zoning start; a scenario standing as a zoning is ``scenario:id``, no name for a field."""
    return zoning.replace(":", "_")


def _combine(pieces: Pieces, zonings: Sequence[ZoningTable], people: Floats, progress: Progress) -> pd.DataFrame:
    frame = pd.DataFrame({f"{field_prefix(z.id)}_code": pieces.zones[z.id] for z in zonings})
    keys = list(frame.columns)
    grouped = frame.groupby(keys, sort=True)
    index = grouped.ngroup().to_numpy(dtype=np.int64)
    count = int(index.max()) + 1 if len(index) else 0
    first = np.full(count, -1, dtype=np.int64)
    first[index[::-1]] = np.arange(len(index) - 1, -1, -1)
    result: dict[str, object] = {}
    for zoning in zonings:
        codes = pieces.zones[zoning.id][first]
        result[f"{field_prefix(zoning.id)}_code"] = codes
        result[f"{field_prefix(zoning.id)}_name"] = [zoning.names.get(code, "") if code else "" for code in codes]
    progress.update(0.2, tr("Drawing {count} combinations", count=count))
    geometry = dissolve(pieces.geometry, index, count)
    result["population"] = np.bincount(index, people, minlength=count)
    result["area_km2"] = shapely.area(geometry) / SQUARE_KM
    result["communes"] = pd.Series(pieces.commune).groupby(index).nunique().to_numpy(dtype=np.int64)
    result["estimated"] = np.bincount(index, pieces.estimated, minlength=count) > 0
    result["geom"] = geometry
    return pd.DataFrame(result)


def _contingency(pieces: Pieces, people: Floats, area: Floats, a: str, b: str) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "code_a": pieces.zones[a],
            "code_b": pieces.zones[b],
            "population": people,
            "area_km2": area,
            "commune": pieces.commune,
        }
    )
    table = (
        frame.groupby(["code_a", "code_b"], sort=True)
        .agg(population=("population", "sum"), area_km2=("area_km2", "sum"), communes=("commune", "nunique"))
        .reset_index()
    )
    for side, name in (("code_a", "share_of_a"), ("code_b", "share_of_b")):
        table[name] = _share(table, side)
    table.insert(0, "zoning_a", a)
    table.insert(2, "zoning_b", b)
    return table


def _share(table: pd.DataFrame, side: str) -> pd.Series:
    people = table.groupby(side)["population"].transform("sum")
    area = table.groupby(side)["area_km2"].transform("sum")
    return (table["population"] / people.where(people > 0)).fillna(table["area_km2"] / area)
