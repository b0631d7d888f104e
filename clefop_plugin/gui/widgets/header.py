"""Top of every panel: which territory, the one before and after, its container, département and population."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import icons, messages
from clefop_plugin.gui.pins import MOST
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.header_menu import HeaderMenu
from clefop_plugin.gui.widgets.line import Line
from clefop_plugin.gui.widgets.paint import chevron, text_left
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.territory_list import TerritoryList
from clefop_plugin.gui.widgets.territory_search import TerritorySearch
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.perimeters import PERIMETER, read_perimeter
from clefop_plugin.services.profile_types import Identity, TerritoryRef

#: Codes up to this length are numbers of territories, shown on a chip; longer ones are official codes.
CHIP_LENGTH = 3


class ElidedLabel(QLabel):
    """A line of secondary text cut at the right; ``tail`` is never cut."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.tail = ""

    def tell(self, text: str) -> None:
        """Show a text; the tip has the whole of it."""
        self.setText(text)
        self.setToolTip(plain_tip(text))

    def paintEvent(self, event: Any) -> None:
        """Draw the text cut to the width."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(colour_table.colours(self.palette()).secondary)
        metrics = self.fontMetrics()
        room = self.width() - metrics.horizontalAdvance(self.tail)
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room) + self.tail
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def minimumSizeHint(self) -> QSize:
        """It may shrink to nothing."""
        return QSize(0, super().minimumSizeHint().height())


class MenuLabel(QToolButton):
    """A text with a chevron that opens a menu; cut at its end when there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The whole text and the chevron."""
        line = self.fontMetrics().height()
        return QSize(round(self.fontMetrics().horizontalAdvance(self.text()) + line * 1.4), round(line * 1.4))

    def minimumSizeHint(self) -> QSize:
        """About ten letters."""
        return QSize(self.fontMetrics().height() * 6, self.sizeHint().height())

    def paintEvent(self, event: Any) -> None:
        """Draw the text, the chevron, and a frame when it has the focus or the pointer."""
        colours = colour_table.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(colours.accent if self.hasFocus() else colours.rule, 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        line = self.fontMetrics().height()
        area = QRectF(self.rect()).adjusted(line * 0.2, 0, -line * 1.0, 0)
        text_left(painter, self.font(), colours.text, area, self.text())
        chevron(painter, QPointF(self.width() - line * 0.5, self.height() / 2), line * 0.2, colours.secondary, True)


class Header(QWidget):
    """Shows and changes the selection. ``pick`` asks for the map tool, ``zoom`` for the map to move; the menu asks for
    the rest (see ``HeaderMenu``)."""

    pick = pyqtSignal(bool)
    zoom = pyqtSignal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._previous = self._button("previous", tr("Previous territory"))
        self._next = self._button("next", tr("Next territory"))
        self.pick_button = self._button("pick", tr("Choose on the map"))
        self.pick_button.setCheckable(True)
        self._zoom = self._button("zoom", tr("Zoom to the territory"))
        self.pin_button = self._button("pin", tr("Pin to compare"))
        self.pin_button.setCheckable(True)
        self.menu_button = self._button("more", tr("Perimeters, layer, comparison"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = HeaderMenu(selection, self)
        self.menu_button.setMenu(self.menu)
        # The dots are the sign of a menu: no second arrow.
        self.menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.list = TerritoryList(selection, self)
        self.combo = self._combo()
        self.search = TerritorySearch(self.combo.lineEdit(), selection)
        self.container_button = MenuLabel()
        self.container_button.setToolTip(tr("Which territories a click on the map chooses"))
        self.container_button.setFont(colour_table.scaled(self.font(), 0.9))
        self._place = ElidedLabel()
        self._place.setFont(colour_table.scaled(self.font(), 0.9))
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note = QLabel()
        wrap(self._note)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setFont(colour_table.scaled(self.font(), 0.9))
        self._note.setVisible(False)
        self._fictional = QLabel(tr("Fictional region: everything here is invented."))
        self._fictional.setFont(colour_table.scaled(self.font(), 0.9, italic=True))
        self._fictional.setVisible(False)
        self._lay_out()
        self._previous.clicked.connect(lambda: selection.step(-1))
        self._next.clicked.connect(lambda: selection.step(1))
        self.pick_button.clicked.connect(self.pick)
        self._zoom.clicked.connect(self.zoom)
        self.pin_button.clicked.connect(self._pin)
        self.search.chosen.connect(selection.select)
        selection.listed.connect(self.fill)
        selection.perimeters.changed.connect(self.fill)
        selection.pins.changed.connect(self._follow_pins)
        selection.changed.connect(self.follow)
        selection.described.connect(self.follow)
        self._icons()
        self.fill()

    def fill(self) -> None:
        """List the territories of the container, and the containers."""
        self.combo.blockSignals(True)
        self.list.refill()
        self.combo.blockSignals(False)
        self._fill_menu()
        self.follow()

    def follow(self) -> None:
        """Show the selection."""
        ref = self._selection.ref
        known = self._selection.description
        if self.list.members is self._selection.members or ref is None or ref.kind == PERIMETER:
            self._follow_combo(ref, known)
        where, self._place.tail = _place(known.identity) if known else ("", "")
        self._place.setText(where)
        self._place.setToolTip(plain_tip(where + self._place.tail))
        self._zoom.setEnabled(known is not None)
        note = _note(ref)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._fictional.setVisible(known.identity.fictional if known else self._selection.session.fictional)
        self._follow_pins()

    def _follow_combo(self, ref: TerritoryRef | None, known: Any) -> None:
        line = self.combo.lineEdit()
        if known is not None and line.isModified() and line.hasFocus():
            return  # the user already types the next name
        self.combo.blockSignals(True)
        position = self.list.row_of(ref)
        self.combo.setCurrentIndex(position)
        # Several territories together are in no list.
        name = self.list.name(position) if position >= 0 else known.identity.name if known else ""
        if ref and 0 <= position < len(self.list.members):
            self.list.set_icon(position, self._chip(ref.code, known.identity.colour if known else None))
        if ref:
            self.combo.setEditText(name)
        line.setCursorPosition(0)
        # An official code would leave too little room for the name: the list and the tool tip have it.
        coded = ref is not None and position >= 0 and len(ref.code) > CHIP_LENGTH
        self.combo.setToolTip(plain_tip(self.combo.itemText(position) if coded else name))
        self.combo.blockSignals(False)

    def _pin(self) -> None:
        selection = self._selection
        if selection.ref is not None and not selection.pins.toggle(selection.ref):
            messages.info(
                selection.session.iface,
                tr("{count} territories are pinned: take a pin off first.", count=number(MOST)),
            )
        self._follow_pins()

    def _follow_pins(self) -> None:
        ref, pinned = self._selection.ref, self._selection.pins.refs
        self.pin_button.setEnabled(ref is not None)
        self.pin_button.setChecked(ref is not None and ref in pinned)
        label = tr("Take the pin off") if self.pin_button.isChecked() else tr("Pin to compare")
        self.pin_button.setToolTip(tr("{label} (pinned: {count})", label=label, count=number(len(pinned))))
        self.pin_button.setAccessibleName(label)

    def set_picking(self, on: bool) -> None:
        """Follow the map tool."""
        self.pick_button.setChecked(on)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icons when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self._icons()
        super().changeEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """The container leaves room for the buttons."""
        super().resizeEvent(event)
        self.container_button.setMaximumWidth(round(self.width() * 0.55))

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        combo.setModel(self.list)
        combo.setEditable(True)
        combo.setLineEdit(Line(cut=True))
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        combo.setMaxVisibleItems(20)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.lineEdit().setPlaceholderText(tr("Type a name, or click the map"))
        combo.lineEdit().setFont(colour_table.scaled(self.font(), 1, semibold=True))
        combo.setAccessibleName(tr("Territory"))
        side = round(self.fontMetrics().height() * 1.15)
        combo.setIconSize(QSize(round(side * 1.3), side))
        combo.activated.connect(self._chosen)
        return combo

    def _button(self, icon: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setProperty("clefop_icon", icon)
        button.setToolTip(label)
        button.setAccessibleName(label)
        return button

    def _icons(self) -> None:
        for button in (
            self._previous,
            self._next,
            self.pick_button,
            self._zoom,
            self.pin_button,
            self.menu_button,
        ):
            button.setIcon(icons.icon(button.property("clefop_icon"), self.palette()))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 6, 6, 4)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._previous, 0, 0)
        grid.addWidget(self.combo, 0, 1)
        grid.addWidget(self._next, 0, 2)
        second = QHBoxLayout()
        second.setSpacing(2)
        second.addWidget(self.container_button)
        second.addStretch(1)
        for button in (self.pick_button, self._zoom, self.pin_button, self.menu_button):
            second.addWidget(button)
        grid.addLayout(second, 1, 0, 1, 3)
        for row, line in enumerate((self._place, self._note, self._fictional), 2):
            grid.addWidget(line, row, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    def _fill_menu(self) -> None:
        menu = self.container_button.menu()
        menu.clear()
        for found in self._selection.containers:
            count = number(found.count)
            action = menu.addAction(tr("{label} ({count})", label=found.label, count=count))
            action.setCheckable(True)
            action.setChecked((found.kind, found.id) == (self._selection.kind, self._selection.container))
            action.triggered.connect(
                lambda _checked=False, kind=found.kind, name=found.id: self._selection.choose_container(kind, name)
            )
        label = self._selection.container_label()
        self.container_button.setText(label)
        self.container_button.updateGeometry()
        self.container_button.setVisible(bool(self._selection.containers))
        self.container_button.setAccessibleName(tr("Container: {label}", label=label))

    def _chosen(self, position: int) -> None:
        ref = self.list.ref(position)
        if ref is not None:
            self._selection.select(ref)

    def _chip(self, code: str, colour: int | None) -> QIcon:
        if len(code) > CHIP_LENGTH:
            return QIcon()
        ratio = self.devicePixelRatioF()
        size = self.combo.iconSize()
        image = QPixmap(size * ratio)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
        painter.setPen(QPen(colour_table.mix(colour_table.territory_fill(colour), QColor(colour_table.INK), 0.35), 1.0))
        painter.setBrush(colour_table.territory_fill(colour))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(colour_table.INK))
        painter.setFont(colour_table.scaled(self.font(), 0.9, semibold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
        painter.end()
        return QIcon(image)


def _note(ref: TerritoryRef | None) -> str:
    """How a drawing makes a territory."""
    if ref is None or ref.kind != PERIMETER:
        return ""
    perimeter = read_perimeter(ref.container)
    if not perimeter.communes:
        return ""
    if not perimeter.cut:
        return tr("Drawn perimeter: the communes whose centre is inside.")
    return tr(
        "Drawn perimeter: the communes whose centre is inside; the drawing cuts {count} communes.",
        count=number(perimeter.cut),
    )


def _place(identity: Identity) -> tuple[str, str]:
    people = tr("{count} inh.", count=number(identity.population))
    names = [name for _, name in identity.departements]
    where = ", ".join(names[:2]) + ("…" if len(names) > 2 else "")
    return where, f" · {people}" if where else people
