"""“Import data”: give files or layers, look at what was recognised, correct it, then import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayerProxyModel
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.errors import ClefopError, InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.dialogs.imports import recipes
from clefop_plugin.gui.dialogs.imports.desk import ImportDesk
from clefop_plugin.gui.dialogs.imports.detail import PREVIEW, EntryDetail
from clefop_plugin.gui.dialogs.imports.entry import Entry, State
from clefop_plugin.gui.dialogs.imports.file_list import EntryList
from clefop_plugin.gui.dialogs.imports.layers import given_layer
from clefop_plugin.gui.dialogs.imports.steps import FROM_FILE
from clefop_plugin.gui.folders import folder, remember_folder
from clefop_plugin.gui.session import Session
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.dropzone import DropZone
from clefop_plugin.gui.widgets.states import PrimaryButton, StateView


class ImportDialog(QDialog):
    """Nothing is written before “Import” is pressed; the window leaves QGIS usable."""

    def __init__(self, iface: Any, session: Session, files: Sequence[Path] = ()) -> None:
        super().__init__(iface.mainWindow())
        self.setWindowTitle(tr("Import data"))
        self.setObjectName("ClefopImport")
        self.setSizeGripEnabled(True)
        self.setAcceptDrops(True)
        self._iface, self._session = iface, session
        self.desk = ImportDesk(session.workspace, self)
        self.zone = DropZone("import", tr("Drop files here, as they were downloaded"), _kinds(), folder)
        self.layer = QgsMapLayerComboBox()
        self.list, self.detail, self.empty = EntryList(), EntryDetail(), StateView()
        self.pages = QStackedWidget()
        self.remove = QPushButton(tr("Remove from the list"))
        self.bar, self.words = QProgressBar(), QLabel()
        self.close_button, self.main = QPushButton(tr("Close")), PrimaryButton(tr("Import"))
        self._lay_out()
        self._connect()
        self._enable()
        self.give(files)

    def give(self, files: Sequence[Path]) -> None:
        """Add files and look at the first new one."""
        known = [path for path in files if path.is_file()]
        if known:
            remember_folder(known[0])
            self._select_first(self.desk.add(known))

    def give_layer(self, layer: Any) -> None:
        """Add a layer of the project."""
        if layer is None:
            return
        try:
            self._select_first(self.desk.add([given_layer(layer)]))
        except InputError as error:
            messages.warning(self._iface, str(error))

    def reject(self) -> None:
        """Stop the import first; a second time closes."""
        if self.desk.writing():
            self.desk.stop()
            return
        self.desk.close()
        super().reject()

    def leave(self) -> None:
        """Close, whatever is being done: the workspace is no longer the current one."""
        self.desk.close()
        super().reject()

    def dragEnterEvent(self, event: Any) -> None:
        """Files may be dropped anywhere on the window."""
        self.zone.dragEnterEvent(event)

    def dragLeaveEvent(self, event: Any) -> None:
        """The files went away."""
        self.zone.dragLeaveEvent(event)

    def dropEvent(self, event: Any) -> None:
        """Take the files."""
        self.zone.dropEvent(event)

    def _select_first(self, entries: Sequence[Entry]) -> None:
        if entries:
            self.list.select(entries[0])
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, entry: Entry) -> None:
        self.list.model().refresh(entry)
        if entry is self.list.entry():
            self.detail.show_entry(entry)
        self._enable()

    def _listed(self) -> None:
        self.list.show_entries(self.desk.entries)
        self._enable()

    def _chosen(self, entry: Entry | None) -> None:
        self.detail.show_entry(entry)
        self._enable()

    def _correct(self, changes: dict[str, Any]) -> None:
        entry = self.list.entry()
        if entry is not None:
            self.desk.correct(entry, **changes)

    def _cook(self, recipe: Any) -> None:
        """Read the entry with a recipe; None reads it as found."""
        entry = self.list.entry()
        if entry is None:
            return
        try:
            name = recipes.format_of(recipe) if recipe is not None else ""
        except ClefopError as error:
            messages.warning(self._iface, str(error))
            return
        self.desk.correct(entry, at_once=True, recipe=recipe, format=name)

    def cook_file(self, path: Path) -> None:
        """Read the entry with a recipe that is kept in a file of its own."""
        try:
            self._cook(recipes.load(path))
        except ClefopError as error:
            messages.warning(self._iface, str(error))

    def _cook_named(self, name: str) -> None:
        if name != FROM_FILE:
            self._cook(next((kept for kept in recipes.stored_recipes() if kept.name == name), None))
            return
        path, _ = QFileDialog.getOpenFileName(self, tr("Open a recipe"), folder(), tr("Recipes (*.json)"))
        if path:
            self.cook_file(Path(path))
        # The list shows again what is in use.
        self.detail.show_entry(self.list.entry())

    def _insist(self, **choice: bool) -> None:
        """Read the chosen file once more, with what the user insists on."""
        entry = self.list.entry()
        if entry is not None:
            self.desk.correct(entry, at_once=True, **choice)

    def _act(self) -> None:
        self.detail.tabs.setCurrentIndex(PREVIEW)
        self.desk.write()

    def _ended(self) -> None:
        self._session.follow_file()
        self._enable()

    def _report(self, fraction: float, text: str) -> None:
        self.bar.setRange(0, 0 if fraction <= 0 else 1000)
        self.bar.setValue(round(1000 * fraction))
        if text:
            self._text = text
        self._enable()

    def _enable(self) -> None:
        entries, writing = self.desk.entries, self.desk.writing()
        ready = len(self.desk.importable())
        entry = self.list.entry()
        self.pages.setCurrentWidget(self.body if entries else self.empty)
        self.main.setEnabled(ready > 0 and not writing)
        self.main.setText(tr("Import {count} files", count=number(ready)) if ready > 1 else tr("Import"))
        self.close_button.setText(tr("Stop") if writing else tr("Close"))
        self.remove.setEnabled(entry is not None and entry.state is not State.WRITING)
        busy = self.desk.busy()
        self.bar.setVisible(busy)
        self.words.setText(self._text if busy else _summary(entries))

    def _open_report(self) -> None:
        from clefop_plugin.services.report_page import report_page

        entry = self.list.entry()
        if entry is not None and entry.check is not None:
            title = tr("Import report: {file}", file=entry.check.report.source)
            messages.open_page(title, report_page(title, entry.check.report.as_html()))

    def _connect(self) -> None:
        self.zone.given.connect(lambda paths: self.give([Path(path) for path in paths]))
        self.layer.layerChanged.connect(self._layer_chosen)
        self.desk.changed.connect(self._moved)
        self.desk.listed.connect(self._listed)
        self.desk.reported.connect(self._report)
        self.desk.ended.connect(self._ended)
        self.list.chosen.connect(self._chosen)
        self.list.removed.connect(self.desk.remove)
        self.detail.steps.corrected.connect(self._correct)
        self.detail.steps.cooking.connect(self._cook_named)
        self.detail.mapping.applied.connect(self._cook)
        self.detail.again.connect(lambda: self._insist(again=True))
        self.detail.insisting.connect(lambda: self._insist(outside=True))
        self.detail.reporting.connect(self._open_report)
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.close_button.clicked.connect(lambda _checked=False: self.reject())
        self.main.clicked.connect(lambda _checked=False: self._act())
        self._session.closed.connect(self.leave)

    def _layer_chosen(self, layer: Any) -> None:
        self.give_layer(layer)
        if layer is not None:
            self.layer.setCurrentIndex(0)

    def _remove(self) -> None:
        entry = self.list.entry()
        if entry is not None:
            self.desk.remove(entry)

    def _lay_out(self) -> None:
        self._text = ""
        line = self.fontMetrics().height()
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        self.layer.setAllowEmptyLayer(True, tr("or a layer of the project…"))
        self.layer.setCurrentIndex(0)
        self.layer.setAccessibleName(tr("Layer of the project"))
        self.layer.setFixedWidth(round(line * 13))
        self.zone.add_widget(self.layer)
        self.zone.make_compact()
        self.empty.say(
            "import",
            tr("Give one or several files"),
            tr(
                "CSV, XLSX, ODS, ZIP, XML, GeoPackage, Shapefile, GeoJSON, KML or Parquet, without opening them first: "
                "the format, the encoding and the columns are recognised, and nothing is written before you say so."
            ),
        )
        # Enter ends what one types in a field: it must not import.
        for button in (self.remove, self.close_button, self.zone.browse, self.main):
            button.setAutoDefault(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(line * 0.4))
        self.list.setFrameShape(self.list.Shape.StyledPanel)
        column.addWidget(self.list, 1)
        column.addWidget(self.remove)
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.addWidget(left)
        self.body.addWidget(self.detail)
        self.body.setChildrenCollapsible(False)
        self.body.setHandleWidth(round(line * 0.8))
        self.body.setStretchFactor(1, 1)
        self.body.setSizes([round(line * 14.5), round(line * 38)])
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.body)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setFont(colour_table.scaled(self.font(), 0.9))
        said = QVBoxLayout()
        said.setSpacing(round(line * 0.2))
        said.addWidget(self.words)
        said.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.addLayout(said, 1)
        foot.addSpacing(line)
        foot.addWidget(self.close_button)
        foot.addWidget(self.main)
        box = QVBoxLayout(self)
        box.setSpacing(round(line * 0.6))
        box.addWidget(self.zone)
        box.addWidget(self.pages, 1)
        box.addLayout(foot)
        self.resize(max(900, round(line * 56)), max(600, round(line * 40)))
        self.setMinimumSize(round(line * 40), round(line * 26))


def _summary(entries: Sequence[Entry]) -> str:
    """Where the list stands as a whole."""
    parts = []
    for states, one, several in (
        ((State.DONE,), tr("1 imported"), tr("{count} imported")),
        ((State.READY,), tr("1 ready"), tr("{count} ready")),
        ((State.ALREADY,), tr("1 already there"), tr("{count} already there")),
        ((State.UNKNOWN, State.REFUSED, State.EMPTY), tr("1 to look at"), tr("{count} to look at")),
    ):
        count = sum(entry.state in states for entry in entries)
        if count:
            parts.append(one if count == 1 else several.format(count=number(count)))
    return " · ".join(parts)


def _kinds() -> str:
    return tr(
        "Data (*.csv *.txt *.tsv *.xlsx *.ods *.zip *.xml *.json *.gpkg *.shp *.geojson *.kml *.parquet);;All files (*)"
    )
