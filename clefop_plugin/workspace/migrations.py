"""Bring an older workspace to the present schema, after a backup copy."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path

import pandas as pd

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.text import tr
from clefop_plugin.workspace import geopackage, packed_values
from clefop_plugin.workspace.fact_tables import TRAVEL_TIMES
from clefop_plugin.workspace.schema import SCHEMA_VERSION, TABLES


def _to_2(connection: sqlite3.Connection) -> None:
    for statement in (
        "ALTER TABLE recruitment ADD COLUMN basin_name TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE recruitment ADD COLUMN family_label TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE recruitment ADD COLUMN difficult_status TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE recruitment ADD COLUMN seasonal_status TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE councils ADD COLUMN meetings TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE council_members ADD COLUMN email TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE projects ADD COLUMN group_id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE projects ADD COLUMN indicators TEXT NOT NULL DEFAULT ''",
    ):
        connection.execute(statement)


def _to_3(connection: sqlite3.Connection) -> None:
    # The values are packed, one indicator at a time, and the table becomes a view with its name.
    connection.execute("ALTER TABLE indicator_values RENAME TO indicator_rows")
    for statement in packed_values.CREATE:
        connection.execute(statement)
    columns = ["indicator_id", "level", "code", "period", "value", "status"]
    found = connection.execute("SELECT DISTINCT indicator_id FROM indicator_rows ORDER BY indicator_id").fetchall()
    for indicator in found:
        rows = connection.execute(
            """SELECT indicator_id, level, code, period, value, status FROM indicator_rows
                WHERE indicator_id = ? ORDER BY fid""",
            indicator,
        ).fetchall()
        packed_values.write(connection, pd.DataFrame(rows, columns=columns))
    connection.execute("DROP TABLE indicator_rows")
    connection.execute(packed_values.CREATE_VIEW)
    for statement in (
        "CREATE INDEX structures_commune ON structures (commune_code)",
        "CREATE INDEX structures_parent ON structures (parent_id)",
        "CREATE INDEX structures_network ON structures (network, name)",
    ):
        connection.execute(statement)


def _to_4(connection: sqlite3.Connection) -> None:
    for statement in (TRAVEL_TIMES.create, *TRAVEL_TIMES.indexes):
        connection.execute(statement)
    geopackage.register_attributes(connection, TRAVEL_TIMES.name)


#: What brings version n to version n + 1. Each runs inside the transaction of :func:`migrate`.
STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: _to_2, 2: _to_3, 3: _to_4}


def migrate(
    path: Path,
    version: int,
    steps: Mapping[int, Callable[[sqlite3.Connection], None]] = STEPS,
    target: int = SCHEMA_VERSION,
) -> None:
    """Apply every step from ``version`` to ``target``; the file of before is kept beside as ``.vN.bak``.

    Raises WorkspaceError when a step is unknown or fails; the workspace is then as it was.
    """
    if version >= target:
        return
    if any(number not in steps for number in range(version, target)):
        raise WorkspaceError(
            tr(
                "{file} has an unknown schema ({version}) and cannot be migrated.",
                file=path.name,
                version=version,
            )
        )
    backup = path.with_name(f"{path.name}.v{version}.bak")
    try:
        shutil.copy2(path, backup)
    except OSError as error:
        with suppress(OSError):
            backup.unlink(missing_ok=True)
        raise WorkspaceError(
            tr(
                "{file} was made by an earlier version of the plugin, and no copy of it can be kept in its folder: it "
                "was not opened, and is unchanged. Copy it to a folder where you can write, and open that copy.",
                file=path.name,
            )
        ) from error
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            for number in range(version, target):
                steps[number](connection)
            connection.execute(TABLES["meta"].delete["key"], ("schema_version",))
            connection.execute(TABLES["meta"].insert, ("schema_version", str(target)))
    except (OSError, sqlite3.Error) as error:
        raise WorkspaceError(
            tr(
                "{file} could not be migrated ({reason}). It is unchanged, and a copy is in {backup}.",
                file=path.name,
                reason=str(error),
                backup=backup.name,
            )
        ) from error
