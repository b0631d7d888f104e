"""Measures the territory generator: how good the heuristic is, how fast the optimum is proven, what memory it takes.

    python tests/benchmarks/regions.py                       a short look: ``exact --rounds 6``
    python tests/benchmarks/regions.py heuristic [options]   the heuristic engine alone, one row a seed
    python tests/benchmarks/regions.py exact [options]       ``solve`` until the optimum is proven or the time is over
    python tests/benchmarks/regions.py summary [options]     exact on every region: how many are proven in the time

Options: --instance NAME… (names of ``instances.py``, ``demo``, or the groups ``pdl``, ``wishes``, ``regions``,
``large``),
--seconds S, --seeds N…, --rounds N, --data FOLDER, --csv FILE (also write the rows), --record (exact and summary: keep
the proven optima in ``optima.csv``). Without the data files the fictional region is measured.

Every measure runs alone in a fresh process. Columns: J of the plan, its distance to the proven optimum or, in exact
runs, to the bound found; ``to best`` the seconds (to 0.25) after which the plan returned was known; ``s`` and ``cpu s``
the whole run; ``MB`` the peak memory of the process, problem included. J, Rand and the feasibility are recomputed from
the labels: a row that the engine told otherwise says MISMATCH. ``no plan`` is the proof that none exists, as for
R84-tight-nest, where two EPCI of the Rhône (66,017 residents) can only join the Métropole de Lyon.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import instances

from clefop_plugin.core.errors import InfeasibleError
from clefop_plugin.core.regions.feasibility import check_bounds, no_plan_exists
from clefop_plugin.core.regions.problem import Problem, evaluate
from clefop_plugin.core.regions.solve import Budget, solve
from clefop_plugin.core.regions.track import Step

GROUPS = {
    "pdl": ("A", "B", "A-nest", "B-nest"),
    "wishes": instances.WISHES,
    "regions": tuple(name for name in instances.NAMES if name not in (*instances.LARGE, *instances.WISHES)),
    "large": instances.LARGE,
}
SECONDS = {"heuristic": 15.0, "exact": 60.0, "summary": 60.0}
#: J of two runs that found the same plan differ by less: rounding of the sums.
SAME = 1e-8
#: How a run ends that proves that no plan exists: a certificate too.
NONE = "no plan"


@dataclass(frozen=True)
class Row:
    """One run. ``reference``: the proven optimum, or the bound; None when nothing is known."""

    instance: str
    blocks: int
    seed: int
    objective: float | None = None
    reference: float | None = None
    gap: float | None = None
    rand: float | None = None
    stopped: str = ""
    to_best: float | None = None
    seconds: float = 0.0
    cpu: float = 0.0
    megabytes: float = 0.0
    note: str = ""

    @property
    def at_optimum(self) -> bool:
        """Whether J is the reference itself."""
        return self.gap is not None and self.gap < SAME


class History:
    """Hears where ``solve`` stands, four times a second."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def to_best(self, objective: float) -> float | None:
        """Seconds until the plan of this J was known."""
        enough = objective - SAME * max(1, abs(objective))
        return next((s.seconds for s in self.steps if s.objective is not None and s.objective >= enough), None)


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


def measure(name: str, data: Path, seed: int, seconds: float, rounds: int | None, exact: bool) -> Row:
    """One run of ``solve`` on one instance; in a process of its own, for the memory to be its own."""
    problem = fictional_region() if name == "demo" else instances.build(name, data)
    history, start, cpu = History(), time.perf_counter(), time.process_time()
    try:
        found = solve(problem, Budget(seconds, rounds, seed, exact=exact), watch=history.steps.append)
    except InfeasibleError as error:
        spent, cpu = time.perf_counter() - start, time.process_time() - cpu
        stopped = NONE if is_proof(problem, error) else "none found"
        return Row(
            name, problem.size, seed, stopped=stopped, seconds=spent, cpu=cpu, megabytes=_peak(), note=str(error)
        )
    spent, cpu = time.perf_counter() - start, time.process_time() - cpu
    check = evaluate(problem, found.labels)
    notes = [] if check.feasible else ["INFEASIBLE"]
    if max(abs(check.objective - found.objective), abs(check.rand - found.rand)) > SAME * max(1, abs(check.objective)):
        notes.append("MISMATCH")
    reference = found.bound if exact else instances.known_optima().get(name)
    return Row(
        instance=name,
        blocks=problem.size,
        seed=seed,
        objective=check.objective,
        reference=reference,
        gap=None if reference is None else (reference - check.objective) / max(abs(check.objective), 1e-9),
        rand=check.rand,
        stopped=found.stopped,
        to_best=history.to_best(check.objective),
        seconds=spent,
        cpu=cpu,
        megabytes=_peak(),
        note=" ".join(notes),
    )


def is_proof(problem: Problem, error: InfeasibleError) -> bool:
    """Whether the error says that no plan exists, rather than that none was found."""
    try:
        check_bounds(problem)
    except InfeasibleError:
        return True
    return str(error) == str(no_plan_exists(problem))


