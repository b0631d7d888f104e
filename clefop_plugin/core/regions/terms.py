"""The soft terms of the objective as values of pairs of blocks: shared zones, commuters, common borders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, SparseRow
from clefop_plugin.core.text import tr

#: (zoning id, commune -> zone, weight)
Reference = tuple[str, pd.Series, float]


@dataclass(frozen=True)
class Contingency:
    """``rows`` of the blocks, ``reference`` of each zone column, and the sum of p_i p_j S_ij over pairs (``total``)."""

    rows: tuple[SparseRow, ...]
    zone_count: int
    total: float
    reference: IntArray
    ids: tuple[str, ...]
    weights: tuple[float, ...]


def contingency(
    codes: pd.Series, unit: np.ndarray, residents: FloatArray, references: Sequence[Reference], n: int
) -> Contingency:
    """Residents of the blocks by zone, square-rooted weights included.

    ``codes``, ``unit`` and ``residents``: code, block index and residents of each commune; a commune without zone is a
    zone of its own, and zones that only one block meets are left out. Raises InputError when no weight is above zero.
    """
    kept = [(name, zones, weight) for name, zones, weight in references if weight > 0]
    if not kept:
        raise InputError(tr("Give at least one reference zoning a weight above zero."))
    weights = tuple(weight / sum(w for _, _, w in kept) for _, _, weight in kept)
    rows: list[list[tuple[int, float]]] = [[] for _ in range(n)]
    counts: list[int] = []
    total = 0.0
    for (_, zones, _), weight in zip(kept, weights, strict=True):
        zone = codes.map(zones)
        alone = zone.isna() | (zone == "")
        zone = zone.where(~alone, "\0" + codes)
        cells = pd.DataFrame({"zone": zone.to_numpy(), "unit": unit, "residents": residents})
        cells = cells.groupby(["zone", "unit"], sort=True)["residents"].sum().reset_index()
        cells = cells[cells["residents"] > 0]
        cells = cells[cells.duplicated("zone", keep=False)]
        column = pd.factorize(cells["zone"])[0]
        value = cells["residents"].to_numpy() * np.sqrt(weight / UNIT)
        sums = np.bincount(column, value)
        total += float((sums**2).sum() - (value**2).sum()) / 2
        for i, c, v in zip(cells["unit"].tolist(), column.tolist(), value.tolist(), strict=True):
            rows[i].append((sum(counts) + c, v))
        counts.append(len(sums))
    return Contingency(
        rows=tuple(tuple(row) for row in rows),
        zone_count=sum(counts),
        total=total,
        reference=np.repeat(np.arange(len(counts)), counts),
        ids=tuple(name for name, _, _ in kept),
        weights=weights,
    )


def flow_ties(
    flows: pd.DataFrame | None, block_of: pd.Series, index: Mapping[str, int], scale: float
) -> tuple[SparseRow, ...]:
    """Ties in proportion to the commuters between blocks (frame origin, destination, count); they sum to ``scale``."""
    if flows is None or scale <= 0 or flows.empty:
        return ()
    left = flows["origin"].map(block_of).map(index)
    right = flows["destination"].map(block_of).map(index)
    return _scaled_ties(left, right, flows["count"].fillna(0.0), len(index), scale)


def border_ties(pairs: pd.DataFrame, index: Mapping[str, int], scale: float) -> tuple[SparseRow, ...]:
    """Ties in proportion to the common border of blocks (frame left, right, length_m); they sum to ``scale``."""
    if scale <= 0 or pairs.empty:
        return ()
    return _scaled_ties(pairs["left"].map(index), pairs["right"].map(index), pairs["length_m"], len(index), scale)


def _scaled_ties(left: pd.Series, right: pd.Series, value: pd.Series, n: int, scale: float) -> tuple[SparseRow, ...]:
    """Symmetric ties between blocks (NaN: not a block) in proportion to ``value``; they sum to ``scale``."""
    keep = (left.notna() & right.notna() & (left != right)).to_numpy()
    one, two = left.to_numpy()[keep].astype(np.int64), right.to_numpy()[keep].astype(np.int64)
    share = value.to_numpy(dtype=float)[keep]
    if share.sum() <= 0:
        return ()
    share = share * scale / share.sum()
    edges = pd.DataFrame({"a": np.minimum(one, two), "b": np.maximum(one, two), "value": share})
    edges = edges.groupby(["a", "b"])["value"].sum().reset_index()
    found: list[list[tuple[int, float]]] = [[] for _ in range(n)]
    for a, b, worth in zip(edges["a"].tolist(), edges["b"].tolist(), edges["value"].tolist(), strict=True):
        found[a].append((b, worth))
        found[b].append((a, worth))
    return tuple(tuple(row) for row in found)


def sum_ties(parts: Iterable[tuple[SparseRow, ...]], n: int) -> tuple[SparseRow, ...]:
    """Ties of all kinds, added pair by pair."""
    kinds = [ties for ties in parts if ties]
    if len(kinds) < 2:
        return kinds[0] if kinds else ()
    rows: list[dict[int, float]] = [{} for _ in range(n)]
    for ties in kinds:
        for row, ends in zip(rows, ties, strict=True):
            for j, value in ends:
                row[j] = row.get(j, 0.0) + value
    return tuple(tuple(sorted(row.items())) for row in rows)
