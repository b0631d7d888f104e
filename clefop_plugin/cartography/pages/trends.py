"""Charts of the evolution of a figure, for the pages of a territory."""

from __future__ import annotations

from collections.abc import Sequence

from clefop_plugin.cartography import charts
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import Figure

CHART_WIDTH, CHART_HEIGHT = 89.0, 34.0


def with_trend(figures: Sequence[Figure]) -> list[Figure]:
    """The figures known at two dates or more: those with most dates first, rates before counts."""
    usable = [f for f in figures if len(f.trend) >= 2 and f.unit == "%"] + [
        f for f in figures if len(f.trend) >= 2 and f.unit != "%"
    ]
    return sorted(usable, key=lambda f: -len(f.trend))


def trend_chart(
    d: Drawing, figure: Figure, x: float, y: float, width: float = CHART_WIDTH, height: float = CHART_HEIGHT
) -> None:
    """A chart of the territory and the region over time; counts as an index, 100 at the first date."""
    indexed = figure.kind == "count"
    series = []
    for name, role, points in (
        (tr("Territory"), "territory", figure.trend),
        (tr("Region"), "region", figure.region_trend),
    ):
        placed = [(charts.period_position(period), value) for period, value in points]
        known = [(p, v) for p, v in placed if p is not None]
        if len(known) < 2:
            continue
        base = known[0][1] or 1.0
        series.append(charts.Series(name, tuple((p, 100 * v / base if indexed else v) for p, v in known), role))
    if not series:
        return
    title = typographic(figure.label)
    if indexed:
        title = tr("{label}, index 100 in {year}", label=title, year=f"{series[0].points[0][0]:.0f}")
    elif figure.unit:
        title = tr("{label}, in {unit}", label=title, unit=figure.unit)
    d.text(x, y + 3.2, d.fit(title, 8, width, 600), 8, weight=600)
    charts.trend(d, x, y + 7, width, height - 4, series, 1 if indexed else figure.decimals)
