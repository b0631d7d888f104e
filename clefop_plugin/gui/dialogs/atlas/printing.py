"""The export from the dialog: one page after another on the main thread, QGIS answers between them."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from clefop_plugin.gui.tasks import Failure


class Printing(QObject):
    """``reported`` carries how far it is (0 to 1) and what comes; then ``ended`` the result, or ``failed`` why."""

    reported = pyqtSignal(float, str)
    ended = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Any = None
        self._result: Any = None
        self._clock = QTimer(self)
        self._clock.setInterval(0)
        self._clock.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether an export is under way."""
        return self._steps is not None

    def start(self, profiles: Any, options: Any, output: Path, host: QgsProject | None) -> None:
        """Begin; the first page is made when the event loop turns."""
        self._steps = _steps(profiles, options, output, host, self._hold)
        self._clock.start()

    def cancel(self) -> None:
        """Stop now; ``ended`` tells what is kept."""
        if self._steps is None:
            return
        from clefop_plugin.cartography.atlas import AtlasResult, stop

        steps, result = self._steps, self._result or AtlasResult()
        self._finish()
        stop(steps, result)
        self.ended.emit(result)

    def _hold(self, result: Any) -> None:
        self._result = result

    def _step(self) -> None:
        try:
            fraction, text = next(self._steps)
        except StopIteration:
            result = self._result
            self._finish()
            self.ended.emit(result)
        except Exception as error:  # told by the dialog, in a sentence
            self._finish()
            self.failed.emit(Failure(error, traceback.format_exc()))
        else:
            self.reported.emit(fraction, text)

    def _finish(self) -> None:
        self._clock.stop()
        self._steps = self._result = None


def _steps(profiles: Any, options: Any, output: Path, host: QgsProject | None, hold: Any) -> Any:
    from clefop_plugin.cartography.atlas import AtlasResult, export_steps
    from clefop_plugin.cartography.atlas_pages import Atlas

    result = AtlasResult()
    hold(result)
    yield from export_steps(Atlas(profiles, options, host), output, result)
