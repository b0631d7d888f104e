"""Zones that follow no commune limit (quartiers prioritaires, drawn perimeters): how many lie in a territory, and how
many of its inhabitants they hold, estimated from areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from clefop_plugin.services.profiles import Profiles


@dataclass(frozen=True)
class Covered:
    """The zones of one zoning in a territory: their names, and the share (0 to 1) of inhabitants that they hold.

    The inhabitants of a commune count as spread evenly over it: an order of magnitude, None without population.
    """

    zoning_id: str
    label: str
    names: tuple[str, ...]
    share: float | None


def covered(profiles: Profiles, communes: list[str]) -> tuple[Covered, ...]:
    """What zonings made of polygons cover of some communes, in the order of the workspace."""
    region = profiles.region
    zonings = region.zonings[region.zonings["unit"] == "polygon"]
    if not len(zonings):
        return ()
    members = np.array([region.place[code] for code in communes], dtype=np.int64)
    shapes = np.asarray(region.communes["geom"], dtype=object)[members]
    people = np.nan_to_num(region.population[members])
    whole = shapely.union_all(shapes)
    found = []
    for zoning, label in zip(zonings["id"], zonings["label"], strict=True):
        zones = profiles.workspace.read("zones", zoning, by="zoning_id")
        outlines = np.asarray(zones["geom"], dtype=object)
        # A contact is no overlap.
        inside = np.array(
            [not _missing(shape) and shape.intersection(whole).area > 0 for shape in outlines], dtype=bool
        )
        names = tuple(
            str(name or code) for name, code in zip(zones["name"][inside], zones["code"][inside], strict=True)
        )
        parts = shapely.area(shapely.intersection(shapes, shapely.union_all(outlines[inside])))
        total = float(people.sum())
        share = float((people * parts / shapely.area(shapes)).sum()) / total if total else None
        found.append(Covered(str(zoning), str(label), names, share))
    return tuple(found)


def _missing(shape: shapely.Geometry | None) -> bool:
    return shape is None or bool(shape.is_empty)
