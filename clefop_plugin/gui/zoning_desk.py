"""What the panel of zonings knows and computes, in the background and in step with ticks and weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from clefop_plugin.core.progress import Progress
from clefop_plugin.gui.computation import Computation
from clefop_plugin.gui.session import Session
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.zoning_maps import ZoningMaps

if TYPE_CHECKING:
    from clefop_plugin.cartography.result_layers import Rows
    from clefop_plugin.services.zoning_list import ListedZoning, ZoningList

#: What is compared: every zoning with the latest scenario, or those that are ticked.
ALL, TICKED = "all", "ticked"


@dataclass(frozen=True)
class AgreementKey:
    """What an agreement depends on."""

    revision: int
    ids: tuple[str, ...]
    weight: str


@dataclass(frozen=True)
class BordersKey:
    """What shared borders depend on: ids and weights of the zonings."""

    revision: int
    weights: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Borders:
    """Shared borders as the service gives them, their rows ready for a layer, and the sum of the weights."""

    found: Any
    rows: Rows
    total: float


class ZoningDesk(QObject):
    """``listed``: the zonings are known, new, or could not be read. ``agreement`` and ``borders`` follow ticks and
    weights, but are computed only when a page or a layer shows them; ``maps`` puts results on the map."""

    listed = pyqtSignal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.zonings: ZoningList | None = None
        self.failure: Failure | None = None
        self.scope, self.weight = ALL, "population"
        self.agreement = Computation("zonings.agreement", _agreement, self)
        self.borders = Computation("zonings.borders", _borders, self)
        self.maps = ZoningMaps(session, self.agreement, self.borders, self)
        self._revision = 0
        self._seen: set[Computation] = set()
        session.opened.connect(self.start)
        session.closed.connect(self.start)
        session.changed.connect(self.read)
        session.zonings.ticked_changed.connect(self.follow)
        session.zonings.weighed.connect(self.follow)
        self.start()

    def start(self) -> None:
        """Begin with the workspace that is open, or with none."""
        self.zonings, self.failure = None, None
        self.maps.stop()
        for computation in (self.agreement, self.borders):
            computation.use(self.session.comparer)
        self.read()

    def dispose(self) -> None:
        """Stop everything: called when the plugin is unloaded."""
        self.maps.stop()
        for computation in (self.agreement, self.borders):
            computation.cancel()

    def read(self) -> None:
        """Read the list of the zonings again."""
        reader = self.session.comparer
        if reader is None:
            self.listed.emit()
            return

        def question(profiles: Any, progress: Progress) -> Any:
            from clefop_plugin.services.zoning_list import list_zonings

            progress.check()
            return list_zonings(profiles.region)

        reader.ask("zonings.list", question, self._know, self._unknown, first=True)

    def look_at(self, computation: Computation, on: bool) -> None:
        """Whether a page shows this result."""
        if on:
            self._seen.add(computation)
        else:
            self._seen.discard(computation)
        self.follow()

    def compare(self, scope: str | None = None, weight: str | None = None) -> None:
        """Compare other zonings, or count something else."""
        self.scope, self.weight = scope or self.scope, weight or self.weight
        self.follow()

    def ticked(self, scenarios: bool = True) -> list[ListedZoning]:
        """The zonings that are ticked, in the order of the list."""
        shown = self.session.zonings.ticked
        return [z for z in self._all() if z.id in shown and (scenarios or not z.is_scenario)]

    def compared(self) -> list[ListedZoning]:
        """The zonings of the matrix, from the one with fewest zones on: neighbours are then alike."""
        found = self.ticked()
        if self.scope == ALL:
            latest = next((z for z in self._all() if z.is_scenario), None)
            found = [z for z in self._all() if not z.is_scenario or z is latest or z in found]
        return sorted((z for z in found if z.zones), key=lambda zoning: zoning.zones)

    def scenario(self) -> str:
        """Id of the first scenario in the present agreement, or an empty text."""
        result = self.agreement.result
        ids = [zoning.id for zoning in result.chosen if zoning.is_scenario] if result is not None else []
        return ids[0] if ids else ""

    def add_borders(self) -> None:
        """Put the shared borders of the ticked zonings on the map, and keep them in step from now on."""
        self.maps.want_borders()
        self.follow()

    def follow(self) -> None:
        """Have the results that the present ticks, weights and choices ask for.

        What nobody looks at is left as it is: it will be brought up to date when somebody does.
        """
        if self.zonings is None:
            return
        if self.agreement in self._seen:
            ids = tuple(zoning.id for zoning in self.compared())
            weight = self.weight if self.weight in self.zonings.weights else self.zonings.weights[0]
            self.agreement.want(AgreementKey(self._revision, ids, weight) if len(ids) > 1 else None)
        if self.borders in self._seen or self.maps.keeps_borders():
            choice = self.session.zonings
            weights = tuple((zoning.id, choice.weight(zoning.id)) for zoning in self.ticked(scenarios=False))
            self.borders.want(BordersKey(self._revision, weights) if weights else None)

    def _all(self) -> tuple[ListedZoning, ...]:
        return self.zonings.zonings if self.zonings is not None else ()

    def _know(self, zonings: Any) -> None:
        self.zonings, self.failure = zonings, None
        self._revision += 1
        self.session.zonings.follow_map()
        self.listed.emit()
        self.follow()

    def _unknown(self, failure: Failure) -> None:
        self.failure = failure
        self.listed.emit()


def _agreement(profiles: Any, key: AgreementKey, progress: Progress) -> Any:
    from clefop_plugin.services.agreement import measure_agreement

    return measure_agreement(profiles.workspace, key.ids, key.weight, progress=progress)


def _borders(profiles: Any, key: BordersKey, progress: Progress) -> Borders:
    from clefop_plugin.cartography.result_layers import rows_of
    from clefop_plugin.services.borders import find_shared_borders

    weights = dict(key.weights)
    found = find_shared_borders(profiles.workspace, list(weights), weights, progress.part(0.0, 0.9))
    rows = rows_of(found.borders, "MultiLineString")
    progress.update(1.0)
    return Borders(found, rows, sum(weights.values()))
