"""Map of one indicator over the region, with its classes or circles and the territories in order beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely
from qgis.core import QgsVectorLayer

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.context import DETAIL, AtlasContext, Territory
from clefop_plugin.cartography.credits import page_sources, with_licence
from clefop_plugin.cartography.drawing import PT, Drawing
from clefop_plugin.cartography.indicator_maps import LARGEST_MM, MapPlan, plan_map, style_circles, style_ground
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet, scale_bar
from clefop_plugin.cartography.pages.base import innermost, page_point, to_page
from clefop_plugin.cartography.pages.framing import Framing, framed
from clefop_plugin.cartography.pages.ranked_table import DEPARTEMENT_LINE, RankedTable, ranked
from clefop_plugin.cartography.pages.region import COARSE, MAP_HEIGHT, MAP_WIDTH, TABLE_WIDTH, TABLE_X, TOP
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import LEADING, Label, Placer, broken
from clefop_plugin.cartography.result_layers import Rows, features, new_result
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NBSP, percent, tr, with_unit
from clefop_plugin.services.indicator_map import IndicatorMap

#: Above this number of territories, their values are read in the table only.
LABELLED = 100
#: Above this one, a map of circles gives their numbers only.
VALUED = 30
#: Radius of a circle that holds a label, millimetres.
ROOMY = 5.0
#: Smallest size of a title that names places; beyond, the title gives the values alone.
SMALLEST_TITLE = 15.0


class IndicatorMapPage:
    """Region map of one indicator; as many pages as there are chosen indicators."""

    id = "cartes"
    own = False
    landscape = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Maps of indicators")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page per chosen indicator."""
        return len(context.regional.mapped)

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        found = context.regional.map_of(context.regional.mapped[part])
        table = RankedTable.of(context, found)
        sheet.heading(_kicker(context, found), _title(found, table, sheet.inner))
        plan = _map(context, sheet, found)
        d = new_drawing(TABLE_WIDTH, MAP_HEIGHT + 0.5)
        ranked(d, context, found, plan, table)
        sheet.draw("tableau", d, TABLE_X, TOP)
        return page_sources(context, [with_licence(typographic(found.source or found.producer), found.licence)])


def _kicker(context: AtlasContext, found: IndicatorMap) -> str:
    indicators = context.profiles.region.indicators
    theme = str(indicators["theme"][indicators["id"] == found.id].iloc[0])
    return f"{context.region} · {typographic(theme)}" if theme else context.region


def _title(found: IndicatorMap, table: RankedTable, width: float) -> str:
    """What the map shows, as a finding that names places when it fits."""
    label, known = typographic(found.label), table.known
    if not known:
        return tr("{label}: no published value", label=label)
    first, last = known[0], known[-1]
    region = found.region_value or 0.0
    sure = not any(row.lower_bound for row in known)
    options = []
    if found.kind == "count" and sure and region > 0 and len(known) > 1:
        share = percent(first.value / region)
        options.append(tr("{label}: {place} holds {share} of the region", label=label, place=first.name, share=share))
    low, high = table.text(last), table.text(first)
    unit = found.unit if len(found.unit) <= 2 else ""
    if unit:
        low, high = (with_unit(row.value, unit, found.decimals) for row in (last, first))
    if first.value == last.value:
        options.append(tr("{label}: {value} everywhere", label=label, value=high))
    options.append(
        tr(
            "{label}: from {low} ({low_place}) to {high} ({high_place})",
            label=label,
            low=low,
            low_place=last.name,
            high=high,
            high_place=first.name,
        )
    )
    fitting = [text for text in options if measure(text, SMALLEST_TITLE, 600) <= width]
    if fitting:
        return fitting[0]
    short = tr("{label}: from {low} to {high}", label=label, low=low, high=high)
    return new_drawing(width, 1).fit(short, SMALLEST_TITLE - 2, width, 600)


def _map(context: AtlasContext, sheet: Sheet, found: IndicatorMap) -> MapPlan:
    outer = context.coverage.simplified([shape for _, _, shape in context.departements], COARSE)
    frame = framed(shapely.union_all(outer), MAP_WIDTH, MAP_HEIGHT, (1.0, 1.0))
    shapes = context.coverage.simplified(list(found.rows["geom"]), frame.scale * DETAIL)
    plan = plan_map(replace(found, rows=found.rows.assign(geom=np.array(shapes, dtype=object))))
    ground = _layer(context, plan.ground, plan.role)
    style_ground(plan, ground)
    ground.setLabelsEnabled(False)  # the labels of the page are placed together with its other texts
    layers = [*_outlines(context, frame.scale), ground]
    if plan.circles is not None:
        circles = _layer(context, plan.circles, plan.role)
        style_circles(plan, circles)
        circles.setLabelsEnabled(False)
        layers.insert(0, circles)
    sheet.map("carte", (MARGIN_X, TOP, MAP_WIDTH, MAP_HEIGHT), layers, frame.extent, context.crs)
    d = new_drawing(MAP_WIDTH, MAP_HEIGHT)
    placer = Placer(MAP_WIDTH, MAP_HEIGHT, measure)
    taken = scale_bar(d, frame.bar[0], frame.bar[1], frame.scale)
    placer.take(frame.bar[0], frame.bar[1], frame.bar[0] + taken[0], frame.bar[1] + taken[1])
    if len(context.territories) <= LABELLED:
        _values(context, d, placer, frame, plan, RankedTable.of(context, found))
    sheet.draw("noms", d, MARGIN_X, TOP)
    return plan


