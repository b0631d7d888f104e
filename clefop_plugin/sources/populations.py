"""Populations of communes: INSEE legal populations, yearly files, several vintages in one table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import parse_value, repair_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table, simplify

_NAMES = detect.POPULATION_NAMES
_VINTAGES = ("COG", "VINTAGE", "MILLESIME", "ANNEE_COG", "ANNEE", "YEAR")
_WIDE = re.compile(r"^p(?:op|mun)?_?(\d\d|(?:19|20)\d\d)(?:_?pop)?$", re.IGNORECASE)


@dataclass(frozen=True)
class PopulationImport:
    """``frame`` has code, name, population; ``vintage`` is the year of the communes or of the census, when known."""

    frame: pd.DataFrame
    vintage: int | None
    report: Report


def read_population(path: str | Path, vintage: int | None = None, communes: set[str] | None = None) -> PopulationImport:
    """Read the population of communes; of a table with several vintages, the one asked or the best match.

    Raises InputError without commune code, population column, or rows of the vintage asked.
    """
    table = read_table(path)
    key = detect.need_commune_column(table)
    report = start_report(table, tr("Populations"), "")
    column, year = _population_column(table, vintage)
    report.why = tr("commune code in “{key}”, population in “{field}”", key=key, field=column)
    if year is not None:
        report.note(tr("Population of {year} read in the column {field}.", year=year, field=column))
    table, year = _one_vintage(table, key, vintage, communes, report, year)
    rows = commune_rows(table, key, communes, report)
    values, good = _values(table, column, rows.kept, report)
    _refuse_none(table, good)
    good = _without_whole(table, key, rows.codes, good, report)
    good = good & ~_repeated(table, key, rows.codes, values, good, report)
    codes = rows.codes[good]
    first = ~codes.duplicated()
    label = detect.label_column(table)
    names = table.frame[label][good].str.strip() if label else pd.Series("", index=codes.index)
    summed = pd.Series(values[good], index=codes.to_numpy()).groupby(level=0).sum()
    report.skip(tr("districts added to their commune"), count=int((~first).sum()))
    report.rows_kept = int(first.sum())
    report_absent(set(codes), communes, None, report)
    frame = pd.DataFrame(
        {
            "code": codes[first].to_numpy(),
            "name": names[first].to_numpy(),
            "population": summed[codes[first]].to_numpy(dtype=np.float64),
        }
    )
    return PopulationImport(frame, year, report)


def read_populations(path: str | Path) -> dict[int, dict[str, float]]:
    """Residents by commune code, for every vintage of a table; vintage 0 when the table does not say which it is.

    A table that stacks vintages gives them all; of a table with one column a census, the latest. Raises InputError
    without commune code or population column.
    """
    table = read_table(path)
    key = detect.need_commune_column(table)
    column, _ = _population_column(table, None)
    stacked = next((c for c in map(table.find, _VINTAGES) if c is not None and simplify(c) != simplify(key)), None)
    named = detect.year_of_name(table.path.stem) or 0
    years = table.frame[stacked].str.strip() if stacked else pd.Series("", index=table.frame.index)
    found: dict[int, dict[str, float]] = {}
    for code, year, cell in zip(table.frame[key], years, table.frame[column], strict=True):
        value = _known(cell)
        if not np.isnan(value):
            vintage = int(year) if re.fullmatch(r"(19|20)\d\d", year) else named
            found.setdefault(vintage, {})[repair_commune(code)] = value
    return found


def _known(cell: str) -> float:
    """A number of residents; NaN when the cell is none."""
    try:
        value, _ = parse_value(cell)
    except ValueError:
        return float("nan")
    return value if value >= 0 else float("nan")


def _refuse_none(table: Table, good: np.ndarray) -> None:
    if not good.any():
        raise InputError(
            tr(
                "{name} gives no population to the communes of this layer. Check the region, the vintage and the "
                "column of the populations.",
                name=table.path.name,
            )
        )


def _without_whole(table: Table, key: str, codes: pd.Series, good: np.ndarray, report: Report) -> np.ndarray:
    """Leave out the districts of a commune that the table also gives whole: their residents would count twice."""
    own = table.frame[key].str.strip().map(repair_commune)
    folded = (codes != own).to_numpy(dtype=bool) & good
    whole = set(codes[good & ~folded])
    twice = folded & codes.isin(whole).to_numpy(dtype=bool)
    report.skip(tr("districts of a commune that the table also gives whole"), count=int(twice.sum()))
    kept: np.ndarray = good & ~twice
    return kept


def _repeated(
    table: Table, key: str, codes: pd.Series, values: np.ndarray, good: np.ndarray, report: Report
) -> np.ndarray:
    """Rows that say again the population of a commune; InputError when they say another one."""
    own = table.frame[key].str.strip().map(repair_commune)
    folded = (codes != own).to_numpy(dtype=bool)
    again = np.zeros(len(codes), dtype=bool)
    met: dict[str, float] = {}
    seen: set[str] = set()
    for row in np.flatnonzero(good & ~folded):
        code, line = str(codes.iat[row]), table.lines[row]
        if met.setdefault(code, values[row]) != values[row]:
            raise InputError(
                tr(
                    "{code} has two different populations in {name} (line {line}). Nothing was written: keep one row "
                    "per commune and per year.",
                    code=code,
                    name=table.path.name,
                    line=line,
                )
            )
        again[row] = code in seen
        if again[row]:
            report.skip(tr("rows repeated for the same commune, merged"), code, line)
        seen.add(code)
    return again


def _population_column(table: Table, vintage: int | None) -> tuple[str, int | None]:
    column = table.find(*_NAMES)
    if column is not None:
        return column, None
    wide = {}
    for name in table.columns:
        match = _WIDE.match(name.strip())
        if match:
            wide[_year(match.group(1))] = name
    if not wide:
        raise InputError(
            tr(
                "No population in {name}. The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    year = vintage if vintage in wide else max(wide)
    return wide[year], year


def _year(text: str) -> int:
    number = int(text)
    return number if number > 99 else 2000 + number if number < 60 else 1900 + number


def _one_vintage(
    table: Table,
    key: str,
    vintage: int | None,
    communes: set[str] | None,
    report: Report,
    year: int | None,
) -> tuple[Table, int | None]:
    """The rows of one vintage of a table that stacks several."""
    column = next((c for c in map(table.find, _VINTAGES) if c is not None and simplify(c) != simplify(key)), None)
    if column is None:
        return table, year
    cells = table.frame[column].str.strip()
    years = sorted({int(cell) for cell in cells.unique() if re.fullmatch(r"(19|20)\d\d", cell)})
    if not years:
        return table, year
    if vintage is not None and vintage not in years:
        raise InputError(
            tr(
                "{name} has no row of {vintage}. Its vintages are {years}.",
                name=table.path.name,
                vintage=vintage,
                years=", ".join(map(str, years)),
            )
        )
    chosen = vintage or _best(table, key, cells, years, communes)
    wanted = (cells == str(chosen)).to_numpy(dtype=bool)
    report.skip(tr("rows of other vintages"), count=int((~wanted).sum()))
    if vintage is None:
        report.note(tr("The rows of {year} were taken: they match these communes best.", year=chosen))
    lines = tuple(line for line, good in zip(table.lines, wanted, strict=True) if good)
    frame = table.frame[wanted].reset_index(drop=True)
    kept = Table(
        table.path,
        frame,
        table.encoding,
        table.separator,
        table.header_row,
        table.first_data_line,
        table.sheet,
        table.sha256,
        lines,
    )
    return kept, chosen


def _best(table: Table, key: str, cells: pd.Series, years: list[int], communes: set[str] | None) -> int:
    if communes is None:
        return max(years)
    sets = {year: set(table.frame[key][cells == str(year)]) for year in years}
    return max(years, key=lambda year: (len(sets[year] & communes), year))


def _values(table: Table, column: str, kept: np.ndarray, report: Report) -> tuple[np.ndarray, np.ndarray]:
    values = np.full(len(table.frame), np.nan)
    good = kept.copy()
    for row in np.flatnonzero(kept):
        text = str(table.frame[column].iat[row])
        try:
            value, status = parse_value(text)
        except ValueError:
            value, status = np.nan, "wrong"
        if status == "wrong" or value < 0:
            report.skip(tr("populations that are not a number"), text, table.lines[row])
            good[row] = False
        elif status != "ok":
            report.skip(tr("rows without a population"), None, table.lines[row])
            good[row] = False
        else:
            values[row] = value
    return values, good


def recognise_vintages(document: Document) -> Recognition:
    """A table of populations of several vintages: a column of years, one of communes, one of residents."""
    table = document.table
    if table is None or table.find(*_VINTAGES[:3]) is None or table.find(*_NAMES) is None or len(table.columns) > 6:
        return NOT_MINE
    return Recognition(0.9, tr("populations of several vintages"))


def refuse_vintages(document: Document, options: Options, progress: Progress) -> PopulationImport:
    """Say where such a table is of use. Raises InputError."""
    raise InputError(
        tr(
            "{name} gives the residents of communes in several vintages: it holds no indicator of a period. Give it as "
            "population table when you create a workspace or import a table of another vintage.",
            name=document.name,
        )
    )


FORMATS = (
    Format(
        "population_vintages",
        "indicators",
        lambda: tr("Populations of several vintages"),
        recognise_vintages,
        refuse_vintages,
    ),
)
