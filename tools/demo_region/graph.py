"""Growth of connected zones over a contiguity graph: every zoning of the invented region is made this way."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

Graph = list[dict[int, float]]
"""For each node, its neighbours and the length of the way to them (metres, or any cost)."""


def grow(graph: Graph, seeds: Sequence[int], speeds: Sequence[float], groups: Sequence[int] | None = None) -> list[int]:
    """Index of the seed that reaches each node first, each seed moving at its own speed; -1 when none does.

    With ``groups`` a seed only spreads over nodes of its own group. Zones are connected.
    """
    owner = [-1] * len(graph)
    heap = [(0.0, rank, seed) for rank, seed in enumerate(seeds)]
    heapq.heapify(heap)
    while heap:
        cost, rank, node = heapq.heappop(heap)
        if owner[node] >= 0:
            continue
        owner[node] = rank
        for other, length in sorted(graph[node].items()):
            if owner[other] < 0 and (groups is None or groups[other] == groups[seeds[rank]]):
                heapq.heappush(heap, (cost + length / speeds[rank], rank, other))
    return owner


def components(graph: Graph, nodes: Iterable[int]) -> list[list[int]]:
    """Connected parts of a set of nodes, the largest first."""
    left = set(nodes)
    parts = []
    while left:
        stack = [min(left)]
        left.discard(stack[0])
        part = []
        while stack:
            node = stack.pop()
            part.append(node)
            fresh = sorted(left & graph[node].keys())
            left.difference_update(fresh)
            stack.extend(fresh)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def keep_connected(graph: Graph, zones: list[int]) -> list[int]:
    """The zoning with every piece but the largest of each zone given to the neighbour it touches most."""
    zones = list(zones)
    for _ in range(5):
        moved = False
        for zone in sorted(set(zones)):
            members = [node for node, value in enumerate(zones) if value == zone]
            for part in components(graph, members)[1:]:
                votes: dict[int, int] = {}
                for node in part:
                    for other in graph[node]:
                        if zones[other] not in (zone, -1):
                            votes[zones[other]] = votes.get(zones[other], 0) + 1
                if votes:
                    best = min(votes, key=lambda key: (-votes[key], key))
                    for node in part:
                        zones[node] = best
                    moved = True
        if not moved:
            break
    return zones


def follow_blocks(zones: list[int], blocks: Sequence[str], weights: Sequence[float], kept: set[str]) -> list[int]:
    """The zoning with each block put whole in its main zone, save the blocks of ``kept`` that stay cut."""
    weight: dict[str, dict[int, float]] = {}
    for zone, block, amount in zip(zones, blocks, weights, strict=True):
        inside = weight.setdefault(block, {})
        inside[zone] = inside.get(zone, 0.0) + amount
    main = {block: min(inside, key=lambda key: (-inside[key], key)) for block, inside in weight.items()}
    return [zone if block in kept else main[block] for zone, block in zip(zones, blocks, strict=True)]
