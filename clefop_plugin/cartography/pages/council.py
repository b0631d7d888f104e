"""The council of a territory: who leads it, who sits there, when it meets, its project groups and their actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.credits import of_figures, page_sources
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import Sheet
from clefop_plugin.cartography.marks import state_sign
from clefop_plugin.cartography.pages.council_rows import (
    HEAD,
    member_rows,
    project_rows,
    projects_head,
    span_of,
)
from clefop_plugin.cartography.pages.grids import grid, is_lying
from clefop_plugin.cartography.pages.heads import finding_head, running_head
from clefop_plugin.cartography.pages.nothing import empty_page
from clefop_plugin.cartography.pages.table_rows import Row, draw_rows, filled
from clefop_plugin.cartography.paint import new_drawing
from clefop_plugin.core.dates import date_text
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.council_types import Council, Meeting
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.sources.council_template import template

#: Top of the content, the three columns of what comes first, millimetres.
TOP, CARDS, SPACE = 36.0, 27.0, 7.0
GUTTER = 6.0
SECTION = 7.6
#: Members start on another page rather than in less than this.
LEAST_ROOM = 34.0


@dataclass(frozen=True)
class _Page:
    """The projects of a page, and the columns of its members, empty when there are none."""

    projects: list[Row]
    members: list[list[Row]]


class CouncilPage:
    """Council, projects and actions of a territory."""

    id = "conseil"
    own = True
    landscape = False
    turns = True

    def label(self) -> str:
        """Name of the kind of page."""
        return tr("Council and projects")

    def count(self, context: AtlasContext, code: str) -> int:
        """None when no council of the scenario is recorded, else as many as its projects and members need."""
        if code not in context.councils:
            return int(bool(context.councils) or context.is_only(self.id))
        return len(_plan(context, code))

    def build(self, context: AtlasContext, code: str, part: int, sheet: Sheet) -> str:
        """Fill the page; returns its sources."""
        running_head(sheet, context, code, self.label())
        if code not in context.councils:
            _nothing(context, sheet, code)
            return page_sources(context)
        council, page = context.council(code), _plan(context, code)[part]
        x, _, width, height = grid(is_lying(context)).whole
        d = new_drawing(width, sheet.height - 20.5 - TOP)
        title, subtitle = _titles(context, council) if part == 0 else (tr("Council and projects (continued)"), "")
        finding_head(sheet, title, subtitle)
        y = council_cards(context, d, council) if part == 0 else 0.0
        if page.projects:
            head = tr("Projects and actions")
            y = projects_head(d, y, head, span_of(council.projects, context.today), context.today)
            y = draw_rows(d, page.projects, y) + SPACE
        if page.members:
            _members(context, d, page.members, y)
        sheet.draw("conseil", d, x, TOP)
        followed = {name.casefold() for project in council.projects for name in project.followed()}
        figures = [figure for figure in context.figures(code) if figure.label.casefold() in followed]
        return page_sources(context, [tr("Council and projects: what the council has recorded"), *of_figures(figures)])


def _size(context: AtlasContext) -> tuple[float, float]:
    """Width and height of the content of a page."""
    _, top, width, height = grid(is_lying(context)).whole
    return width, height - (TOP - top)


def _plan(context: AtlasContext, code: str) -> list[_Page]:
    """What each page holds: the projects, then the members in columns of the same height."""
    council = context.council(code)
    width, height = _size(context)
    projects = project_rows(new_drawing(width, 1), council, context.today, _figures(context, code), context.personal)
    first = height - CARDS
    lists = filled(projects, (first - HEAD, height - HEAD)) if projects else [[]]
    pages = [_Page(rows, []) for rows in lists]
    taken = sum(row.height for row in lists[-1]) + (HEAD + SPACE if lists[-1] else 0.0)
    left = (first if len(lists) == 1 else height) - taken
    columns = column_count(context)
    members = member_rows(new_drawing(_column(width, columns), 1), council, context.personal)
    if not members:
        return pages
    left -= SECTION + (0.0 if context.personal else 4.0)
    if left < LEAST_ROOM:
        pages.append(_Page([], []))
        left = height - SECTION - 4.0
    areas = _balanced(members, left, height - SECTION - 4.0, columns)
    pages[-1] = _Page(pages[-1].projects, areas[:columns])
    pages += [_Page([], areas[i : i + columns]) for i in range(columns, len(areas), columns)]
    return pages


def column_count(context: AtlasContext) -> int:
    """Columns of members on a page."""
    return 5 if is_lying(context) else 3


def _column(width: float, columns: int) -> float:
    return (width - GUTTER * (columns - 1)) / columns


def _balanced(rows: Sequence[Row], first: float, others: float, columns: int) -> list[list[Row]]:
    """The rows in columns as short as possible when they fit on one page, else in full ones."""
    tall = max(sum(row.height for row in rows) / columns, 12.0)
    while tall < first + 2.0:
        areas = filled(rows, (min(tall, first),))
        if len(areas) <= columns:
            return areas
        tall += 2.0
    return filled(rows, (*([first] * columns), others))


def _figures(context: AtlasContext, code: str) -> list[Figure]:
    return context.figures(code) if any(p.indicators for p in context.council(code).projects) else []


def _titles(context: AtlasContext, council: Council) -> tuple[str, str]:
    """What stands out: what is late, else the next meeting, else how many projects there are."""
    late = sum(project.overdue(context.today) for project in council.projects)
    following = council.next_meeting(context.today)
    if late:
        title = _late(late, len(council.projects))
    elif following is not None:
        title = tr("The council meets on {date}", date=date_text(following.day) or tr("Without date"))
    elif council.projects:
        title = _projects(len(council.projects))
    else:
        title = council.label or tr("Council")
    parts = [council.label] if council.label and council.label != title else []
    if council.members:
        parts.append(_counted(council))
    if council.projects and late == 0 and following is not None:
        parts.append(_projects(len(council.projects)))
    return title, "\u202f; ".join(parts) + "." if parts else ""


def _late(late: int, count: int) -> str:
    if late == 1:
        return tr("1 action of {count} is overdue", count=number(count))
    return tr("{late} actions of {count} are overdue", late=number(late), count=number(count))


def _projects(count: int) -> str:
    return tr("1 project or action") if count == 1 else tr("{count} projects and actions", count=number(count))


def _counted(council: Council) -> str:
    count = len(council.members)
    members = tr("1 member") if count == 1 else tr("{count} members", count=number(count))
    colleges = len({member.college for member in council.members if member.college})
    return tr("{members} in {count} colleges", members=members, count=number(colleges)) if colleges > 1 else members


def council_cards(context: AtlasContext, d: Drawing, council: Council) -> float:
    """Who leads, when the council meets, and how its projects stand: three columns."""
    width = _column(d.width, 3)
    for position, (title, write) in enumerate(
        (
            (tr("Co-chairs"), _chairs),
            (tr("Meetings"), _meetings),
            (tr("Progress"), _states),
        )
    ):
        x = position * (width + GUTTER)
        d.text(x, 3.2, title, 8.5, weight=600)
        d.rule(x, 4.8, width, palettes.INK, 0.3)
        write(context, d, council, x, width)
    return CARDS


def _chairs(context: AtlasContext, d: Drawing, council: Council, x: float, width: float) -> None:
    y = 8.6
    for label, name, college in (
        (tr("For the State"), council.state_chair, "État"),
        (tr("For the Region"), council.region_chair, "Région"),
    ):
        said = typographic(name) if context.personal else ""
        said = said or typographic(_organisation(council, college))
        d.text(x, y, label, 6.4, colour=palettes.MUTED)
        for line in d.wrap(said or tr("not stated"), 7.2, width - 19, 600, most=2):
            d.text(x + 19, y, line, 7.2, weight=600 if said else 400, colour=palettes.INK)
            y += 3.2
        y += 1.6


def _organisation(council: Council, college: str) -> str:
    """The organisation that co-chairs for a college."""
    role = template().list("role").values[0]
    return next((m.organisation for m in council.members if m.college == college and m.role == role), "")


def _meetings(context: AtlasContext, d: Drawing, council: Council, x: float, width: float) -> None:
    following = council.next_meeting(context.today)
    past = [meeting for meeting in council.meetings if meeting.past(context.today)]
    _meeting(d, tr("Next"), following, x, 9.4, width, palettes.ACCENT, tr("no meeting recorded to come"))
    _meeting(d, tr("Last"), past[-1] if past else None, x, 18.4, width, palettes.INK, tr("no meeting recorded yet"))


def _meeting(
    d: Drawing, label: str, meeting: Meeting | None, x: float, y: float, width: float, colour: str, absent: str
) -> None:
    d.text(x, y, label, 6.4, colour=palettes.MUTED)
    if meeting is None:
        d.text(x + 14, y, d.fit(absent, 6.8, width - 14), 6.8, colour=palettes.SECONDARY)
        return
    d.text(x + 14, y, date_text(meeting.day) or tr("Without date"), 9.4, weight=600, colour=colour)
    if meeting.subject:
        subject, size = d.shrunk(typographic(meeting.subject), 6.8, width - 14, least=5.5)
        d.text(x + 14, y + 3.6, subject, size, colour=palettes.SECONDARY)


def _states(context: AtlasContext, d: Drawing, council: Council, x: float, width: float) -> None:
    counts = Counter(project.state for project in council.projects)
    late = sum(project.overdue(context.today) for project in council.projects)
    states = template().list("state")
    order = [value for value in states.values if value in counts]
    order += sorted(state for state in counts if state not in states.values)
    if not order:
        d.text(x, 8.8, tr("No project recorded"), 6.8, colour=palettes.SECONDARY)
    y, widest = 8.8, max(counts.values(), default=1)
    for state in order[:4]:
        state_sign(d, states.sign(state), x + 1.3, y - 0.9, palettes.ACCENT)
        label, size = d.shrunk(state or tr("state not set"), 6.8, 21, least=5.5)
        d.text(x + 4, y, label, size)
        d.rect(x + 26, y - 1.9, max((width - 34) * counts[state] / widest, 0.3), 2.0, palettes.ACCENT_SECOND)
        d.text(x + width, y, number(counts[state]), 7.2, weight=600, anchor="end")
        y += 3.9
    if late:
        text = tr("1 overdue") if late == 1 else tr("{count} overdue", count=number(late))
        d.text(x + 4, y, text, 6.8, weight=600, colour=palettes.ALERT)


def _members(context: AtlasContext, d: Drawing, columns: Sequence[Sequence[Row]], y: float) -> None:
    d.text(0, y + 3.2, tr("Members by college"), 11, weight=600)
    if not context.personal:
        text = tr("Names and e-mail addresses are personal data: they are not printed.")
        d.text(d.width, y + 3.2, text, 6.4, colour=palettes.MUTED, anchor="end")
    width = _column(d.width, column_count(context))
    for position, rows in enumerate(columns):
        part = new_drawing(width, 1)
        draw_rows(part, rows, 0.0)
        d.place(part, position * (width + GUTTER), y + SECTION - 1.6)


def _nothing(context: AtlasContext, sheet: Sheet, code: str) -> None:
    if context.kind != "territory":
        finding_head(sheet, tr("Councils belong to the territories of a scenario"), "")
        text = tr("Print the atlas of a scenario to see the councils of its territories.")
    elif context.councils:
        finding_head(sheet, tr("No council is recorded for this territory"), "")
        text = tr(
            "Neither its members nor its projects are recorded. Fill in the spreadsheet of the councils, then bring it "
            "back: this page will show them. The coloured territories have theirs."
        )
    else:
        finding_head(sheet, tr("No council recorded"), "")
        text = tr("Export the spreadsheet of the councils, fill it in, then bring it back: this page will show it.")
    empty_page(context, sheet, code, text, sorted(context.councils))
