"""Export the tables of territories, from reading the workspace to the files: what the toolbox and the desktop call."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.services.territory_tables import Container, DataTable
    from clefop_plugin.workspace.store import Workspace

#: Endings of the files that hold every table.
SUFFIXES = (".xlsx", ".ods", ".gpkg")
#: Part of the work after which the tables are read, and after which the first file is written.
_READ, _WRITTEN = 0.7, 0.9


def export_tables(
    workspace: Workspace,
    scenario: str,
    zoning: str,
    crs: QgsCoordinateReferenceSystem,
    output: Path | None = None,
    folder: Path | None = None,
    wanted: Collection[str] | None = None,
    progress: Progress | None = None,
) -> list[DataTable]:
    """Write the tables of a scenario, or of a zoning when its id is given, to a file, to CSV files, or to both.

    ``wanted`` are ids of subjects, all of them by default. Returns the tables. Raises InputError when a file cannot be
    written; one that existed is replaced once the new one is whole.
    """
    from clefop_plugin.cartography.table_files import save_geopackage
    from clefop_plugin.services.export_tables import save_csv, save_spreadsheet
    from clefop_plugin.services.profiles import Profiles
    from clefop_plugin.services.territory_tables import container_of, territory_tables, without_rows
    from clefop_plugin.workspace.store import Workspace

    if output is not None and output.suffix.lower() not in SUFFIXES:
        raise InputError(
            tr("{name}: give a name that ends with {suffixes}.", name=output.name, suffixes=", ".join(SUFFIXES))
        )
    if output is not None and Workspace.is_one(output):
        raise InputError(
            tr("{file} is a workspace and would be lost. Give another name to the result.", file=output.name)
        )
    progress = progress or Progress()
    profiles = Profiles(workspace)
    container = container_of(profiles, scenario, zoning)
    tables = territory_tables(profiles, container, progress.part(0.0, _READ), wanted)
    title = _title(profiles.region_label(), container)
    if output is not None and output.suffix.lower() == ".gpkg":
        save_geopackage(
            tables, lambda code: profiles.geometry(container.ref(code)), crs, output, progress.part(_READ, _WRITTEN)
        )
    elif output is not None:
        save_spreadsheet(tables, title, output, progress.part(_READ, _WRITTEN), without_rows(tables, wanted))
    if folder is not None:
        # Once a file is written a cancel is not heard: it would be told that nothing was.
        save_csv(tables, title, folder, progress.part(_WRITTEN, 1.0) if output is None else None)
    progress.done()
    return tables


def _title(region: str, container: Container) -> str:
    return f"{region} · {container.label}"
