"""Cuts that tighten the relaxation of the set partition: of three blocks, one territory may hold two or more.

Let C be three blocks and a(S) = 1 when S holds at least two of them. The territories of a plan are disjoint, so at most
one of them holds two blocks of C:

    sum of a(S) x_S over the columns <= 1        (subset-row inequality, Jepsen, Petersen, Spoorendonk, Pisinger 2008)

A relaxation that takes three halves of the columns {1, 2}, {2, 3} and {1, 3} breaks it. A cut has a multiplier mu >= 0,
which every set with two blocks of C pays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.regions.problem import FloatArray, IntArray

BoolArray = npt.NDArray[np.bool_]

#: A cut is worth adding when the relaxation exceeds it by this much.
VIOLATED = 0.02


@dataclass(frozen=True)
class Cuts:
    """``blocks`` (m, n): the three blocks of each cut; ``mu`` (m): multipliers, none below zero."""

    blocks: BoolArray
    mu: FloatArray

    @staticmethod
    def none(n: int) -> Cuts:
        """No cut yet, over n blocks."""
        return Cuts(np.zeros((0, n), dtype=bool), np.zeros(0))

    def __len__(self) -> int:
        return len(self.mu)

    def active(self) -> Cuts:
        """The cuts whose multiplier is above zero: the others change nothing."""
        used = self.mu > 0
        return Cuts(self.blocks[used], self.mu[used])

    def crossed(self, sets: BoolArray) -> BoolArray:
        """Which sets hold two blocks of each cut: shape (sets, cuts)."""
        held = sets.astype(np.float32) @ self.blocks.T.astype(np.float32)
        two: BoolArray = held > 1.5
        return two


def violated(sets: BoolArray, use: FloatArray, known: BoolArray, most: int) -> BoolArray:
    """The triples that a solution of the relaxation breaks most, at most ``most``; shape (found, n).

    ``sets`` with their ``use`` above zero; ``known``: cuts there are already, never returned again.
    """
    fractional = (use > 1e-6) & (use < 1 - 1e-6)
    sets, use = sets[fractional], use[fractional]
    n = sets.shape[1]
    none = np.zeros((0, n), dtype=bool)
    blocks = np.flatnonzero(sets.any(axis=0))
    if len(blocks) < 3:
        return none
    inside = sets[:, blocks]
    members = inside.astype(np.float64)
    pair = (members * use[:, None]).T @ members
    np.fill_diagonal(pair, 0.0)
    triples = _triples(pair)
    if not len(triples):
        return none
    held = inside[:, triples].sum(axis=2) >= 2
    excess = use @ held - 1.0
    rank = np.argsort(-excess, kind="stable")
    rank = rank[excess[rank] > VIOLATED]
    seen = {row.tobytes() for row in known}
    rows, load = [], np.zeros(n, dtype=np.int64)
    for at in rank.tolist():
        row = np.zeros(n, dtype=bool)
        row[blocks[triples[at]]] = True
        # cuts that share their blocks say much the same
        if row.tobytes() in seen or (load[row] >= 5).any():
            continue
        load[row] += 1
        rows.append(row)
        if len(rows) == most:
            break
    return np.array(rows, dtype=bool) if rows else none


def _triples(pair: FloatArray) -> IntArray:
    """Triples i < j < l of which all three pairs share columns: no other one can be broken.

    With a block of which one pair is never together, the columns that hold two blocks all hold the third one: their
    use is at most that of one block.
    """
    linked = pair > 1e-6
    found = []
    for i in range(len(pair)):
        near = np.flatnonzero(linked[i, i + 1 :]) + i + 1
        one, two = np.nonzero(np.triu(linked[np.ix_(near, near)], 1))
        found.append(np.column_stack([np.full(len(one), i), near[one], near[two]]))
    triples: IntArray = np.concatenate(found)
    # the sum over pairs is at least the use of the columns that hold two blocks
    i, j, k = triples.T
    broken: IntArray = triples[pair[i, j] + pair[j, k] + pair[i, k] > 1.0 + VIOLATED]
    return broken
