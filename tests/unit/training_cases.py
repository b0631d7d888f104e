"""What the tests of training tables share."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from clefop_plugin.sources import apprenticeship, mcf, onisep, parcoursup
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

READERS = [
    *[(kind, kind.id) for kind in (*onisep.FORMATS, *parcoursup.FORMATS, *apprenticeship.FORMATS, *mcf.FORMATS)],
]


def table(folder: Path, columns: list[str], *rows: list[str], name: str = "offre.csv") -> Table:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(columns)
    writer.writerows(rows)
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return read_table(path)


def made(columns: list[str], rows: list[list[str]]) -> Table:
    """A table without a file."""
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    lines = tuple(range(2, len(rows) + 2))
    return Table(Path("offre.csv"), frame, "UTF-8", ";", 1, 2, "", "0" * 64, lines)


def accounted(found) -> None:
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    assert found.trainings["id"].is_unique and found.sessions["id"].is_unique
    assert found.sessions["training_id"].isin(found.trainings["id"]).all()


def told(report: Report) -> dict[str, tuple[int, list[int]]]:
    return {entry.reason: (entry.count, entry.lines) for entry in report.entries if entry.kind != "note"}
