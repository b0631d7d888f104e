"""Every indicator over every territory of a container, at every period, with what it is compared to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core import indicators as measures
from clefop_plugin.core.indicators import Aggregate
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.measures import Measures, level_name
from clefop_plugin.services.profile_types import Kind
from clefop_plugin.services.region import Groups, Region

Floats = npt.NDArray[np.float64]


def indicator_table(
    region: Region, known: Measures, kind: Kind, container: str, progress: Progress | None = None
) -> pd.DataFrame:
    """One row a territory, indicator and period, in the order of the codes, of themes and of time.

    Columns: ``code``, ``indicator``, ``period``, ``latest``, ``value`` (NaN: none), ``status`` (ok, estimated, secret,
    missing), ``lower_bound``, ``coverage`` (0 to 1), ``masked`` communes, ``departement_value`` (of the one that holds
    most residents), ``region_value``, ``gap``, ``gap_unit``, ``rank`` (1 the highest) and ``ranked``. Indicators
    without a theme only serve as terms of others and are left out.
    """
    progress = progress or Progress()
    table = region.indicators[region.indicators["theme"] != ""]
    themes = {theme: rank for rank, theme in enumerate(dict.fromkeys(table["theme"]))}
    table = table.sort_values("theme", key=lambda column: column.map(themes), kind="stable")
    groups = region.groups(kind, container)
    main = _main_departements(region, groups)
    found = []
    with region.workspace.reading():
        for rank, (_, row) in enumerate(table.iterrows()):
            progress.update(rank / len(table))
            periods = known.periods(row)
            for period in periods:
                own = known.of(row, period, level_name(kind, container), groups)
                whole = known.of(row, period, "region", None)
                around = known.of(row, period, "departement", region.departements)
                if own is not None and whole is not None and around is not None:
                    frame = _rows(row, groups, own, float(whole.value[0]), around.value[main])
                    found.append(frame.assign(period=period, latest=period == periods[-1]))
    if not found:
        return pd.DataFrame()
    order = {code: rank for rank, code in enumerate(groups.grouping.codes)}
    return pd.concat(found, ignore_index=True).sort_values("code", key=lambda c: c.map(order), kind="stable")


def _rows(row: pd.Series, groups: Groups, own: Aggregate, region_value: float, departement: Floats) -> pd.DataFrame:
    unit, kind = str(row["unit"]), str(row["kind"])
    gaps = [measures.gap(float(value), region_value, unit, kind) for value in own.value]
    ranks = [measures.rank(own.value, position) for position in range(len(own.value))]
    return pd.DataFrame(
        {
            "code": list(groups.grouping.codes),
            "indicator": str(row["id"]),
            "value": own.value,
            "status": own.status,
            "lower_bound": own.lower_bound,
            "coverage": own.coverage,
            "masked": own.masked,
            "departement_value": departement,
            "region_value": region_value,
            "gap": [np.nan if gap is None else gap for gap, _ in gaps],
            "gap_unit": [gap_unit for _, gap_unit in gaps],
            "rank": pd.array([rank for rank, _ in ranks], dtype="Int64"),
            "ranked": [ranked for _, ranked in ranks],
        }
    )


def _main_departements(region: Region, groups: Groups) -> npt.NDArray[np.int64]:
    """Position of the département that holds most residents of each territory."""
    inside = groups.grouping.index >= 0
    count = len(region.departements.grouping.codes)
    people = np.zeros((len(groups.grouping.codes), count))
    where = (groups.grouping.index[inside], region.departements.grouping.index[inside])
    np.add.at(people, where, np.nan_to_num(region.population[inside]) + 1e-6)
    return np.asarray(people.argmax(axis=1), dtype=np.int64)
