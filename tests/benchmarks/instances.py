"""Territory problems built from the real data files, by name: the instances every benchmark and proof measures.

    python tests/benchmarks/instances.py [DATA]     lists them: number of blocks, k, bounds

DATA is the folder given, CLEFOP_DATA or ../shared/data (communes, memberships and populations of COG 2018). The
borders between the communes of France are read once from 46 MB of polygons (about half a minute), then kept in
``build/bench-cache``.

Names
  ``A`` ``B``                     EPCI of Pays de la Loire, k = 18, 60,000-700,000 and 30,000-1,000,000 residents
  ``A-nest`` ``B-nest``           the same, no territory across a département; ``A-100km``: A, diameter at most 100 km
  ``A-range`` ``A-compact`` ``A-balance``   A with 15 to 21 territories, with compactness 0.1, with balance 0.1
  ``R<region>-loose`` ``-tight``  EPCI of another metropolitan region; ``-nest`` and ``-tight-nest``; see ``rule``
  ``PDL-communes``                communes of Pays de la Loire, k = 18, 30,000-1,100,000
  ``FR-epci``                     EPCI of metropolitan France, k = 300, 50,000-7,500,000
  ``FR-communes`` ``FR-communes-wide``   its communes, k = 300, 50,000-2,500,000 and 15,000-6,000,000

A block is an EPCI clipped to the region, or a commune; a commune without EPCI is a block of its own. The reference
zonings are those of 2018 (ZE2010 .35, BV2012 .20, ARR .20, AU2010 .15, DEP .10): no flows, no missions locales.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clefop_plugin.core.adjacency import Link, block_contiguity, contiguity, island_links
from clefop_plugin.core.codes import lone_block
from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("CLEFOP_DATA", ROOT.parent / "shared" / "data"))
CACHE = ROOT / "build" / "bench-cache"
WEIGHTS = {"ZE2010": 0.35, "BV2012": 0.20, "ARR": 0.20, "AU2010": 0.15, "DEP": 0.10}
NOT_A_ZONE = {"AU2010": ["000", "997", "998"]}
REGIONS = ("11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94")
#: J of the plans proven best, in 1e9 pairs of residents; ``regions.py exact --record`` writes it.
OPTIMA_FILE = Path(__file__).with_name("optima.csv")


@dataclass(frozen=True)
class Instance:
    """What is asked: blocks (``level`` EPCI or commune) of a region or of ``metropole``, k and bounds in residents."""

    region: str
    level: str
    k: int | tuple[int, int]
    minimum: float
    maximum: float
    nested: bool = False
    diameter_km: float | None = None
    compactness: float = 0.0
    balance: float = 0.0


FIXED = {
    "A": Instance("52", "EPCI", 18, 60_000, 700_000),
    "B": Instance("52", "EPCI", 18, 30_000, 1_000_000),
    "A-nest": Instance("52", "EPCI", 18, 60_000, 700_000, nested=True),
    "B-nest": Instance("52", "EPCI", 18, 30_000, 1_000_000, nested=True),
    "A-100km": Instance("52", "EPCI", 18, 60_000, 700_000, diameter_km=100),
    "A-range": Instance("52", "EPCI", (15, 21), 60_000, 700_000),
    "A-compact": Instance("52", "EPCI", 18, 60_000, 700_000, compactness=0.1),
    "A-balance": Instance("52", "EPCI", 18, 60_000, 700_000, balance=0.1),
    "PDL-communes": Instance("52", "commune", 18, 30_000, 1_100_000),
    "FR-epci": Instance("metropole", "EPCI", 300, 50_000, 7_500_000),
    "FR-communes": Instance("metropole", "commune", 300, 50_000, 2_500_000),
    "FR-communes-wide": Instance("metropole", "commune", 300, 15_000, 6_000_000),
}
VARIANTS = ("loose", "tight", "nest", "tight-nest")
NAMES = (*FIXED, *(f"R{region}-{variant}" for region in REGIONS if region != "52" for variant in VARIANTS))
WISHES = ("A-range", "A-compact", "A-balance")
LARGE = ("PDL-communes", "FR-epci", "FR-communes", "FR-communes-wide")


@dataclass(frozen=True)
class Borders:
    """Area (m2), centroid (Lambert-93, metres) of each commune, and the pairs with a common border (length in m)."""

    communes: pd.DataFrame
    pairs: pd.DataFrame


def lambert93(degrees: np.ndarray) -> np.ndarray:
    """Longitude and latitude (RGF93) to metres in EPSG:2154: conic constants of IGN, note NTG 71."""
    n, c, xs, ys, e = 0.7256077650532670, 11_754_255.426096, 700_000.0, 12_655_612.049876, 0.0818191910428158
    longitude, latitude = np.deg2rad(degrees[:, 0] - 3), np.deg2rad(degrees[:, 1])
    sine = np.sin(latitude)
    isometric = np.arctanh(sine) - e * np.arctanh(e * sine)
    radius = c * np.exp(-n * isometric)
    return np.column_stack([xs + radius * np.sin(n * longitude), ys - radius * np.cos(n * longitude)])


def read_polygons(path: Path, codes: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """Sorted codes found in a GeoJSON file (or .gz), and their polygons in metres (Lambert-93)."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    wanted, polygons = set(codes), {}
    for feature in json.loads(text)["features"]:
        if feature["properties"]["code"] in wanted:
            polygons[feature["properties"]["code"]] = shapely.from_geojson(json.dumps(feature["geometry"]))
    found = sorted(polygons)
    shapes = np.array([polygons[code] for code in found], dtype=object)
    return found, shapely.transform(shapes, lambert93)


