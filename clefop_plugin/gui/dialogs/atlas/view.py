"""The window of the atlas: questions at the left, the pages at the right, the export and what it made under them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.atlas.form import AtlasForm
from clefop_plugin.gui.dialogs.atlas.page_view import PageView
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.progress_box import ProgressBox
from clefop_plugin.gui.widgets.scrolled import Scrolled
from clefop_plugin.gui.widgets.states import PrimaryButton, Skeleton
from clefop_plugin.gui.widgets.windows import resize, rule

#: Usual size in lines of text.
WIDE, HIGH = 60, 43


class AtlasView(QObject):
    """Widgets and what is shown of them; the dialog decides."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.form, self.page = AtlasForm(), PageView()
        self.questions, self.skeleton = Scrolled(self.form), Skeleton()
        self.questions.hide()
        self.search, self.notice = ProgressBox(tr("Progress of the export")), Notice()
        self.notice.hide()
        self.close, self.main = QPushButton(tr("Close")), PrimaryButton(tr("Export…"))
        self.close.setAutoDefault(False)
        self.main.setDefault(True)
        self._lay_out()
        resize(dialog, WIDE, HIGH)

    def show_form(self) -> None:
        """The workspace is read: the questions take the place of the grey rows."""
        self.skeleton.hide()
        self.questions.show()

    def show_state(self, busy: bool, ready: bool) -> None:
        """Printing, or ready to print."""
        self.form.setEnabled(not busy)
        self.search.setVisible(busy)
        self.page.setEnabled(not busy)
        self.close.setText(tr("Stop") if busy else tr("Close"))
        self.main.setEnabled(ready and not busy)

    def _lay_out(self) -> None:
        line = self._dialog.fontMetrics().height()
        right = QVBoxLayout()
        right.setSpacing(round(line * 0.5))
        right.addWidget(self.page, 1)
        right.addWidget(self.search)
        right.addWidget(self.notice)
        body = QHBoxLayout()
        body.setContentsMargins(line, round(line * 0.8), line, round(line * 0.6))
        body.setSpacing(line)
        body.addWidget(self.skeleton, 9)
        body.addWidget(self.questions, 9)
        body.addLayout(right, 11)
        foot = QHBoxLayout()
        foot.setContentsMargins(line, round(line * 0.6), line, round(line * 0.6))
        foot.addStretch(1)
        foot.addWidget(self.close)
        foot.addWidget(self.main)
        box = QVBoxLayout(self._dialog)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(body, 1)
        box.addWidget(rule())
        box.addLayout(foot)
