"""Dates as training files write them, kept as partial ISO text: what is not known is never invented."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

#: What the files write when a date is unknown or open-ended.
_UNKNOWN = frozenset({"", "00000000", "99999999"})
_LHEO = re.compile(r"([0-9]{4})(?:([0-9]{2})([0-9]{2})?)?")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[T ].*)?)?)?")
_FRENCH = re.compile(r"(?:(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-])([0-9]{4})(?: .*)?")


@lru_cache(maxsize=16384)
def partial_date(text: str) -> tuple[str, bool]:
    """A LHÉO date as partial ISO text, and whether it was valid.

    >>> partial_date("20240301"), partial_date("20240300"), partial_date("00000000"), partial_date("20241301")
    (('2024-03-01', True), ('2024-03', True), ('', True), ('', False))
    """
    digits = text.strip().replace("-", "")
    if digits in _UNKNOWN:
        return "", True
    found = _LHEO.fullmatch(digits)
    return _checked(found[1], found[2], found[3]) if found else ("", False)


@lru_cache(maxsize=16384)
def any_date(text: str) -> tuple[str, bool]:
    """A date written dd/mm/yyyy, yyyy-mm-dd (with or without a time) or yyyymmdd, as :func:`partial_date` gives it.

    >>> any_date("01/09/2025"), any_date("2025-09-01T00:00:00.000Z"), any_date("09/2025"), any_date("31/02/2025")
    (('2025-09-01', True), ('2025-09-01', True), ('2025-09', True), ('2025-02', False))
    """
    clean = text.strip()
    if not clean.strip("0/.- "):
        return "", True
    if found := _ISO.fullmatch(clean):
        return _checked(found[1], found[2], found[3])
    if found := _FRENCH.fullmatch(clean):
        return _checked(found[3], found[2], found[1])
    return partial_date(clean)


def _checked(year_text: str, month_text: str | None, day_text: str | None) -> tuple[str, bool]:
    year, month, day = int(year_text), int(month_text or 0), int(day_text or 0)
    if not 1950 <= year <= 2100 or month > 12:
        return "", False
    if month == 0:
        return f"{year}", day == 0
    if day == 0:
        return f"{year}-{month:02d}", True
    try:
        return date(year, month, day).isoformat(), True
    except ValueError:
        return f"{year}-{month:02d}", False
