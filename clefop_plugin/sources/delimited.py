"""Text cut into cells by a separator: whole lines at once when they are regular, else cell by cell (module csv)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.archives import MAX_LINE
from clefop_plugin.sources.cells import INNER, PADDING, LineCells
from clefop_plugin.sources.encodings import Decoded
from clefop_plugin.sources.grids import Body, Grid, RowGrid, refuse_too_many
from clefop_plugin.sources.headers import HEAD_ROWS, HEADER_ROWS

SEPARATORS = (";", ",", "\t", "|")
SEPARATOR_SAMPLE = 65_536
_QUOTE, _NEWLINE = 34, 10
_PART = 1 << 19
#: Bytes that close a text: its last end of line, and the padding.
_CLOSING = PADDING + 1
MAX_LINES = 30_000_000


def find_separator(text: str) -> tuple[str, str]:
    """The separator that cuts the first lines into the same number of cells, and the most; and what it rests on."""
    csv.field_size_limit(MAX_LINE)
    sample = text[:SEPARATOR_SAMPLE]
    best, best_score, best_width, best_times = ",", 0.0, 1, 0
    for separator in SEPARATORS:
        widths = _widths(sample, separator)[:50]
        if len(widths) > 2 and len(sample) == SEPARATOR_SAMPLE:
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
    if len(separator) != 1 or separator in '"\r\n\x00' + INNER:
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


def read_delimited(name: str, decoded: Decoded, separator: str) -> Grid:
    """The rows of a text. Raises InputError when a quotation mark hides lines, or a cell is too long."""
    text = decoded.utf8()
    if max(text.count(b"\n"), text.count(b"\r")) > MAX_LINES:
        raise InputError(
            tr(
                "{name} has more than {count} lines, too many to be read at once. Keep the rows of the region.",
                name=name,
                count=number(MAX_LINES),
            )
        )
    lines = _lines_of(text, separator)
    if lines is not None:
        return _LineGrid(name, lines, separator)
    return RowGrid(name, *_csv_rows(name, decoded.text, separator), ragged=True)


def _lines_of(text: bytes, separator: str) -> npt.NDArray[np.uint8] | None:
    """The text, a row a line, without quotation marks around cells; None when cells must be read one by one.

    The quotation marks must surround whole cells, and hide no end of line. What is returned is closed (see ``_close``).
    """
    if INNER.encode() in text or not separator.isascii():
        return None
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    data = np.frombuffer(text, dtype=np.uint8)
    data = data[: _last_line(text)]
    if b'"' not in text:
        return _closed([data])
    if text.count(b'"') % 2:
        return None
    found = np.empty(len(data) + _CLOSING, dtype=np.uint8)
    size = 0
    for part in _whole_lines(data):
        plain = _unquoted(part, ord(separator))
        if plain is None:
            return None
        found[size : size + len(plain)] = plain
        size += len(plain)
    return _close(found, size)


def _last_line(text: bytes) -> int:
    """Length of a text without the ends of line that end it."""
    size = len(text)
    while size:
        block = text[max(0, size - _PART) : size]
        kept = len(block.rstrip(b"\n"))
        if kept:
            return size - len(block) + kept
        size -= len(block)
    return 0


def _whole_lines(data: npt.NDArray[np.uint8]) -> Iterator[npt.NDArray[np.uint8]]:
    """Parts of a text, each of whole lines: what is worked out of one is small beside the text."""
    first = 0
    while first < len(data):
        last = min(first + _PART, len(data))
        if last < len(data):
            ends = np.flatnonzero(data[first:last] == _NEWLINE)
            while not len(ends) and last < len(data):
                last = min(last + _PART, len(data))
                ends = np.flatnonzero(data[first:last] == _NEWLINE)
            last = first + int(ends[-1]) + 1 if len(ends) and last < len(data) else last
        yield data[first:last]
        first = last


def _unquoted(data: npt.NDArray[np.uint8], separator: int) -> npt.NDArray[np.uint8] | None:
    """Bytes (n,) of lines without their quotation marks, hidden separators marked; None when it is not that simple."""
    quotes = np.flatnonzero(data == _QUOTE)
    if not len(quotes):
        return data
    if len(quotes) % 2:
        return None
    opening, closing = quotes[0::2], quotes[1::2]
    edge = np.zeros(256, dtype=bool)
    edge[[separator, _NEWLINE]] = True
    doubled = np.zeros(len(opening), dtype=bool)
    doubled[1:] = opening[1:] == closing[:-1] + 1
    before = edge[data[np.maximum(opening - 1, 0)]] | (opening == 0)
    after = edge[data[np.minimum(closing + 1, len(data) - 1)]] | (closing == len(data) - 1)
    if not (before | doubled).all() or not (after | np.append(doubled[1:], False)).all():
        return None
    ends = np.flatnonzero(data == _NEWLINE)
    if (np.searchsorted(quotes, ends) % 2).any():
        return None
    cuts = np.flatnonzero(data == separator)
    hidden = cuts[np.searchsorted(quotes, cuts) % 2 == 1]
    if len(hidden):
        data = data.copy()
        data[hidden] = ord(INNER)
    kept = np.ones(len(data), dtype=bool)
    kept[quotes] = False
    kept[opening[doubled]] = True
    return np.asarray(data[kept])


class _LineGrid(Grid):
    """Rows that are one line each, kept as bytes until their columns are known."""

    def __init__(self, name: str, data: npt.NDArray[np.uint8], separator: str) -> None:
        self._name = name
        self._separator = separator
        self._data = data
        self._cuts = _places(self._data, separator)
        self._ends = self._cuts[1:][self._data[self._cuts[1:]] == _NEWLINE]

    def head(self) -> tuple[list[list[str]], Sequence[int]]:
        """See :class:`Grid`."""
        lines = [self._line(row) for row in range(min(HEAD_ROWS, len(self._ends)))]
        rows = [line.decode("utf-8", "surrogatepass").split(self._separator) for line in lines]
        return [[cell.replace(INNER, self._separator) for cell in row] for row in rows], range(1, len(rows) + 1)

    def body(self, start: int, width: int) -> Body:
        """See :class:`Grid`."""
        start = min(start, len(self._ends))
        before = int(self._ends[start - 1]) if start else -1
        data, lines = self._data, np.arange(start, len(self._ends))
        cuts = self._cuts[np.searchsorted(self._cuts, before) :]
        widths = np.diff(np.flatnonzero(data[cuts[1:]] == _NEWLINE), prepend=-1)
        usual = _usual_width(widths, width)
        refuse_too_many(self._name, len(widths) * usual, int(widths.sum()))
        overlong: set[int] = set()
        odd = lines[(widths != usual) | (self._are_blank(lines) if usual == 1 else False)]
        if len(odd):
            data, blank, overlong = self._evened(lines, odd, usual)
            kept = ~np.isin(lines, blank)
            lines, widths = lines[kept], widths[kept]
            cuts = _places(data, self._separator)
        cells = LineCells(data, cuts, self._separator, usual, usual)
        for column in range(width, usual):
            overlong.update(row for row, cell in zip(lines, cells.column(column), strict=True) if cell.strip())
        cells.shape = (len(lines), width)
        whole = len(lines) == len(self._ends) - start
        return Body(
            cells,
            range(start + 1, start + 1 + len(lines)) if whole else tuple((lines + 1).tolist()),
            tuple(sorted(int(row) + 1 for row in overlong)),
            tuple(int(row) + 1 for row in lines[widths < width] if row not in overlong),
        )

    def _are_blank(self, lines: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        return np.fromiter((self._is_blank(self._line(row)) for row in lines), bool, len(lines))

    def _is_blank(self, cells: bytes) -> bool:
        return not cells.decode("utf-8", "surrogatepass").replace(INNER, self._separator).strip()

    def _line(self, row: int) -> bytes:
        start = int(self._ends[row - 1]) + 1 if row else 0
        return self._data[start : self._ends[row]].tobytes()

    def _evened(
        self, lines: npt.NDArray[np.int64], odd: npt.NDArray[np.int64], usual: int
    ) -> tuple[npt.NDArray[np.uint8], list[int], set[int]]:
        """The lines with the odd ones cut or completed, the blank ones left out; which are blank, or were too long."""
        separator = self._separator.encode()
        pieces: list[npt.NDArray[np.uint8]] = []
        blank: list[int] = []
        long: set[int] = set()
        done = int(self._ends[lines[0] - 1]) + 1 if lines[0] else 0
        for row in odd.tolist():
            line = self._line(row)
            pieces.append(self._data[done : self._ends[row] - len(line)])
            done = int(self._ends[row]) + 1
            cells = line.split(separator)
            if len(cells) == 1 and self._is_blank(line):
                blank.append(row)
                continue
            if not self._is_blank(b"".join(cells[usual:])):
                long.add(row)
            even = separator.join((cells + [b""] * (usual - len(cells)))[:usual]) + b"\n"
            pieces.append(np.frombuffer(even, dtype=np.uint8))
        pieces.append(self._data[done : int(self._ends[-1])])
        return _closed(pieces), blank, long


def _places(data: npt.NDArray[np.uint8], separator: str) -> npt.NDArray[np.int32]:
    """-1, then the places of the separators and ends of line. By parts that stay in the cache of the processor.

    A text that is read is far shorter than the largest number of 32 bits (see ``archives.MAX_READ``).
    """
    byte = ord(separator)
    count = sum(int(np.count_nonzero((part == byte) | (part == _NEWLINE))) for _, part in _parts(data))
    found = np.empty(count + 1, dtype=np.int32)
    found[0], known = -1, 1
    for first, part in _parts(data):
        where = np.flatnonzero((part == byte) | (part == _NEWLINE))
        found[known : known + len(where)] = where + first
        known += len(where)
    return found


def _parts(data: npt.NDArray[np.uint8]) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    return ((first, data[first : first + _PART]) for first in range(0, len(data), _PART))


def _closed(pieces: list[npt.NDArray[np.uint8]]) -> npt.NDArray[np.uint8]:
    """Bytes of a text that ends by an end of line, then the padding that cells need."""
    found = np.empty(sum(map(len, pieces)) + _CLOSING, dtype=np.uint8)
    size = 0
    for piece in pieces:
        found[size : size + len(piece)] = piece
        size += len(piece)
    return _close(found, size)


def _close(found: npt.NDArray[np.uint8], size: int) -> npt.NDArray[np.uint8]:
    """The first ``size`` bytes, closed in the room that follows them."""
    if size and found[size - 1] != _NEWLINE:
        found[size] = _NEWLINE
        size += 1
    found[size : size + PADDING] = 0
    found.resize(size + PADDING, refcheck=False)
    return found


def _usual_width(widths: npt.NDArray[np.int64], least: int) -> int:
    """The number of cells that most rows have, when the column names are fewer; else the number of names."""
    if (widths == least).all():
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
