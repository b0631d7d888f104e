"""Localised unemployment of INSEE: quarterly rates by zone d'emploi, département or region, one column a quarter.

The names of quarters changed with the editions: ``2003-T1``, ``T1_2003``, ``1er trimestre 2003``.
"""

from __future__ import annotations

import re

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.indicators.areas import COMMUNE, Key, area_rows, level_of_column, need_key
from clefop_plugin.sources.indicators.catalogue import known
from clefop_plugin.sources.indicators.values import Block, IndicatorImport, figures, finished
from clefop_plugin.sources.tables import Table

INDICATOR = "taux_chomage_localise"
#: Fewest columns of quarters that tell such a file.
_FEWEST = 2
_QUARTERS = (
    re.compile(r"(?P<year>(?:19|20)\d\d)[-_ ]?[TQ](?P<quarter>[1-4])", re.IGNORECASE),
    re.compile(r"[TQ](?P<quarter>[1-4])[-_ ]?(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
    re.compile(r"(?P<quarter>[1-4])\s*(?:er|e|ème|eme|nd|d)?\s*trimestre\s*(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
)


def quarter_of(column: str) -> str:
    """The quarter that a column is of, as ``2003-T1``; "" when it is none."""
    for pattern in _QUARTERS:
        match = pattern.fullmatch(" ".join(column.split()))
        if match is not None:
            return f"{match['year']}-T{match['quarter']}"
    return ""


def recognise(document: Document) -> Recognition:
    """Columns of quarters, and one of the codes of zones."""
    table = document.table
    if table is None or document.geometry is not None:
        return NOT_MINE
    quarters = [column for column in table.columns if quarter_of(column)]
    key = _key(table)
    if len(quarters) < _FEWEST or key is None:
        return NOT_MINE
    why = tr(
        "codes in “{key}”, {count} quarters from “{first}” to “{last}”",
        key=key.column,
        count=number(len(quarters)),
        first=quarters[0],
        last=quarters[-1],
    )
    return Recognition(0.95, why)


def read(table: Table, options: Options, progress: Progress | None = None) -> IndicatorImport:
    """Read the rates of every quarter. Raises InputError when no zone is of the study, or a zone has two rows."""
    progress = progress or Progress()
    key = _key(table, options.key) or need_key(table, options.key)
    report = start_report(table, tr("Localised unemployment, by quarter"), "")
    quarters = {column: quarter_of(column) for column in table.columns if quarter_of(column)}
    if not quarters:
        detect.need_column(table, "2024-T1")
    report.why = tr("codes in “{key}”, {count} quarters", key=key.column, count=number(len(quarters)))
    rows = area_rows(table, key, options, report)
    blocks: dict[str, Block] = {}
    for rank, (column, quarter) in enumerate(quarters.items()):
        progress.update(rank / len(quarters))
        values, status = rows.gathered(*figures(table, column, rows.rows, report), counts=False)
        blocks.setdefault(quarter, Block(INDICATOR, quarter, rows.level, rows.codes, values, status))
    return finished(list(blocks.values()), known(options.catalogue, options.recipe), report)


def _key(table: Table, asked: str = "") -> Key | None:
    """The column of zones: of the finest level when the file names several."""
    if asked:
        return need_key(table, asked)
    found: list[tuple[int, int, str, str]] = []
    for column in table.columns:
        label = table.labels.get(column, "")
        level = level_of_column(table, column) or (level_of_column(table, label) if label else "")
        if level and level != COMMUNE and not quarter_of(column):
            found.append((table.column(column).nunique(), -len(found), column, level))
    if not found:
        return None
    _, _, column, level = max(found)
    return Key(column, level)


def _read(document: Document, options: Options, progress: Progress) -> IndicatorImport:
    return read(need_table(document), options, progress)


FORMATS = (
    Format("localised_unemployment", "indicators", lambda: tr("Localised unemployment, by quarter"), recognise, _read),
)
