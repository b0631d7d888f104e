"""The territory problem of a workspace: blocks, references, constraints and wishes as the core takes them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from clefop_plugin.core.adjacency import Link
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.problem import Problem
from clefop_plugin.core.text import tr
from clefop_plugin.services.blocks import Blocks, main_group
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.services.region import Region
from clefop_plugin.services.travel import reach_of

#: The indicator that counts jobs when the parameters name none (catalogue of indicators).
JOBS = "emplt"


def make_problem(region: Region, blocks: Blocks, parameters: GenerateParameters) -> Problem:
    """The territory problem of a workspace under the given parameters.

    Raises InputError when a parameter names nothing of the workspace.
    """
    if not parameters.references:
        raise InputError(tr("Give at least one reference zoning, for example ze2020=2;bv2022=1."))
    soft = bool(parameters.nest_in) and parameters.nest_weight > 0
    wanted: dict[str, float] = {}  # a zoning named twice counts once, with both weights
    for zoning, weight in [*parameters.references, *([(parameters.nest_in, parameters.nest_weight)] if soft else [])]:
        wanted[zoning] = wanted.get(zoning, 0.0) + weight
    references = [(zoning, _zones(region, zoning), weight) for zoning, weight in wanted.items()]
    nest = None
    if parameters.nest_in and not soft:
        nest = main_group(region, blocks, _zones(region, parameters.nest_in))
    jobs = None
    if parameters.counted == "jobs":
        jobs = _jobs(region, parameters.counted_indicator or JOBS)
    return build_problem(
        communes=pd.DataFrame({"code": region.codes, "population": region.population}),
        block_of=blocks.of_commune,
        references=references,
        pairs=blocks.pairs,
        links=declared_links(blocks, parameters),
        centroids={code: (float(x), float(y)) for code, (x, y) in zip(blocks.codes, blocks.centres, strict=True)},
        k=territory_count(blocks, parameters, jobs),
        minimum=parameters.minimum,
        maximum=parameters.maximum,
        amounts=jobs,
        counted=parameters.counted,
        nest=nest,
        locked=locked_blocks(region, parameters),
        together=parameters.together,
        apart=parameters.apart,
        pins=dict(parameters.pins),
        reach=reach_of(region, blocks, parameters),
        maximum_diameter_km=parameters.maximum_diameter_km,
        flows=region.workspace.read("flows") if parameters.flow_weight else None,
        flow_weight=parameters.flow_weight,
        compactness=parameters.compactness,
        balance=parameters.balance,
        block_names=blocks.names,
    )


def _zones(region: Region, zoning: str) -> pd.Series:
    """Commune → zone of a zoning that exists and has zones."""
    known = set(region.zonings["id"])
    if zoning not in known:
        raise InputError(
            tr(
                "The zoning {zoning} is not in the workspace. Those it has are: {known}.",
                zoning=zoning,
                known=", ".join(sorted(known)) or "–",
            )
        )
    zones = region.zone_of(zoning)
    if not len(zones):
        raise InputError(
            tr(
                "The zoning {zoning} has no zone in this workspace. Import it again or leave it out.",
                zoning=region.zoning_label(zoning),
            )
        )
    return zones


def _jobs(region: Region, indicator: str) -> pd.Series:
    """Commune → jobs, the last period of a count; communes whose jobs are secret or missing count none."""
    rows = region.indicators[region.indicators["id"] == indicator]
    periods = region.periods.get(indicator, [])
    if not len(rows) or not periods or rows["kind"].iloc[0] != "count":
        raise InputError(
            tr(
                "The bounds count jobs, but the workspace has no count indicator {indicator}: import the employment "
                "base of INSEE (base-cc-emploi-pop-active), or let the bounds count residents.",
                indicator=indicator,
            )
        )
    return pd.Series(region.columns[(indicator, periods[-1])].value, index=region.codes)


def territory_count(blocks: Blocks, parameters: GenerateParameters, jobs: pd.Series | None = None) -> tuple[int, int]:
    """Fewest and most territories: those asked, or with ``k`` 0 all that the bounds allow."""
    if parameters.k:
        return parameters.k, parameters.k_most or parameters.k
    total = float(blocks.population.sum() if jobs is None else jobs.sum())
    fewest = max(1, math.ceil(total / parameters.maximum)) if parameters.maximum > 0 else 1
    most = len(blocks.codes)
    if parameters.minimum > 0:
        most = min(most, max(1, math.floor(total / parameters.minimum)))
    return fewest, most


def declared_links(blocks: Blocks, parameters: GenerateParameters) -> list[Link]:
    """The contacts declared by the user, or those proposed for islands; InputError for an unknown block."""
    if parameters.links is None:
        return blocks.links
    place = {code: i for i, code in enumerate(blocks.codes)}
    found = []
    for one, two in parameters.links:
        unknown = next((code for code in (one, two) if code not in place), None)
        if unknown is not None:
            raise InputError(
                tr("The link {one}-{two} names {code}, which is not a block.", one=one, two=two, code=unknown)
            )
        step = blocks.centres[place[one]] - blocks.centres[place[two]]
        left, right = sorted((one, two))
        found.append(Link(left, right, float(np.hypot(*step)) / 1000))
    return found


def locked_blocks(region: Region, parameters: GenerateParameters) -> dict[str, str] | None:
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