def measure_borders(codes: Sequence[str], shapes: np.ndarray) -> Borders:
    """Borders of communes from their polygons; the centroid of an invalid one (14174) is that of its valid form."""
    valid = np.where(shapely.is_valid(shapes), shapes, shapely.make_valid(shapes))
    centre = shapely.get_coordinates(shapely.centroid(valid))
    communes = pd.DataFrame({"code": codes, "area": shapely.area(valid), "x": centre[:, 0], "y": centre[:, 1]})
    return Borders(communes, contiguity(list(codes), shapes).pairs)


@cache
def region_borders(data: Path, region: str) -> Borders:
    """Borders of the communes of a region at least; Pays de la Loire has a small file, with the same polygons."""
    if region == "52":
        codes = commune_table(data, region)["code"].tolist()
        return measure_borders(*read_polygons(data / "communes_pdl_2018.geojson", codes))
    return france_borders(data)


@cache
def france_borders(data: Path) -> Borders:
    """Borders of the communes of metropolitan France, kept in ``build/bench-cache`` after the first call."""
    source = data / "communes_france_2018.geojson.gz"
    kept = CACHE / f"borders-2018-{source.stat().st_size}.npz"
    if not kept.exists():
        borders = measure_borders(*read_polygons(source, read_communes(data)["code"].tolist()))
        CACHE.mkdir(parents=True, exist_ok=True)
        place = {code: i for i, code in enumerate(borders.communes["code"])}
        np.savez_compressed(
            kept,
            code=borders.communes["code"].to_numpy(dtype=str),
            measures=borders.communes[["area", "x", "y"]].to_numpy(),
            ends=np.column_stack([borders.pairs[side].map(place) for side in ("left", "right")]),
            length=borders.pairs["length_m"].to_numpy(),
        )
    with np.load(kept) as table:
        code, ends = table["code"].astype(object), table["ends"]
        communes = pd.DataFrame(table["measures"], columns=["area", "x", "y"])
        communes.insert(0, "code", code)
        pairs = pd.DataFrame({"left": code[ends[:, 0]], "right": code[ends[:, 1]], "length_m": table["length"]})
    return Borders(communes, pairs)


