"""A column of texts that repeat: the different ones, packed in one piece of memory, and which one each row has.

A whole country has hundreds of thousands of texts. As Python objects they weigh three times as much, and Python does
not give their memory back to the system once they are gone.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.names import fold_texts

Ints = npt.NDArray[np.signedinteger[Any]]
Mask = npt.NDArray[np.bool_]

FOLDED_AT_ONCE = 2000


class PackedTexts:
    """Texts one after the other in one binary (UTF-8), read one at a time by their position."""

    def __init__(self, texts: Iterable[str]) -> None:
        packed, lengths = bytearray(), array("q")
        for text in texts:
            encoded = text.encode("utf-8", "replace")
            lengths.append(len(encoded))
            packed += encoded
            packed += b"\n"
        #: A line feed after each text: a word that has none is never found across two of them.
        self._packed = bytes(packed)
        long = np.array(lengths, dtype=np.int64)
        self._ends = np.cumsum(long + 1) - 1 if len(long) else long
        self._starts = self._ends - long

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, position: int) -> str:
        return self._packed[self._starts[position] : self._ends[position]].decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        for start, end in zip(self._starts.tolist(), self._ends.tolist(), strict=True):
            yield self._packed[start:end].decode("utf-8")

    def place(self, text: str) -> int:
        """Position of the first text that is this one; -1 when there is none."""
        wanted = text.encode("utf-8", "replace") + b"\n"
        at = self._packed.find(wanted)
        while at >= 0:
            position = int(np.searchsorted(self._starts, at))
            if position == len(self):
                return -1
            if self._starts[position] == at and self._ends[position] == at + len(wanted) - 1:
                return position
            at = self._packed.find(wanted, max(at + 1, int(self._starts[position])))
        return -1

    def containing(self, word: str) -> Mask:
        """The texts (k,) that hold a word of one line, as it is written."""
        found = np.zeros(len(self), dtype=bool)
        searched, packed, ends = word.encode("utf-8", "replace"), self._packed, self._ends
        if not searched:
            return ~found
        if b"\n" in searched:
            return found
        at = packed.find(searched)
        while at >= 0:
            position = int(np.searchsorted(ends, at))
            found[position] = True
            at = packed.find(searched, int(ends[position]))
        return found


@dataclass(frozen=True)
class Words:
    """The different texts of a column, and which one each row (n,) has."""

    values: PackedTexts
    of: Ints

    def text(self, row: int) -> str:
        """The text of a row."""
        return self.values[self.of[row]]

    def map(self, value: Callable[[str], Any], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """What each row (n,) gets from ``value``, which is asked once for each different text."""
        return np.fromiter(map(value, self.values), dtype=dtype, count=len(self.values))[self.of]

    def where(self, test: Callable[[str], bool]) -> Mask:
        """The rows (n,) whose text passes a test."""
        return self.map(test, bool)

    def among(self, keys: set[str]) -> Mask:
        """The rows (n,) whose text is one of ``keys``."""
        return self.where(keys.__contains__)

    def containing(self, word: str) -> Mask:
        """The rows (n,) whose text, as it was made, has a word or a part of one."""
        return np.asarray(self.values.containing(word)[self.of], dtype=bool)

    def used(self, rows: Mask) -> list[str]:
        """The different texts of the rows of a mask (n,)."""
        return [self.values[position] for position in np.unique(self.of[rows])]

    @cached_property
    def rank(self) -> Ints:
        """Place (n,) of each row in the order of the alphabet, without case nor accents."""
        folded = PackedTexts(_folded(self.values))
        order = sorted(range(len(folded)), key=folded.__getitem__)
        ranks = np.empty(len(order), dtype=np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        return ranks[self.of]

    def folded(self) -> Words:
        """The same column without case nor accents."""
        return Words(PackedTexts(_folded(self.values)), self.of)

    def only(self, rows: Ints) -> Words:
        """The column of some rows, which holds the texts of the others no longer."""
        used, of = np.unique(self.of[rows], return_inverse=True)
        return Words(PackedTexts(self.values[position] for position in used), of.reshape(-1).astype(np.int32))

    def labelled(self, label: Callable[[str], str]) -> Words:
        """The same column with another text in the place of each."""
        return Words(PackedTexts([label(text) for text in self.values]), self.of)


class WordColumn:
    """Makes :class:`Words` of texts that come some at a time; None is the empty text.

    ``distinct``: nearly all texts are different, so that looking for equal ones would be a loss.
    """

    def __init__(self, distinct: bool = False) -> None:
        self._places = _Places()
        self._of = array("i")
        self._all: list[PackedTexts] | None = [] if distinct else None

    def extend(self, texts: Iterable[object]) -> None:
        """Add rows."""
        if self._all is not None:
            self._all.append(PackedTexts(map(_plain, texts)))
        else:
            self._of.extend(map(self._places.__getitem__, texts))

    def words(self) -> Words:
        """The column as it is now."""
        if self._all is not None:
            values = PackedTexts(text for part in self._all for text in part)
            return Words(values, np.arange(len(values), dtype=np.int32))
        return Words(PackedTexts(map(_plain, self._places)), np.array(self._of, dtype=np.int32))


class _Places(dict[object, int]):
    """Which text comes first, second…: a new one takes the next place."""

    def __missing__(self, text: object) -> int:
        place = self[text] = len(self)
        return place


def words_of(texts: Iterable[object]) -> Words:
    """A column of texts that are all there."""
    column = WordColumn()
    column.extend(texts)
    return column.words()


def _folded(texts: Iterable[str]) -> Iterator[str]:
    rest = iter(texts)
    while some := list(islice(rest, FOLDED_AT_ONCE)):
        yield from fold_texts(some)


def _plain(text: object) -> str:
    return "" if text is None else str(text)
