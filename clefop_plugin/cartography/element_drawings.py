"""The drawings of the layout item: each takes the pieces of a page of the atlas and fits them in the size there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from qgis.core import QgsRectangle

from clefop_plugin.cartography import palettes, phrases
from clefop_plugin.cartography.asked import Asked
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import SCALES, fictional_banner, frame_extent, scale_bar
from clefop_plugin.cartography.pages import council as council_page
from clefop_plugin.cartography.pages import (
    council_rows,
    key_figures,
    links,
    lists,
    needs_table,
    region,
    situation,
    territory,
    training,
)
from clefop_plugin.cartography.pages.base import to_page
from clefop_plugin.cartography.pages.framing import BAR, emptiest_corner
from clefop_plugin.cartography.pages.table_rows import draw_rows, filled
from clefop_plugin.cartography.pages.trends import CHART_HEIGHT, CHART_WIDTH, trend_chart, with_trend
from clefop_plugin.cartography.paint import measure, new_drawing
from clefop_plugin.cartography.placement import Placer
from clefop_plugin.cartography.reach import reach_km
from clefop_plugin.core.text import tr
from clefop_plugin.services.figure_words import main_figures

if TYPE_CHECKING:
    from clefop_plugin.services.profile_types import Figure

#: A legend as flat as this is written on one line.
FLAT = 9.0
#: Room between two entries of a legend on one line, millimetres.
BETWEEN, CLOSEST, SIGN_GAP = 7.0, 3.0, 1.6
#: Width of one chart of the evolution of a figure, and of the gap to the next, millimetres.
CHART, CHART_GAP = CHART_WIDTH, 8.0


@dataclass(frozen=True)
class Scene:
    """A question, the drawing to fill, the extent of the map that is below it, the indicators (or themes) to show."""

    asked: Asked
    drawing: Drawing
    extent: QgsRectangle | None = None
    indicators: tuple[str, ...] = ()

    @property
    def atlas(self) -> AtlasContext:
        """The territories."""
        return self.asked.atlas

    @property
    def figures(self) -> list[Figure]:
        """The figures of the territory: all of them, or those asked for by id or theme, in the order asked."""
        every = self.atlas.figures(self.asked.code)
        if not self.indicators:
            return every
        return [figure for wanted in self.indicators for figure in every if wanted in (figure.id, figure.theme)]


def figures(scene: Scene) -> None:
    """The table of key figures, as many rows as there is room for."""
    d, shown = scene.drawing, scene.figures
    y = key_figures.header(d, scene.atlas, shown[0] if shown else None)
    if not shown:
        d.paragraph(0, y + 4, tr("This workspace holds none of these indicators."), 8, d.width, colour=palettes.MUTED)
        return
    most = max(1, int((d.height - y + 0.05) / key_figures.ROW))
    chosen = shown[:most] if scene.indicators else main_figures(shown, most)
    key_figures.figures_table(d, chosen, y)


def trends(scene: Scene) -> None:
    """Charts of the figures known at two dates or more, as many as there is room for; the communes without any."""
    d, known = scene.drawing, with_trend(scene.figures)
    if not known:
        lists.communes_by_block(scene.atlas, d, scene.asked.code, 0)
    columns = max(1, round((d.width + CHART_GAP) / (CHART + CHART_GAP)))
    width = (d.width - CHART_GAP * (columns - 1)) / columns
    rows = max(1, int((d.height + 4) / (CHART_HEIGHT + 4)))
    height = (d.height - 4 * (rows - 1)) / rows
    for position, figure in enumerate(known[: columns * rows]):
        line, column = divmod(position, columns)
        trend_chart(d, figure, column * (width + CHART_GAP), line * (height + 4), width, height)


def identity(scene: Scene) -> None:
    """The identity strip."""
    d = scene.drawing
    d.add(territory.identity_strip(scene.atlas, d.width, scene.asked.identity))


def blocks(scene: Scene) -> None:
    """The table of the blocks."""
    most = max(2, int((scene.drawing.height - 9) / 4.2))
    colours = scene.asked.study.colours(scene.atlas)
    territory.blocks_table(scene.drawing, scene.asked.identity, colours, most)


def crossings(scene: Scene) -> None:
    """The bars of the zonings that cut the territory."""
    territory.crossing_bars(scene.drawing, scene.asked.identity, 0)


def side(scene: Scene) -> None:
    """The table of the blocks, then the bars of the zonings in what room is left."""
    d = scene.drawing
    y = territory.blocks_table(d, scene.asked.identity, scene.asked.study.colours(scene.atlas))
    territory.crossing_bars(d, scene.asked.identity, y + 2.5)


def fictional(scene: Scene) -> None:
    """The banner that says that the region is invented; nothing for a real one."""
    if scene.atlas.fictional:
        scene.drawing.add(fictional_banner())


def communes(scene: Scene) -> None:
    """The list of the communes."""
    lists.communes_by_block(scene.atlas, scene.drawing, scene.asked.code, 0)


def domains(scene: Scene) -> None:
    """The training offer by domain."""
    if _has_offer(scene):
        training.domain_bars(scene.drawing, scene.asked.offer)


def levels(scene: Scene) -> None:
    """The training offer by level."""
    if _has_offer(scene):
        training.level_bars(scene.drawing, scene.asked.offer, 0)


def organisations(scene: Scene) -> None:
    """The table of the training organisations."""
    if _has_offer(scene):
        room = max(1, int((scene.drawing.height - 14) / training.ROW))
        training.organisations_table(scene.drawing, scene.asked.offer, room)


def structures(scene: Scene) -> None:
    """The addresses of the support structures."""
    training.support_lists(scene.drawing, scene.asked.support, 0)


def needs(scene: Scene) -> None:
    """The recruitment needs beside the trainings, as many families as there is room for."""
    d, page = scene.drawing, scene.atlas.needs(scene.asked.code)
    if page.needs.shared is None:
        _nothing(d, tr("No recruitment need is known in this territory."))
        return
    room = int((d.height - needs_table.needs_height(0)) / needs_table.ROW)
    needs_table.needs_table(d, page, reach_km(), d.width, 0.0, max(1, room))


def commuting(scene: Scene) -> None:
    """Who lives and works in the territory, and its main links."""
    found = scene.atlas.links(scene.asked.code)
    if found is None or not (found.residents or found.jobs):
        _nothing(scene.drawing, tr("No commuting flow is known in this territory."))
        return
    links.commuting_bars(scene.drawing, found)


def council(scene: Scene) -> None:
    """Who leads the council, when it meets, how its projects stand."""
    found = scene.atlas.council(scene.asked.code)
    if found.empty():
        _nothing(scene.drawing, tr("No council is recorded for this territory."))
        return
    council_page.council_cards(scene.atlas, scene.drawing, found)


def projects(scene: Scene) -> None:
    """The projects of the council with their time line, as many as there is room for."""
    d, today = scene.drawing, scene.atlas.today
    found = scene.atlas.council(scene.asked.code)
    if not found.projects:
        _nothing(d, tr("No project is recorded for this territory."))
        return
    rows = council_rows.project_rows(new_drawing(d.width, 1), found, today, scene.atlas.figures(scene.asked.code))
    span = council_rows.span_of(found.projects, today)
    y = council_rows.projects_head(d, 0.0, tr("Projects and actions"), span, today)
    shown = filled(rows, (d.height - y,))[0]
    left = sum(not row.keep for row in rows) - sum(not row.keep for row in shown)
    y = draw_rows(d, shown, y)
    if left > 0 and y + 4 <= d.height:
        d.text(0, y + 3.4, phrases.others(left), 6.6, colour=palettes.SECONDARY)


def locator(scene: Scene) -> None:
    """The territory in the region, in plain shapes."""
    d, atlas = scene.drawing, scene.atlas
    extent, scale = frame_extent(atlas.bounds, d.width, d.height, SCALES, 0.02)
    d.rect(0, 0, d.width, d.height, palettes.OUTSIDE, palettes.COAST, 0.25)
    detail = scale * 0.00015
    land = atlas.coverage.simplified([shape for _, _, shape in atlas.departements], detail)
    shapes = atlas.coverage.simplified([t.shape for t in atlas.territories], detail)
    own = shapes[[t.code for t in atlas.territories].index(scene.asked.code)]
    _fill(d, land, extent, palettes.NEIGHBOUR, "", 0.0)
    _fill(d, shapes, extent, "", palettes.WHITE, 0.2)
    _fill(d, land, extent, "", palettes.COAST, 0.25)
    _fill(d, [own], extent, palettes.ACCENT_SECOND, palettes.ACCENT, 0.25)


def names(scene: Scene) -> None:
    """The names over the map of the territory, and a scale bar in its emptiest corner."""
    if scene.extent is None:
        return
    d, atlas, code = scene.drawing, scene.atlas, scene.asked.code
    placer = Placer(d.width, d.height, measure)
    whole = to_page(atlas.territory(code).shape, scene.extent, d.width)
    _scale(d, placer, scene.extent, whole)
    _departements(scene, whole)
    shapes, colours = situation.block_shapes(atlas, code), scene.asked.study.colours(atlas)
    situation.map_names(atlas, d, placer, code, shapes, colours, scene.extent)


def legend(scene: Scene) -> None:
    """The legend of the map of the territory: on one line when the item is flat, else in a box."""
    d, atlas = scene.drawing, scene.atlas
    if d.height > FLAT:
        situation.map_legend(atlas, d, (0.1, 0.1), situation.map_legend_size(atlas))
        return
    entries = [(kind, text, 2.4 if kind == "seat" else 7.0) for kind, text in situation.legend_entries(atlas)]
    for size in (6.6, 6.2, 5.8, 5.5):
        taken = sum(length + SIGN_GAP + d.measure(text, size, 400) for _, text, length in entries)
        between = min(BETWEEN, (d.width - taken) / max(len(entries) - 1, 1))
        if between >= CLOSEST:
            break
    x = 0.0
    for kind, text, length in entries:
        situation.legend_sign(d, kind, x, x + length, d.height / 2)
        x += length + SIGN_GAP
        x += d.text(x, d.height / 2 + 0.85, text, size) + between


def region_table(scene: Scene) -> None:
    """The table of the territories, enlarged or reduced to the size of the item."""
    d = scene.drawing
    table = region.first_table(scene.atlas)
    d.add(table, min(d.width / table.width, d.height / table.height))


def region_names(scene: Scene) -> None:
    """The names over the map of the region, and a scale bar in its emptiest corner."""
    if scene.extent is None:
        return
    d, atlas = scene.drawing, scene.atlas
    placer = Placer(d.width, d.height, measure)
    outer = atlas.coverage.simplified([shape for _, _, shape in atlas.departements], region.COARSE)
    _scale(d, placer, scene.extent, to_page(shapely.union_all(outer), scene.extent, d.width))
    region.region_names(atlas, d, placer, scene.extent)


def region_legend(scene: Scene) -> None:
    """The legend of the map of the region, on one line, and what colours and numbers mean."""
    d = scene.drawing
    entries, note = region.legend_parts(scene.atlas)
    x = 0.0
    for text, colour, width in entries:
        d.line([(x, 2.6), (x + 7, 2.6)], colour, width)
        x += 9.0
        x += d.text(x, 3.4, text, 7) + BETWEEN
    note_text = " ".join(note)
    if x + d.measure(note_text, 6.4, 400) <= d.width:
        d.text(d.width, 3.4, note_text, 6.4, colour=palettes.SECONDARY, anchor="end")
    elif d.height > 6:
        d.paragraph(0, 7.2, note_text, 6.4, d.width, colour=palettes.SECONDARY)


def _departements(scene: Scene, whole: shapely.Geometry) -> None:
    """Limits of the départements, dash-dot, but where the outline of the territory is drawn."""
    d, atlas, extent = scene.drawing, scene.atlas, scene.extent
    if extent is None or len(atlas.departements) < 2:
        return
    tolerance = extent.width() / d.width * 0.15
    borders = atlas.coverage.borders([shape for _, _, shape in atlas.departements], tolerance)
    lines = [to_page(line, extent, d.width) for line in borders]
    seen = shapely.intersection(shapely.union_all(lines), shapely.box(0, 0, d.width, d.height))
    for line in shapely.get_parts(shapely.line_merge(shapely.difference(seen, whole.boundary.buffer(0.5)))):
        if line.geom_type == "LineString":
            d.line([(float(x), float(y)) for x, y in line.coords], palettes.MUTED, 0.35, (2.2, 0.9, 0.5, 0.9))


def _has_offer(scene: Scene) -> bool:
    if scene.asked.offer.total:
        return True
    _nothing(scene.drawing, tr("No training offer is known in this territory."))
    return False


def _nothing(d: Drawing, text: str) -> None:
    d.paragraph(0, 3.2, text, 7.6, d.width, colour=palettes.MUTED)


def _scale(d: Drawing, placer: Placer, extent: QgsRectangle, shape: shapely.Geometry) -> None:
    scale = round(extent.width() / d.width * 1000)
    x, y = emptiest_corner(shape, *BAR, d.width, d.height, 1.5)
    scratch = new_drawing(d.width, d.height)
    width, height = scale_bar(scratch, 0, 0, scale)
    if x > d.width / 2:
        x = d.width - width - 1.5
    scale_bar(d, x, y, scale)
    placer.take(x, y, x + width, y + height)


def _fill(
    d: Drawing, shapes: Sequence[shapely.Geometry], extent: QgsRectangle, fill: str, stroke: str, width: float
) -> None:
    for shape in shapes:
        for part in shapely.get_parts(to_page(shape, extent, d.width)):
            d.polygon([(float(x), float(y)) for x, y in part.exterior.coords], fill, stroke, width)
