"""Overlay the zonings of a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core import overlay as measures
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.overlay import ZoningTable
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.workspace.store import Workspace


@dataclass(frozen=True)
class OverlayResult:
    """Combinations as polygons (with ``geom``), and the contingency of every pair of zonings."""

    polygons: pd.DataFrame
    table: pd.DataFrame


def overlay_zonings(workspace: Workspace, zonings: Sequence[str], progress: Progress | None = None) -> OverlayResult:
    """Overlay two zonings or more, by id. Raises InputError when one is unknown or given twice."""
    progress = progress or Progress()
    ids = [zoning.strip() for zoning in zonings if zoning.strip()]
    known = list(workspace.read("zonings")["id"])
    unknown = [zoning for zoning in ids if zoning not in known]
    if unknown:
        raise InputError(
            tr(
                "The zoning {zoning} is not in the workspace. Those it has are: {known}.",
                zoning=unknown[0],
                known=", ".join(known) or "–",
            )
        )
    if len(set(ids)) != len(ids) or len(ids) < 2:
        raise InputError(tr("Choose at least two different zonings to overlay."))
    progress.update(0.05, tr("Reading the zonings"))
    tables = [_table(workspace, zoning) for zoning in ids]
    polygons, table = measures.overlay(workspace.read("communes"), tables, progress.part(0.1, 1.0))
    return OverlayResult(polygons, table)


def _table(workspace: Workspace, zoning: str) -> ZoningTable:
    memberships = workspace.read("memberships", zoning, by="zoning_id")
    cuts = bool((memberships["share"] < 1.0).any())
    zones = workspace.read("zones", zoning, by="zoning_id", geometry=cuts)
    polygons = dict(zip(zones["code"], zones["geom"], strict=True)) if cuts else {}
    return ZoningTable(zoning, memberships, dict(zip(zones["code"], zones["name"], strict=True)), polygons)
