"""The map of an indicator, asked in the background and put into the project in one click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui.filling import Filler
from clefop_plugin.gui.session import Session
from clefop_plugin.services.profile_types import TerritoryRef

if TYPE_CHECKING:
    from clefop_plugin.cartography.indicator_maps import MapPlan

OWNER = "indicators.map"


class IndicatorMapping(QObject):
    """``done`` carries what was put on the map, ``failed`` why it was not; ``busy`` whether one is being made."""

    done = pyqtSignal(str)
    failed = pyqtSignal(object)
    busy = pyqtSignal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filler = Filler(self)
        session.closed.connect(self._stop)

    def add(self, ref: TerritoryRef, indicator: str, method: str) -> None:
        """Map an indicator over the territories of the container of ``ref``; one of the same indicator is replaced."""
        if self._session.comparer is None:
            return

        def work(profiles: Any, progress: Progress) -> MapPlan:
            from clefop_plugin.cartography.indicator_maps import plan_map

            found = profiles.indicator_map(ref.kind, ref.container, indicator)
            progress.check()
            return plan_map(found, method)

        self.busy.emit(True)
        self._session.comparer.ask(OWNER, work, self._fill, self._refuse)

    def _fill(self, plan: MapPlan) -> None:
        from clefop_plugin.cartography.indicator_maps import circles_role
        from clefop_plugin.cartography.result_layers import new_result

        workspace = self._session.workspace
        ground = new_result(workspace, plan.ground, plan.role)
        circles = None if plan.circles is None else new_result(workspace, plan.circles, circles_role(plan))
        if plan.circles is not None:
            self._filler.fill(circles, plan.circles, lambda: None)
        self._filler.fill(ground, plan.ground, lambda: self._place(plan, ground, circles))

    def _place(self, plan: MapPlan, ground: Any, circles: Any) -> None:
        from clefop_plugin.cartography import indicator_maps
        from clefop_plugin.cartography.result_layers import place_result

        workspace, project = self._session.workspace, self._session.project
        ground.setName(indicator_maps.ground_title(plan))
        indicator_maps.style_ground(plan, ground)
        place_result(workspace, project, ground)
        if circles is not None:
            circles.setName(indicator_maps.circles_title(plan))
            indicator_maps.style_circles(plan, circles)
            place_result(workspace, project, circles)
        self.busy.emit(False)
        self.done.emit(tr("{title} is on the map: {method}.", title=plan.title, method=plan.method))

    def _refuse(self, failure: Any) -> None:
        self.busy.emit(False)
        self.failed.emit(failure)

    def _stop(self) -> None:
        self._filler.stop()
        self.busy.emit(False)
