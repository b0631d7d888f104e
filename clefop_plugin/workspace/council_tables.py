"""Tables of the councils of territories: who sits there, which projects they lead."""

from __future__ import annotations

from clefop_plugin.workspace.table import Table

COUNCILS = Table(
    name="councils",
    columns={
        "scenario_id": "text",
        "territory_code": "text",
        "label": "text",
        "state_chair": "text",
        "region_chair": "text",
        "next_meeting": "text",
        "meetings": "text",
        "note": "text",
    },
    create="""CREATE TABLE councils (fid INTEGER PRIMARY KEY, scenario_id TEXT NOT NULL, territory_code TEXT NOT NULL,
        label TEXT NOT NULL, state_chair TEXT NOT NULL, region_chair TEXT NOT NULL, next_meeting TEXT NOT NULL,
        meetings TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL, UNIQUE (scenario_id, territory_code))""",
    insert="""INSERT INTO councils (scenario_id, territory_code, label, state_chair, region_chair, next_meeting,
        meetings, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT scenario_id, territory_code, label, state_chair, region_chair, next_meeting, meetings, note
            FROM councils ORDER BY scenario_id, territory_code""",
        "territory": """SELECT scenario_id, territory_code, label, state_chair, region_chair, next_meeting, meetings,
            note FROM councils WHERE scenario_id = ? AND territory_code = ?""",
    },
    delete={
        "scenario_id": "DELETE FROM councils WHERE scenario_id = ?",
        "territory": "DELETE FROM councils WHERE scenario_id = ? AND territory_code = ?",
    },
)


COUNCIL_MEMBERS = Table(
    name="council_members",
    columns={
        "scenario_id": "text",
        "territory_code": "text",
        "college": "text",
        "organisation": "text",
        "name": "text",
        "role": "text",
        "email": "text",
    },
    create="""CREATE TABLE council_members (fid INTEGER PRIMARY KEY, scenario_id TEXT NOT NULL,
        territory_code TEXT NOT NULL, college TEXT NOT NULL, organisation TEXT NOT NULL, name TEXT NOT NULL,
        role TEXT NOT NULL, email TEXT NOT NULL DEFAULT '')""",
    insert="""INSERT INTO council_members (scenario_id, territory_code, college, organisation, name, role, email)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT scenario_id, territory_code, college, organisation, name, role, email
            FROM council_members ORDER BY scenario_id, territory_code, fid""",
        "territory": """SELECT scenario_id, territory_code, college, organisation, name, role, email
            FROM council_members WHERE scenario_id = ? AND territory_code = ? ORDER BY fid""",
    },
    delete={
        "scenario_id": "DELETE FROM council_members WHERE scenario_id = ?",
        "territory": "DELETE FROM council_members WHERE scenario_id = ? AND territory_code = ?",
    },
)


PROJECTS = Table(
    name="projects",
    columns={
        "id": "text",
        "scenario_id": "text",
        "territory_code": "text",
        "theme": "text",
        "title": "text",
        "pilot": "text",
        "state": "text",
        "start": "text",
        "end": "text",
        "note": "text",
        "group_id": "text",
        "indicators": "text",
    },
    create="""CREATE TABLE projects (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scenario_id TEXT NOT NULL,
        territory_code TEXT NOT NULL, theme TEXT NOT NULL, title TEXT NOT NULL, pilot TEXT NOT NULL,
        state TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, note TEXT NOT NULL,
        group_id TEXT NOT NULL DEFAULT '', indicators TEXT NOT NULL DEFAULT '')""",
    insert="""INSERT INTO projects (id, scenario_id, territory_code, theme, title, pilot, state, start, "end", note,
        group_id, indicators) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, scenario_id, territory_code, theme, title, pilot, state, start, "end", note, group_id,
            indicators FROM projects ORDER BY scenario_id, territory_code, fid""",
        "territory": """SELECT id, scenario_id, territory_code, theme, title, pilot, state, start, "end", note,
            group_id, indicators FROM projects WHERE scenario_id = ? AND territory_code = ? ORDER BY fid""",
    },
    delete={
        "scenario_id": "DELETE FROM projects WHERE scenario_id = ?",
        "territory": "DELETE FROM projects WHERE scenario_id = ? AND territory_code = ?",
    },
)
