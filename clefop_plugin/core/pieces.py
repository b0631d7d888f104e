"""The pieces of land that zonings laid over one another make: whole communes, and parts of those a zoning cuts.

Zonings made of whole communes are joined by commune code, which is exact and computes no geometry. A zoning that
cuts communes is intersected only in the communes it cuts; their residents are then split in proportion to area, or
to a finer population layer when one is given, and the pieces are marked as estimated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import is_contact, polygonal

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]


@dataclass(frozen=True)
class ZoningTable:
    """One zoning: its memberships (commune_code, zone_code, share), the names of its zones, and their polygons when
    it cuts communes (``polygons`` is empty for a zoning made of whole communes)."""

    id: str
    memberships: pd.DataFrame
    names: Mapping[str, str]
    polygons: Mapping[str, shapely.Geometry]


@dataclass(frozen=True)
class PopulationLayer:
    """Residents finer than communes: points or polygons (n,) in the workspace CRS, and residents of each (n,)."""

    geometry: Objects
    residents: Floats


@dataclass
class Pieces:
    """Pieces (m,), in the order of the communes.

    ``commune`` is the position of the commune of each piece, ``share`` its part of the residents of that commune,
    ``estimated`` whether that part is an estimate, ``zones`` the zone code of each piece by zoning ("" for none).
    ``thin`` counts the rests too thin to be more than a difference of drawing, joined to the piece beside them.
    """

    geometry: Objects
    commune: Ints
    share: Floats
    estimated: npt.NDArray[np.bool_]
    zones: dict[str, Objects]
    thin: int = 0

    def residents(self, population: Floats) -> Floats:
        """Residents of each piece, from those of the communes (NaN counts for nothing)."""
        return np.asarray(np.nan_to_num(population)[self.commune] * self.share, dtype=np.float64)


def cut_pieces(
    communes: pd.DataFrame,
    zonings: Sequence[ZoningTable],
    layer: PopulationLayer | None = None,
    progress: Progress | None = None,
) -> Pieces:
    """Pieces made by laying ``zonings`` over ``communes`` (code, geom)."""
    progress = progress or Progress()
    codes = communes["code"].to_numpy(dtype=object)
    geometry = np.asarray(communes["geom"], dtype=object)
    n = len(communes)
    pieces = Pieces(geometry, np.arange(n, dtype=np.int64), np.ones(n), np.zeros(n, dtype=bool), {})
    for position, zoning in enumerate(zonings):
        progress.update(position / max(1, len(zonings)), tr("Reading the zoning {zoning}", zoning=zoning.id))
        # Zones of one zoning may overlap; a place is counted once, in the zone that holds most of its commune.
        rows = zoning.memberships.sort_values("share", ascending=False, kind="stable")
        whole = rows[rows["share"] >= 1.0].drop_duplicates("commune_code")
        zone_of = pd.Series(whole["zone_code"].to_numpy(), index=whole["commune_code"].to_numpy(), dtype=object)
        pieces.zones[zoning.id] = pd.Series(codes[pieces.commune]).map(zone_of).fillna("").to_numpy(dtype=object)
        cut = rows[(rows["share"] < 1.0) & ~rows["commune_code"].isin(whole["commune_code"])]
        if len(cut):
            pieces = _cut(pieces, codes, zoning, cut, progress)
    if len(pieces.commune) > n:
        _share_residents(pieces, geometry, layer)
    return pieces


def _cut(pieces: Pieces, codes: Objects, zoning: ZoningTable, rows: pd.DataFrame, progress: Progress) -> Pieces:
    wanted = rows.groupby("commune_code", sort=False)["zone_code"].apply(list).to_dict()
    parts: list[tuple[int, str, shapely.Geometry]] = []
    thin = pieces.thin
    is_cut = pd.Series(codes[pieces.commune]).isin(list(wanted)).to_numpy(dtype=bool)
    for position in np.flatnonzero(is_cut):
        progress.check()
        found, lost = _split(pieces.geometry[position], wanted[codes[pieces.commune[position]]], zoning)
        parts += [(int(position), code, geometry) for code, geometry in found]
        thin += lost
    kept = np.flatnonzero(~is_cut)
    source = np.concatenate([kept, np.array([part[0] for part in parts], dtype=np.int64)])
    geometry = np.empty(len(source), dtype=object)
    geometry[: len(kept)] = pieces.geometry[kept]
    geometry[len(kept) :] = [part[2] for part in parts]
    zones = {key: values[source] for key, values in pieces.zones.items()}
    zones[zoning.id][len(kept) :] = [part[1] for part in parts]
    order = np.argsort(pieces.commune[source], kind="stable")
    return Pieces(
        geometry[order],
        pieces.commune[source][order],
        pieces.share[source][order],
        pieces.estimated[source][order],
        {key: values[order] for key, values in zones.items()},
        thin,
    )


def _split(
    geometry: shapely.Geometry, zones: Sequence[str], zoning: ZoningTable
) -> tuple[list[tuple[str, shapely.Geometry]], int]:
    """Pieces of one geometry by the zones that cut it, and the rest with the empty code; together they cover it.

    A rest too thin to be more than a difference of drawing goes to the largest piece, and is counted.
    """
    pieces, rest, area = [], geometry, geometry.area
    for code in zones:
        polygon = zoning.polygons[code]
        part = polygonal(shapely.intersection(rest, polygon))
        if not part.is_empty and is_contact(part.area, area, polygon.area):
            pieces.append((code, part))
            rest = polygonal(shapely.difference(rest, part))
    if not pieces or is_contact(rest.area, area, np.inf):
        return [*pieces, ("", rest)], 0
    thin = int(rest.area > 0)
    if len(pieces) == 1:
        return [(pieces[0][0], geometry)], thin
    largest = max(range(len(pieces)), key=lambda i: float(pieces[i][1].area))
    pieces[largest] = (pieces[largest][0], shapely.union(pieces[largest][1], rest))
    return pieces, thin


def _share_residents(pieces: Pieces, communes: Objects, layer: PopulationLayer | None) -> None:
    """Split the residents of the communes made of several pieces: by area, or by the finer layer where it has some."""
    several = np.bincount(pieces.commune, minlength=len(communes))[pieces.commune] > 1
    where = np.flatnonzero(several)
    owner = pieces.commune[where]
    weight = shapely.area(pieces.geometry[where])
    if layer is not None:
        fine = _residents_in(pieces.geometry[where], layer)
        known = np.bincount(owner, fine, minlength=len(communes))[owner] > 0
        weight = np.where(known, fine, weight)
    total = np.bincount(owner, weight, minlength=len(communes))[owner]
    pieces.share[where] = np.divide(weight, total, out=np.zeros(len(where)), where=total > 0)
    pieces.estimated[where] = True


def _residents_in(shapes: Objects, layer: PopulationLayer) -> Floats:
    """Residents of the finer layer in each shape: a point counts in one shape, a polygon by its area."""
    tree = shapely.STRtree(shapes)
    cell, shape = tree.query(layer.geometry, predicate="intersects")
    part = np.ones(len(cell))
    area = shapely.area(layer.geometry)
    flat = area[cell] > 0
    inside = shapely.area(shapely.intersection(layer.geometry[cell[flat]], shapes[shape[flat]]))
    part[flat] = inside / area[cell[flat]]
    # A point on the limit of two shapes touches both; the first takes it.
    _, first = np.unique(cell, return_index=True)
    once = np.zeros(len(cell), dtype=bool)
    once[first] = True
    keep = flat | once
    residents = np.nan_to_num(layer.residents)[cell[keep]] * part[keep]
    return np.bincount(shape[keep], residents, minlength=len(shapes)).astype(np.float64)
