"""Rows of the panel of councils: chairs, members by college, meetings, projects by theme with their actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QPainter, QPen, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from clefop_plugin.core.dates import date_text
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.widgets import paint, rows
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.services.council_types import Council, CouncilMember, Meeting, Project
from clefop_plugin.sources.council_template import template

ENTRY = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2

#: What an entry of the chairs stands for: they are changed together.
HEAD = "head"


@dataclass(frozen=True)
class Entry:
    """One row: what it stands for, its title, the lines below it, the alert among them, its icon or sign of state."""

    item: CouncilMember | Meeting | Project | str
    title: str
    lines: tuple[str, ...] = ()
    alert: str = ""
    icon: str = ""
    sign: str = ""
    quiet: bool = False
    indented: bool = False

    def spoken(self) -> str:
        """The whole row in words."""
        return ", ".join(part for part in (self.title, *self.lines, self.alert) if part)


Section = tuple[str, list[Entry]]


def council_sections(council: Council, today: date) -> list[Section]:
    """The council itself, its members by college, its meetings: what comes next first, then the latest."""
    head = [
        Entry(HEAD, chair, (label,), icon="people")
        for chair, label in (
            (council.state_chair, tr("Co-chair for the State")),
            (council.region_chair, tr("Co-chair for the Region")),
        )
        if chair
    ]
    if council.note:
        head.append(Entry(HEAD, council.note, icon="info", quiet=True))
    sections: list[Section] = [(council.label or tr("Council"), head)] if head or council.label else []
    for college, members in council.colleges():
        sections.append((college or tr("Without college"), [_member(member) for member in members]))
    coming = [meeting for meeting in council.meetings if not meeting.past(today)]
    past = [meeting for meeting in reversed(council.meetings) if meeting.past(today)]
    entries = [_meeting(meeting, today, i == 0) for i, meeting in enumerate(coming)]
    entries += [_meeting(meeting, today, False) for meeting in past]
    if entries:
        sections.append((tr("Meetings"), entries))
    return sections


def project_sections(council: Council, kept: Iterable[Project], today: date) -> list[Section]:
    """Projects by theme in the order of the catalogue: each group is followed by its actions of the same theme."""
    shown = list(kept)
    titles = {project.id: project.title for project in council.projects}
    found: dict[str, list[Entry]] = {}
    for theme in _themes(shown):
        of_theme = [project for project in shown if project.theme == theme]
        ids = {project.id for project in of_theme}
        entries = found.setdefault(theme, [])
        for project in of_theme:
            if project.group_id in ids:
                continue
            part = titles.get(project.group_id, "")
            entries.append(_project(project, today, part))
            entries += [_project(a, today, "", True) for a in of_theme if a.group_id == project.id]
    return [(theme or tr("Without theme"), entries) for theme, entries in found.items()]


def kept_projects(
    projects: Sequence[Project], themes: set[str], states: set[str], late: bool, today: date
) -> list[Project]:
    """Projects of the chosen themes and states (all when none is chosen), only the overdue ones when ``late``."""
    return [
        project
        for project in projects
        if (not themes or project.theme in themes)
        and (not states or project.state in states)
        and (not late or project.overdue(today))
    ]


def make_model(sections: Sequence[Section]) -> QStandardItemModel:
    """A tree: headings, and the entries of each."""
    model = QStandardItemModel()
    for title, entries in sections:
        parent = QStandardItem(title)
        parent.setData(number(len(entries)) if entries else "", COUNT)
        parent.setData(f"{title}, {len(entries)}", Qt.ItemDataRole.AccessibleTextRole)
        model.appendRow(parent)
        for entry in entries:
            item = QStandardItem(entry.title)
            item.setData(entry, ENTRY)
            item.setData(entry.spoken(), Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(plain_tip("\n".join(part for part in (entry.title, *entry.lines, entry.alert) if part)))
            parent.appendRow(item)
    return model


class CouncilDelegate(QStyledItemDelegate):
    """Paints a row: icon or sign, title in semibold, lines below; everything wraps."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As high as its wrapped texts."""
        entry: Entry | None = index.data(ENTRY)
        if entry is None:
            return QSize(0, rows.heading_height(option))
        width = self._view.viewport().width() - self._left(option, entry) - paint.line_height(option.font) * 0.5
        height = sum(_height(font, text, width) for font, text, _ in _texts(option.font, entry))
        return QSize(0, round(height + paint.line_height(option.font) * 0.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        entry: Entry | None = index.data(ENTRY)
        colours = colour_table.colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            rows.heading(painter, option, colours, index.data(), self._view.isExpanded(index), index.data(COUNT))
        else:
            rows.ground(painter, option, colours)
            self._entry(painter, option, entry, colours)
        painter.restore()

    def _entry(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, colours: colour_table.Colours
    ) -> None:
        line = paint.line_height(option.font)
        left = option.rect.left() + self._left(option, entry)
        top = option.rect.top() + line * 0.35
        mark = QRectF(left - line * 1.15, top + line * 0.08, line * 0.85, line * 0.85)
        if entry.sign:
            draw_sign(painter, mark, entry.sign, colours, bool(entry.alert))
        elif entry.icon:
            icons.paint(painter, entry.icon, colours.muted if entry.quiet else colours.accent, mark)
        width = option.rect.right() - left - line * 0.5
        for font, text, colour in _texts(option.font, entry):
            area = QRectF(left, top, width, _height(font, text, width))
            painter.setFont(font)
            painter.setPen(getattr(colours, colour))
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft), text)
            top = area.bottom()

    def _left(self, option: QStyleOptionViewItem, entry: Entry) -> float:
        return paint.line_height(option.font) * (2.7 if entry.indented else 1.75)


