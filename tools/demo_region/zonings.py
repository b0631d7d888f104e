"""Population, codes and zonings of the invented communes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from demo_region import names
from demo_region.geometry import METROPOLIS, ORIGIN, Shapes
from demo_region.graph import Graph, follow_blocks, grow, keep_connected

NO_EPCI = "ZZZZZZZZZ"
#: Wanted places of the eight towns (km from the corner) and their residents, metropolis first.
TOWN_PLACES = (
    (METROPOLIS, 318_000), ((48, 66), 104_000), ((140, 128), 92_000), ((96, 178), 63_000), ((124, 66), 58_000),
    ((84, 30), 44_000), ((166, 92), 37_000), ((40, 180), 31_000), ((48, 140), 26_000),
)  # fmt: skip


@dataclass
class Zoning:
    """Zone code of each commune ("" or a no-zone code for none) and the name of each zone."""

    codes: list[str]
    labels: dict[str, str]

    def members(self, code: str) -> list[int]:
        """Indices of the communes of a zone."""
        return [i for i, value in enumerate(self.codes) if value == code]


@dataclass
class Region:
    """Everything that is known of the communes, by index."""

    shapes: Shapes
    graph: Graph
    population: np.ndarray
    names: list[str]
    codes: list[str]
    departements: list[str]
    towns: list[int]
    bourgs: list[int]
    zonings: dict[str, Zoning] = field(default_factory=dict)

    @property
    def order(self) -> list[int]:
        """Indices of the communes by code."""
        return sorted(range(len(self.codes)), key=lambda i: self.codes[i])


def _linked(shapes: Shapes) -> Graph:
    """The contiguity with one ferry for each island, so that zonings reach them."""
    graph: Graph = [dict(around) for around in shapes.graph]
    islands = [[shapes.lone_island], shapes.island_group]
    sea = {i for island in islands for i in island}
    land = [i for i in range(len(graph)) if i not in sea]
    for island in islands:
        gaps = np.hypot(*(shapes.centres[island][:, None] - shapes.centres[land][None]).transpose(2, 0, 1))
        a, b = np.unravel_index(int(gaps.argmin()), gaps.shape)
        graph[island[a]][land[b]] = graph[land[b]][island[a]] = float(gaps[a, b])
    return graph


def _nearest(shapes: Shapes, place: tuple[float, float], taken: set[int]) -> int:
    target = np.array(ORIGIN) + np.array(place) * 1000
    gaps = np.hypot(*(shapes.centres - target).T)
    return next(int(i) for i in gaps.argsort() if int(i) not in taken)


def _spread(shapes: Shapes, count: int, near: list[int], allowed: list[int], reach: float) -> list[int]:
    """``count`` more communes among ``allowed``, each the farthest from those chosen before (``reach`` for towns)."""
    gaps = np.full(len(shapes.centres), np.inf)
    for i in near:
        gaps = np.minimum(gaps, np.hypot(*(shapes.centres - shapes.centres[i]).T) / reach)
    blocked = np.ones(len(gaps), dtype=bool)
    blocked[allowed] = False
    chosen = []
    for _ in range(count):
        best = int(np.where(blocked, -1, gaps).argmax())
        chosen.append(best)
        gaps = np.minimum(gaps, np.hypot(*(shapes.centres - shapes.centres[best]).T))
    return chosen


def _population(rng: np.random.Generator, shapes: Shapes, towns: list[int], bourgs: list[int]) -> np.ndarray:
    """Residents: log-normal, larger near the towns and on the shore."""
    boost = np.ones(len(shapes.centres))
    for i, (_, size) in zip(towns, TOWN_PLACES, strict=True):
        gap = np.hypot(*(shapes.centres - shapes.centres[i]).T) / 1000
        boost += (size / 15_000) ** 0.86 * np.exp(-gap / (3.4 + size / 42_000))
    areas = np.array([polygon.area for polygon in shapes.polygons]) / 19e6
    boost *= np.where(shapes.coastal, 1.7, 1.0) * np.sqrt(areas)
    people = np.exp(rng.normal(6.72, 0.72, len(boost))) * boost
    people[bourgs] = np.exp(rng.normal(8.45, 0.5, len(bourgs)))
    for i, (_, size) in zip(towns, TOWN_PLACES, strict=True):
        people[i] = size * rng.uniform(0.96, 1.04)
    people[shapes.lone_island] = 4_612
    return np.rint(np.maximum(people, 38)).astype(int)


def _departements(graph: Graph, shapes: Shapes, towns: list[int]) -> list[str]:
    seeds = [towns[0], towns[3], towns[2], towns[1]]
    speeds = [1.0, 0.98, 1.06, 1.0]
    extra = [towns[7], towns[6], towns[5]]
    owner = grow(graph, [*seeds, *extra], [*speeds, 0.8, 0.75, 0.9])
    owner = [{4: 1, 5: 2, 6: 3}.get(value, value) for value in owner]
    return [("00", "20", "96", "99")[value] for value in keep_connected(graph, owner)]


def _codes(rng: np.random.Generator, labels: list[str], departements: list[str]) -> list[str]:
    """Codes in alphabetical order in each département, with the holes that mergers leave."""
    codes = [""] * len(labels)
    for departement in sorted(set(departements)):
        inside = sorted((i for i, d in enumerate(departements) if d == departement), key=lambda i: labels[i])
        numbers = sorted(rng.choice(np.arange(1, int(len(inside) * 1.12)), len(inside), replace=False).tolist())
        for i, number in zip(inside, numbers, strict=True):
            codes[i] = f"{departement}{number:03d}"
    return codes


def make_region(rng: np.random.Generator, shapes: Shapes) -> Region:
    """Towns, residents, names, codes and every zoning."""
    graph = _linked(shapes)
    taken: set[int] = {shapes.lone_island, *shapes.island_group}
    towns: list[int] = []
    for place, _ in TOWN_PLACES:
        towns.append(_nearest(shapes, place, taken))
        taken.add(towns[-1])
    allowed = [i for i in range(len(graph)) if i not in taken]
    bourgs = _spread(shapes, 64, towns, allowed, 1.25)
    labels = names.commune_names(rng, shapes.coastal)
    for i, name in zip(towns, (names.METROPOLIS, *names.TOWNS), strict=True):
        labels[i] = name
    labels[shapes.lone_island] = names.LONE_ISLAND
    labels[shapes.island_group[0]] = names.ISLAND_TOWN
    departements = _departements(graph, shapes, towns)
    people = _population(rng, shapes, towns, bourgs)
    codes = _codes(rng, labels, departements)
    region = Region(shapes, graph, people, labels, codes, departements, towns, bourgs)
    _administrative(rng, region)
    _functional(rng, region)
    _of_action(rng, region)
    return region


def _numbered(region: Region, owner: list[int], code: str, label: str, order: list[int]) -> Zoning:
    """A zoning from owners 0..n-1, coded ``code`` with the rank and named after the zone's largest commune."""
    codes = [code.format(rank=order[value] + 1) for value in owner]
    zoning = Zoning(codes, {})
    for value in sorted(set(owner)):
        zone = code.format(rank=order[value] + 1)
        members = zoning.members(zone)
        largest = max(members, key=lambda i: (region.population[i], i))
        zoning.labels[zone] = label.format(name=region.names[largest], of=names.of(region.names[largest]))
    return zoning


