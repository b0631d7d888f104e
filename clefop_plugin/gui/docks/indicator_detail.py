"""Lower part of the indicator panel: the charts of the chosen indicator, all that is known of it, and its map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.cartography.chart_content import COMPARE, DISTRIBUTION, PROFILE, TREND, chart_of, credit
from clefop_plugin.core.text import tr
from clefop_plugin.gui import folders, icons
from clefop_plugin.gui.docks.indicator_facts import facts_of
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.chart_view import ChartView
from clefop_plugin.gui.widgets.flat_tabs import FlatTabs
from clefop_plugin.gui.widgets.header import ElidedLabel
from clefop_plugin.gui.widgets.plain import plain_html
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.profile_types import Figure

#: Letters of the name that is proposed for a file.
_LONGEST_NAME = 80


class IndicatorDetail(QWidget):
    """``mapped`` asks for a map (by natural classes, quantiles or around the region), ``said`` tells what was done."""

    mapped = pyqtSignal(str)
    said = pyqtSignal(str)

    def __init__(self, failed: Callable[[Failure], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: Figure | None = None
        self._figures: Sequence[Figure] = ()
        self._code = self._name = ""
        self.tabs = self._make_tabs()
        self.title = QLabel()
        self.title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        wrap(self.title)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.copy_button = self._button("copy", tr("Copy the chart"))
        self.export_button = self._button("export", tr("Export the chart as SVG or PNG…"))
        self.chart = ChartView(failed)
        self.facts = QTextBrowser()
        self.facts.setFrameShape(QFrame.Shape.NoFrame)
        self.facts.viewport().setAutoFillBackground(False)
        self.facts.setFont(colour_table.scaled(self.font(), 0.9))
        self.facts.setAccessibleName(tr("Definition and source"))
        self.facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.chart)
        self.pages.addWidget(self.facts)
        self.map_button = self._make_map_button()
        self.facts_button = self._button("info", tr("Definition and source"), text=True)
        self.facts_button.setCheckable(True)
        self.source = ElidedLabel()
        self.source.setFont(colour_table.scaled(self.font(), 0.9))
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.tabBarClicked.connect(lambda _index: self.facts_button.setChecked(False))
        self.facts_button.toggled.connect(self._open_facts)
        self.copy_button.clicked.connect(lambda: self.chart.copy(lambda: self.said.emit(tr("The chart is copied."))))
        self.export_button.clicked.connect(lambda: self._export())
        self._icons()

    def show_figure(self, figure: Figure | None, figures: Sequence[Figure], code: str, name: str) -> None:
        """Show a figure of the territory ``code`` called ``name``, among all of its figures."""
        self.figure, self._figures, self._code, self._name = figure, figures, code, name
        self.setVisible(figure is not None)
        if figure is None:
            return
        self._draw()
        self._write_facts(figure)
        self.source.tell(credit(figure))
        for action in self.map_button.menu().actions():
            action.setEnabled(figure.kind != "count" and (action.data() != "around" or figure.region_value is not None))

    def kind(self) -> str:
        """The kind of chart that is shown."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def set_mapping(self, busy: bool) -> None:
        """A map is being made: another one waits."""
        self.map_button.setEnabled(not busy)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icons when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._icons()
            if self.figure is not None:
                self._write_facts(self.figure)

    def _turn(self, _index: int) -> None:
        self.facts_button.setChecked(False)
        self._draw()

    def _draw(self) -> None:
        if self.figure is None:
            return
        made = chart_of(self.kind(), self.figure, self._figures, self._code, self._name)
        self.title.setText(made.title)
        self.chart.show_chart(made)
        for button in (self.copy_button, self.export_button):
            button.setEnabled(self.chart.can_export())

    def _open_facts(self, opened: bool) -> None:
        self.pages.setCurrentIndex(1 if opened else 0)
        for button in (self.copy_button, self.export_button):
            button.setVisible(not opened)
        if self.figure is not None:
            self.title.setText(self.figure.label)
        if not opened:
            self._draw()

    def _export(self) -> None:
        if self.figure is None:
            return
        name = "".join(c if c.isalnum() or c in "-_" else "-" for c in f"{self.figure.label}-{self._name}")
        proposed = Path(folders.folder()) / f"{name[:_LONGEST_NAME].strip('-')}.svg"
        kinds = {"SVG (*.svg)": ".svg", "PNG (*.png)": ".png"}
        chosen, kind = QFileDialog.getSaveFileName(
            self, tr("Export the chart"), str(proposed), ";;".join(kinds), next(iter(kinds))
        )
        if chosen:
            self.export_to(Path(chosen), kinds.get(kind, ".svg"))

    def export_to(self, path: Path, suffix: str) -> None:
        """Write the chart; ``suffix`` is added when the path has neither .svg nor .png."""
        if path.suffix.lower() not in (".svg", ".png"):
            path = path.with_name(path.name + suffix)
        folders.remember_folder(path)
        self.chart.export(path, lambda done: self.said.emit(tr("The chart is in {name}.", name=done.name)))

    def _make_tabs(self) -> FlatTabs:
        tabs = FlatTabs()
        tabs.setAccessibleName(tr("Charts of the indicator"))
        for kind, label, tip in (
            (COMPARE, tr("Compare"), tr("Beside the départements and the region")),
            (TREND, tr("Trend"), tr("Evolution of the territory and of the region")),
            (PROFILE, tr("Profile"), tr("Gaps to the region of the indicators of the theme")),
            (DISTRIBUTION, tr("Distribution"), tr("All territories, from the lowest to the highest")),
        ):
            index = tabs.addTab(label)
            tabs.setTabData(index, kind)
            tabs.setTabToolTip(index, tip)
        return tabs

    def _make_map_button(self) -> QToolButton:
        button = self._button("map", tr("Map it"), text=True)
        button.setToolTip(tr("Add a layer of this indicator to the project, for all territories of the same kind"))
        menu = QMenu(button)
        for method, label in (
            ("natural", tr("Natural classes (Jenks)")),
            ("quantiles", tr("Classes of equal number (quantiles)")),
            ("around", tr("Classes around the value of the region")),
        ):
            action = menu.addAction(label)
            action.setData(method)
            action.triggered.connect(lambda _checked=False, method=method: self.mapped.emit(method))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(lambda: self.mapped.emit("natural"))
        return button

    def _button(self, icon: str, label: str, text: bool = False) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(not text)
        button.setProperty("clefop_icon", icon)
        button.setToolTip(label)
        button.setAccessibleName(label)
        if text:
            button.setText(label)
            button.setFont(colour_table.scaled(self.font(), 0.9))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _icons(self) -> None:
        for button in (self.copy_button, self.export_button, self.map_button, self.facts_button):
            button.setIcon(icons.icon(button.property("clefop_icon"), self.palette()))

    def _write_facts(self, figure: Figure) -> None:
        muted = colour_table.colours(self.palette()).secondary.name()
        rows = "".join(
            f'<tr><td style="color:{muted}">{plain_html(label)}</td><td>{plain_html(value)}</td></tr>'
            for label, value in facts_of(figure)
        )
        self.facts.setHtml(f'<table cellspacing="0" cellpadding="2" width="100%">{rows}</table>')

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.title, 1)
        for button in (self.copy_button, self.export_button):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        foot.setSpacing(4)
        foot.addWidget(self.map_button)
        foot.addWidget(self.facts_button)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 4, 8, 6)
        box.setSpacing(4)
        box.addWidget(self.tabs)
        box.addLayout(top)
        box.addWidget(self.pages, 1)
        box.addLayout(foot)
        box.addWidget(self.source)