@cache
def read_communes(data: Path) -> pd.DataFrame:
    """Communes of metropolitan France in COG 2018: code, name, departement, REG, zones, population; sorted by code."""
    table = pd.read_csv(data / "appartenance_communes_2018_france.csv", dtype=str, keep_default_na=False)
    table = table[table["REG"].isin(REGIONS)].drop_duplicates("CODGEO").sort_values("CODGEO")
    people = pd.read_csv(data / "population_communes_france_cog2018_2021_2024.csv", dtype={"COG": str, "CODGEO": str})
    people = people[people["COG"] == "2018"].drop_duplicates("CODGEO").set_index("CODGEO")["POP"]
    table = table.reset_index(drop=True).rename(columns={"CODGEO": "code", "LIBGEO": "name", "DEP": "departement"})
    table["population"] = table["code"].map(people).astype(float)
    return table


def commune_table(data: Path, region: str, level: str = "EPCI") -> pd.DataFrame:
    """Communes of a region (INSEE code) or of ``metropole``, with the ``block`` each belongs to."""
    table = read_communes(data)
    if region != "metropole":
        table = table[table["REG"] == region].reset_index(drop=True)
    if level == "EPCI":
        block = table["EPCI"].where(~table["EPCI"].str.startswith("ZZ"), table["code"].map(lone_block))
    else:
        block = table["code"]
    return table.assign(block=block)


def rule(table: pd.DataFrame, variant: str) -> Instance:
    """k and bounds of a region by one rule, the same for all: what a planner would ask.

    k is the mean of its numbers of ZE2010 and of arrondissements (18 in Pays de la Loire), rounded down. The mean m is
    what k - 1 territories hold when the largest block is alone (the Métropole du Grand Paris, one block of 7 million,
    would make any other mean meaningless). Loose: m / 4 to the larger of 4 m and 1.3 times the largest block. Tight:
    m / 2 to the larger of 1.8 m and 1.02 times the largest block. ``nest`` is loose, nested in départements. Bounds are
    rounded to the thousand (the minimum down, the maximum up).
    """
    k = (table["ZE2010"].nunique() + table["ARR"].nunique()) // 2
    blocks = table.groupby("block")["population"].sum()
    largest = float(blocks.max())
    mean = (float(blocks.sum()) - largest) / (k - 1)
    low, high, room = (0.5, 1.8, 1.02) if variant.startswith("tight") else (0.25, 4.0, 1.3)
    minimum = 1000 * np.floor(low * mean / 1000)
    maximum = 1000 * np.ceil(max(high * mean, room * largest) / 1000)
    return Instance(table["REG"].iloc[0], "EPCI", k, float(minimum), float(maximum), nested=variant.endswith("nest"))


def departement_of_blocks(table: pd.DataFrame) -> pd.Series:
    """Block -> the département where most of its residents live."""
    most = table.groupby(["block", "departement"], as_index=False)["population"].sum()
    most = most.sort_values(["block", "population"]).drop_duplicates("block", keep="last")
    return most.set_index("block")["departement"]


def make_problem(table: pd.DataFrame, borders: Borders, asked: Instance) -> Problem:
    """The problem of an instance."""
    block_of = table.set_index("code")["block"]
    near = borders.pairs[borders.pairs["left"].isin(block_of.index) & borders.pairs["right"].isin(block_of.index)]
    pairs = block_contiguity(near, block_of)
    centroids = block_centroids(borders.communes, block_of)
    nest = departement_of_blocks(table) if asked.nested else None
    references = []
    for zoning, weight in WEIGHTS.items():
        zones = table.set_index("code")["departement" if zoning == "DEP" else zoning]
        references.append((zoning, zones.where(~zones.isin(NOT_A_ZONE.get(zoning, []))), weight))
    return build_problem(
        table,
        block_of,
        references,
        pairs,
        declared_links(pairs, centroids, nest),
        centroids,
        k=asked.k,
        minimum=asked.minimum,
        maximum=asked.maximum,
        nest=nest,
        maximum_diameter_km=asked.diameter_km,
        compactness=asked.compactness,
        balance=asked.balance,
    )


