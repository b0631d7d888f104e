"""A plan as arrays: residents of every zone by territory, read by the explanations of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from clefop_plugin.core.regions.problem import (
    UNIT,
    FloatArray,
    IntArray,
    Problem,
    SparseRow,
    compact_labels,
    territories_of,
)


@dataclass(frozen=True)
class Entries:
    """Sparse rows laid end to end: row ``i`` holds the entries ``start[i]`` to ``start[i + 1]``, sorted by row."""

    start: IntArray
    row: IntArray
    column: IntArray
    value: FloatArray

    @classmethod
    def of(cls, rows: Sequence[SparseRow], n: int) -> Entries:
        """Entries of ``rows``; no rows at all stand for ``n`` empty ones."""
        sizes = np.array([len(row) for row in rows] if rows else [0] * n, dtype=np.int64)
        return cls(
            start=np.concatenate([[0], np.cumsum(sizes)]),
            row=np.repeat(np.arange(len(sizes)), sizes),
            column=np.array([column for row in rows for column, _ in row], dtype=np.int64),
            value=np.array([value for row in rows for _, value in row], dtype=np.float64),
        )

    def pick(self, rows: IntArray) -> tuple[IntArray, IntArray]:
        """Entries of some rows, repeats allowed: position of the row in ``rows``, position of the entry."""
        sizes = self.start[rows + 1] - self.start[rows]
        owner = np.repeat(np.arange(len(rows)), sizes)
        ends = np.cumsum(sizes)
        entry = np.arange(int(sizes.sum())) - np.repeat(ends - sizes, sizes) + np.repeat(self.start[rows], sizes)
        return owner, entry


class Plan:
    """A problem and a partition of its blocks; territories are numbered 0.. as by :func:`compact_labels`.

    Memory: one number per territory and zone column.
    """

    def __init__(self, problem: Problem, labels: Sequence[int] | IntArray) -> None:
        self.problem = problem
        self.label = compact_labels(labels)
        self.members = territories_of(self.label)
        self.count = len(self.members)
        self.entries = Entries.of(problem.rows, problem.size)

    @cached_property
    def table(self) -> FloatArray:
        """Sum of the rows of each territory (territories, zone columns)."""
        return self._table(self.label, self.count)

    @cached_property
    def whole(self) -> FloatArray:
        """Sum of all rows (zone columns,)."""
        return self._table(np.zeros(self.problem.size, dtype=np.int64), 1).ravel()

    def _table(self, label: IntArray, count: int) -> FloatArray:
        entries, zones = self.entries, self.problem.zone_count
        cell = label[entries.row] * zones + entries.column
        cells: FloatArray = np.bincount(cell, entries.value, minlength=count * zones).astype(np.float64)
        return cells.reshape(count, zones)

    @cached_property
    def per_resident(self) -> FloatArray:
        """What one resident counts in each zone column, sqrt(w_z / 1e9): a value over it is a number of residents."""
        weights = np.asarray(self.problem.reference_weights, dtype=np.float64)
        return np.asarray(np.sqrt(weights / UNIT)[self.problem.zone_reference], dtype=np.float64)

    @cached_property
    def populations(self) -> FloatArray:
        """Residents of each territory."""
        return np.bincount(self.label, self.problem.population, minlength=self.count).astype(np.float64)

    @cached_property
    def amounts(self) -> FloatArray:
        """What the bounds count, by territory."""
        return np.bincount(self.label, self.problem.amounts, minlength=self.count).astype(np.float64)

    @cached_property
    def pairs(self) -> FloatArray:
        """Pairs of residents of different blocks of each territory, in 1e9."""
        squares = np.bincount(self.label, self.problem.population**2, minlength=self.count)
        return np.asarray((self.populations**2 - squares) / (2 * UNIT), dtype=np.float64)

    def by_reference(self, cells: FloatArray) -> FloatArray:
        """Sums over the zone columns of each reference: (rows, zone columns) to (rows, references)."""
        found = np.zeros((len(cells), len(self.problem.reference_ids)))
        for r in range(found.shape[1]):
            found[:, r] = cells[:, self.problem.zone_reference == r].sum(axis=1)
        return found

    @cached_property
    def agreements(self) -> FloatArray:
        """Part of J of each reference in each territory: pairs of different blocks that share a zone, weighted."""
        squares = np.zeros((self.count, len(self.problem.reference_ids)))
        entries = self.entries
        reference = self.problem.zone_reference[entries.column]
        np.add.at(squares, (self.label[entries.row], reference), entries.value**2)
        return (self.by_reference(self.table**2) - squares) / 2

    def tied(self, ties: Sequence[SparseRow]) -> FloatArray:
        """Sum of the ``ties`` kept inside each territory, in J."""
        entries = Entries.of(ties, self.problem.size)
        inside = self.label[entries.row] == self.label[entries.column]
        home = self.label[entries.row[inside]]
        return np.bincount(home, entries.value[inside], minlength=self.count).astype(np.float64) / 2
