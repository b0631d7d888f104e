"""The territory generator beside other free tools, on the same problems, all scored by our own ``evaluate``.

    python3 -m venv build/peers && build/peers/bin/pip install -r requirements-bench.txt
    build/peers/bin/python tests/benchmarks/peers.py [--instance B A] [--seconds 20] [--method NAME…] [--limit 120]
        [--seed 0] [--data FOLDER] [--csv FILE]

The packages go into an environment of their own: they want newer versions of numpy and pandas than QGIS brings. A tool
that is not installed is told and left out.

Each method runs in a process of its own, ended after ``--limit`` seconds. The clusterings (spopt, pygeoda) minimise the
within-cluster variance of the shares of each block's residents in the zones, weighted as in J, in the first dimensions
of their singular value decomposition: as many as territories, from 20 to 200 (``200d``: 200). They are given k and the
contacts, and ``floor`` means the minimum too; none of them takes a maximum, so their plans may break it: "feasible"
says so, and J of such a plan is not comparable. gerrychain walks on our own J within our bounds, for ``--seconds`` like
our engines, from Ward's plan when that is feasible, else from the first plan of our heuristic.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from multiprocessing.connection import Connection
from pathlib import Path

import instances
import numpy as np

from clefop_plugin.core.errors import InfeasibleError
from clefop_plugin.core.regions.problem import UNIT, Evaluation, Problem, evaluate
from clefop_plugin.core.regions.solve import Budget, solve

#: Above this many blocks the matrix of all pairs that scores gerrychain's flips would not fit.
PAIR_BLOCKS = 5000


class NotRun(Exception):
    """Why a method was not run."""


@dataclass(frozen=True)
class Row:
    """One plan of one tool. ``share``: J as a share of the best known, in feasible plans only."""

    instance: str
    method: str
    objective: float | None = None
    share: float | None = None
    territories: int | None = None
    feasible: bool | None = None
    seconds: float | None = None
    cpu: float | None = None
    note: str = ""


def weighted_shares(problem: Problem, dimensions: int) -> np.ndarray:
    """Blocks x dimensions: the shares of residents in each zone times sqrt(w), reduced by SVD.

    A block's residents in zones that no other block meets are in one column of their own, by zoning. The square of the
    distance between two rows is, for blocks that lie in one zone of each zoning, 2 (1 - S_ij).
    """
    from scipy.sparse import csr_matrix, diags, hstack
    from scipy.sparse.linalg import svds

    cells = [(i, zone, value) for i, row in enumerate(problem.rows) for zone, value in row]
    line, zone, value = (np.array(column) for column in zip(*cells, strict=True))
    value = value * np.sqrt(UNIT) / np.maximum(problem.population[line], 1.0)
    parts = [csr_matrix((value, (line, zone)), shape=(problem.size, problem.zone_count))]
    for reference, weight in enumerate(problem.reference_weights):
        here = problem.zone_reference[zone] == reference
        rest = np.sqrt(weight) - np.bincount(line[here], value[here], minlength=problem.size)
        parts.append(diags(np.maximum(rest, 0.0)))
    shares = hstack(parts).tocsr()
    left, size, _ = svds(shares, k=min(dimensions, min(shares.shape) - 1), random_state=0)
    return left * size


def usual_dimensions(problem: Problem) -> int:
    """Dimensions given to the clusterings: 300 territories cannot be told apart in 20."""
    return max(20, min(200, problem.k_max))


def spopt_inputs(problem: Problem, dimensions: int | None = None) -> tuple:
    """(frame, weights, names of the columns), as the models of spopt take them."""
    import geopandas
    from libpysal.weights import W

    features = weighted_shares(problem, dimensions or usual_dimensions(problem))
    names = [f"d{i}" for i in range(features.shape[1])]
    points = geopandas.points_from_xy(*problem.xy.T)
    frame = geopandas.GeoDataFrame(dict(zip(names, features.T, strict=True)), geometry=points)
    return frame, W({i: list(around) for i, around in enumerate(problem.neighbours)}, silence_warnings=True), names


def spopt_ward(problem: Problem, options: argparse.Namespace, dimensions: int | None = None) -> np.ndarray:
    from spopt.region import WardSpatial

    model = WardSpatial(*spopt_inputs(problem, dimensions), n_clusters=problem.k_max)
    model.solve()
    return np.asarray(model.labels_)


def spopt_ward_200(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    return spopt_ward(problem, options, 200)


def spopt_skater(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    from spopt.region import Skater

    model = Skater(*spopt_inputs(problem), n_clusters=problem.k_max)
    model.solve()
    return np.asarray(model.labels_)


def spopt_azp(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    from spopt.region import AZP

    model = AZP(*spopt_inputs(problem), n_clusters=problem.k_max, random_state=options.seed)
    model.solve()
    return np.asarray(model.labels_).astype(int)


def geoda_inputs(problem: Problem) -> tuple:
    """(weights, features), as the functions of pygeoda take them: weights are read from a GAL file."""
    from pygeoda.weights import read_gal

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.gal"
        lines = [f"0 {problem.size} contacts id"]
        for i, around in enumerate(problem.neighbours):
            lines += [f"{i} {len(around)}", " ".join(map(str, around))]
        path.write_text("\n".join(lines) + "\n", encoding="ascii")
        weights = read_gal(str(path), [str(i) for i in range(problem.size)])
    return weights, weighted_shares(problem, usual_dimensions(problem)).T.tolist()


def geoda(function: str, floor: bool, **how: object) -> Callable[[Problem, argparse.Namespace], np.ndarray]:
    """A method that calls one function of pygeoda."""

    def method(problem: Problem, options: argparse.Namespace) -> np.ndarray:
        import pygeoda

        weights, features = geoda_inputs(problem)
        bound = {"bound_variable": problem.amounts.tolist(), "min_bound": problem.minimum} if floor else {}
        call = getattr(pygeoda, function)
        found = call(problem.k_max, weights, features, scale_method="raw", **how, **bound)
        return np.asarray(found["Clusters"])

    return method


def start_plan(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    """Ward's plan when it is feasible, else the first plan of our heuristic."""
    if importlib.util.find_spec("spopt") is not None:
        labels = spopt_ward(problem, options)
        if evaluate(problem, labels).feasible:
            return labels
    return solve(problem, Budget(seconds=None, rounds=0, seed=options.seed, exact=False)).labels


