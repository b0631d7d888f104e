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
from clefop_plugin.core.zonings import OWN_SHARE, TOUCH_SHARE, WHOLE_SHARE, polygonal_all

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
        rows = zoning.memberships
        if zoning.polygons:
            rows = rows.sort_values("share", ascending=False, kind="stable")
        commune, whole = rows["commune_code"].to_numpy(dtype=object), rows["share"].to_numpy(dtype=np.float64) >= 1.0
        zone = rows["zone_code"].to_numpy(dtype=object)
        # Read backwards, so that the first zone of a commune is the one that stays.
        zone_of = dict(zip(commune[whole][::-1], zone[whole][::-1], strict=True))
        pieces.zones[zoning.id] = np.array([zone_of.get(code, "") for code in codes[pieces.commune]], dtype=object)
        if whole.all():
            continue
        cut = rows[(rows["share"] < 1.0) & ~rows["commune_code"].isin(list(zone_of))]
        if len(cut):
            pieces = _cut(pieces, codes, zoning, cut, progress)
    if len(pieces.commune) > n:
        _share_residents(pieces, geometry, layer)
    return pieces


def _cut(pieces: Pieces, codes: Objects, zoning: ZoningTable, rows: pd.DataFrame, progress: Progress) -> Pieces:
    """The pieces with those of the communes that a zoning cuts cut by its zones; what is left has the empty code.

    A rest too thin to be more than a difference of drawing goes to the largest piece of its commune, and is counted.
    """
    is_cut = pd.Series(codes[pieces.commune]).isin(list(rows["commune_code"])).to_numpy(dtype=bool)
    kept, where = np.flatnonzero(~is_cut), np.flatnonzero(is_cut)
    whole = pieces.geometry[where]
    found, rest = _parts(whole, _zones_of(codes[pieces.commune[where]], rows), zoning, progress)
    thin = _keep_rests(found, rest, whole)
    source = np.concatenate([kept, where[[part.piece for part in found]]]).astype(np.int64)
    geometry = np.empty(len(source), dtype=object)
    geometry[: len(kept)] = pieces.geometry[kept]
    geometry[len(kept) :] = [part.geometry for part in found]
    zones = {key: values[source] for key, values in pieces.zones.items()}
    zones[zoning.id][len(kept) :] = [part.zone for part in found]
    order = np.argsort(pieces.commune[source], kind="stable")
    return Pieces(
        geometry[order],
        pieces.commune[source][order],
        pieces.share[source][order],
        pieces.estimated[source][order],
        {key: values[order] for key, values in zones.items()},
        pieces.thin + thin,
    )


@dataclass
class _Part:
    """A part of a piece (its position among those that are cut) in one zone."""

    piece: int
    zone: str
    geometry: shapely.Geometry


def _zones_of(communes: Objects, rows: pd.DataFrame) -> list[tuple[list[str], bool]]:
    """For each commune, its zones with the largest share first, and whether they fill it without overlapping."""
    zones = rows.groupby("commune_code", sort=False)["zone_code"].apply(list).to_dict()
    filled = rows.groupby("commune_code", sort=False)["share"].sum().between(WHOLE_SHARE, 1.0 + 1e-6).to_dict()
    return [(zones[code], bool(filled[code])) for code in communes]


def _parts(
    whole: Objects, zones: Sequence[tuple[list[str], bool]], zoning: ZoningTable, progress: Progress
) -> tuple[list[_Part], Objects]:
    """Parts of the geometries in their zones, one zone of each at a time, and what is left of them."""
    rest, area = whole.copy(), shapely.area(whole)
    found: list[_Part] = []
    for turn in range(max(len(codes) for codes, _ in zones)):
        progress.check()
        last = np.array([filled and turn == len(codes) - 1 for codes, filled in zones])
        # The last of the zones that fill a commune takes what the others left: no need to compute it.
        for piece in np.flatnonzero(last & (shapely.area(rest) >= TOUCH_SHARE * area)):
            found.append(_Part(int(piece), zones[piece][0][turn], rest[piece]))
            rest[piece] = shapely.Polygon()
        here = np.array([p for p, (codes, _) in enumerate(zones) if turn < len(codes) and not last[p]], dtype=np.int64)
        if not len(here):
            continue
        names = [zones[piece][0][turn] for piece in here]
        polygons = np.array([zoning.polygons[name] for name in names], dtype=object)
        shared = polygonal_all(shapely.intersection(rest[here], polygons))
        within = shapely.area(shared)
        real = (within > 0) & ((within >= TOUCH_SHARE * area[here]) | (within >= OWN_SHARE * shapely.area(polygons)))
        rest[here[real]] = polygonal_all(shapely.difference(rest[here[real]], polygons[real]))
        found += [_Part(int(here[i]), names[i], shared[i]) for i in np.flatnonzero(real)]
    return found, rest


def _keep_rests(found: list[_Part], rest: Objects, whole: Objects) -> int:
    """Add what is left of each geometry: a part without zone, or, when it is thin, joined to its largest part."""
    parts: dict[int, list[_Part]] = {}
    for part in found:
        parts.setdefault(part.piece, []).append(part)
    left, area = shapely.area(rest), shapely.area(whole)
    thin = 0
    for piece in range(len(whole)):
        own = parts.get(piece, [])
        if not own or left[piece] >= TOUCH_SHARE * area[piece]:
            found.append(_Part(piece, "", rest[piece]))
        elif left[piece] > 0:
            thin += 1
            largest = max(own, key=lambda part: float(part.geometry.area))
            largest.geometry = whole[piece] if len(own) == 1 else shapely.union(largest.geometry, rest[piece])
    return thin


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
