"""What the readers of zonings bring: zonings by commune, zones as polygons, or names for zones already known."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from clefop_plugin.sources.report import Report

_ZONING = ("id", "label", "family", "vintage", "producer", "source", "licence", "url", "complete", "unit")
_MEMBERSHIP = ("zoning_id", "commune_code", "zone_code", "share")


@dataclass(frozen=True)
class ZoningImport:
    """Zonings of a file as frames, in one of three shapes, and the report.

    By commune: ``zonings``, ``zones`` (zoning_id, code, name, communes_outside) and ``memberships``. As polygons: one
    row in ``zonings`` and ``polygons`` (code, name, geom in the CRS of the workspace); communes are attached by area
    when it is written. Names only: ``zonings`` is empty, ``zones`` (zoning_id, code, name) names known zones.
    """

    zonings: pd.DataFrame
    zones: pd.DataFrame
    memberships: pd.DataFrame
    report: Report
    polygons: pd.DataFrame | None = None

    @property
    def names_only(self) -> bool:
        """Whether it only names zones that the workspace has."""
        return self.zonings.empty and not self.zones.empty


def names_only(zones: pd.DataFrame, report: Report) -> ZoningImport:
    """An import that only names zones (zoning_id, code, name)."""
    return ZoningImport(pd.DataFrame(columns=list(_ZONING)), zones, pd.DataFrame(columns=list(_MEMBERSHIP)), report)


def of_polygons(zoning: dict[str, object], polygons: pd.DataFrame, report: Report) -> ZoningImport:
    """An import of one zoning given as polygons (code, name, geom)."""
    zones = polygons[["code", "name"]].assign(zoning_id=zoning["id"])[["zoning_id", "code", "name"]]
    memberships = pd.DataFrame(columns=list(_MEMBERSHIP))
    return ZoningImport(zonings_frame([zoning]), zones, memberships, report, polygons)


def zonings_frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows of the table of zonings; the vintage may be unknown."""
    frame = pd.DataFrame(rows)
    frame["vintage"] = pd.array(frame["vintage"].tolist(), dtype="Int64")
    return frame
