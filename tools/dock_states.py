"""The states of every panel, brought about in a real window, and pictured."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import translations
from gui_fixtures import FakeIface, wait_for
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale
from qgis.PyQt.QtGui import QFont
from qgis.testing import start_app

from clefop_plugin import environment
from clefop_plugin.core import text
from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.gui.docks.indicator_detail import IndicatorDetail
from clefop_plugin.gui.window import DOCKS, Window
from clefop_plugin.services.demo import load_demo
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.workspace.store import Workspace

#: Sizes of the pictures, by the end of their names; the short ones show states in the documents.
SIZES = {"300": (300, 900), "480": (480, 900), "short": (300, 620)}
#: Panels about the selected territory: they share their states.
ABOUT_A_TERRITORY = ("indicators", "training", "recruitment", "structures", "links", "council")
EMPTY = {
    "indicators": "DELETE FROM indicators",
    "indicator_series": "DELETE FROM indicator_series",
    "trainings": "DELETE FROM trainings",
    "training_sessions": "DELETE FROM training_sessions",
    "recruitment": "DELETE FROM recruitment",
    "structures": "DELETE FROM structures",
    "flows": "DELETE FROM flows",
    "councils": "DELETE FROM councils",
    "council_members": "DELETE FROM council_members",
    "projects": "DELETE FROM projects",
    "scenarios": "DELETE FROM scenarios",
    "zonings": "DELETE FROM zonings",
    "zones": "DELETE FROM zones",
    "memberships": "DELETE FROM memberships",
    "imports": "DELETE FROM imports",
}
#: What is taken out of the workspace to see a panel with nothing, or with a part of what it shows.
LACKS = {
    "indicators": {"nothing": ("indicators", "indicator_series")},
    "training": {"nothing": ("trainings", "training_sessions")},
    "recruitment": {
        "nothing": ("recruitment", "trainings", "training_sessions"),
        "partial_needs": ("recruitment",),
        "partial_offer": ("trainings", "training_sessions"),
    },
    "structures": {"nothing": ("structures",)},
    "links": {"nothing": ("flows",)},
    "council": {"nothing": ("councils", "council_members", "projects"), "no_scenario": ("scenarios",)},
    "zonings": {"nothing": ("zonings", "zones", "memberships", "scenarios")},
    "imports": {"nothing": ("imports",)},
}


class Studio:
    """Opens windows on the fictional region and keeps pictures of their panels."""

    def __init__(self, folder: Path, output: Path, theme: str, qgis_theme: str, scale: float) -> None:
        self.folder, self.output, self.theme, self.scale = folder, output, theme, scale
        application = start_app()
        QgsSettings().remove("clefop")
        texts = translations.read()
        text.install_language("fr", lambda source: texts.get(source) or source)
        application.setStyle("Fusion")
        application.setFont(QFont("Open Sans", 9))
        QgsApplication.setUITheme(qgis_theme)
        # Numbers that Qt writes by itself, as the French QGIS does.
        QLocale.setDefault(QLocale("fr_FR"))
        self.application = application
        self.whole = folder / "region.gpkg"
        load_demo(self.whole)

    def leave(self) -> None:
        """End at once: the widgets have no application to be destroyed in any more."""
        os._exit(0)

    def take(self, only: str = "") -> None:
        """Every state of every panel, or of one."""
        for name in DOCKS:
            if only in ("", name):
                print(name, flush=True)
                self._states(name)

    def _states(self, name: str) -> None:
        with self._window(None) as window:
            dock = self._show(window, name)
            self._picture(dock, name, "no_workspace")
        with self._window(None) as window, lacking("pandas"):
            dock = self._show(window, name)
            self._picture(dock, name, "package")
        with self._window(self.whole) as window:
            dock = self._show(window, name)
            if name in ABOUT_A_TERRITORY:
                self._settle(window)
                self._picture(dock, name, "pick")
                self._waiting(window, dock, name)
            else:
                self._settle(window)
            getattr(self, f"_{name}")(window, dock)
        for state, tables in LACKS[name].items():
            with self._window(self._without(state, tables)) as window:
                dock = self._show(window, name)
                self._choose(window)
                self._picture(dock, name, state)

    def _waiting(self, window: Window, dock: Any, name: str) -> None:
        """Loading, failing, filled, out of date, and failing to be brought up to date."""
        question, gate = dock.question, threading.Event()

        def slow(*given: Any) -> Any:
            given[2].update(0.4, "")
            gate.wait(20)
            return question(*given)

        def broken(*_given: Any) -> Any:
            raise WorkspaceError(
                text.tr(
                    "The file {file} is being written by another QGIS. Nothing was changed; try again in a moment.",
                    file="pays-de-brume.gpkg",
                )
            )

        dock.question = slow
        self._select(window)
        wait_for(lambda: dock.stack.currentWidget() is dock.loading)
        self._picture(dock, name, "loading")
        dock._cancel()
        self._picture(dock, name, "stopped")
        gate.set()
        self._settle(window)
        dock.question = broken
        dock.forget()
        self._settle(window)
        self._picture(dock, name, "error")
        dock.question = question
        dock.follow()
        self._settle(window)
        self._picture(dock, name, "filled")
        gate.clear()
        dock.question = slow
        dock.forget()
        self._pause(400)
        self._picture(dock, name, "stale")
        gate.set()
        self._settle(window)
        dock.question = broken
        dock.forget()
        self._settle(window)
        self._picture(dock, name, "stale_error")
        dock.question = question
        dock.forget()
        self._settle(window)

    def _indicators(self, window: Window, dock: Any) -> None:
        for position, state in enumerate(("compare", "trend", "profile", "distribution")):
            dock.detail.tabs.setCurrentIndex(position)
            self._pause(1200)
            self._picture(dock, "indicators", state)
        with lacking("matplotlib"):
            dock.detail.tabs.setCurrentIndex(0)
            dock.forget()
            self._settle(window)
            self._picture(dock, "indicators", "charts_missing")
        dock.search.setText("zzz")
        self._picture(dock, "indicators", "search_nothing")

    def _training(self, window: Window, dock: Any) -> None:
        dock.view.setCurrentIndex(dock.model.index(1))
        self._picture(dock, "training", "detail")
        dock.view.setCurrentIndex(dock.model.index(-1))
        dock.filters.around.setChecked(True)
        dock.filters.distance.setValue(15)
        self._settle(window)
        self._picture(dock, "training", "around")
        dock.filters.more.open()
        dock._sort("distance")
        self._picture(dock, "training", "filters")
        dock.filters.more.heading.setChecked(False)
        dock.filters.distance.units.setCurrentIndex(1)
        self._picture(dock, "training", "minutes")
        dock.filters.distance.units.setCurrentIndex(0)
        dock.filters.search.setText("zzz")
        self._picture(dock, "training", "none_left")
        dock.filters.reset()

    def _recruitment(self, window: Window, dock: Any) -> None:
        dock.distance.setValue(2)
        self._picture(dock, "recruitment", "unmet")
        dock.distance.units.setCurrentIndex(1)
        dock.distance.setValue(20)
        self._picture(dock, "recruitment", "minutes")
        dock.distance.units.setCurrentIndex(0)
        dock.distance.setValue(2)
        dock.view.setCurrentIndex(dock.model.index(2))
        self._picture(dock, "recruitment", "family")

    def _structures(self, window: Window, dock: Any) -> None:
        dock.scope.setCurrentIndex(2)
        dock.view.setCurrentIndex(dock.model.index(0, 0, dock.model.index(0, 0)))
        self._picture(dock, "structures", "all")
        dock.units.setCurrentIndex(1)
        self._picture(dock, "structures", "minutes")
        dock.units.setCurrentIndex(0)

    def _links(self, window: Window, dock: Any) -> None:
        window.selection.choose_container("zone", "epci")
        self._settle(window)
        self._select(window, 1)
        self._settle(window)
        self._picture(dock, "links", "epci")

    def _council(self, window: Window, dock: Any) -> None:
        self._select(window, 0)
        self._settle(window)
        self._picture(dock, "council", "filled")
        for position, state in ((1, "members"), (2, "overview")):
            dock.tabs.setCurrentIndex(position)
            self._picture(dock, "council", state)
        dock.tabs.setCurrentIndex(0)
        dock.projects.view.setCurrentIndex(dock.projects.view.model().index(0, 0))
        self._picture(dock, "council", "chosen")
        window.selection.choose_container("zone", "epci")
        self._settle(window)
        self._select(window, 1)
        self._settle(window)
        self._picture(dock, "council", "elsewhere")

    def _zonings(self, window: Window, dock: Any) -> None:
        self._pause(3000)
        self._tick(dock)
        for position, state in enumerate(("filled", "agreement", "borders")):
            dock._turn_to(position)
            dock.tabs.setCurrentIndex(position)
            self._pause(3000)
            self._picture(dock, "zonings", state)

    def _tick(self, dock: Any) -> None:
        """Compare four zonings, which shows them on the map."""
        for zoning in ("dep", "epci", "ze2020", "bv2022"):
            dock.context.session.zonings.tick(zoning, True)
        self._pause(500)

    def _imports(self, window: Window, dock: Any) -> None:
        self._picture(dock, "imports", "filled")

    @contextmanager
    def _window(self, path: Path | None) -> Iterator[Window]:
        iface = FakeIface()
        iface.window.resize(1000, 900)
        iface.window.show()
        window = Window(iface)
        if path is not None:
            window.session.open(path)
            wait_for(lambda: window.selection.containers)
        yield window
        window.dispose()
        QgsProject.instance().clear()
        iface.window.close()
        iface.window.deleteLater()
        self._pause(20)

    def _without(self, state: str, tables: tuple[str, ...]) -> Path:
        path = self.folder / f"{'_'.join(tables)}_{state}.gpkg"
        shutil.copyfile(self.whole, path)
        workspace = Workspace.open(path)
        with workspace.transaction() as connection:
            for table in tables:
                connection.execute(EMPTY[table])
        return path

    def _show(self, window: Window, name: str) -> Any:
        window.show_dock(name, True)
        dock = window.docks[name]
        dock.setFloating(True)
        dock.show()
        self._pause(50)
        return dock

    def _choose(self, window: Window) -> None:
        self._settle(window)
        if window.selection.members:
            self._select(window)
        self._settle(window)

    def _select(self, window: Window, position: int = 1) -> None:
        selection = window.selection
        wait_for(lambda: selection.members)
        code = selection.members[min(position, len(selection.members) - 1)][0]
        selection.select(TerritoryRef(selection.kind, selection.container, code))

    def _settle(self, window: Window) -> None:
        """Wait until nothing is being read."""
        session = window.session
        self._pause(50)
        wait_for(lambda: not any(r and r.busy() for r in (session.reader, session.comparer)))
        self._pause(150)

    def _pause(self, milliseconds: int) -> None:
        from qgis.PyQt.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _wait_for_chart(self, dock: Any) -> None:
        """The charts of the panel of indicators are drawn in the background."""
        detail = getattr(dock, "detail", None)
        if isinstance(detail, IndicatorDetail) and dock.stack.currentWidget() is dock.content:
            self._pause(150)
            wait_for(lambda: detail.chart.drawn, 10)

    def _picture(self, dock: Any, name: str, state: str) -> None:
        for size, (width, height) in SIZES.items():
            dock.resize(width, height)
            self._pause(60)
            self._wait_for_chart(dock)
            QCoreApplication.processEvents()
            scale = "" if self.scale == 1 else f"_{round(100 * self.scale)}"
            if dock.width() != width:
                print(f"  {state}: {dock.width()} pixels wide instead of {width}", flush=True)
            dock.grab().save(str(self.output / f"{name}_{state}_{self.theme}_{size}{scale}.png"))


@contextmanager
def lacking(package: str) -> Iterator[None]:
    """As if a package were not installed."""
    find: Callable[[str], Any] = environment.find_spec
    environment.find_spec = lambda name: None if name == package else find(name)
    try:
        yield
    finally:
        environment.find_spec = find
