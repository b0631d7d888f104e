"""Builds the territory problem from the tables of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from clefop_plugin.core.adjacency import Link
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.regions.problem import UNIT, FloatArray, Problem
from clefop_plugin.core.regions.terms import Reference, border_ties, contingency, flow_ties, sum_ties
from clefop_plugin.core.text import number, tr


def build_problem(
    communes: pd.DataFrame,
    block_of: pd.Series,
    references: Sequence[Reference],
    pairs: pd.DataFrame,
    links: Sequence[Link],
    centroids: Mapping[str, tuple[float, float]],
    *,
    k: int | tuple[int, int],
    minimum: float,
    maximum: float,
    amounts: pd.Series | None = None,
    counted: str = "residents",
    nest: Mapping[str, str | None] | pd.Series | None = None,
    locked: Mapping[str, str | None] | None = None,
    together: Iterable[Iterable[str]] = (),
    apart: Iterable[Iterable[str]] = (),
    pins: Mapping[str, str] | None = None,
    reach: Mapping[str, Iterable[str]] | None = None,
    maximum_diameter_km: float | None = None,
    flows: pd.DataFrame | None = None,
    flow_weight: float = 0.0,
    compactness: float = 0.0,
    balance: float = 0.0,
    block_names: Mapping[str, str] | None = None,
    resolution: float = 0.5,
) -> Problem:
    """The problem of ``k`` territories (a number, or the fewest and the most) of ``minimum`` to ``maximum`` residents.

    ``communes``: code, population (NaN counts as no resident, and is noted); ``block_of``: commune -> block;
    ``references``: (id, commune -> zone, weight), a commune without zone is a zone of its own; ``pairs``: blocks
    left, right, length_m of the common border; ``links``: declared contacts; ``centroids``: block -> (x, y) in metres.

    Constraints. ``amounts``: commune -> what the bounds count instead of residents, named by ``counted`` ("jobs");
    ``nest``: block -> group no territory may cross; ``locked``: block -> label of a territory kept exactly as it is;
    ``together`` and ``apart``: groups of blocks that share one territory, or of which no two do; ``pins``: block ->
    seed, blocks of one seed share a territory and those of two seeds do not; ``reach``: block -> blocks its seat
    reaches; ``maximum_diameter_km``: longest distance between two centroids of a territory.

    Soft terms, 1 being worth as much as agreeing with every pair of the zonings: ``flow_weight`` for keeping every
    commuter of ``flows`` (communes origin, destination, count) inside a territory; ``compactness`` for cutting no
    common border; ``balance`` for territories of equal population (against all residents in one).

    Raises InputError; :func:`check_bounds` tells whether the constraints exclude every plan.
    """
    table = communes.loc[communes["code"].isin(block_of.dropna().index), ["code", "population"]]
    blocks = table["code"].map(block_of)
    codes = sorted(set(blocks))
    if not codes:
        raise InputError(tr("No commune belongs to a block: choose another zoning for the blocks."))
    index = {code: i for i, code in enumerate(codes)}
    unit = blocks.map(index).to_numpy(dtype=np.int64)
    residents = table["population"].fillna(0.0).to_numpy(dtype=float)
    shared = contingency(table["code"], unit, residents, references, len(codes))
    groups = None if nest is None else tuple(str(nest[c]) if pd.notna(nest.get(c)) else "" for c in codes)
    xy = np.array([centroids[c] for c in codes], dtype=float)
    names = block_names or {}
    population = np.bincount(unit, residents, minlength=len(codes)).astype(np.float64)
    total = shared.total
    parts = {
        "flows": flow_ties(flows, block_of, index, flow_weight * total),
        "compactness": border_ties(pairs, index, compactness * total),
    }
    neighbours, across = _neighbours(index, pairs, links, groups)
    seeds = _groups_of(pins or {}, index)
    joined = merged_groups([*_block_groups(together, index), *seeds])
    k_min, k_max = (k, k) if isinstance(k, int | np.integer) else k
    balanced = 2 * balance * total * UNIT / max(1.0, float(population.sum())) ** 2
    return Problem(
        codes=tuple(codes),
        names=tuple(str(names.get(c, c)) for c in codes),
        population=population,
        amounts=population if amounts is None else _sums(table["code"], unit, amounts, len(codes)),
        counted=counted,
        neighbours=neighbours,
        rows=shared.rows,
        zone_count=shared.zone_count,
        k_min=int(k_min),
        k_max=int(k_max),
        minimum=float(minimum),
        maximum=float(maximum),
        xy=xy,
        nest=groups,
        maximum_diameter_km=maximum_diameter_km,
        far=_far(xy, maximum_diameter_km, [*_block_groups(apart, index), *_crossings(seeds)]),
        together=joined,
        reach=None if reach is None else _reach(reach, codes, index),
        locked=_locked(index, locked),
        ties=sum_ties(parts.values(), len(codes)),
        tie_parts={kind: ties for kind, ties in parts.items() if ties},
        agreement_total=total,
        resolution=resolution + balanced,
        balance=balanced,
        zone_reference=shared.reference,
        reference_ids=shared.ids,
        reference_weights=shared.weights,
        zone_codes=shared.codes,
        inner=shared.inner,
        across=across,
        notes=_notes(table),
    )


def _sums(codes: pd.Series, unit: np.ndarray, amounts: pd.Series, n: int) -> FloatArray:
    values = codes.map(amounts).fillna(0.0).to_numpy(dtype=float)
    return np.bincount(unit, values, minlength=n).astype(np.float64)


def _known(code: str, index: Mapping[str, int]) -> int:
    if code not in index:
        raise InputError(
            tr("{code} is not one of the blocks: name blocks by their codes, as in the table of blocks.", code=code)
        )
    return index[code]


def _block_groups(groups: Iterable[Iterable[str]], index: Mapping[str, int]) -> list[tuple[int, ...]]:
    found = [tuple(sorted({_known(code, index) for code in group})) for group in groups]
    return [group for group in found if len(group) > 1]


def _groups_of(pins: Mapping[str, str], index: Mapping[str, int]) -> list[tuple[int, ...]]:
    """Blocks of each seed, a single one too."""
    found: dict[str, list[int]] = {}
    for code, seed in sorted(pins.items()):
        found.setdefault(str(seed), []).append(_known(code, index))
    return [tuple(sorted(found[seed])) for seed in sorted(found)]


def _crossings(seeds: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Pairs of blocks of two different seeds."""
    return [(i, j) for a, one in enumerate(seeds) for two in seeds[a + 1 :] for i in one for j in two]


