"""The panel of links: who works where they live, where the others go, who comes, and what holds people back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.arrows import MapArrows
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.figure_list import FigureList
from clefop_plugin.gui.map_colours import MAP_ACCENT, MAP_ALERT
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.header import ElidedLabel
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.links import BRAKES, Link, Links, partner_name, rough_note, workers_text
from clefop_plugin.services.profile_types import Figure, TerritoryRef


@dataclass(frozen=True)
class Answer:
    """What the panel shows of a territory."""

    links: Links | None
    brakes: tuple[Figure, ...]


class LinksDock(TerritoryDock):
    """Commuting of the selected territory."""

    def __init__(self, context: Context) -> None:
        self._links: Links | None = None
        self.arrows = MapArrows(context.iface.mapCanvas(), context.session)
        super().__init__("ClefopLinksDock", tr("Links"), tr("Commuting links and brakes"), context)

    def make_content(self) -> QWidget:
        """Self-containment, who goes where, who comes from where, brakes, sources."""
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(4)
        self.stay = Bars()
        self.stay_note = self._small()
        self.on_map = QCheckBox(tr("Arrows on the map"))
        self.on_map.setChecked(True)
        self.on_map.toggled.connect(lambda _on: self._draw())
        self.leaving, self.coming = Bars(), Bars()
        self.leaving_note, self.coming_note = self._small(), self._small()
        self.brakes = FigureList()
        self.brakes_title = self._title(tr("Housing, mobility, income"))
        self.reserve = self._small()
        self.source = ElidedLabel()
        self.source.setFont(colour_table.scaled(self.font(), 0.9))
        for widget in (
            self._title(tr("Live and work here")),
            self.stay,
            self.stay_note,
            self.on_map,
            self._title(tr("Where residents go to work")),
            self.leaving,
            self.leaving_note,
            self._title(tr("Where workers come from")),
            self.coming,
            self.coming_note,
            self.brakes_title,
            self.brakes,
            self.reserve,
            self.source,
        ):
            box.addWidget(widget)
        box.addStretch(1)
        return scrolled(page)

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> Answer:
        """The links, and the indicators of what holds people back."""
        progress.update(0.1, tr("Reading the flows… The map remains usable."))
        links = profiles.links(ref)
        progress.update(0.6)
        return Answer(links, tuple(profiles.figures(ref, list(BRAKES))))

    def nothing_imported(self, answer: Answer) -> bool:
        """No flows in the workspace."""
        if answer.links is not None:
            return False
        self.state.say(
            "links",
            tr("No commuting flows in this workspace"),
            tr("Import the file of INSEE that gives, for each commune, where its residents work."),
            (tr("Import…"), lambda: self.context.import_files(())),
        )
        return True

    def invitation(self) -> str:
        """What to do first."""
        return tr("Click the map to see where residents go to work.")

    def show_answer(self, answer: Answer) -> None:
        """Fill bars, brakes and arrows."""
        self._links = links = answer.links
        if links is None:
            return
        self._stay(links)
        self._partners(self.leaving, self.leaving_note, links.leaving, links.others_leaving)
        self._partners(self.coming, self.coming_note, links.coming, links.others_coming)
        self.brakes.show_figures(answer.brakes)
        self.brakes_title.setVisible(bool(answer.brakes))
        rough = any(link.rough for link in (*links.leaving, *links.coming))
        self.reserve.setVisible(rough)
        self.reserve.setText(rough_note())
        self.source.tell(", ".join(links.sources))
        self._draw()

    def clear(self) -> None:
        """Nothing of this panel stays on the map."""
        self.arrows.clear()

    def dispose(self) -> None:
        """Leave nothing on the canvas."""
        self.arrows.dispose()

    def _stay(self, links: Links) -> None:
        bars = [
            Bar(
                "supply",
                tr("among residents"),
                links.supply or 0.0,
                percent(links.supply) if links.supply is not None else "–",
            ),
            Bar(
                "demand",
                tr("among jobs"),
                links.demand or 0.0,
                percent(links.demand) if links.demand is not None else "–",
            ),
        ]
        self.stay.show_bars(bars)
        parts = [
            tr(
                "{residents} residents in work, {jobs} jobs, {stay} workers who do both here.",
                residents=number(links.residents),
                jobs=number(links.jobs),
                stay=number(links.stay),
            )
        ]
        if links.rank is not None and links.ranked > 1:
            parts.append(
                tr("Self-containment: rank {rank} of {count}.", rank=number(links.rank), count=number(links.ranked))
            )
        self.stay_note.setText(" ".join(parts))

    def _partners(self, bars: Bars, note: QLabel, links: Sequence[Link], others: float) -> None:
        widest = max((link.workers for link in links), default=1.0)
        named = [(link, partner_name(link)) for link in links]
        bars.show_bars([Bar(link.code, name, link.workers / widest, workers_text(link)) for link, name in named])
        shares = [f"{name}: {percent(link.share)}" for link, name in named]
        bars.setToolTip(plain_tip("\n".join(shares)))
        bars.setVisible(bool(links))
        if not links:
            note.setText(tr("Nobody."))
        elif others >= 1:
            note.setText(tr("And {count} workers elsewhere.", count=number(others)))
        else:
            note.setText("")
        note.setVisible(bool(note.text()))

    def _draw(self) -> None:
        links = self._links
        if links is None or not self.on_map.isChecked():
            self.arrows.clear()
            return
        here = (links.x, links.y)
        arrows = [(here, (link.x, link.y), link.workers, MAP_ALERT) for link in links.leaving if link.x is not None]
        arrows += [((link.x, link.y), here, link.workers, MAP_ACCENT) for link in links.coming if link.x is not None]
        self.arrows.show_arrows([arrow for arrow in arrows if None not in (*arrow[0], *arrow[1])])

    def _title(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        wrap(label)
        label.setContentsMargins(0, 8, 0, 0)
        return label

    def _small(self) -> QLabel:
        label = QLabel()
        label.setFont(colour_table.scaled(self.font(), 0.9))
        wrap(label)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
