"""Equal numbers among millions, found through a table of slots: several times faster than by sorting them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

#: Odd multipliers that spread numbers over 64 bits.
_SPREAD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))


def mixed(one: npt.NDArray[np.int64], two: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """One number (n,) for each pair of numbers; two pairs that differ get the same one by rare chance only."""
    both = one.view(np.uint64) * _SPREAD[0]
    both += two.view(np.uint64) * _SPREAD[1]
    return both


def twins(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
    """For each number (n,) the position of an equal one, -1 where there is none.

    Of three or more that are equal, all but one point to this one. Each number writes its position in a slot; what it
    finds there afterwards is itself, its twin, or another number: then it tries again, in slots spread otherwise.
    """
    twin = np.full(len(numbers), -1, dtype=np.int32)
    todo = np.arange(len(numbers), dtype=np.int32)
    spread = numbers * _SPREAD[0]
    while len(todo):
        bits = len(todo).bit_length() + 1
        slot = (spread >> np.uint64(64 - bits)).view(np.int64)
        table = np.empty(1 << bits, dtype=np.int32)
        table[slot] = todo
        there = table[slot]
        lost = np.flatnonzero(there != todo)
        mine, other = todo[lost], there[lost]
        same = numbers[mine] == numbers[other]
        twin[mine[same]] = other[same]
        twin[other[same]] = mine[same]
        again = lost[~same]
        # leading bits that were the same by chance are not after a multiplication
        todo, spread = todo[again], spread[again] * _SPREAD[0]
    return twin
