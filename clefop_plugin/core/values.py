"""Figures of a whole column at once: the rules of ``core.codes.parse_value``, cell by cell the same result."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import MISSING, SECRET, parse_value

Objects = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]

#: Of these characters and a decimal mark, Python's ``float`` takes exactly the numbers that ``parse_value`` takes.
_FIGURES = b"0123456789+-\n"
_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f"))
_WORDS = dict.fromkeys(SECRET, "secret") | dict.fromkeys(MISSING, "missing")
_NO_ROW: npt.NDArray[np.intp] = np.empty(0, dtype=np.intp)


def parse_values(cells: npt.ArrayLike) -> tuple[Floats, Objects, npt.NDArray[np.intp]]:
    """Figures (n,), statuses (n,) "ok", "secret" or "missing", and the rows (k,) of cells that are not a figure.

    ``cells`` (n,) are strings. Such a wrong cell has the value NaN and the status "missing"; the caller reports it.
    """
    column = np.asarray(cells, dtype=object)
    figures = _all_figures(column)
    if figures is not None:
        return figures, repeated("ok", len(column)), _NO_ROW
    mixed = _figures_and_words(column)
    if mixed is not None:
        return *mixed, _NO_ROW
    places, distinct = pd.factorize(column)
    values, status, wrong = _parse_each(np.asarray(distinct, dtype=object))
    return values[places], status[places], np.flatnonzero(wrong[places])


def _all_figures(cells: Objects) -> Floats | None:
    """Values of a column that holds plain numbers and nothing else; None when it may hold something else."""
    written = "\n".join(cells)
    text = written.translate(_SPACES) if " " in written or not written.isascii() else written
    decimal = "," if "," in text and "." not in text else "."
    if not text.isascii() or text.encode().translate(None, _FIGURES + decimal.encode()):
        return None
    text = text.replace(",", ".")
    column = cells if text == written else np.array(text.split("\n"), dtype=object)
    if len(column) != len(cells):
        return None
    try:
        values = column.astype(np.float64)
    except ValueError:
        return None
    return values if bool(np.isfinite(values).all()) else None


def _figures_and_words(cells: Objects) -> tuple[Floats, Objects] | None:
    """Values and statuses of plain numbers among the words for a secret or a missing value; None for anything else."""
    status = np.array([_WORDS.get(cell.strip(), "ok") for cell in cells], dtype=object)
    plain = status == "ok"
    figures = _all_figures(cells[plain])
    if figures is None:
        return None
    values = np.full(len(cells), np.nan)
    values[plain] = figures
    return values, status


def _parse_each(cells: Objects) -> tuple[Floats, Objects, npt.NDArray[np.bool_]]:
    """Value, status and error of each cell."""
    values, status = np.full(len(cells), np.nan), repeated("missing", len(cells))
    wrong = np.zeros(len(cells), dtype=bool)
    for row, cell in enumerate(cells):
        try:
            values[row], status[row] = parse_value(cell)
        except ValueError:
            values[row], status[row], wrong[row] = np.nan, "missing", True
    return values, status, wrong


def repeated(text: str, count: int) -> Objects:
    """An array (count,) of one text: ``numpy.full`` would make a new text for each cell."""
    texts = np.empty(count, dtype=object)
    texts.fill(text)
    return texts
