"""The measures of agreement one may choose: their name, what 1 and 0 mean, and the values as a matrix."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.matrix import Matrix


@dataclass(frozen=True)
class Measure:
    """``field`` is that of the pairs for (row, column); ``turned`` the one for (column, row) when it is another."""

    key: str
    label: str
    meaning: str
    field: str
    turned: str

    @property
    def symmetric(self) -> bool:
        """Whether the order of the two zonings does not matter."""
        return self.field == self.turned


def measures() -> list[Measure]:
    """Every measure, the usual one first."""
    return [
        Measure(
            "v_measure",
            tr("V-measure"),
            tr("1: the two zonings are the same. 0: knowing one tells nothing of the other."),
            "v_measure",
            "v_measure",
        ),
        Measure(
            "adjusted_rand",
            tr("Adjusted Rand"),
            tr("Pairs of residents kept together or apart alike, beyond chance. 1: the same. 0: no more than chance."),
            "adjusted_rand",
            "adjusted_rand",
        ),
        Measure(
            "mapcurves",
            tr("MapCurves"),
            tr("How well the zones of one fit into those of the other. 1: they fit wholly."),
            "mapcurves",
            "mapcurves",
        ),
        Measure(
            "homogeneity",
            tr("Told by the column"),
            tr("What the zoning in column tells of the one in row (homogeneity). 1: the column nests in the row."),
            "homogeneity",
            "completeness",
        ),
        Measure(
            "modal_share",
            tr("Share in the main zone"),
            tr("Share of the weight of the zones in row that lies in their main zone of the column."),
            "modal_share_a",
            "modal_share_b",
        ),
    ]


def matrix(found: Any, measure: Measure, counts: Sequence[int]) -> Matrix:
    """The values of one measure as a heat map; the first scenario stands apart. ``counts``: zones of each zoning."""
    import numpy as np

    from clefop_plugin.cartography.agreement_charts import class_breaks
    from clefop_plugin.services.agreement_pair import PARTIAL

    place = {zoning.id: i for i, zoning in enumerate(found.chosen)}
    values = [[math.nan] * len(place) for _ in place]
    partial = set()
    for row in found.pairs.to_dict(orient="records"):
        a, b = place[row["zoning_a"]], place[row["zoning_b"]]
        values[a][b], values[b][a] = float(row[measure.field]), float(row[measure.turned])
        if row["coverage"] < PARTIAL:
            partial |= {(a, b), (b, a)}
    known = np.array([value for row in values for value in row if math.isfinite(value)], dtype=np.float64)
    scenario = next((i for i, zoning in enumerate(found.chosen) if zoning.is_scenario), None)
    return Matrix(
        title=tr("Agreement of {count} zonings, {measure}", count=len(place), measure=measure.label),
        names=[zoning.label for zoning in found.chosen],
        counts=counts,
        values=values,
        breaks=class_breaks(known),
        symmetric=measure.symmetric,
        outlined=scenario,
        partial=frozenset(partial),
    )