def draw_sign(painter: QPainter, area: QRectF, sign: str, colours: colour_table.Colours, late: bool) -> None:
    """The state of an action: a circle that is open, half full or ticked, two bars, a cross; told by shape alone."""
    colour = colours.alert if late else colours.success if sign == "done" else colours.accent
    if sign in ("pause", "cross"):
        colour = colours.alert if late else colours.muted
    box = area.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    x, y, r = box.center().x(), box.center().y(), box.width() / 2
    if sign == "half":
        painter.setBrush(colour)
        painter.drawPie(box, 90 * 16, -180 * 16)
    elif sign == "done":
        painter.drawPolyline(
            [QPointF(x - r * 0.5, y), QPointF(x - r * 0.1, y + r * 0.4), QPointF(x + r * 0.5, y - r * 0.4)]
        )
    elif sign == "pause":
        for dx in (-0.25, 0.25):
            painter.drawLine(QPointF(x + r * dx, y - r * 0.4), QPointF(x + r * dx, y + r * 0.4))
    elif sign == "cross":
        for dy in (-0.4, 0.4):
            painter.drawLine(QPointF(x - r * 0.4, y - r * dy), QPointF(x + r * 0.4, y + r * dy))


def _member(member: CouncilMember) -> Entry:
    known = [text for text in (member.name, member.organisation) if text] or [member.role or tr("Unnamed member")]
    below = " · ".join(text for text in (member.role, *known[1:]) if text and text != known[0])
    return Entry(member, known[0], tuple(line for line in (below, member.email) if line), icon="people")


def _meeting(meeting: Meeting, today: date, following: bool) -> Entry:
    past = meeting.past(today)
    lines = [meeting.subject] if meeting.subject else []
    if following:
        lines.insert(0, tr("Next meeting"))
    return Entry(meeting, date_text(meeting.day) or tr("Without date"), tuple(lines), icon="calendar", quiet=past)


def _project(project: Project, today: date, part: str, indented: bool = False) -> Entry:
    lines = [" · ".join(text for text in (project.state, project.pilot) if text), span_text(project)]
    if part:
        lines.append(tr("Part of: {title}", title=part))
    if project.followed():
        lines.append(tr("To follow: {indicators}", indicators=", ".join(project.followed())))
    late = tr("Overdue since {date}", date=date_text(project.end)) if project.overdue(today) else ""
    lines.append(project.note)
    sign = template().list("state").sign(project.state)
    texts = tuple(line for line in lines if line)
    return Entry(project, project.title or tr("Untitled"), texts, late, sign=sign, indented=indented)


def span_text(project: Project) -> str:
    """From when to when: what is known of it."""
    start, end = date_text(project.start), date_text(project.end)
    if start and end:
        return f"{start} → {end}"
    if start:
        return tr("since {date}", date=start)
    return tr("until {date}", date=end) if end else ""


def _themes(projects: Sequence[Project]) -> list[str]:
    values = template().list("theme").values
    found = {project.theme for project in projects}
    return [value for value in values if value in found] + sorted(found - set(values))


def _texts(font: QFont, entry: Entry) -> list[tuple[QFont, str, str]]:
    """Font, text and colour of each line of a row."""
    small = colour_table.scaled(font, 0.9)
    title = colour_table.scaled(font, 1, semibold=not entry.quiet)
    found: list[tuple[QFont, str, str]] = [(title, entry.title, "secondary" if entry.quiet else "text")]
    if entry.alert:
        found.append((colour_table.scaled(font, 0.9, semibold=True), entry.alert, "alert"))
    return found + [(small, line, "secondary") for line in entry.lines]


def _height(font: QFont, text: str, width: float) -> float:
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    box: Any = QFontMetricsF(font).boundingRect(QRectF(0, 0, max(20.0, width), 1e5), flags, text)
    return float(box.height())
