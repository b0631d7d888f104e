"""Formulas of indicators in words, with the labels of the counts they are made of."""

from __future__ import annotations

from collections.abc import Mapping

from clefop_plugin.core import formulas
from clefop_plugin.core.text import MINUS, tr


def formula_words(text: str, labels: Mapping[str, str]) -> str:
    """A numerator or a denominator as users read it; the text itself when it is no formula.

    >>> formula_words("a + b - c", {"a": "Jobs", "b": "Seats"})
    'Jobs + Seats − c'
    """
    try:
        asked = formulas.rate(text)
        if asked is not None:
            return tr("{label}, over at least {years} years", label=_label(asked.stock, labels), years=asked.years)
        found = formulas.terms(text)
    except ValueError:  # a formula that an older catalogue wrote otherwise
        return text
    words = [f" {'+' if term.sign > 0 else MINUS} {_label(term.id, labels)}" for term in found]
    return "".join(words).removeprefix(" + ").strip()


def _label(identifier: str, labels: Mapping[str, str]) -> str:
    return labels.get(identifier, "") or identifier
