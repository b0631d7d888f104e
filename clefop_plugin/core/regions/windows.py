"""Windows: neighbouring territories of a plan, reworked as a small problem of their own."""

from __future__ import annotations

from clefop_plugin.core.regions.state import Draws, State


def neighbouring(state: State, first: int, count: int, draws: Draws) -> list[int]:
    """``count`` territories around one, by waves; from another start once a piece of the map is exhausted."""
    found, wave = [first], [first]
    taken = {first}
    while len(found) < count:
        ring = sorted({c for d in wave for c in state.around(d)} - taken)
        if not ring:
            rest = [c for c in state.alive() if c not in taken]
            if not rest:
                break
            ring = [rest[draws.below(len(rest))]]
        order = draws.order(len(ring))
        wave = [ring[place] for place in order][: count - len(found)]
        found += wave
        taken.update(wave)
    return found
