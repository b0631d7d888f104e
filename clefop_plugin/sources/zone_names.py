"""Names of zones: the label files of INSEE, the lists of the COG, and any list with one row a zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.tables import Table, read_table
from clefop_plugin.sources.zoning_columns import usual_roles
from clefop_plugin.sources.zoning_import import ZoningImport, names_only

Names = dict[str, dict[str, str]]
#: A list of zones with more columns than these, beside their codes and names, holds figures.
_FEW_OTHERS = 4
#: Lists of the code officiel géographique: the column of their codes.
_LISTS = ("CAN", "ARR", "DEP", "REG")


def is_names(table: Table) -> bool:
    """Whether a table names zones, and says of no commune in which it is."""
    return _columns(table) is not None


def read_names(path: str | Path | None) -> Names:
    """Names of zones by level and code of a file of labels, empty without one. Raises InputError when it is none."""
    return {} if path is None else names_of(read_table(path))


def names_of(table: Table) -> Names:
    """Names of zones by level and code (``EPCI``: ``244400404``: …). Raises InputError when the table has none."""
    columns = _columns(table)
    if columns is None:
        raise InputError(
            tr(
                "{name} is not a file of zone names: it needs the columns NIVGEO, CODGEO and LIBGEO.",
                name=table.path.name,
            )
        )
    found: Names = {}
    for level, code, name in _rows(table, columns):
        found.setdefault(level, {})[code] = name
    return found


def names_beside(path: Path) -> Path | None:
    """The file of zone names that comes with a membership table of the same year, in the same folder."""
    year = detect.year_of_name(path.stem)
    for other in sorted(path.parent.glob("libelles*.csv")):
        if other != path and (year is None or detect.year_of_name(other.stem) == year):
            return other
    return None


def names_for(role: detect.ZoningRole, names: Names) -> Mapping[str, str]:
    """The names of the zones of one zoning, whatever the file calls its level."""
    for level, known in names.items():
        if level == role.column.upper() or detect.known_id(level) == role.id:
            return known
    return {}


def refuse_names(table: Table) -> None:
    """Raise InputError for a table that names zones, where one of communes was expected."""
    if is_names(table):
        raise InputError(
            tr(
                "{name} is a file of zone names, not a membership table. Give it as the file of labels.",
                name=table.path.name,
            )
        )


def recognise_names(document: Document) -> Recognition:
    """A file of labels, by its columns."""
    columns = None if document.table is None else _columns(document.table)
    if columns is None or document.geometry is not None:
        return NOT_MINE
    shown = [column for column in columns if column]
    return Recognition(
        _score(document.table, columns[1]), tr("names of zones in {fields}", fields=detect.quoted(shown))
    )


def _score(table: Table | None, code: str) -> float:
    """Sure of the files of INSEE; a list of zones with many other columns holds figures rather than names."""
    if table is None or table.find("NIVGEO", "CHEFLIEU", "BURCENTRAL") is not None:
        return 0.95
    left = [column for column in table.columns if column != code and not detect.is_no_zoning(column)]
    return 0.85 if len(left) <= _FEW_OTHERS else 0.35


def read_zone_names(document: Document, options: Options, progress: Progress) -> ZoningImport:
    """Names for the zones that the workspace already has. Raises InputError when none of them is in the file."""
    table = document.table
    columns = None if table is None else _columns(table)
    if table is None or columns is None:
        raise InputError(tr("{name} holds no names of zones.", name=document.name))
    report = start_report(table, tr("Names of zones"), recognise_names(document).why)
    zones = {zoning: set((options.zone_of.get(zoning) or {}).values()) for zoning in options.zone_of}
    ids: dict[str, str] = {}
    kept: dict[tuple[str, str], str] = {}
    progress.check()
    for (level, code, name), line in zip(_rows(table, columns), table.lines, strict=True):
        zoning = ids.setdefault(level, next((z for z in (level.lower(), detect.known_id(level)) if z in zones), ""))
        if not zoning or code not in zones[zoning]:
            report.skip(tr("names of zones that the workspace does not have"), level if not zoning else None, line)
        elif not name:
            report.skip(tr("rows without a name"), code, line)
        elif kept.setdefault((zoning, code), name) != name:
            report.skip(tr("other names for a zone already named: the first one is kept"), f"{code} {name}", line)
        else:
            report.rows_kept += 1
    if not kept:
        raise InputError(
            tr(
                "{name} holds names of zones, but none of a zoning of the workspace. Import first the table that says "
                "in which zone each commune is, then this file.",
                name=document.name,
            )
        )
    for zoning in sorted({zoning for zoning, _ in kept}):
        named = sum(1 for key in kept if key[0] == zoning)
        report.note(
            tr(
                "Zones of {zoning} named: {count} of {all}.",
                zoning=zoning,
                count=number(named),
                all=number(len(zones[zoning])),
            )
        )
    rows = [(zoning, code, name) for (zoning, code), name in sorted(kept.items())]
    return names_only(pd.DataFrame(rows, columns=["zoning_id", "code", "name"], dtype=object), report)


def _columns(table: Table) -> tuple[str, str, str] | None:
    """The columns of the level ("" when the column of the codes says it), the code and the name."""
    level, code, name = table.find("NIVGEO"), table.find("CODGEO"), table.find("LIBGEO")
    if level is not None and code is not None and name is not None:
        return level, code, name
    seat, name = table.find("CHEFLIEU", "BURCENTRAL"), table.find("LIBELLE")
    code = next((column for column in map(table.find, _LISTS) if column is not None), None)
    if seat is not None and name is not None and code is not None and table.find("TYPECOM") is None:
        return "", code, name
    return _one_row_a_zone(table)


def _one_row_a_zone(table: Table) -> tuple[str, str, str] | None:
    """The code and name of a list such as ``ZE2020, LIBZE2020, …``: one row a zone, no commune, no other zoning."""
    if detect.commune_column(table) is not None:
        return None
    roles = [role for role in detect.zoning_roles(table) if table.frame[role.column].is_unique]
    if len(roles) != 1 or roles[0].label_column is None or usual_roles(table, roles[0].column):
        return None
    return "", roles[0].column, roles[0].label_column


def _rows(table: Table, columns: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    level, code, name = columns
    frame = table.frame
    levels = frame[level].map(lambda text: re.sub(r"\s", "", text).upper()) if level else [code.upper()] * len(frame)
    names = frame[name].map(lambda text: " ".join(text.split()))
    return list(zip(levels, frame[code].str.strip(), names, strict=True))


FORMATS = (Format("zone_names", "zonings", lambda: tr("Names of zones"), recognise_names, read_zone_names),)
