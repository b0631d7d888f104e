"""What is the same for every territory of a workspace, read once: communes, groupings, indicator columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core import codes
from clefop_plugin.core.departements import departement_name
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.generalise import Coverage
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import Grouping, group, main_zone
from clefop_plugin.services.indicator_columns import COMMUNE, Columns, PublishedValues
from clefop_plugin.services.perimeters import PERIMETER, Perimeter, read_perimeter
from clefop_plugin.services.profile_types import Kind, TerritoryRef
from clefop_plugin.workspace import batches, packed_values
from clefop_plugin.workspace.store import Workspace

Floats = npt.NDArray[np.float64]

#: Zoning whose zones are the usual blocks, and the one whose names are those of the départements.
BLOCKS_ZONING = "epci"
DEPARTEMENTS_ZONING = "dep"
#: Beyond this share of the communes, the shapes of all of them are read and kept.
FEW_SHAPES = 0.25


@dataclass(frozen=True)
class Container:
    """A set of territories one may click: a scenario, a zoning, or the communes. ``count`` is their number."""

    kind: Kind
    id: str
    label: str
    family: str
    count: int


@dataclass(frozen=True)
class Groups:
    """Territories of one container: the grouping of the communes and the name of each."""

    grouping: Grouping
    names: Mapping[str, str]
    colours: Mapping[str, int]

    def position(self, code: str) -> int:
        """Position of a territory in the grouping. Raises WorkspaceError when it does not exist."""
        try:
            return self.grouping.codes.index(code)
        except ValueError:
            raise WorkspaceError(
                tr("The territory {code} is no longer in the workspace. Choose another one.", code=code)
            ) from None


class Region:
    """Region-wide tables of a workspace. Everything is read on first use and kept until the file changes."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.stamp = workspace.stamp()
        self._groups: dict[tuple[str, str], Groups] = {}
        self._blocks: dict[str, pd.Series] = {}

    @cached_property
    def meta(self) -> dict[str, str]:
        """Meta values of the study."""
        return self.workspace.meta()

    @cached_property
    def communes(self) -> pd.DataFrame:
        """Communes with code, name, population, departement, region, geom."""
        return self.workspace.read("communes")

    def shapes(self, members: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
        """Shapes of the communes at positions ``members``, without reading those of the others."""
        if "communes" not in self.__dict__ and len(members) <= FEW_SHAPES * len(self.codes):
            wanted = self.codes[np.sort(members)]
            rows = self.workspace.read("communes", json.dumps(wanted.tolist()), by="codes")
            found = np.asarray(rows["geom"], dtype=object)
            return found[np.argsort(np.argsort(members))]
        return np.asarray(self.communes["geom"], dtype=object)[members]

    def commune_at(self, x: float, y: float) -> str | None:
        """Code of the commune that holds a point of the workspace CRS, or None."""
        near = self.workspace.read("communes", x, x, y, y, by="point")
        held = shapely.intersects(np.asarray(near["geom"], dtype=object), shapely.Point(x, y))
        return str(near["code"].to_numpy()[held][0]) if held.any() else None

    @cached_property
    def plain_communes(self) -> pd.DataFrame:
        """The same without geom: much faster to read, for what needs no shape."""
        return self.workspace.read("communes", geometry=False)

    @cached_property
    def codes(self) -> npt.NDArray[np.object_]:
        """Commune codes (n,)."""
        return self.plain_communes["code"].to_numpy(dtype=object)

    @cached_property
    def place(self) -> dict[str, int]:
        """Position of each commune."""
        return {code: position for position, code in enumerate(self.codes.tolist())}

    @cached_property
    def commune_names(self) -> dict[str, str]:
        """Name of each commune."""
        return dict(zip(self.codes.tolist(), self.plain_communes["name"], strict=True))

    @cached_property
    def population(self) -> Floats:
        """Residents of each commune (n,), NaN when unknown."""
        population = self.plain_communes["population"].to_numpy(dtype=np.float64, copy=True)
        population.flags.writeable = False
        return population

    @cached_property
    def area_km2(self) -> Floats:
        """Area of each commune (n,)."""
        return self._places[0]

    @cached_property
    def centres(self) -> Floats:
        """A point inside each commune (n, 2), workspace CRS."""
        return self._places[1]

    @cached_property
    def coverage(self) -> Coverage:
        """The shared borders of the communes, from which printed outlines are simplified."""
        return Coverage(np.asarray(self.communes["geom"], dtype=object))

    @cached_property
    def _places(self) -> tuple[Floats, Floats]:
        """Areas and centres of the communes, whose shapes are not kept for them: they weigh much more."""
        areas, centres = [np.empty(0)], [np.empty((0, 2))]
        with self.workspace.reading() as connection:
            for shapes in batches.commune_shapes(connection):
                points = shapely.point_on_surface(shapes)
                areas.append(shapely.area(shapes) / 1e6)
                centres.append(np.column_stack([shapely.get_x(points), shapely.get_y(points)]))
        return np.concatenate(areas), np.concatenate(centres)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index of the communes."""
        return shapely.STRtree(np.asarray(self.communes["geom"], dtype=object))

    @cached_property
    def zonings(self) -> pd.DataFrame:
        """Zonings of the workspace."""
        return self.workspace.read("zonings")

    @cached_property
    def zone_names(self) -> dict[str, dict[str, str]]:
        """Names of the zones, by zoning."""
        zones = self.workspace.read("zones", geometry=False)
        return {
            str(zoning): dict(zip(rows["code"], rows["name"], strict=True))
            for zoning, rows in zones.groupby("zoning_id")
        }

    @cached_property
    def scenarios(self) -> pd.DataFrame:
        """Scenarios of the workspace."""
        return self.workspace.read("scenarios")

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """Indicators of the workspace, in the order of the catalogue."""
        return self.workspace.read("indicators")

    @cached_property
    def source_labels(self) -> dict[str, str]:
        """What to print as the source of an imported file: its format, then its name."""
        journal = self.workspace.read("imports")
        formats = {
            source: json.loads(report).get("format", "")
            for source, report in zip(journal["source"], journal["report"], strict=True)
        }
        return {source: f"{label} ({source})" if label else source for source, label in formats.items()}

    def sources(self, files: Iterable[str]) -> tuple[str, ...]:
        """Sources to print for rows that come from ``files``."""
        return tuple(self.source_labels.get(name, name) for name in sorted(set(files)) if name)

    @cached_property
    def departements(self) -> Groups:
        """Communes by département."""
        series = pd.Series(self.plain_communes["departement"].to_numpy(), index=self.codes, dtype=object)
        grouping = group(list(self.codes), series)
        known = self.zone_names.get(DEPARTEMENTS_ZONING, {})
        names = {code: known.get(code) or departement_name(code) for code in grouping.codes}
        grouping.index.flags.writeable = False
        return Groups(grouping, names, {})

    @cached_property
    def columns(self) -> Columns:
        """Indicator columns over the communes, by (indicator, period); each is read when it is asked for."""
        keys = ((indicator, period) for indicator, level, period in self._series if level == COMMUNE)
        return Columns(self.workspace, self.codes, keys)

    @cached_property
    def published(self) -> PublishedValues:
        """Values published for larger areas, by (indicator, period) then level: a zoning, departement, region."""
        levels: dict[tuple[str, str], list[str]] = {}
        for indicator, level, period in self._series:
            if level != COMMUNE:
                levels.setdefault((indicator, period), []).append(level)
        return PublishedValues(self.workspace, levels)

    @cached_property
    def _series(self) -> list[tuple[str, str, str]]:
        """Indicator, level and period of all that the workspace has values of."""
        with self.workspace.reading() as connection:
            return packed_values.keys(connection)

    @cached_property
    def periods(self) -> dict[str, list[str]]:
        """Periods of each indicator that communes have values of, in order of time."""
        return _periods(self.columns)

    @cached_property
    def area_periods(self) -> dict[str, list[str]]:
        """Periods of each indicator that larger areas have values of, in order of time."""
        return _periods(self.published)

    def groups(self, kind: Kind, container: str) -> Groups:
        """Territories of a container. Raises WorkspaceError when it does not exist."""
        key = (kind, container)
        if key not in self._groups:
            made = self._groups[key] = self._make_groups(kind, container)
            made.grouping.index.flags.writeable = False
        return self._groups[key]

    def around(self, ref: TerritoryRef) -> Groups:
        """A territory among the others of its container; a perimeter among what it leaves of those around it."""
        own = self.groups(ref.kind, ref.container)
        if ref.kind != "perimeter":
            return own
        parts = {(part.kind, part.container) for part in read_perimeter(ref.container).parts}
        usual: tuple[Kind, str] = ("zone", BLOCKS_ZONING) if BLOCKS_ZONING in self.zone_names else ("commune", "")
        base = self.groups(*(parts.pop() if len(parts) == 1 else usual))
        inside = own.grouping.index == 0
        taken = {base.grouping.codes[i] for i in set(base.grouping.index[inside & (base.grouping.index >= 0)].tolist())}
        index = np.where(inside, len(base.grouping.codes), base.grouping.index)
        names = {code: tr("{name} (the rest)", name=base.names.get(code, code)) for code in taken}
        grouping = Grouping((*base.grouping.codes, PERIMETER), index)
        return Groups(grouping, {**base.names, **names, **own.names}, {})

    def zone_of(self, zoning: str) -> pd.Series:
        """Zone of each commune in a zoning, as a series commune code → zone code."""
        return main_zone(self.workspace.read("memberships", zoning, by="zoning_id"))

    def zones_at(self, zoning: str, members: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
        """Zone in a zoning of the communes at positions ``members``, "" for none; the other communes are not read."""
        wanted = self.codes[members]
        rows = self.workspace.read("memberships", zoning, json.dumps(wanted.tolist()), by="zoning_id, communes")
        zone_of = main_zone(rows).to_dict()
        return np.array([zone_of.get(code, "") for code in wanted], dtype=object)

    def block_of(self, zoning: str) -> pd.Series:
        """Block of each commune: its zone, or a block of its own when it has none. Kept, and not to be changed."""
        if zoning not in self._blocks:
            zones = pd.Series(self.codes, index=self.codes, dtype=object).map(self.zone_of(zoning))
            lone = pd.Series([codes.lone_block(code) for code in self.codes], index=self.codes, dtype=object)
            self._blocks[zoning] = zones.where(zones.notna(), lone)
        return self._blocks[zoning]

    def block_names(self, zoning: str) -> dict[str, str]:
        """Names of the blocks of a zoning, lone communes included."""
        return self._lone_names | self.zone_names.get(zoning, {})

    @cached_property
    def _lone_names(self) -> dict[str, str]:
        return {codes.lone_block(code): name for code, name in self.commune_names.items()}

    def zoning_label(self, zoning: str) -> str:
        """Label of a zoning, or its id when it is unknown."""
        rows = self.zonings[self.zonings["id"] == zoning]
        return str(rows["label"].iloc[0]) if len(rows) else zoning

    def scenario(self, scenario: str) -> pd.Series:
        """Row of a scenario. Raises WorkspaceError when it does not exist."""
        rows = self.scenarios[self.scenarios["id"] == scenario]
        if not len(rows):
            raise WorkspaceError(tr("The scenario {scenario} is not in this workspace.", scenario=scenario))
        return rows.iloc[0]

    def _perimeter_groups(self, perimeter: Perimeter) -> Groups:
        inside = np.isin(self.codes.astype(str), perimeter.communes)
        names = []
        for part in perimeter.parts:
            groups = self.groups(part.kind, part.container)
            inside = inside | (groups.grouping.index == groups.position(part.code))
            names.append(groups.names.get(part.code, part.code))
        if not inside.any():
            name = perimeter.union_name(names)
            raise WorkspaceError(tr("The perimeter {name} has no commune of this workspace.", name=name))
        grouping = Grouping((PERIMETER,), np.where(inside, 0, -1).astype(np.int64))
        return Groups(grouping, {PERIMETER: perimeter.union_name(names)}, {})

    def _make_groups(self, kind: Kind, container: str) -> Groups:
        everyone = list(self.codes)
        if kind == "commune":
            grouping = Grouping(tuple(everyone), np.arange(len(everyone), dtype=np.int64))
            return Groups(grouping, dict(zip(everyone, self.plain_communes["name"], strict=True)), {})
        if kind == "zone":
            return Groups(group(everyone, self.zone_of(container)), self.zone_names.get(container, {}), {})
        if kind == "perimeter":
            return self._perimeter_groups(read_perimeter(container))
        scenario = self.scenario(container)
        blocks = self.workspace.read("scenario_blocks", container, by="scenario_id")
        territory = pd.Series(blocks["territory_code"].to_numpy(), index=blocks["block_code"].to_numpy())
        zone_of = self.block_of(str(scenario["blocks"])).map(territory)
        rows = self.workspace.read("territories", container, by="scenario_id", geometry=False)
        names = dict(zip(rows["code"], rows["name"], strict=True))
        colours = {str(c): int(v) for c, v in zip(rows["code"], rows["colour"], strict=True)}
        return Groups(group(everyone, zone_of), names, colours)


def points_of(table: pd.DataFrame) -> Floats:
    """Coordinates (n, 2) of the points of a table, NaN for a row without point."""
    points = np.asarray(table["geom"], dtype=object)
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def _periods(keys: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for indicator, period in sorted(keys):
        found.setdefault(indicator, []).append(period)
    return found
