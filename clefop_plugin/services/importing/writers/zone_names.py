"""Write names of zones into the zonings that the workspace has."""

from __future__ import annotations

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged
from clefop_plugin.sources.zoning_import import ZoningImport
from clefop_plugin.workspace.store import Workspace

#: What follows the id of a zoning in the journal when an import only named its zones.
SUFFIX = ":names"


def stage(workspace: Workspace, found: ZoningImport) -> Staged:
    """Every zone named in the import takes that name; zonings, shapes and communes stay as they are."""
    named: dict[str, dict[str, str]] = {}
    for zoning, code, name in found.zones[["zoning_id", "code", "name"]].itertuples(index=False, name=None):
        named.setdefault(zoning, {})[code] = name
    zones = {zoning: workspace.read("zones", zoning, by="zoning_id") for zoning in named}
    fresh = {
        zoning: frame.assign(name=[named[zoning].get(c, n) for c, n in zip(frame["code"], frame["name"], strict=True)])
        for zoning, frame in zones.items()
    }
    changed = sum(int((fresh[zoning]["name"] != frame["name"]).sum()) for zoning, frame in zones.items())

    def draw(progress: Progress) -> Commit:
        progress.update(1.0)

        def commit() -> tuple[str, ...]:
            for zoning, frame in fresh.items():
                workspace.replace("zones", frame, zoning, by="zoning_id")
            return tuple(zoning + SUFFIX for zoning in sorted(fresh))

        return commit

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and not changed

    return Staged((Change(tr("names of zones"), 0, changed),), draw, stands)
