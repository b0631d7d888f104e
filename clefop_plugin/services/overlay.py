"""Overlay the zonings of a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core import overlay as measures
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.overlay import SLIVER_KM2
from clefop_plugin.core.pieces import PopulationLayer
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.choice import Chosen, choose
from clefop_plugin.services.region import Region
from clefop_plugin.workspace.store import Workspace

#: Sum of the shares of a commune above which two zones overlap there; below, borders are only drawn differently.
OVERLAP = 1.05


@dataclass(frozen=True)
class OverlayResult:
    """Combinations as polygons (with ``geom``), the contingency of every pair of zonings, what one should know."""

    zonings: tuple[Chosen, ...]
    polygons: pd.DataFrame
    table: pd.DataFrame
    notes: tuple[str, ...]


def overlay_zonings(
    workspace: Workspace,
    zonings: Sequence[str],
    layer: PopulationLayer | None = None,
    sliver_km2: float = SLIVER_KM2,
    progress: Progress | None = None,
) -> OverlayResult:
    """Overlay two zonings or more, by id or label; ``layer`` splits the residents of the communes that are cut.

    Raises InputError when a zoning is unknown or given twice.
    """
    progress = progress or Progress()
    if not sliver_km2 >= 0:
        raise InputError(tr("The area of a sliver cannot be negative."))
    region = Region(workspace)
    progress.update(0.05, tr("Reading the zonings"))
    chosen = choose(region, zonings)
    found = measures.overlay(
        region.communes, [zoning.table for zoning in chosen], layer, sliver_km2, progress.part(0.1, 1.0)
    )
    names = dict(zip(region.communes["code"], region.communes["name"], strict=True))
    notes = [sentence for zoning in chosen for sentence in _overlaps(zoning, names)]
    return OverlayResult(tuple(chosen), found.polygons, found.table, (*notes, *_remarks(found, sliver_km2)))


def _remarks(found: measures.Overlay, sliver_km2: float) -> list[str]:
    slivers = int(found.polygons["sliver"].sum())
    notes = []
    if slivers:
        notes.append(
            tr(
                "{count} combinations are smaller than {area} km²: they are marked in the field “sliver”, and kept.",
                count=number(slivers),
                area=number(sliver_km2, 3),
            )
        )
    if found.thin:
        notes.append(
            tr(
                "In {count} communes a zone stops just short of the limit: the strip left, under 2 % of the commune, "
                "was joined to the piece beside it.",
                count=number(found.thin),
            )
        )
    return notes


def _overlaps(zoning: Chosen, names: dict[str, str]) -> list[str]:
    """A sentence when zones of a zoning overlap, as perimeters of projects may, with their ids and communes."""
    if not zoning.cuts_communes and zoning.table.memberships["commune_code"].is_unique:
        return []
    shares = zoning.table.memberships.groupby("commune_code")["share"].sum()
    several = sorted(shares.index[shares > OVERLAP])
    if not several:
        return []
    rows = zoning.table.memberships
    zones = sorted(set(rows["zone_code"][rows["commune_code"].isin(several)]))
    return [
        tr(
            "Zones of {zoning} overlap in {count} communes: what lies in several of them is counted once, in the one "
            "that holds most of the commune. Zones: {zones}. Communes: {communes}.",
            zoning=zoning.id,
            count=number(len(several)),
            zones=_some(zones),
            communes=_some([f"{code} {names.get(code, '')}".strip() for code in several]),
        )
    ]


def _some(values: list[str], most: int = 10) -> str:
    return ", ".join(values[:most]) + (", …" if len(values) > most else "")
