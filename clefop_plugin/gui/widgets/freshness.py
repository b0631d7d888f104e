"""Whether what is shown is up to date: a thin bar while it is computed again, else what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.core.text import tr
from clefop_plugin.gui.computation import Computation, State
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets.notice import Notice

#: A computation shorter than this shows nothing: the panel does not flicker.
PATIENCE_MS = 250


class Freshness(QWidget):
    """Follows one computation; hidden when its result is the right one. ``details`` shows those of a failure."""

    def __init__(self, computation: Computation, details: Callable[[Failure], None]) -> None:
        super().__init__()
        self._computation, self._details = computation, details
        self._text = QLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(lambda _checked=False: computation.cancel())
        self.notice = Notice()
        self._again = self.notice.add_button(tr("Compute again"), computation.again)
        self._more = self.notice.add_button(tr("Details…"), self._show_details)
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row.addLayout(words, 1)
        row.addWidget(self.cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._running)
        box.addWidget(self.notice)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._show(self._running))
        computation.changed.connect(self._follow)
        computation.reported.connect(self._report)
        self._show(None)

    def _follow(self) -> None:
        state = self._computation.state
        self._patience.stop()
        if state is State.COMPUTING:
            self._report(0.0, tr("Computing… The map remains usable."))
            if self._running.isHidden():
                self._patience.start()
        elif state is State.STOPPED:
            stale = self._computation.is_stale
            text = tr("What is shown dates from before your last change.") if stale else tr("Nothing was changed.")
            self.notice.say(tr("Computation stopped"), text, "info")
            self._more.hide()
            self._show(self.notice)
        elif state is State.FAILED and self._computation.failure is not None:
            self.notice.say(tr("This could not be computed"), self._computation.failure.sentence, "alert")
            self._more.show()
            self._show(self.notice)
        else:
            self._show(None)

    def _report(self, fraction: float, text: str) -> None:
        self._bar.setRange(0, 0 if fraction <= 0 else 1000)
        self._bar.setValue(round(1000 * fraction))
        if text:
            self._text.setText(text)

    def _show(self, part: QWidget | None) -> None:
        self._running.setVisible(part is self._running)
        self.notice.setVisible(part is self.notice)
        self.setVisible(part is not None)

    def _show_details(self) -> None:
        if self._computation.failure is not None:
            self._details(self._computation.failure)
