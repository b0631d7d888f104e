"""Write the tables of territories as a spreadsheet (XLSX, ODS) or as CSV files in a folder."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import neutral, tr
from clefop_plugin.services.spreadsheets.model import Book, Cell, Column, Sheet
from clefop_plugin.services.spreadsheets.save import save_book
from clefop_plugin.services.territory_tables import DataTable

#: Widths of columns (cm): by the longest text met in the first rows, within these.
_NARROW, _WIDE, _PER_CHARACTER = 2.2, 9.0, 0.21
_LOOKED_AT = 200
_SUMMARY = "lisez_moi"


def save_spreadsheet(tables: Sequence[DataTable], title: str, path: Path) -> Path:
    """One sheet a table, after a sheet that says what each holds. Raises InputError when it cannot be written."""
    sheets = [_summary(tables, title), *(_sheet(table) for table in tables)]
    return save_book(Book(tuple(sheets[:-1]), sheets[-1]), path)


def save_csv(tables: Sequence[DataTable], folder: Path) -> list[Path]:
    """One CSV file a table (UTF-8 with its mark, semicolons, decimal comma), each whole or not at all."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in tables:
            path = folder / f"{table.name}.csv"
            draft = folder / f".{table.name}.{os.getpid()}"
            draft.write_text(_csv(table.frame), encoding="utf-8-sig", newline="")
            draft.replace(path)
            written.append(path)
    except OSError as error:
        raise InputError(
            tr("{name} cannot be written: {error}. Is it open in a spreadsheet?", name=str(folder), error=error)
        ) from error
    return written


def _csv(frame: pd.DataFrame) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([str(name) for name in frame.columns])
    for row in _rows(frame):
        writer.writerow([neutral(cell) if isinstance(cell, str) else _number(cell) for cell in row])
    return text.getvalue()


def _number(value: float) -> str:
    text = repr(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))
    return text.replace(".", ",")


def _summary(tables: Sequence[DataTable], title: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = [(title, "", ""), ("", "", "")]
    rows += [(table.name, table.title, float(len(table.frame))) for table in tables]
    columns = (Column("feuille", 6.0), Column("contenu", 9.0), Column("lignes", 2.5))
    return Sheet(_SUMMARY, columns, rows)


def _sheet(table: DataTable) -> Sheet:
    rows = _rows(table.frame)
    columns = tuple(Column(str(name), _width(str(name), rows, rank)) for rank, name in enumerate(table.frame.columns))
    return Sheet(table.name, columns, rows)


def _rows(frame: pd.DataFrame) -> list[list[Cell]]:
    columns = [_cells(frame[name]) for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _cells(series: pd.Series) -> list[Cell]:
    """Numbers stay numbers, true and false become words, what is missing is empty."""
    missing = series.isna().tolist()
    return ["" if absent else _cell(value) for value, absent in zip(series.tolist(), missing, strict=True)]


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int | float):
        return float(value)
    return str(value)


def _width(name: str, rows: Sequence[Sequence[Cell]], rank: int) -> float:
    longest = max([len(name), *(len(str(row[rank])) for row in rows[:_LOOKED_AT])])
    return min(_WIDE, max(_NARROW, longest * _PER_CHARACTER + 0.4))
