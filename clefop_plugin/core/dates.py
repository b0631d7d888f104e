"""Dates as people write them, kept as precise as they are: a day, a month or a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from clefop_plugin.core.names import fold_text

_MONTHS = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_OF_NAME = {name: rank for rank, names in enumerate(_MONTHS, 1) for name in names}
_YEARS = (1900, 2200)
#: Days from which a number is a date of a spreadsheet, counted from 30 December 1899.
_SERIAL = (20_000, 80_000)


def read_date(text: str) -> str | None:
    """``2026-01-17``, ``2026-01`` or ``2026`` of a date in any usual form; None when it is no date.

    >>> read_date("17/01/2026"), read_date("17 janvier 2026"), read_date("01/2026"), read_date("2026"), read_date("?")
    ('2026-01-17', '2026-01-17', '2026-01', '2026', None)
    """
    plain = text.strip()[:60]
    if re.fullmatch(r"\d{5}(\.0+)?", plain) and _SERIAL[0] <= int(plain[:5]) < _SERIAL[1]:
        return (date(1899, 12, 30) + timedelta(days=int(plain[:5]))).isoformat()
    match = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ][\d:.Z+]*)?", plain)
    if match is not None:
        return _made(match.group(1), match.group(2), match.group(3))
    match = re.fullmatch(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4}|\d{2})(?: [\d:h]*)?", plain)
    if match is not None and (match.group(1) or len(match.group(3)) == 4):
        return _made(match.group(3), match.group(2), match.group(1))
    words = re.fullmatch(r"(?:[a-z]+ )??(?:(?:le )?(\d{1,2})(?:er)? )?([a-z]+) (\d{4})", fold_text(plain))
    if words is not None and words.group(2) in _OF_NAME:
        return _made(words.group(3), str(_OF_NAME[words.group(2)]), words.group(1))
    return None


def last_day(text: str) -> date | None:
    """The last day a date kept as a day, a month or a year may mean; None when it is no such date.

    >>> last_day("2026-02"), last_day("2026"), last_day("in spring")
    (datetime.date(2026, 2, 28), datetime.date(2026, 12, 31), None)
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if match is None:
        return None
    year, month = int(match.group(1)), int(match.group(2) or 12)
    try:
        if match.group(3):
            return date(year, month, int(match.group(3)))
        inside = date(year, month, 28)
        return (inside + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    except ValueError:
        return None


def date_text(day: str) -> str:
    """A date kept as a day, a month or a year as people write it; another text as it is.

    >>> date_text("2024"), date_text("2024-03"), date_text("2024-03-01"), date_text("mi-juin")
    ('2024', '03/2024', '01/03/2024', 'mi-juin')
    """
    return "/".join(reversed(day.split("-"))) if last_day(day) else day


def _made(year: str, month: str | None, day: str | None) -> str | None:
    number = int(year) + (2000 if len(year) == 2 else 0)
    if not _YEARS[0] <= number <= _YEARS[1]:
        return None
    try:
        whole = date(number, int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]
