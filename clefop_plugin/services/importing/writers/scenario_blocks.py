"""Scenarios are made of the zones of a zoning: an import that would change these zones takes another name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from clefop_plugin.core.text import number, tr
from clefop_plugin.core.zonings import main_zone
from clefop_plugin.sources.geography import ZoningImport
from clefop_plugin.workspace.store import Workspace


def beside_scenarios(workspace: Workspace, found: ZoningImport) -> ZoningImport:
    """The import, where a zoning that would put communes in other blocks of a scenario stands beside the present one.

    Without it the territories of the scenario would lose communes, or win some, without a word.
    """
    scenarios = workspace.read("scenarios")
    renamed: dict[str, str] = {}
    taken = {*workspace.read("zonings")["id"], *found.zonings["id"]}
    for zoning in found.zonings["id"]:
        labels = scenarios["label"][scenarios["blocks"] == zoning]
        moved = _moved(workspace, found, str(zoning)) if len(labels) else 0
        if not moved:
            continue
        vintage = found.zonings.set_index("id")["vintage"][zoning]
        free = _free(str(zoning), "" if pd.isna(vintage) else str(int(vintage)), taken)
        renamed[str(zoning)] = free
        taken.add(free)
        found.report.note(
            tr(
                "The scenario “{scenario}” is made of the zones of {zoning}, which this file would change for {count} "
                "communes: it is imported beside it, as {name}, and the scenario stays as it is.",
                scenario=labels.iloc[-1],
                zoning=zoning,
                count=number(moved),
                name=free,
            )
        )
    return _renamed(found, renamed) if renamed else found


def _moved(workspace: Workspace, found: ZoningImport, zoning: str) -> int:
    """How many communes would be in another zone, or in none any more."""
    before = main_zone(workspace.read("memberships", zoning, by="zoning_id"))
    after = main_zone(found.memberships[found.memberships["zoning_id"] == zoning])
    codes = before.index.union(after.index)
    return int((before.reindex(codes).fillna("") != after.reindex(codes).fillna("")).sum())


def _free(zoning: str, vintage: str, taken: set[str]) -> str:
    names = ([f"{zoning}_{vintage}"] if vintage else []) + [f"{zoning}_{rank}" for rank in range(2, len(taken) + 3)]
    return next(name for name in names if name not in taken)


def _renamed(found: ZoningImport, names: Mapping[str, str]) -> ZoningImport:
    ids = dict(names)
    known = {str(i): str(label) for i, label in zip(found.zonings["id"], found.zonings["label"], strict=True)}
    labels = {old: f"{known[old]} ({new.removeprefix(old + '_')})" for old, new in ids.items()}
    return replace(
        found,
        zonings=found.zonings.assign(
            label=[labels.get(i, label) for i, label in zip(found.zonings["id"], found.zonings["label"], strict=True)],
            id=found.zonings["id"].replace(ids),
        ),
        zones=found.zones.assign(zoning_id=found.zones["zoning_id"].replace(ids)),
        memberships=found.memberships.assign(zoning_id=found.memberships["zoning_id"].replace(ids)),
    )
