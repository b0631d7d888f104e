"""Colours of territories: five hues, two neighbours never alike, hues that look alike in grey kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: The hues (``#RRGGBB``), told apart by deuteranopia, protanopia and tritanopia; dark text reads on all of them.
TERRITORY_COLOURS = ("#AACCE8", "#F8E8AE", "#E39C80", "#CBE6CB", "#AE98CB")
HUES = len(TERRITORY_COLOURS)

#: Pairs of hues that are near each other in grey (coral and mauve): side by side only when nothing else fits.
NEAR_IN_GREY = frozenset({(2, 4), (4, 2)})

#: Steps of the search after which the best effort is returned: far above what planar maps need.
_MOST_STEPS = 200_000

_Graph = list[list[int]]


def colour_territories(codes: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Hue 0 to 4 of each territory.

    ``pairs``: neighbouring codes (borders and links), in any order; pairs with an unknown code are ignored. DSATUR
    (Brélaz, 1979) with backtracking, so neighbours differ whenever five hues are enough; otherwise the fewest
    conflicts found. Hues are used evenly, and hues 2 and 4 are kept apart where possible.
    """
    index = {code: i for i, code in enumerate(codes)}
    around: list[set[int]] = [set() for _ in codes]
    for left, right in pairs:
        i, j = index.get(left), index.get(right)
        if i is not None and j is not None and i != j:
            around[i].add(j)
            around[j].add(i)
    graph = [sorted(others) for others in around]
    hues = _dsatur(graph)
    _polish(graph, hues)
    return {code: hues[i] for code, i in index.items()}


def _cost(graph: _Graph, hues: list[int], uses: list[int], i: int, hue: int) -> tuple[int, int, int, int]:
    """Conflicts, grey look-alikes, uses so far, and the hue itself: smaller is better."""
    others = [hues[j] for j in graph[i]]
    return others.count(hue), sum((hue, other) in NEAR_IN_GREY for other in others), uses[hue], hue


def _next(graph: _Graph, hues: list[int]) -> int:
    """The uncoloured territory with most different hues around it, then most neighbours; -1 when all are done."""
    best, choice = (-1, -1), -1
    for i, others in enumerate(graph):
        if hues[i] < 0:
            rank = (len({hues[j] for j in others if hues[j] >= 0}), len(others))
            if rank > best:
                best, choice = rank, i
    return choice


def _choices(graph: _Graph, hues: list[int], uses: list[int], i: int) -> list[int]:
    """Hues territory i may take, best last."""
    taken = {hues[j] for j in graph[i]}
    free = [hue for hue in range(HUES) if hue not in taken]
    return sorted(free, key=lambda hue: _cost(graph, hues, uses, i, hue), reverse=True)


def _dsatur(graph: _Graph) -> list[int]:
    hues, uses = [-1] * len(graph), [0] * HUES
    path: list[tuple[int, list[int]]] = []
    for _ in range(_MOST_STEPS):
        i = _next(graph, hues)
        if i < 0:
            return hues
        path.append((i, _choices(graph, hues, uses, i)))
        while path and not path[-1][1]:
            _undo(hues, uses, path.pop()[0])
            if path:
                _undo(hues, uses, path[-1][0])
        if not path:
            break
        i, left = path[-1]
        hues[i] = left.pop()
        uses[hues[i]] += 1
    return _best_effort(graph)


def _undo(hues: list[int], uses: list[int], i: int) -> None:
    if hues[i] >= 0:
        uses[hues[i]] -= 1
        hues[i] = -1


def _best_effort(graph: _Graph) -> list[int]:
    """A colouring with few conflicts, for a graph that five hues cannot colour."""
    hues, uses = [-1] * len(graph), [0] * HUES
    for _ in graph:
        i = _next(graph, hues)
        hues[i] = min(range(HUES), key=lambda hue: _cost(graph, hues, uses, i, hue))
        uses[hues[i]] += 1
    return hues


def _polish(graph: _Graph, hues: list[int]) -> None:
    """Recolour one territory at a time while conflicts, grey look-alikes or uneven use diminish."""
    uses = [hues.count(hue) for hue in range(HUES)]
    for _ in range(20):
        changed = False
        for i in range(len(graph)):
            now = hues[i]
            uses[now] -= 1
            best = min(range(HUES), key=lambda hue: _cost(graph, hues, uses, i, hue)[:3] + (hue != now, hue))
            uses[best] += 1
            hues[i] = best
            changed = changed or best != now
        if not changed:
            return
