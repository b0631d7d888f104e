"""The council of the territory, its meetings and its action plan; names of persons only when they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from clefop_plugin.core.dates import date_text
from clefop_plugin.core.names import typographic
from clefop_plugin.core.text import NO_VALUE, number, percent, tr
from clefop_plugin.services.council_types import Council, CouncilMember, CouncilPage, Project
from clefop_plugin.services.territory_sheet.known import Known
from clefop_plugin.services.territory_sheet.model import EMPTY, NOTE, Block, Column, Facts, Paragraph, Section, Table
from clefop_plugin.sources.council_template import template


def council_section(known: Known, personal: bool) -> Section:
    """The section; without ``personal`` no person is named, only organisations and offices."""
    page, title = known.council, tr("Council and action plan")
    council = page.council
    if council is None:
        return Section("council", title, (Paragraph(_elsewhere(page), EMPTY),))
    if council.empty():
        text = tr("Nothing is recorded of this council. Fill in the spreadsheet of councils, or the panel.")
        return Section("council", title, (Paragraph(text, EMPTY),))
    blocks: list[Block] = [Facts(tr("The council"), _facts(council, page.today, personal), brief=True)]
    if council.members:
        blocks.append(_members(council, personal))
        if not personal:
            blocks.append(Paragraph(tr("The names of persons are left out of this sheet."), NOTE))
    if council.projects:
        blocks += [_axes(council.projects, page.today), _projects(council, page.today)]
    else:
        blocks.append(Paragraph(tr("No project is recorded."), EMPTY))
    return Section("council", title, tuple(blocks))


def _elsewhere(page: CouncilPage) -> str:
    if not page.elsewhere:
        return tr("Only the territories of a scenario have a council.")
    named = ", ".join(f"{typographic(other.name)} {percent(other.share)}" for other in page.elsewhere)
    return tr("Its inhabitants depend on the councils of: {territories}.", territories=named)


def _facts(council: Council, today: date, personal: bool) -> tuple[tuple[str, str], ...]:
    coming = council.next_meeting(today)
    past = [meeting for meeting in council.meetings if meeting.past(today)]
    rows = [
        (tr("Council"), typographic(council.label)),
        (tr("Chair for the State"), typographic(council.state_chair) if personal else ""),
        (tr("Chair for the Region"), typographic(council.region_chair) if personal else ""),
        (tr("Members"), number(len(council.members)) if council.members else ""),
        (tr("Next meeting"), " – ".join(p for p in (date_text(coming.day), coming.subject) if p) if coming else ""),
        (tr("Last meeting"), date_text(past[-1].day) if past else ""),
        (tr("Note"), typographic(council.note) if personal else ""),
    ]
    return tuple((what, value) for what, value in rows if value)


def _members(council: Council, personal: bool) -> Table:
    columns = [
        Column(tr("College"), width=1.4),
        *([Column(tr("Name"), width=1.8)] if personal else []),
        Column(tr("Organisation"), width=2.6),
        Column(tr("Office"), width=1.4),
        *([Column(tr("E-mail"), width=2.0)] if personal else []),
    ]
    rows = [_member(member, personal) for _, members in council.colleges() for member in members]
    return Table(tr("Members by college"), tuple(columns), tuple(rows))


def _member(member: CouncilMember, personal: bool) -> tuple[str, ...]:
    cells = [member.college, *([member.name] if personal else []), member.organisation, member.role]
    return tuple(typographic(cell) or NO_VALUE for cell in [*cells, *([member.email] if personal else [])])


def _axes(projects: Sequence[Project], today: date) -> Table:
    """Projects by axis of the mission, those without any included."""
    counts = Counter(project.theme for project in projects)
    late = Counter(project.theme for project in projects if project.overdue(today))
    known = list(template().list("theme").values)
    themes = [*known, *sorted(theme for theme in counts if theme not in known)]
    columns = (Column(tr("Axis"), width=4), Column(tr("Projects and actions"), True), Column(tr("Overdue"), True))
    rows = tuple((typographic(t) or tr("No axis"), number(counts[t]), number(late[t])) for t in themes)
    return Table(tr("Action plan by axis"), columns, rows)


def _projects(council: Council, today: date) -> Table:
    columns = (
        Column(tr("Project or action"), width=3.2),
        Column(tr("Axis"), width=1.8),
        Column(tr("Lead"), width=2.0),
        Column(tr("State"), width=1.2),
        Column(tr("Dates"), width=1.6),
    )
    rows = tuple(
        (
            typographic(project.title),
            typographic(project.theme) or NO_VALUE,
            typographic(project.pilot) or NO_VALUE,
            _state(project, today),
            " → ".join(date_text(day) for day in (project.start, project.end) if day) or NO_VALUE,
        )
        for project in _ordered(council)
    )
    return Table(tr("Projects and actions"), columns, rows, brief=12, brief_columns=(0, 3, 4))


def _state(project: Project, today: date) -> str:
    state = project.state or NO_VALUE
    return tr("{state} (overdue)", state=state) if project.overdue(today) else state


def _ordered(council: Council) -> list[Project]:
    """Each group before its actions, then what belongs to no group."""
    groups = [project for project in council.projects if not project.group_id]
    placed = [found for group in groups for found in (group, *council.actions_of(group.id))]
    return [*placed, *(project for project in council.projects if project not in placed)]
