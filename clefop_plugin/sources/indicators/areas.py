"""The areas that the rows of a table are about: communes, zones of a zoning, départements, regions."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import departement_of, fold_district, repair_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.indicators.values import Floats, Objects, grouped
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

COMMUNE, DEPARTEMENT, REGION = "commune", "departement", "region"
#: Zonings of the catalogue that are levels of their own.
_LEVEL_OF = {"dep": DEPARTEMENT, "reg": REGION}
_ZONE_NAME = re.compile(r"zone.{0,3}emploi.{0,3}(\d{4})", re.IGNORECASE)
#: Communes that tables may cut into districts.
DISTRICTED = frozenset(map(fold_district, ("75101", "69381", "13201")))
#: Characters of a code, for the zeros that a spreadsheet removed.
_WIDTH = {DEPARTEMENT: 2, REGION: 2, "epci": 9}


@dataclass(frozen=True)
class Key:
    """The column that names the area of each row, and the level of these areas."""

    column: str
    level: str


@dataclass(frozen=True)
class Rows:
    """The rows of a table that are kept, and the areas they are about.

    ``rows`` (k,) are their positions in the table; ``codes`` (m,) the areas, each once; ``where`` (k,) gives the area
    of each row, None when there is one row an area, in the same order.
    """

    level: str
    rows: npt.NDArray[np.int64]
    codes: Objects
    where: npt.NDArray[np.int64] | None

    def gathered(self, values: Floats, status: Objects, counts: bool) -> tuple[Floats, Objects]:
        """Values and statuses (m,) of the areas: the districts of a commune are summed when they are counts.

        A sum with a secret or a missing part is not known; a published value of several districts is missing.
        """
        if self.where is None:
            return values, status
        size = len(self.codes)
        total, found = grouped(self.where, size, values, status)
        if not counts:
            several = np.bincount(self.where, minlength=size) > 1
            found = np.where(several, "missing", found).astype(object)
            total = np.where(several, np.nan, total)
        return total, found


def key_of(table: Table, asked: str = "", level: str = "") -> Key | None:
    """The key of a table: the one the user says, else communes by an unmistakable name, the level that the catalogue
    says, zones by name, communes by content. None when there is none."""
    if asked:
        said = detect.need_column(table, asked)
        return Key(said, level or level_of_column(table, said) or COMMUNE)
    named = table.find(*detect.COMMUNE_NAMES[:-1])
    found = detect.commune_column(table)
    if found is not None and found == named:
        return Key(found, COMMUNE)
    if level and level != COMMUNE:
        column = next((c for c in table.columns if level_of_column(table, c) == level), None)
        column = column or found or _first_codes(table)
        return Key(column, level) if column else None
    zones = [(c, level_of_column(table, c)) for c in table.columns]
    alone = [(c, z) for c, z in zones if z and table.column(c).nunique() >= 0.9 * max(1, table.rows)]
    if alone:
        return Key(*max(alone, key=lambda pair: table.column(pair[0]).nunique()))
    return Key(found, COMMUNE) if found is not None else None


def level_of_column(table: Table, column: str) -> str:
    """The level that the name of a column tells: a zoning id, departement, region; "" when it tells none."""
    match = _ZONE_NAME.search(column)
    if match is not None and not re.match(r"lib|nom", column, re.IGNORECASE):
        return f"ze{match.group(1)}"
    role = detect.zoning_role(table, column)
    return _LEVEL_OF.get(role.id, role.id) if role is not None else ""


def need_key(table: Table, asked: str = "", level: str = "") -> Key:
    """The same; InputError naming the fields read when there is none."""
    key = key_of(table, asked, level)
    return key if key is not None else Key(detect.need_commune_column(table), COMMUNE)


def area_rows(table: Table, key: Key, options: Options, report: Report) -> Rows:
    """The rows to keep. Raises InputError when none is of the study, or when an area has two rows."""
    if key.level == COMMUNE:
        return _commune_rows(table, key, options, report)
    cells = table.column(key.column).str.strip()
    width = _WIDTH.get(key.level, 4 if re.match(r"ze\d{4}$", key.level) else 0)
    codes = cells.where(~cells.str.fullmatch(r"\d+"), cells.str.zfill(width)) if width else cells
    mended = np.flatnonzero((codes != cells).to_numpy())
    report.correct(tr("codes repaired"), None, None, count=len(mended))
    empty = (codes == "").to_numpy()
    for row in np.flatnonzero(empty):
        report.skip(tr("rows without a code"), None, table.lines[row])
    wanted = known_areas(key.level, options)
    outside = ~empty & ~codes.isin(wanted).to_numpy() if wanted else np.zeros(len(codes), dtype=bool)
    report.skip(tr("rows of areas outside the study"), count=int(outside.sum()))
    rows = np.flatnonzero(~empty & ~outside)
    if not len(rows):
        raise InputError(
            tr(
                "None of the {count} rows of {name} is an area of the workspace (level “{level}”).",
                count=number(table.rows),
                name=table.path.name,
                level=key.level,
            )
        )
    if not wanted and options.communes is not None and key.level not in _LEVEL_OF.values():
        report.note(
            tr(
                "The workspace has no zoning “{level}”: import it, and these values will be shown.",
                level=key.level,
            )
        )
    kept = codes.to_numpy(dtype=object)[rows]
    _refuse_repeated(kept, report)
    report.rows_kept = len(rows)
    return Rows(key.level, rows, kept, None)


def known_areas(level: str, options: Options) -> frozenset[str]:
    """Codes of the areas of a level that the study has; empty when it is not known."""
    communes = options.communes
    if communes is None:
        return frozenset()
    if level == DEPARTEMENT:
        return frozenset(departement_of(code) for code in communes)
    if level == REGION:
        return frozenset({options.region} - {""})
    return frozenset((options.zone_of.get(level) or {}).values())


def _commune_rows(table: Table, key: Key, options: Options, report: Report) -> Rows:
    communes = None if options.communes is None else set(options.communes)
    found = commune_rows(table, key.column, communes, report)
    if not found.kept.any():
        raise InputError(none_kept(table))
    rows = np.flatnonzero(found.kept)
    codes = found.codes.to_numpy(dtype=object)[rows]
    districts = _districts(table, key.column, rows, codes)
    if districts.any():
        whole = districts & pd.Series(codes).isin(set(codes[~districts])).to_numpy(dtype=bool)
        report.skip(tr("districts of a commune that the table also gives whole"), count=int(whole.sum()))
        rows, codes, districts = rows[~whole], codes[~whole], districts[~whole]
    _refuse_repeated(codes[~districts], report, [table.lines[row] for row in rows[~districts]], dict(options.names))
    report.rows_kept = len(rows)
    report_absent(set(codes), communes, dict(options.names), report)
    if not districts.any():
        return Rows(COMMUNE, rows, codes, None)
    where, once = pd.factorize(codes)
    return Rows(COMMUNE, rows, np.asarray(once, dtype=object), np.asarray(where, dtype=np.int64))


def _districts(table: Table, column: str, rows: npt.NDArray[np.int64], codes: Objects) -> npt.NDArray[np.bool_]:
    """Which rows are districts of Paris, Lyon or Marseille: their own code is not that of their commune."""
    folded = np.zeros(len(rows), dtype=bool)
    suspects = np.flatnonzero(pd.Series(codes).isin(DISTRICTED).to_numpy(dtype=bool))
    if len(suspects):
        cells = table.column(column).to_numpy(dtype=object)
        folded[suspects] = [repair_commune(cells[rows[row]]) != codes[row] for row in suspects]
    return folded


def _refuse_repeated(
    codes: Collection[str], report: Report, lines: Sequence[int] = (), names: Mapping[str, str] = {}
) -> None:
    series = pd.Series(np.asarray(codes, dtype=object), dtype=object)
    twice = series[series.duplicated()]
    if twice.empty:
        return
    code = str(twice.iloc[0])
    where = [str(lines[row]) for row in np.flatnonzero((series == code).to_numpy())[:5]] if len(lines) else []
    shown = f"{code} {names[code]}" if names.get(code) else code
    if where:
        raise InputError(
            tr(
                "{code} appears more than once in {file} (lines {lines}). Nothing was imported: keep one row per "
                "commune, or give a table with one row per value.",
                code=shown,
                file=report.source,
                lines=", ".join(where),
            )
        )
    raise InputError(
        tr(
            "{code} appears more than once in {file}. Nothing was imported: keep one row per commune, "
            "or give a table with one row per value.",
            code=shown,
            file=report.source,
        )
    )


def _first_codes(table: Table) -> str | None:
    """The first column whose cells are short codes, each once."""
    for column in table.columns:
        cells = table.column(column).str.strip()
        if len(cells) and cells.is_unique and cells.str.fullmatch(r"[0-9A-Z]{1,9}").mean() >= 0.9:
            return column
    return None