def pair_values(problem: Problem) -> np.ndarray:
    """Value in J of each pair of blocks being together."""
    table = np.zeros((problem.size, problem.zone_count))
    for i, row in enumerate(problem.rows):
        for zone, value in row:
            table[i, zone] = value
    values = table @ table.T - problem.resolution * np.outer(problem.population, problem.population) / UNIT
    for i, row in enumerate(problem.ties):
        for j, value in row:
            values[i, j] += value
    np.fill_diagonal(values, 0.0)
    return values


def chain_objective(values: np.ndarray) -> Callable:
    """Updater of gerrychain: J of a partition, from that of its parent and the block that changed."""

    def objective(partition: object) -> float:
        if partition.parent is None:
            return sum(values[np.ix_(list(part), list(part))].sum() / 2 for part in partition.parts.values())
        total, parts = partition.parent["objective"], partition.parent.parts
        if len(partition.flips) > 1:
            raise ValueError("one block changes at a time")
        for block, part in partition.flips.items():
            before = partition.parent.assignment.mapping[block]
            if part != before:
                total += values[block, list(parts[part])].sum() - values[block, list(parts[before])].sum()
        return total

    return objective


def chain_parts(problem: Problem, options: argparse.Namespace) -> tuple:
    """What a chain of gerrychain needs: the plan it starts from, with our J, and our contiguity and bounds."""
    if problem.size > PAIR_BLOCKS:
        raise NotRun("too many blocks for the matrix of pairs")
    import networkx
    from gerrychain import Graph, Partition
    from gerrychain.constraints import Bounds, single_flip_contiguous
    from gerrychain.updaters import Tally

    graph = networkx.Graph()
    graph.add_nodes_from((i, {"amount": float(problem.amounts[i])}) for i in range(problem.size))
    graph.add_edges_from((i, j) for i, around in enumerate(problem.neighbours) for j in around)
    labels = start_plan(problem, options)
    updaters = {"amount": Tally("amount", alias="amount"), "objective": chain_objective(pair_values(problem))}
    start = Partition(Graph.from_networkx(graph), {i: int(c) for i, c in enumerate(labels)}, updaters)
    bounds = Bounds(lambda partition: partition["amount"].values(), (problem.minimum, problem.maximum))
    return start, [bounds, single_flip_contiguous]


