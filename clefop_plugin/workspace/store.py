"""Open, read and write a workspace: one file, whole transactions, text for codes, statuses for secrets."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.text import tr
from clefop_plugin.workspace import geopackage, migrations, packed_values
from clefop_plugin.workspace.file import checked_authority, connect, create_file, drafted, reason
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.schema import SCHEMA_VERSION, TABLES, Table

#: Rows read, and their geometries decoded, at once: a call on a whole country would keep QGIS, which runs in another
#: thread, waiting.
READ_AT_ONCE = 2000


class Workspace:
    """One study in one GeoPackage.

    Every read or write opens the file for that moment only, so a workspace object may be used from any thread
    and never holds a lock between two actions. Writes made inside :meth:`transaction` succeed or fail together.
    """

    def __init__(self, path: Path, crs: Crs) -> None:
        self.path = path
        self.crs = crs
        self._own = threading.local()

    @property
    def _open(self) -> sqlite3.Connection | None:
        """Connection of the transaction this thread is in: another thread must not see what is not committed."""
        return getattr(self._own, "connection", None)

    @staticmethod
    def create(
        path: Path | str, crs: Crs, meta: Mapping[str, str], fill: Callable[[Workspace], None] | None = None
    ) -> Workspace:
        """Create a workspace at ``path`` with its ``meta`` (name, vintage, labels…) and what ``fill`` writes in it.

        The file appears under its name only when it is whole; an existing one is replaced at that moment.
        Raises WorkspaceError when the folder cannot be written.
        """
        target = Path(path)
        with drafted(target) as draft:
            create_file(draft, target, crs, meta)
            if fill is not None:
                fill(Workspace(draft, crs))
        return Workspace(target, crs)

    @staticmethod
    def is_one(path: Path) -> bool:
        """Whether a file is a workspace of any version, which is only looked at: an export must not replace it."""
        if not path.is_file():
            return False
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
                query = "SELECT count(*) FROM sqlite_master WHERE name IN ('meta', 'communes', 'zonings')"
                return bool(connection.execute(query).fetchone()[0] == 3)
        except sqlite3.Error:
            return False

    @staticmethod
    def open(path: Path | str) -> Workspace:
        """Open an existing workspace, after a migration when its schema is older.

        Raises WorkspaceError when the file is absent, is not a workspace or has a newer schema.
        """
        target = Path(path)
        try:
            if not target.is_file():
                raise WorkspaceError(_gone(target))
            with closing(connect(target)) as connection:
                meta = dict(connection.execute(TABLES["meta"].select["all"]).fetchall())
                version = int(meta["schema_version"])
                authority = checked_authority(meta["crs"])
                row = connection.execute(
                    "SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
                    (Crs(authority).srs_id,),
                ).fetchone()
        except (sqlite3.Error, OSError, KeyError, ValueError) as error:
            raise WorkspaceError(
                tr("{file} is not a CLEFOP workspace. Choose a file made by this plugin.", file=target.name)
            ) from error
        if version > SCHEMA_VERSION:
            raise WorkspaceError(
                tr(
                    "{file} was made by a newer version of the plugin (schema {version}). Update the plugin to "
                    "open it; nothing was changed.",
                    file=target.name,
                    version=version,
                )
            )
        migrations.migrate(target, version)
        return Workspace(target, Crs(authority, row[0] if row else "undefined"))

    def meta(self) -> dict[str, str]:
        """Key and value pairs of the study: name, vintage, crs, fictional…"""
        with self.reading() as connection:
            return dict(connection.execute(TABLES["meta"].select["all"]).fetchall())

    def set_meta(self, key: str, value: str) -> None:
        """Set one value of the study."""
        with self.transaction() as connection:
            connection.execute(TABLES["meta"].delete["key"], (key,))
            connection.execute(TABLES["meta"].insert, (key, value))

    def stamp(self) -> tuple[int, int]:
        """A value that changes when the file does; what was computed under another stamp is stale."""
        try:
            state = self.path.stat()
        except OSError as error:
            raise WorkspaceError(_gone(self.path)) from error
        log = Path(str(self.path) + "-wal")
        return state.st_mtime_ns, log.stat().st_mtime_ns if log.exists() else 0

    def read(self, name: str, *values: object, by: str = "all", geometry: bool = True) -> pd.DataFrame:
        """Rows of a table as a frame with the columns of its schema; ``geom`` holds shapely geometries.

        Without ``geometry`` the column ``geom`` is left out, which is much faster.

        ``by`` chooses one of the ways the schema knows to select rows (for example ``zoning_id``), with its values.
        """
        table = TABLES[name]
        bare = not geometry and by in table.bare
        with self.reading() as connection:
            if table.parts:
                return packed_values.frame(connection, *values)
            found = _columns(connection.execute((table.bare if bare else table.select)[by], values), table, geometry)
        frame = _frame(found, table.columns)
        if by in table.columns and by not in found:
            frame.insert(list(table.columns).index(by), by, pd.Series(values[0], index=frame.index, dtype=object))
        return frame

    def count(self, name: str) -> int:
        """Number of rows of a table."""
        with self.reading() as connection:
            row = connection.execute(_COUNTS[name]).fetchone()
        return int(row[0])

    def append(self, name: str, frame: pd.DataFrame) -> None:
        """Add the rows of ``frame``; a column of the schema it does not have is left empty."""
        table = TABLES[name]
        records = [] if table.parts else self._records(table, frame)
        with self.transaction() as connection:
            try:
                if table.parts:
                    packed_values.write(connection, frame)
                else:
                    connection.executemany(table.insert, records)
            except (sqlite3.IntegrityError, OverflowError) as error:
                raise WorkspaceError(_row_refusal(name, error)) from error
            if table.geometry is not None and len(frame):
                _record_extent(connection, table.name)

    def delete(self, name: str, *values: object, by: str) -> None:
        """Remove the rows of a table chosen by one of the ways the schema knows."""
        with self.transaction() as connection:
            connection.execute(TABLES[name].delete[by], values)

    def replace(self, name: str, frame: pd.DataFrame, *values: object, by: str) -> None:
        """Put ``frame`` in the place of the rows that :meth:`delete` would remove, in one transaction."""
        with self.transaction():
            self.delete(name, *values, by=by)
            self.append(name, frame)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All writes of the block, or none of them. Blocks may be nested: the outer one decides."""
        if self._open is not None:
            yield self._open
            return
        try:
            with closing(connect(self.path)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                self._own.connection = connection
                try:
                    yield connection
                except BaseException:
                    connection.rollback()
                    raise
                connection.commit()
        except sqlite3.DatabaseError as error:
            raise WorkspaceError(self._refusal(error)) from error
        finally:
            self._own.connection = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The file open to be read; reads made inside the block share it, which makes many small ones faster."""
        shared = self._open or getattr(self._own, "reader", None)
        if shared is not None:
            yield shared
            return
        try:
            with closing(connect(self.path)) as connection:
                self._own.reader = connection
                try:
                    yield connection
                finally:
                    self._own.reader = None
        except sqlite3.DatabaseError as error:
            raise WorkspaceError(self._refusal(error)) from error

    def _refusal(self, error: sqlite3.DatabaseError) -> str:
        if "locked" in str(error) or "busy" in str(error):
            return tr(
                "The file {file} is being written by another QGIS. Nothing was changed; try again in a moment.",
                file=self.path.name,
            )
        if "readonly" in str(error):
            return tr("The file {file} is read-only. Nothing was changed.", file=self.path.name)
        if not self.path.is_file():
            return _gone(self.path)
        if "full" in str(error):
            return tr("The disk that holds {file} is full. Nothing was changed: make room.", file=self.path.name)
        return tr("The workspace {file} cannot be read: {reason}.", file=self.path.name, reason=reason(error))

    def _records(self, table: Table, frame: pd.DataFrame) -> list[tuple[Any, ...]]:
        columns = [self._values(table, frame, column, kind) for column, kind in table.columns.items()]
        return list(zip(*columns, strict=True))

    def _values(self, table: Table, frame: pd.DataFrame, column: str, kind: str) -> list[Any]:
        if column not in frame:
            return [_EMPTY_VALUE[kind]] * len(frame)
        if kind == "geom":
            geometries = np.asarray(frame["geom"], dtype=object)
            return list(geopackage.encode(geometries, self.crs.srs_id, table.geometry == "MULTIPOLYGON"))
        series = frame[column]
        missing = series.isna().to_numpy()
        convert = _TO_SQL[kind]
        return [
            (_EMPTY_VALUE[kind] if absent else convert(value))
            for value, absent in zip(series.tolist(), missing, strict=True)
        ]


def _row_refusal(table: str, error: Exception) -> str:
    if "UNIQUE" in str(error):
        return tr(
            "Two rows have the same key in the table {table}: {reason}. Nothing was written.",
            table=table,
            reason=str(error),
        )
    return tr("A row cannot be kept in the table {table}: {reason}. Nothing was written.", table=table, reason=error)


def _gone(path: Path) -> str:
    return tr("The workspace {file} does not exist.", file=str(path))


def _columns(cursor: sqlite3.Cursor, table: Table, geometry: bool) -> dict[str, list[Any]]:
    """Values of the columns. A batch at a time, so that the binaries of all geometries are never in memory together."""
    names = [str(column[0]) for column in cursor.description]
    columns: dict[str, list[Any]] = {name: [] for name in names if geometry or table.columns[name] != "geom"}
    # SQLite gives a new text for each cell: equal ones are kept once, and codes once for all tables
    texts: dict[Any, Any] = {}
    while rows := cursor.fetchmany(READ_AT_ONCE):
        for name, values in zip(names, zip(*rows, strict=True), strict=True):
            if name in columns:
                kind = table.columns[name]
                columns[name].extend(_shared(name, kind, values, texts))
    return columns


def _shared(name: str, kind: str, values: tuple[Any, ...], texts: dict[Any, Any]) -> Iterable[Any]:
    if kind == "geom":
        return geopackage.decode(values)
    if kind != "text":
        return values
    if name.endswith("code"):
        with suppress(TypeError):  # a cell that is no text
            return list(map(sys.intern, values))
    return map(texts.setdefault, values, values)


def _frame(columns: Mapping[str, list[Any]], kinds: Mapping[str, str]) -> pd.DataFrame:
    data: dict[str, Any] = {}
    for column, values in columns.items():
        kind = kinds[column]
        if kind == "geom":
            data[column] = pd.Series(values, dtype=object)
        elif kind == "text":
            plain = values if set(map(type, values)) <= {str} else [v if type(v) is str else _plain(v) for v in values]
            data[column] = pd.Series(plain, dtype=object)
        else:
            data[column] = pd.Series(values, dtype=_DTYPE[kind])
    return pd.DataFrame(data)


def _record_extent(connection: sqlite3.Connection, name: str) -> None:
    row = connection.execute(_EXTENTS[name]).fetchone()
    if row is not None and row[0] is not None:
        geopackage.touch_extent(connection, name, row)


def _text(value: object) -> str:
    return str(value)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


_TO_SQL: Mapping[str, Any] = {"text": _text, "int": int, "real": float, "bool": bool}
_EMPTY_VALUE: Mapping[str, Any] = {"text": "", "int": None, "real": None, "bool": False, "geom": None}
_DTYPE = {"int": "Int64", "real": "float64", "bool": "bool"}

_EXTENTS = {
    "communes": "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_communes_geom",
    "zones": "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_zones_geom",
    "territories": "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_territories_geom",
    "trainings": "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_trainings_geom",
    "structures": "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_structures_geom",
}

_COUNTS = {
    "communes": "SELECT count(*) FROM communes",
    "zonings": "SELECT count(*) FROM zonings",
    "zones": "SELECT count(*) FROM zones",
    "memberships": "SELECT count(*) FROM memberships",
    "scenarios": "SELECT count(*) FROM scenarios",
    "territories": "SELECT count(*) FROM territories",
    "scenario_blocks": "SELECT count(*) FROM scenario_blocks",
    "indicators": "SELECT count(*) FROM indicators",
    "indicator_values": packed_values.COUNT,
    "flows": "SELECT count(*) FROM flows",
    "travel_times": "SELECT count(*) FROM travel_times",
    "trainings": "SELECT count(*) FROM trainings",
    "training_sessions": "SELECT count(*) FROM training_sessions",
    "structures": "SELECT count(*) FROM structures",
    "recruitment": "SELECT count(*) FROM recruitment",
    "councils": "SELECT count(*) FROM councils",
    "council_members": "SELECT count(*) FROM council_members",
    "projects": "SELECT count(*) FROM projects",
    "imports": "SELECT count(*) FROM imports",
}
