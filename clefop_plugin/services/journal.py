"""The journal of imports kept in the workspace: what came from which file, and what was left out."""

from __future__ import annotations

import json

import pandas as pd

from clefop_plugin.sources.report import Report
from clefop_plugin.workspace.store import Workspace, now


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
