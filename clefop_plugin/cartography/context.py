"""What the pages of one atlas share: profiles, shapes, print layers, names. Read once, kept for every page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from qgis.core import (
    QgsFeature,
    QgsFeatureRenderer,
    QgsField,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.blocks import BlockWords
from clefop_plugin.cartography.contents import Entry
from clefop_plugin.cartography.features import from_shapely, workspace_crs
from clefop_plugin.cartography.placement import colour_neighbours
from clefop_plugin.cartography.region_wide import RegionWide
from clefop_plugin.core.generalise import Coverage
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.council_types import Council
from clefop_plugin.services.links import Links
from clefop_plugin.services.needs import NeedsPage
from clefop_plugin.services.profile_types import Figure, Identity, Kind, Support, TerritoryRef, TrainingOffer
from clefop_plugin.services.profiles import Profiles

if TYPE_CHECKING:
    from clefop_plugin.cartography.base_map import BaseMap

#: Smallest detail kept on paper, metres of paper: about what a printed line hides.
DETAIL = 0.00015
#: How much of a fill is kept over a base map: hues still tell neighbours apart, roads and woods are still seen.
SEEN_THROUGH = 0.55
#: Codes longer than this (SIREN, commune) are not written on maps.
LONGEST_NUMBER = 3


@dataclass(frozen=True)
class Territory:
    """One territory of the atlas; ``colour`` the index of its hue."""

    code: str
    name: str
    shape: shapely.Geometry
    colour: int
    rank: int

    @property
    def number(self) -> str:
        """What stands for it on a map: its code (``5`` for ``05``), or its place in the list when the code is long."""
        if len(self.code) > LONGEST_NUMBER:
            return str(self.rank)
        return self.code.lstrip("0") or self.code


@dataclass
class AtlasContext:
    """The study, its territories and what is drawn behind every map. Main thread only.

    ``codes``: the territories that get pages (None: all). ``orientation`` "" (as designed), portrait or landscape,
    for the pages that have both forms; ``indicators``: ids that the map pages show (None: what the page chooses);
    ``personal``: whether names and contacts of persons may be printed; ``base``: what lies under the maps of a
    territory, instead of plain grey land; ``contents``: what the pages are called and their numbers, once known;
    ``pages``: ids of the kinds of pages asked for (None: all).
    """

    profiles: Profiles
    kind: Kind
    container: str
    project: QgsProject
    date: str
    codes: Sequence[str] | None = None
    orientation: str = ""
    indicators: Sequence[str] | None = None
    personal: bool = False
    base: BaseMap | None = None
    contents: Sequence[Entry] = ()
    pages: Sequence[str] | None = None
    _identities: dict[str, Identity] = field(default_factory=dict)
    _figures: dict[str, list[Figure]] = field(default_factory=dict)
    _offers: dict[str, TrainingOffer] = field(default_factory=dict)
    _supports: dict[str, Support] = field(default_factory=dict)
    _needs: dict[str, NeedsPage] = field(default_factory=dict)
    _links: dict[str, Links | None] = field(default_factory=dict)
    _councils: dict[str, Council] = field(default_factory=dict)
    _layers: dict[tuple[str, int], QgsVectorLayer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.crs = workspace_crs(self.profiles.workspace)
        self.meta = self.profiles.workspace.meta()
        self.fictional = self.meta.get("fictional", "") == "1"
        self.region = self.profiles.region_label()
        self.word = self.meta.get("territory_label", "") or tr("territory")
        self.title = tr("Atlas of the territories")

    @cached_property
    def territories(self) -> list[Territory]:
        """Every territory of the container, by code, with a shape and a hue."""
        members = self.profiles.members(self.kind, self.container)
        rows = self._stored_shapes()
        shapes = [rows[c][0] if c in rows else self.profiles.geometry(self._ref(c)) for c, _ in members]
        if self.kind == "territory":
            colours = [rows[c][1] if c in rows else 0 for c, _ in members]
        else:
            colours = colour_neighbours(shapes, len(palettes.TERRITORIES))
        return [
            Territory(code, typographic(name), shape, colour, rank)
            for rank, ((code, name), shape, colour) in enumerate(zip(members, shapes, colours, strict=True), 1)
        ]

    @cached_property
    def chosen(self) -> list[Territory]:
        """The territories that get pages of their own."""
        return [t for t in self.territories if self.codes is None or t.code in self.codes]

    @cached_property
    def regional(self) -> RegionWide:
        """Answers about the whole region."""
        return RegionWide(self.profiles, self.kind, self.container, self.indicators, self._first_figures)

    def _first_figures(self) -> list[Figure]:
        return self.figures(self.territories[0].code) if self.territories else []

    @cached_property
    def label(self) -> str:
        """Name of the scenario or zoning."""
        return self.identity(self.territories[0].code).container_label

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Bounds of the region, workspace CRS."""
        return tuple(shapely.total_bounds([t.shape for t in self.territories]))  # type: ignore[return-value]

    @cached_property
    def departements(self) -> list[tuple[str, str, shapely.Geometry]]:
        """Code, name and outline of each département."""
        groups = self.profiles.region.departements
        shapes = np.asarray(self.profiles.region.communes["geom"], dtype=object)
        outlines = dissolve(shapes, groups.grouping.index, len(groups.grouping.codes))
        return [
            (code, groups.names[code], outline) for code, outline in zip(groups.grouping.codes, outlines, strict=True)
        ]

    @property
    def coverage(self) -> Coverage:
        """The shared borders of the communes, from which every printed outline is simplified."""
        return self.profiles.region.coverage

    @cached_property
    def blocks_zoning(self) -> str:
        """Zoning whose zones are the blocks of the territories."""
        if self.kind == "territory":
            return str(self.profiles.region.scenario(self.container)["blocks"])
        return "epci"

    @cached_property
    def block_words(self) -> BlockWords:
        """How the blocks are named and counted."""
        region = self.profiles.region
        return BlockWords(
            self.blocks_zoning,
            typographic(region.zoning_label(self.blocks_zoning)),
            frozenset(region.zone_names.get(self.blocks_zoning, {})),
        )

    def ground_layers(self, extent: QgsRectangle, scale: int) -> list[QgsMapLayer]:
        """The neighbours around a territory, top first: limits of territories, of communes, then land or base map."""
        box = shapely.box(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        region = self.profiles.region
        seen = np.sort(region.tree.query(box, predicate="intersects"))
        communes = list(np.asarray(region.communes["geom"], dtype=object)[seen])
        around = [t.shape for t in self.territories if t.shape.intersects(box)]
        limits = self.borders("limits", around, [styles.line_layer(self._limit_colour, 0.35)], scale)
        if self.base is not None:
            return [limits, *self.base.layers]
        land = styles.polygon([styles.fill_layer(palettes.NEIGHBOUR)])
        return [
            limits,
            self.borders("communes", communes, [styles.line_layer(palettes.NEIGHBOUR_COMMUNE, 0.14)], scale),
            self.polygons("land", self._departements_in(extent), land, scale=scale),
        ]

    def _departements_in(self, extent: QgsRectangle | None) -> list[shapely.Geometry]:
        """Outlines of the départements whose frame meets an extent; all of them for None."""
        shapes = [shape for _, _, shape in self.departements]
        if extent is None:
            return shapes
        left, bottom, right, top = self._frames.T
        seen = (left <= extent.xMaximum()) & (right >= extent.xMinimum())
        seen &= (bottom <= extent.yMaximum()) & (top >= extent.yMinimum())
        return [shape for shape, near in zip(shapes, seen, strict=True) if near]

    @cached_property
    def _frames(self) -> npt.NDArray[np.float64]:
        return shapely.bounds([shape for _, _, shape in self.departements])

    def kept(self, name: str, scale: int, make: Callable[[], QgsVectorLayer]) -> QgsVectorLayer:
        """A layer that is the same on many pages: made once a scale."""
        if (name, scale) not in self._layers:
            self._layers[(name, scale)] = make()
        return self._layers[(name, scale)]

    @property
    def _limit_colour(self) -> str:
        return palettes.NEIGHBOUR_LIMIT if self.base is None else palettes.MUTED

    def over_base(self, renderer: QgsFeatureRenderer) -> QgsFeatureRenderer:
        """The same fills, seen through when a base map lies under them."""
        if self.base is not None:
            for symbol in renderer.symbols(QgsRenderContext()):
                symbol.setOpacity(SEEN_THROUGH)
        return renderer

    def departements_layer(self, scale: int, extent: QgsRectangle | None = None) -> QgsVectorLayer:
        """Limits of the départements, dash-dot; with ``extent`` only those that it shows."""
        line = styles.line_layer(palettes.MUTED, 0.35, (2.2, 0.9, 0.5, 0.9))
        return self.borders("departements", self._departements_in(extent), [line], scale)

    def coloured_layer(self, scale: int) -> QgsVectorLayer:
        """All territories in their hues, without outline."""
        return self.polygons(
            "territories",
            [t.shape for t in self.territories],
            styles.polygon([styles.territory_fill()]),
            [t.colour for t in self.territories],
            scale,
        )

    def blocks_layer(self, scale: int) -> QgsVectorLayer | None:
        """White limits of the blocks, above the hues of the region page; None when the blocks are unknown."""
        if self.kind == "zone" and self.container == self.blocks_zoning:
            return None
        zones = self.profiles.workspace.read("zones", self.blocks_zoning, by="zoning_id")
        if not len(zones):
            return None
        return self.borders("blocks", list(zones["geom"]), [styles.line_layer(palettes.WHITE, 0.35)], scale)

    def borders(
        self, name: str, shapes: Sequence[shapely.Geometry], layers: Sequence[QgsSymbolLayer], scale: int
    ) -> QgsVectorLayer:
        """A private layer of the borders of shapes, each drawn once, simplified for ``scale``."""
        lines = self.coverage.borders(shapes, scale * DETAIL)
        return self._memory("LineString", name, lines, styles.lines(layers))

    def polygons(
        self,
        name: str,
        shapes: Sequence[shapely.Geometry],
        renderer: QgsFeatureRenderer,
        colours: Sequence[int] | None = None,
        scale: int = 0,
    ) -> QgsVectorLayer:
        """A private layer of polygons with the field ``colour``, simplified for ``scale`` when it is given."""
        drawn = self.coverage.simplified(shapes, scale * DETAIL) if scale else shapes
        return self._memory("MultiPolygon", name, drawn, renderer, colours)

    def _memory(
        self,
        kind: str,
        name: str,
        shapes: Sequence[shapely.Geometry],
        renderer: QgsFeatureRenderer,
        colours: Sequence[int] | None = None,
    ) -> QgsVectorLayer:
        layer = QgsVectorLayer(kind, name, "memory")
        layer.setCrs(self.crs)
        provider = layer.dataProvider()
        provider.addAttributes([QgsField("colour", QMetaType.Type.Int)])
        layer.updateFields()
        features = []
        for position, shape in enumerate(shapes):
            if shape is None:  # a place without outline is not drawn
                continue
            feature = QgsFeature(layer.fields())
            feature.setGeometry(from_shapely(shape))
            feature.setAttribute(0, int(colours[position]) if colours is not None else 0)
            features.append(feature)
        provider.addFeatures(features)
        layer.updateExtents()
        layer.setRenderer(renderer)
        return layer

    def identity(self, code: str) -> Identity:
        """Identity of a territory."""
        if code not in self._identities:
            self._identities[code] = self.profiles.identity(self._ref(code))
        return self._identities[code]

    def figures(self, code: str) -> list[Figure]:
        """Key figures of a territory."""
        if code not in self._figures:
            self._figures[code] = self.profiles.figures(self._ref(code))
        return self._figures[code]

    def offer(self, code: str) -> TrainingOffer:
        """Training offer of a territory."""
        if code not in self._offers:
            self._offers[code] = self.profiles.training_offer(self._ref(code))
        return self._offers[code]

    def support(self, code: str) -> Support:
        """Support structures of a territory."""
        if code not in self._supports:
            self._supports[code] = self.profiles.support(self._ref(code))
        return self._supports[code]

    def needs(self, code: str) -> NeedsPage:
        """Recruitment needs of a territory beside its trainings; only the last one is kept, for they weigh much."""
        if code not in self._needs:
            self._needs = {code: self.profiles.needs(self._ref(code))}
        return self._needs[code]

    @cached_property
    def surveyed(self) -> bool:
        """Whether the workspace has a survey of recruitment needs."""
        return bool(self.profiles.recruitment(self._ref(self.territories[0].code)).years)

    def links(self, code: str) -> Links | None:
        """Commuting links of a territory; None when the workspace has no flows."""
        if code not in self._links:
            self._links[code] = self.profiles.links(self._ref(code))
        return self._links[code]

    @cached_property
    def councils(self) -> frozenset[str]:
        """Codes of the territories whose council or projects are recorded."""
        return self.profiles.councils(self.kind, self.container)

    def council(self, code: str) -> Council:
        """Council of a territory, its members, meetings and projects; an empty one when nothing is recorded."""
        if code not in self._councils:
            self._councils[code] = self.profiles.council(self._ref(code))
        return self._councils[code]

    @cached_property
    def today(self) -> datetime.date:
        """The day of the print, which tells what is over or late."""
        return datetime.datetime.now(datetime.UTC).date()

    def is_only(self, page: str) -> bool:
        """Whether a kind of page is the only one asked for: it is then made even to say that there is nothing."""
        return self.pages is not None and list(self.pages) == [page]

    def communes_of(self, code: str) -> npt.NDArray[np.int64]:
        """Positions, in the region's table of communes, of those of a territory."""
        groups = self.profiles.region.groups(self.kind, self.container)
        return groups.grouping.members(groups.position(code))

    def territory(self, code: str) -> Territory:
        """One territory by code."""
        return next(t for t in self.territories if t.code == code)

    def _ref(self, code: str) -> TerritoryRef:
        return TerritoryRef(self.kind, self.container, code)

    def _stored_shapes(self) -> dict[str, tuple[shapely.Geometry, int]]:
        workspace = self.profiles.workspace
        if self.kind == "territory":
            rows = workspace.read("territories", self.container, by="scenario_id")
            colours = rows["colour"]
        elif self.kind == "zone":
            rows = workspace.read("zones", self.container, by="zoning_id")
            colours = rows["code"].map(lambda _: 0)
        else:
            return {}
        found = zip(rows["code"], rows["geom"], colours, strict=True)
        return {str(c): (g, int(k)) for c, g, k in found if g is not None and not g.is_empty}
