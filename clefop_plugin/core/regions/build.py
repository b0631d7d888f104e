"""Builds the territory problem from the tables of a workspace, and explains what makes it impossible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from clefop_plugin.core.adjacency import Link
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.regions.feasibility import check_bounds
from clefop_plugin.core.regions.problem import UNIT, FloatArray, Problem, SparseRow
from clefop_plugin.core.text import number, tr

#: (zoning id, commune -> zone, weight)
Reference = tuple[str, pd.Series, float]


def build_problem(
    communes: pd.DataFrame,
    block_of: pd.Series,
    references: Sequence[Reference],
    pairs: pd.DataFrame,
    links: Sequence[Link],
    centroids: Mapping[str, tuple[float, float]],
    *,
    k: int,
    minimum: float,
    maximum: float,
    nest: Mapping[str, str | None] | pd.Series | None = None,
    locked: Mapping[str, str | None] | None = None,
    flows: pd.DataFrame | None = None,
    flow_weight: float = 0.0,
    maximum_diameter_km: float | None = None,
    block_names: Mapping[str, str] | None = None,
    resolution: float = 0.5,
) -> Problem:
    """The problem of ``k`` territories with ``minimum`` to ``maximum`` residents.

    ``communes``: code, population (NaN counts as no resident, and is noted); ``block_of``: commune -> block;
    ``references``: (id, commune -> zone, weight), a commune without zone is a zone of its own; ``pairs``: blocks
    left, right; ``links``: declared contacts; ``centroids``: block -> (x, y) in metres; ``nest``: block -> group no
    territory may cross; ``locked``: block -> label of a territory kept exactly as it is; ``flows``: communes origin,
    destination, count: with ``flow_weight`` 1, keeping every commuter inside a territory is worth as much as
    agreeing with every pair of the zonings. Raises InputError and InfeasibleError.
    """
    table = communes.loc[communes["code"].isin(block_of.dropna().index), ["code", "population"]]
    blocks = table["code"].map(block_of)
    codes = sorted(set(blocks))
    if not codes:
        raise InputError(tr("No commune belongs to a block: choose another zoning for the blocks."))
    index = {code: i for i, code in enumerate(codes)}
    unit = blocks.map(index).to_numpy(dtype=np.int64)
    residents = table["population"].fillna(0.0).to_numpy(dtype=float)
    rows, zone_count, total = _contingency(table["code"], unit, residents, references, len(codes))
    groups = None if nest is None else tuple(str(nest[c]) if pd.notna(nest.get(c)) else "" for c in codes)
    xy = np.array([centroids[c] for c in codes], dtype=float)
    names = block_names or {}
    problem = Problem(
        codes=tuple(codes),
        names=tuple(str(names.get(c, c)) for c in codes),
        population=np.bincount(unit, residents, minlength=len(codes)).astype(np.float64),
        neighbours=_neighbours(index, pairs, links, groups),
        rows=rows,
        zone_count=zone_count,
        k=int(k),
        minimum=float(minimum),
        maximum=float(maximum),
        xy=xy,
        nest=groups,
        maximum_diameter_km=maximum_diameter_km,
        far=_far(xy, maximum_diameter_km),
        locked=_locked(index, locked),
        flows=_flow_edges(flows, block_of, index, flow_weight * total),
        agreement_total=total,
        resolution=resolution,
        notes=_notes(table),
    )
    check_bounds(problem)
    return problem


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


def _contingency(
    codes: pd.Series, unit: np.ndarray, residents: FloatArray, references: Sequence[Reference], n: int
) -> tuple[tuple[SparseRow, ...], int, float]:
    """Rows of the blocks, number of zones met by two blocks or more, and the sum of p_i p_j S_ij over pairs."""
    weights = [weight for _, _, weight in references if weight > 0]
    if not weights:
        raise InputError(tr("Give at least one reference zoning a weight above zero."))
    rows: list[list[tuple[int, float]]] = [[] for _ in range(n)]
    count, total = 0, 0.0
    for _, zones, weight in references:
        if weight <= 0:
            continue
        zone = codes.map(zones)
        alone = zone.isna() | (zone == "")
        zone = zone.where(~alone, "\0" + codes)
        cells = pd.DataFrame({"zone": zone.to_numpy(), "unit": unit, "residents": residents})
        cells = cells.groupby(["zone", "unit"], sort=True)["residents"].sum().reset_index()
        cells = cells[cells["residents"] > 0]
        cells = cells[cells.duplicated("zone", keep=False)]
        column = pd.factorize(cells["zone"])[0]
        value = cells["residents"].to_numpy() * np.sqrt(weight / sum(weights) / UNIT)
        sums = np.bincount(column, value)
        total += float((sums**2).sum() - (value**2).sum()) / 2
        for i, c, v in zip(cells["unit"].tolist(), column.tolist(), value.tolist(), strict=True):
            rows[i].append((count + c, v))
        count += len(sums)
    return tuple(tuple(row) for row in rows), count, total


def _neighbours(
    index: Mapping[str, int], pairs: pd.DataFrame, links: Iterable[Link], groups: Sequence[str] | None
) -> tuple[tuple[int, ...], ...]:
    around: list[set[int]] = [set() for _ in index]
    edges = list(zip(pairs["left"], pairs["right"], strict=True)) + [(link.left, link.right) for link in links]
    for left, right in edges:
        i, j = index.get(left), index.get(right)
        if i is None or j is None or i == j or (groups is not None and groups[i] != groups[j]):
            continue
        around[i].add(j)
        around[j].add(i)
    return tuple(tuple(sorted(blocks)) for blocks in around)


def _far(xy: FloatArray, maximum_diameter_km: float | None) -> tuple[frozenset[int], ...] | None:
    if maximum_diameter_km is None:
        return None
    limit = 1000 * maximum_diameter_km
    return tuple(frozenset(np.flatnonzero(np.hypot(*(xy - here).T) > limit).tolist()) for here in xy)


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


def _flow_edges(
    flows: pd.DataFrame | None, block_of: pd.Series, index: Mapping[str, int], scale: float
) -> tuple[SparseRow, ...]:
    if flows is None or scale <= 0 or flows.empty:
        return ()
    left = flows["origin"].map(block_of).map(index)
    right = flows["destination"].map(block_of).map(index)
    keep = left.notna() & right.notna() & (left != right)
    count = flows["count"].fillna(0.0)[keep].astype(float)
    if count.sum() <= 0:
        return ()
    one, two = left[keep].astype(int), right[keep].astype(int)
    edges = pd.DataFrame({"a": np.minimum(one, two), "b": np.maximum(one, two), "count": count})
    edges = edges.groupby(["a", "b"])["count"].sum().reset_index()
    found: list[list[tuple[int, float]]] = [[] for _ in index]
    values = edges["count"] * scale / edges["count"].sum()
    for a, b, value in zip(edges["a"].tolist(), edges["b"].tolist(), values.tolist(), strict=True):
        found[a].append((b, value))
        found[b].append((a, value))
    return tuple(tuple(row) for row in found)
