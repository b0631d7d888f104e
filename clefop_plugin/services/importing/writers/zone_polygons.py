"""Write a zoning given as polygons."""

from __future__ import annotations

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged, replace_zoning
from clefop_plugin.services.zone_attachment import attach, with_free_id
from clefop_plugin.sources.zoning_import import ZoningImport
from clefop_plugin.workspace.store import Workspace


def stage(workspace: Workspace, found: ZoningImport) -> Staged:
    """The zoning replaces the one that the same file brought; communes are attached now, so that the report is whole.

    Raises InputError when no polygon covers a commune.
    """
    if found.polygons is None:
        raise TypeError("not an import of polygons")
    named = with_free_id(workspace, found)
    known = workspace.read("zonings").set_index("id")["source"].to_dict()
    zoning = str(named.zonings["id"].iloc[0])
    attached = attach(workspace.read("communes"), found.polygons, named.zonings, found.report)
    again = int(zoning in known)
    changes = (Change(tr("zonings"), 1 - again, again), Change(tr("zones"), len(attached.zones), 0))

    def draw(progress: Progress) -> Commit:
        progress.update(1.0)

        def commit() -> tuple[str, ...]:
            replace_zoning(workspace, zoning, attached.zoning, attached.zones, attached.memberships)
            return (zoning,)

        return commit

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and all(known.get(identifier) == found.report.source for identifier in written)

    return Staged(changes, draw, stands)
