"""A zoning given as a file of polygons: which field is the code, which the name, what the zoning is called."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    import pandas as pd

    from clefop_plugin.core.progress import Progress
    from clefop_plugin.sources.detect import ZoningRole
    from clefop_plugin.sources.tables import Table
    from clefop_plugin.workspace.store import Workspace

SUFFIXES = frozenset({".geojson", ".json", ".gpkg", ".shp", ".kml", ".kmz", ".gml", ".fgb", ".tab", ".mif"})

_CODE_NAMES = ("code", "id", "codgeo", "code_zone", "siren", "identifiant", "num", "numero", "fid")
_NAME_NAMES = ("nom", "libelle", "lib", "name", "label", "intitule", "libgeo", "title")


@dataclass(frozen=True)
class PolygonFile:
    """Polygons (code, name, geom in the workspace CRS), one row of the zonings table, and why it was read so."""

    polygons: pd.DataFrame
    zoning: pd.DataFrame
    why: str
    sha256: str
    notes: tuple[str, ...]


def is_polygon_file(path: Path) -> bool:
    """Whether the file holds polygons, from its suffix."""
    return path.suffix.lower() in SUFFIXES


def read_polygon_file(
    path: Path,
    fields: list[str],
    vintage: str,
    workspace: Workspace,
    progress: Progress,
) -> PolygonFile:
    """Read one zoning; ``fields`` is empty, or the code field, or the code and name fields. Main thread.

    It takes the id of the catalogue, or that of the file when another file already gave the workspace that zoning.
    Raises InputError when the file has no polygons or lacks a field.
    """
    from clefop_plugin.cartography.features import read_polygons, workspace_crs

    frame = read_polygons(path, workspace_crs(workspace), progress)
    table = _table(path, frame.drop(columns="geom"))
    role, code, name = _columns(table, fields)
    polygons = frame[["geom"]].assign(
        code=table.frame[code].str.strip() if code else [str(i) for i in range(1, len(frame) + 1)],
        name=(table.frame[name] if name else table.frame[code]).str.strip() if code or name else "",
    )
    polygons["name"] = polygons["name"].where(polygons["name"] != "", polygons["code"])
    named = polygons[polygons["code"] != ""].reset_index(drop=True)
    why = tr("polygons; code in “{code}”, name in “{name}”", code=code or "–", name=name or code or "–")
    zoning, notes = _zoning(path, role, vintage), reading_notes(frame)
    known = str(zoning["id"].iloc[0])
    others = workspace.read("zonings")
    taken = set(others["id"][others["source"] != path.name])
    if known in taken:
        own = _zoning(path, None, vintage)
        name = _free(str(own["id"].iloc[0]), taken)
        zoning = own.assign(id=name, family=zoning["family"])
        notes.append(
            tr(
                "The workspace already has the zoning {id} from another file: this one is named {name}.",
                id=known,
                name=name,
            )
        )
    return PolygonFile(named, zoning, why, table.sha256, tuple(notes))


def _free(wanted: str, taken: set[str]) -> str:
    """The id itself, or with the first number that is free, from 2."""
    numbered = (f"{wanted}_{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbered) if name not in taken)


def reading_notes(frame: pd.DataFrame) -> list[str]:
    """Sentences on the features that were mended or had no geometry, from a frame of ``read_polygons``."""
    found = []
    repaired, absent = frame.attrs.get("repaired", []), frame.attrs.get("without_geometry", [])
    if repaired:
        found.append(
            tr("{count} polygons were invalid and were mended: {ids}.", count=len(repaired), ids=_some(repaired))
        )
    if absent:
        found.append(
            tr("{count} features have no geometry and were left out: {ids}.", count=len(absent), ids=_some(absent))
        )
    return found


def _some(ids: list[str], most: int = 10) -> str:
    return ", ".join(ids[:most]) + (", …" if len(ids) > most else "")


def _table(path: Path, frame: pd.DataFrame) -> Table:
    from clefop_plugin.sources.tables import Table

    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    lines = tuple(range(1, len(frame) + 1))
    return Table(path, frame, "", "", 1, 1, "", digest.hexdigest(), lines)


def _columns(table: Table, fields: list[str]) -> tuple[ZoningRole | None, str, str]:
    """The catalogue's role of the code field when it has one, the code field and the name field ("" for none)."""
    from clefop_plugin.sources import detect

    if fields:
        found = [_need(table, field) for field in fields[:2]]
        name = found[1] if len(found) > 1 else _beside(table, found[0])
        return detect.zoning_role(table, found[0]), found[0], name
    for role in detect.zoning_roles(table):
        if table.frame[role.column].is_unique:
            return role, role.column, role.label_column or _beside(table, role.column)
    code = table.find(*_CODE_NAMES) or _first_distinct(table)
    return None, code, _beside(table, code) if code else ""


def _need(table: Table, field: str) -> str:
    from clefop_plugin.sources import detect

    column = table.find(field)
    if column is None:
        raise InputError(
            tr(
                "{file} has no field “{field}”. The fields read are {fields}.",
                file=table.path.name,
                field=field,
                fields=detect.quoted(table.columns),
            )
        )
    return column


def _beside(table: Table, code: str) -> str:
    from clefop_plugin.sources import detect

    twin = detect.plain_role(table, code).label_column
    found = twin or table.find(*_NAME_NAMES)
    return found if found and found != code else ""


def _first_distinct(table: Table) -> str:
    for column in table.columns:
        cells = table.frame[column].str.strip()
        if cells.is_unique and (cells != "").all():
            return column
    return ""


def _label(stem: str) -> str:
    words = stem.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _zoning(path: Path, role: ZoningRole | None, vintage: str) -> pd.DataFrame:
    import pandas as pd

    from clefop_plugin.sources import detect

    year = int(vintage) if vintage.isdigit() else (role.vintage if role else 0) or detect.year_of_name(path.stem)
    row = {
        "id": role.id if role else detect.zoning_id(path.stem),
        "label": role.label if role else _label(path.stem),
        "family": role.family if role else "action",
        "producer": role.producer if role else "",
        "source": path.name,
        "licence": "",
        "url": "",
    }
    return pd.DataFrame([row]).assign(vintage=pd.array([year], dtype="Int64"))
