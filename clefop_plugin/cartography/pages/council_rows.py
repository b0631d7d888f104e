"""Rows of the page of a council: its projects by theme with a time line, and its members by college."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from clefop_plugin.cartography import palettes
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.cartography.layouts import to_mail
from clefop_plugin.cartography.marks import state_sign
from clefop_plugin.cartography.pages.table_rows import Line, Row, cells_row
from clefop_plugin.core.dates import date_text, last_day
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NBSP, number, tr
from clefop_plugin.services.council_types import Council, CouncilMember, Project
from clefop_plugin.services.figure_words import value_text
from clefop_plugin.services.profile_types import Figure
from clefop_plugin.sources.council_template import template

HEAD, THEME = 10.4, 6.4
INDENT, ACTION, GAP = 4.4, 4.0, 3.0
#: Widths of the title, the pilot, the state with its dates, and the time line, as they share the page.
SHARES = (0.42, 0.2, 0.18, 0.2)
SMALL = 6.4
#: A college with more members than this may go on in the next column.
MOST_TOGETHER = 8


@dataclass(frozen=True)
class Span:
    """First and last day of the time line of a council."""

    first: date
    last: date

    def at(self, day: date, x: float, width: float) -> float:
        """Where a day is on a line ``width`` long, between its ends."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return x + width * min(max(share, 0.0), 1.0)


def span_of(projects: Sequence[Project], today: date) -> Span | None:
    """The years that the projects and today take; None when no project has a date."""
    days = [found for project in projects for found in (first_day(project.start), last_day(project.end)) if found]
    if not days:
        return None
    return Span(date(min(*days, today).year, 1, 1), date(max(*days, today).year, 12, 31))


def first_day(text: str) -> date | None:
    """The first day a date kept as a day, a month or a year may mean; None when it is no such date."""
    last = last_day(text)
    if last is None:
        return None
    return {4: last.replace(month=1, day=1), 7: last.replace(day=1)}.get(len(text), last)


def columns_of(width: float, dated: bool) -> list[tuple[float, float]]:
    """Left and width of the columns of the projects; without dates the time line leaves its place to the others."""
    shares = SHARES if dated else SHARES[:3]
    found, x = [], INDENT
    for share in shares:
        taken = (width - INDENT) * share / sum(shares)
        found.append((x, taken - GAP))
        x += taken
    return found


