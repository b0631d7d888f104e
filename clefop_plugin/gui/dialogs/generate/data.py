"""What the generation dialog reads before asking and shows after: zonings, blocks, outlines. Worker thread."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.frame import main_box

Rings = list[list[tuple[float, float]]]
Shapes = list[tuple[Rings, int]]
Pair = tuple[str, str]
#: A drawing of this many points across is fine enough for the small map.
POINTS_ACROSS = 300


@dataclass(frozen=True)
class Zoning:
    """A zoning one may choose. ``complete`` when each commune has exactly one zone."""

    id: str
    label: str
    zones: int
    complete: bool


@dataclass(frozen=True)
class Scenario:
    """A scenario of the workspace: the blocks it is made of, how many territories are locked, its parameters (JSON)."""

    id: str
    label: str
    blocks: str
    locked: int
    parameters: str


@dataclass(frozen=True)
class BlockSet:
    """The blocks of one zoning, in one order everywhere.

    ``amounts``: what the bounds count (the residents, or the sums of ``counted``, an indicator). ``contacts``: pairs
    that share a border; ``links``: contacts proposed for those that touch no other. ``groups``: by zoning, the zone
    where most residents of each block live. ``rings``: their outlines, simplified.
    """

    zoning: str
    counted: str
    codes: tuple[str, ...]
    names: dict[str, str]
    residents: tuple[float, ...]
    amounts: tuple[float, ...]
    centres: tuple[tuple[float, float], ...]
    contacts: tuple[Pair, ...]
    links: tuple[Pair, ...]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rings: tuple[Rings, ...] = ()

    @cached_property
    def place(self) -> dict[str, int]:
        """Position of each block."""
        return {code: i for i, code in enumerate(self.codes)}

    def distance(self, left: str, right: str) -> float:
        """Kilometres between the centres of two blocks; NaN when one is unknown."""
        if left not in self.place or right not in self.place:
            return math.nan
        (x, y), (u, v) = self.centres[self.place[left]], self.centres[self.place[right]]
        return math.hypot(x - u, y - v) / 1000


@dataclass(frozen=True)
class Prepared:
    """What the form offers, the parameters proposed, and the blocks they name.

    ``counts``: the indicators one may count in the place of residents (id, label); ``flows``: whether the workspace
    has commuting flows.
    """

    zonings: tuple[Zoning, ...]
    scenarios: tuple[Scenario, ...]
    counts: tuple[Pair, ...]
    flows: bool
    parameters: Any
    blocks: BlockSet

    def label(self, zoning: str) -> str:
        """Label of a zoning, its id when it is unknown."""
        return next((z.label for z in self.zonings if z.id == zoning), zoning)


def counted_indicator(parameters: Any) -> str:
    """The indicator whose sums the bounds count; empty when they count residents."""
    from clefop_plugin.services.territory_problem import JOBS

    return (parameters.counted_indicator or JOBS) if parameters.counted == "jobs" else ""


def prepare(workspace: Any, progress: Progress) -> Prepared:
    """Read what the dialog offers."""
    from clefop_plugin.services.generation_parameters import default_parameters
    from clefop_plugin.services.region import Region

    progress.update(0.1, tr("Reading the zonings"))
    region = Region(workspace)
    zonings = tuple(
        Zoning(row["id"], row["label"], len(region.zone_names.get(row["id"], {})), bool(row["complete"]))
        for _, row in region.zonings.iterrows()
    )
    counts = region.indicators[region.indicators["kind"] == "count"]
    parameters = default_parameters(workspace)
    return Prepared(
        zonings=zonings,
        scenarios=read_scenarios(workspace),
        counts=tuple(zip(counts["id"], counts["label"], strict=True)),
        flows=workspace.count("flows") > 0,
        parameters=parameters,
        blocks=read_block_set(workspace, parameters.blocks, "", progress.part(0.3, 1.0), region),
    )


def read_block_set(workspace: Any, zoning: str, counted: str, progress: Progress, region: Any = None) -> BlockSet:
    """Read the blocks of a zoning; ``counted`` is the indicator the bounds count, empty for the residents."""
    from clefop_plugin.services.blocks import main_group, read_blocks
    from clefop_plugin.services.region import Region

    region = region or Region(workspace)
    blocks = read_blocks(region, zoning, progress.part(0.0, 0.6))
    groups = {}
    for other in region.zonings["id"]:
        progress.check()
        if other != zoning:
            found = main_group(region, blocks, region.zone_of(other))
            groups[str(other)] = tuple(str(found.get(code, "")) for code in blocks.codes)
    residents = tuple(float(value) for value in blocks.population)
    progress.update(0.9)
    return BlockSet(
        zoning=zoning,
        counted=counted,
        codes=blocks.codes,
        names={code: str(blocks.names.get(code, code)) for code in blocks.codes},
        residents=residents,
        amounts=_sums(region, blocks, counted) if counted else residents,
        centres=tuple((float(x), float(y)) for x, y in blocks.centres),
        contacts=tuple(zip(blocks.pairs["left"], blocks.pairs["right"], strict=True)),
        links=tuple((link.left, link.right) for link in blocks.links),
        groups=groups,
        rings=tuple(_rings(list(blocks.geometry))),
    )


def outlines(territories: Any) -> Shapes:
    """Outer rings of the territories, simplified for the small map, and their colours."""
    return list(zip(_rings(list(territories["geom"])), (int(c) for c in territories["colour"]), strict=True))


def read_scenarios(workspace: Any) -> tuple[Scenario, ...]:
    """The scenarios of the workspace as they are now."""
    return tuple(_scenario(workspace, row) for _, row in workspace.read("scenarios").iterrows())


def _scenario(workspace: Any, row: Any) -> Scenario:
    blocks = workspace.read("scenario_blocks", row["id"], by="scenario_id")
    locked = blocks.loc[blocks["locked"].astype(bool), "territory_code"].nunique()
    text = row["parameters"] or ""
    return Scenario(row["id"], row["label"], str(row["blocks"]), int(locked), text if _is_object(text) else "")


def _is_object(text: str) -> bool:
    try:
        return bool(json.loads(text)) and isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _sums(region: Any, blocks: Any, indicator: str) -> tuple[float, ...]:
    """The latest values of a count, summed over each block."""
    import numpy as np

    periods = region.periods.get(indicator)
    if not periods:
        return (0.0,) * len(blocks.codes)
    values = np.nan_to_num(region.columns[(indicator, periods[-1])].value)
    return tuple(float(value) for value in np.bincount(blocks.index, values, minlength=len(blocks.codes)))


def _rings(shapes: Sequence[Any]) -> list[Rings]:
    """Outer rings of some neighbours, with as many points as a small map needs; shared borders stay shared."""
    import numpy as np
    import shapely

    from clefop_plugin.core.generalise import Coverage

    whole = np.asarray(shapes, dtype=object)
    west, south, east, north = main_box([tuple(box) for box in shapely.bounds(whole).tolist()])
    tolerance = max(east - west, north - south) / POINTS_ACROSS
    return [
        [
            [(float(x), float(y)) for x, y in shapely.get_coordinates(part.exterior)]
            for part in shapely.get_parts(shape)
            if not part.is_empty
        ]
        for shape in Coverage(whole).simplified(list(whole), tolerance)
    ]
