"""Shared borders: the hard and soft lines of the region, and how far the limits of the territories follow them."""

from __future__ import annotations

import math
import re

import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsVectorLayer

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.comparison_styles import (
    BORDER_WIDTHS,
    OUTER_WIDTH,
    BorderClass,
    classed_borders,
    classes_by_count,
)
from clefop_plugin.cartography.context import DETAIL, AtlasContext, Territory
from clefop_plugin.cartography.credits import page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet, scale_bar
from clefop_plugin.cartography.pages.base import page_point, to_page
from clefop_plugin.cartography.pages.framing import Framing, framed
from clefop_plugin.cartography.pages.region import COARSE, TOP
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer
from clefop_plugin.cartography.result_layers import BORDERS_ROLE, features, new_result, rows_of
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.own_borders import OwnBorders

MAP_WIDTH, MAP_HEIGHT = 196.0, 160.0
COLUMN_X, COLUMN_WIDTH = 215.0, 70.0
#: Lines named on the map, by letters.
CALL_OUTS = 5
#: Towns named on the map, and those among them that are named in larger type.
TOWNS, LARGE_TOWNS = 24, 5


class BordersPage:
    """Lines that several zonings share; none without a zoning to compare."""

    id = "frontieres"
    own = False
    landscape = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Shared borders")

    def count(self, context: AtlasContext, code: str) -> int:
        """One page when there are zonings."""
        return int(bool(context.regional.zonings))

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        found = context.regional.borders
        classes = classes_by_count(len(found.zonings), found.kilometres)
        sheet.heading(f"{context.region} · {self.label()}", _title(found))
        _map(context, sheet, found, classes)
        d = new_drawing(COLUMN_WIDTH, MAP_HEIGHT + 0.5)
        y = _legend(d, found, classes)
        y = _call_outs(context, d, found, y)
        _zonings(context, d, found, _reading(context, d, found, y))
        sheet.draw("cote", d, COLUMN_X, TOP)
        return page_sources(context)


def _title(found: OwnBorders) -> str:
    if math.isnan(found.own_share) or len(found.zonings) < 2:
        return tr("The hard and the soft lines of the region")
    return tr(
        "{share} of the limits of the territories follow a hard line of the region", share=percent(found.own_share)
    )


def _map(context: AtlasContext, sheet: Sheet, found: OwnBorders, classes: list[BorderClass]) -> None:
    outer = context.coverage.simplified([shape for _, _, shape in context.departements], COARSE)
    whole = shapely.union_all(outer)
    frame = framed(whole, MAP_WIDTH, MAP_HEIGHT, (1.0, 1.0))
    communes = list(np.asarray(context.profiles.region.communes["geom"], dtype=object))
    land = styles.polygon([styles.fill_layer(palettes.WHITE)])
    layers = [
        _lines(context, found, classes, frame.scale),
        context.borders("communes", communes, [styles.line_layer(palettes.BORDERS[0], BORDER_WIDTHS[0])], frame.scale),
        context.polygons("land", [shape for _, _, shape in context.departements], land, scale=frame.scale),
    ]
    sheet.map("carte", (MARGIN_X, TOP, MAP_WIDTH, MAP_HEIGHT), layers, frame.extent, context.crs, palettes.NEIGHBOUR)
    d = new_drawing(MAP_WIDTH, MAP_HEIGHT)
    placer = Placer(MAP_WIDTH, MAP_HEIGHT, measure)
    taken = scale_bar(d, frame.bar[0], frame.bar[1], frame.scale)
    placer.take(frame.bar[0], frame.bar[1], frame.bar[0] + taken[0], frame.bar[1] + taken[1])
    _letters(context, d, placer, found, frame)
    _towns(context, d, placer, frame, to_page(whole, frame.extent, MAP_WIDTH))
    sheet.draw("noms", d, MARGIN_X, TOP)


def _lines(context: AtlasContext, found: OwnBorders, classes: list[BorderClass], scale: int) -> QgsVectorLayer:
    """The shared borders; each line keeps its ends, so that lines still meet when they are simplified."""
    drawn = found.borders[(found.borders["count"] > 0) | found.borders["outer"]]
    simple = shapely.simplify(np.asarray(drawn["geom"], dtype=object), scale * DETAIL, preserve_topology=False)
    rows = rows_of(drawn.assign(geom=simple), "MultiLineString")
    layer = new_result(context.profiles.workspace, rows, BORDERS_ROLE)
    layer.dataProvider().addFeatures(features(rows, layer.fields(), 0, len(rows.values)))
    layer.updateExtents()
    classed_borders(classes, "count")(layer)
    return layer


