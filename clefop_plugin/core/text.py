"""Sentences and numbers as users read them.

Source strings are English and are written ``tr("… {name} …", name=value)``: the extraction tool collects the
first argument of every ``tr`` call. The door installs the translation when it starts, as gettext does; without
one the English text is used.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

NARROW_NBSP = "\u202f"
NBSP = "\u00a0"
MINUS = "\u2212"
NO_VALUE = "–"
_FORMULA = re.compile(r"^'*\s*[=+\-@\t\r]")


class _Language:
    def __init__(self) -> None:
        self.code = "en"
        self.translate: Callable[[str], str] | None = None
        self.numbers = ""


_language = _Language()


def install_language(code: str, translate: Callable[[str], str] | None) -> None:
    """Use ``translate`` for every later ``tr``; ``code`` ("fr", "en") chooses the number format."""
    _language.code = code[:2].lower()
    _language.translate = translate


def install_number_format(code: str) -> None:
    """Write numbers as in French ("fr") or in English ("en"), whatever the language; "" follows the language."""
    _language.numbers = code[:2].lower()


@contextmanager
def speaking(code: str, translate: Callable[[str], str] | None) -> Iterator[None]:
    """Another language, with its numbers, for what is written inside; the former one comes back in every case."""
    before = (_language.code, _language.translate, _language.numbers)
    _language.code, _language.translate, _language.numbers = code[:2].lower(), translate, ""
    try:
        yield
    finally:
        _language.code, _language.translate, _language.numbers = before


def language() -> str:
    """Two-letter code of the language in use."""
    return _language.code


def tr(text: str, /, **values: object) -> str:
    """The sentence in the user's language, with ``values`` put in its named fields."""
    sentence = _language.translate(text) if _language.translate is not None else text
    return sentence.format(**values) if values else sentence


def number(value: float | None, decimals: int = 0) -> str:
    """A number in the user's format: ``1 234,5`` in French (U+202F between thousands), ``1,234.5`` in English.

    ``None`` and NaN give a dash; a negative number has a true minus sign.
    """
    if value is None or math.isnan(value):
        return NO_VALUE
    digits = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and float(digits.replace(",", "")) != 0
    if _numbers() == "fr":
        digits = digits.replace(",", NARROW_NBSP).replace(".", ",")
    return (MINUS if negative else "") + digits


def signed(value: float | None, decimals: int = 0) -> str:
    """A difference: like :func:`number`, with a plus sign when positive."""
    text = number(value, decimals)
    positive = value is not None and not math.isnan(value) and value > 0 and text.strip("0.,") != ""
    return "+" + text if positive else text


def percent(share: float | None, decimals: int = 0) -> str:
    """A share between 0 and 1 as a percentage: ``12,5 %`` in French, ``12.5%`` in English."""
    text = number(None if share is None else 100 * share, decimals)
    if text == NO_VALUE:
        return text
    return text + (NARROW_NBSP + "%" if _numbers() == "fr" else "%")


def with_unit(value: float | None, unit: str, decimals: int = 0) -> str:
    """A number followed by its unit, with the space the language asks for."""
    text = number(value, decimals)
    if text == NO_VALUE or not unit:
        return text
    if unit == "%" and _numbers() != "fr":
        return text + unit
    return text + NARROW_NBSP + unit


def ordinal(rank: int) -> str:
    """``1er``, ``2e`` in French; ``1st``, ``2nd`` in English."""
    if _language.code == "fr":
        return f"{rank}er" if rank == 1 else f"{rank}e"
    if 10 <= rank % 100 <= 20:
        return f"{rank}th"
    return f"{rank}" + {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before what begins like one (= + - @).

    >>> neutral("=1+1"), neutral("Nantes"), neutral("'=x")
    ("'=1+1", 'Nantes', "''=x")
    """
    return "'" + text if _FORMULA.match(text) else text


def _numbers() -> str:
    return _language.numbers or _language.code
