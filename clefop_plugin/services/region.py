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
from clefop_plugin.core.indicators import Column
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import Grouping, group, main_zone
from clefop_plugin.services.perimeters import PERIMETER, Perimeter, read_perimeter
from clefop_plugin.services.profile_types import Kind, TerritoryRef
from clefop_plugin.workspace.store import Workspace

Floats = npt.NDArray[np.float64]

#: Zoning whose zones are the usual blocks, and the one whose names are those of the départements.
BLOCKS_ZONING = "epci"
DEPARTEMENTS_ZONING = "dep"


@dataclass(frozen=True)
class Container:
    """A set of territories one may click: a scenario, a zoning, or the communes. ``count`` is their number."""

    kind: Kind
    id: str
    label: str
    family: str
    count: int


@dataclass(frozen=True)
class Published:
    """Values that a producer publishes for the areas of one level: ``codes``, ``value`` (NaN: none), ``status``."""

    codes: tuple[str, ...]
    value: Floats
    status: npt.NDArray[np.object_]

    def of(self, codes: Iterable[str]) -> Floats:
        """Value of each area, NaN for one that is not published."""
        known = dict(zip(self.codes, self.value, strict=True))
        return np.array([known.get(code, np.nan) for code in codes], dtype=np.float64)

    def secret(self, codes: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Whether the value of each area is withheld."""
        hidden = {code for code, status in zip(self.codes, self.status, strict=True) if status == "secret"}
        return np.array([code in hidden for code in codes], dtype=bool)


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

    @cached_property
    def meta(self) -> dict[str, str]:
        """Meta values of the study."""
        return self.workspace.meta()

    @cached_property
    def communes(self) -> pd.DataFrame:
        """Communes with code, name, population, departement, region, geom."""
        return self.workspace.read("communes")

    @cached_property
    def plain_communes(self) -> pd.DataFrame:
        """The same without geom: much faster to read, for what needs no shape."""
        return self.workspace.read("communes", geometry=False)

    @cached_property
    def codes(self) -> npt.NDArray[np.object_]:
        """Commune codes (n,)."""
        return self.plain_communes["code"].to_numpy(dtype=object)

    @cached_property
    def population(self) -> Floats:
        """Residents of each commune (n,), NaN when unknown."""
        return self.plain_communes["population"].to_numpy(dtype=np.float64)

    @cached_property
    def area_km2(self) -> Floats:
        """Area of each commune (n,)."""
        return np.asarray(shapely.area(np.asarray(self.communes["geom"], dtype=object)) / 1e6, dtype=np.float64)

    @cached_property
    def centres(self) -> Floats:
        """A point inside each commune (n, 2), workspace CRS."""
        points = shapely.point_on_surface(np.asarray(self.communes["geom"], dtype=object))
        return np.column_stack([shapely.get_x(points), shapely.get_y(points)])

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
        series = pd.Series(self.communes["departement"].to_numpy(), index=self.codes, dtype=object)
        grouping = group(list(self.codes), series)
        known = self.zone_names.get(DEPARTEMENTS_ZONING, {})
        names = {code: known.get(code) or departement_name(code) for code in grouping.codes}
        return Groups(grouping, names, {})

    @cached_property
    def columns(self) -> dict[tuple[str, str], Column]:
        """Indicator columns over the communes, by (indicator, period)."""
        return {
            (indicator, period): self._column(rows)
            for (indicator, period, level), rows in self._values.items()
            if level == "commune"
        }

    @cached_property
    def published(self) -> dict[tuple[str, str], dict[str, Published]]:
        """Values published for larger areas, by (indicator, period) then level: a zoning, departement, region."""
        found: dict[tuple[str, str], dict[str, Published]] = {}
        for (indicator, period, level), rows in self._values.items():
            if level != "commune":
                codes = tuple(str(code) for code in rows["code"])
                value = rows["value"].to_numpy(dtype=np.float64)
                found.setdefault((indicator, period), {})[level] = Published(
                    codes, value, rows["status"].to_numpy(dtype=object)
                )
        return found

    @cached_property
    def _ranks(self) -> pd.Index:
        return pd.Index(self.codes)

    @cached_property
    def _values(self) -> dict[tuple[str, str, str], pd.DataFrame]:
        values = self.workspace.read("indicator_values")
        return {
            (str(indicator), str(period), str(level)): rows
            for (indicator, period, level), rows in values.groupby(["indicator_id", "period", "level"], sort=True)
        }

    @cached_property
    def periods(self) -> dict[str, list[str]]:
        """Periods of each indicator that communes have values of, in order of time."""
        found: dict[str, list[str]] = {}
        for indicator, period in sorted(self.columns):
            found.setdefault(indicator, []).append(period)
        return found

    def groups(self, kind: Kind, container: str) -> Groups:
        """Territories of a container. Raises WorkspaceError when it does not exist."""
        key = (kind, container)
        if key not in self._groups:
            self._groups[key] = self._make_groups(kind, container)
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

    def block_of(self, zoning: str) -> pd.Series:
        """Block of each commune: its zone, or a block of its own when it has none."""
        zones = pd.Series(self.codes, index=self.codes, dtype=object).map(self.zone_of(zoning))
        lone = pd.Series([codes.lone_block(code) for code in self.codes], index=self.codes, dtype=object)
        return zones.where(zones.notna(), lone)

    def block_names(self, zoning: str) -> dict[str, str]:
        """Names of the blocks of a zoning, lone communes included."""
        names = {codes.lone_block(c): n for c, n in zip(self.codes, self.communes["name"], strict=True)}
        return names | self.zone_names.get(zoning, {})

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

    def _column(self, rows: pd.DataFrame) -> Column:
        value = np.full(len(self.codes), np.nan)
        secret = np.zeros(len(self.codes), dtype=bool)
        where = self._ranks.get_indexer(pd.Index(rows["code"]))  # type: ignore[no-untyped-call]
        known = where >= 0
        value[where[known]] = rows["value"].to_numpy(dtype=np.float64)[known]
        secret[where[known]] = (rows["status"].to_numpy() == "secret")[known]
        return Column(value, secret)

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
            return Groups(grouping, dict(zip(everyone, self.communes["name"], strict=True)), {})
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
