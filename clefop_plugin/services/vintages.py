"""The vintage of a table of communes: found in its codes, checked against the workspace, converted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import fold_district, is_commune, repair_commune
from clefop_plugin.core.conversion import Converted, Role, convert
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.vintages import (
    Movements,
    Passage,
    Populations,
    detect_vintage,
    mixed_passage,
    passage,
)
from clefop_plugin.services.vintage_words import (
    Match,
    conversion_notes,
    detected_sentence,
    given_sentence,
    mixed_sentence,
    some,
)
from clefop_plugin.sources import detect
from clefop_plugin.sources.movements import read_movements
from clefop_plugin.sources.populations import read_populations
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.roles import column_roles, read_rates
from clefop_plugin.sources.tables import Table
from clefop_plugin.workspace.store import Workspace


@dataclass(frozen=True)
class Conversion:
    """A table on the communes of another vintage.

    ``table`` has the columns of the input; ``estimated`` (rows) tells where a split was shared; ``roles`` what each
    column was taken for; ``start`` and ``end`` the vintages; ``notes`` what to know, in sentences.
    """

    table: Table
    code: str
    estimated: np.ndarray
    roles: Mapping[str, Role]
    start: int
    end: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class VintageFiles:
    """What an import may be given to convert its table: the movements of communes, and a population table."""

    movements: Path | None = None
    population: Path | None = None


@dataclass(frozen=True)
class Brought:
    """The table of an import on the communes of the workspace, the communes whose figures are estimated, notes.

    ``year`` is the vintage the table had, 0 when it is not known; ``matches`` tell how its communes are those of the
    workspace, one for each column of communes.
    """

    table: Table
    estimated: frozenset[str]
    notes: tuple[str, ...]
    year: int = 0
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True)
class Origin:
    """The vintage of a table, and the sentence that says how it is known. 0 when it is not."""

    year: int
    sentence: str


def convert_table(
    table: Table,
    code: str,
    end: int,
    movements: Movements,
    populations: Mapping[int, Mapping[str, float]] | None = None,
    start: int | None = None,
    rates: str = "",
    counts: Sequence[str] = (),
    origin: Origin | None = None,
) -> Conversion:
    """Convert a table of communes to the vintage ``end``; ``start`` is found in its codes when it is not given.

    ``origin`` is that vintage when it was found before.

    Raises InputError when the vintage cannot be found, the movements do not cover the years, or a commune that was
    split has no known population to share its counts by.
    """
    report = Report(source=table.path.name)
    given = read_rates(table, rates, report)
    roles = column_roles(table, code, given, counts)
    table = replace(table, frame=table.frame.assign(**{code: _clean(table.frame[code])}))
    codes = [value for value in table.frame[code] if is_commune(value)]
    origin = origin or table_vintage(table, codes, start, movements, end)
    if not origin.year:
        raise InputError(
            tr(
                "The vintage of {name} cannot be found in its codes: none of them ever changed. Give it.",
                name=table.path.name,
            )
        )
    if not movements.covers(origin.year, end):
        raise InputError(
            tr(
                "These movements are known from {first} to {last}: they do not lead from {start} to {end}. Give "
                "another file.",
                first=movements.first,
                last=movements.last,
                start=origin.year,
                end=end,
            )
        )
    people = Populations(populations or {}, movements)
    counted = any(role in ("count", "rate") for role in roles.values())
    way = _way(codes, movements, origin.year, end, people, counted)
    if counted and way.unshared:
        raise InputError(_unshared(way))
    found = convert(table.frame, code, roles, way, people, given, movements.names)
    found = found if counted else _with_new_codes(found, table.frame, code, movements, origin.year, end)
    lines = tuple(table.lines[row] for row in found.first)
    notes = [origin.sentence, *(entry.reason for entry in report.entries)]
    notes += conversion_notes(table, code, roles, way, found, movements.names)
    result = replace(table, frame=found.frame, lines=lines)
    return Conversion(result, code, found.estimated, roles, origin.year, end, tuple(notes))


def table_vintage(
    table: Table, codes: Sequence[str], given: int | None, movements: Movements | None, wanted: int | None = None
) -> Origin:
    """The vintage of a table: the one given; else found in its codes, the year of its name or ``wanted`` settling
    between the years that match as well; else the year of its name."""
    if given is not None:
        return Origin(given, given_sentence(given))
    named = detect.year_of_name(table.path.stem)
    if named is not None and movements is not None and not movements.any_origin and named > movements.last:
        # What changed after the last movement known cannot be seen in the codes: the name knows better.
        return Origin(named, given_sentence(named))
    found = detect_vintage(codes, movements) if movements is not None else None
    if found is None:
        if movements is not None and movements.any_origin:
            sentence = tr("Whatever their vintage, codes are led to {year}.", year=movements.last)
            return Origin(named or movements.last - 1, sentence)
        return Origin(named or 0, given_sentence(named) if named else "")
    years = range(found.first, found.last + 1)
    if found.wrong:  # several vintages mixed: the name of the file knows better which one was meant
        return Origin(named or found.last, mixed_sentence(found, named))
    year = next((y for y in (wanted, named) if y is not None and y in years), found.last)
    return Origin(year, detected_sentence(found, year, named))


def bring(workspace: Workspace, table: Table, code: str, files: VintageFiles, start: int | None = None) -> Brought:
    """The table of an import, converted to the vintage of the workspace when movements are given.

    The notes tell how its communes match those of the workspace, and what the conversion did. Splits are shared by
    the populations given, then by those of the workspace.
    """
    if files.movements is None:
        year = start or detect.year_of_name(table.path.stem)
        return Brought(table, frozenset(), (), year or 0, match_of(workspace, table, code, year))
    known = read_movements(files.movements).movements
    end = workspace_vintage(workspace, known)
    codes = [value for value in _clean(table.column(code)) if is_commune(value)]
    origin = table_vintage(table, codes, start, known, end)
    if origin.year in (0, end) and all(known.exists(value, end) for value in codes):
        said = (origin.sentence,) if origin.sentence else ()
        return Brought(table, frozenset(), said, origin.year, match_of(workspace, table, code, origin.year))
    found = convert_table(table, code, end, known, _people(workspace, end, files.population), origin=origin)
    estimated = frozenset(found.table.frame[code][found.estimated])
    notes = (
        tr(
            "{before} rows of the file, converted, make {after} rows on the communes of {year}.",
            before=number(table.rows),
            after=number(found.table.rows),
            year=end,
        ),
        *found.notes,
    )
    return Brought(found.table, estimated, notes, origin.year, match_of(workspace, found.table, code, end))


def _people(workspace: Workspace, year: int, population: Path | None) -> dict[int, dict[str, float]]:
    people = read_populations(population) if population is not None else {}
    communes = workspace.read("communes", geometry=False)
    known = communes["population"].notna()
    own = dict(zip(communes["code"][known], communes["population"][known].astype(float), strict=True))
    return {**people, year: {**own, **people.get(year, {})}}


def workspace_vintage(workspace: Workspace, movements: Movements) -> int:
    """The vintage of the communes of a workspace: the one it says, or the one found in its codes.

    Raises InputError when neither is known.
    """
    said = detect.year_of(workspace.meta().get("vintage", ""))
    if said is not None:
        return said
    found = detect_vintage(workspace.read("communes", geometry=False)["code"], movements)
    if found is None:
        raise InputError(tr("The workspace does not say of which vintage its communes are: its codes do not tell it."))
    return found.last


def match_of(workspace: Workspace, table: Table, code: str, year: int | None) -> tuple[Match, ...]:
    """How the communes of a table are those of the workspace, in one match; none when they are all the same."""
    communes = workspace.read("communes", geometry=False)
    names = dict(zip(communes["code"], communes["name"], strict=True))
    label = detect.label_column(table)
    codes = _clean(table.column(code))
    own = dict(zip(codes, table.column(label) if label else codes, strict=True))
    departements = {known[:2] for known in names}
    near = {c for c in own if is_commune(c) and c[:2] in departements}
    missing = [f"{c} {names[c]}" for c in sorted(set(names) - set(own))]
    unknown = [c if own[c] == c else f"{c} {own[c]}" for c in sorted(near - set(names))]
    if not missing and not unknown:
        return ()
    said = workspace.meta().get("vintage", "") or "–"
    return (Match(str(year or ""), said, len(set(own) & set(names)), tuple(missing), tuple(unknown)),)


def _clean(cells: pd.Series) -> pd.Series:
    return cells.astype(str).str.strip().map(repair_commune).map(fold_district)


def _way(
    codes: Sequence[str], movements: Movements, start: int, end: int, people: Populations, counted: bool
) -> Passage:
    """The passage of a table: of one vintage when it holds counts, of whatever vintages its codes are otherwise.

    Codes that do not exist in the vintage of the table leave from the nearest one they are of.
    """
    if not counted and not movements.any_origin:
        return replace(mixed_passage(codes, movements, end, people), start=start)
    known = [code for code in codes if movements.any_origin or movements.exists(code, start)]
    way = passage(known, movements, start, end, people)
    others = mixed_passage(sorted(set(codes) - set(known)), movements, end, people)
    return replace(
        way,
        parts={**others.parts, **way.parts},
        unshared={**others.unshared, **way.unshared},
        equal=tuple(sorted({*way.equal, *others.equal})),
    )


def _with_new_codes(
    found: Converted, frame: pd.DataFrame, code: str, movements: Movements, start: int, end: int
) -> Converted:
    """Communes that exist only in the new vintage say what the commune they come from says."""
    if movements.any_origin or not movements.covers(start, end):
        return found
    there = set(found.frame[code])
    new = [c for c in movements.lives if c not in there and movements.exists(c, end)]
    back = passage(new, movements, end, start)
    row_of = {str(value): row for row, value in reversed(list(enumerate(frame[code])))}
    rows = []
    for commune in new:
        origin = max(back.of(commune), key=lambda part: part[1])[0]
        if origin != commune and origin in row_of:
            rows.append((commune, row_of[origin]))
    if not rows:
        return found
    more = frame.iloc[[row for _, row in rows]].assign(**{code: [c for c, _ in rows]}).astype(str)
    return replace(
        found,
        frame=pd.concat([found.frame, more], ignore_index=True),
        estimated=np.concatenate([found.estimated, np.zeros(len(rows), dtype=bool)]),
        first=np.concatenate([found.first, np.array([row for _, row in rows], dtype=np.int64)]),
    )


def _unshared(way: Passage) -> str:
    code, parts = next(iter(sorted(way.unshared.items())))
    return tr(
        "{code} was divided between {parts}: give a population table that has these communes, to share its counts. "
        "They are never shared in equal parts.{more}",
        code=code,
        parts=some(parts),
        more=" " + tr("The same goes for {codes}.", codes=some(sorted(way.unshared)[1:]))
        if len(way.unshared) > 1
        else "",
    )
