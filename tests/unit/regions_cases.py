"""Small invented regions for the tests of the territory generator."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd

from clefop_plugin.core.regions.build import build_problem
from clefop_plugin.core.regions.problem import Problem


def grid_tables(seed: int = 0, width: int = 4, height: int = 3, per_block: int = 3) -> dict:
    """Blocks on a grid, a few communes in each, three zonings with gaps; as build_problem takes them."""
    rng = np.random.default_rng(seed)
    blocks = [f"B{x}{y}" for y in range(height) for x in range(width)]
    codes = [f"{b}c{i}" for b in blocks for i in range(per_block)]
    communes = pd.DataFrame({"code": codes, "population": rng.integers(100, 2000, len(codes)).astype(float)})
    block_of = pd.Series({c: c[:3] for c in codes})
    zones = [pd.Series(rng.choice(["u", "v", "w", "x", None], len(codes)), index=codes) for _ in range(3)]
    references = [(f"z{i}", zone, weight) for i, (zone, weight) in enumerate(zip(zones, [2, 1, 1], strict=True))]
    pairs = [(f"B{x}{y}", f"B{x + 1}{y}") for y in range(height) for x in range(width - 1)]
    pairs += [(f"B{x}{y}", f"B{x}{y + 1}") for y in range(height - 1) for x in range(width)]
    return {
        "communes": communes,
        "block_of": block_of,
        "references": references,
        "pairs": pd.DataFrame(pairs, columns=["left", "right"]),
        "links": [],
        "centroids": {b: (1000.0 * int(b[1]), 1000.0 * int(b[2])) for b in blocks},
    }


def grid_problem(seed: int = 0, **options) -> Problem:
    """A problem on the grid: three territories, loose bounds, unless told otherwise."""
    size = {name: options.pop(name) for name in ("width", "height", "per_block") if name in options}
    return build_problem(**grid_tables(seed, **size), **{"k": 3, "minimum": 1000, "maximum": 30_000, **options})


def load_instances() -> ModuleType:
    """The instances of the benchmarks: problems of real regions, by name."""
    folder = str(Path(__file__).resolve().parents[1] / "benchmarks")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("instances")
