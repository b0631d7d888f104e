"""Measures the answers of the docks on a workspace of the size of France, against raw SQL that finds the same numbers.

    python tests/benchmarks/panels.py [--scale 0.1] [--keep FOLDER] [--territories 2]

The workspace is invented (``_france_size.py``). For a territory of a scenario, an EPCI and a commune: identity,
figures, training offer, structures, commuting, recruitment, at the first click on this kind of territory and at the
next ones.
The raw queries have what SQLite likes best: a table of values with whole numbers as keys, clustered by series, and a
table of the zone of each commune; they sum each indicator over all the territories of the container (which the ranks
need) at its latest period, and over the territory and the region at every period; they count the trainings and sessions
of the territory and of the region, its structures, its flows and those of all the territories, its recruitment needs.
Memory is what the process takes over a bare Python, packages included: it counts when the workspace was already there.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from _bare_memory import BARE, forget_peak, megabytes
from _france_size import Size, make

from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

ANSWERS = ("identity", "training_offer", "support", "links", "recruitment", "figures")
CONTAINERS = (("territory", "s1"), ("zone", "epci"), ("commune", ""))

RAW_TABLES = """
    ATTACH DATABASE '{workspace}' AS w;
    CREATE TABLE place (rank INTEGER PRIMARY KEY, code TEXT UNIQUE, territory TEXT, epci TEXT, commune TEXT);
    INSERT INTO place SELECT p.rank, p.code, b.territory_code, m.zone_code, p.code FROM w.indicator_places p
        JOIN w.memberships m ON m.commune_code = p.code AND m.zoning_id = 'epci'
        JOIN w.scenario_blocks b ON b.block_code = m.zone_code AND b.scenario_id = 's1' WHERE p.level = 'commune';
    CREATE INDEX place_territory ON place (territory);
    CREATE INDEX place_epci ON place (epci);
    CREATE TABLE series (id INTEGER PRIMARY KEY, indicator TEXT, period TEXT, UNIQUE (indicator, period));
    INSERT INTO series SELECT fid, indicator_id, period FROM w.indicator_series;
    CREATE TABLE cell (series INTEGER, rank INTEGER, value REAL, PRIMARY KEY (series, rank)) WITHOUT ROWID;
    INSERT INTO cell SELECT s.fid, c.key, CASE c.type WHEN 'array' THEN NULL ELSE c.value END
        FROM w.indicator_series s CROSS JOIN json_each(s.cells) c;
    CREATE TABLE flow AS SELECT o.rank AS origin, d.rank AS destination, f.count FROM w.flows f
        JOIN place o ON o.code = f.origin JOIN place d ON d.code = f.destination;
