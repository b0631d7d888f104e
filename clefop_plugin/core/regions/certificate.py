"""What multipliers prove: the upper bound of J, and which territories a better plan may use.

Notation. A column is an admissible set S of value v(S), its part of J. For any multipliers pi (one per block), sigma
(of the number of territories) and mu >= 0 (one per cut, see cuts.py; a(S) = 1 when S holds two of its blocks) write

    rc(S) = v(S) - sum of pi over S - sigma - sum of mu a(S)          base = sum of pi + sum of mu

**Bound.** A plan of k territories is k columns that cover each block once and cross each cut once at most, so
J <= base + k sigma + sum of rc over its columns, whatever the multipliers. Every column has one root, its first block
in the order; the columns of a plan are disjoint, so their roots differ. Let R_r be at least rc of every column of root
r. Then

    J <= UB = base + max over k of (k sigma + sum of the k largest R_r)

It holds for multipliers that did not converge, and for a search that was stopped: pricing then counts, in R_r, the
bound of every partial set left unexplored. What it needs: R from *the same* multipliers as base, and R_r above *every*
column of the root, which the search ensures because it never discards a partial set whose bound exceeds the threshold
it returns as maximum.

**Enumeration.** A plan of k territories worth more than T only uses columns with

    rc(S) > T - base - k sigma - sum of the k - 1 largest R of the other roots

so one whose number of territories is not known uses columns above the least of these, over k.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from clefop_plugin.core.regions.cuts import Cuts
from clefop_plugin.core.regions.problem import FloatArray


@dataclass(frozen=True)
class Certificate:
    """Multipliers and, per root, the maxima of reduced costs they leave (minus infinity: the root has no column)."""

    pi: FloatArray
    sigma: float
    cuts: Cuts
    maxima: FloatArray
    k_min: int
    k_max: int

    @property
    def base(self) -> float:
        """Sum of the multipliers of blocks and cuts."""
        return float(self.pi.sum() + self.cuts.mu.sum())

    def _sums(self) -> tuple[FloatArray, FloatArray]:
        """Largest maxima first, and the sums of the first ones, for k from 0."""
        largest = np.sort(self.maxima[np.isfinite(self.maxima)])[::-1]
        return largest, np.concatenate([[0.0], np.cumsum(largest)])

    @property
    def bound(self) -> float:
        """Upper bound of every plan; minus infinity when too few blocks can be roots."""
        largest, sums = self._sums()
        counts = np.arange(self.k_min, min(self.k_max, len(largest)) + 1)
        if not len(counts):
            return -math.inf
        return self.base + float((counts * self.sigma + sums[counts]).max())

    def thresholds(self, target: float) -> FloatArray:
        """Per root, the worth (reduced cost plus sigma) that a column of a plan worth more than ``target`` exceeds.

        Infinite where no such plan has a column.
        """
        largest, sums = self._sums()
        most = np.full(len(self.maxima), -np.inf)
        for k in range(self.k_min, min(self.k_max, len(largest)) + 1):
            # the k - 1 largest of the other roots: the k largest without itself, or without the last of them
            others = sums[k] - np.maximum(self.maxima, largest[k - 1])
            most = np.maximum(most, k * self.sigma + others)
        needed: FloatArray = np.where(np.isfinite(self.maxima), target - self.base - most + self.sigma, np.inf)
        return needed