def _outlines(context: AtlasContext, scale: int) -> list[QgsVectorLayer]:
    departements = [styles.line_layer(palettes.INK, DEPARTEMENT_LINE)]
    territories = [styles.line_layer(palettes.WHITE, 0.9), styles.line_layer(palettes.SECONDARY, 0.3)]
    return [
        context.borders("departements", [shape for _, _, shape in context.departements], departements, scale),
        context.borders("territories", [t.shape for t in context.territories], territories, scale),
    ]


def _layer(context: AtlasContext, rows: Rows, role: str) -> QgsVectorLayer:
    layer = new_result(context.profiles.workspace, rows, role)
    layer.dataProvider().addFeatures(features(rows, layer.fields(), 0, len(rows.values)))
    layer.updateExtents()
    return layer


def _values(
    context: AtlasContext, d: Drawing, placer: Placer, frame: Framing, plan: MapPlan, table: RankedTable
) -> None:
    """The value and the name of each territory inside it, clear of the circles; its number where there is no room."""
    circles = _circles(context, frame, plan, table)
    for circle in circles.values():
        placer.take_disc(*circle)
    outer = context.coverage.simplified([shape for _, _, shape in context.departements], COARSE)
    limits = [to_page(shape, frame.extent, MAP_WIDTH).boundary for shape in outer]
    crossed = shapely.buffer(shapely.union_all(limits), 0.65, quad_segs=2)
    shapes = zip(context.territories, _on_page(context, frame), strict=True)
    for territory, shape in sorted(shapes, key=lambda pair: float(pair[1].area)):
        row = table.row(territory.code)
        value = table.text(row) if row is not None else ""
        ground = table.colour(plan, row)
        if circles and len(context.territories) > VALUED:
            _number(d, placer, territory, shape, ground)
            continue
        options = []
        for size in (7.8, 7.0, 6.4):
            options += [((value, *lines), size) for lines in broken(f"{territory.number}{NBSP}{territory.name}")]
        options += [((value, _short(territory)), size) for size in (7.0, 6.2, 5.6)]
        label = placer.inside(shape.buffer(-0.3).difference(crossed), options)
        if label is None and territory.code in circles:
            label = _at_circle(placer, circles[territory.code], value, territory, shape)
        if label is None:
            _number(d, placer, territory, shape, ground)
            continue
        for position, line in enumerate(label.lines):
            part = replace(label, lines=(line,), y=label.y + position * label.height / len(label.lines))
            part.draw(d, palettes.text_on(ground), ground, 600 if position == 0 else 400)


def _at_circle(
    placer: Placer, circle: tuple[float, float, float], value: str, territory: Territory, shape: shapely.Geometry
) -> Label | None:
    """A label on a circle that is large enough for it, else beside the circle."""
    x, y, radius = circle
    if radius >= ROOMY:
        height = 2 * 6.4 * PT * LEADING
        return Label((value, _short(territory)), 6.4, x, y - height / 2, 2 * radius, height)
    return placer.beside(x, y, f"{_short(territory)} · {value}", 5.8, 600, radius + 0.4, [shape])


def _circles(
    context: AtlasContext, frame: Framing, plan: MapPlan, table: RankedTable
) -> dict[str, tuple[float, float, float]]:
    """Centre and radius of the circle of each territory, in millimetres of the map."""
    if plan.circles is None or not plan.largest:
        return {}
    found = {}
    for row in table.known:
        centre = shapely.point_on_surface(context.territory(row.code).shape)
        x, y = page_point(centre.x, centre.y, frame.extent, MAP_WIDTH)
        found[row.code] = (x, y, LARGEST_MM / 2 * float(np.sqrt(max(row.value, 0.0) / plan.largest)))
    return found


def _short(territory: Territory) -> str:
    """« n° 7 »: its number, which nobody takes for a value."""
    return tr("no. {number}", number=territory.number)


def _on_page(context: AtlasContext, frame: Framing) -> list[shapely.Geometry]:
    drawn = context.coverage.simplified([t.shape for t in context.territories], COARSE)
    return [to_page(shape, frame.extent, MAP_WIDTH) for shape in drawn]


def _number(d: Drawing, placer: Placer, territory: Territory, shape: shapely.Geometry, ground: str) -> None:
    label = placer.inside(shape.buffer(-0.2), [((territory.number,), 5.8)])
    if label is not None:
        label.draw(d, palettes.text_on(ground), ground, 600)
        return
    point = innermost(shape)
    d.text(point.x, point.y + 0.8, territory.number, 5.5, weight=600, anchor="middle", halo=palettes.WHITE)
