"""Shapes of the invented region: an exact planar partition into communes, with a jagged coast and islands.

Small Voronoi cells are drawn, those at sea or beyond the border are dropped, and each edge left is refined by
fractal midpoint displacement, once for the two cells it separates, inside the kite formed by its ends and the two
sites: edges can therefore never cross. Communes are connected groups of cells, so that their shapes are not
convex. Coordinates are integer metres in EPSG:2154, in the open Atlantic, where there is no land.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import Voronoi, cKDTree
from shapely.geometry import Polygon

from demo_region.graph import Graph, components, grow

#: Position of the region's lower left corner in EPSG:2154, metres.
ORIGIN = (-20_000.0, 6_480_000.0)
WIDTH, HEIGHT = 190.0, 205.0  # kilometres
CELL_KM = 2.35
COMMUNE_KM = 5.3
#: Centre of the metropolis, at the head of the estuary (km from the corner).
METROPOLIS = (78.0, 112.0)
#: Islands: centre and radii in km; the first is one commune without EPCI, the second makes an EPCI.
LONE_ISLAND = (17.0, 62.0, 4.2, 2.6)
GROUP_ISLAND = (24.0, 152.0, 7.5, 3.8)


@dataclass
class Shapes:
    """Communes as polygons, their contiguity (metres between centres), centres in metres, and what touches the sea."""

    polygons: list[Polygon]
    graph: Graph
    centres: np.ndarray
    coastal: list[bool]
    lone_island: int
    island_group: list[int]


def _coast(v: np.ndarray) -> np.ndarray:
    """Abscissa of the shore at ordinate ``v`` (km): capes, bays and the estuary."""
    shore = 44 + 9 * np.sin(v / 21 + 0.6) + 5 * np.sin(v / 8.3 + 2.0) + 2.5 * np.sin(v / 3.7)
    shore += 30 * np.exp(-(((v - 114) / 4.2) ** 2)) + 12 * np.exp(-(((v - 40) / 9) ** 2))
    shore -= 17 * np.exp(-(((v - 176) / 8) ** 2)) + 13 * np.exp(-(((v - 86) / 6) ** 2))
    return shore


def _in_island(u: np.ndarray, v: np.ndarray, island: tuple[float, float, float, float]) -> np.ndarray:
    centre_u, centre_v, radius_u, radius_v = island
    du, dv = u - centre_u, v - centre_v
    along, across = du * 0.6 + dv * 0.8, dv * 0.6 - du * 0.8
    return (along / radius_u) ** 2 + (across / radius_v) ** 2 < 1


def _on_land(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Whether a point (km) is in the region's mainland: east of the shore, inside a lobed border."""
    angle = np.arctan2(v - 103, u - 88)
    lobes = 1 + 0.05 * np.sin(3 * angle + 1) + 0.045 * np.sin(5 * angle + 2.2) + 0.025 * np.sin(11 * angle)
    du, dv = np.abs(u - 88) / (94 * lobes), np.abs(v - 103) / (98 * lobes)
    return (u > _coast(v)) & (du**2.6 + dv**2.6 < 1)


