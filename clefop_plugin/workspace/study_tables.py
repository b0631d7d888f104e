"""Tables of the study itself: what was imported, communes, zonings, scenarios and their territories."""

from __future__ import annotations

from clefop_plugin.workspace.table import Table

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
        "codes": """SELECT code, name, population, departement, region, geom FROM communes
            WHERE code IN (SELECT value FROM json_each(?)) ORDER BY code""",
        "point": """SELECT code, name, population, departement, region, geom FROM communes WHERE fid IN
            (SELECT id FROM rtree_communes_geom WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?)
            ORDER BY code""",
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
        "zoning_id, communes": """SELECT zoning_id, commune_code, zone_code, share FROM memberships
            WHERE zoning_id = ? AND commune_code IN (SELECT value FROM json_each(?)) ORDER BY commune_code""",
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
