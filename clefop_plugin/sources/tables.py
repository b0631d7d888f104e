"""Tables as text, from any file that holds one: delimited text, XLSX and ODS, JSON records, Parquet, archives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import archives, spreadsheets
from clefop_plugin.sources.archives import Member
from clefop_plugin.sources.choice import Choice
from clefop_plugin.sources.delimited import check_separator, find_separator, read_delimited
from clefop_plugin.sources.encodings import decode
from clefop_plugin.sources.grids import Grid, RowGrid
from clefop_plugin.sources.headers import Header, column_names, decimal_mark, find_header, simplify
from clefop_plugin.sources.json_tables import read_json
from clefop_plugin.sources.members import choose, need_readable
from clefop_plugin.sources.parquet import read_parquet

__all__ = ["Table", "read_member", "read_table", "simplify"]


@dataclass(frozen=True)
class Table:
    """A table read as text.

    ``frame`` has only ``str`` cells ("" for an empty one); ``header_row`` and ``first_data_line`` are counted
    from 1 in the file; ``lines`` gives the line of each row of ``frame``; ``long_lines`` and ``short_lines`` are those
    with more filled cells, or fewer cells, than column names (CSV only). ``member`` names the file of an archive that
    was read, ``decimal`` the decimal mark met ("" when no cell tells it), ``why`` what each finding rests on, in words,
    by its name (encoding, separator, decimal, header, sheet, member). ``labels`` gives the label of the columns when a
    second row of names has them.
    """

    path: Path
    frame: pd.DataFrame
    encoding: str
    separator: str
    header_row: int
    first_data_line: int
    sheet: str
    sha256: str
    lines: Sequence[int]
    long_lines: tuple[int, ...] = ()
    short_lines: tuple[int, ...] = ()
    member: str = ""
    decimal: str = ""
    why: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """Names of the columns, as written."""
        return [str(name) for name in self.frame.columns]

    def find(self, *names: str) -> str | None:
        """The first column whose simplified name is one of ``names`` (see :func:`simplify`)."""
        known = {simplify(column): column for column in reversed(self.columns)}
        for name in names:
            if simplify(name) in known:
                return known[simplify(name)]
        return None

    def text(self, *names: str) -> pd.Series:
        """The column found under one of ``names``, or empty cells."""
        column = self.find(*names)
        if column is None:
            return pd.Series("", index=self.frame.index, dtype=object)
        return self.frame[column]


@dataclass(frozen=True)
class _Read:
    """Rows of a file, and what was found of it. ``header`` is None when it is still to be looked for."""

    grid: Grid
    header: Header | None = None
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    why: Mapping[str, str] = field(default_factory=dict)


def read_table(path: str | Path, sheet: str | None = None, choice: Choice | None = None) -> Table:
    """Read a file as text: the whole file, or the member of an archive that holds the data.

    Raises InputError when the file is missing, empty, binary or not readable as a table, and
    MissingPackageError when a package is needed to read it.
    """
    source = Path(path)
    wanted = choice or Choice(sheet=sheet or "")
    member, why = choose(source, archives.members(source), wanted.member)
    return read_member(source, member, wanted, why)


def read_member(
    source: Path, member: Member, choice: Choice, chosen_because: str = "", progress: Progress | None = None
) -> Table:
    """The table that a member of a file holds. Raises as :func:`read_table`."""
    need_readable(source, member)
    name = archives.shown(source, member.name)
    if member.kind == "xml":
        raise InputError(tr("{name} is not a table: it is an XML file.", name=name))
    content, digest = archives.read_bounded(source, member.name, progress, lines=member.kind == "text")
    read = _read(name, member, content, choice)
    del content
    head, lines = read.grid.head()
    header = read.header or find_header(name, head, lines, choice.header_row)
    body = read.grid.body(header.body, len(header.names))
    header_row = lines[header.row] if header.row >= 0 else 1
    decimal, decimal_why = decimal_mark(head[header.body :])
    why = {**read.why, "header": header.why, "decimal": decimal_why}
    if member.name:
        why["member"] = chosen_because
    if choice.decimal:
        decimal, why["decimal"] = choice.decimal, tr("chosen by the user")
    return Table(
        path=source,
        frame=pd.DataFrame(body.cells, columns=list(header.names), dtype=object, copy=False),
        encoding=read.encoding,
        separator=read.separator,
        header_row=header_row,
        first_data_line=body.lines[0] if len(body.lines) else header_row + 1,
        sheet=read.sheet,
        sha256=digest,
        lines=body.lines,
        long_lines=body.long_lines,
        short_lines=body.short_lines,
        member=member.name,
        decimal=decimal,
        why=why,
        labels=header.labels,
    )


def _read(name: str, member: Member, content: bytes, choice: Choice) -> _Read:
    if member.kind == "zip":
        return _read_sheet(name, content, choice.sheet)
    if member.kind == "parquet":
        columns, rows = read_parquet(name, content)
        return _records(name, columns, rows, tr("the columns of the Parquet file"))
    decoded = decode(name, content, choice.encoding)
    why = {"encoding": decoded.why}
    if member.kind == "json" and not choice.separator:
        columns, rows, found = read_json(name, decoded.text)
        return replace(_records(name, columns, rows, found), encoding=decoded.encoding, why=why)
    if choice.separator:
        separator, why["separator"] = check_separator(choice.separator), tr("chosen by the user")
    else:
        separator, why["separator"] = find_separator(decoded.text)
    return _Read(read_delimited(name, decoded.text, separator), encoding=decoded.encoding, separator=separator, why=why)


def _records(name: str, columns: list[str], rows: list[list[str]], why: str) -> _Read:
    """Rows whose columns are known; their lines are their ranks."""
    header = Header(row=-1, body=0, names=column_names(columns), why=why)
    return _Read(RowGrid(name, rows, range(1, len(rows) + 1)), header)


def _read_sheet(name: str, content: bytes, asked: str) -> _Read:
    workbook = spreadsheets.open_workbook(name, content)
    sheets = spreadsheets.sheets_of(name, workbook)
    sheet = spreadsheets.need_sheet(name, sheets, asked) if asked else spreadsheets.heaviest(sheets)
    rows = workbook.rows(sheet.name)
    return _Read(RowGrid(name, rows, range(1, len(rows) + 1)), sheet=sheet.name, why={"sheet": sheet.why})
