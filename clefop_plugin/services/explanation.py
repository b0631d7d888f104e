"""Why these territories: the explanation of a plan with names, as tables and as sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core.regions import explain as measures
from clefop_plugin.core.regions.moves import best_moves, binding, moves
from clefop_plugin.core.regions.problem import IntArray, Problem
from clefop_plugin.core.regions.sensitivity import Sensitivity
from clefop_plugin.core.text import tr
from clefop_plugin.services.explanation_text import Sentences
from clefop_plugin.services.region import Region

#: Rows of one table that a stored report keeps; the others are counted.
MOST_ROWS = 1_500


@dataclass(frozen=True)
class Names:
    """What things are called: ``zonings`` by id, ``zones`` by zoning id then code, code and name of each territory.

    ``codes`` and ``territories`` follow the numbers of the labels (0, 1, …).
    """

    zonings: Mapping[str, str]
    zones: Mapping[str, Mapping[str, str]]
    codes: Sequence[str]
    territories: Sequence[str]

    def zone(self, zoning: str, code: str) -> str:
        """Name of a zone, its code when it has none."""
        return str(self.zones.get(zoning, {}).get(code) or code)


@dataclass(frozen=True)
class Explanation:
    """A plan explained. Every table names territories by ``territory_code`` and ``territory_name``.

    - ``contributions``: territory, kind, reference, label, value (parts of J, see core.regions.explain);
    - ``agreement``: reference, label, weight, kept, shared, rand, and the same ``_before``;
    - ``border``: one row per block on a border: block_code, block_name, its territory, target_code, target_name,
      gain in J, constraints (tuple of keys of core.regions.moves), reason (why it may not move, empty when it may),
      allowed_code, allowed_name, allowed_gain (the best allowed move, empty and NaN when there is none);
    - ``binding``: as ``border``, one row per territory whose constraints forbid a gain;
    - ``wrong_side``: reference, label, block_code, block_name, its territory, zone, zone_name, share (of the block's
      residents), main_code, main_name (main territory of the zone), main_share (of the zone's residents);
    - ``sentences``: two or three per territory code; ``summary``: those of the whole scenario.
    """

    contributions: pd.DataFrame
    agreement: pd.DataFrame
    border: pd.DataFrame
    binding: pd.DataFrame
    wrong_side: pd.DataFrame
    sentences: Mapping[str, tuple[str, ...]]
    summary: tuple[str, ...]

    def as_report(self) -> dict[str, Any]:
        """Plain values for the stored report; a table longer than MOST_ROWS is cut, and ``rows`` tells its length."""
        tables = {
            "agreement": self.agreement,
            "contributions": self.contributions,
            "border": self.border.sort_values("gain", ascending=False, kind="stable"),
            "binding": self.binding,
            "wrong_side": self.wrong_side,
        }
        return {
            **{name: records(table) for name, table in tables.items()},
            "rows": {name: len(table) for name, table in tables.items()},
            "sentences": {code: list(texts) for code, texts in self.sentences.items()},
            "summary": list(self.summary),
        }


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The first MOST_ROWS rows as plain values that JSON can hold; NaN becomes None, a tuple a list."""

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return list(value)
        if isinstance(value, float):
            return None if math.isnan(value) else round(value, 9)
        return value

    rows = table.head(MOST_ROWS).to_dict("records")
    return [{str(name): plain(value) for name, value in row.items()} for row in rows]


def names_of(region: Region, problem: Problem, codes: Sequence[str], territories: Sequence[str]) -> Names:
    """The names of a workspace for a problem made of it; ``codes`` and ``territories`` by label."""
    zonings = {zoning: region.zoning_label(zoning) for zoning in problem.reference_ids}
    return Names(zonings, region.zone_names, codes, territories)


def explain(
    problem: Problem,
    labels: Sequence[int] | IntArray,
    names: Names,
    before: Sequence[int] | IntArray | None = None,
) -> Explanation:
    """The explanation of the plan ``labels`` (numbered 0, 1, … in the order of the first block).

    ``before``: labels of another plan of the same blocks to compare the agreement with; None is each block alone.
    """
    label = np.asarray(labels, dtype=np.int64)
    found = moves(problem, label)
    best, bound = best_moves(found), binding(found)
    sentences = Sentences(problem, label, names, best, bound)
    gathered, parts = measures.gathered(problem, label), measures.contributions(problem, label)
    return Explanation(
        contributions=_contributions(parts, names),
        agreement=_agreement(measures.agreement(problem, label, before), names),
        border=_border(problem, best, names, sentences),
        binding=_binding(problem, bound, names, sentences),
        wrong_side=_wrong_side(problem, measures.wrong_side(problem, label), names),
        sentences={names.codes[c]: sentences.of(c, gathered) for c in range(int(label.max()) + 1)},
        summary=sentences.summary(),
    )


def _named(names: Names, territory: pd.Series, prefix: str = "territory") -> dict[str, list[str]]:
    known = territory.tolist()
    return {
        f"{prefix}_code": [names.codes[c] if c >= 0 else "" for c in known],
        f"{prefix}_name": [names.territories[c] if c >= 0 else "" for c in known],
    }


def _blocks(problem: Problem, block: pd.Series) -> dict[str, list[str]]:
    return {
        "block_code": [problem.codes[i] for i in block],
        "block_name": [problem.names[i] for i in block],
    }


def _labels(reference: pd.Series, names: Names) -> list[str]:
    return [names.zonings.get(zoning, zoning) for zoning in reference]


def _contributions(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    kinds = term_labels()
    labels = [
        names.zonings.get(reference, reference) if kind == "reference" else kinds.get(kind, kind)
        for kind, reference in zip(table["kind"], table["reference"], strict=True)
    ]
    return pd.DataFrame(
        {
            **_named(names, table["territory"]),
            "kind": table["kind"],
            "reference": table["reference"],
            "label": labels,
            "value": table["value"],
        }
    )


def term_labels() -> dict[str, str]:
    """Names of the parts of the objective that are no reference zoning."""
    return {
        "flows": tr("Commuters kept inside"),
        "compactness": tr("Common borders not cut"),
        "balance": tr("Unequal populations"),
        "pairs": tr("Cost of every pair kept together"),
    }


def _agreement(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    return table.assign(label=_labels(table["reference"], names))


def _border(problem: Problem, best: pd.DataFrame, names: Names, sentences: Sentences) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **_blocks(problem, best["block"]),
            **_named(names, best["origin"]),
            **_named(names, best["target"], "target"),
            "gain": best["gain"],
            "constraints": best["constraints"],
            "reason": [sentences.reason(move) for move in best.to_dict("records")],
            **_named(names, best["allowed_target"], "allowed"),
            "allowed_gain": best["allowed_gain"],
        }
    )


def _binding(problem: Problem, bound: pd.DataFrame, names: Names, sentences: Sentences) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **_named(names, bound["territory"]),
            **_blocks(problem, bound["block"]),
            **_named(names, bound["origin"], "origin"),
            **_named(names, bound["target"], "target"),
            "gain": bound["gain"],
            "constraints": bound["constraints"],
            "reason": [sentences.reason(move) for move in bound.to_dict("records")],
        }
    )


