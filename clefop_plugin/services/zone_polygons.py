"""Import a zoning given as polygons that are already in a table."""

from __future__ import annotations

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.services.importing.preparing import ImportResult
from clefop_plugin.services.importing.writers.base import replace_zoning
from clefop_plugin.services.journal import record
from clefop_plugin.services.zone_attachment import attach
from clefop_plugin.sources.report import Report
from clefop_plugin.workspace.store import Workspace


def import_zone_polygons(
    workspace: Workspace,
    polygons: pd.DataFrame,
    zoning: pd.DataFrame,
    report: Report,
    progress: Progress | None = None,
) -> ImportResult:
    """Import one zoning: ``polygons`` has code, name and geom in the workspace CRS, ``zoning`` one row of its table."""
    progress = progress or Progress()
    report.rows_read = report.rows_kept = len(polygons)
    found = attach(workspace.read("communes"), polygons, zoning, report)
    progress.check()
    zoning_id = str(zoning["id"].iloc[0])
    with workspace.transaction():
        replace_zoning(workspace, zoning_id, found.zoning, found.zones, found.memberships)
        record(workspace, "zonings", report)
    return ImportResult(report, (zoning_id,))
