"""Territories as columns of the set partition: each once, with its value, its root, and the cuts it crosses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from clefop_plugin.core.regions.cuts import BoolArray, Cuts
from clefop_plugin.core.regions.problem import FloatArray, IntArray


def roots_of(sets: BoolArray, rank: IntArray) -> IntArray:
    """First block of each set in the order of ``rank``."""
    place = np.where(sets, rank[None, :], len(rank))
    found: IntArray = place.argmin(axis=1).astype(np.int64)
    return found


def values_of(sets: BoolArray, pairs: FloatArray) -> FloatArray:
    """Value of each set: the sum of its pair values."""
    if not len(sets):
        return np.zeros(0)
    members = sets.astype(np.float64)
    total: FloatArray = np.einsum("mi,mi->m", members @ pairs, members) / 2
    return total


@dataclass(frozen=True)
class Columns:
    """m columns over n blocks: ``sets`` (m, n), ``values`` and ``roots`` (m), sorted by root.

    ``matrix``: the sets as a sparse matrix; ``crossed``: which of the cuts ``blocks`` (c, n) each crosses, (m, c).
    """

    sets: BoolArray
    values: FloatArray
    roots: IntArray
    matrix: sparse.csr_matrix
    blocks: BoolArray
    crossed: sparse.csr_matrix

    @staticmethod
    def of(sets: BoolArray, values: FloatArray, roots: IntArray) -> Columns:
        """Columns without cuts."""
        rank = np.argsort(roots, kind="stable")
        sets = sets[rank]
        n = sets.shape[1]
        return Columns(
            sets,
            values[rank],
            roots[rank],
            sparse.csr_matrix(sets, dtype=np.float64),
            np.zeros((0, n), dtype=bool),
            sparse.csr_matrix((len(sets), 0)),
        )

    def __len__(self) -> int:
        return len(self.values)

    def take(self, which: IntArray | BoolArray) -> Columns:
        """Some of the columns."""
        return Columns(
            self.sets[which],
            self.values[which],
            self.roots[which],
            self.matrix[which],
            self.blocks,
            self.crossed[which],
        )

    def cut(self, blocks: BoolArray) -> Columns:
        """The same columns with more cuts."""
        new = sparse.csr_matrix((self.matrix @ blocks.T.astype(np.float64)) > 1.5, dtype=np.float64)
        return Columns(
            self.sets,
            self.values,
            self.roots,
            self.matrix,
            np.concatenate([self.blocks, blocks]),
            sparse.csr_matrix(sparse.hstack([self.crossed, new])),
        )

    def reduced(self, pi: FloatArray, sigma: float, mu: FloatArray) -> FloatArray:
        """Reduced costs under the multipliers of blocks, number of territories, and cuts."""
        found: FloatArray = self.values - self.matrix @ pi - sigma - self.crossed @ mu
        return found

    def maxima(self, reduced: FloatArray) -> FloatArray:
        """Per root, the largest reduced cost; minus infinity where the root has no column."""
        largest = np.full(self.sets.shape[1], -np.inf)
        if len(self):
            start = np.flatnonzero(np.diff(self.roots, prepend=-1))
            largest[self.roots[start]] = np.maximum.reduceat(reduced, start)
        return largest

    def charges(self, mu: FloatArray) -> Cuts:
        """The cuts with their multipliers."""
        return Cuts(self.blocks, mu)


class Store:
    """Columns met so far, each once; ``columns`` packs them."""

    def __init__(self, pairs: FloatArray, rank: IntArray) -> None:
        self.pairs, self.rank = pairs, rank
        self.seen: set[bytes] = set()
        self.new: list[BoolArray] = []
        self.packed = Columns.of(np.zeros((0, len(rank)), dtype=bool), np.zeros(0), np.zeros(0, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.packed) + len(self.new)

    def add(self, inside: BoolArray) -> bool:
        """Whether the column is new."""
        key = np.packbits(inside).tobytes()
        if key in self.seen:
            return False
        self.seen.add(key)
        self.new.append(inside)
        return True

    def columns(self) -> Columns:
        """All columns, with the cuts given to :meth:`cut`."""
        if self.new:
            sets = np.concatenate([self.packed.sets, np.array(self.new, dtype=bool)])
            blocks, self.new = self.packed.blocks, []
            self.packed = Columns.of(sets, values_of(sets, self.pairs), roots_of(sets, self.rank))
            if len(blocks):
                self.packed = self.packed.cut(blocks)
        return self.packed

    def cut(self, blocks: BoolArray) -> None:
        """Count more cuts from now on."""
        self.packed = self.columns().cut(blocks)

    def keep(self, which: BoolArray) -> None:
        """Forget the other columns: they may be found again."""
        self.packed = self.columns().take(which)
        self.seen = {np.packbits(inside).tobytes() for inside in self.packed.sets}
