"""Names and storage of generated scenarios."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from clefop_plugin.core.regions.feasibility import quantity_of
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.workspace.file import now
from clefop_plugin.workspace.store import Workspace


@dataclass(frozen=True)
class StoredScenario:
    """What the workspace keeps of a scenario; ``parent`` is the one it comes from ("" for none)."""

    identifier: str
    parent: str
    report: Mapping[str, Any]
    territories: pd.DataFrame
    blocks: pd.DataFrame


def free_identifiers(taken: Iterable[str], count: int) -> list[str]:
    """Identifiers s1, s2, … that no scenario has yet."""
    used = set(taken)
    first = len(used) + 1
    free = (f"s{step}" for step in range(first, first + len(used) + count + 1))
    return [identifier for identifier in free if identifier not in used][:count]


def label_of(parameters: GenerateParameters, count: int) -> str:
    """The name the user gave, or one that says the number and the bounds."""
    return parameters.scenario_name or tr(
        "{k} territories of {minimum} to {maximum}",
        k=number(count),
        minimum=number(parameters.minimum),
        maximum=quantity_of(parameters.counted, parameters.maximum),
    )


def free_label(taken: Iterable[str], label: str) -> str:
    """The label, with a number behind when it is taken."""
    used = set(taken)
    free, turn = label, 2
    while free in used:
        free, turn = f"{label} ({turn})", turn + 1
    return free


def store(workspace: Workspace, parameters: GenerateParameters, scenarios: Sequence[StoredScenario]) -> None:
    """Write scenarios in one transaction."""
    rows = [
        {
            "id": scenario.identifier,
            "label": scenario.report["label"],
            "parent_id": scenario.parent,
            "created": now(),
            "author": "",
            "blocks": parameters.blocks,
            "parameters": replace(parameters, scenario_name=str(scenario.report["label"])).to_json(),
            "report": json.dumps(scenario.report, ensure_ascii=False),
            "state": "generated",
        }
        for scenario in scenarios
    ]
    with workspace.transaction():
        workspace.append("scenarios", pd.DataFrame(rows))
        for scenario in scenarios:
            workspace.append("territories", scenario.territories.assign(scenario_id=scenario.identifier))
            workspace.append("scenario_blocks", scenario.blocks.assign(scenario_id=scenario.identifier))