def projects_head(d: Drawing, y: float, title: str, span: Span | None, today: date) -> float:
    """Write the title and the header of the projects; returns the top of the first row."""
    columns = columns_of(d.width, span is not None)
    d.text(0, y + 3.2, title, 11, weight=600)
    base = y + HEAD - 2.2
    titles = (tr("Project group or action"), tr("Pilot"), tr("State"))
    for (x, width), text in zip(columns, titles, strict=False):
        d.text(x, base, d.fit(text, 6.5, width), 6.5, colour=palettes.MUTED)
    if span is not None:
        x, width = columns[3]
        width += GAP
        years = range(span.first.year, span.last.year + 1)
        step = -(-len(years) // 6)
        for year in list(years)[::step]:
            left = span.at(date(year, 1, 1), x, width)
            d.line([(left, base - 2.2), (left, y + HEAD - 0.8)], palettes.RULE, 0.2)
            d.text(left + 0.6, base, str(year), 6.0, colour=palettes.MUTED)
        now = span.at(today, x, width)
        d.text(min(now, d.width - 6), y + 2.6, tr("today"), 6.0, colour=palettes.ALERT, anchor="middle")
        d.line([(now, y + 3.2), (now, y + HEAD - 0.8)], palettes.ALERT, 0.3)
    d.rule(0, y + HEAD - 0.8, d.width, palettes.INK, 0.3)
    return y + HEAD - 0.8


def project_rows(
    d: Drawing, council: Council, today: date, figures: Sequence[Figure], personal: bool = False
) -> list[Row]:
    """Projects by theme in the order of the catalogue, each group followed by its actions of the same theme.

    Their notes, where a secretariat writes what it likes, are printed with ``personal`` only: they may name persons.
    """
    span = span_of(council.projects, today)
    columns = columns_of(d.width, span is not None)
    values = {figure.label.casefold(): value_text(figure) for figure in figures}
    rows: list[Row] = []
    for theme in _themes(council.projects):
        own = [project for project in council.projects if project.theme == theme]
        ids = {project.id for project in own}
        rows.append(_theme(theme or tr("Without theme"), len(own)))
        for project in own:
            if project.group_id in ids:
                continue
            rows.append(_project(d, project, columns, span, today, values, 0.0, personal))
            actions = [action for action in own if action.group_id and action.group_id == project.id]
            rows += [_project(d, action, columns, span, today, values, ACTION, personal) for action in actions]
    return rows


def _themes(projects: Sequence[Project]) -> list[str]:
    values = template().list("theme").values
    found = {project.theme for project in projects}
    return [value for value in values if value in found] + sorted(found - set(values))


def _theme(title: str, count: int) -> Row:
    def draw(d: Drawing, y: float) -> None:
        taken = d.text(0, y + THEME - 1.6, title, 8, weight=600, colour=palettes.ACCENT)
        d.text(taken + 2, y + THEME - 1.6, number(count), 6.8, colour=palettes.SECONDARY)
        d.rule(0, y + THEME, d.width, palettes.RULE, 0.25)

    return Row(THEME, draw, keep=True)


def _project(
    d: Drawing,
    project: Project,
    columns: Sequence[tuple[float, float]],
    span: Span | None,
    today: date,
    values: dict[str, str],
    indent: float,
    personal: bool,
) -> Row:
    late = project.overdue(today)
    title = [Line(project.title or tr("Untitled"), 7.2, palettes.INK, 400 if indent else 600)]
    if personal:
        title.append(Line(project.note, SMALL))
    followed = [_followed(name, values) for name in project.followed()]
    if followed:
        title.append(Line(tr("To follow: {indicators}", indicators=", ".join(followed)), SMALL))
    state = [Line(project.state, 6.8, palettes.INK), Line(dates_text(project), SMALL)]
    if late:
        overdue = tr("Overdue since {date}", date=date_text(project.end))
        state = [state[0], Line(overdue, SMALL, palettes.ALERT, 600)]
    (x, width), *others = columns
    laid = [(x + indent, width - indent), *others[:2]]
    made = cells_row(d, laid, [title, [Line(typographic(project.pilot), 6.8)], state], 0.9)
    sign = template().list("state").sign(project.state)

    def draw(to: Drawing, y: float) -> None:
        colour = palettes.ALERT if late else _ink(sign)
        state_sign(to, sign, 1.4 + indent, y + 2.5, colour)
        made.draw(to, y)
        if span is not None:
            left, room = columns[3]
            _time_line(to, project, span, today, left, room + GAP, y, made.height)

    return Row(made.height, draw)


def _ink(sign: str) -> str:
    return {"half": palettes.ACCENT, "open": palettes.ACCENT_SECOND}.get(sign, palettes.MUTED)


def _followed(name: str, values: dict[str, str]) -> str:
    """An indicator to follow, with its value in the territory when the workspace has it."""
    value = values.get(name.casefold())
    return f"{typographic(name)} ({value})" if value else typographic(name)


def dates_text(project: Project) -> str:
    """From when to when: what is known of it."""
    start, end = date_text(project.start), date_text(project.end)
    if start and end:
        return f"{start}{NBSP}– {end}"
    if start:
        return tr("since {date}", date=start)
    return tr("until {date}", date=end) if end else tr("dates not set")


def _time_line(
    d: Drawing, project: Project, span: Span, today: date, x: float, width: float, y: float, height: float
) -> None:
    """The bar of a project: full between its dates, dashed towards an end that is not known."""
    middle = y + min(height / 2, 3.9)
    now = span.at(today, x, width)
    d.line([(now, y), (now, y + height)], palettes.ALERT, 0.2)
    start, end = first_day(project.start), last_day(project.end)
    if start is None and end is None:
        return
    sign = template().list("state").sign(project.state)
    colour = palettes.ALERT if project.overdue(today) else _ink(sign)
    left = span.at(start, x, width) if start else span.at(span.first, x, width)
    right = span.at(end + timedelta(days=1), x, width) if end else span.at(span.last, x, width)
    if start is None or end is None:
        d.line([(left, middle), (right, middle)], colour, 0.4, (1.0, 0.8))
        known = right if start is None else left
        d.rect(known - 0.4, middle - 1.1, 0.8, 2.2, colour)
        return
    hollow = sign in ("open", "pause", "cross")
    d.rect(left, middle - 1.1, max(right - left, 0.8), 2.2, palettes.WHITE if hollow else colour, colour, 0.25)


def member_rows(d: Drawing, council: Council, personal: bool) -> list[Row]:
    """Members by college; without ``personal`` only organisations and roles, each once with its number of seats."""
    rows: list[Row] = []
    for college, members in council.colleges():
        rows.append(_college(college or tr("Without college"), len(members)))
        cells = [_named(member) for member in members] if personal else _seats(members)
        made = [cells_row(d, [(0.0, d.width)], [cell], 0.75) for cell in cells]
        together = len(made) <= MOST_TOGETHER
        rows += [replace(row, keep=together and position < len(made) - 1) for position, row in enumerate(made)]
    return rows


def _college(title: str, count: int) -> Row:
    def draw(d: Drawing, y: float) -> None:
        label, size = d.shrunk(title, 8, d.width - 8, 600)
        taken = d.text(0, y + 4.6, label, size, weight=600)
        d.text(taken + 1.8, y + 4.6, number(count), 6.8, colour=palettes.SECONDARY)
        d.rule(0, y + 6.2, d.width, palettes.INK, 0.3)

    return Row(6.2, draw, keep=True)


def _named(member: CouncilMember) -> list[Line]:
    first = member.name or member.organisation or member.role or tr("Unnamed member")
    rest = [text for text in (member.role, member.organisation) if text and text != first]
    lines = [Line(typographic(first), 7.2, palettes.INK, 600 if member.name else 400)]
    lines.append(Line(typographic(" · ".join(rest)), SMALL))
    return [*lines, Line(member.email, SMALL, link=to_mail(member.email))]


def _seats(members: Sequence[CouncilMember]) -> list[list[Line]]:
    counts = Counter((member.organisation or tr("Organisation not stated"), member.role) for member in members)
    return [
        [
            Line(typographic(organisation), 7.2, palettes.INK),
            Line(role if count == 1 else tr("{role}, {count} seats", role=role or "–", count=number(count)), SMALL),
        ]
        for (organisation, role), count in counts.items()
    ]
