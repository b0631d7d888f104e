"""Tables as text: CSV of any usual encoding and separator, XLSX and ODS, with their header row found."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from clefop_plugin.core.errors import InputError, MissingPackageError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.ods import MAX_CONTENT, read_ods

SEPARATORS = (";", ",", "\t", "|")
_HEADER_ROWS = 15
_MAX_FIELD = 10_000_000


@dataclass(frozen=True)
class Table:
    """A table read as text.

    ``frame`` has only ``str`` cells ("" for an empty one); ``header_row`` and ``first_data_line`` are counted
    from 1 in the file; ``lines`` gives the line of each row of ``frame``; ``long_lines`` and ``short_lines`` are those
    with more filled cells, or fewer cells, than column names (CSV only). ``member`` names the file of an archive that
    was read, ``decimal`` the decimal mark met ("" when no cell tells it), ``why`` what each finding rests on, in words,
    by its name (encoding, separator, decimal, header, sheet, member).
    """

    path: Path
    frame: pd.DataFrame
    encoding: str
    separator: str
    header_row: int
    first_data_line: int
    sheet: str
    sha256: str
    lines: tuple[int, ...]
    long_lines: tuple[int, ...] = ()
    short_lines: tuple[int, ...] = ()
    member: str = ""
    decimal: str = ""
    why: Mapping[str, str] = field(default_factory=dict)

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


def simplify(name: str) -> str:
    """A column name without case, accents or punctuation: ``Code INSEE`` and ``code_insee`` are one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]", "", plain)


def read_table(path: str | Path, sheet: str | None = None) -> Table:
    """Read a CSV, XLSX or ODS file as text.

    Raises InputError when the file is missing, empty, binary or not readable as a table, and
    MissingPackageError when an XLSX file is given and openpyxl is absent.
    """
    source = Path(path)
    content = read_bytes(source)
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(b"PK\x03\x04"):
        rows, chosen = _spreadsheet(source, content, sheet)
        encoding, separator, numbers = "", "", list(range(1, len(rows) + 1))
    else:
        text, encoding = decode(source, content)
        separator = _separator(text)
        rows, numbers = _csv_rows(source, text, separator)
        chosen = ""
    return _table(source, rows, numbers, encoding, separator, chosen, digest)


def read_bytes(source: Path) -> bytes:
    """The content of a file; InputError when it is missing, empty or not readable."""
    try:
        if not source.is_file():
            raise InputError(tr("The file {path} was not found. Check its name and its folder.", path=source))
        content = source.read_bytes()
    except OSError as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=source.name, error=error)) from error
    if not content.strip():
        raise InputError(tr("The file {name} is empty.", name=source.name))
    return content