def _peak() -> float:
    """Peak memory of this process in MB (Linux counts in kB, macOS in bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def run(mode: str, names: Iterable[str], options: argparse.Namespace) -> Iterator[Row]:
    """The rows of a mode, one after the other, each measured in a fresh process."""
    seconds = options.seconds or SECONDS[mode]
    seeds = options.seeds or ([0, 1, 2] if mode == "heuristic" else [0])
    for name in names:
        for seed in seeds:
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
                work = (name, options.data, seed, seconds, options.rounds, mode != "heuristic")
                yield process.submit(measure, *work).result()


def _text(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)


def print_head(mode: str) -> None:
    """Titles of the columns."""
    reference = "optimum" if mode == "heuristic" else "bound"
    print(
        f"{'instance':16} {'blocks':>6} {'seed':>4} {'J':>12} {reference:>12} {'gap %':>8} {'Rand %':>7} "
        f"{'stopped':>10} {'to best':>8} {'s':>7} {'cpu s':>7} {'MB':>6}"
    )


def print_row(row: Row) -> None:
    """One line of the table."""
    gap = None if row.gap is None else round(100 * row.gap, 4) + 0.0  # adding zero makes zero of minus zero
    rand = None if row.rand is None else 100 * row.rand
    print(
        f"{row.instance:16} {row.blocks:6} {row.seed:4} {_text(row.objective, '.5f'):>12} "
        f"{_text(row.reference, '.5f'):>12} {_text(gap, '.4f'):>8} {_text(rand, '.3f'):>7} {row.stopped:>10} "
        f"{_text(row.to_best, '.2f'):>8} {row.seconds:7.2f} {row.cpu:7.2f} {row.megabytes:6.0f} {row.note}".rstrip(),
        flush=True,
    )


def summarise(mode: str, rows: list[Row], seconds: float) -> None:
    """The last lines: optima proven, or runs of the heuristic that reached the optimum."""
    wrong = [row for row in rows if row.note and row.objective is not None]
    if wrong:
        print(f"WRONG: {len(wrong)} rows do not agree with their plan.")
    if mode == "heuristic":
        known = [row for row in rows if row.reference is not None]
        hit = sum(row.at_optimum for row in known)
        print(f"optimum reached in {seconds:g} s: {hit} of {len(known)} runs ({len(rows) - len(known)} unknown)")
        for name in dict.fromkeys(row.instance for row in known):
            mine = [row for row in known if row.instance == name]
            if not all(row.at_optimum for row in mine):
                worst = max(100 * row.gap for row in mine)
                print(f"  {name}: {sum(r.at_optimum for r in mine)} of {len(mine)}, worst {worst:.4f} % below")
        return
    proven = sum(row.stopped in ("proven", NONE) for row in rows)
    print(f"certificates under {seconds:g} s: {proven} of {len(rows)}")
    for row in rows:
        if row.stopped not in ("proven", NONE):
            print(f"  {row.instance} seed {row.seed}: {row.stopped}, gap {_text(row.gap and 100 * row.gap, '.4f')} %")


def record(rows: Iterable[Row]) -> None:
    """Keep the proven optima; one that differs from what was kept is told and left."""
    known = instances.known_optima()
    for row in rows:
        if row.stopped != "proven" or row.objective is None or row.note or row.instance == "demo":
            continue
        before = known.setdefault(row.instance, row.objective)
        if abs(before - row.objective) > 1e-6:
            print(f"{row.instance}: proven {row.objective:.8f}, but {before:.8f} was proven before")
    with instances.OPTIMA_FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["instance", "objective"])
        writer.writerows([name, f"{known[name]:.8f}"] for name in instances.NAMES if name in known)


def write_rows(path: Path, rows: list[Row]) -> None:
    """All the figures, not rounded."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Row)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)


def read_options() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", nargs="?", choices=list(SECONDS))
    parser.add_argument("--data", type=Path, default=instances.DATA)
    names = [*GROUPS, *instances.NAMES, "demo"]
    parser.add_argument("--instance", nargs="+", default=[], choices=names, metavar="NAME")
    parser.add_argument("--seconds", type=float, help="default: 15 for the heuristic, else 60")
    parser.add_argument("--seeds", type=int, nargs="+", help="default: 0 1 2 for the heuristic, else 0")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    if options.mode is None:  # a short look
        options.mode, options.rounds = "exact", options.rounds or 6
    if not instances.available(options.data):
        print(f"The real data files are not in {options.data}.")
        if set(options.instance) - {"demo"}:
            parser.exit(1, "Give their folder with --data, or measure the fictional region with --instance demo.\n")
        options.instance = ["demo"]
    elif not options.instance:
        options.instance = ["regions" if options.mode == "summary" else "pdl"]
    return options


def main() -> None:
    """Print the table of results."""
    options = read_options()
    names = dict.fromkeys(name for asked in options.instance for name in GROUPS.get(asked, (asked,)))
    print_head(options.mode)
    rows = []
    for row in run(options.mode, names, options):
        print_row(row)
        rows.append(row)
    summarise(options.mode, rows, options.seconds or SECONDS[options.mode])
    if options.record and options.mode != "heuristic":
        record(rows)
    if options.csv:
        write_rows(options.csv, rows)


if __name__ == "__main__":
    main()
