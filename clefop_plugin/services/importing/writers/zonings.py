"""Write zonings: the zones get the union of their communes as polygon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import dissolve, group, main_zone
from clefop_plugin.services.importing.writers import zone_names, zone_polygons
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged, replace_zoning
from clefop_plugin.services.importing.writers.scenario_blocks import beside_scenarios
from clefop_plugin.services.vintages import Brought
from clefop_plugin.sources.geography import ZoningImport
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices


def stage(workspace: Workspace, found: ZoningImport, choices: Choices, brought: Brought | None) -> Staged:
    """Every zoning of the import replaces the one of its id; polygons, and names alone, have a writer of their own."""
    if found.polygons is not None:
        return zone_polygons.stage(workspace, found)
    if found.names_only:
        return zone_names.stage(workspace, found)
    found = beside_scenarios(workspace, found)
    known = workspace.read("zonings").set_index("id")["source"].to_dict()
    ids = [str(zoning) for zoning in found.zonings["id"]]
    again = sum(zoning in known for zoning in ids)
    changes = (Change(tr("zonings"), len(ids) - again, again), Change(tr("zones"), len(found.zones), 0))

    def draw(progress: Progress) -> Commit:
        return draw_zonings(workspace, found, progress)

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and all(known.get(zoning) == found.report.source for zoning in written)

    return Staged(changes, draw, stands)


def draw_zonings(workspace: Workspace, found: ZoningImport, progress: Progress) -> Commit:
    """The commit of zonings, their zones drawn."""
    communes = workspace.read("communes")
    shapes = np.asarray(communes["geom"], dtype=object)
    prepared = []
    for position, zoning in enumerate(found.zonings["id"]):
        progress.update(position / max(1, len(found.zonings)), tr("Drawing the zoning {zoning}", zoning=zoning))
        rows = found.memberships[found.memberships["zoning_id"] == zoning]
        prepared.append((str(zoning), _zones(found.zones, rows, communes, shapes), rows))
    progress.update(1.0)

    def commit() -> tuple[str, ...]:
        for zoning, zones, rows in prepared:
            replace_zoning(workspace, zoning, found.zonings[found.zonings["id"] == zoning], zones, rows)
        return tuple(zoning for zoning, _, _ in prepared)

    return commit


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
