"""Text cut into cells by a separator: whole lines at once when they are regular, else cell by cell (module csv)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.archives import MAX_LINE
from clefop_plugin.sources.grids import Body, Grid, RowGrid, refuse_too_many
from clefop_plugin.sources.headers import HEAD_ROWS, HEADER_ROWS

SEPARATORS = (";", ",", "\t", "|")
_SAMPLE = 65_536
#: Stands for a separator inside a quoted cell while lines are cut; a text that has it is read cell by cell.
_INNER = "\x01"
_QUOTE = 34


def find_separator(text: str) -> tuple[str, str]:
    """The separator that cuts the first lines into the same number of cells, and the most; and what it rests on."""
    csv.field_size_limit(MAX_LINE)
    sample = text[:_SAMPLE]
    best, best_score, best_width, best_times = ",", 0.0, 1, 0
    for separator in SEPARATORS:
        widths = _widths(sample, separator)[:50]
        if len(widths) > 2 and len(sample) == _SAMPLE:
            widths = widths[:-1]
        many = Counter(width for width in widths if width > 1).most_common(1)
        if many:
            width, times = many[0]
            score = times / len(widths) * 100 + min(width, 50) / 100
            if score > best_score:
                best, best_score, best_width, best_times = separator, score, width, times
    if best_width == 1:
        return best, tr("no separator cuts its lines: it has one column")
    return best, tr(
        "it cuts {lines} of the first lines into {width} cells", lines=number(best_times), width=number(best_width)
    )


def check_separator(separator: str) -> str:
    """A separator that the user gives; InputError when it cannot cut a line."""
    if len(separator) != 1 or separator in '"\r\n\x00' + _INNER:
        raise InputError(tr("The separator is one character, such as ; or , or a tab."))
    return separator


def _widths(sample: str, separator: str) -> list[int]:
    """Number of cells of each line of the sample."""
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            widths.append(len(row))
    except csv.Error:
        return widths
    return widths


def read_delimited(name: str, text: str, separator: str) -> Grid:
    """The rows of a text. Raises InputError when a quotation mark hides lines, or a cell is too long."""
    plain = _without_quotes(text, separator)
    if plain is not None:
        return _LineGrid(name, plain, separator)
    return RowGrid(name, *_csv_rows(name, text, separator), ragged=True)


def _without_quotes(text: str, separator: str) -> str | None:
    """The text with one row a line and no quotation mark around cells; None when cells must be read one by one.

    The quotation marks must surround whole cells, and hide no end of line.
    """
    if "\r" in text and '"' not in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if '"' not in text:
        return None if _INNER in text else text
    if _INNER in text or not separator.isascii() or len(separator) != 1 or text.count('"') % 2:
        return None
    content = text.encode("utf-8", errors="surrogatepass")
    plain = _unquoted(np.frombuffer(content, dtype=np.uint8), ord(separator))
    if plain is None:
        return None
    text = plain.tobytes().decode("utf-8", errors="surrogatepass")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unquoted(data: npt.NDArray[np.uint8], separator: int) -> npt.NDArray[np.uint8] | None:
    """Bytes (n,) of a text without its quotation marks, hidden separators marked; None when it is not that simple."""
    quotes = np.flatnonzero(data == _QUOTE)
    opening, closing = quotes[0::2], quotes[1::2]
    edge = np.zeros(256, dtype=bool)
    edge[[separator, 10, 13]] = True
    doubled = np.zeros(len(opening), dtype=bool)
    doubled[1:] = opening[1:] == closing[:-1] + 1
    before = edge[data[np.maximum(opening - 1, 0)]] | (opening == 0)
    after = edge[data[np.minimum(closing + 1, len(data) - 1)]] | (closing == len(data) - 1)
    if not (before | doubled).all() or not (after | np.append(doubled[1:], False)).all():
        return None
    ends = np.flatnonzero((data == 10) | (data == 13))
    if (np.searchsorted(quotes, ends) % 2).any():
        return None
    cuts = np.flatnonzero(data == separator)
    hidden = cuts[np.searchsorted(quotes, cuts) % 2 == 1]
    if len(hidden):
        data = data.copy()
        data[hidden] = ord(_INNER)
    kept = np.ones(len(data), dtype=bool)
    kept[quotes] = False
    kept[opening[doubled]] = True
    return np.asarray(data[kept])


class _LineGrid(Grid):
    """Rows that are one line each, kept as lines until their columns are known."""

    def __init__(self, name: str, text: str, separator: str) -> None:
        self._name = name
        lines = text.split("\n")
        if lines and not lines[-1]:
            lines.pop()
        self._lines = lines
        self._separator = separator
        self._hides = _INNER in text

    def head(self) -> tuple[list[list[str]], Sequence[int]]:
        """See :class:`Grid`."""
        rows = [self._restored(line.split(self._separator)) for line in self._lines[:HEAD_ROWS]]
        return rows, range(1, len(rows) + 1)

    def body(self, start: int, width: int) -> Body:
        """See :class:`Grid`."""
        lines, numbers, widths = self._filled(start)
        usual = _usual_width(widths, width)
        refuse_too_many(self._name, len(lines) * usual, int(widths.sum()))
        overlong: list[int] = []
        for row in np.flatnonzero(widths != usual):
            cells = lines[row].split(self._separator)
            if any(cell.strip() for cell in cells[usual:]):
                overlong.append(int(row))
            lines[row] = self._separator.join((cells + [""] * (usual - len(cells)))[:usual])
        cells = self._separator.join(lines).split(self._separator) if lines else []
        table = np.array(self._restored(cells), dtype=object).reshape(len(lines), usual)
        long = np.zeros(len(lines), dtype=bool)
        long[overlong] = True
        for column in range(width, usual):
            long |= np.fromiter((bool(cell.strip()) for cell in table[:, column]), bool, len(lines))
        return Body(
            np.asfortranarray(table[:, :width]),
            numbers,
            tuple(numbers[row] for row in np.flatnonzero(long)),
            tuple(numbers[row] for row in np.flatnonzero(widths < width)),
        )

    def _filled(self, start: int) -> tuple[list[str], Sequence[int], npt.NDArray[np.int64]]:
        """The lines from rank ``start`` that are not blank, their numbers, their number of cells (n,)."""
        lines = self._lines[start:]
        widths = np.array([line.count(self._separator) for line in lines], dtype=np.int64) + 1
        blank = [row for row in np.flatnonzero(widths == 1) if not lines[row].strip()]
        if not blank:
            return lines, range(start + 1, start + 1 + len(lines)), widths
        kept = np.ones(len(lines), dtype=bool)
        kept[blank] = False
        rows = np.flatnonzero(kept).tolist()
        return [lines[row] for row in rows], tuple(start + 1 + row for row in rows), widths[kept]

    def _restored(self, cells: list[str]) -> list[str]:
        return [cell.replace(_INNER, self._separator) for cell in cells] if self._hides else cells


def _usual_width(widths: npt.NDArray[np.int64], least: int) -> int:
    """The number of cells that most rows have, when the column names are fewer; else the number of names."""
    if not len(widths):
        return least
    known, times = np.unique(widths, return_counts=True)
    most = int(known[times.argmax()])
    return most if most > least and times.max() * 2 >= len(widths) else least


def _csv_rows(name: str, text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    numbers: list[int] = []
    start = width = 1
    try:
        for row in reader:
            width = max(width, len(row)) if len(rows) < HEADER_ROWS else width
            if reader.line_num > start:
                _refuse_open_quote(name, row, start, separator, width)
            rows.append(row)
            numbers.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            tr("{name}: line {line} cannot be read ({error}).", name=name, line=reader.line_num, error=error)
        ) from error
    return rows, numbers


def _refuse_open_quote(name: str, row: list[str], line: int, separator: str, width: int) -> None:
    """A cell that holds whole lines of the table comes from a quotation mark that was never closed."""
    for cell in row:
        inner = [text for text in cell.splitlines()[1:-1] if text.strip()] if "\n" in cell or "\r" in cell else []
        if width > 1 and inner and all(text.count(separator) >= width - 1 for text in inner):
            raise InputError(
                tr(
                    "{name}: the quotation mark opened on line {line} is not closed, and hides the lines after it. "
                    "Close it or remove it.",
                    name=name,
                    line=line,
                )
            )
