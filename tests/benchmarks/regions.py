"""Measures the territory generator and prints one row per instance and seed.

    python tests/benchmarks/regions.py [DATA] [--instance A B A-nest B-nest demo] [--seconds 15] [--seeds 0 1 2]
                                       [--rounds N]
    python tests/benchmarks/regions.py [DATA] --exact [--instance …] [--seconds 60]

Without ``--exact`` the heuristic engine is measured alone; with it, the time until the optimum is proven, heuristic
included, from the prepared graph.

``A`` to ``B-nest`` are the EPCI of Pays de la Loire, read from DATA, CLEFOP_DATA or ../shared/data; their optima are
known. ``demo`` is the bundled fictional region, measured by default when those files are absent.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clefop_plugin.core.adjacency import block_contiguity, contiguity, island_links
from clefop_plugin.core.codes import lone_block
from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.problem import Problem, evaluate
from clefop_plugin.core.regions.solve import Budget, solve

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = {"ZE2010": 0.35, "BV2012": 0.20, "ARR": 0.20, "AU2010": 0.15, "DEP": 0.10}
NOT_A_ZONE = {"AU2010": ["000", "997", "998"]}
BOUNDS = {"A": (60_000, 700_000), "B": (30_000, 1_000_000)}
OPTIMA = {"A": 32.19611, "B": 67.50507, "A-nest": 29.17937, "B-nest": 67.11625}


def read_region(data: Path) -> tuple[pd.DataFrame, np.ndarray]:
    """Communes with their zones, population and block, and their polygons in metres (local plane, near enough)."""
    features = json.loads((data / "communes_pdl_2018.geojson").read_text(encoding="utf-8"))["features"]
    polygons = {f["properties"]["code"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features}
    table = pd.read_csv(data / "appartenance_communes_2018_france.csv", dtype=str, keep_default_na=False)
    table = table[table["CODGEO"].isin(list(polygons))].drop_duplicates("CODGEO").sort_values("CODGEO")
    people = pd.read_csv(data / "population_communes_france_cog2018_2021_2024.csv", dtype={"COG": str, "CODGEO": str})
    people = people[people["COG"] == "2018"].drop_duplicates("CODGEO").set_index("CODGEO")["POP"]
    table = table.reset_index(drop=True).rename(columns={"CODGEO": "code", "LIBGEO": "name", "DEP": "departement"})
    table["population"] = table["code"].map(people).astype(float)
    table["block"] = table["EPCI"].where(~table["EPCI"].str.startswith("ZZ"), table["code"].map(lone_block))
    metres = np.array([111_195 * np.cos(np.deg2rad(47.3)), 111_195])
    shapes = np.array([polygons[code] for code in table["code"]], dtype=object)
    return table, shapely.transform(shapes, lambda xy: xy * metres)


def pays_de_la_loire(data: Path, instance: str, k: int = 18) -> tuple[Problem, pd.DataFrame]:
    """The problem of one instance (A, B, A-nest, B-nest), and the communes with their block."""
    table, shapes = read_region(data)
    block_of = table.set_index("code")["block"]
    pairs = block_contiguity(contiguity(table["code"].tolist(), shapes).pairs, block_of)
    area, centre = shapely.area(shapes), shapely.get_coordinates(shapely.centroid(shapes))
    sums = pd.DataFrame({"block": table["block"], "area": area, "x": area * centre[:, 0], "y": area * centre[:, 1]})
    sums = sums.groupby("block").sum()
    centroids = {
        b: (float(r.x / r.area), float(r.y / r.area)) for b, r in zip(sums.index, sums.itertuples(), strict=True)
    }
    references = []
    for zoning, weight in WEIGHTS.items():
        column = "departement" if zoning == "DEP" else zoning
        zones = table.set_index("code")[column]
        references.append((zoning, zones.where(~zones.isin(NOT_A_ZONE.get(zoning, []))), weight))
    nest = None
    if instance.endswith("-nest"):
        most = table.groupby(["block", "departement"], as_index=False)["population"].sum()
        most = most.sort_values(["block", "population"]).drop_duplicates("block", keep="last")
        nest = most.set_index("block")["departement"]
    minimum, maximum = BOUNDS[instance.removesuffix("-nest")]
    problem = build_problem(
        table,
        block_of,
        references,
        pairs,
        island_links(sorted(sums.index), pairs, centroids),
        centroids,
        k=k,
        minimum=minimum,
        maximum=maximum,
        nest=nest,
    )
    return problem, table


def fictional_region() -> Problem:
    """The problem of the fictional region, with the parameters the plugin proposes."""
    from clefop_plugin.services.blocks import read_blocks
    from clefop_plugin.services.demo import load_demo
    from clefop_plugin.services.generation_parameters import default_parameters
    from clefop_plugin.services.region import Region
    from clefop_plugin.services.territory_problem import make_problem

    with tempfile.TemporaryDirectory() as folder:
        workspace = load_demo(Path(folder) / "demo.gpkg")
        parameters, region = default_parameters(workspace), Region(workspace)
        return make_problem(region, read_blocks(region, parameters.blocks), parameters)


def main() -> None:
    """Print the table of results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(os.environ.get("CLEFOP_DATA", ROOT.parent / "shared" / "data"))
    parser.add_argument("data", type=Path, nargs="?", default=beside)
    parser.add_argument("--instance", nargs="+", default=[], choices=[*sorted(OPTIMA), "demo"])
    parser.add_argument("--seconds", type=float, default=None, help="default: 15, or 60 with --exact")
    parser.add_argument("--exact", action="store_true", help="prove the optimum")
    parser.add_argument("--rounds", type=int, default=None)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    options = parser.parse_args()
    there = (options.data / "communes_pdl_2018.geojson").exists()
    if not there:
        print(f"The real data files are not in {options.data}.")
        if set(options.instance) - {"demo"}:
            parser.exit(1, "Give their folder, or measure the fictional region with --instance demo.\n")
    seconds = options.seconds or (60.0 if options.exact else 15.0)
    head = f"{'instance':9} {'seed':>4} {'J':>10} {'optimum':>10} {'bound':>10} {'stopped':>9} {'Rand %':>7}"
    print(f"{head} {'feasible':>8} {'rounds':>6} {'s':>6}")
    for instance in options.instance or ["A" if there else "demo"]:
        start = time.perf_counter()
        problem = fictional_region() if instance == "demo" else pays_de_la_loire(options.data, instance)[0]
        print(f"{instance:9} {problem.size} blocks prepared in {time.perf_counter() - start:.2f} s")
        optimum = f"{OPTIMA[instance]:.5f}" if instance in OPTIMA else "unknown"
        for seed in options.seeds:
            found = solve(problem, Budget(seconds, options.rounds, seed, exact=options.exact))
            check = evaluate(problem, found.labels)
            print(
                f"{instance:9} {seed:4} {found.objective:10.5f} {optimum:>10} "
                f"{'-' if found.bound is None else format(found.bound, '.5f'):>10} {found.stopped:>9} "
                f"{100 * found.rand:7.3f} {check.feasible!s:>8} {found.rounds:6} {found.seconds:6.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
