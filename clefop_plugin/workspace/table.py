"""One table of the workspace: its columns and every SQL statement that touches it.

The statements are literals on purpose: nothing that comes from a file or a user is ever put in the text of a query.
Format: OGC GeoPackage 1.3; each table has an integer primary key ``fid`` as the standard asks, and its own key
is a UNIQUE constraint. Geometry is in the workspace CRS.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """One table: its columns with their kind (text, int, real, bool, geom) and its statements.

    ``select`` and ``delete`` hold one statement per way to choose rows: ``all``, or the name of the column(s)
    compared with the parameters, which the statement may leave out: its value is known. ``bare`` selects the same rows
    without their geometry, which need not be read. ``parts`` make what the table is a view of, which
    readers of the file are not shown.
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
    parts: tuple[str, ...] = ()
