"""Background tasks: what the task manager loses is done all the same."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QThread

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gui_fixtures import wait_for

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.gui import tasks
from clefop_plugin.gui.tasks import ServiceTask

#: Run apart: should the second task meet what the first left, the process ends.
TWO_TASKS = """
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QThreadPool
from clefop_plugin.gui import tasks

def importing(_progress):
    import matplotlib.backends.backend_agg
    return "imported"

def drawing(_progress):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    FigureCanvasAgg(Figure()).draw()
    return "drawn"

application = QgsApplication([], False)
application.initQgis()
QThreadPool.globalInstance().setMaxThreadCount(1)
said = []
for work in (importing, drawing):
    before = len(said)
    tasks.start(tasks.ServiceTask("t", work, said.append, said.append))
    while len(said) == before:
        QCoreApplication.processEvents()
print(" ".join(said), flush=True)
"""


def lost(work: Any, said: list[Any]) -> ServiceTask:
    """A task that nobody will begin: the manager does not have it."""
    task = ServiceTask("t", work, said.append, lambda f: said.append(f.sentence), lambda: said.append("stopped"))
    tasks._alive.add(task)
    return task


def test_a_lost_task_is_done_in_another_thread(qgis_app: Any) -> None:
    said: list[Any] = []
    main = QThread.currentThread()
    task = lost(lambda _progress: QThread.currentThread() is not main, said)
    tasks.look_after(task)
    wait_for(lambda: said)
    assert said == [True]
    assert task not in tasks._alive
    task.finished(False)
    assert said == [True]


def test_a_lost_task_may_fail_or_be_cancelled(qgis_app: Any) -> None:
    said: list[Any] = []

    def fail(_progress: Progress) -> None:
        raise InputError("no")

    tasks.look_after(lost(fail, said))
    wait_for(lambda: said)
    assert said == ["no"]

    def endless(progress: Progress) -> None:
        while True:
            progress.check()

    task = lost(endless, said)
    tasks.look_after(task)
    task.cancel()
    wait_for(lambda: len(said) == 2)
    assert said[1] == "stopped"


def test_a_task_that_ended_is_left_alone(qgis_app: Any) -> None:
    said: list[Any] = []
    task = tasks.start(ServiceTask("t", lambda _progress: 1, said.append, said.append))
    wait_for(lambda: said)
    tasks.look_after(task)
    assert said == [1]


def test_a_work_leaves_no_thread_behind(qgis_app: Any) -> None:
    said: list[Any] = []
    tasks.start(ServiceTask("t", lambda _progress: threading.current_thread(), said.append, said.append))
    wait_for(lambda: said)
    assert said[0] is not threading.main_thread()
    assert not said[0].is_alive()


def test_compiled_packages_are_used_by_two_tasks(qgis_app: Any) -> None:
    """In the same thread of QGIS's pool; a pointer kept by pybind11 ended QGIS (see ``ServiceTask.run``)."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", TWO_TASKS], cwd=root, capture_output=True, text=True, check=False)
    assert "imported drawn" in done.stdout, f"{done.returncode}\n{done.stderr}"


def test_no_cycle_is_looked_for_while_a_task_works(qgis_app: Any) -> None:
    said: list[Any] = []
    tasks.start(ServiceTask("t", lambda _progress: gc.isenabled(), said.append, said.append))
    wait_for(lambda: said)
    assert said == [False]
    wait_for(gc.isenabled)
