"""The zonings a user names: by id or label, and scenarios, which stand as zonings under the name ``scenario:…``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.pieces import ZoningTable
from clefop_plugin.core.text import tr
from clefop_plugin.services.region import Region
from clefop_plugin.sources.detect import ZoneWords, zone_words
from clefop_plugin.workspace.store import Workspace

#: How the name of a scenario starts where a zoning is expected; alone, it is the latest scenario.
SCENARIO_PREFIX = "scenario:"


@dataclass(frozen=True)
class NamedZoning:
    """A zoning of the workspace, or a scenario standing as one (its ``id`` is then ``scenario:<id>``).

    ``names`` are those of its zones, by code; ``zones`` how many of them hold a commune or a part of one.
    """

    id: str
    label: str
    family: str
    words: ZoneWords
    names: Mapping[str, str]
    zones: int

    @property
    def is_scenario(self) -> bool:
        """Whether it is a scenario."""
        return self.id.startswith(SCENARIO_PREFIX)

    def zone_name(self, code: str) -> str:
        """Name of a zone, or its code when it has none."""
        return self.names.get(code) or code


@dataclass(frozen=True)
class Chosen(NamedZoning):
    """The same with its communes, as the overlay needs them: much heavier."""

    table: ZoningTable

    @property
    def cuts_communes(self) -> bool:
        """Whether some of its zones hold only a part of a commune."""
        return bool(self.table.polygons)

    def named(self) -> NamedZoning:
        """What a result that is kept remembers of it."""
        return NamedZoning(self.id, self.label, self.family, self.words, self.names, self.zones)


def choose(region: Region, names: Sequence[str], least: int = 2) -> list[Chosen]:
    """The zonings of these names, in order.

    Raises InputError when one is unknown or given twice, or when there are fewer than ``least``.
    """
    found = [_chosen(region, name.strip()) for name in names if name.strip()]
    if len({zoning.id for zoning in found}) != len(found) or len(found) < least:
        raise InputError(
            tr("Choose at least two different zonings to overlay.")
            if least > 1
            else tr("Choose at least one zoning, each of them once.")
        )
    return found


def find_scenario(workspace: Workspace, wanted: str) -> tuple[str, str]:
    """Id and label of the scenario with this id or label; the latest one when ``wanted`` is empty.

    Raises InputError when there is none.
    """
    scenarios = workspace.read("scenarios")
    if not len(scenarios):
        raise InputError(tr("This workspace has no scenario yet. Run “Generate solution territories” first."))
    if not wanted:
        row = scenarios.iloc[-1]
        return str(row["id"]), str(row["label"])
    for column in ("id", "label"):
        rows = scenarios[scenarios[column] == wanted]
        if len(rows):
            return str(rows.iloc[-1]["id"]), str(rows.iloc[-1]["label"])
    known = ", ".join(f"{i} ({label})" for i, label in zip(scenarios["id"], scenarios["label"], strict=True))
    raise InputError(
        tr("The scenario {scenario} is not in the workspace. Those it has are: {known}.", scenario=wanted, known=known)
    )


def find_zoning(workspace: Workspace, wanted: str) -> tuple[str, str]:
    """Id and label of the zoning with this id or label. Raises InputError that names those the workspace has."""
    return _among(workspace.read("zonings"), wanted)


def _among(zonings: pd.DataFrame, wanted: str) -> tuple[str, str]:
    for column in ("id", "label"):
        rows = zonings[zonings[column] == wanted]
        if len(rows):
            return str(rows.iloc[0]["id"]), str(rows.iloc[0]["label"])
    raise InputError(
        tr(
            "The zoning {zoning} is not in the workspace. Those it has are: {known}.",
            zoning=wanted,
            known=", ".join(zonings["id"]) or "–",
        )
    )


def _chosen(region: Region, name: str) -> Chosen:
    if name.startswith(SCENARIO_PREFIX):
        return _scenario(region, *find_scenario(region.workspace, name.removeprefix(SCENARIO_PREFIX).strip()))
    identifier, label = _among(region.zonings, name)
    memberships = region.workspace.read("memberships", identifier, by="zoning_id")
    cuts = bool((memberships["share"] < 1.0).any())
    zones = region.workspace.read("zones", identifier, by="zoning_id", geometry=cuts)
    polygons = dict(zip(zones["code"], zones["geom"], strict=True)) if cuts else {}
    names = dict(zip(zones["code"], zones["name"], strict=True))
    family = str(region.zonings.set_index("id").loc[identifier, "family"])
    table = ZoningTable(identifier, memberships, names, polygons)
    return _with(table, label, family, zone_words(identifier, label))


def _scenario(region: Region, identifier: str, label: str) -> Chosen:
    groups = region.groups("territory", identifier)
    inside = groups.grouping.index >= 0
    memberships = pd.DataFrame(
        {
            "commune_code": region.codes[inside],
            "zone_code": [groups.grouping.codes[i] for i in groups.grouping.index[inside]],
            "share": 1.0,
        }
    )
    name = SCENARIO_PREFIX + identifier
    table = ZoningTable(name, memberships, groups.names, {})
    words = ZoneWords(tr("the territory"), tr("territory"), tr("territories"))
    return _with(table, label, "action", words)


def _with(table: ZoningTable, label: str, family: str, words: ZoneWords) -> Chosen:
    zones = int(table.memberships["zone_code"].nunique())
    return Chosen(table.id, label, family, words, table.names, zones, table)
