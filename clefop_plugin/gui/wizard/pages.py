"""What the pages of the wizard have in common: a title, what to do, a drop zone, findings, and reading in a task."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages, tasks
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.plain import plain_lines
from clefop_plugin.gui.widgets.waiting import WaitingBar
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.gui.wizard.draft import Draft


class Page(QWidget):
    """One step. ``changed`` is emitted when what it holds changes; a page that is not ``ready`` stops the wizard."""

    changed = pyqtSignal()

    def __init__(self, draft: Draft, title: str, hint: str) -> None:
        super().__init__()
        self.draft = draft
        self._task: ServiceTask | None = None
        self._title, self._hint = QLabel(title), QLabel(hint)
        self._title.setFont(colour_table.scaled(self.font(), 1.3, semibold=True))
        wrap(self._hint)
        self.waiting = WaitingBar()
        self.notice = Notice()
        self.notice.hide()
        self.details = self.notice.add_button(tr("Details…"), self._show_details)
        self.details.hide()
        self._report = ""
        line = self.fontMetrics().height()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(round(line * 1.2), line, round(line * 1.2), line)
        self.box.setSpacing(round(line * 0.6))
        head = QVBoxLayout()
        head.setSpacing(round(line * 0.2))
        head.addWidget(self._title)
        head.addWidget(self._hint)
        self.box.addLayout(head)
        self.make(self.box)
        self.box.addWidget(self.waiting)
        self.box.addWidget(self.notice)
        self.box.addStretch(1)

    def make(self, box: QVBoxLayout) -> None:
        """Add the widgets of the page."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether the wizard may go on."""
        return self._task is None

    def enter(self) -> None:
        """The page is shown: take what earlier pages have changed."""

    def leave(self) -> str:
        """The page is left forwards: a sentence stops the wizard there."""
        return ""

    def read(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Recognise a file in the background; a refusal is shown as a notice."""
        self.stop()
        self.waiting.show()
        self.notice.hide()
        task = ServiceTask(
            title, work, lambda found: self._read(done, found), self._refused, self._finished, hidden=True
        )
        self._task = task
        tasks.start(task)
        self.changed.emit()

    def stop(self) -> None:
        """Give up what is being read."""
        if self._task is not None:
            self._task.cancel()
            self._finished()

    def refuse(self, error: ClefopError, name: str = "") -> None:
        """Say why a file cannot be used."""
        sentence = str(error)
        first, _, rest = sentence.partition(". ")
        self.details.hide()
        self.notice.say(first + ("." if rest else ""), rest, "alert")

    def tell(self, title: str, text: str, report: str = "", kind: str = "info") -> None:
        """Say what is worth knowing, with the whole report behind a button."""
        self._report = report
        self.details.setVisible(bool(report))
        self.notice.say(title, text, kind)

    def _read(self, done: Callable[[Any], None], found: Any) -> None:
        self._finished()
        done(found)
        self.changed.emit()

    def _refused(self, failure: Failure) -> None:
        self._finished()
        if failure.expected and isinstance(failure.error, ClefopError):
            self.refuse(failure.error)
        else:
            self.tell("", failure.sentence, plain_lines(failure.details), "alert")
        self.changed.emit()

    def _finished(self) -> None:
        self._task = None
        self.waiting.hide()

    def _show_details(self) -> None:
        messages.show_details(self._title.text(), self._report, html=True)


def paths_of(given: list[str]) -> list[Path]:
    """The files that were dropped or chosen."""
    return [Path(path) for path in given if Path(path).is_file()]


def tables() -> str:
    """Filter of the file dialogs for tables."""
    return tr("Tables (*.csv *.txt *.xlsx *.ods);;All files (*)")


def expand(widget: QWidget) -> QWidget:
    """Let a widget take the room that is left."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return widget
