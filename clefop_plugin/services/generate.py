"""Generate solution territories out of whole blocks and store them as a scenario."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.errors import InfeasibleError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.problem import Problem
from clefop_plugin.core.regions.sensitivity import Sensitivity, sensitivity, variations
from clefop_plugin.core.regions.solve import Budget, Solution, solve
from clefop_plugin.core.regions.track import Step, Watch
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.blocks import Blocks, read_blocks
from clefop_plugin.services.explanation import Explanation, explain, names_of, sensitivity_report
from clefop_plugin.services.generation_parameters import GenerateParameters, checked
from clefop_plugin.services.other_scenarios import Others, comparison, other_plans
from clefop_plugin.services.region import Region
from clefop_plugin.services.relaxation import with_relaxations
from clefop_plugin.services.report_content import inputs, software, territory_figures
from clefop_plugin.services.scenario_drawing import draw
from clefop_plugin.services.scenario_report import report_html
from clefop_plugin.services.scenario_store import StoredScenario, free_identifiers, free_label, label_of, store
from clefop_plugin.services.territory_problem import declared_links, make_problem
from clefop_plugin.workspace.file import now
from clefop_plugin.workspace.store import Workspace

#: Most rounds of the search under other weights: it starts from the plan found.
VARIED_ROUNDS = 20


@dataclass(frozen=True)
class GenerateResult:
    """The stored scenario.

    ``territories``: code, name, blocks, communes, population, parts, expected_parts (those that islands explain),
    diameter_km, colour, geom. ``blocks``: block_code, block_name, territory_code, locked. ``report`` is what the
    scenario keeps, ``html`` the same to read, ``explanation`` why these territories. ``alternatives``: identifiers of
    the other scenarios stored, best first.
    """

    scenario_id: str
    territories: pd.DataFrame
    blocks: pd.DataFrame
    report: dict[str, Any]
    html: str
    solution: Solution
    explanation: Explanation
    alternatives: tuple[str, ...] = ()


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
    searched = 0.92 - 0.2 * (parameters.alternatives > 0) - 0.3 * parameters.sensitivity
    compared = 0.92 - 0.3 * parameters.sensitivity
    try:
        solution = solve(problem, budget, progress.part(0.08, searched), watch)
    except InfeasibleError as error:
        raise with_relaxations(error, region, blocks, parameters, progress.part(searched, 1.0)) from error
    others, varied = Others(), None
    if solution.stopped != "cancelled":
        others = other_plans(problem, solution, parameters, progress.part(searched, compared), watch)
        if not keep_on_cancel:
            progress.check()
        if parameters.sensitivity:
            varied = _vary(problem, solution, parameters, keep_on_cancel, progress.part(compared, 0.92), watch)
    if keep_on_cancel:
        progress = progress.keeping()  # a stop that comes this late, or came before, keeps what was found
    progress.update(0.93, tr("Drawing the territories"))
    result, rest = _scenarios(region, blocks, parameters, problem, solution, others, varied)
    progress.update(0.97, tr("Writing the workspace"))
    store(workspace, parameters, [_stored(result, parameters.locked), *(_stored(x, result.scenario_id) for x in rest)])
    progress.done()
    return result


def _stored(result: GenerateResult, parent: str) -> StoredScenario:
    return StoredScenario(result.scenario_id, parent, result.report, result.territories, result.blocks)


def _scenarios(
    region: Region,
    blocks: Blocks,
    parameters: GenerateParameters,
    problem: Problem,
    solution: Solution,
    others: Others,
    varied: Sensitivity | None,
) -> tuple[GenerateResult, list[GenerateResult]]:
    """The scenario found, and the others, described in full."""
    identifiers = free_identifiers(region.scenarios["id"], 1 + len(others.solutions))
    taken = set(region.scenarios["label"])
    label = free_label(taken, label_of(parameters, len(set(solution.labels.tolist()))))
    rest, rows = [], []
    for place, (identifier, other) in enumerate(zip(identifiers[1:], others.solutions, strict=True), start=2):
        name = free_label(taken | {label}, tr("{label}, variant {number}", label=label, number=number(place)))
        taken.add(name)
        found = _describe(region, blocks, parameters, problem, other, {"label": name, "variant_of": label})
        rest.append(replace(found, scenario_id=identifier))
        rows.append(comparison(problem, solution, other) | {"scenario": identifier, "label": name})
    more = {"label": label, "alternatives": rows, "alternatives_note": others.note}
    result = _describe(region, blocks, parameters, problem, solution, more, varied)
    return replace(result, scenario_id=identifiers[0], alternatives=tuple(identifiers[1:])), rest


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
    more: Mapping[str, Any],
    varied: Sensitivity | None = None,
) -> GenerateResult:
    """A plan drawn, explained and reported, without identifier yet; ``more`` goes into its report."""
    drawn = draw(region, blocks, parameters, solution.labels)
    named, territories, table = drawn.named, drawn.territories, drawn.blocks
    notes = list(problem.notes)
    if parameters.locked and not table["locked"].any():
        notes.append(tr("No territory of the scenario to keep is locked: all were free to change."))
    names = names_of(region, problem, named["code"].tolist(), named["name"].tolist())
    parent = _parent(region, parameters, blocks)
    explanation = explain(problem, solution.labels, names, parent)
    of_block = table.set_index("block_code")["territory_code"]
    report = _report(region, blocks, parameters, solution, territories) | {
        "notes": notes,
        "software": software(),
        "inputs": inputs(region, blocks, parameters),
        "territories": territory_figures(territories, problem, of_block),
        "explanation": explanation.as_report()
        | {"before": "" if parent is None else str(region.scenario(parameters.locked)["label"])},
        "sensitivity": {} if varied is None else sensitivity_report(varied, solution.labels, names),
        **more,
    }
    html = report_html(region.meta.get("name", ""), report, territories, table, list(blocks.geometry))
    return GenerateResult("", territories, table, report, html, solution, explanation)


def _parent(region: Region, parameters: GenerateParameters, blocks: Blocks) -> npt.NDArray[np.int64] | None:
    """Labels of the blocks in the scenario the new one comes from; None without one that holds them all."""
    if not parameters.locked:
        return None
    rows = region.workspace.read("scenario_blocks", parameters.locked, by="scenario_id")
    home = pd.Series(blocks.codes, dtype=object).map(rows.set_index("block_code")["territory_code"])
    return None if home.isna().any() else np.asarray(pd.factorize(home)[0], dtype=np.int64)


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
