"""Runs inside QGIS (``--code``) for ``session.py``: opens a workspace, clicks through territories, and measures.

A timer of the main thread beats every 5 ms: what keeps it from beating is what a user feels. A second thread notes
where the main one is when a beat is late. Memory is that of the process, from ``smaps_rollup``.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEventLoop, QTimer

ASKED = json.loads(Path(os.environ["CLEFOP_BENCH"]).read_text(encoding="utf-8"))
#: A beat this late (s) is looked at by the second thread.
LATE = 0.06
PHASES: list[dict[str, Any]] = []


def memory() -> dict[str, float]:
    """Megabytes of the process: resident (code of libraries included) and its own data (anonymous pages)."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    found = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
    return {"resident": found["Rss"], "data": found["Anonymous"]}


class Heart:
    """Beats in the main thread, and remembers the longest silence of each phase and where it was."""

    def __init__(self) -> None:
        self.last, self.worst, self.over = time.perf_counter(), 0.0, 0
        self.where: list[tuple[float, str]] = []
        self.timer = QTimer()
        self.timer.setInterval(5)
        self.timer.timeout.connect(self.beat)
        self.timer.start()
        self.main = threading.get_ident()
        self.seen = ""
        self.collecting, self.collections = 0.0, 0.0
        gc.callbacks.append(self.collect)
        threading.Thread(target=self.watch, daemon=True).start()

    def beat(self) -> None:
        """One beat."""
        now = time.perf_counter()
        silence = now - self.last
        self.last = now
        self.worst = max(self.worst, silence)
        if silence > LATE:
            self.over += 1
            self.where.append((round(1000 * silence), self.seen))
        self.seen = ""

    def collect(self, stage: str, _info: dict[str, int]) -> None:
        """A garbage collection of Python, which stops every thread."""
        if stage == "start":
            self.collecting = time.perf_counter()
        else:
            self.collections = max(self.collections, time.perf_counter() - self.collecting)

    def watch(self) -> None:
        """Second thread: where the main one is, and the others, when a beat is late."""
        while True:
            time.sleep(0.01)
            if time.perf_counter() - self.last > LATE and not self.seen:
                self.seen = places(self.main)

    def phase(self, name: str, waited: float) -> None:
        """Close a phase."""
        late = sorted(self.where, reverse=True)[:4]
        line = {"phase": name, "seconds": round(waited, 2), "worst_ms": round(1000 * self.worst), "late": late}
        line["collection_ms"] = round(1000 * self.collections)
        PHASES.append(line | memory())
        self.worst, self.over, self.where, self.collections = 0.0, 0, [], 0.0


def places(main: int) -> str:
    """Where the main thread is, and the others. The frames must not outlive this: they hold all that the threads do."""
    own = threading.get_ident()
    frames = sys._current_frames()
    others = [place(frame) for key, frame in frames.items() if key not in (main, own)]
    return " | ".join(["main: " + place(frames[main]), *others])


def place(frame: Any) -> str:
    """The innermost frames of a thread, those of the plugin first. The files of the code are not read: they would be
    kept in memory."""
    stack = [(f.f_code.co_filename, line, f.f_code.co_name) for f, line in traceback.walk_stack(frame)]
    shown = [part for part in stack if "clefop_plugin" in part[0]][:3]
    return " > ".join(f"{Path(name).name}:{line} {function}" for name, line, function in [*shown[::-1], stack[0]])


def pause(seconds: float) -> None:
    """Let QGIS live."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def quiet(window: Any) -> bool:
    """Whether nothing is being read or drawn."""
    session = window.session
    from clefop_plugin.gui import tasks

    return not any(reader and reader.busy() for reader in (session.reader, session.comparer)) and not tasks._alive


def settle(window: Any, seconds: float = 180.0) -> float:
    """Wait until nothing is read any more; returns the seconds it took."""
    start = time.perf_counter()
    pause(0.05)
    while not quiet(window) and time.perf_counter() - start < seconds:
        pause(0.02)
    took = time.perf_counter() - start
    pause(0.4)
    return took


def run() -> dict[str, Any]:
    """The session."""
    QgsProject.instance().read(ASKED["project"])
    pause(3.0)
    answer: dict[str, Any] = {"start": memory()}
    if not ASKED["workspace"]:
        pause(ASKED["idle"])
        return answer | {"idle": memory()}
    window = qgis.utils.plugins["clefop_plugin"].window
    answer["plugin"] = memory()
    heart = Heart()
    if ASKED["kept"]:
        from clefop_plugin.gui import reader

        reader.KEPT_MS = round(1000 * ASKED["kept"])
    from clefop_plugin.gui import panels, tasks

    # as the menu and the opening of a project do
    tasks.when_loaded(panels.FIRST, lambda: window.session.open(ASKED["workspace"]))
    heart.phase("open", settle(window))
    for name in ASKED["docks"]:
        window.show_dock(name, True)
        window.docks[name].setFloating(True)
        heart.phase(f"show {name}", settle(window))
    from clefop_plugin.services.profile_types import TerritoryRef

    selection = window.selection
    for container in ASKED["containers"]:
        if (selection.kind, selection.container) != tuple(container):
            selection.choose_container(*container)
            heart.phase(f"container {container[1]}", settle(window))
        count = len(selection.members)
        for i in range(ASKED["clicks"]):
            code = selection.members[(i + 1) * count // (ASKED["clicks"] + 1)][0]
            selection.select(TerritoryRef(selection.kind, selection.container, code))
            heart.phase(f"click {container[0]} {container[1]} {i}", settle(window))
    before = memory()
    idle(heart, ASKED["idle"])
    heavy = ("pandas", "scipy", "matplotlib", "shapely", "numpy", "geopandas")
    return answer | {
        "phases": PHASES,
        "after_clicks": before,
        "idle": memory(),
        "packages": [name for name in heavy if name in sys.modules],
    }


def idle(heart: Heart, seconds: float) -> None:
    """Do nothing for a while."""
    start = time.perf_counter()
    pause(seconds)
    heart.phase("idle", time.perf_counter() - start)


def main() -> None:
    """Write the answer, or why there is none, and end QGIS at once."""
    try:
        text = json.dumps(run())
    except BaseException:
        text = json.dumps({"error": traceback.format_exc()})
    Path(ASKED["answer"]).write_text(text, encoding="utf-8")
    os._exit(0)


main()
