"""First step: the polygons of the communes, their code and name, the region, vintage and reference system."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QVBoxLayout

from clefop_plugin.core.departements import crs_of_region
from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.folders import folder, remember_folder
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets.dropzone import DropZone
from clefop_plugin.gui.widgets.facts import Facts
from clefop_plugin.gui.wizard import recognise
from clefop_plugin.gui.wizard.draft import CommuneLayer, Draft
from clefop_plugin.gui.wizard.pages import Page, paths_of


class CommunesPage(Page):
    """Reads the attributes of the layer of communes: a file in the background, a layer of the project at once."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            tr("The communes of your region"),
            tr("Drop a file as you downloaded it, or take a layer of the project."),
        )

    def make(self, box: QVBoxLayout) -> None:
        """Drop zone and what was recognised."""
        kinds = tr("Polygon layers (*.geojson *.json *.gpkg *.shp *.fgb *.gml);;All files (*)")
        self.zone = DropZone("map", tr("Drop the polygons of the communes here"), kinds, folder)
        self.zone.given.connect(self._given)
        self.layers = QPushButton(tr("Layer…"))
        self.layers.setMenu(QMenu(self.layers))
        self.layers.menu().aboutToShow.connect(self._list_layers)
        self.zone.add_widget(self.layers)
        self.facts = Facts()
        self.facts.hide()
        self.code, self.name, self.region = QComboBox(), QComboBox(), QComboBox()
        self.vintage = QLineEdit()
        self.vintage.setPlaceholderText(tr("year, for example 2024"))
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, False)
        self.code.activated.connect(lambda _i: self._take(self._source, self.code.currentText()))
        self.name.activated.connect(lambda _i: self._store())
        self.region.activated.connect(lambda _i: self._region_chosen())
        self.vintage.textEdited.connect(lambda _t: self._store())
        self.crs.crsChanged.connect(lambda _c: self._store())
        self._source: Any = None
        box.addWidget(self.zone)
        box.addWidget(self.facts)

    def ready(self) -> bool:
        """There are communes, and the vintage is a year when it is given."""
        vintage = self.vintage.text().strip()
        return super().ready() and self.draft.communes is not None and (not vintage or _is_year(vintage))

    def leave(self) -> str:
        """The reference system must be projected, in metres."""
        from clefop_plugin.cartography.features import crs_of

        try:
            crs_of(self.crs.crs())
        except ClefopError as error:
            return str(error)
        return ""

    def take(self, source: Any) -> None:
        """Recognise a path or a layer."""
        self._take(Path(source) if isinstance(source, str) else source, "")

    def _given(self, given: list[str]) -> None:
        paths = paths_of(given)
        if paths:
            remember_folder(paths[0])
            self._take(paths[0], "")

    def _take(self, source: Any, code_field: str) -> None:
        self._source = source
        self.draft.communes = None
        self.facts.hide()
        name = source.name() if isinstance(source, QgsVectorLayer) else Path(source).name
        self.zone.say(name, tr("Reading…"))
        if isinstance(source, QgsVectorLayer):  # a layer of the project is only read on the main thread
            try:
                self._found(recognise.recognise_communes(source, code_field))
            except ClefopError as error:
                self.zone.say(name, "")
                self.refuse(error)
                self.changed.emit()
            return

        def work(progress: Progress) -> CommuneLayer:
            progress.update(0.1)
            return recognise.recognise_communes(source, code_field)

        self.read(tr("Reading {file}", file=name), work, self._found)

    def _refused(self, failure: Failure) -> None:
        self.zone.say(Path(str(self._source)).name, "")
        super()._refused(failure)

    def _found(self, found: CommuneLayer) -> None:
        self.notice.hide()
        self.draft.communes = found
        self.draft.population = self.draft.zonings = None
        self.draft.indicators = []
        self.zone.say(found.name, tr("{count} polygons · {crs}", count=number(len(found.codes)), crs=found.crs))
        self._fill()
        self._guess_vintage(found.name)
        self._store()

    def _fill(self) -> None:
        found = self.draft.communes
        if found is None:
            return
        for combo, chosen in ((self.code, found.code_field), (self.name, found.name_field)):
            combo.clear()
            combo.addItems(found.fields)
            combo.setCurrentText(chosen)
        self.region.clear()
        regions = found.regions()
        for code, name, count in regions:
            self.region.addItem(tr("{name} ({count} communes)", name=name, count=number(count)), code)
        if len(regions) != 1:
            self.region.addItem(tr("All the communes of the layer"), "")
        self.facts.clear()
        self.facts.add(tr("Commune code"), self.code, True)
        self.facts.add(tr("Name"), self.name, found.name_field != found.code_field)
        self.facts.add(tr("Region"), self.region, bool(regions))
        self.facts.add(tr("Vintage"), self.vintage)
        self.facts.add(tr("Reference system"), self.crs, True)
        self.facts.show()
        self._region_chosen()

    def _region_chosen(self) -> None:
        crs = crs_of_region(self.region.currentData() or "")
        self.crs.setCrs(QgsCoordinateReferenceSystem(crs))
        self._store()

    def _guess_vintage(self, name: str) -> None:
        from clefop_plugin.sources.detect import year_of_name

        year = year_of_name(name)
        self.vintage.setText(str(year) if year else "")

    def _store(self) -> None:
        draft = self.draft
        if draft.communes is None:
            return
        draft.communes.name_field = self.name.currentText()
        draft.region = self.region.currentData() or ""
        draft.vintage = self.vintage.text().strip()
        draft.crs = self.crs.crs().authid()
        draft.propose_name()
        self.changed.emit()

    def _list_layers(self) -> None:
        menu = self.layers.menu()
        menu.clear()
        for layer in QgsProject.instance().mapLayers().values():
            if isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Polygon:
                menu.addAction(layer.name()).triggered.connect(lambda _checked=False, layer=layer: self.take(layer))
        if menu.isEmpty():
            menu.addAction(tr("No polygon layer in this project")).setEnabled(False)


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4
