"""What the readers of training tables share: cells by field, lists in cells, rows gathered into an import."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Recognition
from clefop_plugin.sources.offers import Here, TrainingImport, numbered, sessions_frame, trainings_frame
from clefop_plugin.sources.tables import Table, simplify

#: What producers write for "none".
NONE = frozenset({"-1", "-", "null", "None", "nan", "N/A", "[]"})
_STEP = 5000
_UNFIT = re.compile("[\x00\ud800-\udfff]")


def cells(table: Table, names: Mapping[str, Sequence[str]], progress: Progress) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row, by field: those of the first column known under one of the names of the field.

    Spaces are made single; what means "none" is "". Raises Cancelled when the user stops.
    """
    columns = {field: table.text(*known) for field, known in names.items()}
    fields, total = tuple(columns), max(1, len(table.lines))
    for rank, (line, *values) in enumerate(zip(table.lines, *columns.values(), strict=True)):
        if rank % _STEP == 0:
            progress.update(rank / total, tr("Reading {file}", file=table.path.name))
        yield line, dict(zip(fields, map(_clean, values), strict=True))


def one_line(value: Any) -> str:
    """A value as text on one line, without what a database cannot hold."""
    return " ".join(_UNFIT.sub(" ", str(value)).split())


def _clean(value: Any) -> str:
    text = one_line(value)
    return "" if text in NONE else text


def recognition(table: Table | None, wanted: Sequence[Sequence[str]], score: float = 0.95) -> Recognition:
    """How many of the wanted columns, each under one of its names, a table has; sure (``score``) when it has all."""
    if table is None:
        return NOT_MINE
    known = {simplify(column): column for column in reversed(table.columns)}
    found = [next((known[simplify(name)] for name in names if simplify(name) in known), None) for names in wanted]
    shown = ", ".join(f"“{column}”" for column in found if column)
    share = sum(column is not None for column in found) / len(wanted)
    return Recognition(score * share, tr("columns {fields}", fields=shown)) if shown else NOT_MINE


def listed(text: str) -> list[str]:
    """The values of a cell: a JSON list, a list as Python or Mongo write it, or values apart by ``;``, ``|`` or ``,``.

    >>> listed('["A1", "B2"]'), listed("['A1', 'B2']"), listed("A1; B2"), listed("A1")
    (['A1', 'B2'], ['A1', 'B2'], ['A1', 'B2'], ['A1'])
    """
    if text.startswith("["):
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            values = text.strip("[]").replace('"', "").replace("'", "").split(",")
        if isinstance(values, list):
            cleaned = ["" if isinstance(value, dict | list) or value is None else _clean(value) for value in values]
            return [value for value in cleaned if value] if not any(cleaned) else cleaned
    return [clean for part in re.split(r"[;|,]", text) if (clean := _clean(part))]


def joined(values: Sequence[str]) -> str:
    """Codes as the workspace keeps them: each once, apart by ``;``."""
    return ";".join(dict.fromkeys(value for value in values if value))


class Gathering:
    """Trainings and their sessions, as the rows of a table give them."""

    def __init__(self, table: Table, label: str, why: str) -> None:
        self.report = start_report(table, label, why)
        self.here = Here(self.report)
        self._trainings: list[dict[str, Any]] = []
        self._sessions: list[tuple[int, dict[str, Any]]] = []
        self._lines = table.lines
        self._values = table.frame.to_numpy()
        self._seen: set[tuple[str, int]] = set()
        self._known: dict[str, int] = {}
        self._merged = 0

    def add(
        self, row: dict[str, Any], sessions: Sequence[dict[str, Any]] = (), merge: bool = False, named: bool = True
    ) -> None:
        """Keep a training, read at the line ``here`` stands.

        One whose whole line repeats another's is left out; with ``merge``, one that says the same of a training gives
        it its sessions; one that only bears the identifier of another is numbered, which is told when the identifier
        is the file's own (``named``).
        """
        whole = (row["id"], hash(tuple(self._values[bisect_left(self._lines, self.here.position)])))
        if whole in self._seen:
            self.here.skip(tr("rows that repeat another"), row["title"])
            return
        self._seen.add(whole)
        first = self._known.setdefault(row["id"], len(self._trainings))
        if merge and sessions and first < len(self._trainings) and _same(self._trainings[first], row):
            self._sessions += [(first, session) for session in sessions]
            self._merged += 1
            return
        if first < len(self._trainings) and named:
            self.here.correct(tr("identifiers borne by several trainings: a number is added"), row["title"])
        self._sessions += [(len(self._trainings), session) for session in sessions]
        self._trainings.append(row)

    def result(self) -> TrainingImport:
        """The import, its identifiers unique and its rows counted."""
        trainings = trainings_frame(self._trainings)
        ids = numbered(trainings["id"].tolist())
        trainings["id"] = ids
        sessions = sessions_frame([session for _, session in self._sessions])
        owners = [ids[row] for row, _ in self._sessions]
        sessions["training_id"] = owners
        sessions["id"] = numbered([f"{owner}/S" for owner in owners])
        self.report.rows_kept = len(trainings) + self._merged
        return TrainingImport(trainings, sessions, self.report)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two rows say the same; an unknown number equals another."""
    return all(one[key] == other[key] or (one[key] != one[key] and other[key] != other[key]) for key in one)