def _scatter(rng: np.random.Generator, spacing: float) -> np.ndarray:
    """Points over the frame at random, none nearer to another than about ``spacing`` km (dart throwing)."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    kept = []
    tries = int(9 * WIDTH * HEIGHT / spacing**2)
    for u, v in rng.random((tries, 2)) * (WIDTH, HEIGHT):
        gap = spacing * (0.66 + 0.16 * np.sin(u / 23) * np.cos(v / 31 + 1))
        key = (int(u / spacing), int(v / spacing))
        near = [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in cells.get((key[0] + i, key[1] + j), ())]
        if all((u - p[0]) ** 2 + (v - p[1]) ** 2 >= gap**2 for p in near):
            cells.setdefault(key, []).append((float(u), float(v)))
            kept.append((float(u), float(v)))
    return np.array(kept)


def _refine(rng: np.random.Generator, start: np.ndarray, end: np.ndarray, sites: np.ndarray, step: float) -> np.ndarray:
    """The edge from ``start`` to ``end`` as a broken line of parts near ``step`` metres, inside its kite.

    The line is the graph of a function over the edge, hence simple; its offset never passes 55 % of the kite.
    """
    span = end - start
    length = float(np.hypot(*span))
    depth = max(0, min(5, round(np.log2(max(length / step, 1.0)))))
    count = 2**depth
    if depth == 0 or length < 120:
        return np.array([start, end])
    normal = np.array([-span[1], span[0]]) / length
    offsets = np.zeros(count + 1)
    size, amplitude = count, 0.22 * length
    while size > 1:
        half = size // 2
        for middle in range(half, count, size):
            offsets[middle] = (offsets[middle - half] + offsets[middle + half]) / 2 + amplitude * rng.normal(0, 0.62)
        size, amplitude = half, amplitude * 0.52
    at = np.linspace(0, 1, count + 1)
    at[1:-1] += rng.uniform(-0.3, 0.3, count - 1) / count
    for side in sites:
        along = float(np.dot(side - start, span)) / length**2
        height = float(np.dot(side - start, normal))
        room = np.minimum(at / max(along, 0.02), (1 - at) / max(1 - along, 0.02)).clip(0, 1) * height * 0.55
        offsets = np.minimum(offsets, room) if height > 0 else np.maximum(offsets, room)
    return start + np.outer(at, span) + np.outer(offsets, normal)


def _cells(rng: np.random.Generator) -> tuple[Voronoi, np.ndarray]:
    """Voronoi cells over the frame and what each one is: -1 dropped, 0 mainland, 1 lone island, 2 island group."""
    points = _scatter(rng, CELL_KM)
    u, v = points.T
    kind = np.where(_on_land(u, v), 0, -1)
    kind[_in_island(u, v, LONE_ISLAND)] = 1
    kind[_in_island(u, v, GROUP_ISLAND)] = 2
    edge = (u < 4) | (v < 4) | (u > WIDTH - 4) | (v > HEIGHT - 4)
    kind[edge] = -1
    return Voronoi(points * 1000 + np.array(ORIGIN)), kind


def _is_sea(diagram: Voronoi, site: int) -> bool:
    u, v = (diagram.points[site] - np.array(ORIGIN)) / 1000
    return bool(u < _coast(np.array([v]))[0] + 1 and u < 90)


def _edges(
    rng: np.random.Generator, diagram: Voronoi, kind: np.ndarray
) -> tuple[dict[int, list[np.ndarray]], Graph, set[int]]:
    """Refined edges of each kept cell, the contiguity of cells, and the cells on the sea."""
    lines: dict[int, list[np.ndarray]] = {}
    graph: Graph = [{} for _ in kind]
    coastal: set[int] = set()
    for (a, b), ends in zip(diagram.ridge_points, diagram.ridge_vertices, strict=True):
        if -1 in ends or (kind[a] < 0 and kind[b] < 0):
            continue
        sites = diagram.points[[a, b]]
        outer = kind[a] < 0 or kind[b] < 0
        sea = outer and _is_sea(diagram, int(a if kind[a] < 0 else b))
        start, end = diagram.vertices[ends]
        line = np.rint(_refine(rng, start, end, sites, 300 if sea else 860)).astype(int)
        for cell in (int(a), int(b)):
            if kind[cell] >= 0:
                lines.setdefault(cell, []).append(line)
                if sea:
                    coastal.add(cell)
        if not outer:
            length = float(np.hypot(*(sites[0] - sites[1]))) * float(rng.uniform(0.75, 1.35))
            graph[int(a)][int(b)] = graph[int(b)][int(a)] = length
    return lines, graph, coastal


def _ring(lines: list[np.ndarray], site: np.ndarray) -> Polygon:
    """The cell whose border is ``lines``, put end to end by the angle of their middles around the site."""
    middles = np.array([(line[0] + line[-1]) / 2 - site for line in lines])
    order = np.argsort(np.arctan2(middles[:, 1], middles[:, 0]), kind="stable")
    points: list[tuple[int, int]] = []
    for rank in order:
        line = lines[rank]
        first, last = line[0] - site, line[-1] - site
        forward = first[0] * last[1] - first[1] * last[0] > 0
        for point in line if forward else line[::-1]:
            pair = (int(point[0]), int(point[1]))
            if not points or points[-1] != pair:
                points.append(pair)
    return Polygon(points)


def _main_parts(kind: np.ndarray, graph: Graph) -> None:
    """Drop the crumbs that are joined to nothing: one piece for the mainland and one for each island."""
    for value in (0, 1, 2):
        for part in components(graph, np.flatnonzero(kind == value).tolist())[1:]:
            kind[part] = -1


def _owners(rng: np.random.Generator, diagram: Voronoi, kind: np.ndarray, graph: Graph) -> list[int]:
    """Number of the commune of each cell; -1 for dropped cells."""
    kept = np.flatnonzero(kind >= 0)
    tree = cKDTree(diagram.points[kept])
    _, nearest = tree.query(_scatter(rng, COMMUNE_KM) * 1000 + np.array(ORIGIN), distance_upper_bound=4000)
    seeds = sorted({int(kept[i]) for i in nearest if i < len(kept)})
    lone = [seed for seed in seeds if kind[seed] == 1] or [int(np.flatnonzero(kind == 1)[0])]
    seeds = sorted([seed for seed in seeds if kind[seed] != 1] + lone[:1])
    speeds = rng.uniform(0.75, 1.4, len(seeds)).tolist()
    return grow(graph, seeds, speeds)


def make_shapes(rng: np.random.Generator) -> Shapes:
    """Draw the communes of the region."""
    diagram, kind = _cells(rng)
    state = rng.bit_generator.state
    _, graph, _ = _edges(rng, diagram, kind)
    _main_parts(kind, graph)
    rng.bit_generator.state = state
    lines, graph, coastal_cells = _edges(rng, diagram, kind)
    owner = _owners(rng, diagram, kind, graph)
    count = max(owner) + 1
    cells: list[list[int]] = [[] for _ in range(count)]
    for cell, commune in enumerate(owner):
        if commune >= 0:
            cells[commune].append(cell)
    rings = {cell: _ring(lines[cell], diagram.points[cell]) for cell in lines if owner[cell] >= 0}
    polygons = [_united([rings[cell] for cell in group]) for group in cells]
    centres = np.array([polygon.representative_point().coords[0] for polygon in polygons])
    return Shapes(
        polygons,
        _contiguity(graph, owner, centres),
        centres,
        [any(cell in coastal_cells for cell in group) for group in cells],
        next(i for i, group in enumerate(cells) if kind[group[0]] == 1),
        [i for i, group in enumerate(cells) if kind[group[0]] == 2],
    )


def _united(rings: list[Polygon]) -> Polygon:
    shape = shapely.normalize(shapely.coverage_union_all(rings))
    if not isinstance(shape, Polygon):
        shape = max(shape.geoms, key=lambda part: part.area)
    return shape


def _contiguity(graph: Graph, owner: list[int], centres: np.ndarray) -> Graph:
    """Communes that share an edge, and the distance between their centres in metres."""
    result: Graph = [{} for _ in centres]
    for cell, around in enumerate(graph):
        for other in around:
            a, b = owner[cell], owner[other]
            if a != b and a >= 0 and b >= 0:
                result[a][b] = result[b][a] = round(float(np.hypot(*(centres[a] - centres[b]))), 1)
    return result
