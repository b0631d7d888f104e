"""What the panels have in common: the header, the states, and reading in the background only when visible."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.no_workspace import say_no_workspace
from clefop_plugin.gui.sheets import SHEETS
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets.header import Header
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.stale import StaleNotice
from clefop_plugin.gui.widgets.states import PATIENCE_MS, LoadingView, StateView
from clefop_plugin.gui.widgets.windows import rule
from clefop_plugin.services.profile_types import TerritoryRef

REMEMBERED = 16


class TerritoryDock(QgsDockWidget):
    """A panel about the selected territory. Subclasses build the content, ask the question and show the answer."""

    def __init__(self, name: str, title: str, full_title: str, context: Context) -> None:
        """``title`` is short: three tabs must fit side by side in a narrow panel."""
        super().__init__(title)
        self.setObjectName(name)
        self.setAccessibleName(full_title)
        self.context = context
        self._answers: OrderedDict[TerritoryRef, Any] = OrderedDict()
        self._shown: TerritoryRef | None = None
        #: The territory whose figures are still shown although the workspace has changed since.
        self._stale: TerritoryRef | None = None
        self._seen = False
        self.header = Header(context.selection)
        self.header.pick.connect(context.pick)
        self.header.zoom.connect(context.highlight.zoom)
        self.header.menu.draw.connect(context.draw)
        self.header.menu.to_map.connect(context.to_map)
        self.header.menu.compare.connect(context.compare)
        self.header.menu.report.connect(context.scenario_report)
        self.header.menu.sheets.connect(lambda values: context.run_algorithm(SHEETS, values))
        self.state = StateView()
        self.loading = LoadingView(self._cancel)
        self.staleness = StaleNotice(self._cancel, self.follow)
        content = self.make_content()
        self.content = content if isinstance(content, QScrollArea) else scrolled(content, focus=False)
        self.stack = QStackedWidget()
        # The highest page would otherwise make the whole QGIS window higher than the screen.
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        for page in (self.state, self.loading, self.content):
            self.stack.addWidget(page)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PATIENCE_MS)
        self._delay.timeout.connect(self._show_waiting)
        self._lay_out()
        context.selection.changed.connect(self.follow)
        context.selection.expected.connect(self._expect)
        context.session.opened.connect(self.forget)
        context.session.closed.connect(self.forget)
        context.session.changed.connect(self.forget)
        context.session.released.connect(self.lighten)
        self.visibilityChanged.connect(self._visibility)
        self.follow()

    def make_content(self) -> QWidget:
        """The widget that shows an answer."""
        raise NotImplementedError

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> Any:
        """What to read of a territory (worker thread)."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Fill the content (main thread)."""
        raise NotImplementedError

    def nothing_imported(self, answer: Any) -> bool:
        """Show the state of an empty workspace and return True, when the workspace holds nothing of this kind."""
        raise NotImplementedError

    def invitation(self) -> str:
        """What choosing a territory will show here."""
        raise NotImplementedError

    def clear(self) -> None:
        """Take off the map what the panel draws there."""

    def dispose(self) -> None:
        """Leave nothing on the canvas: called when the plugin is unloaded."""

    def forget(self) -> None:
        """The workspace changed: read again; what is shown stays meanwhile, and says that it is out of date."""
        self._answers.clear()
        if self._shown is not None:
            self._stale = self._shown
        self._shown = None
        self.follow()

    def lighten(self) -> None:
        """Nobody has asked anything for a while: keep what is shown only."""
        shown = self._answers.get(self._shown) if self._shown is not None else None
        self._answers.clear()
        # Hidden, a panel shows nothing and may still hold its last answer.
        if self.rest() and self._shown is not None and shown is not None:
            self._answers[self._shown] = shown

    def rest(self) -> bool:
        """Let go of what is heavy in the last answer. False when the panel keeps too little to answer again: it wakes
        up when it has to."""
        return True

    def wake(self) -> None:
        """Read again what was let go of, behind what is shown: the user may be typing in it."""
        ref = self.context.selection.ref
        self._shown = None
        if ref is not None:
            self._ask(ref, patient=False)

    def follow(self) -> None:
        """Show the selected territory, reading it first when it is not known yet."""
        session, ref = self.context.session, self.context.selection.ref
        self._delay.stop()
        if not self._seen:
            return
        if ref != self._stale or session.workspace is None:
            self._stale = None
            self.staleness.hide()
        self.header.setVisible(session.workspace is not None)
        if session.workspace is None or ref is None:
            self._shown = None
            self.clear()
            self._invite()
        elif ref in self._answers:
            self._answers.move_to_end(ref)
            self._show(ref, self._answers[ref])
        else:
            self._ask(ref)

    def _invite(self) -> None:
        context = self.context
        self.stack.setCurrentWidget(self.state)
        if context.session.workspace is None:
            say_no_workspace(self.state, context)
            return
        self.state.say(
            "pick",
            tr("No territory chosen"),
            self.invitation(),
            (tr("Choose on the map"), lambda: context.pick(True)),
        )

    def _ask(self, ref: TerritoryRef, patient: bool = True) -> None:
        """``patient``: say after a while that it is being read."""
        reader = self.context.session.reader
        if reader is None:
            return
        self.loading.report(0.0, tr("The map remains usable."))
        if patient:
            self._delay.start()
        reader.ask(
            self.objectName(),
            lambda profiles, progress: self.question(profiles, ref, progress),
            lambda answer: self._answered(ref, answer),
            self._failed,
            self.loading.report,
        )

    def _expect(self) -> None:
        """A click may come: read what this panel needs for any territory. A click goes before what still waits."""
        selection, reader = self.context.selection, self.context.session.reader
        ref = selection.ref or selection.first
        if not self._seen or reader is None or ref is None:
            return

        reader.read_ahead(
            f"{self.objectName()}.expect", lambda profiles, progress: self.question(profiles, ref, progress)
        )

    def _show_waiting(self) -> None:
        if self._stale is not None:
            self.staleness.say_reading()
        else:
            self.stack.setCurrentWidget(self.loading)

    def _answered(self, ref: TerritoryRef, answer: Any) -> None:
        self._delay.stop()
        self._answers[ref] = answer
        while len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        # Hidden meanwhile: what the panel draws on the map must not come back.
        if self._seen and ref == self.context.selection.ref:
            self._show(ref, answer)

    def _show(self, ref: TerritoryRef, answer: Any) -> None:
        self._stale = None
        self.staleness.hide()
        if self.nothing_imported(answer):
            self._shown = None
            self.clear()
            self.stack.setCurrentWidget(self.state)
            return
        if self._shown != ref:
            self._shown = ref
            self.show_answer(answer)
        self.stack.setCurrentWidget(self.content)

    def _failed(self, failure: Failure) -> None:
        self._delay.stop()
        self._shown = None

        def details() -> None:
            messages.show_details(self.windowTitle(), failure.details)

        if self._stale is not None:
            self.staleness.say_failed(failure.sentence, details)
            return
        self.clear()
        self.stack.setCurrentWidget(self.state)
        self.state.say(
            "warning",
            tr("The workspace does not answer"),
            failure.sentence,
            (tr("Try again"), self.follow),
            (tr("Details…"), details),
            alert=True,
        )

    def _cancel(self) -> None:
        self._delay.stop()
        if self.context.session.reader is not None:
            self.context.session.reader.forget(self.objectName())
        if self._stale is not None:
            self.staleness.say_stopped()
            return
        self.stack.setCurrentWidget(self.state)
        self.state.say("info", tr("Reading stopped"), tr("Nothing was changed."), (tr("Read again"), self.follow))

    def _visibility(self, visible: bool) -> None:
        self._seen = visible
        if visible:
            self.follow()
            if self._shown is None and self.context.selection.ref is None:
                self._expect()
        else:
            self._delay.stop()
            self._shown = self._stale = None
            self.clear()

    def _lay_out(self) -> None:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(rule())
        box.addWidget(self.staleness)
        box.addWidget(self.stack, 1)
        self.setWidget(body)
        self.setMinimumWidth(280)
