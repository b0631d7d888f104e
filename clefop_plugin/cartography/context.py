"""What the pages of one atlas share: profiles, shapes, print layers, names. Read once, kept for every page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely
from qgis.core import QgsFeature, QgsFeatureRenderer, QgsField, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from clefop_plugin.cartography import palettes, styles
from clefop_plugin.cartography.features import from_shapely, workspace_crs
from clefop_plugin.cartography.placement import colour_neighbours
from clefop_plugin.core.text import NBSP, tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.profile_types import Figure, Identity, Kind, Support, TerritoryRef, TrainingOffer
from clefop_plugin.services.profiles import Profiles

#: Words that say the legal nature of an EPCI: useful in a table, noise on a map.
_NATURE = re.compile(
    r"^(?:CC|CA|CU|Communauté (?:de communes|d['’]agglomération|urbaine))\s+(?:(?:du|des|de)\s+|d['’])?",
    re.IGNORECASE,
)


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
    """The study, its territories and what is drawn behind every map. Main thread only."""

    profiles: Profiles
    kind: Kind
    container: str
    project: QgsProject
    date: str
    codes: Sequence[str] | None = None
    _identities: dict[str, Identity] = field(default_factory=dict)
    _figures: dict[str, list[Figure]] = field(default_factory=dict)
    _offers: dict[str, TrainingOffer] = field(default_factory=dict)
    _supports: dict[str, Support] = field(default_factory=dict)

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

    @cached_property
    def communes_layer(self) -> QgsVectorLayer:
        """All communes, in grey: the ground of the maps of one territory."""
        renderer = styles.polygon(
            [styles.fill_layer(palettes.NEIGHBOUR), styles.line_layer(palettes.NEIGHBOUR_COMMUNE, 0.14)], True
        )
        return self.polygons("communes", list(self.profiles.region.communes["geom"]), renderer)

    @cached_property
    def limits_layer(self) -> QgsVectorLayer:
        """Outlines of all territories, in grey."""
        return self.polygons(
            "limits",
            [t.shape for t in self.territories],
            styles.polygon([styles.line_layer(palettes.NEIGHBOUR_LIMIT, 0.35)]),
        )

    @cached_property
    def departements_layer(self) -> QgsVectorLayer:
        """Limits of the départements, dash-dot."""
        return self.polygons(
            "departements",
            [shape for _, _, shape in self.departements],
            styles.polygon([styles.line_layer(palettes.MUTED, 0.35, (2.2, 0.9, 0.5, 0.9))]),
        )

    @cached_property
    def coloured_layer(self) -> QgsVectorLayer:
        """All territories in their hues, for the region page and the cover."""
        layers = [styles.territory_fill(), styles.line_layer(palettes.WHITE, 1.5), styles.line_layer(palettes.INK, 0.6)]
        return self.polygons(
            "territories",
            [t.shape for t in self.territories],
            styles.polygon(layers, levels=True),
            [t.colour for t in self.territories],
        )

    @cached_property
    def blocks_layer(self) -> QgsVectorLayer | None:
        """White limits of the blocks, above the hues of the region page; None when the blocks are unknown."""
        zoning = "epci"
        if self.kind == "territory":
            zoning = str(self.profiles.region.scenario(self.container)["blocks"])
        if self.kind == "zone" and self.container == zoning:
            return None
        zones = self.profiles.workspace.read("zones", zoning, by="zoning_id")
        if not len(zones):
            return None
        return self.polygons("blocks", list(zones["geom"]), styles.polygon([styles.line_layer(palettes.WHITE, 0.35)]))

    def polygons(
        self,
        name: str,
        shapes: Sequence[shapely.Geometry],
        renderer: QgsFeatureRenderer,
        colours: Sequence[int] | None = None,
    ) -> QgsVectorLayer:
        """A private layer of polygons (workspace CRS) with the field ``colour``; it is in no project."""
        layer = QgsVectorLayer("MultiPolygon", name, "memory")
        layer.setCrs(self.crs)
        provider = layer.dataProvider()
        provider.addAttributes([QgsField("colour", QMetaType.Type.Int)])
        layer.updateFields()
        features = []
        for position, shape in enumerate(shapes):
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

    def communes_of(self, code: str) -> npt.NDArray[np.int64]:
        """Positions, in the region's table of communes, of those of a territory."""
        groups = self.profiles.region.groups(self.kind, self.container)
        return groups.grouping.members(groups.position(code))

    def territory(self, code: str) -> Territory:
        """One territory by code."""
        return next(t for t in self.territories if t.code == code)

    def perimeter(self) -> str:
        """The sentence that says what is printed: scenario, vintage."""
        vintage = self.meta.get("vintage", "")
        text = (
            tr("Perimeter: scenario « {label} »", label=self.label)
            if self.kind == "territory"
            else tr("Perimeter: {label}", label=self.label)
        )
        return text + (tr(", communes of {year}.", year=vintage) if vintage else ".")

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


def short_block(name: str) -> str:
    """Name of an EPCI without its legal nature: ``CC du Pays des Achards`` is ``Pays des Achards``."""
    short = _NATURE.sub("", name)
    return typographic(short[:1].upper() + short[1:]) if short else typographic(name)


def typographic(name: str) -> str:
    """A name with typographic apostrophes and dashes that do not break a line at the wrong place."""
    return name.replace("'", "’").replace(" - ", " – ").replace(" –", f"{NBSP}–") if name else name


def sources_sentence(parts: Sequence[str], more: str = "") -> str:
    """« Sources : … » from distinct, non-empty names."""
    names = list(dict.fromkeys(p.strip().rstrip(".") for p in parts if p.strip()))
    text = tr("Sources: {names}.", names=f"{NBSP}; ".replace(NBSP, "\u202f").join(names)) if names else ""
    return f"{text} {more}".strip()
