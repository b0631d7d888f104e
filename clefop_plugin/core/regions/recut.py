"""Pairs of neighbouring territories joined and cut again, each pair as a small problem of its own.

A cut along a random tree is seldom the best one, but the climb that follows brings its border to the right place. This
moves many blocks at once from a territory to another, which moves of one block would do only through worse plans.
"""

from __future__ import annotations

from clefop_plugin.core.regions.clock import Clock
from clefop_plugin.core.regions.construct import best_split
from clefop_plugin.core.regions.ground import part
from clefop_plugin.core.regions.improve import EPSILON, SMALL, climb
from clefop_plugin.core.regions.state import Draws, State

#: Times a pair is cut, once a call. Each cut is the best of one random tree: the climb that follows gains more from
#: cuts that differ than from better ones.
TIMES = 6


def recut(state: State, draws: Draws, clock: Clock, tried: dict[int, int]) -> State:
    """The plan with pairs of neighbours cut again as long as one is better so.

    ``tried`` counts the times of each pair, by a number made of its blocks: what was cut in vain is not cut for ever.
    """
    state = State(state.ground, state.label)
    done: set[int] = set()
    while not clock.expired():
        pairs = [(a, b) for a in state.alive() for b in state.around(a) if a < b]
        better = False
        for place in draws.order(len(pairs)):
            a, b = pairs[place]
            key = hash(frozenset((frozenset(state.blocks[a]), frozenset(state.blocks[b]))))
            if b not in state.around(a) or clock.expired():  # they may have parted since the list was made
                continue
            if key not in done and tried.get(key, 0) < TIMES:
                done.add(key)
                tried[key] = tried.get(key, 0) + 1
                better |= _recut_pair(state, a, b, draws, clock)
        if not better:
            break
    return state


def _recut_pair(state: State, a: int, b: int, draws: Draws, clock: Clock) -> bool:
    """Join two territories and cut them again, when this is better; whether it was."""
    blocks = sorted(state.blocks[a] | state.blocks[b])
    small = part(state.ground, blocks, 2, 2)
    before = State(small, [int(state.label[i] == b) for i in blocks])
    after = State(small, [0] * len(blocks))
    cut = best_split(after, 0, draws, 1)
    if cut is None:
        return False
    after.split(0, cut[1])
    climb(after, draws, clock)
    if after.excess() > before.excess() + SMALL or after.objective() <= before.objective() + EPSILON:
        return False
    for i, c in zip(blocks, after.label, strict=True):
        if state.label[i] != (goal := b if c else a):
            state.move(i, goal)
    return True
