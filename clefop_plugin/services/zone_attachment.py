"""Write a zoning given as polygons: communes attached by area, and what is wrong with the polygons told by name."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.zonings import WHOLE_SHARE, AreaShares, area_shares, surface
from clefop_plugin.sources import detect
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.zoning_import import ZoningImport
from clefop_plugin.workspace.store import Workspace

#: Two zones overlap when they share more than this part of the smaller one; less is a difference of drawing.
OVERLAP = 0.01
MOST_NAMES = 12


@dataclass(frozen=True)
class Attached:
    """One zoning ready to be written: its row, its zones with shapes, the share of each commune in them."""

    zoning: pd.DataFrame
    zones: pd.DataFrame
    memberships: pd.DataFrame


def attach(communes: pd.DataFrame, polygons: pd.DataFrame, zoning: pd.DataFrame, report: Report) -> Attached:
    """Attach communes (code, name, geom) to ``polygons`` (code, name, geom in the same CRS) by area.

    Communes that the zoning cuts get shares. ``report`` names the zones that overlap, those that cover no commune and
    the communes left without a zone. Raises InputError when no zone covers a commune.
    """
    left_out = report.skipped
    polygons = _distinct(polygons, report)
    shapes = np.asarray(communes["geom"], dtype=object)
    found = area_shares(shapes, np.asarray(polygons["geom"], dtype=object))
    zoning_id = str(zoning["id"].iloc[0])
    memberships = pd.DataFrame(
        {
            "zoning_id": zoning_id,
            "commune_code": communes["code"].to_numpy()[found.commune],
            "zone_code": polygons["code"].to_numpy()[found.zone],
            "share": found.share,
        }
    )
    if memberships.empty:
        raise InputError(
            tr(
                "No zone of {name} covers a commune of the workspace. Check the region and the coordinate system.",
                name=report.source,
            )
        )
    touched = polygons["code"].isin(memberships["zone_code"])
    for name in polygons["name"][~touched]:
        report.skip(tr("zone outside the communes of the workspace"), str(name))
    report.rows_kept -= report.skipped - left_out
    _tell_overlaps(polygons, report)
    _tell_coverage(communes, memberships, found, report)
    whole = bool((memberships["share"] >= 1.0).all()) and memberships["commune_code"].is_unique
    complete = whole and memberships["commune_code"].nunique() == len(communes)
    zones = polygons[touched][["code", "name", "geom"]].assign(zoning_id=zoning_id)
    return Attached(zoning.assign(unit="commune" if whole else "polygon", complete=complete), zones, memberships)


def with_free_id(workspace: Workspace, found: ZoningImport) -> ZoningImport:
    """The import under its own id, or under that of its file when another file gave the workspace that zoning."""
    known = workspace.read("zonings")
    taken = set(known["id"][known["source"] != found.report.source])
    wanted = str(found.zonings["id"].iloc[0])
    if wanted not in taken:
        return found
    free = _free(detect.zoning_id(found.report.source.rsplit(".", 1)[0]), taken)
    found.report.note(
        tr(
            "The workspace already has the zoning {id} from another file: this one is named {name}.",
            id=wanted,
            name=free,
        )
    )
    label = free.replace("_", " ")
    zonings = found.zonings.assign(id=free, label=label[:1].upper() + label[1:])
    return replace(found, zonings=zonings, zones=found.zones.assign(zoning_id=free))


def _free(wanted: str, taken: set[str]) -> str:
    """The id itself, or with the first number that is free, from 2."""
    numbered = (f"{wanted}_{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbered) if name not in taken)


def _tell_overlaps(polygons: pd.DataFrame, report: Report) -> None:
    """Name the pairs of zones that lie over one another: a place is in one zone only, the one that holds most of its
    commune."""
    shapes = np.asarray(polygons["geom"], dtype=object)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = left < right
    left, right = left[once], right[once]
    shared = shapely.area(shapely.intersection(shapes[left], shapes[right]))
    area = shapely.area(shapes)
    over = shared > OVERLAP * np.minimum(area[left], area[right])
    if not over.any():
        return
    codes = polygons["code"].to_numpy(dtype=object)
    order = np.argsort(-shared[over], kind="stable")
    pairs = [
        tr(
            "{a} and {b} ({area} km²)",
            a=codes[left[over][i]],
            b=codes[right[over][i]],
            area=number(shared[over][i] / 1e6, 1),
        )
        for i in order
    ]
    report.note(
        tr(
            "{count} pairs of zones overlap: {pairs}. What lies in both counts in the one that holds most of the "
            "commune.",
            count=number(len(pairs)),
            pairs=_some(pairs),
        )
    )


def _tell_coverage(communes: pd.DataFrame, memberships: pd.DataFrame, found: AreaShares, report: Report) -> None:
    """Communes cut, left without a zone or partly so, and the contacts that are only differences of drawing."""
    cut = memberships[memberships["share"] < 1.0]["commune_code"].nunique()
    if cut:
        report.note(tr("{count} communes are cut by this zoning; their residents are split by area.", count=cut))
    names = pd.Series(communes["name"].to_numpy(), index=communes["code"].to_numpy())
    covered = memberships.groupby("commune_code")["share"].sum()
    absent = [f"{code} {names[code]}" for code in names.index if code not in covered.index]
    partly = [f"{code} {names[code]}" for code in covered.index[covered < WHOLE_SHARE]]
    if absent:
        report.note(tr("{count} communes have no zone: {names}.", count=number(len(absent)), names=_some(absent)))
    if partly:
        report.note(
            tr("{count} communes are only partly in a zone: {names}.", count=number(len(partly)), names=_some(partly))
        )
    if found.dropped:
        report.note(
            tr(
                "{count} contacts between a zone and a commune were taken as differences of drawing ({area} km²).",
                count=number(found.dropped),
                area=number(found.dropped_km2, 2),
            )
        )


def _some(names: list[str]) -> str:
    return ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")


def _distinct(polygons: pd.DataFrame, report: Report) -> pd.DataFrame:
    """One valid row per code; rows of the same code are united, rows without a code or a polygon left out."""
    shapes = np.array([surface(shape) for shape in polygons["geom"]], dtype=object)
    codes = polygons["code"].fillna("").astype(str).str.strip()
    empty = shapely.is_missing(shapes)
    for code in codes[empty]:
        report.skip(tr("no polygon"), str(code))
    nameless = (codes == "").to_numpy(dtype=bool) & ~empty
    report.skip(tr("zones without a code"), count=int(nameless.sum()))
    good = ~empty & ~nameless
    polygons = polygons.assign(code=codes, geom=pd.Series(shapes, index=polygons.index, dtype=object))[good]
    if not polygons["code"].duplicated().any():
        return polygons.reset_index(drop=True)
    rows = []
    for code, same in polygons.groupby("code", sort=False):
        row = same.iloc[0].copy()
        if len(same) > 1:
            row["geom"] = shapely.union_all(np.asarray(same["geom"], dtype=object))
            report.skip(tr("several polygons with the same code, united"), str(code), count=len(same) - 1)
        rows.append(row)
    return pd.DataFrame(rows).reset_index(drop=True)
