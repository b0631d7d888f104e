"""Tables as text, from any file that holds one: delimited text, XLSX and ODS, JSON records, Parquet, archives."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.values import parse_values
from clefop_plugin.sources import archives, spreadsheets
from clefop_plugin.sources.archives import Member
from clefop_plugin.sources.cells import ArrayCells, Cells, Figures, Objects, Ranks
from clefop_plugin.sources.choice import Choice
from clefop_plugin.sources.delimited import SEPARATOR_SAMPLE, check_separator, find_separator, read_delimited
from clefop_plugin.sources.encodings import decode, why_utf8
from clefop_plugin.sources.grids import Grid, RowGrid, StreamGrid
from clefop_plugin.sources.headers import Header, column_names, decimal_mark, find_header, simplify
from clefop_plugin.sources.json_stream import JsonCells, Unstreamable, stream_json
from clefop_plugin.sources.json_tables import read_json
from clefop_plugin.sources.members import choose, need_readable
from clefop_plugin.sources.parquet import read_parquet

#: Rows that are enough to tell what a column is.
SAMPLE = 2_000
#: Bytes above which the records of a JSON are decoded one by one.
STREAMED_FROM = 16_000_000

__all__ = ["Table", "read_member", "read_table", "simplify"]


@dataclass(frozen=True)
class Table:
    """A table read as text.

    ``frame`` has only ``str`` cells ("" for an empty one); ``header_row`` and ``first_data_line`` are counted
    from 1 in the file; ``lines`` gives the line of each row of ``frame``; ``long_lines`` and ``short_lines`` are those
    with more filled cells, or fewer cells, than column names (CSV only). ``member`` names the file of an archive that
    was read, ``decimal`` the decimal mark met ("" when no cell tells it), ``why`` what each finding rests on, in words,
    by its name (encoding, separator, decimal, header, sheet, member). ``labels`` gives the label of the columns when a
    second row of names has them. ``uncomputed``: line and place of the cells of a spreadsheet whose formula has no
    value kept in the file; they are read as empty.
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
    uncomputed: tuple[tuple[int, str], ...] = ()

    @property
    def columns(self) -> list[str]:
        """Names of the columns, as written."""
        return [str(name) for name in self.frame.columns]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.frame)

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
            return pd.Series("", index=range(self.rows), dtype=object)
        return self.column(column)

    def column(self, name: str) -> pd.Series:
        """The texts (n,) of one column."""
        return self.frame[name]

    def sample(self, name: str, rows: int = SAMPLE) -> pd.Series:
        """The first texts of one column, to tell what it is."""
        return self.frame[name].head(rows)

    def figures(self, name: str, rows: Ranks | None = None) -> Figures:
        """Values, statuses and wrong rows of a column (see ``core.values.parse_values``), or of its ``rows`` (k,)."""
        texts = self.frame[name].to_numpy()
        return parse_values(texts if rows is None else texts[rows])

    def distinct(self, name: str) -> tuple[Ranks, Objects]:
        """The place (n,) of each cell of a column among its distinct texts (k,)."""
        return ArrayCells(self.frame[[name]].to_numpy(dtype=object)).distinct(0)

    def head(self, rows: int) -> pd.DataFrame:
        """The first rows."""
        return self.frame.head(rows)

    def blocks(self, names: Sequence[str]) -> Iterator[tuple[int, dict[str, list[str]]]]:
        """The texts of some columns by blocks of rows, with the rank of the first row of each: less of a large file is
        in memory at once."""
        yield 0, {name: self.column(name).tolist() for name in names}


