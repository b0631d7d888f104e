"""Tables of facts: indicators, flows, travel times, trainings, structures, recruitment needs."""

from __future__ import annotations

from clefop_plugin.workspace import packed_values
from clefop_plugin.workspace.table import Table

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
    # packed: written and read by packed_values, seen by other readers through a view
    parts=packed_values.CREATE,
    create=packed_values.CREATE_VIEW,
    insert="",
    select={
        "all": "SELECT indicator_id, level, code, period, value, status FROM indicator_values",
        "indicator_id": """SELECT indicator_id, level, code, period, value, status FROM indicator_values
            WHERE indicator_id = ?""",
    },
    delete={
        "indicator_id": "DELETE FROM indicator_series WHERE indicator_id = ?",
        "indicator_id, level, period": """DELETE FROM indicator_series
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


TRAVEL_TIMES = Table(
    name="travel_times",
    columns={"origin": "text", "destination": "text", "minutes": "real"},
    create="""CREATE TABLE travel_times (fid INTEGER PRIMARY KEY, origin TEXT NOT NULL, destination TEXT NOT NULL,
        minutes REAL NOT NULL, UNIQUE (origin, destination))""",
    insert="INSERT INTO travel_times (origin, destination, minutes) VALUES (?, ?, ?)",
    select={
        "all": "SELECT origin, destination, minutes FROM travel_times",
        "ends": """SELECT origin, destination, minutes FROM travel_times
            WHERE origin IN (SELECT value FROM json_each(?)) OR destination IN (SELECT value FROM json_each(?))""",
    },
    delete={"all": "DELETE FROM travel_times"},
    indexes=("CREATE INDEX travel_times_destination ON travel_times (destination)",),
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
            source, geom FROM trainings ORDER BY fid""",
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
            commune_code, parent_id, precision, source, geom FROM structures ORDER BY network, name""",
        "network": """SELECT id, network, name, address, postcode, city, phone, email, website, opening_hours,
            commune_code, parent_id, precision, source, geom FROM structures WHERE network = ? ORDER BY name""",
        "communes or ids": """SELECT id, network, name, address, postcode, city, phone, email, website, opening_hours,
            commune_code, parent_id, precision, source, geom FROM structures
            WHERE commune_code IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))
                OR parent_id IN (SELECT value FROM json_each(?)) ORDER BY network, name""",
    },
    delete={"source": "DELETE FROM structures WHERE source = ?"},
    indexes=(
        "CREATE INDEX structures_commune ON structures (commune_code)",
        "CREATE INDEX structures_parent ON structures (parent_id)",
        "CREATE INDEX structures_network ON structures (network, name)",
    ),
    geometry="POINT",
)


RECRUITMENT = Table(
    name="recruitment",
    columns={
        "basin_zoning": "text",
        "basin_code": "text",
        "basin_name": "text",
        "occupation": "text",
        "occupation_label": "text",
        "family": "text",
        "family_label": "text",
        "year": "int",
        "projects": "real",
        "difficult": "real",
        "seasonal": "real",
        "status": "text",
        "difficult_status": "text",
        "seasonal_status": "text",
    },
    create="""CREATE TABLE recruitment (fid INTEGER PRIMARY KEY, basin_zoning TEXT NOT NULL, basin_code TEXT NOT NULL,
        basin_name TEXT NOT NULL DEFAULT '', occupation TEXT NOT NULL, occupation_label TEXT NOT NULL,
        family TEXT NOT NULL, family_label TEXT NOT NULL DEFAULT '', year INTEGER NOT NULL,
        projects REAL, difficult REAL, seasonal REAL, status TEXT NOT NULL,
        difficult_status TEXT NOT NULL DEFAULT '', seasonal_status TEXT NOT NULL DEFAULT '',
        UNIQUE (basin_code, occupation, year))""",
    insert="""INSERT INTO recruitment (basin_zoning, basin_code, basin_name, occupation, occupation_label, family,
        family_label, year, projects, difficult, seasonal, status, difficult_status, seasonal_status)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    select={
        "all": """SELECT basin_zoning, basin_code, basin_name, occupation, occupation_label, family, family_label, year,
            projects, difficult, seasonal, status, difficult_status, seasonal_status
            FROM recruitment ORDER BY basin_code, occupation"""
    },
    delete={"year": "DELETE FROM recruitment WHERE year = ?"},
)
