"""The commune codes of a table, mended, folded and told apart: of the workspace, obsolete, elsewhere, wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import departement_of, fold_district, is_commune, repair_commune
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.cells import Objects, Ranks
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

_MOST_NAMES = 20
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True)
class CommuneRows:
    """Commune of each row of a table (n,) and which rows are kept (n,) because they are in the workspace."""

    codes: pd.Series
    kept: npt.NDArray[np.bool_]


def start_report(table: Table, format_label: str, why: str) -> Report:
    """A report that carries what was found of the file itself."""
    report = Report(
        source=table.path.name,
        sha256=table.sha256,
        format=format_label,
        why=why,
        encoding=table.encoding,
        separator=table.separator,
        rows_read=table.rows,
    )
    if table.header_row > 1:
        report.note(tr("The column names are on line {line}.", line=table.header_row))
    if table.sheet:
        report.note(tr("Sheet read: {sheet}.", sheet=table.sheet))
    for lines, sentence in (
        (table.long_lines, tr("rows with more cells than column names: the last cells are ignored")),
        (table.short_lines, tr("rows with fewer cells than column names: the missing cells are empty")),
    ):
        for line in lines:
            report.correct(sentence, None, line)
    for line, place in table.uncomputed:
        report.correct(
            tr("formulas whose value is not kept in the file, read as empty: open it in a spreadsheet, save it again"),
            place,
            line,
        )
    return report


def some_rows(table: Table, wanted: npt.NDArray[np.bool_]) -> Table:
    """The rows of a table for which ``wanted`` (n,) is true, with their lines."""
    lines = tuple(line for line, good in zip(table.lines, wanted, strict=True) if good)
    return replace(table, frame=table.frame[wanted].reset_index(drop=True), lines=lines)


def none_kept(table: Table) -> str:
    """The sentence for a table without any commune of the workspace."""
    return tr(
        "None of the {count} rows of {name} is a commune of the workspace. Check the region and the vintage.",
        count=number(table.rows),
        name=table.path.name,
    )


def commune_rows(table: Table, column: str, communes: set[str] | None, report: Report) -> CommuneRows:
    """Commune codes of a column; rows that are no commune of the workspace are counted in the report.

    Codes of a département of the workspace that the workspace lacks are named (another vintage); those of other
    départements are only counted. ``communes`` None keeps every well-formed code.
    """
    places, once = mended_codes(table, column, report)
    folded = pd.Series(once[places], dtype=object)
    well_formed = np.array([is_commune(code) for code in once], dtype=bool)[places]
    _report_malformed(table, folded, well_formed, report)
    if communes is None:
        return CommuneRows(folded, well_formed)
    inside = folded.isin(communes).to_numpy(dtype=bool)
    _report_others(table, folded, well_formed & ~inside, communes, report)
    return CommuneRows(folded, well_formed & inside)


def mended_codes(table: Table, column: str, report: Report) -> tuple[Ranks, Objects]:
    """The commune codes of a column, repaired, districts folded: a place (n,) for each row in the codes (k,).

    Each distinct text is looked at once; two texts may give the same code. What was changed is told in the report.
    """
    places, texts = table.distinct(column)
    times = np.bincount(places, minlength=len(texts)).tolist()
    raw = [str(text).strip() for text in texts]
    fixed = [repair_commune(text) for text in raw]
    for before, after, count in sorted(zip(raw, fixed, times, strict=True)):
        if before != after and is_commune(after):
            report.correct(tr("commune codes repaired"), f"{before} → {after}", count=count)
    folded = [fold_district(code) for code in fixed]
    districts = sum(count for count, one, two in zip(times, fixed, folded, strict=True) if one != two)
    report.correct(tr("districts of Paris, Lyon or Marseille counted in their commune"), count=districts)
    return places, np.array(folded, dtype=object)


def _report_malformed(table: Table, codes: pd.Series, well_formed: npt.NDArray[np.bool_], report: Report) -> None:
    for row in np.flatnonzero(~well_formed):
        code, line = str(codes.iat[row]), table.lines[row]
        if code:
            report.skip(tr("rows whose code is not a commune code"), code, line)
        else:
            report.skip(tr("rows without a commune code"), None, line)


def _report_others(
    table: Table, codes: pd.Series, others: npt.NDArray[np.bool_], communes: set[str], report: Report
) -> None:
    departements = {departement_of(code) for code in communes}
    near = codes.map(departement_of).isin(departements).to_numpy(dtype=bool)
    rows = np.flatnonzero(others & near)
    report.skip_all(
        tr("rows of communes that the workspace does not have (another vintage)"),
        named(table, [str(codes.iat[row]) for row in rows], rows),
        [table.lines[row] for row in rows],
    )
    report.skip(tr("rows of communes outside the workspace"), count=int((others & ~near).sum()))


def named(table: Table, codes: Sequence[str], rows: Ints) -> list[str]:
    """Codes of rows with the name that the table gives to each, when it has a column of names."""
    column = detect.label_column(table)
    if column is None or not len(rows):
        return list(codes)
    labels = table.column(column)
    names = [" ".join(str(labels.iat[row]).split()) for row in rows]
    return [f"{code} {name}" if name and name != code else code for code, name in zip(codes, names, strict=True)]


def unknown_near(codes: Iterable[str], communes: set[str]) -> list[str]:
    """The communes of the workspace's départements that it does not have, among the codes of a file."""
    departements = {departement_of(code) for code in communes}
    return sorted(code for code in set(codes) - communes if is_commune(code) and departement_of(code) in departements)


def report_unknown(unknown: Sequence[str], names: Mapping[str, str], report: Report) -> None:
    """Name communes that the workspace does not have."""
    if not unknown:
        return
    shown = [f"{code} {names[code]}" if names.get(code) else code for code in unknown[:_MOST_NAMES]]
    report.note(
        tr(
            "Communes that the workspace does not have, in its départements: {count} ({names}). Another vintage?",
            count=number(len(unknown)),
            names=", ".join(shown) + (", …" if len(unknown) > _MOST_NAMES else ""),
        )
    )


def report_absent(present: set[str], communes: set[str] | None, names: dict[str, str] | None, report: Report) -> None:
    """Name the communes of the workspace that the file does not have."""
    absent = sorted((communes or set()) - present)
    if not absent:
        return
    report.names_absent = True
    known = names or {}
    shown = [f"{code} {known[code]}" if code in known else code for code in absent[:_MOST_NAMES]]
    report.note(
        tr(
            "Communes of the workspace absent from this file: {count} ({names}).",
            count=number(len(absent)),
            names=", ".join(shown) + (", …" if len(absent) > _MOST_NAMES else ""),
        )
    )
