"""Write the tables of territories as a spreadsheet (XLSX, ODS) or as CSV files in a folder."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import neutral, tr
from clefop_plugin.services.spreadsheets.model import (
    DAY,
    MOST_DECIMALS,
    PLAIN,
    SHARE,
    Book,
    Cell,
    Column,
    Number,
    Sheet,
)
from clefop_plugin.services.spreadsheets.save import save_book
from clefop_plugin.services.territory_tables.model import DataTable, Field
from clefop_plugin.services.whole_file import cannot_write_table
from clefop_plugin.sources.drafts import drafted

#: Widths of columns (cm): by the longest text met in the first rows, within these.
_NARROW, _WIDE, _PER_CHARACTER, _PER_BOLD = 1.8, 9.0, 0.2, 0.23
#: Room (cm) of the filter button beside a title.
_BUTTON = 0.6
_LOOKED_AT = 400
_SUMMARY = "lisez_moi"
#: What describes the CSV files to a portal: Frictionless Data, Tabular Data Package.
DESCRIPTION = "datapackage.json"
_FORMATS = {"text": "", "whole": "0", "share": SHARE, "day": DAY, "year": PLAIN}
_JSON_TYPES = {
    "text": "string",
    "whole": "integer",
    "measure": "number",
    "share": "number",
    "day": "date",
    "year": "year",
}


def save_spreadsheet(
    tables: Sequence[DataTable],
    title: str,
    path: Path,
    progress: Progress | None = None,
    without: Sequence[str] = (),
) -> Path:
    """One sheet a table, after a sheet that says what each holds, and what has no row (``without``).

    Raises InputError when it cannot be written.
    """
    progress = progress or Progress()
    sheets = [_summary(tables, title, without)]
    for rank, table in enumerate(tables):
        progress.update(rank / (len(tables) + 1), table.title)
        sheets.append(_sheet(table))
    progress.update(len(tables) / (len(tables) + 1), tr("Writing {file}", file=path.name))
    return save_book(Book(tuple(sheets), title=title, author="CLEFOP"), path)


def save_csv(tables: Sequence[DataTable], title: str, folder: Path, progress: Progress | None = None) -> list[Path]:
    """One CSV file a table (UTF-8 with its mark, semicolons, decimal comma), each whole or not at all.

    A description of the files and of their columns goes with them, in the form that data portals read.
    """
    progress = progress or Progress()
    texts = {}
    for rank, table in enumerate(tables):
        progress.update(rank / len(tables), table.title)
        texts[table.name] = _csv(table)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [_save(folder / f"{name}.csv", text, "utf-8-sig") for name, text in texts.items()]
        _save(folder / DESCRIPTION, _description(tables, title), "utf-8")
    except OSError as error:
        raise cannot_write_table(str(folder), error) from error
    return written


def _save(path: Path, text: str, encoding: str) -> Path:
    with drafted(path) as draft:
        draft.write_text(text, encoding=encoding, newline="")
    return path


def _csv(table: DataTable) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([field.name for field in table.fields])
    writer.writerows(zip(*(_in_csv(table.frame[field.name]) for field in table.fields), strict=True))
    return text.getvalue()


def _in_csv(series: pd.Series) -> list[str]:
    return [_written(cell) for cell in _cells(series)]


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return neutral(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    value = cell.value if isinstance(cell, Number) else cell
    if not math.isfinite(value):
        return ""
    text = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))
    return text.replace(".", ",")


def _description(tables: Sequence[DataTable], title: str) -> str:
    resources = [
        {
            "name": table.name,
            "title": table.title,
            "path": f"{table.name}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "header": True},
            "schema": {"fields": [_described(field) for field in table.fields], "missingValues": [""]},
        }
        for table in tables
    ]
    package = {
        "profile": "tabular-data-package",
        "name": "territoires",
        "title": title,
        "created": datetime.now().astimezone().isoformat(timespec="seconds"),
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _described(field: Field) -> dict[str, str]:
    found = {"name": field.name, "title": field.label or field.name, "type": _JSON_TYPES[field.kind]}
    return {**found, "decimalChar": ","} if found["type"] == "number" else found


def _summary(tables: Sequence[DataTable], title: str, without: Sequence[str]) -> Sheet:
    """What the book is, how to read it, and the sheets in their order."""
    heading = (
        title,
        tr("Made with CLEFOP on {date}.", date=f"{datetime.now().astimezone():%d/%m/%Y}"),
        tr("“colonnes” says what each column means; “definitions”, “zonages” and “imports” give the sources."),
        tr("A share is between 0 and 1, shown as a percentage. Codes are text. An empty cell is not a zero."),
        tr("Statuses: publié, as published, or summed from what is published; estimé, part of the data is published;"),
        tr("minimum, masked communes are missing from the sum; secret, masked by the producer; absent, not known."),
        "",
    )
    rows: list[tuple[Cell, ...]] = [(table.name, table.title, float(len(table.frame))) for table in tables]
    rows += [(tr("no data"), label, 0.0) for label in without]
    columns = (Column("feuille", 5.5), Column("contenu", 12.0), Column("lignes", 2.5, format="0"))
    return Sheet(_SUMMARY, columns, rows, heading=heading)


def _sheet(table: DataTable) -> Sheet:
    cells = [_formatted(table, field) for field in table.fields]
    columns = tuple(
        Column(field.name, _width(field, column), format=_format(field))
        for field, column in zip(table.fields, cells, strict=True)
    )
    rows = list(zip(*cells, strict=True))
    fixed = 2 if table.fields[0].name == "code_territoire" else 0
    return Sheet(table.name, columns, rows, filtered=True, fixed=fixed)


def _format(field: Field) -> str:
    return _FORMATS.get(field.kind, str(min(field.decimals, MOST_DECIMALS)))


def _formatted(table: DataTable, field: Field) -> list[Cell]:
    """The cells of a column; a measure takes the decimals of its row when rows differ."""
    cells = _cells(table.frame[field.name])
    if field.kind != "measure" or table.decimals is None:
        return cells
    shown = np.minimum(table.decimals, MOST_DECIMALS).astype(str).tolist()
    return [
        Number(float(cell), own) if isinstance(cell, int | float) else cell
        for cell, own in zip(cells, shown, strict=True)
    ]


def _cells(series: pd.Series) -> list[Cell]:
    """Numbers stay numbers, days days, true and false become words, what is missing is empty."""
    missing = series.isna().tolist()
    return ["" if absent else _cell(value) for value, absent in zip(series.tolist(), missing, strict=True)]


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int | float):
        return float(value)
    return value.date() if isinstance(value, datetime) else str(value)


def _width(field: Field, cells: Sequence[Cell]) -> float:
    """By the longest text; a title is broken at its underscores by no program, so it must fit whole."""
    shown = 0
    for cell in cells[:_LOOKED_AT]:
        if isinstance(cell, str):
            shown = max(shown, len(cell))
        elif isinstance(cell, date):
            shown = max(shown, 10)
        else:
            value = cell.value if isinstance(cell, Number) else cell
            shown = max(shown, len(f"{value:,.{0 if field.kind in ('whole', 'year') else 2}f}"))
    title = len(field.name) * _PER_BOLD + _BUTTON * (1 if field.kind == "text" else 2)
    return round(max(_NARROW, title, min(_WIDE, shown * _PER_CHARACTER + 0.3)), 2)
