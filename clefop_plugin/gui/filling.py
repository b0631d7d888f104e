"""Fill a layer in memory by small steps, so that QGIS never freezes whatever the number of features."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from clefop_plugin.cartography.result_layers import Rows

#: Longest time of one step; between two of them, QGIS answers.
STEP_SECONDS = 0.03
MADE_AT_ONCE = 100
WRITTEN_AT_ONCE = 1000


class Filler(QObject):
    """Puts rows into layers, one layer after another; a new filling of a layer replaces the one before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[_Job] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def fill(self, layer: QgsVectorLayer, rows: Rows, done: Callable[[], None]) -> None:
        """Replace the content of a layer, then call ``done``; the layer may disappear meanwhile."""
        self._jobs = [job for job in self._jobs if job.layer is not layer]
        self._jobs.append(_Job(layer, rows, done))
        self._timer.start()

    def busy(self) -> bool:
        """Whether a layer is being filled."""
        return bool(self._jobs)

    def stop(self) -> None:
        """Give up everything that is being filled."""
        self._jobs = []
        self._timer.stop()

    def _step(self) -> None:
        if not self._jobs:
            self._timer.stop()
            return
        job = self._jobs[0]
        if sip.isdeleted(job.layer):
            self._jobs.remove(job)
        elif job.advance():
            self._jobs.remove(job)
            job.layer.updateExtents()
            job.layer.triggerRepaint()
            job.done()


class _Job:
    """One layer: features are made first, then they take the place of the old ones."""

    def __init__(self, layer: QgsVectorLayer, rows: Rows, done: Callable[[], None]) -> None:
        self.layer, self.rows, self.done = layer, rows, done
        self._made: list[QgsFeature | None] = []
        self._written: int | None = None

    def advance(self) -> bool:
        """Work for the time of one step; True when the layer is full."""
        end = time.monotonic() + STEP_SECONDS
        while time.monotonic() < end:
            if len(self._made) < len(self.rows.values):
                self._make()
            elif self._written is None:
                self._provider().truncate()
                self._written = 0
            elif self._written < len(self._made):
                self._write()
            else:
                return True
        return False

    def _make(self) -> None:
        from clefop_plugin.cartography.result_layers import features

        start = len(self._made)
        self._made += features(self.rows, self.layer.fields(), start, start + MADE_AT_ONCE)

    def _write(self) -> None:
        start = self._written or 0
        part = slice(start, start + WRITTEN_AT_ONCE)
        self._provider().addFeatures(self._made[part])
        self._made[part] = [None] * len(self._made[part])  # freed a few at a time
        self._written = start + WRITTEN_AT_ONCE

    def _provider(self) -> Any:
        return self.layer.dataProvider()
