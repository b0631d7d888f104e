"""What an import of indicators brings, and how blocks of figures become one long table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import union_categoricals

from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.indicators.catalogue import Definition, frame_of, with_ratios
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]

#: Statuses of a value; a conversion of vintage may make one of them "estimated".
STATUSES = ("ok", "secret", "missing", "estimated")
_STATUS_TYPE = pd.CategoricalDtype(list(STATUSES))


@dataclass(frozen=True)
class IndicatorImport:
    """``indicators`` (their definitions), ``values`` (indicator_id, level, code, period, value, status), the report.

    The texts of ``values`` are categories: one row a figure, which millions of rows need.
    """

    indicators: pd.DataFrame
    values: pd.DataFrame
    report: Report


@dataclass(frozen=True)
class Block:
    """Figures of one indicator at one period: ``codes`` (k,), ``values`` (k,), ``status`` (k,).

    Blocks of the same areas share one ``codes`` array: it is then encoded once.
    """

    indicator: str
    period: str
    level: str
    codes: Objects
    values: Floats
    status: Objects


def long_frame(blocks: Sequence[Block]) -> pd.DataFrame:
    """The values of the blocks as one table, in their order."""
    if not blocks:
        empty: Objects = np.empty(0, dtype=object)
        blocks = [Block("", "", "", empty, np.empty(0), empty)]
    sizes = np.array([len(block.values) for block in blocks])
    encoded: dict[int, pd.Categorical] = {}
    for block in blocks:
        if id(block.codes) not in encoded:
            encoded[id(block.codes)] = pd.Categorical(block.codes)
    parts = [encoded[id(block.codes)] for block in blocks]
    shared = len(encoded) == 1
    codes = _category(np.tile(parts[0].codes, len(blocks)), parts[0].dtype) if shared else union_categoricals(parts)
    return pd.DataFrame(
        {
            "indicator_id": _repeated([block.indicator for block in blocks], sizes),
            "level": _repeated([block.level for block in blocks], sizes),
            "code": codes,
            "period": _repeated([block.period for block in blocks], sizes),
            "value": np.concatenate([block.values for block in blocks]),
            "status": _category(np.concatenate([_status_codes(block) for block in blocks]), _STATUS_TYPE),
        },
        copy=False,
    )


def finished(blocks: Sequence[Block], definitions: Sequence[Definition], report: Report) -> IndicatorImport:
    """The import made of the blocks, and of the sums that they allow; the report tells what was read."""
    return described(long_frame([*blocks, *_summed(blocks, definitions)]), definitions, report)


def described(values: pd.DataFrame, definitions: Sequence[Definition], report: Report) -> IndicatorImport:
    """The import made of a table of values, with the ratios that it allows; the report tells what was read."""
    for state, sentence in (
        ("secret", tr("Secret values: {count}.")),
        ("missing", tr("Missing values: {count}.")),
    ):
        count = int((values["status"] == state).sum())
        if count:
            report.note(sentence.format(count=number(count)))
    frame = frame_of(with_ratios(values["indicator_id"].unique(), definitions), report.source)
    report.note(tr("Indicators read: {count} ({names}).", count=len(frame), names=", ".join(frame["label"])))
    return IndicatorImport(frame, values, report)


def _summed(blocks: Sequence[Block], definitions: Sequence[Definition]) -> list[Block]:
    """Counts that the file does not have itself, and has the parts of, over the same areas."""
    known = {(block.indicator, block.period, block.level): block for block in blocks}
    made = []
    for entry in {entry.id: entry for entry in reversed(definitions) if entry.sum}.values():
        parts = [part.strip() for part in entry.sum.split("+")]
        for period, level in {(period, level) for indicator, period, level in known if indicator == parts[0]}:
            found = [known.get((part, period, level)) for part in parts]
            whole = [block for block in found if block is not None]
            if (entry.id, period, level) in known or len(whole) < len(parts):
                continue
            if all(block.codes is whole[0].codes for block in whole):
                values = np.sum([block.values for block in whole], axis=0)
                status = worst(np.vstack([block.status for block in whole]))
                made.append(Block(entry.id, period, level, whole[0].codes, values, status))
    return made


def worst(status: Objects) -> Objects:
    """Status of sums, from those of their terms (terms, k): secret where one is, else missing where one is, else ok."""
    secret = (status == "secret").any(axis=0)
    missing = (status == "missing").any(axis=0)
    return np.where(secret, "secret", np.where(missing, "missing", "ok")).astype(object)


def grouped(
    where: npt.NDArray[np.int64], size: int, values: Floats, status: Objects, blanks: bool = False
) -> tuple[Floats, Objects]:
    """Sums and statuses (size,) of the rows of each group ``where`` (k,): secret where a row is, then missing.

    With ``blanks`` a missing row adds nothing, and a group is missing only when all its rows are.
    """
    known = ~np.isnan(values)
    total = np.bincount(where, np.where(known, values, 0.0), minlength=size).astype(np.float64)
    published = np.bincount(where, known, minlength=size)
    secret = np.bincount(where, status == "secret", minlength=size) > 0
    missing = published == 0 if blanks else published < np.bincount(where, minlength=size)
    found = np.where(secret, "secret", np.where(missing, "missing", "ok")).astype(object)
    return np.where(found == "ok", total, np.nan), found


def drop_negative(
    values: Floats, status: Objects, column: str, table: Table, rows: npt.NDArray[np.int64], report: Report
) -> None:
    """A count is never negative: -999 and the like are a producer's mark for a missing value. Mends in place."""
    for row in np.flatnonzero(values < 0):
        shown = f"{column}: {values[row]:g}"
        report.correct(tr("negative counts, read as missing"), shown, int(table.lines[rows[row]]))
        values[row], status[row] = np.nan, "missing"


def figures(
    table: Table, column: str, rows: npt.NDArray[np.int64], report: Report, counts: bool = False
) -> tuple[Floats, Objects]:
    """Values and statuses (k,) of some rows of a column; cells that are no figure are named in the report.

    With ``counts`` a negative figure is a mark for a missing value: a count is never negative.
    """
    values, status, wrong = table.figures(column, None if len(rows) == table.rows else rows)
    for row in wrong:
        shown = f"{column}: {table.column(column).iat[rows[row]]}"
        report.correct(tr("cells that are not a number, read as missing"), shown, int(table.lines[rows[row]]))
    if counts:
        drop_negative(values, status, column, table, rows, report)
    return values, status


def _status_codes(block: Block) -> npt.NDArray[np.int8]:
    known = ~np.isnan(block.values)
    codes = np.zeros(len(block.values), dtype=np.int8)
    if not known.all():
        codes[~known] = STATUSES.index("missing")
        codes[block.status == "secret"] = STATUSES.index("secret")
    return codes


def _repeated(texts: Sequence[str], sizes: npt.NDArray[np.int64]) -> pd.Categorical:
    once = pd.Categorical(list(texts))
    return _category(np.repeat(once.codes, sizes), once.dtype)


def _category(codes: Any, kind: Any) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, dtype=kind)
