"""What one should know of the vintage of a table and of its conversion, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core.codes import parse_value
from clefop_plugin.core.conversion import Converted, Disagreement, Role, as_text
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.vintages import Detected, Passage
from clefop_plugin.sources.tables import Table

#: Cases listed one by one; beyond, they are counted.
MOST_CASES = 200


def some(values: Sequence[str], most: int = 12) -> str:
    """The first values of a list, separated by commas."""
    return ", ".join(values[:most]) + (", …" if len(values) > most else "")


def given_sentence(year: int) -> str:
    """A vintage that was given, or read in a file name."""
    return tr("Vintage of the table: {year}, as given.", year=year)


def detected_sentence(found: Detected, year: int, named: int | None) -> str:
    """A vintage found in the codes, with the codes that prove it."""
    years = str(found.last) if found.first == found.last else f"{found.first}–{found.last}"
    parts = [tr("Vintage of the table, from its codes: {years}; taken as {year}.", years=years, year=year)]
    if found.since:
        parts.append(
            tr(
                "{count} codes exist only since {year} ({codes}).",
                count=number(len(found.since)),
                year=found.first,
                codes=some(found.since, 5),
            )
        )
    if found.until:
        parts.append(
            tr(
                "{count} codes end after {year} ({codes}).",
                count=number(len(found.until)),
                year=found.last,
                codes=some(found.until, 5),
            )
        )
    if named is not None and not found.first <= named <= found.last:
        parts.append(tr("The name of the file says {year}.", year=named))
    return " ".join(parts)


def mixed_sentence(found: Detected, named: int | None) -> str:
    """Codes that are of no single vintage."""
    parts = [
        tr(
            "Its codes are of several vintages: {count} do not exist in {year}, the closest ({codes}).",
            count=number(len(found.wrong)),
            year=found.last,
            codes=some(found.wrong, 5),
        )
    ]
    if named is not None:
        parts.append(tr("The name of the file says {year}.", year=named))
    return " ".join(parts)


@dataclass(frozen=True)
class Match:
    """How the communes of a table and of the workspace match; ``table`` is "" when its vintage is not known.

    ``missing`` communes have no row, ``unknown`` ones are not of the workspace: codes with their names.
    """

    table: str
    workspace: str
    matching: int
    missing: tuple[str, ...]
    unknown: tuple[str, ...]

    def sentence(self, name_missing: bool = True) -> str:
        """It in words; the communes without a row are only counted when they are named elsewhere."""
        counts = {
            "matching": number(self.matching),
            "missing": number(len(self.missing)),
            "unknown": number(len(self.unknown)),
        }
        if not self.table:
            parts = [
                tr(
                    "The vintage of this table is not known, the workspace is of {workspace}: {matching} communes "
                    "match, {missing} communes have no row, {unknown} rows have no commune.",
                    workspace=self.workspace,
                    **counts,
                )
            ]
        else:
            parts = [_known_vintage(self.table, self.workspace, counts)]
        if self.missing and name_missing:
            parts.append(tr("Without a row: {names}.", names=some(self.missing)))
        if self.unknown:
            parts.append(tr("Without a commune: {names}.", names=some(self.unknown)))
        return " ".join(parts)


def _known_vintage(table: str, workspace: str, counts: Mapping[str, str]) -> str:
    return tr(
        "This table is of {table}, the workspace of {workspace}: {matching} communes match, {missing} communes "
        "have no row, {unknown} rows have no commune.",
        table=table,
        workspace=workspace,
        **counts,
    )


def conversion_notes(
    table: Table,
    code: str,
    roles: Mapping[str, Role],
    way: Passage,
    found: Converted,
    names: Mapping[str, str],
) -> list[str]:
    """What happened to the communes and to the columns."""
    moved = [c for c, parts in way.parts.items() if len(parts) == 1]
    notes = [
        tr(
            "From {before} to {after} communes: {moved} joined or followed others, {merged} made of several, {split} "
            "divided.",
            before=number(table.frame[code].nunique()),
            after=number(found.frame[code].nunique()),
            moved=number(len(moved)),
            merged=number(len(found.merged)),
            split=number(len(way.split)),
        )
    ]
    if way.split:
        notes.append(
            tr("Divided in proportion to the residents of each part, so estimated: {codes}.", codes=some(way.split))
        )
    if way.equal:
        notes.append(
            tr(
                "The population table gives the very same number to every part of {codes}: it was made by equal parts, "
                "not by a census. Give a better one.",
                codes=some(way.equal),
            )
        )
    notes += [_total(table.frame, found.frame, name) for name, role in roles.items() if role == "count"]
    notes += [
        tr(
            "“{field}” is no sum: it is left empty in {count} communes made of parts that differ. To recompute a rate, "
            "name its numerator and denominator.",
            field=name,
            count=number(count),
        )
        for name, count in sorted(found.left_empty.items())
    ]
    notes += [
        tr("“{field}”: {count} sums are withheld or missing, since a part is.", field=name, count=number(count))
        for name, count in sorted(found.lost.items())
    ]
    notes += [_disagreement(case, names) for case in found.disagreements[:MOST_CASES]]
    more = len(found.disagreements) - MOST_CASES
    if more > 0:
        notes.append(tr("And {count} others.", count=number(more)))
    return notes


def _total(before: pd.DataFrame, after: pd.DataFrame, name: str) -> str:
    return tr(
        "Total of “{field}”: {before} before, {after} after.",
        field=name,
        before=as_text(_sum(before[name])),
        after=as_text(_sum(after[name])),
    )


def _sum(cells: pd.Series) -> float:
    total = 0.0
    for cell in cells:
        try:
            value, status = parse_value(str(cell))
        except ValueError:
            continue
        total += value if status == "ok" else 0.0
    return total


def _disagreement(case: Disagreement, names: Mapping[str, str]) -> str:
    commune = f"{case.code} {names.get(case.code, '')}".strip()
    if case.by_population:
        said = ", ".join(
            tr("{value} ({people} residents)", value=value or "–", people=number(people))
            for value, people in case.values
        )
        return tr(
            "{commune}: its parts differ in “{field}”: {values}. Kept: {kept}.",
            commune=commune,
            field=case.column,
            values=said,
            kept=case.kept or "–",
        )
    return tr(
        "{commune}: its parts differ in “{field}”: {values}. Their population is unknown; kept: {kept}, of the part "
        "that gave its code.",
        commune=commune,
        field=case.column,
        values=some([value or "–" for value, _ in case.values]),
        kept=case.kept or "–",
    )