"""
#: The queries of each answer; ``{zone}`` is the column of the container, ``:code`` the territory.
RAW = {
    "identity": (
        "SELECT count(*), sum(population) FROM w.communes WHERE code IN (SELECT code FROM place WHERE {zone} = :code)",
        "SELECT sum(population) FROM w.communes",
        """SELECT z.id, m.zone_code, sum(c.population) FROM w.zonings z CROSS JOIN place p CROSS JOIN w.memberships m
            ON m.zoning_id = z.id AND m.commune_code = p.code JOIN w.communes c ON c.code = p.code
            WHERE p.{zone} = :code GROUP BY 1, 2""",
    ),
    "training_offer": (
        """SELECT * FROM w.trainings WHERE commune_code IN (SELECT code FROM place WHERE {zone} = :code)""",
        """SELECT training_id, count(*), sum(state = 'open'), min(start) FROM w.training_sessions WHERE training_id IN
            (SELECT id FROM w.trainings WHERE commune_code IN (SELECT code FROM place WHERE {zone} = :code))
            GROUP BY training_id""",
        "SELECT domain, level, count(*), sum(places) FROM w.trainings GROUP BY domain, level",
    ),
    "support": (
        "SELECT * FROM w.structures WHERE commune_code IN (SELECT code FROM place WHERE {zone} = :code)",
        "SELECT network, count(*) FROM w.structures GROUP BY network",
        "SELECT name, geom FROM w.structures WHERE network IN ('mission-locale', 'france-travail')",
    ),
    "links": (
        """SELECT o.{zone}, sum(f.count), sum(CASE WHEN o.{zone} = d.{zone} THEN f.count END) FROM flow f
            JOIN place o ON o.rank = f.origin JOIN place d ON d.rank = f.destination GROUP BY 1""",
        """SELECT d.{zone}, sum(f.count) FROM flow f JOIN place o ON o.rank = f.origin
            JOIN place d ON d.rank = f.destination WHERE o.{zone} = :code GROUP BY 1""",
        """SELECT o.{zone}, sum(f.count) FROM flow f JOIN place o ON o.rank = f.origin
            JOIN place d ON d.rank = f.destination WHERE d.{zone} = :code GROUP BY 1""",
    ),
    "recruitment": (
        """SELECT occupation, family, sum(projects), sum(difficult), sum(seasonal) FROM w.recruitment
            WHERE basin_code IN (SELECT m.zone_code FROM w.memberships m JOIN place p ON p.code = m.commune_code
            WHERE m.zoning_id = 'ze2020' AND p.{zone} = :code) GROUP BY 1, 2""",
    ),
    "figures": (
        """SELECT s.indicator, p.{zone}, sum(c.value), count(c.value), count(*) FROM series s CROSS JOIN cell c
            ON c.series = s.id CROSS JOIN place p ON p.rank = c.rank
            WHERE s.period = (SELECT max(period) FROM series) GROUP BY 1, 2""",
        "SELECT s.id, sum(c.value) FROM series s CROSS JOIN cell c ON c.series = s.id GROUP BY s.id",
        """SELECT s.id, sum(c.value) FROM series s CROSS JOIN place p CROSS JOIN cell c
            ON c.series = s.id AND c.rank = p.rank WHERE p.{zone} = :code GROUP BY s.id""",
    ),
}


def raw_database(path: Path, workspace: Path) -> sqlite3.Connection:
    """The database of the raw queries, made when it is not there."""
    made = path.exists()
    connection = sqlite3.connect(path)
    script = RAW_TABLES.format(workspace=workspace)
    attach, rest = script.split(";", 1)
    connection.execute(attach)
    if not made:
        connection.executescript(rest)
        connection.commit()
    return connection


def raw_seconds(connection: sqlite3.Connection, kind: str, code: str) -> dict[str, tuple[float, float]]:
    """Seconds of the clock and of the processor of the queries of each answer."""
    zone = {"territory": "territory", "zone": "epci", "commune": "commune"}[kind]
    found = {}
    for answer, queries in RAW.items():
        with _timed() as seconds:
            for query in queries:
                connection.execute(query.format(zone=zone), {"code": code} if ":code" in query else {}).fetchall()
        found[answer] = seconds[0], seconds[1]
    return found


def our_seconds(profiles: Profiles, ref: TerritoryRef) -> dict[str, tuple[float, float]]:
    """The same for the answers of the plugin."""
    found = {}
    for answer in ANSWERS:
        with _timed() as seconds:
            getattr(profiles, answer)(ref)
        found[answer] = seconds[0], seconds[1]
    return found


@contextlib.contextmanager
def _timed() -> Iterator[list[float]]:
    seconds = [0.0, 0.0]
    clock, processor = time.perf_counter(), time.process_time()
    yield seconds
    seconds[:] = time.perf_counter() - clock, time.process_time() - processor


def measure(workspace: Path, raw: Path, territories: int) -> None:
    """Print the table of the times and the memory."""
    connection = raw_database(raw, workspace)
    forget_peak()
    packages = megabytes() - BARE
    profiles = Profiles(Workspace.open(workspace))
    print(f"load of the machine {os.getloadavg()[0]:.1f}; seconds of the processor (of the clock)")
    refs = []
    for kind, container in CONTAINERS:
        members = profiles.members(kind, container)
        step = max(len(members) // (territories + 1), 1)
        refs += [(i, TerritoryRef(kind, container, members[step * i + step][0])) for i in range(territories)]
    profiles = Profiles(profiles.workspace)
    ours = [(i, ref, our_seconds(profiles, ref)) for i, ref in refs]
    idle, peak = megabytes() - BARE, megabytes("VmHWM") - BARE
    for i, ref, own in ours:
        plain = raw_seconds(connection, ref.kind, ref.code)
        print(f"\n{ref.kind} {ref.code}, {'first click' if i == 0 else 'next click'}")
        for answer in ANSWERS:
            print(_line(answer, own[answer], plain[answer]))
        print(_line("all", _sum(own), _sum(plain)))
    print(
        f"\nmemory over a bare Python: {packages:.0f} MB before, {peak:.0f} MB at the highest, {idle:.0f} MB at the end"
    )


def _sum(parts: dict[str, tuple[float, float]]) -> tuple[float, float]:
    return sum(part[0] for part in parts.values()), sum(part[1] for part in parts.values())


def _line(name: str, own: tuple[float, float], plain: tuple[float, float]) -> str:
    ratio = own[1] / max(plain[1], 1e-4)
    both = f"ours {own[1]:7.3f} ({own[0]:7.3f})   raw SQL {plain[1]:7.3f} ({plain[0]:7.3f})"
    return f"  {name:15s} {both}   ratio {ratio:6.2f}"


def main() -> None:
    """Make the workspace when it is not there, then measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--keep", type=Path, help="folder where the workspace stays for the next run")
    parser.add_argument("--territories", type=int, default=2, help="clicks on each kind of territory")
    asked = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        workspace, raw = folder / f"france_{asked.scale:g}.gpkg", folder / f"raw_{asked.scale:g}.sqlite"
        if not workspace.exists():
            with _timed() as seconds:
                make(workspace, Size.of(asked.scale))
            megs = workspace.stat().st_size / 1e6
            print(f"workspace made in {seconds[1]:.0f} s of processor ({seconds[0]:.0f} s), {megs:.0f} MB")
        measure(workspace, raw, asked.territories)


if __name__ == "__main__":
    main()
