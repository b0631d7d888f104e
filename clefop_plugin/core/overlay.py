"""Overlay of zonings: the combinations of zones that exist, and how two zonings share the residents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.pieces import Floats, Ints, Objects, Pieces, PopulationLayer, ZoningTable, cut_pieces
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


@dataclass(frozen=True)
class _Index:
    """Zones of one zoning over the pieces: their codes, and the position of that of each piece."""

    codes: Objects
    of_piece: Ints


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
    index = {zoning.id: _index(pieces.zones[zoning.id]) for zoning in zonings}
    polygons = _combine(pieces, index, zonings, people, progress.part(0.4, 0.9))
    polygons["sliver"] = polygons["area_km2"] < sliver_km2
    pairs = [_contingency(index, pieces, people, area, a.id, b.id) for a, b in combinations(zonings, 2)]
    progress.update(1.0)
    return Overlay(polygons, _together(pairs), pieces.thin)


def crossings(
    communes: pd.DataFrame, zoning: ZoningTable, others: Sequence[ZoningTable], progress: Progress | None = None
) -> pd.DataFrame:
    """The contingency of one zoning with each of the others, without any polygon: the fields of ``Overlay.table``."""
    progress = progress or Progress()
    population = communes["population"].to_numpy(dtype=np.float64)
    pairs = []
    for rank, other in enumerate(others):
        pieces = cut_pieces(
            communes, [zoning, other], None, progress.part(rank / len(others), (rank + 1) / len(others))
        )
        index = {one.id: _index(pieces.zones[one.id]) for one in (zoning, other)}
        area = shapely.area(pieces.geometry) / SQUARE_KM
        pairs.append(_contingency(index, pieces, pieces.residents(population), area, zoning.id, other.id))
    return _together(pairs)


def _together(pairs: Sequence[pd.DataFrame]) -> pd.DataFrame:
    columns = ["zoning_a", "code_a", "zoning_b", "code_b", "population", "area_km2", "communes"]
    none = pd.DataFrame(columns=[*columns, "share_of_a", "share_of_b"])
    return pd.concat(pairs, ignore_index=True) if pairs else none


def field_prefix(zoning: str) -> str:
    """How the fields of a zoning start; a scenario standing as a zoning is ``scenario:id``, no name for a field."""
    return zoning.replace(":", "_")


def _combine(
    pieces: Pieces, index: Mapping[str, _Index], zonings: Sequence[ZoningTable], people: Floats, progress: Progress
) -> pd.DataFrame:
    """One row per combination of zones, in the order of the codes."""
    group = np.zeros(len(pieces.commune), dtype=np.int64)
    for zoning in zonings:
        # Numbered again at each zoning, so that the product of the numbers of zones never overflows.
        _, group = np.unique(group * len(index[zoning.id].codes) + index[zoning.id].of_piece, return_inverse=True)
    count = int(group.max()) + 1 if len(group) else 0
    first = np.zeros(count, dtype=np.int64)
    first[group[::-1]] = np.arange(len(group) - 1, -1, -1)
    result: dict[str, object] = {}
    for zoning in zonings:
        zones = index[zoning.id]
        names = np.array([zoning.names.get(code, "") if code else "" for code in zones.codes], dtype=object)
        result[f"{field_prefix(zoning.id)}_code"] = zones.codes[zones.of_piece[first]]
        result[f"{field_prefix(zoning.id)}_name"] = names[zones.of_piece[first]]
    progress.update(0.2, tr("Drawing {count} combinations", count=count))
    geometry = dissolve(pieces.geometry, group, count, pieces.estimated)
    result["population"] = np.bincount(group, people, minlength=count)
    result["area_km2"] = shapely.area(geometry) / SQUARE_KM
    result["communes"] = _communes(group, pieces.commune, count)
    result["estimated"] = np.bincount(group, pieces.estimated, minlength=count) > 0
    result["geom"] = geometry
    return pd.DataFrame(result)


def _contingency(
    index: Mapping[str, _Index], pieces: Pieces, people: Floats, area: Floats, a: str, b: str
) -> pd.DataFrame:
    first, second = index[a], index[b]
    pairs, where = np.unique(first.of_piece * len(second.codes) + second.of_piece, return_inverse=True)
    of_a, of_b = pairs // len(second.codes), pairs % len(second.codes)
    residents, surface = (np.bincount(where, values, len(pairs)).astype(np.float64) for values in (people, area))
    return pd.DataFrame(
        {
            "zoning_a": a,
            "code_a": first.codes[of_a],
            "zoning_b": b,
            "code_b": second.codes[of_b],
            "population": residents,
            "area_km2": surface,
            "communes": _communes(where, pieces.commune, len(pairs)),
            "share_of_a": _shares(of_a, residents, surface),
            "share_of_b": _shares(of_b, residents, surface),
        }
    )


def _index(codes: Objects) -> _Index:
    of_piece, values = pd.factorize(codes, sort=True)
    return _Index(np.asarray(values, dtype=object), of_piece.astype(np.int64))


def _communes(group: Ints, commune: Ints, count: int) -> Ints:
    """Communes of each group of pieces; the parts of a commune in one group are one commune."""
    if len(np.unique(commune)) == len(commune):
        return np.bincount(group, minlength=count).astype(np.int64)
    once = np.unique(group * (int(commune.max()) + 1) + commune) // (int(commune.max()) + 1)
    return np.bincount(once, minlength=count).astype(np.int64)


def _shares(zone: Ints, people: Floats, area: Floats) -> Floats:
    """Part of its zone that each pair holds: of the residents, of the area where nobody lives."""
    everyone, surface = np.bincount(zone, people)[zone], np.bincount(zone, area)[zone]
    by_area = np.divide(area, surface, out=np.zeros(len(zone)), where=surface > 0)
    return np.asarray(np.divide(people, everyone, out=by_area, where=everyone > 0), dtype=np.float64)