def declared_links(
    pairs: pd.DataFrame, centroids: dict[str, tuple[float, float]], nest: pd.Series | None
) -> list[Link]:
    """Links that make one piece of the region, and of each département when no territory may cross one.

    Without the second, the EPCI of Dinard, which meets the rest of its département only across the Rance, could join
    no other block.
    """
    links = island_links(sorted(centroids), pairs, centroids)
    if nest is None:
        return links
    edges = pd.concat([pairs, pd.DataFrame([(link.left, link.right) for link in links], columns=["left", "right"])])
    for blocks in nest.groupby(nest).groups.values():
        inside = edges[edges["left"].isin(blocks) & edges["right"].isin(blocks)]
        links += island_links(sorted(blocks), inside, centroids)
    return links


def block_centroids(communes: pd.DataFrame, block_of: pd.Series) -> dict[str, tuple[float, float]]:
    """Block -> mean of the centroids of its communes weighted by area, in metres."""
    block, area = communes["code"].map(block_of), communes["area"]
    sums = pd.DataFrame({"area": area, "x": area * communes["x"], "y": area * communes["y"]}).groupby(block).sum()
    x, y = (sums["x"] / sums["area"]).tolist(), (sums["y"] / sums["area"]).tolist()
    return dict(zip(sums.index, zip(x, y, strict=True), strict=True))


def instance(name: str, data: Path = DATA) -> Instance:
    """What a name of ``NAMES`` asks for. Raises KeyError when there is no such name."""
    if name in FIXED:
        return FIXED[name]
    if name not in NAMES:
        raise KeyError(name)
    region, _, variant = name[1:].partition("-")
    return rule(commune_table(data, region), variant)


def build(name: str, data: Path = DATA) -> Problem:
    """The problem of a name of ``NAMES``. Raises KeyError, and FileNotFoundError without the data."""
    asked = instance(name, data)
    return make_problem(commune_table(data, asked.region, asked.level), region_borders(data, asked.region), asked)


def region_case(data: Path, region: str, variant: str = "loose") -> Problem:
    """EPCI of a metropolitan region, with the k and the bounds of ``rule``."""
    table = commune_table(data, region)
    return make_problem(table, region_borders(data, region), rule(table, variant))


def communes_case(data: Path, region: str, k: int, minimum: float, maximum: float) -> Problem:
    """Communes of a region or of ``metropole`` as blocks."""
    asked = Instance(region, "commune", k, minimum, maximum)
    return make_problem(commune_table(data, region, "commune"), region_borders(data, region), asked)


def france_case(data: Path = DATA) -> Problem:
    """The 1,245 EPCI of metropolitan France."""
    return build("FR-epci", data)


def known_optima() -> dict[str, float]:
    """Instance -> J of the plan proven best."""
    return pd.read_csv(OPTIMA_FILE, index_col="instance")["objective"].to_dict()


def available(data: Path) -> bool:
    """Whether the data files are there."""
    return (data / "communes_france_2018.geojson.gz").exists()


def main() -> None:
    """Print the instances."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if not available(data):
        print(f"The real data files are not in {data}: give their folder.")
        return
    print(f"{'instance':16} {'blocks':>6} {'k':>8} {'minimum':>9} {'maximum':>9}")
    for name in NAMES:
        asked = instance(name, data)
        blocks = commune_table(data, asked.region, asked.level)["block"].nunique()
        k = "-".join(map(str, np.atleast_1d(asked.k)))
        print(f"{name:16} {blocks:6} {k:>8} {asked.minimum:9.0f} {asked.maximum:9.0f}")


if __name__ == "__main__":
    main()
