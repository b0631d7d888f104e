"""Measures the reading of LHÉO files beside bare parsers: times, and memory over that of the process before.

    python tests/benchmarks/lheo.py [--megabytes 200] [--rounds 3]

Two invented LHÉO 2.3 files, one of long texts and one of short texts, are read by ElementTree and lxml (``iterparse``,
each element cleared) and by the plugin, each reading in a process of its own, in turn; the best time of each is kept.
Times are of the processor; the memory is the highest resident size less the size before the reading (the result
frames are held when it is taken). Target: twice ElementTree at most, and 150 MB.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from _lheo_files import write_lheo

READERS = ("ElementTree", "lxml", "plugin")
_PAGE = 4096


def resident() -> float:
    """Resident size of this process (MB)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6


def prepare(name: str):
    """The function that reads a path, with all it imports loaded; None when its library is absent."""
    if name == "plugin":
        import pandas as pd

        from clefop_plugin.sources.lheo import read_lheo

        pd.DataFrame({"a": [1.0]})
        return read_lheo
    if name == "lxml":
        try:
            from lxml.etree import iterparse
        except ImportError:
            return None
    else:
        from xml.etree.ElementTree import iterparse

    def read(path: str) -> None:
        for _, element in iterparse(path):
            element.clear()

    return read


def measure(name: str, path: str) -> None:
    """In a process of its own: print the seconds and the megabytes of one reading."""
    read = prepare(name)
    if read is None:
        print("absent")
        return
    before = resident()
    begin = time.process_time()
    result = read(path)
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    rows = f"{len(result.trainings)} trainings, {len(result.sessions)} sessions" if result is not None else ""
    print(f"{seconds} {peak - before} {rows}")


def compare(path: Path, rounds: int) -> None:
    """Print one line a reader."""
    best: dict[str, tuple[float, float, str]] = {}
    for _ in range(rounds):
        for name in READERS:
            command = [sys.executable, __file__, "--read", name, str(path)]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split(maxsplit=2)
            if told[0] != "absent":
                seconds, memory, rows = float(told[0]), float(told[1]), told[2].strip() if len(told) > 2 else ""
                known = best.get(name, (seconds, memory, rows))
                best[name] = (min(seconds, known[0]), max(memory, known[1]), rows)
    for name, (seconds, memory, rows) in best.items():
        ratio = seconds / best["ElementTree"][0]
        print(f"  {name:12} {seconds:6.2f} s  {ratio:5.2f} × ElementTree  +{memory:6.1f} MB  {rows}", flush=True)


def main() -> None:
    """Write the two files, and compare the readers on each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--read", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        measure(*options.read)
        return
    with tempfile.TemporaryDirectory() as folder:
        for label, long_texts in (("long texts", True), ("short texts", False)):
            path = Path(folder) / "offre.xml"
            count = write_lheo(path, options.megabytes, long_texts)
            print(f"{label}: {path.stat().st_size / 1e6:.0f} MB, {count} formations", flush=True)
            compare(path, options.rounds)


if __name__ == "__main__":
    main()