def _letters(context: AtlasContext, d: Drawing, placer: Placer, found: OwnBorders, frame: Framing) -> None:
    """A letter on the middle of each named line."""
    for letter, line in _named(context, found):
        middle = line.interpolate(0.5, normalized=True)
        x, y = page_point(middle.x, middle.y, frame.extent, MAP_WIDTH)
        chip(d, x, y, letter)
        placer.take_disc(x, y, 2.4)


def chip(d: Drawing, x: float, y: float, letter: str) -> None:
    """A letter in a dark disc, on the map and beside what it names."""
    d.circle(x, y, 2.1, palettes.INK, palettes.WHITE, 0.4)
    d.text(x, y + 0.95, letter, 7, weight=600, anchor="middle", colour=palettes.WHITE)


def _named(context: AtlasContext, found: OwnBorders) -> list[tuple[str, shapely.LineString]]:
    """Letters of the hardest lines between territories, each with its longest piece."""
    side = _territory_of(context)
    inner = found.borders[~found.borders["outer"] & (found.borders["count"] >= found.half)]
    left, right = inner["left_code"].map(side), inner["right_code"].map(side)
    named = []
    for letter, row in zip("ABCDEFGH", found.pairs.head(CALL_OUTS).itertuples(), strict=False):
        between = ((left == row.left) & (right == row.right)) | ((left == row.right) & (right == row.left))
        pieces = shapely.get_parts(
            shapely.line_merge(shapely.union_all(np.asarray(inner["geom"][between], dtype=object)))
        )
        named.append((letter, max(pieces, key=lambda piece: float(piece.length))))
    return named


def _territory_of(context: AtlasContext) -> pd.Series:
    groups = context.profiles.region.groups(context.kind, context.container)
    codes = [groups.grouping.codes[i] if i >= 0 else "" for i in groups.grouping.index]
    return pd.Series(codes, index=context.profiles.region.codes, dtype=object)


def _towns(context: AtlasContext, d: Drawing, placer: Placer, frame: Framing, land: shapely.Geometry) -> None:
    """Dots and names of the largest commune of each territory, so that one knows where one is."""
    region = context.profiles.region
    people = np.nan_to_num(region.population)
    largest = [members[int(np.argmax(people[members]))] for members in map(context.communes_of, _codes(context))]
    order = sorted(map(int, largest), key=lambda position: -people[position])[:TOWNS]
    names = region.plain_communes["name"].to_numpy(dtype=object)
    for rank, position in enumerate(order):
        x, y = page_point(region.centres[position][0], region.centres[position][1], frame.extent, MAP_WIDTH)
        if not placer.is_free(x - 0.8, y - 0.8, x + 0.8, y + 0.8):
            continue
        size = 7.6 if rank < LARGE_TOWNS else 6.4
        label = placer.beside(x, y, typographic(str(names[position])), size, 600, within=[land], strict=True)
        if label is not None:
            d.circle(x, y, 0.75, palettes.INK, palettes.WHITE, 0.25)
            placer.take_disc(x, y, 0.9)
            label.draw(d, palettes.INK, palettes.WHITE, 600)


def _codes(context: AtlasContext) -> list[str]:
    return [territory.code for territory in context.territories]


def _legend(d: Drawing, found: OwnBorders, classes: list[BorderClass]) -> float:
    d.text(0, 3.2, tr("How many zonings have a limit here"), 8.5, weight=600)
    d.text(d.width, 8.0, tr("km of limits"), 6.5, colour=palettes.MUTED, anchor="end")
    longest = max([*(c.km for c in classes), found.kilometres.get(0, 0.0), 1.0])
    rows = [(c.label, c.colour, c.width, c.km) for c in classes]
    rows.append((tr("no zoning"), palettes.BORDERS[0], BORDER_WIDTHS[1], found.kilometres.get(0, 0.0)))
    y = 12.4
    for label, colour, width, km in rows:
        d.line([(0, y - 0.9), (11, y - 0.9)], colour, width)
        d.text(13.5, y, d.fit(label, 6.8, 29), 6.8)
        d.rect(44, y - 2.0, max(14 * km / longest, 0.2), 2.2, colour)
        d.text(d.width, y, number(km), 6.8, anchor="end")
        y += 4.3
    d.line([(0, y - 0.9), (11, y - 0.9)], palettes.COAST, OUTER_WIDTH)
    d.text(13.5, y, tr("coast and outer limit"), 6.8)
    return y + 4.6


