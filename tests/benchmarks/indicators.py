"""Measures the reading of an employment base of France against ``pandas.read_csv`` of the same file, in one run.

    python tests/benchmarks/indicators.py [--communes 35000] [--columns 150] [--runs 3]

The file is invented: 35,000 communes, 150 columns named as those of INSEE (P21_ACT1564…), decimals with a point, and
some secret values. Ours: the file is opened, its format recognised, its cells parsed and the long frame of values
built. The quickest of the runs counts, in seconds of the processor (``process_time``) and of the clock.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.indicators.catalogue import shipped

#: Share of the cells of one column in ten that are secret.
SECRET = 0.02


def names(count: int) -> list[str]:
    """Columns of the census that the catalogue knows, then others that it does not."""
    known = [c.replace("{yy}", "21") for entry in shipped() for c in entry.columns if c[:5] in ("P{yy}", "C{yy}")]
    return (list(dict.fromkeys(known)) + [f"P21_AUTRE{i}" for i in range(count)])[:count]


def write(path: Path, communes: int, columns: int) -> None:
    """An invented base: the largest communes first in each département of a hundred."""
    rng = np.random.default_rng(5)
    codes = [f"{1 + i // 900:02d}{1 + i % 900:03d}" for i in range(communes)]
    size = rng.lognormal(6, 1.3, communes)
    frame = pd.DataFrame({"CODGEO": codes, "LIBGEO": [f"Commune {i}" for i in range(communes)]})
    data = {name: np.char.mod("%.9f", size * rng.uniform(0.01, 1)).astype(object) for name in names(columns)}
    for rank, cells in enumerate(data.values()):
        if rank % 10 == 0:
            cells[rng.random(communes) < SECRET] = "s"
    pd.concat([frame, pd.DataFrame(data)], axis=1).to_csv(path, sep=";", index=False)


def ours(path: Path) -> pd.DataFrame:
    """Open, recognise, read."""
    document = open_document(path)
    kind = registry.chosen(document, registry.candidates(document, "indicators"), "indicators").format
    return kind.read(document, Options(), Progress()).values


def best(work: Callable[[], Any], runs: int) -> tuple[Any, float, float]:
    """Result, least seconds of the processor and of the clock."""
    seconds = []
    for _ in range(runs):
        cpu, clock = time.process_time(), time.perf_counter()
        result = work()
        seconds.append((time.process_time() - cpu, time.perf_counter() - clock))
    return result, min(s[0] for s in seconds), min(s[1] for s in seconds)


def main() -> None:
    """Print both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--communes", type=int, default=35_000)
    parser.add_argument("--columns", type=int, default=150)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "base-cc-emploi-pop-active-2021.csv"
        write(path, asked.communes, asked.columns)
        print(f"{asked.communes} communes × {asked.columns} columns, {path.stat().st_size / 1e6:.0f} MB")
        _, bare, bare_clock = best(lambda: pd.read_csv(path, sep=";"), asked.runs)
        values, own, own_clock = best(lambda: ours(path), asked.runs)
        print(f"pandas.read_csv       {bare:6.2f} s of processor, {bare_clock:6.2f} s")
        print(f"read of indicators    {own:6.2f} s of processor, {own_clock:6.2f} s, {len(values)} values")
        print(f"ratio                 {own / bare:6.2f}")


if __name__ == "__main__":
    main()
