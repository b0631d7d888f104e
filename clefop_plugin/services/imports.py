"""Import zonings, indicators, trainings, structures, flows and recruitment needs into a workspace.

Each import reads and checks everything first, then writes in one transaction: one that fails or is cancelled
leaves the workspace as it was, and importing the same source again replaces what it had brought.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.places import ToWorkspace, resolve_places
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import dissolve, group, main_zone
from clefop_plugin.services.journal import record
from clefop_plugin.services.region import BLOCKS_ZONING
from clefop_plugin.services.vintages import Brought, VintageFiles, bring
from clefop_plugin.sources import registry
from clefop_plugin.sources.bmo import read_recruitment
from clefop_plugin.sources.detect import commune_column, year_of
from clefop_plugin.sources.flows import flow_columns, read_flows
from clefop_plugin.sources.geography import ZoningImport, read_membership
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table
from clefop_plugin.workspace.schema import TABLES
from clefop_plugin.workspace.store import Workspace

#: An import that is given nothing to convert its table with.
NO_FILES = VintageFiles()


@dataclass(frozen=True)
class ImportResult:
    """What an import brought: its report, and the ids of the zonings, indicators or sources it wrote."""

    report: Report
    ids: tuple[str, ...]


def import_zonings(
    workspace: Workspace,
    source: Path,
    fields: list[str] | None = None,
    vintage: str = "",
    labels: Path | None = None,
    progress: Progress | None = None,
    files: VintageFiles = NO_FILES,
) -> ImportResult:
    """Import every zoning of a membership table; zones get the union of their communes as polygon.

    A table of another vintage is converted when ``files`` has the movements of communes.
    """
    progress = progress or Progress()
    progress.update(0.05, tr("Reading {file}", file=source.name))
    communes = workspace.read("communes")
    names = dict(zip(communes["code"], communes["name"], strict=True))
    brought = _brought(workspace, read_table(source), files, year_of(vintage))
    found = read_membership(
        brought.table,
        fields=fields,
        labels_path=labels,
        vintage=year_of(vintage),
        communes=set(names),
        commune_names=names,
        epci_of=_zone_of(workspace, BLOCKS_ZONING),
    )
    _tell(found.report, brought)
    _write_zonings(workspace, communes, found, progress.part(0.4, 1.0))
    return ImportResult(found.report, tuple(found.zonings["id"]))


def import_indicators(
    workspace: Workspace,
    path: Path,
    catalogue: Path | None = None,
    period: str = "",
    progress: Progress | None = None,
    files: VintageFiles = NO_FILES,
) -> ImportResult:
    """Import the indicators of a table of communes; values of the same indicator and period are replaced.

    A table of another vintage is converted when ``files`` has the movements; what a split shares is estimated.
    """
    progress = progress or Progress()
    progress.update(0.05, tr("Reading {file}", file=path.name))
    communes = set(workspace.read("communes", geometry=False)["code"])
    brought = _brought(workspace, read_table(path), files)
    found = registry.read_indicators(brought.table, catalogue=catalogue, communes=communes, period=period)
    _tell(found.report, brought)
    shared = found.values["code"].isin(list(brought.estimated)) & (found.values["status"] == "ok")
    found.values.loc[shared, "status"] = "estimated"
    progress.update(0.6, tr("Writing the workspace"))
    with workspace.transaction():
        for identifier in found.indicators["id"]:
            workspace.delete("indicators", identifier, by="id")
        workspace.append("indicators", found.indicators)
        keys = found.values[["indicator_id", "level", "period"]].drop_duplicates()
        for indicator, level, when in keys.itertuples(index=False, name=None):
            workspace.delete("indicator_values", indicator, level, when, by="indicator_id, level, period")
        workspace.append("indicator_values", found.values)
        record(workspace, "indicators", found.report)
    progress.done()
    return ImportResult(found.report, tuple(found.indicators["id"]))


def import_trainings(
    workspace: Workspace, path: Path, to_workspace: ToWorkspace, progress: Progress | None = None
) -> ImportResult:
    """Import a training offer (LHÉO, Parcoursup, Onisep); ``to_workspace`` projects WGS 84 degrees."""
    progress = progress or Progress()
    progress.update(0.05, tr("Reading {file}", file=path.name))
    found = registry.read_trainings(path)
    progress.update(0.5, tr("Finding the places"))
    placed, entries = resolve_places(found.trainings, workspace.read("communes"), to_workspace)
    found.report.extend(entries)
    source = found.report.source
    trainings = placed.assign(source=source)
    with workspace.transaction():
        workspace.delete("training_sessions", source, by="source")
        workspace.delete("trainings", source, by="source")
        _forget_trainings(workspace, trainings["id"], found.report)
        workspace.append("trainings", trainings[list(TABLES["trainings"].columns)])
        workspace.append("training_sessions", found.sessions)
        record(workspace, "trainings", found.report)
    progress.done()
    return ImportResult(found.report, (source,))


def _forget_trainings(workspace: Workspace, ids: pd.Series, report: Report) -> None:
    """Remove the trainings of other files that this one brings again: the file imported last says the truth."""
    again = sorted(set(workspace.read("trainings", geometry=False)["id"]) & set(ids))
    for identifier in again:
        workspace.delete("training_sessions", identifier, by="training_id")
        workspace.delete("trainings", identifier, by="id")
    if again:
        report.note(
            tr("{count} trainings were already known from another file: these take their place.", count=len(again))
        )


def import_structures(
    workspace: Workspace, path: Path, to_workspace: ToWorkspace, progress: Progress | None = None
) -> ImportResult:
    """Import support structures and, when the file has them, their service areas by commune."""
    progress = progress or Progress()
    progress.update(0.05, tr("Reading {file}", file=path.name))
    communes = workspace.read("communes")
    found = registry.read_structures(path, communes=set(communes["code"]))
    progress.update(0.5, tr("Finding the places"))
    placed, entries = resolve_places(found.structures, communes, to_workspace)
    found.report.extend(entries)
    source = found.report.source
    structures = placed.assign(source=source)
    with workspace.transaction():
        workspace.delete("structures", source, by="source")
        known = set(workspace.read("structures", geometry=False)["id"])
        fresh = structures[~structures["id"].isin(known)]
        if len(fresh) < len(structures):
            found.report.note(
                tr("{count} structures were already known from another file.", count=len(structures) - len(fresh))
            )
        workspace.append("structures", fresh[list(TABLES["structures"].columns)])
        if found.zoning is not None:
            _write_zonings(workspace, communes, found.zoning, progress.part(0.7, 1.0), journal=False)
        record(workspace, "structures", found.report)
    progress.done()
    return ImportResult(found.report, (source,))


def import_flows(
    workspace: Workspace, path: Path, progress: Progress | None = None, files: VintageFiles = NO_FILES
) -> ImportResult:
    """Import commuting flows between communes; they replace the flows of before.

    Both ends are brought to the vintage of the workspace when ``files`` has the movements of communes.
    """
    progress = progress or Progress()
    progress.update(0.05, tr("Reading {file}", file=path.name))
    communes = set(workspace.read("communes", geometry=False)["code"])
    table = read_table(path)
    notes: list[str] = []
    if files.movements is not None:
        origin, destination, count = flow_columns(table)
        table = replace(table, frame=table.frame[[origin, destination, count]])
        for end in (origin, destination):
            brought = bring(workspace, table, end, files)
            table, notes = brought.table, [*notes, *brought.notes]
    found = read_flows(table, communes=communes)
    for sentence in notes:
        found.report.note(sentence)
    with workspace.transaction():
        workspace.replace("flows", found.flows, by="all")
        record(workspace, "flows", found.report)
    progress.done()
    return ImportResult(found.report, ())


def import_recruitment(workspace: Workspace, path: Path, progress: Progress | None = None) -> ImportResult:
    """Import recruitment needs (BMO) by basin and occupation; those of the same year are replaced."""
    progress = progress or Progress()
    progress.update(0.05, tr("Reading {file}", file=path.name))
    found = read_recruitment(path)
    with workspace.transaction():
        for year in sorted(set(found.recruitment["year"])):
            workspace.delete("recruitment", int(year), by="year")
        workspace.append("recruitment", found.recruitment)
        record(workspace, "recruitment", found.report)
    progress.done()
    return ImportResult(found.report, ())


def _brought(workspace: Workspace, table: Table, files: VintageFiles, start: int | None = None) -> Brought:
    """The table on the communes of the workspace; one that does not go by commune stays as it is."""
    code = commune_column(table)
    return Brought(table, frozenset(), ()) if code is None else bring(workspace, table, code, files, start)


def _tell(report: Report, brought: Brought) -> None:
    for sentence in brought.notes:
        report.note(sentence)


def _write_zonings(
    workspace: Workspace, communes: pd.DataFrame, found: ZoningImport, progress: Progress, journal: bool = True
) -> None:
    shapes = np.asarray(communes["geom"], dtype=object)
    prepared = []
    for position, zoning in enumerate(found.zonings["id"]):
        progress.update(position / max(1, len(found.zonings)), tr("Drawing the zoning {zoning}", zoning=zoning))
        rows = found.memberships[found.memberships["zoning_id"] == zoning]
        prepared.append((str(zoning), _zones(found.zones, rows, communes, shapes), rows))
    with workspace.transaction():
        for zoning, zones, rows in prepared:
            replace_zoning(workspace, zoning, found.zonings[found.zonings["id"] == zoning], zones, rows)
        if journal:
            record(workspace, "zonings", found.report)


def _zones(
    zones: pd.DataFrame, memberships: pd.DataFrame, communes: pd.DataFrame, shapes: npt.NDArray[np.object_]
) -> pd.DataFrame:
    zoning = str(memberships["zoning_id"].iloc[0]) if len(memberships) else ""
    grouping = group(list(communes["code"]), main_zone(memberships))
    own = zones[zones["zoning_id"] == zoning].set_index("code")
    names = own["name"].to_dict()
    outside = own["communes_outside"].to_dict() if "communes_outside" in own else {}
    return pd.DataFrame(
        {
            "zoning_id": zoning,
            "code": list(grouping.codes),
            "name": [names.get(code) or code for code in grouping.codes],
            "communes_outside": [outside.get(code, 0) for code in grouping.codes],
            "geom": pd.Series(dissolve(shapes, grouping.index, len(grouping.codes)), dtype=object),
        }
    )


def _zone_of(workspace: Workspace, zoning: str) -> dict[str, str] | None:
    """Zone of each commune in a zoning the workspace already has, or None."""
    rows = workspace.read("memberships", zoning, by="zoning_id")
    return {str(k): str(v) for k, v in main_zone(rows).items()} if len(rows) else None


def replace_zoning(
    workspace: Workspace, zoning: str, table: pd.DataFrame, zones: pd.DataFrame, memberships: pd.DataFrame
) -> None:
    """Write one zoning, with its zones and memberships, in the place of the one of that id."""
    workspace.replace("zonings", table, zoning, by="id")
    workspace.replace("zones", zones, zoning, by="zoning_id")
    workspace.replace("memberships", memberships, zoning, by="zoning_id")
