"""“Export the tables”: whose territories, which tables, in which format, and where."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.folders import folder, remember_folder
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.session import Session
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.territory_tables import subjects

CSV = "csv"
ID = Qt.ItemDataRole.UserRole + 1


class ExportTablesDialog(QDialog):
    """Writes in the background; the dialog stays to say what was written and to open it."""

    def __init__(self, parent: QWidget, session: Session, selection: Selection) -> None:
        super().__init__(parent)
        self.setObjectName("ClefopExportTables")
        self.setWindowTitle(tr("Export the tables"))
        self._session = session
        self._task: ServiceTask | None = None
        self.container = Choice(tr("Territories of"))
        self.container.offer(_containers(session), f"{selection.kind}:{selection.container}")
        self.tables = QListWidget()
        self.tables.setAccessibleName(tr("Tables"))
        for subject in subjects():
            item = QListWidgetItem(subject.label, self.tables)
            item.setData(ID, subject.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked)
        self.format = Choice(tr("Format"))
        self.format.offer(
            [
                (".xlsx", tr("Excel spreadsheet (XLSX)")),
                (".ods", tr("OpenDocument spreadsheet (ODS)")),
                (".gpkg", tr("GeoPackage, with the outlines of the territories")),
                (CSV, tr("CSV files in a folder, for an open-data portal")),
            ]
        )
        self.file = QgsFileWidget()
        self.file.setFilePath(str(Path(folder()) / tr("territories.xlsx")))
        self.progress, self.words, self.notice = QProgressBar(), QLabel(), Notice()
        self.progress.setRange(0, 100)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        self.export = QPushButton(tr("Export"))
        self.export.setDefault(True)
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.export, QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._connect()
        self._follow_format()

    def wanted(self) -> list[str]:
        """Ids of the subjects that are ticked."""
        items = (self.tables.item(row) for row in range(self.tables.count()))
        return [item.data(ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def place(self) -> Path:
        """The file, or the folder of the CSV files; a file takes the ending of its format."""
        path, suffix = Path(self.file.filePath().strip()), str(self.format.key())
        return path if suffix == CSV or path.suffix.lower() == suffix else path.with_name(path.stem + suffix)

    def run(self) -> ServiceTask | None:
        """Write in the background what is chosen."""
        if self._session.workspace is None or not self._ready():
            return None
        from clefop_plugin.cartography.table_export import export_tables

        kind, identifier = str(self.container.key()).split(":", 1)
        place, wanted, is_folder = self.place(), self.wanted(), self.format.key() == CSV
        workspace, crs = self._session.workspace, self._session.crs()
        scenario, zoning = ("", identifier) if kind == "zone" else (identifier, "")

        def work(progress: Progress) -> int:
            files = {"folder": place} if is_folder else {"output": place}
            return len(export_tables(workspace, scenario, zoning, crs, wanted=wanted, progress=progress, **files))

        self.notice.hide()
        self.progress.setValue(0)
        self._task = ServiceTask(
            tr("CLEFOP: tables"), work, lambda count: self._done(place, count), self._failed, self._stopped, hidden=True
        )
        self._task.reported.connect(self._report)
        self._enable()
        return tasks.start(self._task)

    def reject(self) -> None:
        """Stop what is being written first, then close."""
        if self._task is not None:
            self._task.cancel()
            self.words.setText(tr("Stopping…"))
            return
        super().reject()

    def _done(self, place: Path, count: int) -> None:
        self._end()
        remember_folder(place)
        self.notice.clear_buttons()
        self.notice.say(tr("Exported."), tr("{count} tables are in {file}.", count=count, file=place), "success")
        self.notice.add_button(tr("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))))

    def _failed(self, failure: Failure) -> None:
        self._end()
        self.notice.clear_buttons()
        self.notice.say("", failure.sentence, "alert")

    def _stopped(self) -> None:
        self._end()
        self.notice.clear_buttons()
        some = tr("Stopped. The CSV files that were complete stay in the folder.")
        self.notice.say("", some if self.format.key() == CSV else tr("Stopped. Nothing was written."), "info")

    def _end(self) -> None:
        self._task = None
        self.words.setText("")
        self._enable()

    def _report(self, fraction: float, text: str) -> None:
        self.progress.setValue(round(100 * fraction))
        if text:
            self.words.setText(text)

    def _ready(self) -> bool:
        return bool(self.wanted()) and bool(self.file.filePath().strip()) and self.container.key() is not None

    def _enable(self) -> None:
        running = self._task is not None
        for widget in (self.container, self.tables, self.format, self.file):
            widget.setEnabled(not running)
        self.export.setEnabled(not running and self._ready())
        self.close_button.setText(tr("Stop") if running else tr("Close"))
        self.progress.setVisible(running)
        self.words.setVisible(running)

    def _follow_format(self) -> None:
        """A file of the chosen format, or a folder."""
        suffix, path = str(self.format.key()), Path(self.file.filePath().strip() or folder())
        to_folder = suffix == CSV
        mode = QgsFileWidget.StorageMode
        was_folder = self.file.storageMode() == mode.GetDirectory
        self.file.setStorageMode(mode.GetDirectory if to_folder else mode.SaveFile)
        self.file.setFilter("" if to_folder else f"{self.format.currentText()} (*{suffix})")
        if to_folder:
            self.file.setFilePath(str(path if was_folder else path.with_suffix("")))
        else:
            self.file.setFilePath(str(path.with_name((path.name if was_folder else path.stem) + suffix)))
        self._enable()

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(lambda _index: self._follow_format())
        self.tables.itemChanged.connect(lambda _item: self._enable())
        self.file.fileChanged.connect(lambda _path: self._enable())
        self.export.clicked.connect(lambda _checked=False: self.run())
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Territories of"), self.container)
        form.addRow(tr("Tables"), self.tables)
        form.addRow(tr("Format"), self.format)
        form.addRow(tr("File or folder"), self.file)
        note = QLabel(tr("Sources, definitions and a dictionary of the columns are always added. No person is named."))
        wrap(note)
        form.addRow("", note)
        box = QVBoxLayout(self)
        box.setSpacing(round(line * 0.6))
        box.addLayout(form, 1)
        box.addWidget(self.notice)
        box.addWidget(self.words)
        box.addWidget(self.progress)
        box.addWidget(self.buttons)
        self.tables.setMinimumHeight(round(line * 1.3 * self.tables.count()))
        self.resize(line * 38, self.sizeHint().height())


def _containers(session: Session) -> list[tuple[str, str]]:
    """Scenarios, the latest first, then zonings: kind and id, label."""
    scenarios, zonings = session.workspace.read("scenarios"), session.workspace.read("zonings")
    found = [(f"territory:{key}", str(label)) for key, label in zip(scenarios["id"], scenarios["label"], strict=True)]
    zones = [(f"zone:{key}", str(label)) for key, label in zip(zonings["id"], zonings["label"], strict=True)]
    return [*reversed(found), *zones]
