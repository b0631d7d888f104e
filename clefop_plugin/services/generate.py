"""Generate solution territories out of whole blocks and store them as a scenario."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.adjacency import components
from clefop_plugin.core.colouring import colour_territories
from clefop_plugin.core.errors import InfeasibleError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.feasibility import quantity_of
from clefop_plugin.core.regions.numbering import name_territories
from clefop_plugin.core.regions.solve import Budget, Solution, solve
from clefop_plugin.core.regions.track import Watch
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.blocks import Blocks, read_blocks
from clefop_plugin.services.generation_parameters import GenerateParameters, checked
from clefop_plugin.services.region import Region
from clefop_plugin.services.relaxation import with_relaxations
from clefop_plugin.services.scenario_report import report_html
from clefop_plugin.services.territory_problem import declared_links, locked_blocks, make_problem
from clefop_plugin.workspace.store import Workspace, now


@dataclass(frozen=True)
class GenerateResult:
    """The stored scenario.

    ``territories``: code, name, blocks, communes, population, parts, expected_parts (those that islands explain),
    diameter_km, colour, geom. ``blocks``: block_code, block_name, territory_code, locked. ``report`` is what the
    scenario keeps, ``html`` the same to read.
    """

    scenario_id: str
    territories: pd.DataFrame
    blocks: pd.DataFrame
    report: dict[str, Any]
    html: str
    solution: Solution


def generate(
    workspace: Workspace,
    parameters: GenerateParameters,
    progress: Progress | None = None,
    watch: Watch | None = None,
    keep_on_cancel: bool = False,
) -> GenerateResult:
    """Find territories, store them as a new scenario, and report how they were found.

    ``watch`` is told where the search stands, some times a second. ``keep_on_cancel``: when the user stops, the best
    scenario found so far is stored. Raises InfeasibleError, with the changes that work, when the constraints cannot be
    met; InputError when a parameter names nothing; Cancelled.
    """
    progress = progress or Progress()
    parameters = checked(parameters)
    region = Region(workspace)
    progress.update(0.01, tr("Reading the blocks"))
    blocks = read_blocks(region, parameters.blocks, progress.part(0.01, 0.08))
    problem = make_problem(region, blocks, parameters)
    budget = Budget(parameters.time_limit, parameters.rounds, parameters.seed, keep_on_cancel)
    try:
        solution = solve(problem, budget, progress.part(0.08, 0.92), watch)
    except InfeasibleError as error:
        raise with_relaxations(error, region, blocks, parameters, progress.part(0.92, 1.0)) from error
    if solution.stopped == "cancelled":
        progress = Progress()  # the user asked to keep what was found: nothing more is cancelled
    progress.update(0.93, tr("Drawing the territories"))
    result = _describe(region, blocks, parameters, solution, problem.notes)
    progress.update(0.97, tr("Writing the workspace"))
    _store(workspace, parameters, result)
    progress.done()
    return result


def _describe(
    region: Region, blocks: Blocks, parameters: GenerateParameters, solution: Solution, notes: tuple[str, ...]
) -> GenerateResult:
    labels = dict(zip(blocks.codes, (int(label) for label in solution.labels), strict=True))
    named = name_territories(labels, blocks.of_commune, region.communes).set_index("label")
    code_of = np.array([named["code"][labels[block]] for block in blocks.codes], dtype=object)
    territories = _territories(blocks, code_of, dict(zip(named["code"], named["name"], strict=True)))
    locked = locked_blocks(region, parameters) or {}
    table = pd.DataFrame(
        {
            "block_code": list(blocks.codes),
            "block_name": [blocks.names.get(code, code) for code in blocks.codes],
            "territory_code": code_of,
            "locked": [code in locked for code in blocks.codes],
        }
    ).sort_values(["territory_code", "block_code"], ignore_index=True)
    if parameters.locked and not locked:
        notes = (*notes, tr("No territory of the scenario to keep is locked: all were free to change."))
    report = _report(region, blocks, parameters, solution, territories) | {"notes": list(notes)}
    scenario = _scenario_id(region, parameters)
    html = report_html(region.meta.get("name", ""), report, territories, table)
    return GenerateResult(scenario, territories, table, report, html, solution)


def _territories(blocks: Blocks, code_of: npt.NDArray[np.object_], names: Mapping[str, str]) -> pd.DataFrame:
    codes = sorted(names)
    position = {code: i for i, code in enumerate(codes)}
    of_block = np.array([position[code] for code in code_of], dtype=np.int64)
    geometry = dissolve(blocks.geometry, of_block, len(codes))
    where = {code: i for i, code in enumerate(blocks.codes)}
    touching = {
        tuple(sorted((codes[of_block[where[a]]], codes[of_block[where[b]]])))
        for a, b in zip(blocks.pairs["left"], blocks.pairs["right"], strict=True)
        if of_block[where[a]] != of_block[where[b]]
    }
    colours = colour_territories(codes, sorted(touching))
    of_commune = of_block[blocks.index]
    return pd.DataFrame(
        {
            "code": codes,
            "name": [names[code] for code in codes],
            "blocks": np.bincount(of_block, minlength=len(codes)),
            "communes": np.bincount(of_commune, minlength=len(codes)),
            "population": np.bincount(of_block, blocks.population, minlength=len(codes)),
            "parts": [int(shapely.get_num_geometries(shape)) for shape in geometry],
            "expected_parts": _expected_parts(blocks, of_block, len(codes)),
            "diameter_km": [_diameter(blocks.centres[of_block == i]) for i in range(len(codes))],
            "colour": [colours[code] for code in codes],
            "geom": geometry,
        }
    )


def _expected_parts(blocks: Blocks, of_block: npt.NDArray[np.int64], count: int) -> list[int]:
    """Parts a territory is expected to have: its pieces by land, and the islands of each of its blocks."""
    own = np.asarray(shapely.get_num_geometries(blocks.geometry), dtype=np.int64)
    place = {code: i for i, code in enumerate(blocks.codes)}
    edges = [(a, b) for a, b in zip(blocks.pairs["left"], blocks.pairs["right"], strict=True)]
    inside = [(a, b) for a, b in edges if of_block[place[a]] == of_block[place[b]]]
    expected = np.bincount(of_block, own - 1, minlength=count).astype(np.int64)
    for piece in components(blocks.codes, inside):
        expected[of_block[place[piece[0]]]] += 1
    return [int(parts) for parts in expected]


def _diameter(points: npt.NDArray[np.float64]) -> float:
    """Largest distance between the centres of the blocks of a territory, km."""
    difference = points[:, None, :] - points[None, :, :]
    return float(np.hypot(difference[..., 0], difference[..., 1]).max() / 1000)


def _report(
    region: Region, blocks: Blocks, parameters: GenerateParameters, solution: Solution, territories: pd.DataFrame
) -> dict[str, Any]:
    name = blocks.names.get
    zones = region.workspace.read("zones", parameters.blocks, by="zoning_id", geometry=False)
    cut = zones[zones["communes_outside"].fillna(0) > 0]
    inside = pd.Series(blocks.of_commune).value_counts()
    return {
        "created": now(),
        "engine": solution.engine,
        "objective": solution.objective,
        "rand": solution.rand,
        "bound": solution.bound,
        "gap": solution.gap,
        "optimal": solution.optimal,
        "seed": solution.seed,
        "seconds": round(solution.seconds, 2),
        "stopped": solution.stopped,
        "rounds": solution.rounds,
        "parameters": asdict(parameters),
        "fingerprint": _fingerprint(region, blocks),
        "population": [float(territories["population"].min()), float(territories["population"].max())],
        "links": [
            {"left": name(x.left, x.left), "right": name(x.right, x.right), "distance_km": round(x.distance_km, 1)}
            for x in declared_links(blocks, parameters)
        ],
        "cut_blocks": [
            {"name": row["name"], "inside": int(inside.get(row["code"], 0)), "outside": int(row["communes_outside"])}
            for _, row in cut.iterrows()
            if row["code"] in blocks.codes
        ],
        "lone_communes": [
            name(code, code) for code in blocks.codes if code.startswith("Z") and code not in set(zones["code"])
        ],
        "references": [
            {"zoning": zoning, "label": region.zoning_label(zoning), "weight": weight}
            | _agreement(region, blocks, territories, zoning, solution)
            for zoning, weight in parameters.references
        ],
    }


def _agreement(
    region: Region, blocks: Blocks, territories: pd.DataFrame, zoning: str, solution: Solution
) -> dict[str, float]:
    """Share of residents in the modal zone of their territory, and in the modal territory of their zone."""
    labels = np.asarray(solution.labels, dtype=np.int64)[blocks.index]
    zone = pd.Series(region.codes, dtype=object).map(region.zone_of(zoning))
    frame = pd.DataFrame({"territory": labels, "zone": zone, "people": np.nan_to_num(region.population)}).dropna()
    if not len(frame) or frame["people"].sum() == 0:
        return {"modal_zone_share": 0.0, "modal_territory_share": 0.0}
    sums = frame.groupby(["territory", "zone"])["people"].sum()
    total = float(sums.sum())
    return {
        "modal_zone_share": float(sums.groupby("territory").max().sum() / total),
        "modal_territory_share": float(sums.groupby("zone").max().sum() / total),
    }


def _fingerprint(region: Region, blocks: Blocks) -> str:
    """A digest of the inputs: communes, residents and blocks."""
    digest = hashlib.sha256()
    for code, people, block in zip(region.codes, np.nan_to_num(region.population), blocks.of_commune, strict=True):
        digest.update(f"{code};{people:.0f};{block}\n".encode())
    return digest.hexdigest()[:16]


def _scenario_id(region: Region, parameters: GenerateParameters) -> str:
    taken = set(region.scenarios["id"])
    number_ = len(taken) + 1
    while f"s{number_}" in taken:
        number_ += 1
    return f"s{number_}"


def _store(workspace: Workspace, parameters: GenerateParameters, result: GenerateResult) -> None:
    label = parameters.scenario_name or tr(
        "{k} territories of {minimum} to {maximum}",
        k=number(len(result.territories)),
        minimum=number(parameters.minimum),
        maximum=quantity_of(parameters.counted, parameters.maximum),
    )
    scenario = {
        "id": result.scenario_id,
        "label": _free_label(workspace, label),
        "parent_id": parameters.locked,
        "created": now(),
        "author": "",
        "blocks": parameters.blocks,
        "parameters": replace(parameters, scenario_name=label).to_json(),
        "report": json.dumps(result.report, ensure_ascii=False),
        "state": "generated",
    }
    with workspace.transaction():
        workspace.append("scenarios", pd.DataFrame([scenario]))
        workspace.append("territories", result.territories.assign(scenario_id=result.scenario_id))
        workspace.append("scenario_blocks", result.blocks.assign(scenario_id=result.scenario_id))


def _free_label(workspace: Workspace, label: str) -> str:
    taken = set(workspace.read("scenarios")["label"])
    free, turn = label, 2
    while free in taken:
        free, turn = f"{label} ({turn})", turn + 1
    return free
