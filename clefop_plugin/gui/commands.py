"""What the menu does: open, create, load the fictional region, generate, run an algorithm, help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QFileDialog

from clefop_plugin import environment
from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages, panels, tasks
from clefop_plugin.gui.folders import demo_place, folder, remember_folder, writable_folder
from clefop_plugin.gui.tasks import ServiceTask

if TYPE_CHECKING:
    from clefop_plugin.gui.window import Window


class Commands:
    """The actions of one window. Dialogs are kept until they are closed."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._dialogs: list[Any] = []

    def dispose(self) -> None:
        """Close every dialog that is still open."""
        for dialog in list(self._dialogs):
            dialog.close()
        self._dialogs = []
        messages.close_details()

    def new_workspace(self) -> None:
        """Open the wizard."""
        if self._ready(environment.WORKSPACE):
            tasks.when_loaded(panels.FIRST, self._show_wizard)

    def _show_wizard(self) -> None:
        from clefop_plugin.gui.wizard.wizard import WorkspaceWizard

        self._show(WorkspaceWizard(self._window.iface.mainWindow(), self._created))

    def open_workspace(self) -> None:
        """Ask for a workspace file and open it, with its layers."""
        path, _ = QFileDialog.getOpenFileName(
            self._window.iface.mainWindow(), tr("Open a workspace"), folder(), tr("CLEFOP workspace (*.gpkg)")
        )
        if path and self._ready(environment.WORKSPACE):
            tasks.when_loaded(panels.FIRST, lambda: self.open_path(Path(path)))

    def open_path(self, path: Path) -> bool:
        """Open a workspace and its layers; say why when it cannot be."""
        remember_folder(path)
        window = self._window
        try:
            window.session.open(path)
            window.zoom_to_layers(window.session.load_layers())
        except ClefopError as error:
            messages.warning(window.iface, str(error))
            return False
        return True

    def close_workspace(self) -> None:
        """Leave the current workspace; its layers stay in the project."""
        self._window.session.close()

    def load_demo(self) -> None:
        """Make the fictional region in the folder of the last file, or open the one that is there."""
        if self._ready(environment.GENERATION):
            tasks.when_loaded((*panels.FIRST, *environment.GENERATION), self._load_demo)

    def _load_demo(self) -> None:
        path, there = demo_place(writable_folder(), tr("fictional-region.gpkg"))
        if not there:
            self.make_demo(path)
        elif self.open_path(path):
            self._demo_shown(tr("The fictional region was already in {file}. Everything in it is invented.", file=path))

    def make_demo(self, path: Path) -> ServiceTask:
        """Make the fictional region at ``path`` in the background and open it when it is ready."""

        def work(progress: Progress) -> Path:
            from clefop_plugin.services.demo import load_demo

            load_demo(path, progress)
            return path

        messages.info(
            self._window.iface, tr("The fictional region is being made in {file}; QGIS remains usable.", file=path)
        )
        title = tr("CLEFOP: fictional region")
        return self._start(title, work, self._demo_ready)

    def generate(self) -> None:
        """Open the dialog that generates territories."""
        if self._window.session.workspace is not None and self._ready(environment.GENERATION):
            from clefop_plugin.gui.dialogs.generate.dialog import GenerateDialog

            self._show(GenerateDialog(self._window.iface, self._window.session, self._generated))

    def export_atlas(self) -> None:
        """Open the dialog that prints the atlas, or show the one that is open."""
        window = self._window
        if window.session.workspace is None or not self._ready(environment.WORKSPACE):
            return
        from clefop_plugin.gui.dialogs.atlas.dialog import AtlasDialog

        if not self._raise(AtlasDialog):
            self._show(AtlasDialog(window.iface, window.selection))

    def export_tables(self) -> None:
        """Open the dialog that exports the tables of territories."""
        window = self._window
        if window.session.workspace is not None and self._ready(environment.WORKSPACE):
            from clefop_plugin.gui.dialogs.export_tables import ExportTablesDialog

            self._show(ExportTablesDialog(window.iface.mainWindow(), window.session, window.selection))

    def compare(self) -> None:
        """Show the pinned territories side by side, in the window that is already open if there is one."""
        window = self._window
        if window.session.workspace is None or not self._ready(environment.WORKSPACE):
            return
        from clefop_plugin.gui.dialogs.compare import CompareDialog

        if not self._raise(CompareDialog):
            self._show(CompareDialog(window.iface.mainWindow(), window.selection))

    def selection_to_map(self) -> None:
        """Make a temporary layer of the selected territory."""
        window = self._window
        found = window.selection.description
        if found is None:
            return
        from clefop_plugin.cartography.selection_layer import add_selection_layer

        try:
            add_selection_layer(window.session.project, window.session.crs(), found.identity, found.outline)
        except ClefopError as error:
            messages.warning(window.iface, str(error))
            return
        messages.info(
            window.iface,
            tr("{name} is now a temporary layer: export it to keep it.", name=found.identity.name),
        )

    def scenario_report(self, scenario: str) -> None:
        """Open the report of a generated scenario, written again from what the workspace keeps."""
        workspace = self._window.session.workspace
        if workspace is None:
            return

        def work(progress: Progress) -> str:
            from clefop_plugin.services.stored_report import stored_report_html

            progress.check()
            return stored_report_html(workspace, scenario)

        title = tr("Report of the scenario")
        self._start(title, work, lambda page: messages.open_page(title, page))

    def import_files(self, files: Sequence[Path] = ()) -> None:
        """Open the dialog that imports data, or give more files to the one that is open."""
        window = self._window
        if window.session.workspace is None or not self._ready(environment.WORKSPACE):
            return
        from clefop_plugin.gui.dialogs.imports.dialog import ImportDialog

        dialog = self._raise(ImportDialog)
        if dialog is None:
            self._show(ImportDialog(window.iface, window.session, files))
        else:
            dialog.give(files)

    def add_layout(self, template: str) -> Any:
        """Put a copy of a layout template into the project and open it, for the territories one works with."""
        window = self._window
        if window.session.workspace is None or not self._ready(environment.WORKSPACE):
            return None
        environment.warm_up()
        from clefop_plugin.cartography.templates import add_to_project
        from clefop_plugin.services.profiles import Profiles

        chosen = {"territory": "scenario_id", "zone": "zoning_id"}.get(window.selection.kind)
        try:
            layout = add_to_project(
                Profiles(window.session.workspace),
                window.session.project,
                template,
                **({chosen: window.selection.container} if chosen else {}),
            )
        except ClefopError as error:
            messages.warning(window.iface, str(error))
            return None
        return window.iface.openLayoutDesigner(layout)

    def run_algorithm(self, identifier: str, values: Mapping[str, Any] | None = None) -> None:
        """Open the Processing dialog of an algorithm, with the current workspace and ``values`` filled in."""
        import processing

        path = self._window.session.path
        known = {} if path is None else {"WORKSPACE": str(path)}
        dialog = processing.createAlgorithmDialog(identifier, {**known, **(values or {})})
        if dialog is None:
            messages.warning(
                self._window.iface,
                tr("The algorithm {name} is not available. Activate the Processing plugin.", name=identifier),
            )
            return
        dialog.algorithmFinished.connect(lambda _ok, _results: self._ran(dialog))
        dialog.rejected.connect(lambda: self._algorithm_closed(dialog))
        self._keep(dialog)

    def help(self) -> None:
        """Show the first steps, in the language of QGIS."""
        from clefop_plugin.gui.dialogs.help import HelpDialog

        self._show(HelpDialog(self._window.iface.mainWindow()))

    def _created(self, path: Path, generate: bool) -> None:
        if self.open_path(path) and generate:
            self.generate()

    def _demo_ready(self, path: Path) -> None:
        if self.open_path(path):
            self._demo_shown(
                tr(
                    "The fictional region is in {file}. Everything in it is invented. Click a territory on the map.",
                    file=path,
                )
            )

    def _demo_shown(self, sentence: str) -> None:
        if not self._window.actions["pick"].isChecked():
            self._window.actions["pick"].trigger()
        messages.info(self._window.iface, sentence)

    def _generated(self, scenario: str) -> None:
        window = self._window
        if window.session.workspace is None:
            return
        from clefop_plugin.cartography.layers import add_scenario_layers
        from clefop_plugin.services.profile_types import TerritoryRef

        add_scenario_layers(window.session.workspace, window.session.project, scenario)
        window.session.refresh()
        window.selection.choose_container("territory", scenario)
        window.selection.select(TerritoryRef("territory", scenario, "01"))

    def _ran(self, dialog: Any) -> None:
        self._window.session.follow_file()
        if not dialog.isVisible():
            # It was closed while it ran; Processing still writes into its log after this signal.
            QTimer.singleShot(1000, dialog.deleteLater)

    def _algorithm_closed(self, dialog: Any) -> None:
        running = dialog.cancelButton().isEnabled()
        if not running:
            dialog.deleteLater()

    def _start(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> ServiceTask:
        iface = self._window.iface
        task = ServiceTask(
            title,
            work,
            done,
            lambda failure: messages.failure(iface, failure),
            lambda: messages.info(iface, tr("Stopped. Nothing was written.")),
        )
        return tasks.start(task)

    def _ready(self, packages: tuple[str, ...]) -> bool:
        obstacle = environment.obstacle(packages)
        if obstacle:
            messages.warning(self._window.iface, obstacle, environment.how_to_install())
        return not obstacle

    def _raise(self, kind: type[Any]) -> Any:
        """Bring the dialog of a kind that is open to the front; None when there is none."""
        dialog: Any = next((kept for kept in self._dialogs if isinstance(kept, kind) and kept.isVisible()), None)
        if dialog is not None:
            dialog.raise_()
            dialog.activateWindow()
        return dialog

    def _show(self, dialog: Any) -> None:
        # Processing dialogs hide the signal "finished" under a method of that name: wait for the destruction.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep(dialog)

    def _keep(self, dialog: Any) -> None:
        self._dialogs.append(dialog)
        dialog.destroyed.connect(lambda _object=None: self._closed(dialog))
        dialog.show()
        dialog.raise_()

    def _closed(self, dialog: Any) -> None:
        if dialog in self._dialogs:
            self._dialogs.remove(dialog)