def _wrong_side(problem: Problem, table: pd.DataFrame, names: Names) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "reference": table["reference"],
            "label": _labels(table["reference"], names),
            **_blocks(problem, table["block"]),
            **_named(names, table["territory"]),
            "zone": table["zone"],
            "zone_name": [names.zone(z, c) for z, c in zip(table["reference"], table["zone"], strict=True)],
            "share": table["share"],
            **_named(names, table["main_territory"], "main"),
            "main_share": table["main_share"],
        }
    )


def sensitivity_report(found: Sensitivity, labels: Sequence[int] | IntArray, names: Names) -> dict[str, Any]:
    """The sensitivity of a plan to the weights as plain values for the stored report.

    ``asked`` and ``done`` variations, ``blocks`` in all and ``stable`` ones, their ``stable_residents`` as a share;
    ``references`` and ``variations`` with blocks and residents that move; ``moving`` blocks, least stable first.
    """
    problem, label, stays = found.problem, np.asarray(labels, dtype=np.int64), found.stays
    stable = stays >= 1.0
    moving = np.flatnonzero(~stable)
    moving = moving[np.argsort(stays[moving], kind="stable")]
    blocks: pd.Series = pd.Series(moving, dtype=np.int64)
    references, changes = found.by_reference(), found.by_variation()
    return {
        "asked": found.asked,
        "done": len(found.variations),
        "blocks": problem.size,
        "stable": int(stable.sum()),
        "stable_residents": float(problem.population[stable].sum() / max(1.0, float(problem.population.sum()))),
        "references": records(references.assign(label=_labels(references["reference"], names))),
        "variations": records(changes.assign(label=_labels(changes["reference"], names))),
        "moving": records(
            pd.DataFrame(
                {
                    **_blocks(problem, blocks),
                    **_named(names, pd.Series(label[moving])),
                    "stays": stays[moving],
                }
            )
        ),
    }