def _epci_owner(region: Region) -> list[int]:
    seeds = [*region.towns, *region.bourgs]
    speeds = [1.62, *[1.3] * 8, *[1.0] * len(region.bourgs)]
    groups = [int(d) for d in region.departements]
    owner = grow(region.shapes.graph, seeds, speeds, groups)
    for i in region.shapes.island_group:
        owner[i] = len(seeds)
    owner[region.shapes.lone_island] = -1
    return _across_border(region, owner)


def _across_border(region: Region, owner: list[int]) -> list[int]:
    """Give one small EPCI on the border of two départements six communes of the other side."""
    for rank in range(len(region.towns), len(region.towns) + len(region.bourgs)):
        own = {region.departements[i] for i, value in enumerate(owner) if value == rank}
        fresh: list[int] = []
        frontier = [i for i, value in enumerate(owner) if value == rank]
        while frontier and len(fresh) < 6:
            node = frontier.pop(0)
            for other in sorted(region.shapes.graph[node]):
                movable = region.departements[other] not in own and owner[other] not in (rank, -1)
                if movable and other not in (*fresh, *region.towns, *region.bourgs) and len(fresh) < 6:
                    fresh.append(other)
                    frontier.append(other)
        trial = [rank if i in fresh else value for i, value in enumerate(owner)]
        if len(fresh) == 6 and keep_connected(region.shapes.graph, trial) == trial:
            return trial
    return owner


