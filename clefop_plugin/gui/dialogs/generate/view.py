"""The window of the generation: questions at the left, the page before the result or the result at the right."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
)

from clefop_plugin.core.text import tr
from clefop_plugin.gui.dialogs.generate.before import BeforePage
from clefop_plugin.gui.dialogs.generate.form import GenerateForm
from clefop_plugin.gui.dialogs.generate.result import ResultPage
from clefop_plugin.gui.widgets.scrolled import Scrolled
from clefop_plugin.gui.widgets.states import PrimaryButton, Skeleton
from clefop_plugin.gui.widgets.windows import resize, rule

#: Usual size in lines of text.
WIDE, HIGH = 62, 43


class GenerateView(QObject):
    """Widgets and what is shown of them; the dialog decides. ``turned``: another page is shown."""

    turned = pyqtSignal()

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.form, self.before, self.result = GenerateForm(), BeforePage(), ResultPage()
        self.questions, self.skeleton = Scrolled(self.form), Skeleton()
        self.questions.hide()
        self.pages, self.bar = QStackedWidget(), QTabBar()
        self.bar.addTab(tr("Blocks and search"))
        self.bar.addTab(tr("Result"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.hide()
        self.bar.currentChanged.connect(self._turn)
        self.load, self.save = QPushButton(tr("Take from")), QPushButton(tr("Save the parameters…"))
        self.report, self.close = QPushButton(tr("Report…")), QPushButton(tr("Close"))
        self.again, self.main = QPushButton(tr("Generate again")), PrimaryButton(tr("Generate"))
        for button in (self.load, self.save, self.report, self.close, self.again):
            button.setAutoDefault(False)
        self.load.setToolTip(tr("Take the parameters of a file or of a scenario"))
        self.main.setDefault(True)
        self._lay_out()
        resize(dialog, WIDE, HIGH)

    def show_before(self) -> None:
        """Turn to the page of the blocks and the search."""
        self.bar.setCurrentIndex(0)

    def show_questions(self) -> None:
        """The zonings are read: the questions take the place of the grey rows."""
        self.skeleton.hide()
        self.questions.show()

    def show_result(self) -> None:
        """Turn to the result."""
        self.bar.show()
        self.bar.setCurrentIndex(1)

    def result_shown(self) -> bool:
        """Whether the result is the page in view."""
        return self.pages.currentIndex() == 1

    def show_state(self, busy: bool, ready: bool, found: bool, keepable: bool) -> None:
        """Buttons and pages for a state: computing, ready, with a scenario, one that can be kept."""
        opens = found and self.result_shown()
        self.form.setEnabled(not busy)
        self.bar.setVisible(found and not busy)
        self.load.setVisible(not busy)
        self.save.setVisible(not busy)
        self.load.setEnabled(ready)
        self.save.setEnabled(ready)
        self.report.setVisible(found and not busy)
        self.again.setVisible(opens and not busy)
        self.again.setEnabled(ready)
        self.close.setText(tr("Cancel") if busy else tr("Close"))
        if busy:
            self.main.setText(tr("Stop and keep this scenario"))
        else:
            self.main.setText(tr("Open on the map") if opens else tr("Generate"))
        self.main.setEnabled(keepable if busy else opens or ready)

    def _turn(self, position: int) -> None:
        self.pages.setCurrentIndex(position)
        self.turned.emit()

    def _lay_out(self) -> None:
        line = self._dialog.fontMetrics().height()
        self.pages.addWidget(Scrolled(self.before))
        self.pages.addWidget(Scrolled(self.result))
        right = QVBoxLayout()
        right.setSpacing(round(line * 0.5))
        right.addWidget(self.bar)
        right.addWidget(self.pages, 1)
        body = QHBoxLayout()
        body.setContentsMargins(line, round(line * 0.8), line, round(line * 0.6))
        body.setSpacing(line)
        body.addWidget(self.skeleton, 9)
        body.addWidget(self.questions, 9)
        body.addLayout(right, 11)
        foot = QHBoxLayout()
        foot.setContentsMargins(line, round(line * 0.6), line, round(line * 0.6))
        foot.setSpacing(round(line * 0.4))
        for button in (self.load, self.save, self.report):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.close, self.again, self.main):
            foot.addWidget(button)
        box = QVBoxLayout(self._dialog)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(body, 1)
        box.addWidget(rule())
        box.addLayout(foot)
