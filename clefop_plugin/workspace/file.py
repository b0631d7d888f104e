"""The file of a workspace: connections to it, and how one is made whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.text import tr
from clefop_plugin.workspace import geopackage
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.schema import SCHEMA_VERSION, TABLES

BUSY_SECONDS = 5.0
_SIDE_FILES = ("-wal", "-shm", "-journal")


def now() -> str:
    """The present moment, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def drafted(target: Path) -> Iterator[Path]:
    """A file beside ``target`` to write in; it takes the place of ``target`` when the block ends well.

    Until then ``target`` is untouched; the draft goes when the block fails. Raises WorkspaceError when the folder is
    absent or cannot be written.
    """
    if not target.parent.is_dir():
        raise WorkspaceError(
            tr("The folder {folder} does not exist. Create it or choose another one.", folder=str(target.parent))
        )
    draft = target.with_name(target.name + ".new")
    try:
        _remove(draft)
        yield draft
        for suffix in _SIDE_FILES:
            Path(str(target) + suffix).unlink(missing_ok=True)
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise WorkspaceError(
            tr(
                "The workspace {file} cannot be created: {reason}. Choose another folder.",
                file=target.name,
                reason=reason(error),
            )
        ) from error
    finally:
        with suppress(OSError):
            _remove(draft)


def create_file(draft: Path, target: Path, crs: Crs, meta: Mapping[str, str]) -> None:
    """An empty workspace in ``draft``, which messages call by the name of ``target``. Raises WorkspaceError."""
    try:
        authority = checked_authority(crs.authority)
    except ValueError as error:
        raise WorkspaceError(
            tr(
                "The workspace {file} needs a coordinate system with a code, such as EPSG:2154. The one given is "
                "“{crs}”.",
                file=target.name,
                crs=crs.authority,
            )
        ) from error
    with closing(connect(draft, create=True)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        geopackage.create_container(connection, crs)
        for table in TABLES.values():
            for statement in (*table.parts, table.create, *table.indexes):
                connection.execute(statement)
            geopackage.register_table(connection, table.name, table.geometry, crs)
        values = {"schema_version": str(SCHEMA_VERSION), "crs": authority, "created": now(), **meta}
        connection.executemany(TABLES["meta"].insert, sorted(values.items()))
        connection.commit()


def _remove(draft: Path) -> None:
    for suffix in ("", *_SIDE_FILES):
        Path(str(draft) + suffix).unlink(missing_ok=True)


def checked_authority(authority: str) -> str:
    """An authority code such as EPSG:2154; ValueError for anything else."""
    name, _, number = authority.partition(":")
    if not name or not number.isdecimal():
        raise ValueError(authority)
    return authority


def connect(path: Path, create: bool = False) -> sqlite3.Connection:
    """A connection to a file that is there, or that is made when ``create`` asks for it."""
    # A plain connection would make an empty file in the place of one that was moved or deleted.
    address = path.absolute().as_uri() + ("?mode=rwc" if create else "?mode=rw")
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    geopackage.register_functions(connection)
    return connection


def reason(error: BaseException) -> str:
    """What the system says of an error."""
    return os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
