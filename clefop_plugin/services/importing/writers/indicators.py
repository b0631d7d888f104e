"""Write indicators: values of the same indicator, level and period are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged
from clefop_plugin.services.vintages import Brought
from clefop_plugin.sources.indicators import IndicatorImport
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices


def stage(workspace: Workspace, found: IndicatorImport, choices: Choices, brought: Brought | None) -> Staged:
    """What a conversion of vintage shared between communes is estimated."""
    if brought is not None and brought.estimated:
        shared = found.values["code"].isin(list(brought.estimated)) & (found.values["status"] == "ok")
        found.values.loc[shared, "status"] = "estimated"
    ids = [str(name) for name in found.indicators["id"]]
    known = set(workspace.read("indicators")["id"])
    again = sum(name in known for name in ids)
    changes = (Change(tr("indicators"), len(ids) - again, again), Change(tr("values"), len(found.values), 0))
    keys = found.values[["indicator_id", "level", "period"]].drop_duplicates()

    def draw(progress: Progress) -> Commit:
        def commit() -> tuple[str, ...]:
            for identifier in ids:
                workspace.delete("indicators", identifier, by="id")
            workspace.append("indicators", found.indicators)
            for indicator, level, when in keys.itertuples(index=False, name=None):
                workspace.delete("indicator_values", indicator, level, when, by="indicator_id, level, period")
            workspace.append("indicator_values", found.values)
            return tuple(ids)

        progress.update(1.0)
        return commit

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and set(written) <= known

    return Staged(changes, draw, stands)