def decode(source: Path, content: bytes) -> tuple[str, str]:
    """Text of a file and the encoding found: UTF-8 (with or without BOM), UTF-16, else Windows-1252 or Latin-1."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_as(source, content, "utf-16"), "UTF-16"
    if b"\x00" in content[:65536]:
        raise InputError(
            tr("{name} is not a table: it holds binary data. Give a CSV, XLSX or ODS file.", name=source.name)
        )
    for codec, label in (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return content.decode(codec), label
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1"), "Latin-1"


def _decode_as(source: Path, content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            tr("{name} is damaged: its text cannot be decoded as {codec}.", name=source.name, codec=codec)
        ) from error


def _separator(text: str) -> str:
    """The separator that cuts the first lines into the same number of cells, and the most cells."""
    csv.field_size_limit(_MAX_FIELD)
    sample = text[:65536]
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator)][:50]
        if len(widths) > 2 and len(sample) == 65536:
            widths = widths[:-1]
        many = Counter(width for width in widths if width > 1).most_common(1)
        if many:
            width, times = many[0]
            score = times / len(widths) * 100 + min(width, 50) / 100
            if score > best_score:
                best, best_score = separator, score
    return best


def _csv_rows(source: Path, text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    numbers: list[int] = []
    start = width = 1
    try:
        for row in reader:
            width = max(width, len(row)) if len(rows) < _HEADER_ROWS else width
            if reader.line_num > start:
                _refuse_open_quote(source, row, start, separator, width)
            rows.append(row)
            numbers.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            tr("{name}: line {line} cannot be read ({error}).", name=source.name, line=reader.line_num, error=error)
        ) from error
    return rows, numbers


def _refuse_open_quote(source: Path, row: list[str], line: int, separator: str, width: int) -> None:
    """A cell that holds whole lines of the table comes from a quotation mark that was never closed."""
    for cell in row:
        inner = [text for text in cell.splitlines()[1:-1] if text.strip()] if "\n" in cell or "\r" in cell else []
        if width > 1 and inner and all(text.count(separator) >= width - 1 for text in inner):
            raise InputError(
                tr(
                    "{name}: the quotation mark opened on line {line} is not closed, and hides the lines after it. "
                    "Close it or remove it.",
                    name=source.name,
                    line=line,
                )
            )


def _spreadsheet(source: Path, content: bytes, sheet: str | None) -> tuple[list[list[str]], str]:
    if b"application/vnd.oasis.opendocument.spreadsheet" in content[:200] or source.suffix.lower() == ".ods":
        sheets = read_ods(source, content)
    else:
        sheets = _read_xlsx(source, content)
    if not sheets:
        raise InputError(tr("{name} holds no sheet.", name=source.name))
    if sheet is None:
        name = max(sheets, key=lambda key: (_sheet_weight(key), len(sheets[key])))
        return sheets[name], name
    if sheet not in sheets:
        raise InputError(
            tr(
                "{name} has no sheet “{sheet}”. Its sheets are: {sheets}.",
                name=source.name,
                sheet=sheet,
                sheets=", ".join(sheets),
            )
        )
    return sheets[sheet], sheet


def _sheet_weight(name: str) -> int:
    """INSEE and France Travail put the communes in these sheets, next to documentation sheets."""
    key = simplify(name)
    if key.startswith("description") or key.startswith(("documentation", "lisezmoi", "variables")):
        return -1
    return 1 if key == "com" or re.match(r"com\d{4}$|compositioncommunale$|bmo\d{4}", key) else 0


def _read_xlsx(source: Path, content: bytes) -> dict[str, list[list[str]]]:
    try:
        import openpyxl
    except ImportError as error:
        raise MissingPackageError(
            tr(
                "The Python package “openpyxl” is missing: XLSX files cannot be read. "
                "Save {name} as CSV or ODS, or install the package.",
                name=source.name,
            )
        ) from error
    _refuse_bomb(source, content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return {
            page.title: [[_cell(value) for value in row] for row in page.iter_rows(values_only=True)]
            for page in book.worksheets
        }
    except _XLSX_ERRORS as error:
        raise InputError(tr("{name} is not a readable XLSX file: {error}", name=source.name, error=error)) from error


#: What openpyxl, zipfile and zlib raise on a damaged or encrypted workbook.
_XLSX_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    OSError,
    TypeError,
    AttributeError,
    SyntaxError,
    EOFError,
    RuntimeError,
)


def _refuse_bomb(source: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError(
            tr("{name} is damaged or incomplete: it cannot be opened. Ask for the file again.", name=source.name)
        ) from error
    if size > MAX_CONTENT:
        raise InputError(tr("{name} is too large to be read as a spreadsheet: save it as CSV.", name=source.name))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return str(value)


def _table(
    source: Path,
    rows: list[list[str]],
    numbers: list[int],
    encoding: str,
    separator: str,
    sheet: str,
    digest: str,
) -> Table:
    header = _header_row(rows)
    if header is None:
        raise InputError(tr("{name} holds no table: no row of column names was found.", name=source.name))
    names = _names(rows[header])
    width = len(names)
    body: list[list[str]] = []
    lines: list[int] = []
    long, short = [], []
    for row, line in zip(rows[header + 1 :], numbers[header + 1 :], strict=True):
        if not any(cell.strip() for cell in row) and (not separator or len(row) < 2):
            continue
        if separator and any(cell.strip() for cell in row[width:]):
            long.append(line)
        elif separator and len(row) < width:
            short.append(line)
        body.append((row + [""] * (width - len(row)))[:width] if len(row) != width else row)
        lines.append(line)
    frame = pd.DataFrame(body, columns=names, dtype=object)
    first = lines[0] if lines else numbers[header] + 1
    return Table(
        source,
        frame,
        encoding,
        separator,
        numbers[header],
        first,
        sheet,
        digest,
        tuple(lines),
        tuple(long),
        tuple(short),
    )


def _header_row(rows: list[list[str]]) -> int | None:
    """The first row as wide as the table whose cells are filled and are not figures."""
    head = rows[: _HEADER_ROWS + 30]
    filled = [sum(1 for cell in row if cell.strip()) for row in head]
    if not filled or max(filled) == 0:
        return None
    wide = max(filled)
    usual = Counter(count for count in filled if count > 1).most_common(1)
    target = min(wide, usual[0][0]) if usual else wide
    for rank, row in enumerate(head[:_HEADER_ROWS]):
        if filled[rank] < max(1, 0.6 * target):
            continue
        figures = sum(1 for cell in row if re.fullmatch(r"\s*-?\d+[.,]?\d*\s*", cell))
        if figures * 2 <= filled[rank] or target == 1:
            return rank
    return filled.index(wide)


def _names(row: list[str]) -> list[str]:
    width = len(row)
    while width > 1 and not row[width - 1].strip():
        width -= 1
    seen: Counter[str] = Counter()
    names = []
    for rank, cell in enumerate(row[:width], start=1):
        plain = name = " ".join(cell.replace("\ufeff", "").split()) or f"column_{rank}"
        while name in names:
            seen[plain] += 1
            name = f"{plain}_{seen[plain] + 1}"
        names.append(name)
    return names
