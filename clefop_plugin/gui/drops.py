"""Files dropped on what the plugin shows open its import; a drop anywhere else in QGIS stays QGIS's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QTimer
from qgis.PyQt.QtWidgets import QWidget

from clefop_plugin.gui.context import Context


class FileDrops(QObject):
    """Watches panels and the toolbar: local files are taken while a workspace is open."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def watch(self, widget: QWidget) -> None:
        """Take the files that are dropped on a widget, or on anything inside it that does not want them."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802 (called by Qt)
        """Accept a drag of files, and open the import when they are dropped."""
        if event is None or event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        paths = local_files(event)
        if self._context.session.workspace is None or not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # The dialog opens once the drag has ended: the window the files come from waits for it.
            QTimer.singleShot(0, lambda: self._context.import_files(paths))
        return True


def local_files(event: Any) -> list[Path]:
    """The files of this machine that a drag carries; folders and addresses are not files."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