def merged_groups(groups: Iterable[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Disjoint groups of two blocks or more: groups that share a block become one."""
    found: list[set[int]] = []
    for group in groups:
        touching = [other for other in found if not other.isdisjoint(group)]
        found = [other for other in found if other.isdisjoint(group)]
        found.append(set(group).union(*touching))
    return tuple(sorted(tuple(sorted(group)) for group in found if len(group) > 1))


def _reach(
    reach: Mapping[str, Iterable[str]], codes: Sequence[str], index: Mapping[str, int]
) -> tuple[frozenset[int], ...]:
    return tuple(
        frozenset({index[code]} | {index[other] for other in reach.get(code, ()) if other in index}) for code in codes
    )


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    unknown = table.loc[table["population"].isna(), "code"].tolist()
    if not unknown:
        return ()
    return (
        tr(
            "{count} communes have no known population and count as empty: {codes}.",
            count=number(len(unknown)),
            codes=", ".join(unknown[:10]) + (" …" if len(unknown) > 10 else ""),
        ),
    )


def _neighbours(
    index: Mapping[str, int], pairs: pd.DataFrame, links: Iterable[Link], groups: Sequence[str] | None
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Blocks that each block touches in its own nesting group, and in another one."""
    within: list[set[int]] = [set() for _ in index]
    across: list[set[int]] = [set() for _ in index]
    edges = list(zip(pairs["left"], pairs["right"], strict=True)) + [(link.left, link.right) for link in links]
    for left, right in edges:
        i, j = index.get(left), index.get(right)
        if i is None or j is None or i == j:
            continue
        around = within if groups is None or groups[i] == groups[j] else across
        around[i].add(j)
        around[j].add(i)
    crossed = () if groups is None else tuple(tuple(sorted(blocks)) for blocks in across)
    return tuple(tuple(sorted(blocks)) for blocks in within), crossed


def _far(
    xy: FloatArray, maximum_diameter_km: float | None, apart: Sequence[Sequence[int]]
) -> tuple[frozenset[int], ...] | None:
    if maximum_diameter_km is None and not apart:
        return None
    limit = np.inf if maximum_diameter_km is None else 1000 * maximum_diameter_km
    found = [set(np.flatnonzero(np.hypot(*(xy - here).T) > limit).tolist()) for here in xy]
    for group in apart:
        for i in group:
            found[i] |= set(group) - {i}
    return tuple(frozenset(others) for others in found)


def _locked(index: Mapping[str, int], locked: Mapping[str, str | None] | None) -> tuple[tuple[int, ...], ...]:
    groups: dict[str, list[int]] = {}
    for code, label in sorted((locked or {}).items()):
        if label is None or pd.isna(label):
            continue
        if code not in index:
            raise InputError(
                tr("The locked block {code} is not one of the blocks: lock territories made of these.", code=code)
            )
        groups.setdefault(str(label), []).append(index[code])
    return tuple(tuple(sorted(groups[label])) for label in sorted(groups))
