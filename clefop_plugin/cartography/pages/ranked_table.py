"""The territories in the order of an indicator, with their values as dots or bars, under the legend of the map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from clefop_plugin.cartography import charts, palettes
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.cartography.indicator_maps import LARGEST_MM, MapPlan
from clefop_plugin.cartography.map_legends import class_bar, hatch_line, hatched
from clefop_plugin.cartography.pages.base import name_in
from clefop_plugin.cartography.pages.region import TWO_LINES
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NARROW_NBSP, NO_VALUE, number, tr, with_unit
from clefop_plugin.services.figure_words import period_text
from clefop_plugin.services.indicator_map import IndicatorMap

TALLEST, SHORTEST = 5.8, 3.9
#: Leading of the sentence under the table, millimetres.
READING = 3.3
#: Width of the limits of départements on the map, millimetres.
DEPARTEMENT_LINE = 0.75
RANK_X, CHIP_X, CHIP_WIDTH, NAME_X, CHART_X, CHART_WIDTH = 5.0, 7.0, 6.0, 15.0, 62.0, 27.0


@dataclass(frozen=True)
class RankedRow:
    """One territory: ``rank`` 1 is the highest, 0 without a value (NaN)."""

    rank: int
    code: str
    name: str
    value: float
    status: str
    lower_bound: bool


@dataclass(frozen=True)
class RankedTable:
    """Territories by value, the highest first; those without one last."""

    rows: tuple[RankedRow, ...]
    decimals: int

    @classmethod
    def of(cls, context: AtlasContext, found: IndicatorMap) -> RankedTable:
        """The table of an indicator."""
        order = found.rows.sort_values("value", ascending=False, kind="stable")
        ranks = found.rows["value"].rank(method="min", ascending=False).fillna(0)
        rows = [
            RankedRow(int(ranks[i]), str(code), typographic(str(name)), float(value), str(status), bool(least))
            for i, code, name, value, status, least in zip(
                order.index,
                order["code"],
                order["name"],
                order["value"],
                order["status"],
                order["lower_bound"],
                strict=True,
            )
        ]
        return cls(tuple(rows), found.decimals)

    @property
    def known(self) -> list[RankedRow]:
        """Rows with a value."""
        return [row for row in self.rows if math.isfinite(row.value)]

    def row(self, code: str) -> RankedRow | None:
        """The row of a territory, or None."""
        return next((row for row in self.rows if row.code == code), None)

    def text(self, row: RankedRow) -> str:
        """The value of a row as it is printed."""
        if not math.isfinite(row.value):
            return tr("secret") if row.status == "secret" else NO_VALUE
        value = number(row.value, self.decimals)
        return f"≥{NARROW_NBSP}{value}" if row.lower_bound else value

    def colour(self, plan: MapPlan, row: RankedRow | None) -> str:
        """Colour of a row on the map: that of its class, or the plain land."""
        if row is None or not math.isfinite(row.value):
            return palettes.LAND
        return next((found.colour for found in plan.classes if row.value <= found.high), palettes.LAND)


def ranked(d: Drawing, context: AtlasContext, found: IndicatorMap, plan: MapPlan, table: RankedTable) -> None:
    """Draw the legend of the map, then the table as tall as there is room."""
    y = _lines(context, d, _legend(d, found, plan, table))
    y = _header(d, found, y + 2.5)
    reading = _reading(d, context, found, table)
    room = d.height - y - 1 - (READING * len(reading) + 2.5 if reading else 0.0)
    height = min(TALLEST, max(SHORTEST, room / max(len(table.rows), 1)))
    shown = _shown(table.rows, int(room / height))
    scale = _Scale.of(found, table)
    if found.kind != "count" and found.region_value is not None:
        at = scale.at(found.region_value)
        d.line([(at, y), (at, y + height * len(shown))], palettes.INK, 0.3)
    for row in shown:
        if row is None:
            left_out = tr("… {count} other territories …", count=number(len(table.rows) - len(shown) + 1))
            d.text(NAME_X, y + height / 2 + 0.8, left_out, 6.5, colour=palettes.MUTED, italic=True)
        else:
            _row(d, context, plan, table, row, scale, y, height)
        d.rule(0, y + height, d.width, palettes.HAIRLINE)
        y += height
    for position, line in enumerate(reading):
        d.text(0, y + 4.2 + position * READING, line, 6.8, colour=palettes.SECONDARY)


def _reading(d: Drawing, context: AtlasContext, found: IndicatorMap, table: RankedTable) -> list[str]:
    """How to read the first row, in a sentence, and what the indicator is."""
    if not table.known:
        return []
    first, unit = table.known[0], found.unit if len(found.unit) <= 2 else ""
    value = with_unit(first.value, unit, found.decimals)
    name = f"{_short(context, first)} {first.name}"
    if found.kind == "count" or found.region_value is None:
        said = tr("How to read: {territory} comes first with {value}.", territory=name, value=value)
    else:
        said = tr(
            "How to read: {territory} comes first with {value}, against {region} in the region.",
            territory=name,
            value=value,
            region=with_unit(found.region_value, unit, found.decimals),
        )
    note = typographic(found.note.strip())
    if note and note[-1] not in ".!?":
        note += "."
    return d.wrap(f"{said} {note}".strip(), 6.8, d.width, most=4)


def _short(context: AtlasContext, row: RankedRow) -> str:
    return tr("no. {number}", number=context.territory(row.code).number)


def _shown(rows: Sequence[RankedRow], most: int) -> list[RankedRow | None]:
    """All rows; when they are too many, the first and the last ones with a value around None."""
    if len(rows) <= most:
        return list(rows)
    rows = [row for row in rows if row.rank]
    if len(rows) < most:
        return [*rows, None]
    half = (most - 1) // 2
    return [*rows[: most - 1 - half], None, *rows[len(rows) - half :]]


def _legend(d: Drawing, found: IndicatorMap, plan: MapPlan, table: RankedTable) -> float:
    unit = f", {typographic(found.unit)}" if found.unit else ""
    y = 3.2
    for line in d.wrap(f"{typographic(found.label)}{unit}, {period_text(found.period)}", 8.5, d.width, 600, most=2):
        d.text(0, y, line, 8.5, weight=600)
        y += 4.1
    for line in d.wrap(plan.method[:1].upper() + plan.method[1:], 6.5, d.width, most=2):
        d.text(0, y, line, 6.5, colour=palettes.SECONDARY)
        y += 3.0
    y -= 0.6
    if plan.classes:
        d.text(0, y + 2.2, tr("Number of territories in each class"), 6.2, colour=palettes.MUTED)
        y = class_bar(d, 0, y + 3.4, d.width, plan, [row.value for row in table.known])
    elif plan.circles is not None and plan.largest >= 1:
        y += 1.5
        y += charts.circle_legend(d, 1, y, plan.largest, LARGEST_MM / 2 / math.sqrt(plan.largest)) + 1.5
    y = hatch_line(d, 0, y + 0.6, plan.secret, plan.missing)
    if plan.doubt:
        text = plan.doubt[:1].upper() + plan.doubt[1:]
        d.text(0, y + 2.4, d.fit(text, 6.5, d.width), 6.5, colour=palettes.MUTED, italic=True)
        y += 3.6
    return y


def _lines(context: AtlasContext, d: Drawing, y: float) -> float:
    """The two kinds of limits of the map; nothing when there is only one."""
    if len(context.departements) < 2:
        return y
    left = 0.0
    for width, words in ((DEPARTEMENT_LINE, tr("Limit of a département")), (0.3, tr("Limit of a territory"))):
        d.line([(left, y + 1.8), (left + 6.5, y + 1.8)], palettes.INK, width)
        left += 8 + d.text(left + 8, y + 2.6, words, 6.5, colour=palettes.SECONDARY) + 6
    return y + 3.6


def _header(d: Drawing, found: IndicatorMap, y: float) -> float:
    base = y + 2.6
    d.text(RANK_X, base, tr("Rank"), 6.5, colour=palettes.MUTED, anchor="end")
    d.text(NAME_X, base, tr("Territory"), 6.5, colour=palettes.MUTED)
    if found.region_value is not None and found.kind != "count":
        value = with_unit(found.region_value, found.unit if len(found.unit) <= 2 else "", found.decimals)
        text = tr("line: region, {value}", value=value)
        d.text(CHART_X + CHART_WIDTH / 2, base, text, 6.5, colour=palettes.MUTED, anchor="middle")
    unit = typographic(found.unit)
    name = unit if unit and d.measure(unit, 6.5, 400) < 17 else tr("Value")
    d.text(d.width, base, name, 6.5, colour=palettes.MUTED, anchor="end")
    d.rule(0, base + 1.7, d.width, palettes.INK, 0.3)
    return base + 1.9


@dataclass(frozen=True)
class _Scale:
    """Where a value stands in the column of the chart; counts start at zero."""

    low: float
    high: float

    @classmethod
    def of(cls, found: IndicatorMap, table: RankedTable) -> _Scale:
        values = [row.value for row in table.known]
        if found.kind == "count":
            return cls(0.0, max(values, default=1.0))
        if found.region_value is not None:
            values.append(found.region_value)
        return cls(min(values, default=0.0), max(values, default=1.0))

    def at(self, value: float) -> float:
        span = (self.high - self.low) or 1.0
        return CHART_X + CHART_WIDTH * (value - self.low) / span


def _row(
    d: Drawing,
    context: AtlasContext,
    plan: MapPlan,
    table: RankedTable,
    row: RankedRow,
    scale: _Scale,
    y: float,
    height: float,
) -> None:
    size = 7.4 if height > 5 else 6.6
    middle = y + height / 2
    base = middle + size * PT * 0.36
    known = math.isfinite(row.value)
    chip = min(height - 1.0, 4.2)
    if known:
        d.text(RANK_X, base, str(row.rank), size, anchor="end", colour=palettes.SECONDARY)
        d.rect(CHIP_X, middle - chip / 2, CHIP_WIDTH, chip, table.colour(plan, row), palettes.SECONDARY, 0.15)
    else:
        hatched(d, CHIP_X, middle - chip / 2, CHIP_WIDTH, chip, row.status == "secret")
    territory = context.territory(row.code)
    ground = table.colour(plan, row)
    text, fitted = d.shrunk(territory.number, 6.5, CHIP_WIDTH - 0.6, 600, 4.5)
    halo = "" if known else palettes.LAND
    d.text(
        CHIP_X + CHIP_WIDTH / 2,
        middle + fitted * PT * 0.36,
        text,
        fitted,
        weight=600,
        anchor="middle",
        colour=palettes.text_on(ground),
        halo=halo,
    )
    lines = 2 if height >= TWO_LINES else 1
    name_in(d, NAME_X, base, row.name, size, CHART_X - NAME_X - 2.5, small=6.2, most=lines)
    doubtful = row.lower_bound or row.status == "estimated" or not known
    d.text(
        d.width,
        base,
        table.text(row),
        size,
        anchor="end",
        weight=600 if known else 400,
        italic=doubtful,
        colour=palettes.INK if known else palettes.MUTED,
    )
    if not known:
        return
    if plan.circles is not None:
        d.rect(CHART_X, middle - 1.1, max(scale.at(row.value) - CHART_X, 0.2), 2.2, palettes.ACCENT_SECOND)
        return
    d.line([(CHART_X, middle), (CHART_X + CHART_WIDTH, middle)], palettes.HAIRLINE, 0.18)
    d.circle(scale.at(row.value), middle, 1.15, palettes.ACCENT, palettes.WHITE, 0.25)
