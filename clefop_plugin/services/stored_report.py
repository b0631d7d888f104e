"""The report of a stored scenario, printed again from what the workspace keeps."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.region import Region
from clefop_plugin.services.report_content import FIGURES
from clefop_plugin.services.scenario_report import report_html
from clefop_plugin.workspace.store import Workspace


def stored_report_html(workspace: Workspace, scenario: str) -> str:
    """The page of a generated scenario, as it was when it was made.

    Raises WorkspaceError when the scenario does not exist, InputError when it was not generated.
    """
    region = Region(workspace)
    row = region.scenario(scenario)
    report = json.loads(str(row["report"]) or "{}")
    if "objective" not in report:
        raise InputError(
            tr("The scenario {scenario} was not generated: it has no report to print.", scenario=row["label"])
        )
    territories = workspace.read("territories", scenario, by="scenario_id")
    figures = pd.DataFrame(report.get("territories", []))
    if len(figures):
        territories = territories.merge(figures[["code", *FIGURES]], on="code", how="left")
    table = workspace.read("scenario_blocks", scenario, by="scenario_id")
    names = region.block_names(str(row["blocks"]))
    table["block_name"] = [names.get(code, code) for code in table["block_code"]]
    return report_html(
        region.meta.get("name", ""), {**report, "label": row["label"]}, territories, table, _outlines(region, row)
    )


def _outlines(region: Region, row: pd.Series) -> list[object]:
    """Geometry of the blocks; none when their zoning has left the workspace."""
    zoning = str(row["blocks"])
    if not (region.zonings["id"] == zoning).any():
        return []
    blocks = pd.Categorical(region.block_of(zoning))
    shapes = np.asarray(region.communes["geom"], dtype=object)
    return list(dissolve(shapes, np.asarray(blocks.codes, dtype=np.int64), len(blocks.categories)))