def best_of_chain(start: object, chain: Iterator, seconds: float) -> np.ndarray:
    """Labels of the best plan of a chain that runs for some seconds."""
    end, best = time.perf_counter() + seconds, start
    for partition in chain:
        if partition["objective"] > best["objective"]:
            best = partition
        if time.perf_counter() > end:
            break
    assignment = best.assignment.mapping
    return np.array([assignment[i] for i in range(len(assignment))])


def chain_bursts(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    from gerrychain.optimization import SingleMetricOptimizer
    from gerrychain.proposals import propose_random_flip

    start, limits = chain_parts(problem, options)
    optimizer = SingleMetricOptimizer(propose_random_flip, limits, start, lambda p: p["objective"], rng=options.seed)
    return best_of_chain(start, optimizer.short_bursts(10, 10**8), options.seconds)


def chain_annealing(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    """With the temperatures of our own annealing; gerrychain's overflows when a step improves J by much."""
    from gerrychain import MarkovChain
    from gerrychain.proposals import propose_random_flip

    from clefop_plugin.core.regions.ground import ground_of
    from clefop_plugin.core.regions.state import State

    start, limits = chain_parts(problem, options)
    labels = [start.assignment.mapping[i] for i in range(problem.size)]
    scale, hot, cold, begun = State(ground_of(problem), labels).typical_link(), 0.6, 0.005, time.perf_counter()

    def accept(partition: object, *, rng: object) -> bool:
        if partition.parent is None:
            return True
        temperature = scale * hot * (cold / hot) ** min(1.0, (time.perf_counter() - begun) / options.seconds)
        change = partition["objective"] - partition.parent["objective"]
        return change >= 0 or rng.random() < np.exp(change / temperature)

    chain = MarkovChain(propose_random_flip, limits, accept, start, 10**9, rng=options.seed)
    return best_of_chain(start, chain, options.seconds)


def own_heuristic(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    return solve(problem, Budget(options.seconds, None, options.seed, exact=False)).labels


def own(problem: Problem, options: argparse.Namespace) -> np.ndarray:
    return solve(problem, Budget(options.seconds, None, options.seed)).labels


#: Name -> (package it needs, what it runs).
METHODS: dict[str, tuple[str, Callable[[Problem, argparse.Namespace], np.ndarray]]] = {
    "spopt Ward": ("spopt", spopt_ward),
    "spopt Ward 200d": ("spopt", spopt_ward_200),
    "spopt Skater": ("spopt", spopt_skater),
    "spopt AZP": ("spopt", spopt_azp),
    "pygeoda skater": ("pygeoda", geoda("skater", False)),
    "pygeoda skater floor": ("pygeoda", geoda("skater", True)),
    "pygeoda schc ward": ("pygeoda", geoda("schc", False, linkage_method="ward")),
    "pygeoda schc ward floor": ("pygeoda", geoda("schc", True, linkage_method="ward")),
    "pygeoda redcap floor": ("pygeoda", geoda("redcap", True, method="fullorder-completelinkage")),
    "pygeoda azp greedy floor": ("pygeoda", geoda("azp_greedy", True)),
    "pygeoda azp sa floor": ("pygeoda", geoda("azp_sa", True)),
    "pygeoda azp tabu floor": ("pygeoda", geoda("azp_tabu", True, tabu_length=10)),
    "gerrychain bursts": ("gerrychain", chain_bursts),
    "gerrychain annealing": ("gerrychain", chain_annealing),
    "CLEFOP heuristic": ("clefop_plugin", own_heuristic),
    "CLEFOP": ("clefop_plugin", own),
}


#: Package -> modules a method imports.
IMPORTS = {
    "spopt": ("spopt.region", "geopandas", "libpysal.weights"),
    "pygeoda": ("pygeoda",),
    "gerrychain": ("gerrychain", "networkx"),
    "clefop_plugin": ("scipy.optimize",),
}


def work(pipe: Connection, name: str, method: str, options: argparse.Namespace) -> None:
    """In a child process: prepare the problem, run the method, send (labels, seconds, CPU seconds) or why not."""
    problem = instances.build(name, options.data)
    package, call = METHODS[method]
    for module in IMPORTS[package]:  # the seconds of an import are none of the method's
        importlib.import_module(module)
    pipe.send("ready")
    start, cpu = time.perf_counter(), time.process_time()
    try:
        labels = np.asarray(call(problem, options))
        pipe.send((labels, time.perf_counter() - start, time.process_time() - cpu))
    except (NotRun, InfeasibleError) as reason:
        pipe.send(str(reason))
    except Exception as error:  # a tool of others may fail in any way, which is a result of the comparison
        pipe.send(f"{type(error).__name__}: {error}".splitlines()[0])


def run(name: str, method: str, options: argparse.Namespace) -> tuple[np.ndarray, float, float] | str:
    """Labels, seconds and CPU seconds of one method on one instance, or why there are none."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(there, name, method, options))
    process.start()
    there.close()
    try:
        here.recv()
        if not here.poll(options.limit):
            return f"no plan in {options.limit:g} s"
        return here.recv()
    except EOFError:
        return "the process ended without a plan"
    finally:
        process.kill()
        process.join()


def broken(problem: Problem, check: Evaluation) -> str:
    """What a plan breaks, in a few words."""
    faults = {
        f"{check.territories} territories": not problem.k_min <= check.territories <= problem.k_max,
        f"{len(check.low)} under the minimum": check.low,
        f"{len(check.high)} over the maximum": check.high,
        f"{check.breaches} other breaches": check.breaches,
    }
    return ", ".join(text for text, there in faults.items() if there)


def compare(name: str, methods: list[str], options: argparse.Namespace) -> Iterator[Row]:
    """The rows of one instance."""
    problem = instances.build(name, options.data)
    for method in methods:
        found = run(name, method, options)
        if isinstance(found, str):
            yield Row(name, method, note=found)
            continue
        check = evaluate(problem, found[0])
        row = Row(name, method, check.objective, None, check.territories, check.feasible, found[1], found[2])
        yield replace(row, note=broken(problem, check))


def print_row(row: Row) -> None:
    """One line of the table."""
    objective = "-" if row.objective is None else f"{row.objective:.5f}"
    share = "-" if row.share is None else f"{100 * row.share:.3f}"
    seconds, cpu = ("-" if spent is None else f"{spent:.2f}" for spent in (row.seconds, row.cpu))
    feasible = "-" if row.feasible is None else "yes" if row.feasible else "no"
    line = f"{row.instance:16} {row.method:26} {objective:>13} {share:>9} {feasible:>8} {seconds:>8} {cpu:>8}"
    print(f"{line} {row.note}".rstrip(), flush=True)


def with_shares(rows: list[Row], known: float | None) -> list[Row]:
    """The rows of one instance, J of feasible plans as a share of the proven optimum, or of the best of them."""
    objectives = [row.objective for row in rows if row.feasible]
    best = known if known is not None else max(objectives, default=None)
    if not best:
        return rows
    return [replace(row, share=row.objective / best) if row.feasible else row for row in rows]


def read_options() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=instances.DATA)
    parser.add_argument("--instance", nargs="+", default=["B", "A"], choices=instances.NAMES, metavar="NAME")
    parser.add_argument("--method", nargs="+", default=list(METHODS), choices=list(METHODS), metavar="NAME")
    parser.add_argument("--seconds", type=float, default=20.0, help="for gerrychain and for us")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds after which a method is ended")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--csv", type=Path)
    return parser.parse_args()


def main() -> None:
    """Print the table."""
    options = read_options()
    packages = dict.fromkeys(package for package, _ in METHODS.values())
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    if missing:
        print(f"Not installed, left out: {', '.join(missing)}. See the first lines of this script.")
    methods = [name for name in options.method if METHODS[name][0] not in missing]
    if not instances.available(options.data):
        print(f"The real data files are not in {options.data}: give their folder with --data.")
        return
    if not any(METHODS[name][0] != "clefop_plugin" for name in methods):
        print("Nothing to compare with.")
        return
    known, table = instances.known_optima(), []
    print(f"{'instance':16} {'method':26} {'J':>13} {'% of best':>9} {'feasible':>8} {'s':>8} {'cpu s':>8}")
    for name in options.instance:
        rows = list(compare(name, methods, options))
        table += with_shares(rows, known.get(name))
        for row in table[-len(rows) :]:
            print_row(row)
    if options.csv:
        with options.csv.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field.name for field in fields(Row)], lineterminator="\n")
            writer.writeheader()
            writer.writerows(asdict(row) for row in table)


if __name__ == "__main__":
    main()
