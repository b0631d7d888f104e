"""Which trainings a panel keeps: text, domain, level, stream, codes, sessions; each filter is one mask."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.dates import last_day, read_date
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.words import Words
from clefop_plugin.services.offer_table import OfferTable

Mask = npt.NDArray[np.bool_]

_FIRST, _LAST = 0, 99_999_999


@dataclass(frozen=True)
class OfferFilter:
    """What is kept; empty sets and texts keep everything.

    ``rome``, ``rncp`` and ``fields`` (NSF or FORMACODE) are codes or their beginnings, separated by spaces or commas:
    one of them is enough. ``start`` and ``end`` are dates as people write them: a session starts between the two.
    """

    text: str = ""
    domains: frozenset[str] = field(default_factory=frozenset)
    levels: frozenset[str] = field(default_factory=frozenset)
    streams: frozenset[str] = field(default_factory=frozenset)
    modalities: frozenset[str] = field(default_factory=frozenset)
    open_only: bool = False
    rome: str = ""
    rncp: str = ""
    fields: str = ""
    start: str = ""
    end: str = ""

    def active(self) -> bool:
        """Whether anything may be left out."""
        return self != OfferFilter()

    def mask(self, table: OfferTable) -> Mask:
        """The trainings (n,) that satisfy every filter."""
        return self.masks(table)[0]

    def masks(self, table: OfferTable) -> tuple[Mask, Mask, Mask]:
        """The same, then what every filter but that of the domain keeps, then every filter but that of the level."""
        common = self._common(table)
        domain, level = (self._among(table, column) for column in ("domain", "level"))
        return common & domain & level, common & level, common & domain

    def _among(self, table: OfferTable, column: str) -> Mask:
        keys = {
            "domain": self.domains,
            "level": self.levels,
            "stream": self.streams,
            "modality": self.modalities,
        }[column]
        return table.words(column).among(set(keys)) if keys else np.ones(len(table), dtype=bool)

    def _common(self, table: OfferTable) -> Mask:
        """What every filter but those of the domain and of the level keeps."""
        kept = self._among(table, "stream") & self._among(table, "modality")
        for word in fold_text(self.text).split():
            kept &= _any(table.searched, word)
        for text, columns in (
            (self.rome, ("rome",)),
            (self.rncp, ("rncp",)),
            (self.fields, ("nsf", "formacode")),
        ):
            asked = asked_codes(text)
            if asked:
                kept &= np.logical_or.reduce([_starts(table.words(column), asked) for column in columns])
        sessions = self._sessions(table)
        return kept if sessions is None else kept & sessions

    def _sessions(self, table: OfferTable) -> Mask | None:
        """The trainings with a session that is open, when asked, and starts in the period; None when none is asked."""
        first, last = period(self.start, self.end)
        if not self.open_only and (first, last) == (_FIRST, _LAST):
            return None
        sessions = table.sessions
        kept = sessions.open if self.open_only else np.ones(len(sessions.of), dtype=bool)
        if (first, last) != (_FIRST, _LAST):
            kept = kept & sessions.between(first, last)
        found = np.zeros(len(table), dtype=bool)
        found[sessions.of[kept]] = True
        return found


def asked_codes(text: str) -> tuple[str, ...]:
    """Codes written in a field, in capitals; "RNCP" before a number is left out.

    >>> asked_codes("f1602, RNCP 37191;k13")
    ('F1602', '37191', 'K13')
    """
    return tuple(part for part in re.split(r"[\s,;]+", re.sub(r"\bRNCP\s*", "", text.upper())) if part)


def period(start: str, end: str) -> tuple[int, int]:
    """First and last days (yyyymmdd) of a period; a side that is empty or no date leaves it open.

    >>> period("01/2026", "2026-03"), period("", "")
    ((20260101, 20260331), (0, 99999999))
    """
    opening, closing = read_date(start), last_day(read_date(end) or "")
    first = int((opening + "-01-01")[:10].replace("-", "")) if opening else _FIRST
    last = int(closing.strftime("%Y%m%d")) if closing else _LAST
    return first, last


def is_date(text: str) -> bool:
    """Whether a field holds a date, or nothing."""
    return not text.strip() or read_date(text) is not None


def _any(columns: tuple[Words, ...], word: str) -> Mask:
    return np.asarray(np.logical_or.reduce([words.containing(word) for words in columns]), dtype=bool)


def _starts(words: Words, asked: tuple[str, ...]) -> Mask:
    return words.where(lambda codes: any(code.upper().startswith(asked) for code in codes.split(";")))
