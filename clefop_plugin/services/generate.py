"""Generate solution territories out of whole blocks and store them as a scenario."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.colouring import colour_territories
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.numbering import name_territories
from clefop_plugin.core.regions.problem import Problem
from clefop_plugin.core.regions.solve import Budget, Solution, solve
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.blocks import Blocks, main_group, read_blocks
from clefop_plugin.services.region import BLOCKS_ZONING, Region
from clefop_plugin.services.scenario_report import report_html
from clefop_plugin.workspace.store import Workspace, now

#: Weights of the usual reference zonings when the user gives none (docs of the objective: labour-market areas first).
USUAL_WEIGHTS = (("ze", 0.35), ("bv", 0.20), ("arr", 0.20), ("au", 0.15), ("aav", 0.15), ("dep", 0.10))


@dataclass(frozen=True)
class GenerateParameters:
    """What the user asks for.

    ``references`` are pairs (zoning id, weight); ``minimum`` and ``maximum`` residents of a territory; ``nest_in`` a
    zoning no territory may cross; ``locked`` a scenario whose locked territories stay. ``flow_weight`` 1 counts
    keeping every commuter inside as much as agreeing with every reference; 0 ignores the flows. One round is a restart
    followed by annealing and local moves. The search ends after ``rounds`` of them, and the same ``seed`` then gives
    the same plan, or after ``time_limit`` seconds when those come first, and then it may not.
    """

    blocks: str = BLOCKS_ZONING
    references: tuple[tuple[str, float], ...] = ()
    k: int = 18
    minimum: float = 60_000
    maximum: float = 700_000
    nest_in: str = ""
    locked: str = ""
    maximum_diameter_km: float | None = None
    flow_weight: float = 0.0
    seed: int = 1
    time_limit: float = 60.0
    rounds: int = 100
    scenario_name: str = ""

    def to_json(self) -> str:
        """The parameters as JSON, to be run again."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> GenerateParameters:
        """Parameters saved by an earlier run. Raises InputError when the text is not such a file."""
        try:
            values = dict(json.loads(text))
            known = {field.name for field in fields(cls)}
            unknown = sorted(set(values) - known)
            if unknown:
                raise InputError(
                    tr(
                        "This parameter file has an unknown entry: {name}. It was not made by this version.",
                        name=unknown[0],
                    )
                )
            pairs = tuple((str(z), float(w)) for z, w in values.get("references", ()))
            return cls(**{**values, "references": pairs})
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise InputError(tr("This file does not hold the parameters of a generation.")) from error


@dataclass(frozen=True)
class GenerateResult:
    """The stored scenario.

    ``territories``: code, name, blocks, communes, population, parts, diameter_km, colour, geom. ``blocks``:
    block_code, block_name, territory_code, locked. ``report`` is what the scenario keeps, ``html`` the same to read.
    """

    scenario_id: str
    territories: pd.DataFrame
    blocks: pd.DataFrame
    report: dict[str, Any]
    html: str
    solution: Solution


def parse_references(text: str) -> tuple[tuple[str, float], ...]:
    """References written ``ze2020=2;bv2022=1``. Raises InputError that names the part that cannot be read."""
    found = []
    for part in text.replace("\n", ";").split(";"):
        if not part.strip():
            continue
        name, _, weight = part.partition("=")
        try:
            value = float(weight.replace(",", ".")) if weight.strip() else 1.0
        except ValueError:
            value = -1.0
        if not (name.strip() and 0 <= value < float("inf")):
            raise InputError(
                tr("The reference « {part} » cannot be read. Write for example ze2020=2;bv2022=1.", part=part.strip())
            )
        if value > 0:
            found.append((name.strip(), value))
    return tuple(found)


