"""Indicators from tables of communes: wide tables known by the catalogue, tables with their own catalogue, long tables.

Filosofi and the census name their columns with the year (MED21, P21_POP): it gives the period.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin import paths
from clefop_plugin.core.codes import MISSING, SECRET, parse_places, parse_value
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

_TEXT = (
    "id",
    "label",
    "theme",
    "unit",
    "kind",
    "numerator",
    "denominator",
    "weight",
    "level",
    "source",
    "producer",
    "licence",
    "note",
)
_LONG_INDICATOR = ("indicateur", "indicator", "indicator_id", "variable", "code_indicateur")
_LONG_PERIOD = ("periode", "period", "annee", "time_period", "millesime")
_LONG_VALUE = ("valeur", "value", "obs_value")


@dataclass(frozen=True)
class IndicatorImport:
    """``indicators`` (their definitions), ``values`` (indicator_id, level, code, period, value, status), the report."""

    indicators: pd.DataFrame
    values: pd.DataFrame
    report: Report


@dataclass(frozen=True)
class _Source:
    """A column to read: its indicator and its period."""

    column: str
    definition: dict[str, Any]
    period: str


def read_indicators(
    source: str | Path | Table,
    catalogue: str | Path | None = None,
    communes: set[str] | None = None,
    period: str = "",
    columns: list[str] | None = None,
) -> IndicatorImport:
    """Read the indicators of a table of communes.

    ``catalogue`` (TOML or CSV) describes columns that the shipped catalogue does not know; ``period`` serves columns
    without a year; ``columns`` takes other numeric columns as published values. Raises InputError when no column is
    an indicator.
    """
    table = source if isinstance(source, Table) else read_table(source)
    key = detect.need_commune_column(table)
    definitions = (_read_catalogue(Path(catalogue)) if catalogue else []) + _shipped()
    names = table.find(*_LONG_INDICATOR), table.find(*_LONG_VALUE)
    if names[0] is not None and names[1] is not None:
        return _Reader(table, key, communes).long(definitions, names[0], names[1], period)
    sources = _sources(table, definitions, period or str(detect.year_of_name(table.path.stem) or ""), columns or [])
    if not sources:
        raise InputError(
            tr(
                "No known indicator in {name}. Give a catalogue of its columns. The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    return _Reader(table, key, communes).wide(sources, definitions)


def kind_of_column(column: str) -> str | None:
    """Kind (count, ratio, given) that the shipped catalogue gives to a column; None when it does not know it."""
    return next((str(entry["kind"]) for entry in _shipped() if _match(column, entry) is not None), None)


class _Reader:
    def __init__(self, table: Table, key: str, communes: set[str] | None) -> None:
        self._table = table
        self._communes = communes
        self._key = key
        self.report = start_report(table, tr("Indicators by commune"), "")
        rows = commune_rows(table, key, communes, self.report)
        if not rows.kept.any():
            raise InputError(none_kept(table))
        self._kept = np.flatnonzero(rows.kept)
        self._codes = rows.codes.to_numpy()

    def wide(self, sources: list[_Source], definitions: list[dict[str, Any]]) -> IndicatorImport:
        codes = pd.Series(self._codes[self._kept])
        self._refuse_repeated(codes)
        self.report.why = tr(
            "commune code in “{key}”, {count} known columns", key=self._key, count=number(len(sources))
        )
        known = {source.column for source in sources}
        left = [c for c in self._table.columns if c not in known and c != self._key and not detect.is_no_zoning(c)]
        if left:
            self.report.note(tr("Columns not read: {fields}.", fields=detect.quoted(left)))
        parts = []
        for source in sources:
            cells = self._table.frame[source.column].to_numpy()[self._kept]
            values, status = self._figures(cells, source.column)
            if source.definition.get("kind") == "count":
                self._drop_negative(values, status, cells, source.column)
            parts.append(_values(source.definition["id"], codes.to_numpy(), source.period, values, status))
        self.report.rows_kept = len(codes)
        return self._finish(pd.concat(parts, ignore_index=True), definitions)

    def long(self, definitions: list[dict[str, Any]], indicator: str, value: str, period: str) -> IndicatorImport:
        self.report.format = tr("Indicators, one row per value")
        self.report.why = tr("columns {fields}", fields=detect.quoted([self._key, indicator, value]))
        named = (self._table.frame[indicator].str.strip() != "").to_numpy(dtype=bool)
        for row in self._kept[~named[self._kept]]:
            self.report.skip(tr("rows without an indicator"), str(self._codes[row]), self._table.lines[row])
        self._kept = self._kept[named[self._kept]]
        frame = self._table.frame.iloc[self._kept]
        when = self._table.text(*_LONG_PERIOD).iloc[self._kept].str.strip().replace("", period)
        values, status = self._figures(frame[value].to_numpy(), value)
        ids = frame[indicator].str.strip().map(detect.zoning_id)
        counts = ids.isin([entry["id"] for entry in definitions if entry.get("kind") == "count"]).to_numpy()
        suspect = np.where(counts, values, np.nan)
        self._drop_negative(suspect, status, frame[value].to_numpy(), value)
        values = np.where(counts, suspect, values)
        table = pd.DataFrame(
            {
                "indicator_id": ids.to_numpy(),
                "level": "commune",
                "code": self._codes[self._kept],
                "period": when.to_numpy(),
                "value": values,
                "status": status,
            }
        )
        keys = ["indicator_id", "level", "code", "period"]
        twice = table.duplicated(keys)
        self.report.skip_all(tr("values given twice, the first is kept"), table["code"][twice])
        self.report.rows_kept = int((~twice).sum())
        known = {entry["id"] for entry in definitions}
        new = [
            _plain(name) for name in dict.fromkeys(frame[indicator].str.strip()) if detect.zoning_id(name) not in known
        ]
        return self._finish(table[~twice].reset_index(drop=True), definitions + new)

    def _refuse_repeated(self, codes: pd.Series) -> None:
        twice = codes[codes.duplicated()]
        if len(twice):
            raise InputError(
                tr(
                    "{code} appears more than once in {file}. Nothing was imported: keep one row per commune, "
                    "or give a table with one row per value.",
                    code=twice.iloc[0],
                    file=self.report.source,
                )
            )

    def _figures(self, cells: np.ndarray, column: str) -> tuple[np.ndarray, np.ndarray]:
        values = np.full(len(cells), np.nan)
        status = np.full(len(cells), "missing", dtype=object)
        for row, text in enumerate(cells):
            try:
                values[row], status[row] = parse_value(text)
            except ValueError:
                line = self._table.lines[self._kept[row]]
                self.report.correct(tr("cells that are not a number, read as missing"), f"{column}: {text}", line)
        return values, status

    def _drop_negative(self, values: np.ndarray, status: np.ndarray, cells: np.ndarray, column: str) -> None:
        """A count is never negative: -999 and the like are a producer's mark for a missing value."""
        for row in np.flatnonzero(values < 0):
            line = self._table.lines[self._kept[row]]
            self.report.correct(tr("negative counts, read as missing"), f"{column}: {cells[row]}", line)
            values[row], status[row] = np.nan, "missing"

    def _finish(self, values: pd.DataFrame, definitions: list[dict[str, Any]]) -> IndicatorImport:
        report_absent(set(values["code"]), self._communes, None, self.report)
        for state, sentence in (
            ("secret", tr("Secret values: {count}.")),
            ("missing", tr("Missing values: {count}.")),
        ):
            count = int((values["status"] == state).sum())
            if count:
                self.report.note(sentence.format(count=number(count)))
        present = set(values["indicator_id"])
        chosen = _with_ratios(present, definitions)
        frame = _definitions(chosen, self.report)
        self.report.note(tr("Indicators read: {count} ({names}).", count=len(frame), names=", ".join(frame["label"])))
        return IndicatorImport(frame, values, self.report)


