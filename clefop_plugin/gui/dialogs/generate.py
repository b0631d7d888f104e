"""“Generate territories”: the questions, the population of the blocks, the computation, and what it found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, percent, tr, with_unit
from clefop_plugin.gui import messages, tasks
from clefop_plugin.gui.dialogs.generate_data import Prepared, Shapes, outlines, prepare
from clefop_plugin.gui.dialogs.generate_form import GenerateForm
from clefop_plugin.gui.folders import folder
from clefop_plugin.gui.session import Session
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.facts import Facts
from clefop_plugin.gui.widgets.histogram import Histogram, MiniMap
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.states import PrimaryButton


class GenerateDialog(QDialog):
    """``opened(scenario_id)`` is called when the user opens the scenario that was found."""

    def __init__(self, iface: Any, session: Session, opened: Callable[[str], None]) -> None:
        super().__init__(iface.mainWindow())
        self.setWindowTitle(tr("Generate territories"))
        self._workspace, self._opened = session.workspace, opened
        self._prepared: Prepared | None = None
        self._result: Any = None
        self._task: ServiceTask | None = None
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self.form = GenerateForm()
        self.form.setEnabled(False)
        self.form.changed.connect(self._follow)
        self._make_right()
        self._make_buttons()
        self._lay_out()
        self._enable()
        self._read()

    def generate(self) -> ServiceTask:
        """Compute in the background; the scenario is stored when it ends."""
        parameters, workspace = self.form.parameters(), self._workspace

        def work(progress: Progress) -> tuple[Any, Shapes]:
            from clefop_plugin.services.generate import generate

            result = generate(workspace, parameters, progress)
            return result, outlines(result.territories)

        self._result = None
        self.result_box.hide()
        self.notice.hide()
        self._seconds = 0
        return self._run(tr("CLEFOP: generating territories"), work, self._found)

    def reject(self) -> None:
        """Stop the computation first; a second time closes."""
        if self._task is not None and self._prepared is not None:
            self._task.cancel()
            self.words.setText(tr("Stopping…"))
            return
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _read(self) -> None:
        workspace = self._workspace
        self._run(tr("Reading the zonings"), lambda progress: prepare(workspace, progress), self._offer)

    def _run(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> ServiceTask:
        task = ServiceTask(title, work, lambda found: self._done(done, found), self._failed, self._stopped, hidden=True)
        task.reported.connect(self._report)
        self._task = task
        self.progress.setValue(0)
        self.words.setText(title)
        self._clock.start()
        self._enable()
        return tasks.start(task)

    def _done(self, done: Callable[[Any], None], found: Any) -> None:
        self._end()
        done(found)
        self._enable()

    def _offer(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self.form.offer(prepared)
        self.form.setEnabled(True)
        self._follow()

    def _found(self, found: tuple[Any, Shapes]) -> None:
        self._result, shapes = found
        result = self._result
        report, territories = result.report, result.territories
        self.map.show_shapes(shapes)
        facts = self.facts
        facts.clear()
        facts.add(
            tr("Agreement"),
            percent(report["rand"], 1),
            hint=tr(
                "Share of the pairs of residents that these territories and your reference zonings treat alike: "
                "together in both, or apart in both (weighted Rand index)."
            ),
        )
        facts.add(
            tr("Disagreement"),
            tr("{count} billion pairs of residents", count=number(report["objective"], 2)),
            hint=tr("Pairs of residents treated differently, weighted by your references: what is made smallest."),
        )
        smallest, largest = number(territories["population"].min()), number(territories["population"].max())
        facts.add(tr("Population"), tr("{smallest} to {largest} residents", smallest=smallest, largest=largest))
        facts.add(tr("In one piece"), _pieces(territories), True if (territories["parts"] == 1).all() else None)
        facts.add(tr("Time"), tr("{time}, seed {seed}", time=with_unit(report["seconds"], "s", 1), seed=report["seed"]))
        self.result_box.show()
        title = tr("{count} territories, stored as a scenario", count=len(territories))
        if report["optimal"]:
            text = tr(
                "No other partition into {count} territories follows your references better, within these limits.",
                count=len(territories),
            )
        elif report["gap"] is None:
            text = tr(
                "This is the best scenario found in the given time. A better one may exist: this computation does not "
                "prove that there is none."
            )
        else:
            text = tr("At most {gap} below the optimum.", gap=percent(report["gap"], 1))
        self.notice.say(title, _with_links(text, report), "success")

    def _failed(self, failure: Failure) -> None:
        self._end()
        if isinstance(failure.error, ClefopError):
            first, _, rest = failure.sentence.partition(". ")
            self.notice.say(first + ("." if rest else ""), rest, "alert")
        else:
            self.notice.say("", failure.sentence, "alert")
        self._enable()

    def _stopped(self) -> None:
        self._end()
        self.notice.say("", tr("Stopped. No scenario was stored."), "info")
        self._enable()

    def _end(self) -> None:
        self._task = None
        self._clock.stop()

    def _follow(self) -> None:
        if self._prepared is None or self.form.blocks.currentData() is None:
            return
        blocks = self._prepared.blocks[self.form.blocks.currentData()]
        minimum, maximum = float(self.form.minimum.value()), float(self.form.maximum.value())
        self.histogram_title.setText(tr("Population of the {count} blocks", count=number(len(blocks))))
        self.histogram.show_values(list(blocks.values()), minimum, maximum)
        note = _consequence(blocks, minimum, maximum, self.form.k.value())
        self.histogram_note.setText(_alone(self._prepared, self.form.blocks.currentData(), blocks) + note)
        self._enable()

    def _report(self, fraction: float, text: str) -> None:
        self.progress.setValue(round(1000 * fraction))
        if text:
            self.words.setText(text)

    def _tick(self) -> None:
        self._seconds += 1
        limit = self.form.seconds.value()
        self.elapsed.setText(tr("{seconds} s of at most {limit} s", seconds=self._seconds, limit=limit))

    def _enable(self) -> None:
        busy, ready = self._task is not None, self._prepared is not None
        self.form.setEnabled(ready and not busy)
        self.progress_box.setVisible(busy)
        self.elapsed.setVisible(busy and ready)
        self.report_button.setVisible(self._result is not None)
        self.save_button.setEnabled(ready and not busy)
        self.close_button.setText(tr("Cancel") if busy else tr("Close"))
        self.again.setVisible(self._result is not None and not busy)
        self.main.setVisible(not busy)
        self.main.setText(tr("Generate") if self._result is None else tr("Open the scenario"))
        self.main.setEnabled(ready and not busy and bool(self._result is not None or self.form.references.values()))

    def _act(self) -> None:
        if self._result is None:
            self.generate()
            return
        scenario = self._result.scenario_id
        self.accept()
        self._opened(scenario)

    def _save(self) -> None:
        target = str(Path(folder()) / tr("territories.json"))
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the parameters"), target, "JSON (*.json)")
        if not path:
            return
        try:
            Path(path).write_text(self.form.parameters().to_json(), encoding="utf-8")
        except OSError as error:
            self.notice.say("", tr("The file cannot be written: {reason}.", reason=error.strerror or error), "alert")

    def _make_right(self) -> None:
        self.histogram_title, self.histogram_note = QLabel(), QLabel()
        self.histogram_title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self.histogram_note.setFont(colour_table.scaled(self.font(), 0.9))
        self.histogram_note.setWordWrap(True)
        for label in (self.histogram_title, self.histogram_note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.histogram = Histogram()
        self.notice = Notice("success")
        self.notice.hide()
        self.facts, self.map = Facts(), MiniMap()
        self.result_box = QWidget()
        row = QHBoxLayout(self.result_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.facts, 1)
        row.addWidget(self.map)
        self.result_box.hide()
        self.progress, self.words, self.elapsed = QProgressBar(), QLabel(), QLabel()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.elapsed.setFont(colour_table.scaled(self.font(), 0.9))
        self.progress_box = QWidget()
        box = QVBoxLayout(self.progress_box)
        box.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.progress, self.elapsed):
            box.addWidget(widget)

    def _make_buttons(self) -> None:
        self.report_button = QPushButton(tr("Report…"))
        self.save_button = QPushButton(tr("Save the parameters…"))
        self.close_button, self.again = QPushButton(tr("Close")), QPushButton(tr("Generate again"))
        self.main = PrimaryButton(tr("Generate"))
        self.main.setDefault(True)
        for button in (self.report_button, self.save_button, self.close_button, self.again):
            button.setAutoDefault(False)
        self.report_button.clicked.connect(
            lambda _checked=False: messages.show_details(self.windowTitle(), self._result.html, html=True)
        )
        self.save_button.clicked.connect(lambda _checked=False: self._save())
        self.close_button.clicked.connect(lambda _checked=False: self.reject())
        self.again.clicked.connect(lambda _checked=False: self.generate())
        self.main.clicked.connect(lambda _checked=False: self._act())

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        scale = QLabel(tr("logarithmic scale"))
        scale.setFont(colour_table.scaled(self.font(), 0.9))
        head = QHBoxLayout()
        head.addWidget(self.histogram_title, 1)
        head.addWidget(scale)
        right = QVBoxLayout()
        right.addLayout(head)
        for widget in (self.histogram, self.histogram_note, self.progress_box, self.notice, self.result_box):
            right.addWidget(widget)
        right.addStretch(1)
        body = QHBoxLayout()
        body.setContentsMargins(line, line, line, round(line * 0.6))
        body.setSpacing(line)
        body.addWidget(self.form, 9)
        body.addLayout(right, 11)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setFrameShadow(QFrame.Shadow.Plain)
        rule.setForegroundRole(QPalette.ColorRole.Mid)
        foot = QHBoxLayout()
        foot.setContentsMargins(line, round(line * 0.6), line, round(line * 0.6))
        foot.addWidget(self.report_button)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        for button in (self.close_button, self.again, self.main):
            foot.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(body, 1)
        box.addWidget(rule)
        box.addLayout(foot)
        self.resize(line * 56, line * 39)


def _pieces(territories: Any) -> str:
    split = int((territories["parts"] > 1).sum())
    return tr("all of them") if not split else tr("{count} have islands or several pieces", count=number(split))


def _consequence(blocks: dict[str, float], minimum: float, maximum: float, k: int) -> str:
    """What the bounds mean for the blocks, before anything is computed."""
    parts = []
    below = sum(value < minimum for value in blocks.values())
    if below:
        parts.append(
            tr(
                "{below} blocks of {count} are below the minimum: they will be joined to their neighbours.",
                below=number(below),
                count=number(len(blocks)),
            )
        )
    name, largest = max(blocks.items(), key=lambda pair: pair[1])
    values = {"name": name.partition("\t")[0], "people": number(largest)}
    if largest > maximum:
        parts.append(tr("{name} ({people} residents) is above the maximum: no partition is possible.", **values))
    else:
        parts.append(tr("{name} ({people} residents) is below the maximum.", **values))
    if k * minimum > sum(blocks.values()):
        parts.append(
            tr("{count} territories cannot all reach {minimum} residents.", count=number(k), minimum=number(minimum))
        )
    return " ".join(parts)


def _alone(prepared: Prepared, zoning: str, blocks: dict[str, float]) -> str:
    """Why there are more blocks than zones; empty when there are as many."""
    choice = next(choice for choice in prepared.zonings if choice.id == zoning)
    alone = len(blocks) - choice.zones
    if alone <= 0:
        return ""
    if alone == 1:
        text = tr("{zones} zones and 1 commune without zone, a block of its own.", zones=number(choice.zones))
    else:
        text = tr(
            "{zones} zones and {alone} communes without zone, each a block of its own.",
            zones=number(choice.zones),
            alone=number(alone),
        )
    return text + " "


def _with_links(text: str, report: dict[str, Any]) -> str:
    links = [
        tr("between {left} and {right}", left=link["left"], right=link["right"]) for link in report.get("links", ())
    ]
    if not links:
        return text
    return text + " " + tr("Links added over the sea: {links}.", links=tr("; ").join(links))
