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
from clefop_plugin.core.regions.problem import Problem
from clefop_plugin.core.regions.sensitivity import Sensitivity, sensitivity, variations
from clefop_plugin.core.regions.solve import Budget, Solution, solve
from clefop_plugin.core.regions.track import Step, Watch
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.blocks import Blocks, read_blocks
from clefop_plugin.services.explanation import Explanation, explain, names_of, sensitivity_report
from clefop_plugin.services.generation_parameters import GenerateParameters, checked
from clefop_plugin.services.region import Region
from clefop_plugin.services.relaxation import with_relaxations
from clefop_plugin.services.report_content import inputs, software, territory_figures
from clefop_plugin.services.scenario_report import report_html
from clefop_plugin.services.territory_problem import declared_links, locked_blocks, make_problem
from clefop_plugin.workspace.store import Workspace, now

#: Most rounds of the search under other weights: it starts from the plan found.
VARIED_ROUNDS = 20


@dataclass(frozen=True)
class GenerateResult:
    """The stored scenario.

    ``territories``: code, name, blocks, communes, population, parts, expected_parts (those that islands explain),
    diameter_km, colour, geom. ``blocks``: block_code, block_name, territory_code, locked. ``report`` is what the
    scenario keeps, ``html`` the same to read, ``explanation`` why these territories.
    """

    scenario_id: str
    territories: pd.DataFrame
    blocks: pd.DataFrame
    report: dict[str, Any]
    html: str
    solution: Solution
    explanation: Explanation


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
    searched = 0.5 if parameters.sensitivity else 0.92
    try:
        solution = solve(problem, budget, progress.part(0.08, searched), watch)
    except InfeasibleError as error:
        raise with_relaxations(error, region, blocks, parameters, progress.part(searched, 1.0)) from error
    varied = None
    if parameters.sensitivity and solution.stopped != "cancelled":
        varied = _vary(problem, solution, parameters, keep_on_cancel, progress.part(searched, 0.92), watch)
    if keep_on_cancel:
        progress = progress.keeping()  # the scenario is there: a stop, even one that comes only now, keeps it
    progress.update(0.93, tr("Drawing the territories"))
    result = _describe(region, blocks, parameters, problem, solution, varied)
    progress.update(0.97, tr("Writing the workspace"))
    _store(workspace, parameters, result)
    progress.done()
    return result


def _vary(
    problem: Problem,
    solution: Solution,
    parameters: GenerateParameters,
    keep_on_cancel: bool,
    progress: Progress,
    watch: Watch | None,
) -> Sensitivity:
    """The plan under other weights, within the time limit once more, shared between them."""
    if watch is not None:
        watch(Step(solution.seconds, "sensitivity", solution.objective, None, solution.bound, solution.gap))
    seconds = parameters.time_limit / max(1, len(variations(problem)))
    budget = Budget(seconds, min(parameters.rounds, VARIED_ROUNDS), parameters.seed, keep_on_cancel)
    return sensitivity(problem, solution.labels, budget, progress)


def _describe(
    region: Region,
    blocks: Blocks,
    parameters: GenerateParameters,
    problem: Problem,
    solution: Solution,
    varied: Sensitivity | None,
) -> GenerateResult:
    labels = dict(zip(blocks.codes, (int(label) for label in solution.labels), strict=True))
    named = name_territories(labels, blocks.of_commune, region.communes).set_index("label").sort_index()
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
    notes = list(problem.notes)
    if parameters.locked and not locked:
        notes.append(tr("No territory of the scenario to keep is locked: all were free to change."))
    names = names_of(region, problem, named["code"].tolist(), named["name"].tolist())
    parent = _parent(region, parameters, blocks)
    explanation = explain(problem, solution.labels, names, parent)
    of_block = table.set_index("block_code")["territory_code"]
    report = _report(region, blocks, parameters, solution, territories) | {
        "notes": notes,
        "label": _free_label(region.workspace, _label(parameters, len(territories))),
        "software": software(),
        "inputs": inputs(region, blocks, parameters),
        "territories": territory_figures(territories, problem, of_block),
        "explanation": explanation.as_report()
        | {"before": "" if parent is None else str(region.scenario(parameters.locked)["label"])},
        "sensitivity": {} if varied is None else sensitivity_report(varied, solution.labels, names),
    }
    scenario = _scenario_id(region, parameters)
    html = report_html(region.meta.get("name", ""), report, territories, table, list(blocks.geometry))
    return GenerateResult(scenario, territories, table, report, html, solution, explanation)


def _parent(region: Region, parameters: GenerateParameters, blocks: Blocks) -> npt.NDArray[np.int64] | None:
    """Labels of the blocks in the scenario the new one comes from; None without one that holds them all."""
    if not parameters.locked:
        return None
    rows = region.workspace.read("scenario_blocks", parameters.locked, by="scenario_id")
    home = pd.Series(blocks.codes, dtype=object).map(rows.set_index("block_code")["territory_code"])
    return None if home.isna().any() else np.asarray(pd.factorize(home)[0], dtype=np.int64)


def _label(parameters: GenerateParameters, count: int) -> str:
    return parameters.scenario_name or tr(
        "{k} territories of {minimum} to {maximum}",
        k=number(count),
        minimum=number(parameters.minimum),
        maximum=quantity_of(parameters.counted, parameters.maximum),
    )


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
    label = str(result.report["label"])
    scenario = {
        "id": result.scenario_id,
        "label": label,
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
