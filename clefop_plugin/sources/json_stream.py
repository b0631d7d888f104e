"""Records of a large JSON file, decoded one by one over a sliding window: the text is never whole in memory.

The file is read once to know its lists, then again for the columns that are asked for, by blocks of rows.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.cells import Cells, Objects, Ranks
from clefop_plugin.sources.grids import refuse_too_many
from clefop_plugin.sources.headers import MAX_COLUMNS
from clefop_plugin.sources.json_tables import attributes, best_list, cell_text, too_deep

#: Characters decoded at once, and most that one record may have.
_WINDOW, MAX_RECORD = 1 << 20, 10_000_000
#: Characters of the longest escape, which the end of the window may cut.
_ESCAPE = 12
#: Rows whose cells are kept from the first reading: enough to tell what the columns are.
HEAD = 2_000
#: Rows given together.
BLOCK = 5_000
#: Elements decoded between two looks at whether the user stops.
_LOOK = 1_000
_SPACES = re.compile(r"[ \t\n\r]*")
Opener = Callable[[], AbstractContextManager[BinaryIO]]


class Unstreamable(Exception):
    """The file has no list whose records can be decoded one by one: it must be read whole."""


@dataclass
class _List:
    """What is known of one list of a file: how many elements, whether all are records, their fields, the first rows."""

    count: int = 0
    records: bool = True
    columns: dict[str, None] = field(default_factory=dict)
    head: list[dict[str, Any]] = field(default_factory=list)


class JsonCells(Cells):
    """Cells of the records of a JSON file, read again when they are asked for; the first rows are kept."""

    def __init__(self, name: str, opener: Opener, key: str, found: _List) -> None:
        super().__init__(found.count, len(found.columns))
        self._name, self._opener, self._key = name, opener, key
        self._columns = list(found.columns)
        self._head = found.head

    def column(self, column: int, rows: Ranks | None = None) -> Objects:
        """See :class:`Cells`."""
        if rows is not None and (not len(rows) or int(rows.max()) < len(self._head)):
            wanted = self._columns[column]
            return np.array([cell_text(self._head[row].get(wanted)) for row in rows.tolist()], dtype=object)
        parts = [np.array(cells[0], dtype=object) for _, cells in self.blocks([column])]
        whole = np.concatenate(parts) if parts else np.empty(0, dtype=object)
        return whole if rows is None else whole[rows]

    def whole(self) -> Objects:
        """See :class:`Cells`."""
        texts = np.empty(self.shape, dtype=object, order="F")
        for first, cells in self.blocks(range(self.shape[1])):
            for rank, column in enumerate(cells):
                texts[first : first + len(column), rank] = column
        return texts

    def blocks(self, columns: Sequence[int]) -> Iterator[tuple[int, list[list[str]]]]:
        """The first row of each block, and the texts of some columns there."""
        names = [self._columns[column] for column in columns]
        first, rows = 0, list[list[str]]()
        for record in self._records():
            rows.append([cell_text(record.get(name)) for name in names])
            if len(rows) == BLOCK:
                yield first, [list(column) for column in zip(*rows, strict=True)]
                first, rows = first + BLOCK, []
        if rows:
            yield first, [list(column) for column in zip(*rows, strict=True)]

    def _records(self) -> Iterator[dict[str, Any]]:
        with self._opener() as stream:
            for key, element in _elements(self._name, stream):
                if key == self._key:
                    yield attributes(element) if key == "features" else element


def stream_json(name: str, opener: Opener, progress: Progress | None = None) -> tuple[list[str], JsonCells, str]:
    """Column names, cells, and where the records were found, in words. The file is UTF-8.

    Raises InputError when the text is not JSON, UnicodeDecodeError when it is not UTF-8, Unstreamable when it has no
    list of records at its first level.
    """
    progress = progress or Progress()
    lists: dict[str, _List] = {}
    size = 0
    with opener() as stream:
        for key, element in _elements(name, stream):
            found = lists.setdefault(key, _List())
            found.count += 1
            if found.count % _LOOK == 0:
                progress.check()
            if not isinstance(element, dict):
                found.records = False
                continue
            record = attributes(element) if key == "features" else element
            size += len(record)
            found.columns.update(dict.fromkeys(record))
            if len(found.columns) > MAX_COLUMNS:
                raise InputError(tr("{name} holds no table: its records have nothing in common.", name=name))
            if len(found.head) < HEAD:
                found.head.append(record)
    good = {key: found.count for key, found in lists.items() if found.records}
    best = best_list(good)
    if best is None:
        raise Unstreamable
    key, why = best
    refuse_too_many(name, lists[key].count * len(lists[key].columns), 20 * size)
    return list(lists[key].columns), JsonCells(name, opener, key, lists[key]), why


def _elements(name: str, stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    """Each element of each list, with the field that holds it: "" for a list alone, or one record a line."""
    window = _Window(name, stream)
    start = window.peek()
    if start == "[":
        yield from (("", element) for element in window.array())
        window.end()
    elif start == "{":
        yield from _of_object(window)
    else:
        window.refuse()


def _of_object(window: _Window) -> Iterator[tuple[str, Any]]:
    """The lists of an object; a file of one record a line is a sequence of objects, each a record."""
    if window.holds_value():
        first = window.value()
        if not window.peek():
            yield from ((key, one) for key, value in first.items() if isinstance(value, list) for one in value)
            return
        yield "", first
        while window.peek():
            yield "", window.value()
        return
    for key in window.fields():
        if window.peek() == "[":
            yield from ((key, element) for element in window.array())
        else:
            window.value()
    if window.peek():
        raise Unstreamable


class _Window:
    """A part of the text, that slides as values are decoded."""

    def __init__(self, name: str, stream: BinaryIO) -> None:
        self._name, self._stream = name, stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(parse_constant=str)
        self._text, self._at, self._line, self._over = "", 0, 1, False

    def peek(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            spaces = _SPACES.match(self._text, self._at)
            self._at = spaces.end() if spaces is not None else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def holds_value(self) -> bool:
        """Whether the next value is whole in the window: the first record of a file of one a line, or a small file."""
        try:
            self._json.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            return False
        return True

    def value(self) -> Any:
        """Decode one value, whatever it is."""
        self.peek()
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise InputError(too_deep(self._name)) from error
            except json.JSONDecodeError as error:
                # A value that goes on beyond the window fails at its end, or in a text that is not closed.
                cut = error.msg.startswith("Unterminated") or error.pos >= len(self._text) - _ESCAPE
                if not cut or len(self._text) - self._at > MAX_RECORD or not self._more():
                    self._line += self._text.count("\n", self._at, error.pos)
                    self.refuse()
                continue
            # A number at the end of the window may go on.
            if end < len(self._text) or not self._more():
                self._at = end
                return found

    def array(self) -> Iterator[Any]:
        """Each element of a list."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield self.value()
            if self._take(",]") == "]":
                return

    def fields(self) -> Iterator[str]:
        """Each field of an object; its value must be taken before the next one is asked for."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            if self.peek() != '"':
                self.refuse()
            name = self.value()
            self._take(":")
            yield name
            if self._take(",}") == "}":
                return

    def end(self) -> None:
        """InputError when something follows."""
        if self.peek():
            self.refuse()

    def refuse(self) -> None:
        """InputError: the text is not JSON here."""
        raise InputError(tr("{name} is not valid JSON (line {line}).", name=self._name, line=self._line))

    def _take(self, wanted: str) -> str:
        found = self.peek()
        if not found or found not in wanted:
            self.refuse()
        self._at += 1
        return found

    def _more(self) -> bool:
        """Let the window slide, and grow when one value fills it; False at the end of the file."""
        if self._over:
            return False
        self._line += self._text.count("\n", 0, self._at)
        kept = self._text[self._at :]
        block = self._stream.read(max(_WINDOW, len(kept)))
        self._over = not block
        self._text, self._at = kept + self._decoder.decode(block, final=self._over), 0
        return True