def default_parameters(workspace: Workspace) -> GenerateParameters:
    """Parameters that suit the workspace: its usual references, bounds around the mean, a number of territories."""
    region = Region(workspace)
    zonings = [z for z in region.zonings["id"] if z != BLOCKS_ZONING]
    references = tuple(
        (zoning, next(w for prefix, w in USUAL_WEIGHTS if zoning.startswith(prefix)))
        for zoning in zonings
        if any(zoning.startswith(prefix) for prefix, _ in USUAL_WEIGHTS)
    )
    residents = float(np.nansum(region.population))
    blocks = region.block_of(BLOCKS_ZONING)
    largest = pd.Series(np.nan_to_num(region.population)).groupby(blocks.to_numpy()).sum().max()
    k = int(min(18, max(2, blocks.nunique() // 4), blocks.nunique()))
    mean = residents / k
    minimum = _rounded(0.3 * mean)
    maximum = _rounded(max(3.0 * mean, 1.1 * float(largest)))
    return GenerateParameters(references=references, k=k, minimum=minimum, maximum=maximum)


def generate(workspace: Workspace, parameters: GenerateParameters, progress: Progress | None = None) -> GenerateResult:
    """Find territories, store them as a new scenario, and report how they were found.

    Raises InfeasibleError when the constraints cannot be met, InputError when a parameter names nothing.
    """
    progress = progress or Progress()
    parameters = checked(parameters)
    region = Region(workspace)
    progress.update(0.01, tr("Reading the blocks"))
    blocks = read_blocks(region, parameters.blocks, progress.part(0.01, 0.08))
    problem = make_problem(region, blocks, parameters)
    budget = Budget(seconds=parameters.time_limit, rounds=parameters.rounds, seed=parameters.seed)
    solution = solve(problem, budget, progress.part(0.08, 0.92))
    progress.update(0.93, tr("Drawing the territories"))
    result = _describe(region, blocks, parameters, solution, problem.notes)
    progress.update(0.97, tr("Writing the workspace"))
    _store(workspace, parameters, result)
    progress.done()
    return result


def checked(parameters: GenerateParameters) -> GenerateParameters:
    """The parameters with numbers of the right kind; InputError naming the one that makes no sense."""
    values = {
        "k": _whole(tr("number of territories"), parameters.k, -1),
        "minimum": _amount(tr("minimum of residents"), parameters.minimum),
        "maximum": _amount(tr("maximum of residents"), parameters.maximum),
        "flow_weight": _amount(tr("weight of the flows"), parameters.flow_weight),
        "seed": _whole(tr("seed"), parameters.seed, 0),
        "time_limit": _amount(tr("time limit"), parameters.time_limit),
        "rounds": _whole(tr("number of rounds"), parameters.rounds, 0),
        "references": tuple(
            (zoning, _amount(tr("weight of {zoning}", zoning=zoning), weight))
            for zoning, weight in parameters.references
        ),
    }
    if parameters.maximum_diameter_km is not None:
        values["maximum_diameter_km"] = _amount(tr("maximum diameter"), parameters.maximum_diameter_km)
    return replace(parameters, **values)  # type: ignore[arg-type]


def _amount(name: str, value: object) -> float:
    """A finite number, zero or more."""
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        found = -1.0
    if not 0 <= found < float("inf"):
        raise InputError(_senseless(name, value, tr("a number, zero or more")))
    return found


def _whole(name: str, value: object, least: int) -> int:
    """A whole number, ``least`` or more (-1: any, the search itself explains a number of territories under one)."""
    try:
        found = float(value)  # type: ignore[arg-type]
        whole = int(value) if found.is_integer() else None  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        whole = None
    if whole is None or (least >= 0 and whole < least):
        raise InputError(_senseless(name, value, tr("a whole number")))
    return int(whole)


def _senseless(name: str, value: object, expected: str) -> str:
    return tr("“{value}” cannot be the {name}: give {expected}.", value=value, name=name, expected=expected)


def make_problem(region: Region, blocks: Blocks, parameters: GenerateParameters) -> Problem:
    """The territory problem of a workspace under the given parameters."""
    if not parameters.references:
        raise InputError(tr("Give at least one reference zoning, for example ze2020=2;bv2022=1."))
    known = set(region.zonings["id"])
    wanted = [z for z, _ in parameters.references] + ([parameters.nest_in] if parameters.nest_in else [])
    for zoning in wanted:
        if zoning not in known:
            raise InputError(
                tr(
                    "The zoning {zoning} is not in the workspace. Those it has are: {known}.",
                    zoning=zoning,
                    known=", ".join(sorted(known)) or "–",
                )
            )
        if not len(region.zone_of(zoning)):
            raise InputError(
                tr(
                    "The zoning {zoning} has no zone in this workspace. Import it again or leave it out.",
                    zoning=region.zoning_label(zoning),
                )
            )
    frame = pd.DataFrame({"code": region.codes, "population": region.population})
    flows = region.workspace.read("flows") if parameters.flow_weight else None
    return build_problem(
        communes=frame,
        block_of=blocks.of_commune,
        references=[(z, region.zone_of(z), w) for z, w in parameters.references],
        pairs=blocks.pairs,
        links=blocks.links,
        centroids={code: (float(x), float(y)) for code, (x, y) in zip(blocks.codes, blocks.centres, strict=True)},
        k=parameters.k,
        minimum=parameters.minimum,
        maximum=parameters.maximum,
        nest=main_group(region, blocks, region.zone_of(parameters.nest_in)) if parameters.nest_in else None,
        locked=_locked(region, parameters),
        flows=flows,
        flow_weight=parameters.flow_weight,
        maximum_diameter_km=parameters.maximum_diameter_km,
        block_names=blocks.names,
    )


def _locked(region: Region, parameters: GenerateParameters) -> dict[str, str] | None:
    """Block → territory of the locked territories; InputError when they are made of other blocks."""
    scenario = parameters.locked
    if not scenario:
        return None
    row = region.scenario(scenario)
    if row["blocks"] != parameters.blocks:
        raise InputError(
            tr(
                "The scenario {scenario} is made of other blocks ({its}) than the ones asked ({asked}): lock a "
                "scenario made of the same ones.",
                scenario=row["label"],
                its=region.zoning_label(str(row["blocks"])),
                asked=region.zoning_label(parameters.blocks),
            )
        )
    rows = region.workspace.read("scenario_blocks", scenario, by="scenario_id")
    rows = rows[rows["locked"]]
    return dict(zip(rows["block_code"], rows["territory_code"], strict=True))


def _describe(
    region: Region, blocks: Blocks, parameters: GenerateParameters, solution: Solution, notes: tuple[str, ...]
) -> GenerateResult:
    labels = dict(zip(blocks.codes, (int(label) for label in solution.labels), strict=True))
    named = name_territories(labels, blocks.of_commune, region.communes).set_index("label")
    code_of = np.array([named["code"][labels[block]] for block in blocks.codes], dtype=object)
    territories = _territories(blocks, code_of, dict(zip(named["code"], named["name"], strict=True)))
    locked = _locked(region, parameters) or {}
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
            "diameter_km": [_diameter(blocks.centres[of_block == i]) for i in range(len(codes))],
            "colour": [colours[code] for code in codes],
            "geom": geometry,
        }
    )


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
            for x in blocks.links
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
        "{k} territories of {minimum} to {maximum} residents",
        k=parameters.k,
        minimum=number(parameters.minimum),
        maximum=number(parameters.maximum),
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


def _rounded(value: float) -> float:
    """A population rounded down to two significant digits, as a person would write it."""
    magnitude = 10 ** max(0, len(str(int(value))) - 2)
    return float(int(value / magnitude) * magnitude)
