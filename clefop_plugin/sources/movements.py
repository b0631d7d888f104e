"""Movements of communes: the file of INSEE, passage tables year by year, one column a vintage, or code to code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd

from clefop_plugin.core.codes import is_commune, repair_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.vintages import STEP_COLUMNS, Movements
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

#: First vintage of the movement file of INSEE.
INSEE_FIRST = 1943
#: Kinds of movement that only change a code (change of département, of chef-lieu): they come first on a same day.
_NEW_CODE = frozenset({"41", "50"})
_INSEE = ("MOD", "DATE_EFF", "TYPECOM_AV", "COM_AV", "TYPECOM_AP", "COM_AP")
_STEPS = ("COG_DE", "COG_VERS", "CODE_DE", "CODE_VERS")
_BEFORE = ("DEPCOM_HIST", "CODGEO_INI", "CODGEO_HIST", "CODE_ANCIEN", "COM_AV", "CODE_AVANT")
_AFTER = ("DEPCOM", "CODGEO", "CODE_NOUVEAU", "COM_AP", "CODE_APRES")
_VINTAGE_COLUMN = re.compile(r"^(?:CODGEO|COM|COG|DEPCOM|CODE)[_ ]?((?:19|20)\d\d)$", re.IGNORECASE)


@dataclass(frozen=True)
class MovementsImport:
    """The movements of a file, and the report of how it was read."""

    movements: Movements
    report: Report


def read_movements(path: str | Path) -> MovementsImport:
    """Read a file of movements or a passage table. Raises InputError when it is neither."""
    table = read_table(path)
    for read in (_insee, _year_by_year, _wide, _code_to_code):
        found = read(table)
        if found is not None:
            return found
    raise InputError(
        tr(
            "{name} is neither the movement file of INSEE (MOD, DATE_EFF, COM_AV, COM_AP) nor a passage table. The "
            "fields read are {fields}.",
            name=table.path.name,
            fields=detect.quoted(table.columns),
        )
    )


def movements_kind(table: Table) -> str:
    """What a table of movements is, in words, from its columns; "" when it is none."""
    if all(table.find(name) for name in _INSEE):
        return tr("movements of communes of the COG")
    if all(table.find(name) for name in _STEPS):
        return tr("passage table, year by year")
    years = [column for column in table.columns if _VINTAGE_COLUMN.match(column.strip())]
    if len(years) > 1 and all(detect.holds_communes(table, column) for column in years[:2]):
        return tr("passage table, one column a vintage")
    before, after = table.find(*_BEFORE), table.find(*_AFTER)
    return tr("passage table from old codes to new ones") if before and after and before != after else ""


def _insee(table: Table) -> MovementsImport | None:
    names = _INSEE
    columns = [table.find(name) for name in names]
    if any(column is None for column in columns):
        return None
    rows = table.frame[columns].set_axis(list(names), axis=1).apply(lambda cells: cells.str.strip())
    report = start_report(table, tr("Movements of communes (INSEE)"), "")
    whole = (rows["TYPECOM_AV"] == "COM") & (rows["TYPECOM_AP"] == "COM")
    report.skip(tr("movements of associated or delegated communes"), count=int((~whole).sum()))
    rows = rows[whole]
    dates = rows["DATE_EFF"].map(_date)
    for position, day in dates.items():
        if day is None:
            report.skip(tr("movements without a date"), rows["COM_AV"][position])
    rows, dates = rows[dates.notna()], dates[dates.notna()]
    frame = pd.DataFrame(
        {
            "step": [_step(day) for day in dates],
            "order": [(day, kind not in _NEW_CODE) for day, kind in zip(dates, rows["MOD"], strict=True)],
            "before": rows["COM_AV"].map(repair_commune),
            "after": rows["COM_AP"].map(repair_commune),
        }
    )
    names_after = table.find("LIBELLE_AP", "NCCENR_AP")
    names_of = dict(zip(frame["after"], table.frame[names_after][frame.index], strict=True)) if names_after else {}
    return _made(table, frame, report, INSEE_FIRST, int(frame["step"].max()) if len(frame) else INSEE_FIRST, names_of)


def _year_by_year(table: Table) -> MovementsImport | None:
    columns = [table.find(name) for name in _STEPS]
    if any(column is None for column in columns):
        return None
    start, end, before, after = (table.frame[column].str.strip() for column in columns)
    report = start_report(table, tr("Passage table, year by year"), "")
    good = start.str.fullmatch(r"(19|20)\d\d") & end.str.fullmatch(r"(19|20)\d\d")
    report.skip(tr("movements without a date"), count=int((~good).sum()))
    # Each row already leads from one list of 1 January to the next, whatever happened within the year.
    frame = pd.DataFrame({"step": end[good].astype(int), "order": 0, "before": before[good], "after": after[good]})
    if not len(frame):
        return None
    first = int(start[good].astype(int).min())
    return _made(table, frame, report, first, int(frame["step"].max()), {})


def _wide(table: Table) -> MovementsImport | None:
    years = {int(match[1]): column for column in table.columns if (match := _VINTAGE_COLUMN.match(column.strip()))}
    if len(years) < 2:
        return None
    report = start_report(table, tr("Passage table, one column a vintage"), "")
    ordered = sorted(years)
    parts = []
    for start, end in pairwise(ordered):
        pairs = table.frame[[years[start], years[end]]].set_axis(["before", "after"], axis=1)
        pairs = pairs.apply(lambda cells: cells.str.strip()).drop_duplicates()
        changed = set(pairs["after"][pairs["before"] != pairs["after"]]) | set(
            pairs["before"][pairs["before"] != pairs["after"]]
        )
        # A code that others join, or that gives parts away, is in the movement too.
        moving = pairs["before"].isin(changed) | pairs["after"].isin(changed)
        parts.append(pairs[moving & (pairs["before"] != "") & (pairs["after"] != "")].assign(step=end, order=0))
    return _made(table, pd.concat(parts, ignore_index=True), report, ordered[0], ordered[-1], {})


def _code_to_code(table: Table) -> MovementsImport | None:
    before, after = table.find(*_BEFORE), table.find(*_AFTER)
    if before is None or after is None or before == after:
        return None
    year = detect.year_of_name(table.path.stem)
    if year is None:
        raise InputError(
            tr(
                "{name} does not say to which vintage it leads. Put the year in its name, for example "
                "passage_communes_2025.csv.",
                name=table.path.name,
            )
        )
    report = start_report(table, tr("Passage table to the vintage {year}", year=year), "")
    frame = pd.DataFrame(
        {"step": year, "order": 0, "before": table.frame[before].str.strip(), "after": table.frame[after].str.strip()}
    )
    return _made(table, frame, report, year, year, {}, any_origin=True)


def _made(
    table: Table,
    frame: pd.DataFrame,
    report: Report,
    first: int,
    last: int,
    names: dict[str, str],
    any_origin: bool = False,
) -> MovementsImport:
    good = frame["before"].map(is_commune) & frame["after"].map(is_commune)
    for code in frame["before"][~good].head(20):
        report.skip(tr("rows whose code is not a commune code"), str(code))
    report.skip(tr("rows whose code is not a commune code"), count=max(0, int((~good).sum()) - 20))
    frame = frame[good].reset_index(drop=True)
    if frame.empty:
        raise InputError(tr("{name} holds no movement between communes.", name=table.path.name))
    order = frame.groupby("step")["order"].transform(lambda keys: pd.factorize(keys, sort=True)[0])
    report.rows_kept = len(frame)
    report.note(
        tr("Movements known from {first} to {last}: {count}.", first=first, last=last, count=number(len(frame)))
    )
    frame = frame.assign(order=order.astype(int), step=frame["step"].astype(int))[list(STEP_COLUMNS)]
    clean = {str(code): " ".join(str(name).split()) for code, name in names.items()}
    return MovementsImport(Movements(frame, first, last, any_origin, clean), report)


def _date(text: str) -> date | None:
    for pattern in (r"(\d{4})-(\d\d)-(\d\d)", r"(\d{4})(\d\d)(\d\d)"):
        match = re.match(pattern, text)
        if match:
            return _day(*(int(part) for part in match.groups()))
    match = re.match(r"(\d\d)[/-](\d\d)[/-](\d{4})", text)
    return _day(int(match[3]), int(match[2]), int(match[1])) if match else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _step(day: date) -> int:
    """Vintage that a movement leads to: the list of 1 January."""
    return day.year if (day.month, day.day) == (1, 1) else day.year + 1