def _administrative(rng: np.random.Generator, region: Region) -> None:
    owner = _epci_owner(region)
    ranks = sorted(set(owner) - {-1})
    zoning = Zoning([NO_EPCI] * len(owner), {})
    for rank in ranks:
        siren = f"2990{int(rank) * 137 + 10011:05d}"
        members = [i for i, value in enumerate(owner) if value == rank]
        for i in members:
            zoning.codes[i] = siren
        seat = max(members, key=lambda i: (region.population[i], i))
        zoning.labels[siren] = _epci_name(rng, region, members, seat)
    region.zonings["epci"] = zoning
    blocks = _blocks(region)
    cut = set(rng.choice(sorted(set(blocks)), 8, replace=False).tolist())
    seeds = [*region.towns[:8], region.bourgs[3], region.bourgs[9], region.bourgs[17]]
    groups = [int(d) for d in region.departements]
    grown = grow(region.graph, seeds, [1.15, *[1.0] * 10], groups)
    parts = [f"{block}{own}" for block, own in zip(blocks, region.departements, strict=True)]
    kept = {part for part, block in zip(parts, blocks, strict=True) if block in cut}
    whole = follow_blocks(grown, parts, region.population, kept)
    whole = keep_connected(_inside(region.graph, groups), whole)
    arr: dict[int, str] = {}
    for departement in sorted(set(region.departements)):
        here = sorted({w for w, d in zip(whole, region.departements, strict=True) if d == departement})
        arr |= {value: f"{departement}{number}" for number, value in enumerate(here, 1)}
    zone = Zoning([arr[value] for value in whole], {})
    for code in sorted(set(zone.codes)):
        zone.labels[code] = region.names[max(zone.members(code), key=lambda i: (region.population[i], i))]
    region.zonings["arr"] = zone
    region.zonings["dep"] = Zoning(list(region.departements), dict(names.DEPARTEMENTS))


def _inside(graph: Graph, groups: list[int]) -> Graph:
    return [{j: gap for j, gap in around.items() if groups[j] == groups[i]} for i, around in enumerate(graph)]


def _blocks(region: Region) -> list[str]:
    return [
        code if code != NO_EPCI else f"Z{own}"
        for code, own in zip(region.zonings["epci"].codes, region.codes, strict=True)
    ]


def _epci_name(rng: np.random.Generator, region: Region, members: list[int], seat: int) -> str:
    people = int(region.population[members].sum())
    name = region.names[seat]
    if seat == region.towns[0]:
        return f"{name} Métropole"
    if seat in region.shapes.island_group:
        return "CC de l’Île d’Ostrel"
    if people > 60_000:
        return f"CA {name} Agglomération"
    form = ("CC du Pays {of}", "CC {name} Communauté", "CC Terres {of}", "CC du Bocage {of}")
    return str(form[int(rng.integers(len(form)))]).format(of=names.of(name), name=name)


