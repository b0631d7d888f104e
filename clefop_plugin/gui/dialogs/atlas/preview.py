"""Pages of the atlas drawn small, one at a time and in small steps: QGIS answers between them. Main thread."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage

#: Pages whose picture is kept.
KEPT = 24
#: Counting the pages of territories goes on for this long before QGIS answers (s).
SLICE = 0.05
#: The first page waits for this long to know how many there are (s).
PATIENCE = 0.7
MILLIMETRE = 25.4


class PreviewDesk(QObject):
    """Lists the pages of some options and draws those that are wanted.

    ``listed``: more pages are known; ``drawn`` carries a position; ``failed`` a position and a reason; ``refused`` why
    these options print nothing.
    """

    listed = pyqtSignal()
    drawn = pyqtSignal(int)
    failed = pyqtSignal(int, str)
    refused = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs: list[Any] = []
        self.complete = False
        self.slowest = 0.0
        self._since = 0.0
        self._paused = False
        self._atlas: Any = None
        self._listing: Iterator[list[Any]] | None = None
        self._wanted: tuple[int, int] | None = None
        self._sheet: Any = None
        self._images: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._pending: Any = None
        self._clock = QTimer(self)
        self._clock.setInterval(0)
        self._clock.timeout.connect(self._step)

    def use(self, profiles: Any, options: Any, host: QgsProject | None) -> None:
        """Show other options; what was drawn before is forgotten."""
        self.stop()
        self.jobs, self.complete = [], False
        self._images.clear()
        self._pending = (profiles, options, host)
        self._clock.start()

    def want(self, position: int, width: int) -> None:
        """Draw a page ``width`` dots wide, before anything else; nothing while there is nothing to draw."""
        if self._atlas is None and self._pending is None:
            return
        kept = self._images.get(position)
        if kept is None or kept[0] != width:
            self._wanted = (position, width)
            if not self._paused:
                self._clock.start()
        else:
            self.drawn.emit(position)

    def image(self, position: int) -> QImage | None:
        """The picture of a page, at the last width it was drawn with."""
        kept = self._images.get(position)
        return kept[1] if kept is not None else None

    def pause(self, on: bool) -> None:
        """Leave the main thread to something else, or take up again what was begun."""
        self._paused = on
        if on:
            self._clock.stop()
        else:
            self._clock.start()

    def stop(self) -> None:
        """Forget what was to be drawn."""
        self._clock.stop()
        self._atlas = self._listing = self._wanted = self._sheet = self._pending = None

    def _step(self) -> None:
        start = time.perf_counter()
        try:
            self._next()
        except Exception as error:  # nothing may leave a slot: QGIS would show a traceback, or end
            from clefop_plugin.cartography.atlas import reason_of

            self.stop()
            self.refused.emit(reason_of(error))
        self.slowest = max(self.slowest, time.perf_counter() - start)

    def _next(self) -> None:
        if self._pending is not None:
            self._open()
        elif self._sheet is not None:
            self._draw()
        elif self._wanted is not None and self._wanted[0] < len(self.jobs) and self._counted():
            self._build()
        elif self._listing is not None:
            self._list()
        else:
            self._clock.stop()

    def _counted(self) -> bool:
        return self.complete or time.perf_counter() - self._since > PATIENCE

    def _open(self) -> None:
        from clefop_plugin.cartography.atlas_options import IGN
        from clefop_plugin.cartography.atlas_pages import Atlas

        profiles, options, host = self._pending
        self._pending = None
        if options.base_map == IGN:  # tiles come when they can: the preview does not wait for them
            options = options.changed({"base_map": ""})
        self._atlas = Atlas(profiles, options, host)
        self._listing = self._atlas.listing()
        self._since = time.perf_counter()

    def _list(self) -> None:
        end = time.perf_counter() + SLICE
        while self._listing is not None and time.perf_counter() < end:
            found = next(self._listing, None)
            if found is None:
                self._listing, self.complete = None, True
                self._atlas.know(self.jobs)
            else:
                self.jobs += found
                if len(self.jobs) == len(found):
                    break
        self.listed.emit()

    def _build(self) -> None:
        from clefop_plugin.cartography.atlas import reason_of

        position = self._wanted[0] if self._wanted is not None else 0
        try:
            self._sheet = (position, self._atlas.sheet(self.jobs[position], position + 1, len(self.jobs)))
        except Exception as error:  # as in the export, a page that fails must not take the others with it
            self._wanted = None
            self.failed.emit(position, reason_of(error))

    def _draw(self) -> None:
        from clefop_plugin.cartography.atlas_files import page_image

        position, sheet = self._sheet
        self._sheet = None
        if self._wanted is None or self._wanted[0] != position:
            return  # another page is wanted by now
        width = self._wanted[1]
        self._wanted = None
        self._images[position] = (width, page_image(sheet, width * MILLIMETRE / sheet.width))
        self._images.move_to_end(position)
        while len(self._images) > KEPT:
            self._images.popitem(last=False)
        self.drawn.emit(position)
