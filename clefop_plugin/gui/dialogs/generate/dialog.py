"""“Generate territories”: the questions, the population of the blocks, the computation, and what it found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QMenu

from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages, tasks
from clefop_plugin.gui.dialogs.generate import words
from clefop_plugin.gui.dialogs.generate.data import BlockSet, Prepared, counted_indicator, prepare, read_block_set
from clefop_plugin.gui.dialogs.generate.run import GenerationTask, Relay
from clefop_plugin.gui.dialogs.generate.told import Told
from clefop_plugin.gui.dialogs.generate.view import GenerateView
from clefop_plugin.gui.folders import folder, remember_folder
from clefop_plugin.gui.session import Session
from clefop_plugin.gui.tasks import Failure, ServiceTask

#: Blocks above which the consequences of an answer are told once the user stops typing.
MANY_BLOCKS = 2000


class GenerateDialog(QDialog):
    """``opened(scenario_id)`` is called when the user opens a scenario that was found."""

    def __init__(self, iface: Any, session: Session, opened: Callable[[str], None]) -> None:
        super().__init__(iface.mainWindow())
        self.setWindowTitle(tr("Generate territories"))
        self.setSizeGripEnabled(True)
        self._workspace, self._opened = session.workspace, opened
        self._choice = session.zonings
        self._prepared: Prepared | None = None
        self._blocks: BlockSet | None = None
        self._result: Any = None
        self._chosen = ""
        self._task: ServiceTask | None = None
        self._reading: ServiceTask | None = None
        self._last: Any = None
        self._started = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._tick)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(200)
        self._later.timeout.connect(self._describe)
        self._relay = Relay(self._follow_search, self)
        self.view = GenerateView(self)
        self.form, self.before, self.result = self.view.form, self.view.before, self.view.result
        self.main = self.view.main
        self._connect()
        self._enable()
        self._read()

    def generate(self) -> ServiceTask:
        """Compute in the background; the scenario is stored when it ends."""

        def heard(answer: Callable[..., None]) -> Callable[..., None]:
            """What the task says once the window no longer waits for it is not heard."""
            return lambda *found: answer(*found) if self._task is task else None

        task = GenerationTask(
            self._workspace,
            self.form.parameters(),
            self._relay,
            heard(self._found),
            heard(self._failed),
            heard(self._stopped),
        )
        task.reported.connect(self._report)
        self._result, self._last, self._task = None, None, task
        self._started = time.monotonic()
        for chart in (self.before.chart, self.result.chart):
            chart.clear()
        self.before.start()
        self.view.show_before()
        self._tick()
        self._clock.start()
        self._enable()
        return tasks.start(task)

    def reject(self) -> None:
        """Give up the computation first; a second time closes, whether it has ended or not."""
        if self._task is not None and not self._task.isCanceled():
            self._task.cancel()
            self.before.search.say(tr("Stopping…"), "", "")
            return
        if self._reading is not None:
            self._reading.cancel()
        self._task = self._reading = None
        self._clock.stop()
        super().reject()

    def keep(self) -> None:
        """End the search and keep the best scenario found so far."""
        if isinstance(self._task, GenerationTask):
            self._task.keep()
            self.before.search.say(tr("Stopping, keeping this scenario…"), "", "")
            self._enable()

    def load_text(self, text: str) -> None:
        """Show parameters written as JSON; says what this workspace does not have."""
        from clefop_plugin.services.generation_parameters import GenerateParameters

        try:
            unknown = self.form.load(GenerateParameters.from_json(text))
        except ClefopError as error:
            self._say("", str(error), "alert")
            return
        if unknown:
            names = ", ".join(unknown)
            self._say("", tr("Loaded. This workspace does not have {names}: they are left out.", names=names), "alert")
        else:
            self._say("", tr("The parameters are loaded."), "info")

    def save(self, path: Path) -> None:
        """Write the parameters as JSON."""
        try:
            path.write_text(self.form.parameters().to_json(), encoding="utf-8")
        except OSError as error:
            self._say("", tr("The file cannot be written: {reason}.", reason=error.strerror or error), "alert")
            return
        remember_folder(path)
        self._say("", tr("The parameters are in {file}.", file=path.name), "info")

    def _read(self) -> None:
        workspace = self._workspace
        self._run_reading(lambda progress: prepare(workspace, progress), self._offer)

    def _read_blocks(self) -> None:
        """Read other blocks, or what else the bounds count; an earlier reading is given up."""
        if self._prepared is None:
            return
        parameters, workspace = self.form.parameters(), self._workspace
        zoning, counted = parameters.blocks, counted_indicator(parameters)
        if self._blocks is not None and (self._blocks.zoning, self._blocks.counted) == (zoning, counted):
            return
        self._blocks = None
        self._run_reading(lambda progress: read_block_set(workspace, zoning, counted, progress), self._take_blocks)

    def _run_reading(self, work: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        if self._reading is not None:
            self._reading.cancel()

        def finished(found: Any) -> None:
            if self._reading is task:
                self._reading = None
                done(found)
                self._enable()

        def failed(failure: Failure) -> None:
            if self._reading is task:
                self._reading = None
                self._explain(failure)

        def stopped() -> None:
            if self._reading is task:
                self._reading = None
                self._enable()

        task = ServiceTask(tr("Reading the zonings"), work, finished, failed, stopped, hidden=True)
        task.reported.connect(self._report)
        self._reading = task
        self.before.read(tr("Reading the blocks"))
        self._enable()
        tasks.start(task)

    def _offer(self, prepared: Prepared) -> None:
        ids = [zoning.id for zoning in prepared.zonings]
        prepared = replace(prepared, parameters=self._choice.references(prepared.parameters, ids))
        self._prepared, self._blocks = prepared, prepared.blocks
        self.form.offer(prepared)
        self._offer_scenarios()
        self.view.show_questions()
        self._describe()

    def _take_blocks(self, blocks: BlockSet) -> None:
        self._blocks = blocks
        self.form.show_blocks(blocks)
        self._describe()

    def _describe(self) -> None:
        if self._prepared is not None and self._blocks is not None and self._task is None:
            links = self.form.constraints.links.links()
            self.before.describe(self._prepared, self._blocks, self.form.parameters(), links)

    def _changed(self) -> None:
        self.before.notice.hide()
        if self._blocks is not None and len(self._blocks.codes) > MANY_BLOCKS:
            self._later.start()
        else:
            self._describe()
        if self._result is not None and self._task is None:
            self.result.say_stale()
        self._enable()

    def _found(self, found: tuple[Any, Told]) -> None:
        result, told = found
        self._end()
        self._result, self._chosen = result, result.scenario_id
        if self._prepared is not None:
            self._prepared = replace(self._prepared, scenarios=told.stored)
            self.form.territories.offer_scenarios(told.stored)
            self._offer_scenarios()
        report = result.report
        self.before.chart.end(report["objective"], report["bound"], bool(report["optimal"]))
        self.result.chart.end(report["objective"], report["bound"], bool(report["optimal"]))
        self.result.show_result(result, told, report["parameters"].get("counted") == "jobs")
        self.view.show_result()
        self._enable()
        self.main.setFocus()

    def _failed(self, failure: Failure) -> None:
        self._end()
        self._explain(failure)

    def _explain(self, failure: Failure) -> None:
        """Say why; when changes that work are known, offer them as buttons."""
        sentence, relaxations = failure.sentence, tuple[Any, ...]()
        if isinstance(failure.error, ClefopError):
            relaxations = getattr(failure.error, "relaxations", ())
            if relaxations and isinstance(failure.error.__cause__, ClefopError):
                sentence = str(failure.error.__cause__)
        title, dot, rest = sentence.partition(". ") if len(sentence) < 400 else ("", "", sentence)
        if relaxations:
            several = tr("Each of these changes is enough, and was checked:")
            one = tr("This change is enough, and was checked:")
            rest = f"{rest} {one if len(relaxations) == 1 else several}".strip()
        self._say(title + dot.strip(), rest, "alert")
        for relaxation in relaxations:
            self._offer_relaxation(relaxation)
        self._enable()

    def _offer_relaxation(self, relaxation: Any) -> None:
        def apply() -> None:
            self.form.load(replace(self.form.parameters(), **relaxation.changes))
            self._say("", tr("Changed: {change}. You can generate again.", change=relaxation.text), "info")
            self.main.setFocus()

        if self._prepared is not None:
            label = words.relaxation_label(relaxation, self._prepared)
            self.before.notice.add_button(label, apply).setAutoDefault(False)

    def _stopped(self) -> None:
        self._end()
        self._say("", tr("Stopped. No scenario was stored."), "info")
        self._enable()

    def _end(self) -> None:
        self._task = None
        self._clock.stop()
        self._relay.deliver()
        self.before.stop()
        self._describe()

    def _say(self, title: str, text: str, kind: str) -> None:
        self.before.say(title, text, kind)
        self.view.show_before()

    def _follow_search(self, steps: list[Any]) -> None:
        self._last = steps[-1]
        for chart in (self.before.chart, self.result.chart):
            chart.add(steps)
        self._tick()
        self._enable()

    def _report(self, fraction: float, _text: str) -> None:
        self.before.search.bar.setValue(round(1000 * fraction))

    def _tick(self) -> None:
        task = self._task
        if task is None or task.isCanceled() or getattr(task, "kept", False):
            return
        seconds = time.monotonic() - self._started
        limit = self.form.search.seconds.value()
        self.before.chart.tick(seconds)
        self.before.search.say(
            words.search_title(self._last),
            words.search_text(self._last),
            words.search_numbers(seconds, limit, self._last),
        )

    def _enable(self) -> None:
        ready = self._prepared is not None and self._blocks is not None and self._reading is None
        self.view.show_state(
            busy=self._task is not None,
            ready=ready and bool(self.form.references.values()),
            found=self._result is not None,
            keepable=self._last is not None and self._last.objective is not None and not getattr(self._task, "kept", 0),
        )
        self.before.search.setVisible(self._task is not None or self._reading is not None)

    def _act(self) -> None:
        """The main button: keep, open or generate."""
        if self._task is not None:
            self.keep()
        elif self._result is not None and self.view.result_shown():
            scenario = self._chosen
            self.accept()
            self._opened(scenario)
        else:
            self.generate()

    def _choose(self, scenario: str) -> None:
        self._chosen = scenario

    def _ask_save(self) -> None:
        target = str(Path(folder()) / tr("territories.json"))
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the parameters"), target, "JSON (*.json)")
        if path:
            self.save(Path(path))

    def _ask_load(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Load parameters"), folder(), "JSON (*.json)")
        if not path:
            return
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self._say("", tr("The file cannot be read: {reason}.", reason=error), "alert")
            return
        remember_folder(Path(path))
        self.load_text(text)

    def _offer_scenarios(self) -> None:
        """Fill the menu that takes parameters from elsewhere."""
        menu = QMenu(self)
        menu.addAction(tr("From a file…"), self._ask_load)
        scenarios = [s for s in self._prepared.scenarios if s.parameters] if self._prepared is not None else []
        inside = menu.addMenu(tr("From a scenario"))
        inside.setEnabled(bool(scenarios))
        for scenario in scenarios:
            inside.addAction(scenario.label.replace("&", "&&"), lambda s=scenario: self.load_text(s.parameters))
        menu.addSeparator()
        menu.addAction(tr("Back to the proposed answers"), self._propose)
        self.view.load.setMenu(menu)

    def _propose(self) -> None:
        if self._prepared is not None:
            self.form.load(self._prepared.parameters)

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.blocks_changed.connect(self._read_blocks)
        self.before.edit_links.connect(
            lambda: self.form.show_section(self.form.constraints, self.form.constraints.links)
        )
        self.before.map.picked.connect(self.form.constraints.pick)
        self.result.scenario_chosen.connect(self._choose)
        self.view.report.clicked.connect(
            lambda _checked=False: messages.open_page(self.windowTitle(), self._result.html)
        )
        self.view.save.clicked.connect(lambda _checked=False: self._ask_save())
        self.view.close.clicked.connect(lambda _checked=False: self.reject())
        self.view.again.clicked.connect(lambda _checked=False: self.generate())
        self.main.clicked.connect(lambda _checked=False: self._act())
        self.view.turned.connect(self._enable)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