def _call_outs(context: AtlasContext, d: Drawing, found: OwnBorders, y: float) -> float:
    """The hardest lines, by the territories they separate."""
    if not len(found.pairs):
        return y
    d.text(0, y + 2.4, tr("The hardest lines between territories"), 8.5, weight=600)
    y += 5.0
    for letter, row in zip("ABCDEFGH", found.pairs.head(CALL_OUTS).to_dict(orient="records"), strict=False):
        left, right = context.territory(row["left"]), context.territory(row["right"])
        chip(d, 2.2, y + 2.6, letter)
        text, size = d.shrunk(_between(d, left, right), 6.8, d.width - 6.5, 600, 5.5)
        d.text(6.5, y + 2.2, text, size, weight=600)
        said = tr(
            "{km} km; up to {most} zonings out of {all}", km=number(row["km"]), most=row["most"], all=len(found.zonings)
        )
        d.text(6.5, y + 5.1, said, 6.4, colour=palettes.SECONDARY)
        y += 6.9
    return y + 2.4


def _between(d: Drawing, left: Territory, right: Territory) -> str:
    """« 6 Angers | 13 La Flèche – Sablé »; the first names alone when it is too long."""
    whole = f"{left.number} {left.name} | {right.number} {right.name}"
    if d.measure(whole, 6.2, 600) <= d.width - 6.5:
        return whole
    first, second = (re.split(r"\s–", territory.name)[0] for territory in (left, right))
    return f"{left.number} {first} | {right.number} {second}"


def _reading(context: AtlasContext, d: Drawing, found: OwnBorders, y: float) -> float:
    """What the lines mean for the territories."""
    d.text(0, y + 2.4, tr("What it means"), 8.5, weight=600)
    y += 6.4
    total = sum(found.kilometres.values())
    hard = sum(km for count, km in found.kilometres.items() if count >= found.half)
    sentences = [
        tr(
            "A hard line is a limit for {half} zonings or more: whoever crosses it meets several organisations.",
            half=found.half,
        ),
        tr(
            "{own} of the limits of the territories are hard lines, against {share} of all limits between communes.",
            own=percent(found.own_share),
            share=percent(hard / total if total else 0.0),
        ),
    ]
    if len(found.inside):
        worst = context.territory(str(found.inside["code"].iloc[0]))
        sentences.append(
            tr(
                "{km} km of hard lines run inside territories, most in {number} {name} ({most} km).",
                km=number(float(found.inside["km"].sum())),
                number=worst.number,
                name=worst.name,
                most=number(float(found.inside["km"].iloc[0])),
            )
        )
    else:
        sentences.append(tr("No hard line runs inside a territory."))
    for sentence in sentences:
        y = d.paragraph(0, y, sentence, 6.8, d.width, 1.36) + 1.0
    return y + 1.6


def _zonings(context: AtlasContext, d: Drawing, found: OwnBorders, y: float) -> None:
    """The zonings compared with their numbers of zones, as many lines as there is room for."""
    room = int((d.height - y - 3.5) / 2.9)
    if room < 2:
        return
    d.text(0, y + 2.0, tr("Zonings compared"), 7.2, weight=600)
    vintages = context.profiles.region.zonings.set_index("id")["vintage"]
    for position, zoning in enumerate(found.zonings[:room]):
        base = y + 5.2 + 2.9 * position
        vintage = vintages.get(zoning.id)
        size = number(len(zoning.names))
        text = size if pd.isna(vintage) else f"{size}, {int(vintage)}"
        if position == room - 1 and len(found.zonings) > room:
            d.text(0, base, tr("and {count} others", count=number(len(found.zonings) - room + 1)), 6.4)
            return
        d.text(0, base, d.fit(typographic(zoning.label), 6.4, 52), 6.4)
        d.text(d.width, base, text, 6.4, anchor="end", colour=palettes.MUTED)
