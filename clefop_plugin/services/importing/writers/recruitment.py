"""Write recruitment needs: those of the same year are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged
from clefop_plugin.services.vintages import Brought
from clefop_plugin.sources.bmo import RecruitmentImport
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices


def stage(workspace: Workspace, found: RecruitmentImport, choices: Choices, brought: Brought | None) -> Staged:
    """One survey a year."""
    years = sorted({int(year) for year in found.recruitment["year"]})
    known = workspace.read("recruitment")
    again = int(known["year"].isin(years).sum())

    def draw(progress: Progress) -> Commit:
        def commit() -> tuple[str, ...]:
            for year in years:
                workspace.delete("recruitment", year, by="year")
            workspace.append("recruitment", found.recruitment)
            return tuple(str(year) for year in years)

        progress.update(1.0)
        return commit

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and again == len(found.recruitment)

    added = max(0, len(found.recruitment) - again)
    return Staged((Change(tr("needs by basin and occupation"), added, again),), draw, stands)
