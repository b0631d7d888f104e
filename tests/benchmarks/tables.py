"""Measures the reading of two invented national files against ``pandas.read_csv`` of the same file, in one run.

    python tests/benchmarks/tables.py [--runs 3] [--communes 35000] [--columns 150] [--flows 1000000]

- the employment base: 35,000 communes × 150 columns, decimals as INSEE writes them, then counts without decimals;
  ours: ``read_table`` and the figures of every column;
- commuting flows: 1 million rows of CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C21_ACTOCC15P; ours: ``read_flows``, codes checked
  and pairs summed.

The codes of communes are read as text by both. The quickest of the runs counts, in seconds of the processor
(``process_time``) and of the clock. Memory is the peak of a fresh process that does that one thing, less what the same
process weighs before it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clefop_plugin.sources.flows import read_flows
from clefop_plugin.sources.tables import read_table

LIMIT = 2.0
CODES = {"CODGEO": str, "DCLT": str}


def write_base(path: Path, communes: int, columns: int, decimals: int) -> None:
    """An invented base: figures of the size of the communes, with so many decimals."""
    rng = np.random.default_rng(5)
    size = rng.lognormal(6, 1.3, (communes, 1))
    figures = size * rng.uniform(0.01, 1, (communes, columns))
    frame = pd.DataFrame(figures, columns=[f"P21_COLONNE{rank}" for rank in range(columns)]).round(decimals)
    frame = frame.astype(int) if not decimals else frame
    frame.insert(0, "CODGEO", [f"{1 + rank // 900:02d}{1 + rank % 900:03d}" for rank in range(communes)])
    frame.to_csv(path, sep=";", index=False)


def write_flows(path: Path, rows: int) -> None:
    """Invented flows between near communes of ninety-five départements, Corsica included."""
    rng = np.random.default_rng(2)
    codes = [f"{dep:02d}{rank:03d}" for dep in range(1, 96) if dep != 20 for rank in range(1, 368)]
    codes += [f"2{letter}{rank:03d}" for letter in "AB" for rank in range(1, 200)]
    named = np.array([f"{code};Commune de l’Été {rank}" for rank, code in enumerate(codes)])
    start = rng.integers(0, len(named), rows)
    end = np.clip(start + rng.integers(-60, 60, rows), 0, len(named) - 1)
    count = np.round(rng.lognormal(2, 1.5, rows), 9)
    with path.open("w", encoding="utf-8") as file:
        file.write("CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C21_ACTOCC15P\n")
        file.writelines(f"{a};{b};{c}\n" for a, b, c in zip(named[start], named[end], count, strict=True))


def by_pandas(path: Path) -> None:
    """What is compared with: the C reader of pandas, as it comes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pd.read_csv(path, sep=";", dtype=CODES)


def every_figure(path: Path) -> None:
    """Ours: the table, and the figures of every column."""
    table = read_table(path)
    for column in table.columns[1:]:
        table.figures(column)


WORKS: dict[str, Callable[[Path], object]] = {
    "by_pandas": by_pandas,
    "every_figure": every_figure,
    "read_flows": read_flows,
}


def best(work: Callable[[Path], object], path: Path, runs: int) -> tuple[float, float]:
    """Least seconds of the processor and of the clock."""
    seconds = []
    for _ in range(runs):
        cpu, clock = time.process_time(), time.perf_counter()
        work(path)
        seconds.append((time.process_time() - cpu, time.perf_counter() - clock))
    return min(s[0] for s in seconds), min(s[1] for s in seconds)


def memory(name: str, path: Path) -> float:
    """Megabytes that one work adds to a fresh process."""
    command = [sys.executable, __file__, "--work", name, str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def peak() -> float:
    """Peak memory of this process, in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1e3


def compare(label: str, path: Path, name: str, runs: int) -> None:
    """Print both times, their ratio, and both memories."""
    print(f"{label}, {path.stat().st_size / 1e6:.0f} MB")
    bare, bare_clock = best(by_pandas, path, runs)
    own, own_clock = best(WORKS[name], path, runs)
    for title, cpu, clock, work in (
        ("pandas.read_csv", bare, bare_clock, "by_pandas"),
        (name, own, own_clock, name),
    ):
        print(f"  {title:16} {cpu:6.2f} s of processor, {clock:6.2f} s, {memory(work, path):6.0f} MB")
    print(f"  ratio            {own / bare:6.2f} (at most {LIMIT})")


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--communes", type=int, default=35_000)
    parser.add_argument("--columns", type=int, default=150)
    parser.add_argument("--flows", type=int, default=1_000_000)
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        before = peak()
        WORKS[asked.work[0]](Path(asked.work[1]))
        print(peak() - before)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "base.csv"
        for decimals in (9, 0):
            write_base(path, asked.communes, asked.columns, decimals)
            label = f"{asked.communes} communes × {asked.columns} columns, {decimals} decimals"
            compare(label, path, "every_figure", asked.runs)
        write_flows(path, asked.flows)
        compare(f"{asked.flows} flows", path, "read_flows", asked.runs)


if __name__ == "__main__":
    main()
