"""The QGIS selection of the workspace's own layers, followed: what is selected there is selected in the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer

from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.selection import Selection

if TYPE_CHECKING:
    from clefop_plugin.services.profile_types import Kind

#: Features read at once on the main thread: more would hold the window.
MOST = 200


class LayerFollow(QObject):
    """Listens to the layers of the current workspace. Nothing is written back into them: there can be no loop."""

    def __init__(self, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._session = selection.session
        self._layers: dict[str, QgsVectorLayer] = {}
        self._waiting: QgsVectorLayer | None = None
        # One click may change the selection several times; what counts is the last state.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)
        project = self._session.project
        project.layersAdded.connect(self._watch)
        project.layersWillBeRemoved.connect(self._leave)
        self._session.opened.connect(self._watch_all)
        self._session.closed.connect(self._leave_all)
        self._watch_all()

    def dispose(self) -> None:
        """Cut every link with the project: called when the plugin is unloaded."""
        project = self._session.project
        project.layersAdded.disconnect(self._watch)
        project.layersWillBeRemoved.disconnect(self._leave)
        self._leave_all()

    def _watch_all(self) -> None:
        self._leave_all()
        self._watch(list(self._session.project.mapLayers().values()))

    def _watch(self, layers: list[Any]) -> None:
        for layer in layers:
            if isinstance(layer, QgsVectorLayer) and layer.id() not in self._layers and self._place(layer):
                self._layers[layer.id()] = layer
                layer.selectionChanged.connect(self._changed)

    def _leave(self, identifiers: list[str]) -> None:
        for identifier in identifiers:
            layer = self._layers.pop(identifier, None)
            if layer is not None:
                layer.selectionChanged.disconnect(self._changed)
                if layer is self._waiting:
                    self._waiting = None

    def _leave_all(self) -> None:
        self._soon.stop()
        self._leave(list(self._layers))

    def _place(self, layer: QgsVectorLayer) -> tuple[Kind, str] | None:
        """Kind and container of the features of a layer of the workspace; None for any other layer."""
        from clefop_plugin.cartography.layers import ROLE_PROPERTY, WORKSPACE_PROPERTY

        if self._session.workspace is None:
            return None
        if layer.customProperty(WORKSPACE_PROPERTY) != str(self._session.path):
            return None
        role, _, identifier = str(layer.customProperty(ROLE_PROPERTY) or "").partition(":")
        if role == "communes":
            return "commune", ""
        if role in ("zoning", "blocks"):
            return "zone", identifier if role == "zoning" else ""
        if role == "territories":
            return "territory", identifier
        return None

    def _changed(self, _selected: Any = None, _deselected: Any = None, _cleared: bool = False) -> None:
        self._waiting = self.sender()
        self._soon.start()

    def _read(self) -> None:
        layer, self._waiting = self._waiting, None
        place = None if layer is None else self._place(layer)
        # A selection that is cleared (before another one is made elsewhere) leaves the panels as they are.
        if layer is None or place is None or not layer.selectedFeatureCount():
            return
        if layer.selectedFeatureCount() > MOST:
            messages.info(
                self._session.iface, tr("More than {count} features: the panels do not follow them.", count=MOST)
            )
            return
        from clefop_plugin.services.profile_types import TerritoryRef

        kind, container = place
        wanted = ["code"] if container or kind != "zone" else ["code", "zoning_id"]
        request = QgsFeatureRequest(layer.selectedFeatureIds())
        request.setFlags(Qgis.FeatureRequestFlag.NoGeometry)
        request.setSubsetOfAttributes(wanted, layer.fields())
        rows = [[str(feature[name]) for name in wanted] for feature in layer.getFeatures(request)]
        # The blocks of a scenario are zones: each row names its zoning.
        refs = [TerritoryRef(kind, row[1] if len(row) > 1 else container, row[0]) for row in sorted(rows)]
        if refs != self._selection.refs:
            self._selection.select_all(refs)
