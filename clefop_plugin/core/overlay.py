"""Overlay of zonings: the combinations of zones that exist, and how two zonings share the residents.

Zonings made of whole communes are joined by commune code, which is exact and needs no geometry but the final
dissolve. A zoning that cuts communes is intersected only in the communes it cuts; residents of a cut commune
are then split in proportion to area, and the result is marked as estimated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import TOUCH_SHARE, dissolve

SQUARE_KM = 1e6


@dataclass(frozen=True)
class ZoningTable:
    """What the overlay needs of one zoning: its memberships, the names of its zones, and their polygons when it
    cuts communes (``polygons`` is empty for a zoning made of whole communes)."""

    id: str
    memberships: pd.DataFrame
    names: Mapping[str, str]
    polygons: Mapping[str, shapely.Geometry]


@dataclass
class _Atoms:
    """The smallest pieces: a commune, or a part of one where a zoning cuts it."""

    geometry: npt.NDArray[np.object_]
    population: npt.NDArray[np.float64]
    commune: npt.NDArray[np.int64]
    estimated: npt.NDArray[np.bool_]
    zones: dict[str, npt.NDArray[np.object_]]


def overlay(
    communes: pd.DataFrame, zonings: Sequence[ZoningTable], progress: Progress | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Combinations of zones as polygons, and the contingency of every pair of zonings.

    ``communes`` has code, population (NaN unknown) and geom. Returns two frames with the fields of the overlay
    outputs: ``<id>_code``, ``<id>_name``, ``population``, ``area_km2``, ``communes``, ``estimated``, ``geom``; and
    ``zoning_a``, ``code_a``, ``zoning_b``, ``code_b``, ``population``, ``area_km2``, ``communes``, ``share_of_a``,
    ``share_of_b`` (shares of residents, of area when nobody lives there). No zone is the empty code.
    """
    progress = progress or Progress()
    atoms = _atoms(communes, zonings, progress.part(0.0, 0.4))
    progress.update(0.4, tr("Joining the zones"))
    polygons = _combine(atoms, zonings, progress.part(0.4, 0.9))
    pairs = [_contingency(atoms, a.id, b.id) for a, b in combinations(zonings, 2)]
    progress.update(1.0)
    columns = ["zoning_a", "code_a", "zoning_b", "code_b", "population", "area_km2", "communes"]
    table = (
        pd.concat(pairs, ignore_index=True) if pairs else pd.DataFrame(columns=[*columns, "share_of_a", "share_of_b"])
    )
    return polygons, table


def _atoms(communes: pd.DataFrame, zonings: Sequence[ZoningTable], progress: Progress) -> _Atoms:
    n = len(communes)
    atoms = _Atoms(
        np.asarray(communes["geom"], dtype=object),
        communes["population"].to_numpy(dtype=np.float64),
        np.arange(n, dtype=np.int64),
        np.zeros(n, dtype=bool),
        {},
    )
    codes = communes["code"].to_numpy(dtype=object)
    for position, zoning in enumerate(zonings):
        progress.update(position / max(1, len(zonings)), tr("Reading the zoning {zoning}", zoning=zoning.id))
        # Zones of one zoning may overlap; a place is counted once, in the zone that holds most of its commune.
        rows = zoning.memberships.sort_values("share", ascending=False, kind="stable")
        whole = rows[rows["share"] >= 1.0].drop_duplicates("commune_code")
        zone_of = pd.Series(whole["zone_code"].to_numpy(), index=whole["commune_code"].to_numpy(), dtype=object)
        atoms.zones[zoning.id] = pd.Series(codes[atoms.commune]).map(zone_of).fillna("").to_numpy(dtype=object)
        cut = rows[(rows["share"] < 1.0) & ~rows["commune_code"].isin(whole["commune_code"])]
        if len(cut):
            atoms = _cut(atoms, codes, zoning, cut)
    return atoms


