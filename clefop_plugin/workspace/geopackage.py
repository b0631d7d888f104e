"""The GeoPackage container: its system tables, spatial index and binary geometry.

Source: OGC GeoPackage Encoding Standard 1.3 (12-128r17), clauses 1.1, 2.1 and annex F.3 (R-tree).
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

_HEADER = struct.Struct("<2sBBi4d")
_ENVELOPE_XY = 0b0000_0011
_EMPTY = 0b0001_0000
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


@dataclass(frozen=True)
class Crs:
    """A projected coordinate reference system: ``authority`` such as ``EPSG:2154``, and its WKT when known."""

    authority: str
    wkt: str = "undefined"

    @property
    def srs_id(self) -> int:
        """Numeric part of the authority code. Raises ValueError or IndexError when there is none."""
        return int(self.authority.rsplit(":", 1)[1])


SYSTEM_TABLES = (
    """CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
        organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
        description TEXT)""",
    """CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
        identifier TEXT UNIQUE, description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)""",
    """CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name))""",
    """CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
        definition TEXT NOT NULL, scope TEXT NOT NULL)""",
)

_RTREE = {
    "communes": """
        CREATE VIRTUAL TABLE rtree_communes_geom USING rtree(id, minx, maxx, miny, maxy);
        CREATE TRIGGER rtree_communes_geom_insert AFTER INSERT ON communes
            WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
            INSERT OR REPLACE INTO rtree_communes_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
        CREATE TRIGGER rtree_communes_geom_delete AFTER DELETE ON communes WHEN OLD.geom NOT NULL BEGIN
            DELETE FROM rtree_communes_geom WHERE id = OLD.fid; END;""",
    "zones": """
        CREATE VIRTUAL TABLE rtree_zones_geom USING rtree(id, minx, maxx, miny, maxy);
        CREATE TRIGGER rtree_zones_geom_insert AFTER INSERT ON zones
            WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
            INSERT OR REPLACE INTO rtree_zones_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
        CREATE TRIGGER rtree_zones_geom_delete AFTER DELETE ON zones WHEN OLD.geom NOT NULL BEGIN
            DELETE FROM rtree_zones_geom WHERE id = OLD.fid; END;""",
    "territories": """
        CREATE VIRTUAL TABLE rtree_territories_geom USING rtree(id, minx, maxx, miny, maxy);
        CREATE TRIGGER rtree_territories_geom_insert AFTER INSERT ON territories
            WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
            INSERT OR REPLACE INTO rtree_territories_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
        CREATE TRIGGER rtree_territories_geom_delete AFTER DELETE ON territories WHEN OLD.geom NOT NULL BEGIN
            DELETE FROM rtree_territories_geom WHERE id = OLD.fid; END;""",
    "trainings": """
        CREATE VIRTUAL TABLE rtree_trainings_geom USING rtree(id, minx, maxx, miny, maxy);
        CREATE TRIGGER rtree_trainings_geom_insert AFTER INSERT ON trainings
            WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
            INSERT OR REPLACE INTO rtree_trainings_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
        CREATE TRIGGER rtree_trainings_geom_delete AFTER DELETE ON trainings WHEN OLD.geom NOT NULL BEGIN
            DELETE FROM rtree_trainings_geom WHERE id = OLD.fid; END;""",
    "structures": """
        CREATE VIRTUAL TABLE rtree_structures_geom USING rtree(id, minx, maxx, miny, maxy);
        CREATE TRIGGER rtree_structures_geom_insert AFTER INSERT ON structures
            WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
            INSERT OR REPLACE INTO rtree_structures_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
        CREATE TRIGGER rtree_structures_geom_delete AFTER DELETE ON structures WHEN OLD.geom NOT NULL BEGIN
            DELETE FROM rtree_structures_geom WHERE id = OLD.fid; END;""",
}

_UPDATE_TRIGGERS = {
    "communes": """
        CREATE TRIGGER rtree_communes_geom_update AFTER UPDATE OF geom ON communes BEGIN
            INSERT OR REPLACE INTO rtree_communes_geom SELECT NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom) WHERE NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom); END;""",
    "zones": """
        CREATE TRIGGER rtree_zones_geom_update AFTER UPDATE OF geom ON zones BEGIN
            INSERT OR REPLACE INTO rtree_zones_geom SELECT NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom) WHERE NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom); END;""",
    "territories": """
        CREATE TRIGGER rtree_territories_geom_update AFTER UPDATE OF geom ON territories BEGIN
            INSERT OR REPLACE INTO rtree_territories_geom SELECT NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom) WHERE NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom); END;""",
    "trainings": """
        CREATE TRIGGER rtree_trainings_geom_update AFTER UPDATE OF geom ON trainings BEGIN
            INSERT OR REPLACE INTO rtree_trainings_geom SELECT NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom) WHERE NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom); END;""",
    "structures": """
        CREATE TRIGGER rtree_structures_geom_update AFTER UPDATE OF geom ON structures BEGIN
            INSERT OR REPLACE INTO rtree_structures_geom SELECT NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
                ST_MinY(NEW.geom), ST_MaxY(NEW.geom) WHERE NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom); END;""",
}


def register_functions(connection: sqlite3.Connection) -> None:
    """Give SQLite the functions the spatial index triggers call; they read the envelope of the geometry header."""
    connection.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)
    for name, position in (("ST_MinX", 0), ("ST_MaxX", 1), ("ST_MinY", 2), ("ST_MaxY", 3)):
        connection.create_function(name, 1, _bound_reader(position), deterministic=True)


def create_container(connection: sqlite3.Connection, crs: Crs) -> None:
    """Make an empty database a GeoPackage: system tables and reference systems."""
    # “GPKG” in ASCII, then version 1.3.0 of the standard.
    connection.execute("PRAGMA application_id = 0x47504B47")
    connection.execute("PRAGMA user_version = 10300")
    for statement in SYSTEM_TABLES:
        connection.execute(statement)
    rows = [
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", ""),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", ""),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, ""),
        (crs.authority, crs.srs_id, crs.authority.split(":", 1)[0], crs.srs_id, crs.wkt, ""),
    ]
    connection.executemany("INSERT OR REPLACE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", rows)


def register_table(connection: sqlite3.Connection, name: str, geometry: str | None, crs: Crs) -> None:
    """Declare a table to readers of the GeoPackage, with its spatial index when it has a geometry."""
    if geometry is None:
        register_attributes(connection, name)
        return
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, 'features', ?, ?)",
        (name, name, crs.srs_id),
    )
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (name, geometry, crs.srs_id))
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')",
        (name, "http://www.geopackage.org/spec120/#extension_rtree"),
    )
    _run_script(connection, _RTREE[name])
    _run_script(connection, _UPDATE_TRIGGERS[name])


def register_attributes(connection: sqlite3.Connection, name: str) -> None:
    """Declare a table without geometry."""
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)", (name, name)
    )


def touch_extent(connection: sqlite3.Connection, name: str, bounds: tuple[float, float, float, float]) -> None:
    """Record the extent of a table and the time of its last change (``bounds``: min x, min y, max x, max y)."""
    connection.execute(
        """UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,
            last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?""",
        (*bounds, name),
    )


def encode(geometries: npt.NDArray[np.object_], srs_id: int, multi: bool) -> list[bytes | None]:
    """GeoPackage binary of shapely geometries, with their XY envelope; ``multi`` promotes single polygons."""
    if multi:
        geometries = _promote(geometries)
    bounds = shapely.bounds(geometries)
    empty = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    blobs: list[bytes | None] = []
    for wkb, box, nothing in zip(shapely.to_wkb(geometries), bounds, empty, strict=True):
        if nothing:
            blobs.append(None)
        else:
            header = _HEADER.pack(b"GP", 0, _ENVELOPE_XY, srs_id, box[0], box[2], box[1], box[3])
            blobs.append(header + wkb)
    return blobs


def decode(blobs: Sequence[bytes | None]) -> npt.NDArray[np.object_]:
    """Shapely geometries of GeoPackage binaries, whoever wrote them; None stays None."""
    wkb = np.empty(len(blobs), dtype=object)
    for position, blob in enumerate(blobs):
        wkb[position] = None if blob is None else blob[_header_length(blob) :]
    return np.asarray(shapely.from_wkb(wkb), dtype=object)


def _promote(geometries: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    result = geometries.copy()
    single = shapely.get_type_id(geometries) == shapely.GeometryType.POLYGON
    for position in np.flatnonzero(single):
        result[position] = shapely.multipolygons([geometries[position]])
    return result


def _header_length(blob: bytes) -> int:
    return 8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 0b111]


def _is_empty(blob: bytes) -> int:
    return 1 if blob[3] & _EMPTY else 0


def _bound_reader(position: int):  # type: ignore[no-untyped-def]
    def read(blob: bytes) -> float:
        if (blob[3] >> 1) & 0b111:
            order = "<" if blob[3] & 1 else ">"
            return float(struct.unpack_from(order + "4d", blob, 8)[position])
        box = shapely.bounds(shapely.from_wkb(blob[8:]))
        return float((box[0], box[2], box[1], box[3])[position])

    return read


def _run_script(connection: sqlite3.Connection, script: str) -> None:
    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