def _functional(rng: np.random.Generator, region: Region) -> None:
    """Zones d'emploi that cut about a third of the EPCI, and bassins de vie that ignore them."""
    blocks = _blocks(region)
    seeds = [*region.towns, *[region.bourgs[i] for i in (1, 6, 12, 21, 30)]]
    speeds = [1.55, 1.25, 1.2, 1.1, 1.1, 1.05, 1.0, 1.0, 1.0, *[0.85] * 5]
    grown = grow(region.graph, seeds, speeds)
    cut = {b for b in set(blocks) if len({z for z, o in zip(grown, blocks, strict=True) if o == b}) > 1}
    kept = set(rng.permutation(sorted(cut))[: round(len(set(blocks)) * 0.36)].tolist())
    owner = keep_connected(region.graph, follow_blocks(grown, blocks, region.population, kept))
    region.zonings["ze2020"] = _numbered(region, owner, "98{rank:02d}", "{name}", list(range(len(seeds))))
    centres = [*region.towns, *region.bourgs[:50], region.shapes.island_group[0]]
    speeds = [1.7, *[1.3] * 8, *rng.uniform(0.85, 1.15, len(centres) - 9).tolist()]
    lives = grow(region.graph, centres, speeds)
    region.zonings["bv2022"] = Zoning(
        [region.codes[centres[value]] for value in lives], {region.codes[i]: region.names[i] for i in centres}
    )


def _of_action(rng: np.random.Generator, region: Region) -> None:
    """Bassins France Travail, missions locales and contracts: made of EPCI for the most part."""
    blocks = _blocks(region)
    every = sorted(set(blocks))

    def made(seeds: list[int], speeds: list[float], share: float) -> list[int]:
        kept = set(rng.choice(every, round(len(every) * share), replace=False).tolist())
        grown = grow(region.graph, seeds, speeds)
        return keep_connected(region.graph, follow_blocks(grown, blocks, region.population, kept))

    seeds = [*region.towns, *[region.bourgs[i] for i in (0, 4, 8, 15, 23, 33, 41)]]
    basins = _numbered(
        region, made(seeds, [1.35, *[1.1] * 8, *[0.9] * 7], 0.25), "98{rank:02d}", "{name}", list(range(16))
    )
    island = basins.codes[region.shapes.lone_island]
    basins.labels[island] += " et L’Île-Fictive"
    region.zonings["bassin_ft"] = basins
    seeds = [*region.towns, *[region.bourgs[i] for i in (2, 7, 11, 19)]]
    owner = made(seeds, [1.45, *[1.15] * 8, *[1.0] * 4], 0.2)
    local = _numbered(region, owner, "{rank:05d}", "Mission locale fictive {of}", [98000 + i for i in range(13)])
    ends = sorted(range(len(owner)), key=lambda i: (-region.shapes.centres[i][0], i))
    for i in [region.shapes.lone_island, *[e for e in ends if e not in seeds][:11]]:
        local.codes[i] = ""
    region.zonings["mission_locale"] = local
    seeds = [region.towns[i] for i in (1, 2, 4, 5, 7, 8)] + [region.bourgs[i] for i in (5, 10, 14, 26)]
    owner = made(seeds, [1.0] * 10, 0.06)
    contracts = _numbered(region, owner, "CT{rank:02d}", "Contrat de territoire fictif {of}", list(range(10)))
    gaps = np.hypot(*(region.shapes.centres - region.shapes.centres[[seeds[o] for o in owner]]).T)
    far: dict[str, float] = {b: float(np.mean([g for g, o in zip(gaps, blocks, strict=True) if o == b])) for b in every}
    metropolis = blocks[region.towns[0]]
    outside = {metropolis, *[b for b in every if b.startswith("Z")]}
    for block in sorted(every, key=lambda b: (-far[b], b)):
        if sum(o in outside for o in blocks) >= 0.3 * len(blocks):
            break
        outside.add(block)
    contracts.codes = ["" if o in outside else c for c, o in zip(contracts.codes, blocks, strict=True)]
    contracts.labels = {c: label for c, label in contracts.labels.items() if c in contracts.codes}
    region.zonings["contrat"] = contracts