class FileTable(Table):
    """A table whose cells stay the bytes of its file until a column is asked for; ``frame`` makes them all."""

    @classmethod
    def of(cls, cells: Cells, names: tuple[str, ...], **facts: Any) -> FileTable:
        """A table of these cells and column names; ``facts`` are the other attributes of :class:`Table`."""
        table = cls(frame=pd.DataFrame(), **facts)
        del vars(table)["frame"]
        vars(table)["_source"] = cells, {name: rank for rank, name in enumerate(names)}
        return table

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Every cell. A copy of the table made by ``dataclasses.replace`` has the frame it was given, and no bytes."""
        cells, ranks = self._source
        return pd.DataFrame(cells.whole(), columns=list(ranks), dtype=object, copy=False)

    @property
    def columns(self) -> list[str]:
        """See :class:`Table`."""
        return list(self._source[1]) if self._is_lazy else super().columns

    @property
    def rows(self) -> int:
        """See :class:`Table`."""
        return self._source[0].shape[0] if self._is_lazy else super().rows

    def column(self, name: str) -> pd.Series:
        """See :class:`Table`. A column is made once."""
        if not self._is_lazy or "frame" in vars(self):
            return super().column(name)
        made: dict[str, pd.Series] = vars(self).setdefault("_made", {})
        if name not in made:
            cells, ranks = self._source
            made[name] = pd.Series(cells.column(ranks[name]), name=name, dtype=object)
        return made[name]

    def sample(self, name: str, rows: int = SAMPLE) -> pd.Series:
        """See :class:`Table`."""
        if not self._is_lazy or "frame" in vars(self):
            return super().sample(name, rows)
        cells, ranks = self._source
        return pd.Series(cells.column(ranks[name], np.arange(min(rows, self.rows))), name=name, dtype=object)

    def figures(self, name: str, rows: Ranks | None = None) -> Figures:
        """See :class:`Table`."""
        if not self._is_lazy:
            return super().figures(name, rows)
        cells, ranks = self._source
        return cells.figures(ranks[name], rows)

    def distinct(self, name: str) -> tuple[Ranks, Objects]:
        """See :class:`Table`."""
        if not self._is_lazy:
            return super().distinct(name)
        cells, ranks = self._source
        return cells.distinct(ranks[name])

    def head(self, rows: int) -> pd.DataFrame:
        """See :class:`Table`."""
        if not self._is_lazy or "frame" in vars(self):
            return super().head(rows)
        cells, ranks = self._source
        first = np.arange(min(rows, self.rows))
        return pd.DataFrame({name: cells.column(rank, first) for name, rank in ranks.items()}, dtype=object)

    def blocks(self, names: Sequence[str]) -> Iterator[tuple[int, dict[str, list[str]]]]:
        """See :class:`Table`."""
        cells, ranks = self._source if self._is_lazy else (None, {})
        if not isinstance(cells, JsonCells) or "frame" in vars(self):
            yield from super().blocks(names)
            return
        for first, columns in cells.blocks([ranks[name] for name in names]):
            yield first, dict(zip(names, columns, strict=True))

    @property
    def _is_lazy(self) -> bool:
        return "_source" in vars(self)

    @property
    def _source(self) -> tuple[Cells, dict[str, int]]:
        source: tuple[Cells, dict[str, int]] = vars(self)["_source"]
        return source


@dataclass(frozen=True)
class _Read:
    """Rows of a file, and what was found of it. ``header`` is None when it is still to be looked for."""

    grid: Grid
    header: Header | None = None
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    why: Mapping[str, str] = field(default_factory=dict)
    uncomputed: tuple[tuple[int, str], ...] = ()


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
    read, digest = _streamed(source, member, choice, progress) or _whole(source, member, choice, progress)
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
    return FileTable.of(
        body.cells,
        header.names,
        path=source,
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
        uncomputed=tuple(cell for cell in read.uncomputed if cell[0] > header_row),
    )


def _whole(source: Path, member: Member, choice: Choice, progress: Progress | None) -> tuple[_Read, str]:
    """What is read of a file held in memory, and its SHA-256."""
    content, digest = archives.read_bounded(source, member, progress)
    return _read(archives.shown(source, member.name), member, content, choice), digest


def _streamed(source: Path, member: Member, choice: Choice, progress: Progress | None) -> tuple[_Read, str] | None:
    """The same of a large JSON that is UTF-8, whose records are decoded one by one; None for any other file."""
    plain = not choice.separator and choice.encoding in ("", "UTF-8")
    if member.kind != "json" or not STREAMED_FROM <= member.size <= archives.MAX_STREAMED or not plain:
        return None
    name = archives.shown(source, member.name)
    with archives.open_member(source, member.name) as stream:
        marked = stream.read(3) == codecs.BOM_UTF8
    try:
        columns, cells, found = stream_json(name, lambda: archives.open_member(source, member.name), progress)
    except (UnicodeDecodeError, Unstreamable):
        return None
    header = Header(row=-1, body=0, names=column_names(columns), why=found)
    why = {"encoding": why_utf8(marked)}
    read = _Read(StreamGrid(cells), header, encoding="UTF-8", why=why)
    return read, archives.digest(source, member, progress)


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
        separator, why["separator"] = find_separator(decoded.start(SEPARATOR_SAMPLE))
    return _Read(read_delimited(name, decoded, separator), encoding=decoded.encoding, separator=separator, why=why)


def _records(name: str, columns: list[str], rows: list[list[str]], why: str) -> _Read:
    """Rows whose columns are known; their lines are their ranks."""
    header = Header(row=-1, body=0, names=column_names(columns), why=why)
    return _Read(RowGrid(name, rows, range(1, len(rows) + 1)), header)


def _read_sheet(name: str, content: bytes, asked: str) -> _Read:
    workbook = spreadsheets.open_workbook(name, content)
    sheets = spreadsheets.sheets_of(name, workbook)
    sheet = spreadsheets.need_sheet(name, sheets, asked) if asked else spreadsheets.heaviest(sheets)
    rows = workbook.rows(sheet.name)
    return _Read(
        RowGrid(name, rows, range(1, len(rows) + 1)),
        sheet=sheet.name,
        why={"sheet": sheet.why},
        uncomputed=workbook.uncomputed(sheet.name),
    )
