"""First page of the panel of zonings: the list with ticks and weights, and below it what they say of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.cartography import zoning_styles
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.docks.zoning_row import FamilyHeading, ZoningRow, column_widths, weight_width
from clefop_plugin.gui.docks.zoning_verdict import Verdict
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.flow import FlowLayout
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.search import SearchField
from clefop_plugin.gui.widgets.states import PrimaryButton
from clefop_plugin.gui.zoning_desk import ZoningDesk

if TYPE_CHECKING:
    from clefop_plugin.services.zoning_list import ListedZoning

#: From this width (in lines of text) vintage and coverage have columns.
WIDE_LINES = 26
#: Part of the height that the bars may take at first.
MOST_BELOW = 0.45
#: From so many zonings on, a search field is shown.
MANY = 12


def family_label(family: str) -> str:
    """Name of a family as a heading."""
    names = {"administratif": tr("Administrative"), "étude": tr("Study"), "action": tr("Action")}
    return names.get(family, family[:1].upper() + family[1:] or tr("Other"))


class ZoningListPage(QWidget):
    """``importing`` and ``converting`` ask for the algorithms, ``overlaying`` and ``bordering`` for the layers,
    ``comparing`` (two ids, or empty) for the page of agreement."""

    importing = pyqtSignal()
    overlaying = pyqtSignal()
    bordering = pyqtSignal()
    comparing = pyqtSignal(str, str)
    converting = pyqtSignal()

    def __init__(self, desk: ZoningDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._choice = desk, desk.session.zonings
        self.rows: dict[str, ZoningRow] = {}
        self._closed: set[str] = set()
        self._own_split = False
        self._make_top()
        self._rows_box = QVBoxLayout()
        self._make_bottom()
        self._lay_out()
        self._set_wide()
        desk.listed.connect(self._fill)
        desk.agreement.changed.connect(self._share_height)
        self._choice.ticked_changed.connect(self._follow)
        self._choice.weighed.connect(self._follow)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icons when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give vintage and coverage columns when there is room for them."""
        super().resizeEvent(event)
        self._set_wide()
        self._share_height()

    def _fill(self) -> None:
        """List the zonings by family, scenarios last."""
        while self._rows_box.count():
            widget = self._rows_box.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        self.rows = {}
        listed = self._desk.zonings.zonings if self._desk.zonings is not None else ()
        looks = zoning_styles.looks(
            {z.id: z.family for z in listed if z.zones and not z.is_scenario}, {z.id: z.zones for z in listed}
        )
        families = list(dict.fromkeys([*zoning_styles.LOOKS, *(z.family for z in listed)]))
        for family in families:
            own = [z for z in listed if z.family == family and not z.is_scenario]
            self._section(family_label(family), own, looks)
        self._section(tr("Scenarios"), [z for z in listed if z.is_scenario], {})
        self.search.setVisible(len(listed) >= MANY)
        self.fictional.setVisible(self._desk.session.fictional)
        self._follow()
        self._search(self.search.text())
        self._set_wide()

    def _section(self, label: str, zonings: list[ListedZoning], looks: dict[str, zoning_styles.Look]) -> None:
        if not zonings:
            return
        heading = FamilyHeading(label)
        heading.setChecked(label not in self._closed)
        self._rows_box.addWidget(heading)
        rows = []
        for zoning in zonings:
            row = ZoningRow(zoning, looks.get(zoning.id))
            row.ticked.connect(self._choice.tick)
            row.weighed.connect(self._choice.weigh)
            row.setProperty("clefop_section", label)
            self._rows_box.addWidget(row)
            self.rows[zoning.id] = row
            rows.append(row)
        heading.toggled.connect(lambda on: self._open(label, on))

    def _open(self, label: str, on: bool) -> None:
        if on:
            self._closed.discard(label)
        else:
            self._closed.add(label)
        self._search(self.search.text())

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        for row in self.rows.values():
            zoning = row.zoning
            said = f"{zoning.label} {zoning.producer} {zoning.family} {zoning.vintage or ''}".casefold()
            found = all(word in said for word in words)
            row.setVisible(found and (bool(words) or row.property("clefop_section") not in self._closed))

    def _follow(self) -> None:
        """Show ticks and weights as they are."""
        for identifier, row in self.rows.items():
            row.show_state(identifier in self._choice.ticked, self._choice.weight(identifier))
        count, limits = len(self._desk.ticked()), len(self._desk.ticked(scenarios=False))
        self.overlay.setText(tr("Overlay ({count})", count=number(count)))
        self.overlay.setEnabled(count > 1)
        self.overlay.setToolTip(
            tr("Add the pieces that the ticked zonings make together") if count > 1 else tr("Tick two zonings or more.")
        )
        self.borders.setEnabled(limits > 0)

    def _set_wide(self) -> None:
        wide = self.width() >= self.fontMetrics().height() * WIDE_LINES
        for widget in (self._vintage, self._coverage):
            widget.setVisible(wide)
        for row in self.rows.values():
            row.set_wide(wide)

    def _make_top(self) -> None:
        self.load = QPushButton(tr("Import…"))
        self.load.setToolTip(tr("Import a membership table or a layer of polygons"))
        self.load.clicked.connect(lambda _checked=False: self.importing.emit())
        self.search = SearchField(tr("Search for a zoning"))
        self.search.textChanged.connect(self._search)
        self.search.hide()
        self.fictional = QLabel(tr("Fictional region: everything here is invented."))
        self.fictional.setFont(colour_table.scaled(self.font(), 0.9, italic=True))
        self.fictional.setIndent(round(self.fontMetrics().height() * 0.6))
        self.more = QToolButton()
        self.more.setAutoRaise(True)
        self.more.setText("⋮")
        self.more.setToolTip(tr("More actions"))
        self.more.setAccessibleName(tr("More actions"))
        self.menu = QMenu(self.more)
        self.menu.addAction(tr("Untick all"), lambda: self._tick_all(False))
        self.menu.addAction(tr("Tick all"), lambda: self._tick_all(True))
        self.menu.addAction(tr("Give all the same weight"), self._choice.weigh_equally)
        self.menu.addSeparator()
        self.menu.addAction(tr("Convert a table to another vintage…"), self.converting.emit)
        self.more.clicked.connect(lambda _checked=False: self._open_menu())

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _tick_all(self, on: bool) -> None:
        for identifier, row in self.rows.items():
            if row.zoning.zones and not (on and row.zoning.is_scenario):
                self._choice.tick(identifier, on)

    def _make_bottom(self) -> None:
        self.overlay = PrimaryButton(tr("Overlay ({count})", count=0))
        self.overlay.clicked.connect(lambda _checked=False: self.overlaying.emit())
        self.borders = QPushButton(tr("Borders"))
        self.borders.setToolTip(tr("Add the borders that the ticked zonings share"))
        self.borders.clicked.connect(lambda _checked=False: self.bordering.emit())
        self.agreement = QPushButton(tr("Agreement…"))
        self.agreement.setToolTip(tr("Compare the zonings two by two"))
        self.agreement.clicked.connect(lambda _checked=False: self.comparing.emit("", ""))
        self.verdict = Verdict(self._desk)
        self.verdict.comparing.connect(self.comparing)

    def _draw_icons(self) -> None:
        self.load.setIcon(icons.icon("import", self.palette()))

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        top = QHBoxLayout()
        top.setContentsMargins(round(line * 0.5), round(line * 0.4), round(line * 0.5), round(line * 0.4))
        top.addWidget(self.load)
        top.addWidget(self.search, 1)
        top.addStretch(1)
        top.addWidget(self.more)
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addLayout(top)
        upper.addWidget(self.fictional)
        upper.addWidget(self._make_head())
        upper.addWidget(self._make_list(), 1)
        holder = QWidget()
        lower = QVBoxLayout(holder)
        lower.setContentsMargins(round(line * 0.5), round(line * 0.4), round(line * 0.5), round(line * 0.4))
        lower.setSpacing(round(line * 0.4))
        lower.addWidget(self._make_buttons())
        lower.addWidget(self.verdict)
        lower.addStretch(1)
        below = scrolled(holder)
        # The list keeps the room that is left: when the panel is low, one can draw the bars away.
        self._below = holder
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(above)
        self.split.addWidget(below)
        self.split.setStretchFactor(0, 1)
        self.split.setCollapsible(0, False)
        self.split.splitterMoved.connect(self._split_by_hand)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self._draw_icons()

    def _split_by_hand(self, _position: int, _index: int) -> None:
        self._own_split = True

    def _share_height(self) -> None:
        """Give the bars the height they need, within limits, until the user has chosen."""
        if not self._own_split:
            whole = self.split.height()
            need = self._below.heightForWidth(self.width()) if self._below.hasHeightForWidth() else 0
            need = min(max(need, self._below.sizeHint().height()), round(whole * MOST_BELOW))
            self.split.setSizes([whole - need, need])

    def _make_buttons(self) -> QWidget:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.overlay, self.borders, self.agreement):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        return buttons

    def _make_head(self) -> QWidget:
        line = self.fontMetrics().height()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(round(line * 0.6), 0, round(line * 0.6), round(line * 0.25))
        row.setSpacing(round(line * 0.5))
        name, self._vintage, self._coverage = QLabel(tr("Zoning")), QLabel(tr("Vintage")), QLabel(tr("Coverage"))
        weight = QLabel(tr("Weight"))
        weight.setToolTip(tr("What each zoning counts in the shared borders and in the generation of territories"))
        self._coverage.setToolTip(tr("Share of the residents who have a zone"))
        for label, width in (
            (name, 0),
            (self._vintage, column_widths(self)[0]),
            (self._coverage, column_widths(self)[1]),
            (weight, weight_width(self)),
        ):
            label.setFont(colour_table.scaled(self.font(), 0.9))
            if width:
                label.setFixedWidth(width)
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(label, 0 if width else 1)
        return head

    def _make_list(self) -> QScrollArea:
        holder = QWidget()
        holder.setAutoFillBackground(True)
        holder.setBackgroundRole(QPalette.ColorRole.Base)
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._rows_box.setSpacing(0)
        outer.addLayout(self._rows_box)
        outer.addStretch(1)
        return scrolled(holder, focus=False)
