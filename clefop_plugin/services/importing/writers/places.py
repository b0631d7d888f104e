"""Write what stands somewhere: trainings and support structures, located before the transaction opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.errors import OutsideError
from clefop_plugin.core.places import resolve_places
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged, change_of
from clefop_plugin.services.importing.writers.twins import twins
from clefop_plugin.services.importing.writers.zonings import draw_zonings
from clefop_plugin.services.vintages import Brought
from clefop_plugin.sources.offers import TrainingImport
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.structures import StructureImport, is_near
from clefop_plugin.sources.unml import NETWORK as MISSION_LOCALE
from clefop_plugin.workspace.schema import TABLES
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices

Floats = npt.NDArray[np.float64]


def stage_trainings(workspace: Workspace, found: TrainingImport, choices: Choices, brought: Brought | None) -> Staged:
    """Trainings of this file replace those it brought before, and those of other files with the same ids."""
    source = found.report.source
    known = workspace.read("trainings", geometry=False)
    own = int((known["source"] == source).sum())
    others = sorted(set(known["id"][known["source"] != source]) & set(found.trainings["id"]))
    if others:
        found.report.note(
            tr(
                "{count} trainings were already known from another file: these take their place.",
                count=number(len(others)),
            )
        )
    changes = (
        change_of(tr("trainings"), found.trainings["id"], [*known["id"][known["source"] == source], *others]),
        Change(tr("sessions"), len(found.sessions), 0),
    )

    def draw(progress: Progress) -> Commit:
        placed = _placed(workspace, found.trainings, choices, found.report, progress).assign(source=source)

        def commit() -> tuple[str, ...]:
            workspace.delete("training_sessions", source, by="source")
            workspace.delete("trainings", source, by="source")
            for identifier in others:
                workspace.delete("training_sessions", identifier, by="training_id")
                workspace.delete("trainings", identifier, by="id")
            workspace.append("trainings", placed[list(TABLES["trainings"].columns)])
            workspace.append("training_sessions", found.sessions)
            return (source,)

        return commit

    return Staged(changes, draw, lambda _: own == len(found.trainings) and not others)


def stage_structures(workspace: Workspace, found: StructureImport, choices: Choices, brought: Brought | None) -> Staged:
    """Structures of this file replace those it brought before; those that another file brought are left to it."""
    source = found.report.source
    if not choices.outside:
        _refuse_elsewhere(workspace, found)
    known = workspace.read("structures", geometry=False)
    own = int((known["source"] == source).sum())
    heads = frozenset[str]() if found.zoning is None else frozenset(map(_head, found.zoning.zones["code"]))
    twin = twins(found.structures, known[known["source"] != source], heads)
    fresh = ~found.structures["id"].isin(list(twin))
    if twin:
        found.report.note(tr("{count} structures were already known from another file.", count=number(len(twin))))
    before = known["id"][known["source"] == source]
    changes = [change_of(tr("structures"), found.structures["id"][fresh.to_numpy()], before)]
    if found.zoning is not None:
        changes.append(Change(tr("zonings"), len(found.zoning.zonings), 0))

    def draw(progress: Progress) -> Commit:
        rows = found.structures[fresh.to_numpy()]
        rows = rows.assign(parent_id=rows["parent_id"].map(lambda parent: twin.get(parent, parent)))
        placed = _placed(workspace, rows, choices, found.report, progress.part(0.0, 0.6)).assign(source=source)
        elsewhere = placed["outside"] & (placed["precision"] == "coordinates")
        if len(placed) and elsewhere.all() and not choices.outside:
            raise OutsideError(_all_outside(source, len(placed)))
        areas = None if found.zoning is None else draw_zonings(workspace, found.zoning, progress.part(0.6, 1.0))

        def commit() -> tuple[str, ...]:
            workspace.delete("structures", source, by="source")
            workspace.append("structures", placed[list(TABLES["structures"].columns)])
            if areas is not None:
                areas()
            return (source,)

        return commit

    return Staged(tuple(changes), draw, lambda _: own == int(fresh.sum()) and own > 0)


def _refuse_elsewhere(workspace: Workspace, found: StructureImport) -> None:
    """OutsideError when the codes and postcodes of all structures are those of other départements."""
    communes = frozenset(workspace.read("communes", geometry=False)["code"])
    places = zip(found.structures["commune_code"], found.structures["postcode"], strict=True)
    if len(found.structures) and not any(is_near(commune, postcode, communes) for commune, postcode in places):
        raise OutsideError(_all_outside(found.report.source, len(found.structures)))


def _all_outside(source: str, count: int) -> str:
    return tr(
        "{file} has no structure in this region: its addresses are all elsewhere ({count} read). Nothing was imported.",
        file=source,
        count=number(count),
    )


def _head(zone: str) -> str:
    """Id of the mission locale that serves a zone."""
    return f"{MISSION_LOCALE}:{zone}"


def _placed(
    workspace: Workspace, frame: pd.DataFrame, choices: Choices, report: Report, progress: Progress
) -> pd.DataFrame:
    progress.update(0.0, tr("Finding the places"))
    placed, entries = resolve_places(frame, workspace.read("communes"), choices.to_workspace or no_projection)
    report.extend(entries)
    progress.update(1.0)
    return placed


def no_projection(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """No place from degrees: when the door cannot project them, or the region stands nowhere on Earth."""
    return _nothing(lon), _nothing(lat)


def _nothing(values: Sequence[float] | Floats) -> Floats:
    return np.full(len(values), np.nan)
