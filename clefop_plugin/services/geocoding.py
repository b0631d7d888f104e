"""Structures known by their address only, put where they are by the geocoder of the Géoplateforme."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.places import NEAR_METRES, ToWorkspace
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.journal import record
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.web import geocoder
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.geocoder import Geocoded, Place, geocode
from clefop_plugin.workspace.store import Workspace

#: Precisions that an address can better.
_COARSE = ("commune", "postcode")
#: The precision of a place the geocoder gave.
ADDRESS = "address"


@dataclass(frozen=True)
class Located:
    """How many addresses were asked, how many places were found, and the report of the others."""

    asked: int
    found: int
    report: Report


def locate_structures(
    workspace: Workspace, client: Client, to_workspace: ToWorkspace, progress: Progress | None = None
) -> Located:
    """Ask the geocoder for the structures that have an address and stand at the middle of their commune.

    A place is taken only when the geocoder is sure of it and it lies in the commune that is known; the others stay
    where they were, with the reason in the report. Raises ServiceError, WorkspaceError and Cancelled; nothing is then
    written.
    """
    progress = progress or Progress()
    structures = workspace.read("structures")
    communes = workspace.read("communes")
    rows = np.flatnonzero(_candidates(structures, communes).to_numpy(dtype=bool))
    service = client.catalogue.service(geocoder.SERVICE)
    report = Report(source=service.label, format=tr("Geocoding of addresses"), rows_read=len(rows))
    if not len(rows):
        return Located(0, 0, report)
    chosen = structures.iloc[rows]
    places = [
        Place(*(str(cell) for cell in row))
        for row in zip(*(chosen[name] for name in ("address", "postcode", "city", "commune_code")), strict=True)
    ]
    answer = geocode(client, places, progress=progress.part(0.0, 0.9))
    moved = _moved(structures, rows, answer, communes, to_workspace, report)
    for rank, reason in answer.refused.items():
        report.skip(reason, str(chosen["name"].iloc[rank]))
    report.rows_kept = len(rows) - report.skipped
    progress.update(0.9, tr("Writing the workspace"))
    with workspace.transaction():
        for source in sorted(set(moved["source"])):
            workspace.replace("structures", moved[moved["source"] == source], source, by="source")
        record(workspace, "structures", report)
        progress.check()
    return Located(len(rows), report.rows_kept, report)


def _candidates(structures: pd.DataFrame, communes: pd.DataFrame) -> pd.Series:
    known = structures["commune_code"].isin(set(communes["code"]))
    return known & structures["precision"].isin(_COARSE) & (structures["address"].fillna("").str.strip() != "")


def _moved(
    structures: pd.DataFrame,
    rows: np.ndarray,
    answer: Geocoded,
    communes: pd.DataFrame,
    to_workspace: ToWorkspace,
    report: Report,
) -> pd.DataFrame:
    """The structures, those that were found moved to their place."""
    shape_of = dict(zip(communes["code"], communes["geom"], strict=True))
    shapes = np.asarray(structures["geom"], dtype=object).copy()
    precision = structures["precision"].to_numpy(dtype=object, copy=True)
    ranks = sorted(answer.found)
    lon = np.array([answer.found[rank].lon for rank in ranks], dtype=np.float64)
    lat = np.array([answer.found[rank].lat for rank in ranks], dtype=np.float64)
    for rank, x, y in zip(ranks, *to_workspace(lon, lat), strict=True):
        row, point = rows[rank], shapely.Point(x, y)
        commune = shape_of[structures["commune_code"].iloc[row]]
        if not np.isfinite(x) or shapely.distance(commune, point) > NEAR_METRES:
            report.skip(tr("the point lies outside the commune"), str(structures["name"].iloc[row]))
            continue
        shapes[row], precision[row] = point, ADDRESS
    return structures.assign(geom=pd.Series(shapes, index=structures.index, dtype=object), precision=precision)