def _with_ratios(present: set[str], definitions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    chosen: dict[str, dict[str, Any]] = {}
    for entry in definitions:
        ratio = entry.get("kind") == "ratio"
        terms = {entry.get("numerator", ""), entry.get("denominator", "")}
        if entry["id"] not in chosen and (entry["id"] in present or (ratio and terms <= present)):
            chosen[entry["id"]] = entry
    return list(chosen.values())


def _definitions(entries: list[dict[str, Any]], report: Report) -> pd.DataFrame:
    columns: dict[str, Any] = {
        name: pd.Series([str(entry.get(name, "") or "") for entry in entries], dtype=object) for name in _TEXT
    }
    frame = pd.DataFrame(columns)
    frame["level"] = frame["level"].replace("", "commune")
    frame["source"] = frame["source"].replace("", report.source)
    frame["scale"] = [float(entry.get("scale") or (100 if _is_rate(entry) else 1)) for entry in entries]
    frame["decimals"] = pd.array([int(entry.get("decimals") or 0) for entry in entries], dtype="Int64")
    return frame


def _is_rate(entry: dict[str, Any]) -> bool:
    return entry.get("kind") == "ratio" and entry.get("unit") == "%"


def _values(indicator: str, codes: np.ndarray, period: str, values: np.ndarray, status: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator_id": indicator,
            "level": "commune",
            "code": codes,
            "period": period,
            "value": values,
            "status": status,
        }
    )


