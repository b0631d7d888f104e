"""Which zonings are ticked (those the map shows) and what each weighs; the project remembers both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

SCOPE, KEY = "clefop", "zoning_weights"
USUAL_WEIGHT = 1.0
MOST_WEIGHT = 100.0


class ZoningChoice(QObject):
    """Ticks are the checks of the layer tree, so that the panel and the map never disagree.

    ``ticked_changed``: other zonings are shown; ``weighed``: a weight changed.
    """

    ticked_changed = pyqtSignal()
    weighed = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._workspace: Any = None
        self.ticked: frozenset[str] = frozenset()
        self._weights = self._stored()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.follow_map)
        root = project.layerTreeRoot()
        root.visibilityChanged.connect(self._later)
        root.addedChildren.connect(self._later)
        root.removedChildren.connect(self._later)
        project.readProject.connect(self._read)

    def dispose(self) -> None:
        """Cut every link with the project: called when the plugin is unloaded."""
        root = self._project.layerTreeRoot()
        root.visibilityChanged.disconnect(self._later)
        root.addedChildren.disconnect(self._later)
        root.removedChildren.disconnect(self._later)
        self._project.readProject.disconnect(self._read)
        self._soon.stop()

    def use(self, workspace: Any) -> None:
        """Follow the layers of another workspace, or of none."""
        self._workspace = workspace
        self.follow_map()

    def tick(self, identifier: str, on: bool) -> None:
        """Show a zoning (or ``scenario:<id>``) on the map, or hide it. Raises WorkspaceError when it cannot be read."""
        if self._workspace is None:
            return
        from clefop_plugin.cartography.zoning_layers import show_zoning

        show_zoning(self._workspace, self._project, identifier, on)
        self.follow_map()

    def follow_map(self) -> None:
        """Read from the layer tree what is shown."""
        shown: frozenset[str] = frozenset()
        if self._workspace is not None:
            from clefop_plugin.cartography.zoning_layers import shown_zonings

            shown = frozenset(shown_zonings(self._workspace, self._project))
        if shown != self.ticked:
            self.ticked = shown
            self.ticked_changed.emit()

    def weight(self, identifier: str) -> float:
        """What a zoning weighs."""
        return self._weights.get(identifier, USUAL_WEIGHT)

    def weigh(self, identifier: str, weight: float) -> None:
        """Give a zoning another weight (0 to 100)."""
        if weight != self.weight(identifier):
            self._keep(self._weights | {identifier: weight})

    def weigh_equally(self) -> None:
        """Give every zoning the usual weight again."""
        if self._weights:
            self._keep({})

    @property
    def chosen_weights(self) -> Mapping[str, float]:
        """Weights that the user has given."""
        return dict(self._weights)

    def references(self, parameters: Any, zonings: Iterable[str]) -> Any:
        """Parameters of a generation whose references weigh what the user has said here.

        As long as nothing was said, they are left as they are. Else each zoning that is a usual reference, or was
        given a weight, counts with the weight shown in the panel; 0 takes it out.
        """
        usual = {zoning for zoning, _ in parameters.references}
        named = [z for z in zonings if z != parameters.blocks and (z in usual or z in self._weights)]
        if not any(zoning in self._weights for zoning in named):
            return parameters
        weights = ((zoning, self.weight(zoning)) for zoning in named)
        return replace(parameters, references=tuple((zoning, weight) for zoning, weight in weights if weight > 0))

    def _keep(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self._project.writeEntry(SCOPE, KEY, json.dumps(weights, sort_keys=True))
        self.weighed.emit()

    def _stored(self) -> dict[str, float]:
        text, _ = self._project.readEntry(SCOPE, KEY, "")
        try:
            found = json.loads(text) if text else {}
        except ValueError:
            found = {}
        if not isinstance(found, dict):
            return {}
        return {
            str(zoning): float(weight)
            for zoning, weight in found.items()
            if isinstance(weight, int | float) and 0 <= weight <= MOST_WEIGHT
        }

    def _read(self) -> None:
        self._weights = self._stored()
        self.weighed.emit()

    def _later(self, *_arguments: Any) -> None:
        if self._workspace is not None:
            self._soon.start()
