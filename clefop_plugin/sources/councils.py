"""Councils, their members, meetings and projects: the spreadsheet that the plugin exports, read again and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from clefop_plugin.core import contacts
from clefop_plugin.core.dates import read_date
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.council_template import (
    TemplateColumn,
    TemplateSheet,
    columns_of,
    is_lists,
    sheet_of,
    spoken,
    template,
)
from clefop_plugin.sources.documents import Choice, open_document
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

#: The sheets that are imported; that of the territories only says of which scenario they are.
SHEETS = ("councils", "members", "meetings", "projects")
#: A table with more than this share of the columns of a sheet is that sheet.
_MOST = 0.5


@dataclass(frozen=True)
class CouncilImport:
    """One frame a sheet, with the columns of the template as text, and ``line``; territories as written.

    ``scenario`` is the id of the scenario the file was made from ("" when it does not say). ``absent`` names, by sheet,
    the columns about persons that the file does not have: what is known of them stays; ``silent`` the sheets that are
    absent or without a row: what is known of their subject stays too.
    """

    scenario: str
    councils: pd.DataFrame
    members: pd.DataFrame
    meetings: pd.DataFrame
    projects: pd.DataFrame
    report: Report
    absent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    silent: tuple[str, ...] = ()

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """The frames by sheet."""
        return {name: getattr(self, name) for name in SHEETS}


def recognise(document: Document) -> Recognition:
    """Score that the table is a sheet of the template, and the reason."""
    table = document.table
    if table is None:
        return NOT_MINE
    if is_lists(table) and table.sheet:
        return Recognition(0.95, tr("sheet of the councils’ spreadsheet: {name}", name=template().lists_name))
    sheet, share = sheet_of(table)
    if sheet is None:
        return NOT_MINE
    score = 0.95 if share > _MOST else 0.4
    return Recognition(score, tr("sheet of the councils’ spreadsheet: {name}", name=sheet.name))


def read(document: Document, options: Options, progress: Progress) -> CouncilImport:
    """Read every sheet of the template that the file has. Raises InputError when it has none of those imported.

    A value that is not in its list is kept and reported with its line, a date that is none likewise; an e-mail
    address that is none is left out.
    """
    first = need_table(document)
    report = start_report(first, tr("Spreadsheet of councils"), recognise(document).why)
    report.rows_read = 0
    tables = _tables(document, first, progress)
    if not set(SHEETS) & tables.keys():
        names = ", ".join(sheet.name for sheet in template().sheets if sheet.id in SHEETS)
        raise InputError(tr("{name} has none of the sheets {names}.", name=document.name, names=names))
    frames = {name: _Sheet(template().sheet(name), tables.get(name), report).read() for name in SHEETS}
    scenario = _scenario(tables.get("territories"))
    silent = tuple(name for name in SHEETS if frames[name].empty)
    if silent:
        names = ", ".join(template().sheet(name).name for name in silent)
        report.note(tr("Sheets absent or without a row: {names}. What is known of their subject is kept.", names=names))
    persons = int(((frames["members"]["name"] != "") | (frames["members"]["email"] != "")).sum())
    if persons:
        report.note(
            tr(
                "This file holds the names or e-mail addresses of {count} persons. These are personal data: keep them "
                "no longer than needed, and show them only to those who need them.",
                count=number(persons),
            )
        )
    return CouncilImport(scenario, **frames, report=report, absent=_without_persons(tables), silent=silent)


def _tables(document: Document, first: Table, progress: Progress) -> dict[str, Table]:
    """The table of each sheet of the template: those of a spreadsheet, or the only one of another file."""
    if not first.sheet:
        own, _ = sheet_of(first)
        return {} if own is None else {own.id: first}
    found: dict[str, Table] = {}
    for rank, sheet in enumerate(template().sheets):
        progress.update(rank / len(template().sheets))
        if sheet.name == first.sheet:
            table: Table | None = first
        else:
            table = _sheet(document, first.member, sheet.name)
        if table is not None and columns_of(sheet, table):
            found[sheet.id] = table
    own, _ = sheet_of(first)
    if own is not None:
        found.setdefault(own.id, first)
    return found


def _sheet(document: Document, member: str, name: str) -> Table | None:
    """A sheet of the spreadsheet; None when it does not have it, or it is empty."""
    try:
        return open_document(document.path, Choice(member=member, sheet=name)).table
    except InputError:
        return None


class _Sheet:
    """Reads the rows of one sheet and checks their cells."""

    def __init__(self, sheet: TemplateSheet, table: Table | None, report: Report) -> None:
        self._sheet = sheet
        self._table = table
        self._report = report

    def read(self) -> pd.DataFrame:
        """The rows that say something, as text; empty columns for those the sheet does not have."""
        names = [column.id for column in self._sheet.columns]
        rows: list[dict[str, object]] = []
        if self._table is not None:
            found = columns_of(self._sheet, self._table)
            cells = {key: self._table.frame[column].tolist() for key, column in found.items()}
            for rank, line in enumerate(self._table.lines):
                row = self._row({key: values[rank] for key, values in cells.items()}, line)
                if row is not None:
                    rows.append(row)
        return pd.DataFrame(rows, columns=[*names, "line"], dtype=object)

    def _row(self, cells: Mapping[str, str], line: int) -> dict[str, object] | None:
        if not any(str(cell).strip() for cell in cells.values()):
            return None
        self._report.rows_read += 1
        if not cells.get("territory", "").strip():
            self._report.skip(tr("rows without a territory"), self._where(line), line)
            return None
        self._report.rows_kept += 1
        row: dict[str, object] = {"line": line}
        for column in self._sheet.columns:
            text = spoken(str(cells.get(column.id, "")).replace("\x00", "").strip()).strip()
            row[column.id] = self._checked(column, text, line) if text else ""
        return row

    def _checked(self, column: TemplateColumn, text: str, line: int) -> str:
        if column.kind == "date":
            found = read_date(text)
            if found is None:
                self._tell(tr("dates that are not understood, kept as written"), column, text, line)
            return found or text
        if column.kind == "email":
            address = contacts.email(text)
            if address is None:
                self._tell(tr("e-mail addresses that are not valid, left out"), column, text, line)
            return address or ""
        if column.list and column.list != "territory":
            known = template().list(column.list).known(text)
            if known is None:
                self._tell(tr("words that are not in their list, kept as written"), column, text, line)
            return known or text
        return text

    def _tell(self, reason: str, column: TemplateColumn, text: str, line: int) -> None:
        self._report.correct(reason, f"{self._where(line)}, {column.title}: {text[:80]}", line)

    def _where(self, line: int) -> str:
        return f"{self._sheet.name} {line}"


def _without_persons(tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """By sheet, the columns about persons when the file has none of them: it was exported without personal data."""
    found = {}
    for name in SHEETS:
        personal = tuple(column.id for column in template().sheet(name).columns if column.personal)
        if personal and name in tables and not set(personal) & columns_of(template().sheet(name), tables[name]).keys():
            found[name] = personal
    return found


def _scenario(table: Table | None) -> str:
    """The scenario that the sheet of the territories names."""
    if table is None:
        return ""
    column = columns_of(template().sheet("territories"), table).get("scenario")
    cells = [] if column is None else [spoken(cell.strip()) for cell in table.frame[column] if cell.strip()]
    return cells[0] if cells else ""


FORMATS = (Format("councils", "councils", lambda: tr("Spreadsheet of councils"), recognise, read),)
