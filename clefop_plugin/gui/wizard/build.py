"""Write the workspace that the wizard has prepared: creation, zonings, indicators, in one background task."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui.wizard.draft import Draft


@dataclass(frozen=True)
class Built:
    """Where the workspace is, and the reports of what was read, corrected and left out (HTML)."""

    path: Path
    reports: str


def read_communes(draft: Draft) -> Any:
    """Polygons of the communes as a table with code, name, geom and perhaps population.

    On the main thread for a layer of the project, anywhere for a file.
    """
    from clefop_plugin.cartography.given_layers import read_given_layer
    from clefop_plugin.services.create import communes_of
    from clefop_plugin.sources.commune_layers import CommuneFields

    layer = draft.communes
    if layer is None:
        raise ValueError("no layer of communes")
    population = layer.population_field if draft.population is None else ""
    fields = CommuneFields(layer.code_field, layer.name_field, population)
    return communes_of(read_given_layer(layer.source, draft.crs), fields)


def build(draft: Draft, communes: Any, crs: Any, progress: Progress) -> Built:
    """Create the workspace and import what was chosen (worker thread). Nothing is left behind by a failure.

    Everything is written under a temporary name and put in place at the end: a failure, or a cancel, leaves an
    older file of that name as it was.
    """
    from clefop_plugin.services.create import Study, create_workspace
    from clefop_plugin.services.imports import import_indicators, import_zonings

    if draft.path is None or draft.communes is None:
        raise ValueError("the draft is not complete")
    temporary = draft.path.with_name(draft.path.name + ".part")
    study = Study(draft.name, draft.vintage, draft.region, draft.word)
    try:
        created = create_workspace(
            temporary,
            communes,
            crs,
            study,
            population=draft.population.path if draft.population else None,
            source=draft.communes.name,
            progress=progress.part(0.0, 0.3),
        )
        reports = [created.report]
        if draft.zonings is not None and draft.chosen:
            reports.append(_zonings(import_zonings, created.workspace, draft, progress.part(0.3, 0.8)))
        for i, table in enumerate(draft.indicators):
            part = progress.part(0.8 + 0.18 * i / len(draft.indicators), 0.8 + 0.18 * (i + 1) / len(draft.indicators))
            reports.append(import_indicators(created.workspace, table.path, progress=part).report)
        progress.update(0.99, tr("Putting the file in place"))
        temporary.replace(draft.path)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal", ".new"):
            temporary.with_name(temporary.name + suffix).unlink(missing_ok=True)
    return Built(draft.path, "".join(report.as_html() for report in reports))


def _zonings(import_zonings: Any, workspace: Any, draft: Draft, progress: Progress) -> Any:
    table = draft.zonings
    if table is None:
        raise ValueError("no table of zonings")
    columns = [zoning.column for zoning in table.zonings if zoning.id in draft.chosen]
    return import_zonings(workspace, table.path, fields=columns, labels=table.labels, progress=progress).report
