"""Why a plan is what it is: where J comes from, how the plan agrees with each reference, and who is out of place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, Problem
from clefop_plugin.core.regions.tables import Plan


def contributions(problem: Problem, labels: Sequence[int] | IntArray) -> pd.DataFrame:
    """Where J comes from: one row per territory and term, territory, kind, reference, value in J.

    ``kind`` reference: pairs of residents of different blocks that share a zone, times the weight (``reference`` is
    the id of the zoning, empty for other kinds); flows, compactness, as in ``tie_parts``: ties kept inside; balance:
    what unequal populations cost; pairs: the constant cost of every pair kept together (the resolution without the
    balance). Soft terms that the problem does not have give no row. The values add up to :func:`evaluate`'s objective.
    """
    plan = Plan(problem, labels)
    terms: list[tuple[str, str, FloatArray]] = [
        ("reference", reference, plan.agreements[:, r]) for r, reference in enumerate(problem.reference_ids)
    ]
    terms += [(kind, "", plan.tied(ties)) for kind, ties in problem.tie_parts.items()]
    if problem.balance:
        terms.append(("balance", "", -problem.balance * plan.pairs))
    terms.append(("pairs", "", -(problem.resolution - problem.balance) * plan.pairs))
    frames = [
        pd.DataFrame({"territory": np.arange(plan.count), "kind": kind, "reference": reference, "value": value})
        for kind, reference, value in terms
    ]
    return pd.concat(frames, ignore_index=True).sort_values("territory", kind="stable", ignore_index=True)


def agreement(
    problem: Problem, labels: Sequence[int] | IntArray, before: Sequence[int] | IntArray | None = None
) -> pd.DataFrame:
    """How a plan agrees with each reference, and how it did ``before``: one row per reference.

    ``before``: another labelling of the blocks; None is each block alone. Columns reference, weight, then for the
    plan and, with the suffix ``_before``, for the other one:

    - ``kept``: share of the pairs of residents of one zone that share a territory,
      sum over zones c and territories g of n_cg^2, over sum over c of n_c^2;
    - ``shared``: share of the pairs of residents of one territory that share a zone,
      the same numerator over sum over g of P_g^2;
    - ``rand``: share of the pairs of residents of different blocks that the plan and the reference treat alike,
      together in both or apart in both. Weighted by the references, it is the ``rand`` of :func:`evaluate`.

    The first two are the asymmetric indices of Wallace (1983, J. Am. Stat. Assoc. 78, 569-576), the third that of
    Rand (1971, J. Am. Stat. Assoc. 66, 846-850), all on pairs of residents. A commune without zone is a zone of its
    own. 1 for a share of no pair.
    """
    found = {"reference": list(problem.reference_ids), "weight": list(problem.reference_weights)}
    alone = np.arange(problem.size) if before is None else before
    for suffix, chosen in (("", labels), ("_before", alone)):
        measures = _measures(Plan(problem, chosen))
        found |= {name + suffix: values.tolist() for name, values in measures.items()}
    return pd.DataFrame(found)


def _measures(plan: Plan) -> dict[str, FloatArray]:
    problem = plan.problem
    weights = np.asarray(problem.reference_weights, dtype=np.float64)
    one = Plan(problem, np.zeros(problem.size, dtype=np.int64))
    own = problem.inner.sum(axis=0)
    all_shared = one.agreements[0] / weights
    both = plan.agreements.sum(axis=0) / weights
    pairs, together = float(one.pairs.sum()), float(plan.pairs.sum())
    everyone = float((plan.populations**2).sum()) / (2 * UNIT)
    return {
        "kept": _share(both + own, all_shared + own),
        "shared": _share(both + own, np.full(len(weights), everyone)),
        "rand": _share(pairs - all_shared - together + 2 * both, np.full(len(weights), pairs)),
    }


def _share(part: FloatArray, whole: FloatArray) -> FloatArray:
    return np.divide(part, whole, out=np.ones_like(part), where=whole > 0)


def gathered(problem: Problem, labels: Sequence[int] | IntArray) -> pd.DataFrame:
    """What each territory gathers of the zones that several blocks meet: one row per territory and zone met.

    Columns territory, reference (id), zone (code), residents (of the zone in the territory), zone_share (of the
    zone's residents), territory_share (of the territory's), value (what the zone adds to J there). Ordered by
    territory, then value, largest first.
    """
    plan = Plan(problem, labels)
    squares = np.zeros_like(plan.table)
    entries = plan.entries
    np.add.at(squares, (plan.label[entries.row], entries.column), entries.value**2)
    territory, column = np.nonzero(plan.table)
    value = plan.table[territory, column]
    residents = value / plan.per_resident[column]
    frame = pd.DataFrame(
        {
            "territory": territory,
            "reference": [problem.reference_ids[r] for r in problem.zone_reference[column]],
            "zone": [problem.zone_codes[c] for c in column],
            "residents": residents,
            "zone_share": value / plan.whole[column],
            "territory_share": residents / np.maximum(plan.populations[territory], 1.0),
            "value": (value**2 - squares[territory, column]) / 2,
        }
    )
    ranked = frame.sort_values(["territory", "value"], ascending=[True, False], kind="stable")
    return ranked.reset_index(drop=True)


def wrong_side(problem: Problem, labels: Sequence[int] | IntArray) -> pd.DataFrame:
    """Blocks on the wrong side of a reference: their residents mostly live in a zone whose main territory is another.

    The zone of a block is the one where most of its residents live. Zones that no other block meets are its own and
    count as one: they never put it on a wrong side. The main territory of a zone holds most of its residents. Columns
    reference (id), block, territory, zone (code), share (of the block's residents in the zone), main_territory,
    main_share (of the zone's residents there); most residents first within a reference.
    """
    plan = Plan(problem, labels)
    entries = plan.entries
    residents = entries.value / plan.per_resident[entries.column]
    frame = pd.DataFrame(
        {
            "r": problem.zone_reference[entries.column],
            "block": entries.row,
            "column": entries.column,
            "residents": residents,
        }
    )
    lived = frame.groupby(["r", "block"])["residents"].transform("sum").to_numpy()
    own = problem.population[entries.row] - lived
    main = frame.sort_values(["r", "block", "residents"], ascending=[True, True, False], kind="stable")
    main = main.assign(own=own[main.index]).drop_duplicates(["r", "block"])
    main = main[main["residents"] >= main["own"]]
    column = main["column"].to_numpy(dtype=np.int64)
    territory = plan.table.argmax(axis=0)[column]
    block = main["block"].to_numpy(dtype=np.int64)
    found = pd.DataFrame(
        {
            "reference": [problem.reference_ids[r] for r in main["r"]],
            "block": block,
            "territory": plan.label[block],
            "zone": [problem.zone_codes[c] for c in column],
            "share": main["residents"].to_numpy() / np.maximum(problem.population[block], 1.0),
            "main_territory": territory,
            "main_share": plan.table[territory, column] / plan.whole[column],
            "r": main["r"].to_numpy(),
            "residents": main["residents"].to_numpy(),
        }
    )
    found = found[found["territory"] != found["main_territory"]]
    found = found.sort_values(["r", "residents"], ascending=[True, False], kind="stable", ignore_index=True)
    return found.drop(columns=["r", "residents"])
