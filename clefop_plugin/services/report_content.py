"""What a report keeps beside the plan: the data it was made of, and the figures of the territories."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core.regions.problem import Problem
from clefop_plugin.core.text import tr
from clefop_plugin.paths import version
from clefop_plugin.services.blocks import Blocks
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.services.region import Region
from clefop_plugin.services.territory_problem import JOBS

#: Figures of a territory that the workspace does not hold in its table of territories.
FIGURES = ["blocks", "communes", "population", "parts", "expected_parts", "diameter_km"]


def software() -> str:
    """Name and version of the plugin, as a certificate gives them."""
    return f"CLEFOP {version()}".strip()


def inputs(region: Region, blocks: Blocks, parameters: GenerateParameters) -> dict[str, Any]:
    """The data of a study as plain values: communes, residents, blocks, zonings used, files they came from."""
    used = {parameters.blocks, parameters.nest_in, *(zoning for zoning, _ in parameters.references)}
    zonings = region.zonings[region.zonings["id"].isin(used)]
    return {
        "vintage": region.meta.get("vintage", ""),
        "fictional": region.meta.get("fictional") == "1",
        "communes": len(region.codes),
        "residents": float(np.nansum(region.population)),
        "blocks": len(blocks.codes),
        "blocks_label": region.zoning_label(parameters.blocks),
        "zonings": [_zoning(row) for row in zonings.to_dict("records")],
        "files": _files(region, parameters, set(zonings["source"])),
        "counted_label": _counted(region, parameters),
        "locked_label": str(region.scenario(parameters.locked)["label"]) if parameters.locked else "",
    }


def _zoning(row: dict[Any, Any]) -> dict[str, Any]:
    vintage = row["vintage"]
    known = {name: str(row[name] or "") for name in ("id", "label", "producer", "source", "licence")}
    return known | {"vintage": None if pd.isna(vintage) else int(vintage)}


def _counted(region: Region, parameters: GenerateParameters) -> str:
    """Label of the indicator the bounds count; empty for residents."""
    if parameters.counted != "jobs":
        return ""
    indicator = parameters.counted_indicator or JOBS
    rows = region.indicators[region.indicators["id"] == indicator]
    return str(rows["label"].iloc[0]) if len(rows) else indicator


def _files(region: Region, parameters: GenerateParameters, zonings: set[str]) -> list[dict[str, str]]:
    """The imported files the plan depends on."""
    themes = {"communes": tr("communes"), "population": tr("population"), "zonings": tr("zonings")}
    if parameters.flow_weight:
        themes["flows"] = tr("commuting flows")
    if parameters.counted == "jobs":
        themes["indicators"] = tr("indicators")
    journal = region.workspace.read("imports")
    found = []
    for row in journal.to_dict("records"):
        if row["theme"] in themes and (row["theme"] != "zonings" or row["source"] in zonings):
            kept = {name: str(row[name] or "") for name in ("source", "sha256", "imported")}
            found.append(kept | {"theme": themes[row["theme"]]})
    return found


def territory_figures(territories: pd.DataFrame, problem: Problem, of_block: pd.Series) -> list[dict[str, Any]]:
    """Figures of the territories as plain values; with the jobs when the bounds count them.

    ``of_block``: block code → territory code.
    """
    rows = territories[["code", "name", *FIGURES]].to_dict("records")
    plain = [{str(k): v.item() if isinstance(v, np.generic) else v for k, v in row.items()} for row in rows]
    if problem.counted == "jobs":
        home = pd.Series(problem.codes, dtype=object).map(of_block)
        jobs = pd.Series(problem.amounts).groupby(home.to_numpy()).sum()
        plain = [row | {"jobs": float(jobs[row["code"]])} for row in plain]
    return plain
