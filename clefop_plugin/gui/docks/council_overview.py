"""The overview of the councils of a scenario: the région or one département, by theme and state, and what is late."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from clefop_plugin.core.dates import date_text
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.counts import Counts
from clefop_plugin.gui.widgets.fields import Choice
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.council_types import Area, CouncilPage, Late

#: Overdue actions written out; the others are counted.
MOST_LATE = 8


class CouncilOverview(QScrollArea):
    """Counts of one area, chosen above; at first the département of the territory."""

    def __init__(self) -> None:
        super().__init__()
        self._areas: dict[str, Area] = {}
        self.area = Choice(tr("Area of the overview"))
        self.counts, self.themes, self.states = Counts(), Bars(), Bars()
        self.note, self.late, self.more = _small(self), _small(self), _small(self)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(4)
        self._titles = {name: _title(self, text) for name, text in (
            ("themes", tr("By theme")), ("states", tr("By state")), ("late", tr("Overdue actions")),
        )}  # fmt: skip
        for widget in (
            self.area,
            self.counts,
            self.note,
            self._titles["themes"],
            self.themes,
            self._titles["states"],
            self.states,
            self._titles["late"],
            self.late,
            self.more,
        ):
            box.addWidget(widget)
        box.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self.area.currentIndexChanged.connect(lambda _i: self._show())

    def show_page(self, page: CouncilPage) -> None:
        """Offer the areas of a page; the one chosen before stays chosen."""
        first = not self._areas
        self._areas = {area.code: area for area in page.areas}
        choices = [(a.code, a.name if not a.code else f"{a.name} ({a.code})") for a in page.areas]
        self.area.offer(choices, page.home if first or self.area.key() is None else None)
        self._show()

    def _show(self) -> None:
        area = self._areas.get(str(self.area.key()))
        if area is None:
            return
        self.counts.show_counts(
            [
                (area.territories, tr("territories"), tr("territories"), ""),
                (area.projects, tr("projects and actions"), tr("projects"), ""),
                (len(area.late), tr("overdue"), tr("overdue"), "alert"),
            ]
        )
        said = [tr("Councils recorded: {count}.", count=number(area.with_council))]
        if area.code:
            said.append(tr("A territory counts in the département of most of its residents."))
        self.note.setText(" ".join(said))
        most = max((count for _, count, _ in area.themes), default=1)
        self.themes.show_bars(
            [
                Bar(theme, theme or tr("Without theme"), count / most, _count(count, late))
                for theme, count, late in area.themes
            ]
        )
        most = max((count for _, count in area.states), default=1)
        self.states.show_bars(
            [Bar(state, state or tr("Without state"), count / most, number(count)) for state, count in area.states]
        )
        self.late.setText("\n".join(_late(late) for late in area.late[:MOST_LATE]))
        rest = len(area.late) - MOST_LATE
        self.more.setText(tr("And {count} more.", count=number(rest)) if rest > 0 else "")
        some = any(late for _, _, late in area.themes)
        self._titles["themes"].setText(tr("By theme (overdue in brackets)") if some else tr("By theme"))
        for name, there in (("themes", area.themes), ("states", area.states), ("late", area.late)):
            for widget in (self._titles[name], getattr(self, name)):
                widget.setVisible(bool(there))
        self.more.setVisible(bool(self.more.text()))


def _late(late: Late) -> str:
    pilot = f" ({late.pilot})" if late.pilot else ""
    return f"{date_text(late.end)} · {late.title}{pilot}, {late.territory}"


def _count(count: int, late: int) -> str:
    return f"{number(count)} ({number(late)})" if late else number(count)


def _title(parent: QWidget, text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(colour_table.scaled(parent.font(), 1, semibold=True))
    label.setContentsMargins(0, 8, 0, 0)
    wrap(label)
    return label


def _small(parent: QWidget) -> QLabel:
    label = QLabel()
    label.setFont(colour_table.scaled(parent.font(), 0.9))
    wrap(label)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
