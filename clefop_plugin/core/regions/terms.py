"""The soft terms of the objective as values of pairs of blocks: shared zones, commuters, common borders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.regions.problem import UNIT, FloatArray, IntArray, Problem, SparseRow
from clefop_plugin.core.text import tr

#: (zoning id, commune -> zone, weight)
Reference = tuple[str, pd.Series, float]


@dataclass(frozen=True)
class Contingency:
    """``rows`` of the blocks, ``reference`` and ``codes`` of the zone columns, and the sum of p_i p_j S_ij (``total``).

    ``inner``: pairs of residents of one block that share a zone, by block and reference, in 1e9.
    """

    rows: tuple[SparseRow, ...]
    zone_count: int
    total: float
    reference: IntArray
    codes: tuple[str, ...]
    inner: FloatArray
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
    found: list[str] = []
    inner = np.zeros((n, len(kept)))
    total = 0.0
    for r, ((_, zones, _), weight) in enumerate(zip(kept, weights, strict=True)):
        zone = codes.map(zones)
        alone = zone.isna() | (zone == "")
        zone = zone.where(~alone, "\0" + codes)
        cells = pd.DataFrame({"zone": zone.to_numpy(), "unit": unit, "residents": residents})
        cells = cells.groupby(["zone", "unit"], sort=True)["residents"].sum().reset_index()
        cells = cells[cells["residents"] > 0]
        inner[:, r] = np.bincount(cells["unit"], cells["residents"] ** 2, minlength=n) / (2 * UNIT)
        cells = cells[cells.duplicated("zone", keep=False)]
        column, names = pd.factorize(cells["zone"])
        value = cells["residents"].to_numpy() * np.sqrt(weight / UNIT)
        sums = np.bincount(column, value)
        total += float((sums**2).sum() - (value**2).sum()) / 2
        for i, c, v in zip(cells["unit"].tolist(), column.tolist(), value.tolist(), strict=True):
            rows[i].append((sum(counts) + c, v))
        counts.append(len(sums))
        found += [str(name) for name in names]
    return Contingency(
        rows=tuple(tuple(row) for row in rows),
        zone_count=sum(counts),
        total=total,
        reference=np.repeat(np.arange(len(counts)), counts),
        codes=tuple(found),
        inner=inner,
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


def reweighted(problem: Problem, weights: Sequence[float]) -> Problem:
    """The same whole problem with other ``weights``, one per reference; the references at zero leave it.

    Equal, up to rounding, to what :func:`build_problem` makes of the same tables: a row holds the square root of its
    weight, and ties and balance keep their share of the agreement with all references. Raises InputError when no
    weight is above zero.
    """
    wanted = np.asarray(weights, dtype=np.float64)
    if wanted.shape != (len(problem.reference_weights),):
        raise ValueError("one weight per reference of the problem")
    if not (wanted > 0).any():
        raise InputError(tr("Give at least one reference zoning a weight above zero."))
    kept = np.flatnonzero(wanted > 0)
    share = wanted / wanted[kept].sum()
    scale = np.sqrt(np.maximum(share, 0.0) / np.asarray(problem.reference_weights))
    columns = np.isin(problem.zone_reference, kept)
    place = np.cumsum(columns) - 1
    factor = scale[problem.zone_reference].tolist()
    rows = tuple(tuple((int(place[c]), v * factor[c]) for c, v in row if columns[c]) for row in problem.rows)
    total = _agreement_total(rows, int(columns.sum()))
    ratio = total / problem.agreement_total if problem.agreement_total > 0 else 1.0
    return replace(
        problem,
        rows=rows,
        zone_count=int(columns.sum()),
        zone_reference=np.searchsorted(kept, problem.zone_reference[columns]),
        zone_codes=tuple(code for code, stays in zip(problem.zone_codes, columns, strict=True) if stays),
        reference_ids=tuple(problem.reference_ids[r] for r in kept),
        reference_weights=tuple(float(share[r]) for r in kept),
        inner=problem.inner[:, kept],
        agreement_total=total,
        ties=_times(problem.ties, ratio),
        tie_parts={kind: _times(ties, ratio) for kind, ties in problem.tie_parts.items()},
        balance=problem.balance * ratio,
        resolution=problem.resolution + problem.balance * (ratio - 1),
    )


def _agreement_total(rows: Sequence[SparseRow], zone_count: int) -> float:
    """Sum over pairs of blocks of the values they share in the zone columns."""
    column = np.array([c for row in rows for c, _ in row], dtype=np.int64)
    value = np.array([v for row in rows for _, v in row], dtype=np.float64)
    sums = np.bincount(column, value, minlength=zone_count)
    return float((sums**2).sum() - (value**2).sum()) / 2


def _times(ties: tuple[SparseRow, ...], ratio: float) -> tuple[SparseRow, ...]:
    return tuple(tuple((j, value * ratio) for j, value in row) for row in ties)
