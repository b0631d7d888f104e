"""One indicator over every territory of a container, with polygons: what a map is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.text import tr
from clefop_plugin.services.measures import Measures, level_name
from clefop_plugin.services.profile_types import Kind
from clefop_plugin.services.region import Region


@dataclass(frozen=True)
class IndicatorMap:
    """``rows`` has code, name, value (NaN: none), status (ok, estimated, secret, missing), lower_bound, coverage and
    geom (workspace CRS) of each territory. ``kind`` is count, ratio or given; ``container_label`` says what is
    mapped."""

    id: str
    label: str
    unit: str
    kind: str
    decimals: int
    period: str
    container_label: str
    region_label: str
    region_value: float | None
    source: str
    producer: str
    licence: str
    note: str
    rows: pd.DataFrame


def indicator_map(region: Region, measures: Measures, kind: Kind, container: str, indicator: str) -> IndicatorMap:
    """The latest values of an indicator over a container. Raises WorkspaceError when it has none."""
    found = region.indicators[region.indicators["id"] == indicator]
    if not len(found):
        raise WorkspaceError(tr("The indicator {name} is no longer in this workspace.", name=indicator))
    row = found.iloc[0]
    periods = measures.periods(row)
    groups = region.groups(kind, container)
    own = measures.of(row, periods[-1], level_name(kind, container), groups) if periods else None
    if own is None:
        raise WorkspaceError(tr("“{label}” has no value for these territories.", label=row["label"]))
    whole = measures.of(row, periods[-1], "region", None)
    reference = float(whole.value[0]) if whole is not None else np.nan
    codes = groups.grouping.codes
    rows = pd.DataFrame(
        {
            "code": list(codes),
            "name": [groups.names.get(code, code) for code in codes],
            "value": own.value,
            "status": own.status,
            "lower_bound": own.lower_bound,
            "coverage": own.coverage,
        }
    )
    rows["geom"] = rows["code"].map(_shapes(region, kind, container))
    drawn = ~shapely.is_missing(rows["geom"].to_numpy(dtype=object))
    return IndicatorMap(
        id=indicator,
        label=str(row["label"]),
        unit=str(row["unit"]),
        kind=str(row["kind"]),
        decimals=int(row["decimals"]),
        period=periods[-1],
        container_label=_label(region, kind, container),
        region_label=region.meta.get("region_label", "") or tr("region"),
        region_value=None if np.isnan(reference) else reference,
        source=str(row["source"]),
        producer=str(row["producer"]),
        licence=str(row["licence"]),
        note=str(row["note"]),
        rows=rows[drawn].reset_index(drop=True),
    )


def _shapes(region: Region, kind: Kind, container: str) -> dict[str, shapely.Geometry]:
    if kind == "commune":
        table = region.communes
    elif kind == "zone":
        table = region.workspace.read("zones", container, by="zoning_id")
    else:
        table = region.workspace.read("territories", container, by="scenario_id")
    return dict(zip(table["code"], table["geom"], strict=True))


def _label(region: Region, kind: Kind, container: str) -> str:
    if kind == "commune":
        return tr("Communes")
    return region.zoning_label(container) if kind == "zone" else str(region.scenario(container)["label"])
