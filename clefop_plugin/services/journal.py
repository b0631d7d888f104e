"""The journal of imports kept in the workspace: what came from which file, and what was left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.sources.report import Report
from clefop_plugin.workspace.file import now
from clefop_plugin.workspace.store import Workspace


@dataclass(frozen=True)
class Imported:
    """One import of the journal: its theme, when it was done (UTC, ISO 8601), its report."""

    theme: str
    source: str
    imported: str
    report: Report


def record(workspace: Workspace, theme: str, report: Report) -> None:
    """Keep the report of an import; a later import of the same file takes its place."""
    row = {
        "theme": theme,
        "source": report.source,
        "sha256": report.sha256,
        "imported": now(),
        "rows_read": report.rows_read,
        "rows_kept": report.rows_kept,
        "report": json.dumps(report.as_dict(), ensure_ascii=False),
    }
    workspace.replace("imports", pd.DataFrame([row]), theme, report.source, by="theme, source")


def imports_of(workspace: Workspace) -> list[Imported]:
    """The journal, the oldest import first."""
    return list(_imported(workspace.read("imports")))


def standing_import(workspace: Workspace, theme: str, source: str, fingerprint: str) -> Imported | None:
    """The import of that very file with the same choices, when no later import wrote over what it brought."""
    rows = workspace.read("imports")
    rows = rows[rows["theme"] == theme].reset_index(drop=True)
    there = rows.index[rows["source"] == source]
    if not len(there):
        return None
    entry = next(_imported(rows.loc[there]))
    if entry.report.fingerprint != fingerprint:
        return None
    # Reports may be long, and a journal too: only those of later imports are read.
    later = {name for other in _imported(rows.loc[there[0] + 1 :]) for name in other.report.ids}
    return None if later & set(entry.report.ids) else entry


def _imported(rows: pd.DataFrame) -> Iterator[Imported]:
    """The imports of some rows of the journal, each read when it is asked for."""
    columns = (rows["theme"], rows["source"], rows["imported"], rows["report"])
    for theme, source, when, text in zip(*columns, strict=True):
        yield Imported(str(theme), str(source), str(when), Report.from_dict(json.loads(text)))
