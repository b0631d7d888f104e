"""The cells of a table: an array of text, or the bytes of its lines, cut only where a column is asked for.

A file of the whole country is read for a few columns, or for the communes of one region: its other cells never
become Python objects, and figures are computed from the bytes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.values import parse_values, repeated

Objects = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]
Ranks = npt.NDArray[np.intp]
Figures = tuple[Floats, Objects, Ranks]

#: Stands for a separator inside a quoted cell while lines are cut; a text that has it is read cell by cell.
INNER = "\x01"
#: A whole number of so many digits, and a power of ten up to 22, are exact in binary: their quotient is well rounded.
_EXACT_DIGITS = 15
_WIDEST = 32
#: Bytes that must follow the text, so that a window on its last cells stays inside.
PADDING = _WIDEST
_SHORT = 8
#: Rows computed together: their arrays stay in the cache of the processor.
_STEP = 1 << 12
_TOGETHER = 8
_ZERO, _POINT, _COMMA, _PLUS, _MINUS = b"0.,+-"


class Cells(ABC):
    """Text cells by column. ``rows`` (k,) restricts an answer to these rows, in their order; None: all of them."""

    def __init__(self, rows: int, columns: int) -> None:
        self.shape = (rows, columns)

    @abstractmethod
    def column(self, column: int, rows: Ranks | None = None) -> Objects:
        """Texts (n,) of a column."""

    @abstractmethod
    def whole(self) -> Objects:
        """Texts (n, columns) of every column."""

    def figures(self, column: int, rows: Ranks | None = None) -> Figures:
        """Values, statuses and wrong rows of a column, as ``core.values.parse_values`` gives them."""
        return parse_values(self.column(column, rows))

    def distinct(self, column: int) -> tuple[Ranks, Objects]:
        """The place (n,) of each cell of a column among its distinct texts (k,)."""
        places, texts = pd.factorize(self.column(column))
        return places, np.asarray(texts, dtype=object)


class ArrayCells(Cells):
    """Cells kept as an array (n, columns) of texts."""

    def __init__(self, texts: Objects) -> None:
        super().__init__(*texts.shape)
        self._texts = texts

    def column(self, column: int, rows: Ranks | None = None) -> Objects:
        """See :class:`Cells`."""
        return self._texts[:, column] if rows is None else self._texts[rows, column]

    def whole(self) -> Objects:
        """See :class:`Cells`."""
        return self._texts


class LineCells(Cells):
    """Cells of lines that all have the same number of them.

    ``data`` (bytes,) is text in UTF-8 with ``PADDING`` more bytes, and ``cuts`` (rows * width + 1,) the places of the
    separators and ends of line, that before the first cell included; only the first ``columns`` cells of a line are
    shown.
    """

    def __init__(
        self,
        data: npt.NDArray[np.uint8],
        cuts: npt.NDArray[np.int32],
        separator: str,
        width: int,
        columns: int,
    ) -> None:
        super().__init__((len(cuts) - 1) // width, columns)
        self._data = data
        self._cuts = cuts
        self._separator = separator
        self._width = width
        self._hides = bool((data == ord(INNER)).any())
        self._numbers: dict[int, tuple[Floats, npt.NDArray[np.bool_]]] = {}

    def column(self, column: int, rows: Ranks | None = None) -> Objects:
        """See :class:`Cells`."""
        starts, ends = self._spans(column, rows)
        if not len(starts):
            return np.empty(0, dtype=object)
        data = self._data.data
        texts = [str(data[a:b], "utf-8", "surrogatepass") for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        return self._restored(np.array(texts, dtype=object))

    def whole(self) -> Objects:
        """See :class:`Cells`."""
        rows, width = self.shape[0], self._width
        texts = np.empty((rows, width), dtype=object, order="F")
        if not rows:
            return texts[:, : self.shape[1]]
        data, cuts, separator = self._data.data, self._cuts, self._separator
        # Strings of a few hundred rows stay in the cache of the processor while they are put in their columns.
        step = max(1, 40_000 // width)
        for first in range(0, rows, step):
            last = min(rows, first + step)
            block = str(data[cuts[first * width] + 1 : cuts[last * width]], "utf-8", "surrogatepass")
            cells = np.array(block.replace("\n", separator).split(separator), dtype=object)
            texts[first:last] = self._restored(cells).reshape(last - first, width)
        return texts[:, : self.shape[1]]

    def figures(self, column: int, rows: Ranks | None = None) -> Figures:
        """See :class:`Cells`. Plain numbers are computed from the bytes; the other cells are read as texts."""
        if rows is None or 2 * len(rows) > self.shape[0]:
            all_values, all_odd = self._numbers_of(column)
            values, odd = (all_values.copy(), all_odd) if rows is None else (all_values[rows], all_odd[rows])
        else:
            starts, ends = self._spans(column, rows)
            values, odd = _plain_numbers(self._windows(starts, ends), ends - starts)
        status = repeated("ok", len(values))
        wrong = np.flatnonzero(odd)
        if len(wrong):
            ranks = wrong if rows is None else rows[wrong]
            values[wrong], status[wrong], bad = parse_values(self.column(column, ranks))
            wrong = wrong[bad]
        return values, status, wrong

    def _numbers_of(self, column: int) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Values (n,) of a whole column, and its cells (n,) that are not plain numbers.

        Neighbouring columns are computed together and kept for the next calls: their bytes are side by side.
        """
        if column not in self._numbers:
            first, last = column, min(column + _TOGETHER, self.shape[1])
            values = np.empty((last - first, self.shape[0]))
            odd = np.empty(values.shape, dtype=bool)
            cuts = self._cuts[1:].reshape(-1, self._width)
            for start in range(0, self.shape[0], _STEP):
                rows = slice(start, start + _STEP)
                ends = cuts[rows, first:last].T.ravel()
                before = self._cuts[:-1].reshape(-1, self._width)[rows, first:last].T.ravel() + 1
                found = _plain_numbers(self._windows(before, ends), ends - before)
                values[:, rows], odd[:, rows] = (part.reshape(last - first, -1) for part in found)
            self._numbers = {first + rank: (values[rank], odd[rank]) for rank in range(last - first)}
        return self._numbers[column]

    def distinct(self, column: int) -> tuple[Ranks, Objects]:
        """See :class:`Cells`. Short cells are told apart by their bytes, as one number each."""
        starts, ends = self._spans(column, None)
        if self._hides or not len(starts) or int((ends - starts).max()) > _SHORT:
            return super().distinct(column)
        windows = self._windows(starts, ends, _SHORT)
        windows[np.arange(_SHORT) >= (ends - starts)[:, None]] = 0
        places, known = pd.factorize(windows.view(np.int64)[:, 0])
        texts = [text.rstrip(b"\x00").decode("utf-8", "surrogatepass") for text in known.view(f"V{_SHORT}").tolist()]
        return places, np.array(texts, dtype=object)

    def _spans(self, column: int, rows: Ranks | None) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Where the cells of a column start and end."""
        if rows is None:
            return self._cuts[column : -1 : self._width] + 1, self._cuts[column + 1 :: self._width]
        cells = rows * self._width + column
        return self._cuts[cells] + 1, self._cuts[cells + 1]

    def _windows(
        self, starts: npt.NDArray[np.int32], ends: npt.NDArray[np.int32], width: int = 0
    ) -> npt.NDArray[np.uint8]:
        """The first bytes (n, width) of each cell; beyond its end, those of the next ones."""
        width = width or max(1, min(_WIDEST, int((ends - starts).max(initial=0))))
        view: npt.NDArray[np.void] = np.ndarray(
            (len(self._data) - width + 1,), dtype=f"V{width}", buffer=self._data.data, strides=(1,)
        )
        return view[starts].view(np.uint8).reshape(len(starts), width)

    def _restored(self, texts: Objects) -> Objects:
        if not self._hides:
            return texts
        return np.array([text.replace(INNER, self._separator) for text in texts], dtype=object)


def _plain_numbers(
    windows: npt.NDArray[np.uint8], lengths: npt.NDArray[np.int32]
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Values (n,) of cells given by their bytes (n, width), and which cells (n,) are not a plain number to compute so.

    A plain number has at most one sign, fifteen digits and one decimal mark.
    """
    count = len(windows)
    columns = np.ascontiguousarray(windows.T)
    values = np.zeros(count)
    digits, decimals = np.zeros(count, dtype=np.int8), np.zeros(count, dtype=np.int8)
    marked, odd = np.zeros(count, dtype=bool), (lengths == 0) | (lengths > windows.shape[1])
    for rank, byte in enumerate(columns):
        inside = lengths > rank
        figure = byte - np.uint8(_ZERO)
        digit = inside & (figure < 10)
        values = np.where(digit, values * 10 + figure, values)
        digits += digit
        if (digit == inside).all():
            decimals += digit & marked
            continue
        mark = inside & ((byte == _POINT) | (byte == _COMMA))
        sign = inside & ((byte == _PLUS) | (byte == _MINUS)) if rank == 0 else False
        odd |= (inside & ~(digit | mark | sign)) | (mark & marked)
        marked |= mark
        decimals += digit & marked
    odd |= (digits == 0) | (digits > _EXACT_DIGITS)
    values /= 10.0**decimals
    return np.where(columns[0] == _MINUS, -values, values), odd