def _cut(atoms: _Atoms, codes: npt.NDArray[np.object_], zoning: ZoningTable, rows: pd.DataFrame) -> _Atoms:
    wanted = rows.groupby("commune_code")["zone_code"].apply(list).to_dict()
    pieces: list[tuple[int, str, shapely.Geometry]] = []
    keep = np.ones(len(atoms.commune), dtype=bool)
    for position, commune in enumerate(atoms.commune):
        zones = wanted.get(codes[commune])
        if zones is None:
            continue
        keep[position] = False
        pieces += [(position, code, geometry) for code, geometry in _split(atoms.geometry[position], zones, zoning)]
    source = np.concatenate([np.flatnonzero(keep), np.array([p[0] for p in pieces], dtype=np.int64)])
    new = np.array([p[2] for p in pieces], dtype=object)
    geometry = np.concatenate([atoms.geometry[keep], new])
    ratio = shapely.area(geometry) / np.maximum(shapely.area(atoms.geometry[source]), 1e-9)
    ratio[: int(keep.sum())] = 1.0
    result = _Atoms(
        geometry,
        atoms.population[source] * ratio,
        atoms.commune[source],
        atoms.estimated[source] | (ratio < 1.0),
        {key: values[source] for key, values in atoms.zones.items()},
    )
    result.zones[zoning.id][int(keep.sum()) :] = [p[1] for p in pieces]
    return result


def _split(geometry: shapely.Geometry, zones: Sequence[str], zoning: ZoningTable) -> list[tuple[str, shapely.Geometry]]:
    """Pieces of one geometry by the zones that cut it, and the rest with the empty code; together they cover it.

    A rest too thin to be more than a difference of drawing goes to the largest piece.
    """
    pieces, rest, area = [], geometry, geometry.area
    for code in zones:
        part = _polygonal(shapely.intersection(rest, zoning.polygons[code]))
        if part.area >= TOUCH_SHARE * area:
            pieces.append((code, part))
            rest = _polygonal(shapely.difference(rest, part))
    if rest.area >= TOUCH_SHARE * area or not pieces:
        return [*pieces, ("", rest)]
    if len(pieces) == 1:
        return [(pieces[0][0], geometry)]
    largest = max(range(len(pieces)), key=lambda i: float(pieces[i][1].area))
    pieces[largest] = (pieces[largest][0], shapely.union(pieces[largest][1], rest))
    return pieces


def _polygonal(geometry: shapely.Geometry) -> shapely.Geometry:
    if geometry.geom_type != "GeometryCollection":
        return geometry
    return shapely.union_all([part for part in geometry.geoms if part.geom_type in ("Polygon", "MultiPolygon")])


def _combine(atoms: _Atoms, zonings: Sequence[ZoningTable], progress: Progress) -> pd.DataFrame:
    frame = pd.DataFrame({f"{z.id}_code": atoms.zones[z.id] for z in zonings})
    keys = list(frame.columns)
    grouped = frame.groupby(keys, sort=True)
    index = grouped.ngroup().to_numpy(dtype=np.int64)
    count = int(index.max()) + 1 if len(index) else 0
    first = np.full(count, -1, dtype=np.int64)
    first[index[::-1]] = np.arange(len(index) - 1, -1, -1)
    result: dict[str, object] = {}
    for zoning in zonings:
        codes = atoms.zones[zoning.id][first]
        result[f"{zoning.id}_code"] = codes
        result[f"{zoning.id}_name"] = [zoning.names.get(code, "") if code else "" for code in codes]
    progress.update(0.2, tr("Drawing {count} combinations", count=count))
    geometry = dissolve(atoms.geometry, index, count)
    geometry[:] = [_polygonal(shape) for shape in geometry]
    result["population"] = np.bincount(index, np.nan_to_num(atoms.population), minlength=count)
    result["area_km2"] = shapely.area(geometry) / SQUARE_KM
    result["communes"] = pd.Series(atoms.commune).groupby(index).nunique().to_numpy(dtype=np.int64)
    result["estimated"] = np.bincount(index, atoms.estimated, minlength=count) > 0
    result["geom"] = geometry
    return pd.DataFrame(result)


def _contingency(atoms: _Atoms, a: str, b: str) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "code_a": atoms.zones[a],
            "code_b": atoms.zones[b],
            "population": np.nan_to_num(atoms.population),
            "area_km2": shapely.area(atoms.geometry) / SQUARE_KM,
            "commune": atoms.commune,
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
