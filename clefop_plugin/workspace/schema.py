"""Tables of the workspace: their columns and every SQL statement that touches them.

The statements are literals on purpose: nothing that comes from a file or a user is ever put in the text of a query.
Format: OGC GeoPackage 1.3; each table has an integer primary key ``fid`` as the standard asks, and its own key
is a UNIQUE constraint. Geometry is in the workspace CRS.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Table:
    """One table: its columns with their kind (text, int, real, bool, geom) and its statements.

    ``select`` and ``delete`` hold one statement per way to choose rows: ``all``, or the name of the column(s)
    compared with the parameters, which the statement may leave out: its value is known. ``bare`` selects the same rows
    without their geometry, which need not be read.
    """

    name: str
    columns: Mapping[str, str]
    create: str
    insert: str
    select: Mapping[str, str]
    delete: Mapping[str, str] = field(default_factory=dict)
    indexes: tuple[str, ...] = ()
    geometry: str | None = None
    bare: Mapping[str, str] = field(default_factory=dict)


META = Table(
    name="meta",
    columns={"key": "text", "value": "text"},
    create="CREATE TABLE meta (fid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL)",
    insert="INSERT INTO meta (key, value) VALUES (?, ?)",
    select={"all": "SELECT key, value FROM meta"},
    delete={"all": "DELETE FROM meta", "key": "DELETE FROM meta WHERE key = ?"},
)

IMPORTS = Table(
    name="imports",
    columns={
        "theme": "text",
        "source": "text",
        "sha256": "text",
        "imported": "text",
        "rows_read": "int",
        "rows_kept": "int",
        "report": "text",
    },
    create="""CREATE TABLE imports (fid INTEGER PRIMARY KEY, theme TEXT NOT NULL, source TEXT NOT NULL,
        sha256 TEXT NOT NULL, imported TEXT NOT NULL, rows_read INTEGER NOT NULL, rows_kept INTEGER NOT NULL,
        report TEXT NOT NULL, UNIQUE (theme, source))""",
    insert="""INSERT INTO imports (theme, source, sha256, imported, rows_read, rows_kept, report)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT theme, source, sha256, imported, rows_read, rows_kept, report
            FROM imports ORDER BY imported, fid"""
    },
    delete={"theme, source": "DELETE FROM imports WHERE theme = ? AND source = ?"},
)

COMMUNES = Table(
    name="communes",
    columns={
        "code": "text",
        "name": "text",
        "population": "real",
        "departement": "text",
        "region": "text",
        "geom": "geom",
    },
    create="""CREATE TABLE communes (fid INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        population REAL, departement TEXT NOT NULL, region TEXT NOT NULL, geom BLOB)""",
    insert="""INSERT INTO communes (code, name, population, departement, region, geom)
        VALUES (?, ?, ?, ?, ?, ?)""",
    select={
        "all": "SELECT code, name, population, departement, region, geom FROM communes ORDER BY code",
    },
    delete={"all": "DELETE FROM communes"},
    geometry="MULTIPOLYGON",
    bare={"all": "SELECT code, name, population, departement, region FROM communes ORDER BY code"},
)

ZONINGS = Table(
    name="zonings",
    columns={
        "id": "text",
        "label": "text",
        "family": "text",
        "vintage": "int",
        "producer": "text",
        "source": "text",
        "licence": "text",
        "url": "text",
        "complete": "bool",
        "unit": "text",
    },
    create="""CREATE TABLE zonings (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
        family TEXT NOT NULL, vintage INTEGER, producer TEXT NOT NULL, source TEXT NOT NULL, licence TEXT NOT NULL,
        url TEXT NOT NULL, complete BOOLEAN NOT NULL, unit TEXT NOT NULL)""",
    insert="""INSERT INTO zonings (id, label, family, vintage, producer, source, licence, url, complete, unit)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, label, family, vintage, producer, source, licence, url, complete, unit
            FROM zonings ORDER BY fid"""
    },
    delete={"id": "DELETE FROM zonings WHERE id = ?"},
)

ZONES = Table(
    name="zones",
    columns={"zoning_id": "text", "code": "text", "name": "text", "communes_outside": "int", "geom": "geom"},
    create="""CREATE TABLE zones (fid INTEGER PRIMARY KEY, zoning_id TEXT NOT NULL, code TEXT NOT NULL,
        name TEXT NOT NULL, communes_outside INTEGER, geom BLOB, UNIQUE (zoning_id, code))""",
    insert="INSERT INTO zones (zoning_id, code, name, communes_outside, geom) VALUES (?, ?, ?, ?, ?)",
    select={
        "all": "SELECT zoning_id, code, name, communes_outside, geom FROM zones ORDER BY zoning_id, code",
        "zoning_id": """SELECT zoning_id, code, name, communes_outside, geom FROM zones
            WHERE zoning_id = ? ORDER BY code""",
    },
    delete={"zoning_id": "DELETE FROM zones WHERE zoning_id = ?"},
    geometry="MULTIPOLYGON",
    bare={
        "all": "SELECT zoning_id, code, name, communes_outside FROM zones ORDER BY zoning_id, code",
        "zoning_id": "SELECT zoning_id, code, name, communes_outside FROM zones WHERE zoning_id = ? ORDER BY code",
    },
)

MEMBERSHIPS = Table(
    name="memberships",
    columns={"zoning_id": "text", "commune_code": "text", "zone_code": "text", "share": "real"},
    create="""CREATE TABLE memberships (fid INTEGER PRIMARY KEY, zoning_id TEXT NOT NULL,
        commune_code TEXT NOT NULL, zone_code TEXT NOT NULL, share REAL NOT NULL,
        UNIQUE (zoning_id, commune_code, zone_code))""",
    insert="INSERT INTO memberships (zoning_id, commune_code, zone_code, share) VALUES (?, ?, ?, ?)",
    select={
        "all": "SELECT zoning_id, commune_code, zone_code, share FROM memberships ORDER BY zoning_id, commune_code",
        "zoning_id": "SELECT commune_code, zone_code, share FROM memberships WHERE zoning_id = ? ORDER BY commune_code",
    },
    delete={"zoning_id": "DELETE FROM memberships WHERE zoning_id = ?"},
)

SCENARIOS = Table(
    name="scenarios",
    columns={
        "id": "text",
        "label": "text",
        "parent_id": "text",
        "created": "text",
        "author": "text",
        "blocks": "text",
        "parameters": "text",
        "report": "text",
        "state": "text",
    },
    create="""CREATE TABLE scenarios (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
        parent_id TEXT NOT NULL, created TEXT NOT NULL, author TEXT NOT NULL, blocks TEXT NOT NULL,
        parameters TEXT NOT NULL, report TEXT NOT NULL, state TEXT NOT NULL)""",
    insert="""INSERT INTO scenarios (id, label, parent_id, created, author, blocks, parameters, report, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, label, parent_id, created, author, blocks, parameters, report, state
            FROM scenarios ORDER BY fid"""
    },
    delete={"id": "DELETE FROM scenarios WHERE id = ?"},
)

TERRITORIES = Table(
    name="territories",
    columns={"scenario_id": "text", "code": "text", "name": "text", "colour": "int", "geom": "geom"},
    create="""CREATE TABLE territories (fid INTEGER PRIMARY KEY, scenario_id TEXT NOT NULL, code TEXT NOT NULL,
        name TEXT NOT NULL, colour INTEGER NOT NULL, geom BLOB, UNIQUE (scenario_id, code))""",
    insert="INSERT INTO territories (scenario_id, code, name, colour, geom) VALUES (?, ?, ?, ?, ?)",
    select={
        "all": "SELECT scenario_id, code, name, colour, geom FROM territories ORDER BY scenario_id, code",
        "scenario_id": """SELECT scenario_id, code, name, colour, geom FROM territories
            WHERE scenario_id = ? ORDER BY code""",
    },
    delete={"scenario_id": "DELETE FROM territories WHERE scenario_id = ?"},
    geometry="MULTIPOLYGON",
)

SCENARIO_BLOCKS = Table(
    name="scenario_blocks",
    columns={"scenario_id": "text", "block_code": "text", "territory_code": "text", "locked": "bool"},
    create="""CREATE TABLE scenario_blocks (fid INTEGER PRIMARY KEY, scenario_id TEXT NOT NULL,
        block_code TEXT NOT NULL, territory_code TEXT NOT NULL, locked BOOLEAN NOT NULL,
        UNIQUE (scenario_id, block_code))""",
    insert="INSERT INTO scenario_blocks (scenario_id, block_code, territory_code, locked) VALUES (?, ?, ?, ?)",
    select={
        "all": """SELECT scenario_id, block_code, territory_code, locked FROM scenario_blocks
            ORDER BY scenario_id, block_code""",
        "scenario_id": """SELECT scenario_id, block_code, territory_code, locked FROM scenario_blocks
            WHERE scenario_id = ? ORDER BY block_code""",
    },
    delete={"scenario_id": "DELETE FROM scenario_blocks WHERE scenario_id = ?"},
)

INDICATORS = Table(
    name="indicators",
    columns={
        "id": "text",
        "label": "text",
        "theme": "text",
        "unit": "text",
        "kind": "text",
        "numerator": "text",
        "denominator": "text",
        "weight": "text",
        "scale": "real",
        "decimals": "int",
        "level": "text",
        "source": "text",
        "producer": "text",
        "licence": "text",
        "note": "text",
    },
    create="""CREATE TABLE indicators (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
        theme TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, numerator TEXT NOT NULL,
        denominator TEXT NOT NULL, weight TEXT NOT NULL, scale REAL NOT NULL, decimals INTEGER NOT NULL,
        level TEXT NOT NULL, source TEXT NOT NULL, producer TEXT NOT NULL, licence TEXT NOT NULL,
        note TEXT NOT NULL)""",
    insert="""INSERT INTO indicators (id, label, theme, unit, kind, numerator, denominator, weight, scale, decimals,
        level, source, producer, licence, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, label, theme, unit, kind, numerator, denominator, weight, scale, decimals, level, source,
            producer, licence, note FROM indicators ORDER BY fid"""
    },
    delete={"id": "DELETE FROM indicators WHERE id = ?"},
)

INDICATOR_VALUES = Table(
    name="indicator_values",
    columns={
        "indicator_id": "text",
        "level": "text",
        "code": "text",
        "period": "text",
        "value": "real",
        "status": "text",
    },
    create="""CREATE TABLE indicator_values (fid INTEGER PRIMARY KEY, indicator_id TEXT NOT NULL,
        level TEXT NOT NULL, code TEXT NOT NULL, period TEXT NOT NULL, value REAL, status TEXT NOT NULL,
        UNIQUE (indicator_id, level, code, period))""",
    insert="""INSERT INTO indicator_values (indicator_id, level, code, period, value, status)
        VALUES (?, ?, ?, ?, ?, ?)""",
    select={
        "all": "SELECT indicator_id, level, code, period, value, status FROM indicator_values",
        "indicator_id": """SELECT indicator_id, level, code, period, value, status FROM indicator_values
            WHERE indicator_id = ?""",
    },
    delete={
        "indicator_id": "DELETE FROM indicator_values WHERE indicator_id = ?",
        "indicator_id, level, period": """DELETE FROM indicator_values
            WHERE indicator_id = ? AND level = ? AND period = ?""",
    },
)

FLOWS = Table(
    name="flows",
    columns={"origin": "text", "destination": "text", "count": "real"},
    create="""CREATE TABLE flows (fid INTEGER PRIMARY KEY, origin TEXT NOT NULL, destination TEXT NOT NULL,
        count REAL NOT NULL, UNIQUE (origin, destination))""",
    insert="INSERT INTO flows (origin, destination, count) VALUES (?, ?, ?)",
    select={"all": "SELECT origin, destination, count FROM flows"},
    delete={"all": "DELETE FROM flows"},
)

TRAININGS = Table(
    name="trainings",
    columns={
        "id": "text",
        "formation_id": "text",
        "action_id": "text",
        "title": "text",
        "organisation": "text",
        "level": "text",
        "formacode": "text",
        "nsf": "text",
        "rome": "text",
        "rncp": "text",
        "modality": "text",
        "stream": "text",
        "domain": "text",
        "places": "real",
        "url": "text",
        "place_name": "text",
        "address": "text",
        "postcode": "text",
        "city": "text",
        "commune_code": "text",
        "precision": "text",
        "outside": "bool",
        "source": "text",
        "geom": "geom",
    },
    create="""CREATE TABLE trainings (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, formation_id TEXT NOT NULL,
        action_id TEXT NOT NULL, title TEXT NOT NULL, organisation TEXT NOT NULL, level TEXT NOT NULL,
        formacode TEXT NOT NULL, nsf TEXT NOT NULL, rome TEXT NOT NULL, rncp TEXT NOT NULL, modality TEXT NOT NULL,
        stream TEXT NOT NULL, domain TEXT NOT NULL, places REAL, url TEXT NOT NULL, place_name TEXT NOT NULL,
        address TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, commune_code TEXT NOT NULL,
        precision TEXT NOT NULL, outside BOOLEAN NOT NULL, source TEXT NOT NULL, geom BLOB)""",
    insert="""INSERT INTO trainings (id, formation_id, action_id, title, organisation, level, formacode, nsf, rome,
        rncp, modality, stream, domain, places, url, place_name, address, postcode, city, commune_code, precision,
        outside, source, geom)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, formation_id, action_id, title, organisation, level, formacode, nsf, rome, rncp, modality,
            stream, domain, places, url, place_name, address, postcode, city, commune_code, precision, outside,
            source, geom FROM trainings ORDER BY fid"""
    },
    delete={
        "source": "DELETE FROM trainings WHERE source = ?",
        "id": "DELETE FROM trainings WHERE id = ?",
    },
    indexes=("CREATE INDEX trainings_commune ON trainings (commune_code)",),
    geometry="POINT",
)

TRAINING_SESSIONS = Table(
    name="training_sessions",
    columns={
        "id": "text",
        "training_id": "text",
        "start": "text",
        "end": "text",
        "state": "text",
        "places": "real",
    },
    create="""CREATE TABLE training_sessions (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        training_id TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, state TEXT NOT NULL, places REAL)""",
    insert="""INSERT INTO training_sessions (id, training_id, start, "end", state, places)
        VALUES (?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, training_id, start, "end", state, places FROM training_sessions
            ORDER BY training_id, start""",
        "training_id": """SELECT id, training_id, start, "end", state, places FROM training_sessions
            WHERE training_id = ? ORDER BY start""",
    },
    delete={
        "source": """DELETE FROM training_sessions WHERE training_id IN
            (SELECT id FROM trainings WHERE source = ?)""",
        "training_id": "DELETE FROM training_sessions WHERE training_id = ?",
    },
    indexes=("CREATE INDEX training_sessions_training ON training_sessions (training_id)",),
)

STRUCTURES = Table(
    name="structures",
    columns={
        "id": "text",
        "network": "text",
        "name": "text",
        "address": "text",
        "postcode": "text",
        "city": "text",
        "phone": "text",
        "email": "text",
        "website": "text",
        "opening_hours": "text",
        "commune_code": "text",
        "parent_id": "text",
        "precision": "text",
        "source": "text",
        "geom": "geom",
    },
    create="""CREATE TABLE structures (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, network TEXT NOT NULL,
        name TEXT NOT NULL, address TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, phone TEXT NOT NULL,
        email TEXT NOT NULL, website TEXT NOT NULL, opening_hours TEXT NOT NULL, commune_code TEXT NOT NULL,
        parent_id TEXT NOT NULL, precision TEXT NOT NULL, source TEXT NOT NULL, geom BLOB)""",
    insert="""INSERT INTO structures (id, network, name, address, postcode, city, phone, email, website,
        opening_hours, commune_code, parent_id, precision, source, geom)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, network, name, address, postcode, city, phone, email, website, opening_hours,
            commune_code, parent_id, precision, source, geom FROM structures ORDER BY network, name"""
    },
    delete={"source": "DELETE FROM structures WHERE source = ?"},
    geometry="POINT",
)

RECRUITMENT = Table(
    name="recruitment",
    columns={
        "basin_zoning": "text",
        "basin_code": "text",
        "occupation": "text",
        "occupation_label": "text",
        "family": "text",
        "year": "int",
        "projects": "real",
        "difficult": "real",
        "seasonal": "real",
        "status": "text",
    },
    create="""CREATE TABLE recruitment (fid INTEGER PRIMARY KEY, basin_zoning TEXT NOT NULL, basin_code TEXT NOT NULL,
        occupation TEXT NOT NULL, occupation_label TEXT NOT NULL, family TEXT NOT NULL, year INTEGER NOT NULL,
        projects REAL, difficult REAL, seasonal REAL, status TEXT NOT NULL, UNIQUE (basin_code, occupation, year))""",
    insert="""INSERT INTO recruitment (basin_zoning, basin_code, occupation, occupation_label, family, year, projects,
        difficult, seasonal, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT basin_zoning, basin_code, occupation, occupation_label, family, year, projects, difficult,
            seasonal, status FROM recruitment ORDER BY basin_code, occupation"""
    },
    delete={"year": "DELETE FROM recruitment WHERE year = ?"},
)

COUNCILS = Table(
    name="councils",
    columns={
        "scenario_id": "text",
        "territory_code": "text",
        "label": "text",
        "state_chair": "text",
        "region_chair": "text",
        "next_meeting": "text",
        "note": "text",
    },
    create="""CREATE TABLE councils (fid INTEGER PRIMARY KEY, scenario_id TEXT NOT NULL, territory_code TEXT NOT NULL,
        label TEXT NOT NULL, state_chair TEXT NOT NULL, region_chair TEXT NOT NULL, next_meeting TEXT NOT NULL,
        note TEXT NOT NULL, UNIQUE (scenario_id, territory_code))""",
    insert="""INSERT INTO councils (scenario_id, territory_code, label, state_chair, region_chair, next_meeting, note)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT scenario_id, territory_code, label, state_chair, region_chair, next_meeting, note
            FROM councils ORDER BY scenario_id, territory_code"""
    },
    delete={"scenario_id": "DELETE FROM councils WHERE scenario_id = ?"},
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
    },
    create="""CREATE TABLE council_members (fid INTEGER PRIMARY KEY, scenario_id TEXT NOT NULL,
        territory_code TEXT NOT NULL, college TEXT NOT NULL, organisation TEXT NOT NULL, name TEXT NOT NULL,
        role TEXT NOT NULL)""",
    insert="""INSERT INTO council_members (scenario_id, territory_code, college, organisation, name, role)
        VALUES (?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT scenario_id, territory_code, college, organisation, name, role
            FROM council_members ORDER BY scenario_id, territory_code, fid"""
    },
    delete={"scenario_id": "DELETE FROM council_members WHERE scenario_id = ?"},
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
    },
    create="""CREATE TABLE projects (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scenario_id TEXT NOT NULL,
        territory_code TEXT NOT NULL, theme TEXT NOT NULL, title TEXT NOT NULL, pilot TEXT NOT NULL,
        state TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, note TEXT NOT NULL)""",
    insert="""INSERT INTO projects (id, scenario_id, territory_code, theme, title, pilot, state, start, "end", note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT id, scenario_id, territory_code, theme, title, pilot, state, start, "end", note
            FROM projects ORDER BY scenario_id, territory_code, fid"""
    },
    delete={"scenario_id": "DELETE FROM projects WHERE scenario_id = ?"},
)

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        META,
        IMPORTS,
        COMMUNES,
        ZONINGS,
        ZONES,
        MEMBERSHIPS,
        SCENARIOS,
        TERRITORIES,
        SCENARIO_BLOCKS,
        INDICATORS,
        INDICATOR_VALUES,
        FLOWS,
        TRAININGS,
        TRAINING_SESSIONS,
        STRUCTURES,
        RECRUITMENT,
        COUNCILS,
        COUNCIL_MEMBERS,
        PROJECTS,
    )
}