def _sources(table: Table, definitions: list[dict[str, Any]], period: str, columns: list[str]) -> list[_Source]:
    found: dict[tuple[str, str], _Source] = {}
    for column in table.columns:
        for entry in definitions:
            when = _match(column, entry)
            if when is not None:
                found.setdefault((entry["id"], when or period), _Source(column, entry, when or period))
                break
    read = {source.column for source in found.values()}
    for name in columns:
        asked = table.find(name)
        if asked is not None and asked not in read and _is_numeric(table.frame[asked]):
            entry = _plain(asked)
            definitions.append(entry)
            found[(entry["id"], period)] = _Source(asked, entry, period)
    return list(found.values())


def _match(column: str, entry: dict[str, Any]) -> str | None:
    """The period of a column that the entry describes ("" when its name has no year); None when it does not."""
    pattern = entry.get("column", "")
    if not pattern:
        return None
    wanted = re.escape(pattern).replace(r"\{yyyy\}", r"((?:19|20)\d\d)").replace(r"\{yy\}", r"(\d\d)")
    match = re.fullmatch(wanted, column.strip(), re.IGNORECASE)
    if match is None:
        return None
    if not match.groups():
        return str(entry.get("period", "") or "")
    year = int(match.group(1))
    return str(year if year > 99 else 2000 + year if year < 60 else 1900 + year)


def _plain(column: str) -> dict[str, Any]:
    """A column nobody described: a published value, never summed."""
    return {"id": detect.zoning_id(column), "column": column, "label": column, "kind": "given"}


def _is_numeric(cells: pd.Series) -> bool:
    sample = [text for text in cells.head(500) if text.strip() not in MISSING | SECRET]
    good = 0
    for text in sample:
        try:
            parse_value(text)
        except ValueError:
            continue
        good += 1
    return bool(sample) and good >= 0.8 * len(sample)


@cache
def _catalogue() -> list[dict[str, Any]]:
    content = paths.resource("catalogues", "indicators.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(content)["indicator"])


def _shipped() -> list[dict[str, Any]]:
    return [dict(entry) for entry in _catalogue()]


def _read_catalogue(path: Path) -> list[dict[str, Any]]:
    """Definitions of a TOML or CSV catalogue: columns named as the table of indicators, plus ``column``."""
    if path.suffix.lower() == ".toml":
        try:
            entries = [dict(entry) for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("indicator", [])]
        except (OSError, ValueError, TypeError) as error:
            raise InputError(tr("The catalogue {name} cannot be read: {error}", name=path.name, error=error)) from error
    else:
        table = read_table(path)
        names = {column: column.strip().lower() for column in table.columns}
        entries = [
            {names[str(column)]: str(cell).strip() for column, cell in row.items()}
            for row in table.frame.to_dict(orient="records")
        ]
    for entry in entries:
        _check_entry(entry, path)
    return entries


_KINDS = ("count", "ratio", "given")


def _check_entry(entry: dict[str, Any], path: Path) -> None:
    """Complete one definition of a catalogue; InputError naming what is wrong in it."""
    for name in (*_TEXT, "column", "period"):
        if name in entry:
            entry[name] = str(entry[name])
    if not entry.get("id"):
        raise InputError(tr("The catalogue {name} needs a column “id”.", name=path.name))
    entry["label"] = entry.get("label") or entry["id"]
    entry["kind"] = entry.get("kind") or "given"
    if entry["kind"] not in _KINDS:
        raise InputError(_wrong(entry, "kind", path))
    for name in ("scale", "decimals"):
        try:
            value = parse_places(str(entry.get(name) or ""))
        except ValueError as error:
            raise InputError(_wrong(entry, name, path)) from error
        entry[name] = None if np.isnan(value) else value
    if entry["kind"] != "ratio":
        entry["column"] = entry.get("column") or entry["id"]


def _wrong(entry: dict[str, Any], field: str, path: Path) -> str:
    return tr(
        "The catalogue {name} gives “{value}” as “{field}” of the indicator “{id}”. Write one of: {expected}.",
        name=path.name,
        value=entry.get(field),
        field=field,
        id=entry["id"],
        expected=", ".join(_KINDS) if field == "kind" else tr("a number above zero"),
    )


def _recognise(document: Document) -> Recognition:
    table = document.table
    if table is None or document.geometry is not None or detect.commune_column(table) is None:
        return NOT_MINE
    if table.find(*_LONG_INDICATOR) is not None and table.find(*_LONG_VALUE) is not None:
        return Recognition(0.7, tr("one row per value"))
    known = [column for column in table.columns if any(_match(column, entry) is not None for entry in _shipped())]
    return Recognition(0.7 if known else 0.3, tr("columns {fields}", fields=detect.quoted(known or table.columns)))


def _read(document: Document, options: Options, progress: Progress) -> IndicatorImport:
    return read_indicators(
        document.table or document.path,
        catalogue=options.catalogue,
        communes=None if options.communes is None else set(options.communes),
        period=options.period,
        columns=list(options.fields),
    )


FORMATS = (Format("indicators", "indicators", lambda: tr("Indicators by commune"), _recognise, _read),)
