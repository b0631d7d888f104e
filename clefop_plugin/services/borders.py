"""Borders that the zonings of a workspace share: the region's hard and soft lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from clefop_plugin.core import borders as measures
from clefop_plugin.core.borders import ZoningZones
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.core.zonings import dominant_zone
from clefop_plugin.services.choice import Chosen, NamedZoning, choose
from clefop_plugin.services.region import Region
from clefop_plugin.workspace.store import Workspace

#: Kilometres of unmatched border from which the layer of communes is worth a warning.
UNMATCHED_KM = 1.0


@dataclass(frozen=True)
class BordersResult:
    """``borders``: one row per line, fields of the output; ``kilometres`` of inner border by number of zonings (0
    included); ``sentences`` to read, ``notes`` to know."""

    chosen: tuple[NamedZoning, ...]
    borders: pd.DataFrame
    kilometres: Mapping[int, float]
    sentences: tuple[str, ...]
    notes: tuple[str, ...]


def find_shared_borders(
    workspace: Workspace,
    zonings: Sequence[str],
    weights: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> BordersResult:
    """Lines between neighbouring communes with the zonings that have a limit there.

    ``weights`` gives zonings (by id or label) another weight than 1. Raises InputError when a zoning is unknown, or
    a weight is given to one that is not compared.
    """
    progress = progress or Progress()
    region = Region(workspace)
    progress.update(0.05, tr("Reading the zonings"))
    chosen = choose(region, zonings, least=1)
    weight_of = _weights(region, chosen, weights or {})
    lines = measures.commune_lines(np.asarray(region.communes["geom"], dtype=object), progress.part(0.2, 0.9))
    tables = [ZoningZones(zoning.id, _zones(region, zoning), weight_of[zoning.id]) for zoning in chosen]
    every = measures.shared_borders(region.codes, lines, tables, every=True)
    borders = every[(every["count"] > 0) | every["outer"]].reset_index(drop=True)
    names = pd.Series(region.communes["name"].to_numpy(), index=region.codes, dtype=object)
    labels = {zoning.id: zoning.label for zoning in chosen}
    borders["left_name"] = borders["left_code"].map(names)
    borders["right_name"] = borders["right_code"].map(names)
    borders["labels"] = borders["zonings"].map(lambda ids: ", ".join(labels[i] for i in ids.split(";")) if ids else "")
    progress.update(1.0)
    found = {int(str(count)): float(km) for count, km in measures.kilometres(every).items()}
    named = tuple(zoning.named() for zoning in chosen)
    return BordersResult(named, borders, found, _sentences(found, named), _notes(lines.unmatched_m, chosen))


def _weights(region: Region, chosen: Sequence[Chosen], weights: Mapping[str, float]) -> dict[str, float]:
    known = {zoning.id: 1.0 for zoning in chosen}
    for name, weight in weights.items():
        (zoning,) = choose(region, [name], least=1)
        if zoning.id not in known:
            raise InputError(
                tr("{zoning} is not among the zonings that are compared: add it to them.", zoning=zoning.label)
            )
        known[zoning.id] = weight
    return known


def _zones(region: Region, zoning: Chosen) -> np.ndarray:
    zones = pd.Series(region.codes, dtype=object).map(dominant_zone(zoning.table.memberships))
    return zones.fillna("").to_numpy(dtype=object)


def _sentences(kilometres: Mapping[int, float], chosen: Sequence[NamedZoning]) -> tuple[str, ...]:
    total = sum(kilometres.values())
    if not total:
        return ()
    most = len(chosen)
    half = most // 2 + 1
    hard = sum(km for count, km in kilometres.items() if count >= half)
    return (
        tr("All {count} zonings share {km} km of border.", count=number(most), km=number(kilometres.get(most, 0.0))),
        tr(
            "{half} zonings or more share {km} km, {share} of the borders between communes; {free} bear none.",
            half=number(half),
            km=number(hard),
            share=percent(hard / total),
            free=percent(kilometres.get(0, 0.0) / total),
        ),
    )


def _notes(unmatched_m: float, chosen: Sequence[Chosen]) -> tuple[str, ...]:
    notes = [
        tr(
            "“{zoning}” cuts communes: a commune counts with the zone that holds at least half of it, and limits "
            "inside communes are not drawn.",
            zoning=zoning.label,
        )
        for zoning in chosen
        if zoning.cuts_communes
    ]
    if unmatched_m / 1000 >= UNMATCHED_KM:
        notes.append(
            tr(
                "{km} km of border are not drawn with the same vertices on both sides: they are shown with the outer "
                "border. Use a layer of communes whose neighbours share their vertices.",
                km=number(unmatched_m / 1000),
            )
        )
    return tuple(notes)
