"""The panel of needs and trainings: what recruits, what is taught in reach, and who has no training near."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import NARROW_NBSP, number, percent, tr
from clefop_plugin.gui.areas import MapAreas
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.docks.base import TerritoryDock
from clefop_plugin.gui.docks.recruitment_rows import (
    ROW,
    FamilyDelegate,
    FamilyModel,
    difficult_text,
    ordered,
    orders,
)
from clefop_plugin.gui.reach import ReachField
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets import rows
from clefop_plugin.gui.widgets.fields import leave_wheel
from clefop_plugin.gui.widgets.flow import wrapping
from clefop_plugin.gui.widgets.header import ElidedLabel, MenuLabel
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.scrolled import scrolled
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.needs import FamilyRow, FarCommunes, NeedsPage
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.reach import Reach, how_estimated, how_measured
from clefop_plugin.services.recruitment import beyond_text, projects_text

#: Families and communes that are named; the others are counted.
NAMED = 5
#: Communes written in the tool tip.
LISTED = 200


class RecruitmentDock(TerritoryDock):
    """Recruitment needs of the selected territory beside its trainings."""

    def __init__(self, context: Context) -> None:
        self._page: NeedsPage | None = None
        self._far: FarCommunes | None = None
        self._order = "needs"
        self.areas = MapAreas(context.iface.mapCanvas(), context.session)
        super().__init__("ClefopRecruitmentDock", tr("Needs"), tr("Training and recruitment"), context)

    def make_content(self) -> QWidget:
        """Total and distance, what has no training in reach, communes far from all, families, sources: one page."""
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(4)
        self.total, self.coverage = QLabel(), self._small()
        wrap(self.total)
        self.unmet = Notice()
        self.how = self._small()
        for widget in (self.total, self.coverage, self._make_reach(), self.how, self.unmet):
            box.addWidget(widget)
        self._make_far(box)
        self.note, self.source = self._small(), ElidedLabel()
        self.source.setFont(colour_table.scaled(self.font(), 0.9))
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in (self._make_sorter(), self._make_list(), self.note, self.source):
            box.addWidget(widget)
        box.addStretch(1)
        self.area = scrolled(page)
        return self.area

    def question(self, profiles: Any, ref: TerritoryRef, progress: Progress) -> NeedsPage:
        """Needs and trainings of the territory and around."""
        progress.update(0.1, tr("Reading needs and trainings… The map remains usable."))
        page: NeedsPage = profiles.needs(ref)
        return page

    def nothing_imported(self, answer: NeedsPage) -> bool:
        """Neither needs nor trainings; with one of the two, the panel shows what it can."""
        if answer.needs.shared is not None or len(answer.offer.table):
            return False
        self.state.say(
            "recruitment",
            tr("Neither needs nor trainings in this workspace"),
            tr("Import the survey of needs (BMO) of France Travail, and a training offer (LHÉO, Onisep, Parcoursup)."),
            (tr("Import…"), lambda: self.context.import_files(())),
        )
        return True

    def invitation(self) -> str:
        """What to do first."""
        return tr("Click the map to see which occupations recruit, and whether they are taught in reach.")

    def show_answer(self, answer: NeedsPage) -> None:
        """Fill everything."""
        self._page = answer
        self._total(answer)
        self.coverage.setText(_coverage(answer))
        self.coverage.setVisible(bool(self.coverage.text()))
        self.note.setText(_note(answer))
        self.source.tell(_sources(answer))
        self._apply()

    def rest(self) -> bool:
        """It holds the offer of the whole workspace: what is written stays, another distance reads again."""
        self._page = None
        return False

    def clear(self) -> None:
        """Nothing of this panel stays on the map."""
        self.areas.clear()

    def dispose(self) -> None:
        """Leave nothing on the canvas."""
        self.areas.dispose()

    def _total(self, page: NeedsPage) -> None:
        shared = page.needs.shared
        if shared is None:
            self.total.setText(tr("No needs imported: only trainings are shown."))
            return
        parts = [
            tr(
                "{count} recruitment projects in {year}",
                count=f"<b style='font-size:large'>{projects_text(shared.total)}</b>",
                year=str(shared.year),
            ),
            difficult_text(shared.total),
        ]
        # A thin space would let a figure be cut at the end of a line.
        self.total.setText(" · ".join(part for part in parts if part).replace(NARROW_NBSP, "\u00a0"))

    def _apply(self) -> None:
        page = self._page
        if page is None:
            self._wake()
            return
        reach = self.distance.reach()
        found = page.at(reach)
        # The model is filled again: the choice of a family follows it.
        before = self._chosen_key()
        self.model.show_rows(ordered(found, self._order), reach)
        self._fit()
        self._unmet(page, [row for row in found if row.unmet], reach.text())
        self._tell_how(page, reach)
        self._fill_families(found, before)
        self._show_far()

    def _unmet(self, page: NeedsPage, unmet: list[FamilyRow], within: str) -> None:
        self.unmet.clear_buttons()
        if page.needs.shared is None or not len(page.offer.table):
            missing = (
                tr("Import the survey of needs (BMO) to compare them with trainings.")
                if page.needs.shared is None
                else tr("No training offer in this workspace: import one to know which needs have trainings in reach.")
            )
            self.unmet.say("", missing, "info")
            self.unmet.add_button(tr("Import…"), lambda: self.context.import_files(()))
            return
        if not unmet:
            self.unmet.say(
                "", tr("Every family with needs has a training within {distance}.", distance=within), "success"
            )
            return
        title = (
            tr(
                "{count} families with needs and no training within {distance}",
                count=number(len(unmet)),
                distance=within,
            )
            if len(unmet) > 1
            else tr("1 family with needs and no training within {distance}", distance=within)
        )
        named = [f"{row.label} ({projects_text(row.need)})" for row in unmet]
        self.unmet.say(title, _some(named), "alert")

    def _tell_how(self, page: NeedsPage, reach: Reach) -> None:
        """Say how minutes are known; nothing is said of kilometres."""
        timed = page.trips is not None
        self.how.setText(how_measured(page.offer.time_sources) if timed else how_estimated())
        self.how.setVisible(reach.unit == "min")

    def _fill_families(self, found: tuple[FamilyRow, ...], chosen: str) -> None:
        self.family.blockSignals(True)
        self.family.clear()
        self.family.addItem(tr("Any training"), "")
        for row in sorted(found, key=lambda row: row.label):
            if not row.key.startswith("survey:"):
                self.family.addItem(row.label, row.key)
        self.family.setCurrentIndex(max(0, self.family.findData(chosen)))
        self.family.blockSignals(False)

    def _chosen_key(self) -> str:
        return str(self.family.currentData() or "")

    def _choose(self, index: QModelIndex) -> None:
        """A family of the list is the one whose far communes are told."""
        row = index.data(ROW) if index.isValid() else None
        position = self.family.findData(row.key) if row is not None else -1
        if position >= 0:
            self.family.setCurrentIndex(position)
        if row is not None:
            seen = self.view.visualRect(index).center()
            at = self.view.viewport().mapTo(self.area.widget(), seen)
            self.area.ensureVisible(at.x(), at.y(), 0, self.view.sizeHintForRow(0))

    def _wake(self) -> None:
        if self._shown is not None:
            self.wake()

    def _show_far(self) -> None:
        page = self._page
        if page is None:
            self._wake()
            return
        self.areas.clear()
        reach = self.distance.reach()
        taught = bool(len(page.offer.table))
        self.far.setVisible(taught)
        self.family_line.setVisible(taught)
        if not taught:
            return
        self._far = far = page.far(reach, self._chosen_key())
        within = reach.text()
        self.show_far.setVisible(bool(far.communes))
        if not far.communes:
            self.far.setToolTip("")
            self.far.say("", tr("Every commune has one within {distance}.", distance=within), "success")
            return
        count, of = len(far.communes), number(far.of)
        if count > 1:
            title = tr(
                "{count} communes of {of} without any within {distance}", count=number(count), of=of, distance=within
            )
        else:
            title = tr("1 commune of {of} without any within {distance}", of=of, distance=within)
        names = _some([name for _, name in far.communes])
        residents = "" if far.share is None else tr("{share} of residents.", share=percent(far.share, 1))
        self.far.setToolTip(plain_tip(", ".join(name for _, name in far.communes[:LISTED])))
        self.far.say(title, " ".join(part for part in (f"{names}.", residents) if part), "alert")

    def _draw_far(self) -> None:
        reader, far = self.context.session.reader, self._far
        if reader is None or far is None:
            return
        codes = [code for code, _ in far.communes]

        def outlines(profiles: Any, progress: Progress) -> list[bytes]:
            found = []
            for i, code in enumerate(codes):
                progress.update(i / len(codes))
                found.append(profiles.geometry(TerritoryRef("commune", "", code)).wkb)
            return found

        def draw(shapes: list[bytes]) -> None:
            # Another distance or territory meanwhile: what was asked is no longer what is said.
            if self._far is far and self._seen:
                self.context.highlight.zoom_to(self.areas.show_shapes(shapes))

        reader.ask("recruitment.far", outlines, draw, self._far_failed)

    def _far_failed(self, failure: Failure) -> None:
        self.far.say("", failure.sentence, "alert")

    def _sort(self, key: str) -> None:
        self._order = key
        self.sorter.setText(tr("Families, {order}", order=orders()[key]))
        self._apply()

    def _make_reach(self) -> QWidget:
        label = QLabel(tr("Trainings in reach: within"))
        self.distance = ReachField(tr("Distance within which a training is in reach"))
        self.distance.setToolTip(tr("Straight line from the outline of the territory."))
        self.distance.valueChanged.connect(lambda _km: self._apply())
        label.setBuddy(self.distance)
        return wrapping(label, self.distance, self.distance.units)

    def _make_sorter(self) -> QWidget:
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(0, 2, 4, 2)
        self.sorter = MenuLabel()
        for key, label in orders().items():
            action = self.sorter.menu().addAction(label)
            action.triggered.connect(lambda _checked=False, key=key: self._sort(key))
        self.sorter.setText(tr("Families, {order}", order=orders()[self._order]))
        projects = QLabel(tr("Projects"))
        for widget in (self.sorter, projects):
            widget.setFont(colour_table.scaled(self.font(), 0.9))
        box.addWidget(self.sorter)
        box.addStretch(1)
        box.addWidget(projects)
        return holder

    def _make_list(self) -> QWidget:
        self.model = FamilyModel()
        self.view = QListView()
        rows.prepare(self.view)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(tr("Occupation families of the territory"))
        self.view.setItemDelegate(FamilyDelegate(self.view))
        self.view.setModel(self.model)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(lambda current, _before: self._choose(current))
        return self.view

    def _make_far(self, box: QVBoxLayout) -> None:
        family_label = QLabel(tr("Communes far from"))
        self.family = QComboBox()
        self.family.setAccessibleName(tr("Communes far from"))
        self.family.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        leave_wheel(self.family)
        self.family.currentIndexChanged.connect(lambda _i: self._show_far())
        self.family_line = QWidget()
        line = QHBoxLayout(self.family_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(family_label)
        line.addWidget(self.family, 1)
        self.far = Notice()
        self.show_far = self.far.add_button(tr("Show on the map"), self._draw_far)
        box.addWidget(self.family_line)
        box.addWidget(self.far)

    def _fit(self) -> None:
        """The list is as high as its rows: the page scrolls, not the list."""
        height = self.view.sizeHintForRow(0) * len(self.model.rows) if self.model.rows else 0
        self.view.setFixedHeight(height + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the size of the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._page is not None:
            self._fit()

    def _small(self) -> QLabel:
        label = QLabel()
        label.setFont(colour_table.scaled(self.font(), 0.9))
        wrap(label)
        return label


def _some(names: list[str]) -> str:
    """The first names, and how many others."""
    first = ", ".join(names[:NAMED])
    return (
        tr("{names} and {count} more", names=first, count=number(len(names) - NAMED)) if len(names) > NAMED else first
    )


def _coverage(page: NeedsPage) -> str:
    """What the figures of needs leave out, or estimate."""
    shared = page.needs.shared
    if shared is None:
        return ""
    parts = []
    if shared.total.masked:
        parts.append(tr("Secret figures are not counted: the sum is a minimum."))
    if any(overlap.has_needs and overlap.share_of_basin < 1 for overlap in shared.overlaps):
        parts.append(tr("Basins that the territory cuts are shared out by residents."))
    parts.append(beyond_text(page.needs))
    if shared.coverage < 0.995:
        parts.append(tr("{share} of residents live in a surveyed basin.", share=percent(shared.coverage)))
    return " ".join(part for part in parts if part)


def _note(page: NeedsPage) -> str:
    """How the two are brought together, and what that leaves out."""
    parts = [
        tr("By occupation family: a training that leads to several counts in each."),
        tr("Straight lines, from the outline of the territory or from the centre of the commune."),
    ]
    if page.unrelated:
        parts.insert(1, tr("{count} trainings here lead to no known family.", count=number(page.unrelated)))
    return " ".join(parts)


def _sources(page: NeedsPage) -> str:
    shared = page.needs.shared
    if shared is None:
        return ", ".join(page.offer.sources)
    survey = tr("Survey of needs {year}, {zoning}", year=str(shared.year), zoning=page.needs.zoning_label)
    return ", ".join((survey, *page.offer.sources))
