"""The panel of zonings: the list, the agreement, the shared borders; it follows ticks, weights and the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.no_workspace import say_no_workspace
from clefop_plugin.gui.docks.zoning_agreement import AgreementPage
from clefop_plugin.gui.docks.zoning_borders import BordersPage
from clefop_plugin.gui.docks.zoning_list import ZoningListPage
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets.states import PATIENCE_MS, LoadingView, StateView
from clefop_plugin.gui.zoning_desk import ZoningDesk

LIST, AGREEMENT, BORDERS = range(3)


class ZoningsDock(QgsDockWidget):
    """Zonings of the workspace, how they overlap, and where."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Zonings"))
        self.setObjectName("ClefopZoningsDock")
        self.setAccessibleName(tr("Zonings and how they overlap"))
        self.context = context
        self._seen = False
        self.desk = ZoningDesk(context.session, self)
        self.list_page, self.agreement_page = ZoningListPage(self.desk), AgreementPage(self.desk)
        self.borders_page = BordersPage(self.desk)
        self.tabs, self.pages = QTabBar(), QStackedWidget()
        self.state, self.loading = StateView(), LoadingView(self._cancel)
        self.stack = QStackedWidget()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PATIENCE_MS)
        self._delay.timeout.connect(lambda: self.stack.setCurrentWidget(self.loading))
        self._lay_out()
        self._connect()
        self.follow()

    def dispose(self) -> None:
        """Stop what is being computed: called when the plugin is unloaded."""
        self.desk.dispose()
        self.borders_page.dispose()

    def follow(self) -> None:
        """Show the list, or why there is none."""
        self._delay.stop()
        session, zonings = self.context.session, self.desk.zonings
        if session.workspace is None:
            self._invite()
        elif self.desk.failure is not None:
            self._refuse(self.desk.failure)
        elif zonings is None:
            self.loading.report(0.0, tr("Reading the zonings… The map remains usable."))
            self._delay.start()
        elif not zonings.zonings:
            self._say(
                "zonings",
                tr("No zoning"),
                tr("Drop a membership table or a layer of polygons here: its vintage is recognised from its codes."),
                (tr("Import…"), self._import),
            )
        else:
            self.stack.setCurrentWidget(self.content)

    def show_page(self, page: int) -> None:
        """Show the list (0), the agreement (1) or the borders (2)."""
        self.tabs.setCurrentIndex(page)

    def _connect(self) -> None:
        desk, listing = self.desk, lambda: self.show_page(LIST)
        desk.listed.connect(self.follow)
        self.context.session.closed.connect(self.follow)
        self.list_page.importing.connect(self._import)
        self.list_page.converting.connect(lambda: self.context.run_algorithm("clefop:convertvintage"))
        self.list_page.overlaying.connect(lambda: desk.maps.add_overlay(desk.ticked()))
        self.list_page.bordering.connect(self._add_borders)
        self.list_page.comparing.connect(self._compare)
        self.agreement_page.listing.connect(listing)
        self.agreement_page.colouring.connect(desk.maps.colour_misfit)
        self.agreement_page.reporting.connect(lambda a, b: desk.maps.write_report((a, b), self._open_report))
        self.borders_page.listing.connect(listing)
        self.borders_page.bordering.connect(desk.add_borders)
        self.tabs.currentChanged.connect(self._turn_to)
        desk.maps.done.connect(lambda words: messages.info(self.context.iface, words))
        desk.maps.failed.connect(lambda failure: messages.failure(self.context.iface, failure))
        desk.maps.busy.connect(self._show_busy)
        desk.maps.reported.connect(self._report)
        self.visibilityChanged.connect(self._visibility)

    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self._look()

    def _look(self) -> None:
        """Tell the desk what is being looked at: nothing is computed for nobody."""
        page = self.pages.currentIndex()
        self.desk.look_at(self.desk.agreement, self._seen and page in (LIST, AGREEMENT))
        self.desk.look_at(self.desk.borders, self._seen and page == BORDERS)

    def _visibility(self, visible: bool) -> None:
        self._seen = visible
        self._look()

    def _compare(self, first: str, second: str) -> None:
        self.agreement_page.look_at(first, second)
        self.show_page(AGREEMENT)

    def _add_borders(self) -> None:
        self.desk.add_borders()
        self.show_page(BORDERS)

    def _import(self) -> None:
        self.context.import_files(())

    def _open_report(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        messages.info(self.context.iface, tr("The report is open in your browser. It is in {file}.", file=path))

    def _show_busy(self, title: str) -> None:
        self._busy.setVisible(bool(title))
        self._busy_text.setText(title)
        self._busy_bar.setRange(0, 0)

    def _report(self, fraction: float, text: str) -> None:
        self._busy_bar.setRange(0, 0 if fraction <= 0 else 1000)
        self._busy_bar.setValue(round(1000 * fraction))
        if text:
            self._busy_text.setText(text)

    def _invite(self) -> None:
        say_no_workspace(self.state, self.context)
        self.stack.setCurrentWidget(self.state)

    def _refuse(self, failure: Failure) -> None:
        self._say(
            "warning",
            tr("The workspace does not answer"),
            failure.sentence,
            (tr("Try again"), self._try_again),
            (tr("Details…"), lambda: messages.show_details(self.windowTitle(), failure.details)),
            alert=True,
        )

    def _try_again(self) -> None:
        self.desk.start()
        self.follow()

    def _cancel(self) -> None:
        self._delay.stop()
        if self.context.session.comparer is not None:
            self.context.session.comparer.forget("zonings.list")
        self._say("info", tr("Reading stopped"), tr("Nothing was changed."), (tr("Read again"), self._try_again))

    def _say(self, *words: Any, alert: bool = False) -> None:
        self.state.say(*words, alert=alert)
        self.stack.setCurrentWidget(self.state)

    def _lay_out(self) -> None:
        for page, label in ((self.list_page, tr("List")), (self.agreement_page, tr("Agreement"))):
            self.tabs.addTab(label)
            self.pages.addWidget(page)
        self.tabs.addTab(tr("Borders"))
        self.pages.addWidget(self.borders_page)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Pages of the panel"))
        self.content = QWidget()
        box = QVBoxLayout(self.content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs)
        box.addWidget(self.pages, 1)
        box.addWidget(self._make_busy())
        # The largest page, even hidden, would otherwise decide how small the panel may become.
        for stack in (self.stack, self.pages):
            stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for part in (self.state, self.loading, self.content):
            self.stack.addWidget(part)
        self.setWidget(self.stack)
        self.setMinimumWidth(280)

    def _make_busy(self) -> QWidget:
        self._busy = QWidget()
        self._busy_text, self._busy_bar = QLabel(), QProgressBar()
        self._busy_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._busy_bar.setTextVisible(False)
        self._busy_bar.setFixedHeight(4)
        self.stop = QPushButton(tr("Cancel"))
        self.stop.clicked.connect(lambda _checked=False: self.desk.maps.cancel())
        words = QVBoxLayout()
        words.addWidget(self._busy_text)
        words.addWidget(self._busy_bar)
        row = QHBoxLayout(self._busy)
        row.setContentsMargins(8, 4, 8, 4)
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        self._busy.hide()
        return self._busy
