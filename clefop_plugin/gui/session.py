"""The workspace the user works in: opened, remembered in the project, read in the background."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsExpressionContextUtils, QgsProject
from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, QTimer, pyqtSignal

from clefop_plugin import environment
from clefop_plugin.cartography.asked import WORKSPACE_VARIABLE
from clefop_plugin.core.errors import ClefopError, MissingPackageError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import interpreter, messages, panels, tasks
from clefop_plugin.gui.reader import Reader
from clefop_plugin.gui.tasks import ServiceTask
from clefop_plugin.gui.zoning_choice import ZoningChoice

SCOPE, KEY = "clefop", "workspace"
#: A write touches the file many times: what it changed is read once it rests for this long.
SETTLE_MS = 600


class Session(QObject):
    """The current workspace. ``opened`` and ``closed`` follow it; ``changed`` says that its content did.

    ``released``: nothing was asked for a while, and what was read is no longer kept.
    ``reader`` answers what a click asks; ``comparer`` does what takes longer, so that clicks never wait for it.
    """

    opened = pyqtSignal()
    closed = pyqtSignal()
    changed = pyqtSignal()
    released = pyqtSignal()

    def __init__(self, iface: Any, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.project = project
        self.workspace: Any = None
        self.reader: Reader | None = None
        self.comparer: Reader | None = None
        self.zonings = ZoningChoice(project, self)
        self.name = ""
        self.fictional = False
        self._stamp: Any = None
        self._disposed = False
        self._watch = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.follow_file)
        self._watch.fileChanged.connect(lambda _path: self._settle.start())
        project.readProject.connect(self.restore)
        project.cleared.connect(self._forget)
        project.writeProject.connect(self._remember)

    def dispose(self) -> None:
        """Cut every link with the project: called when the plugin is unloaded."""
        self.project.readProject.disconnect(self.restore)
        self.project.cleared.disconnect(self._forget)
        self.project.writeProject.disconnect(self._remember)
        self._disposed = True
        self._forget()
        self.zonings.dispose()

    @property
    def path(self) -> Path | None:
        """File of the current workspace."""
        return None if self.workspace is None else Path(self.workspace.path)

    def crs(self) -> QgsCoordinateReferenceSystem:
        """Reference system of the current workspace."""
        return QgsCoordinateReferenceSystem(self.workspace.crs.authority)

    def open(self, path: Path | str) -> None:
        """Make the workspace at ``path`` the current one and remember it in the project.

        Raises ClefopError when a package is missing or the file cannot be opened; the current one is kept.
        """
        obstacle = environment.obstacle(environment.WORKSPACE)
        if obstacle:
            raise MissingPackageError(obstacle)
        environment.warm_up()
        interpreter.keep_little()
        from clefop_plugin.workspace.store import Workspace

        workspace = Workspace.open(Path(path))
        meta = workspace.meta()
        self._forget()
        self.workspace = workspace
        self.name = meta.get("name", "") or Path(path).stem
        self.fictional = meta.get("fictional", "") == "1"
        self.reader, self.comparer = Reader(self._profiles, self), Reader(self._profiles, self)
        for reader in (self.reader, self.comparer):
            reader.refreshed.connect(self.follow_file)
            reader.released.connect(self._rest)
        self._stamp = workspace.stamp()
        self._watch.addPath(str(workspace.path))
        self._remember()
        self.zonings.use(workspace)
        self.opened.emit()

    def close(self) -> None:
        """Leave the current workspace; the project no longer names one."""
        self.project.removeEntry(SCOPE, KEY)
        QgsExpressionContextUtils.removeProjectVariable(self.project, WORKSPACE_VARIABLE)
        self._forget()

    def refresh(self) -> None:
        """Tell everyone that the content may have changed, after an import or a generation."""
        if self.workspace is not None:
            self._stamp = self.workspace.stamp()
            self.changed.emit()

    def own_write(self) -> None:
        """Take note of a small change that one panel wrote and shows itself: the others need not read again."""
        if self.workspace is not None:
            self._stamp = self.workspace.stamp()

    def follow_file(self) -> None:
        """Show what another tool (Processing, a script, another QGIS) has written in the workspace."""
        if self.workspace is None or not self.workspace.path.exists():
            return
        self._watch.addPath(str(self.workspace.path))  # a file put in the place of the old one is not watched
        if self.workspace.stamp() == self._stamp:
            return
        from clefop_plugin.cartography.layers import refresh_layers

        refresh_layers(self.workspace, self.project)
        self._stamp = self.workspace.stamp()
        self.changed.emit()

    def restore(self) -> None:
        """Open the workspace that the project names, if it is still there."""
        if not self.project.readEntry(SCOPE, KEY, "")[0]:
            return
        if environment.obstacle(environment.WORKSPACE):
            self._restore()
        else:
            tasks.when_loaded(panels.FIRST, self._restore)

    def _restore(self) -> None:
        # Another project may have been opened, or the plugin unloaded, while packages were loaded.
        stored, _ = self.project.readEntry(SCOPE, KEY, "")
        if not stored or self._disposed:
            return
        try:
            self.open(self.project.readPath(stored))
        except ClefopError as error:
            messages.warning(self.iface, str(error))

    def load_layers(self) -> Any:
        """Put the styled layers of the workspace into the project, and return what was made."""
        from clefop_plugin.cartography.layers import load_workspace_layers

        return load_workspace_layers(self.workspace, self.project)

    def _rest(self) -> None:
        """One of the readers has let go: when the other one keeps nothing either, the panels do so too."""
        if any(reader is not None and reader.keeps() for reader in (self.reader, self.comparer)):
            return
        self.released.emit()
        # Last: what the panels have just let go of is given back too.
        tasks.start(ServiceTask(tr("Reading the workspace"), _give_back, hidden=True))

    def _profiles(self) -> Any:
        from clefop_plugin.services.profiles import Profiles

        return Profiles(self.workspace)

    def _remember(self, _document: Any = None) -> None:
        if self.workspace is not None:
            path = self.project.writePath(str(self.path))
            self.project.writeEntry(SCOPE, KEY, path)
            # What the expression functions and the layout item read, unless a layout says otherwise.
            QgsExpressionContextUtils.setProjectVariable(self.project, WORKSPACE_VARIABLE, path)

    def _forget(self) -> None:
        if self.workspace is None:
            return
        for reader in (self.reader, self.comparer):
            if reader is not None:
                reader.close()
        self._settle.stop()
        if self._watch.files():
            self._watch.removePaths(self._watch.files())
        self.workspace, self.name, self.fictional = None, "", False
        self.reader = self.comparer = None
        self.zonings.use(None)
        self.closed.emit()


def _give_back(_progress: Progress) -> None:
    interpreter.give_back()
