"""How much of what is kept: trainings, sessions, places, and their shares by domain or level beside the region."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from clefop_plugin.core.text import NARROW_NBSP, number, percent, tr
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.bars import Bar, Bars
from clefop_plugin.gui.widgets.header import MenuLabel
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.profile_types import Count, TrainingOffer


class TrainingCounts(QWidget):
    """``clicked`` gives the column ("domain" or "level") and the key of a bar."""

    clicked = pyqtSignal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._by, self._compact = "domain", False
        self._counts: dict[str, Sequence[Count]] = {"domain": (), "level": ()}
        self._chosen: dict[str, set[str]] = {}
        self._shares_of = "offers"
        self.total = QLabel()
        self.total.setTextFormat(Qt.TextFormat.RichText)
        wrap(self.total)
        self.broad = QLabel()
        self.broad.setTextFormat(Qt.TextFormat.PlainText)
        wrap(self.broad)
        self.bars = Bars(selectable=True)
        self.bars.clicked.connect(lambda key: self.clicked.emit(self._by, key))
        self.by = MenuLabel()
        for key, label in (("domain", tr("By domain")), ("level", tr("By level"))):
            action = self.by.menu().addAction(label)
            action.triggered.connect(lambda _checked=False, key=key: self.show_by(key))
        for widget in (self.broad, self.by):
            widget.setFont(colour_table.scaled(self.font(), 0.9))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for widget in (self.total, self.broad, self.bars, self.by):
            box.addWidget(widget)

    def show_total(self, offer: TrainingOffer, kept: int, of: int, sessions: int, places: float | None) -> None:
        """Say how many trainings are kept ``of`` how many, their sessions, and their places when some are known."""
        shown = f"<b style='font-size:large'>{number(kept)}</b> "
        shown += tr("trainings") if kept == of else tr("trainings of {total}", total=number(of))
        if sessions:
            shown += " · " + tr("{sessions} sessions", sessions=f"<b>{number(sessions)}</b>")
        if places is not None:
            shown += " · " + tr("{places} places", places=f"<b>{number(places)}</b>")
        # A thin space would let a figure be cut at the end of a line.
        self.total.setText(shown.replace(NARROW_NBSP, "\u00a0"))
        self.broad.setText(broad_text(offer))
        self.broad.setVisible(bool(offer.at_departement))

    def show_counts(
        self, domains: Sequence[Count], levels: Sequence[Count], chosen: dict[str, set[str]], shares_of: str
    ) -> None:
        """Show the shares by domain or by level, whichever is asked; ``chosen`` are the keys that filter."""
        self._counts = {"domain": domains, "level": levels}
        self._chosen, self._shares_of = chosen, shares_of
        self._draw()

    def show_by(self, column: str) -> None:
        """Show the shares by "domain" or "level"."""
        self._by = column
        self._draw()

    def set_compact(self, compact: bool) -> None:
        """Leave the room of the bars to something else, or take it again."""
        self._compact = compact
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Colours of the domains follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        counts = self._counts[self._by]
        dark = colour_table.colours(self.palette()).dark
        widest = max([c.share for c in counts] + [c.region_share for c in counts] + [1e-9])
        bars = [
            Bar(
                c.key,
                c.label,
                c.share / widest,
                percent(c.share),
                c.region_share / widest,
                colour_table.domain_colour(c.key, dark) if self._by == "domain" else None,
            )
            for c in counts
        ]
        spoken = ", ".join(
            tr(
                "{label} {share}, region {region}",
                label=c.label,
                share=percent(c.share),
                region=percent(c.region_share),
            )
            for c in counts
        )
        self.bars.show_bars(bars, self._chosen.get(self._by, set()), spoken)
        shown = any(c.offers for c in counts) and not self._compact
        self.bars.setVisible(shown)
        self.by.setVisible(shown)
        if self._shares_of == "places":
            domain, level = tr("Share of places by domain; mark: region"), tr("Share of places by level; mark: region")
        else:
            domain = tr("Share of trainings by domain; mark: region")
            level = tr("Share of trainings by level; mark: region")
        self.by.setText(domain if self._by == "domain" else level)


def broad_text(offer: TrainingOffer) -> str:
    """What is known by département only, which no figure of the territory counts; "" when there is none."""
    if not offer.at_departement:
        return ""
    shown = ", ".join(f"{place.name} ({number(place.offers)})" for place in offer.at_departement)
    return tr("Known by département only, and not counted here: {departements}", departements=shown)
