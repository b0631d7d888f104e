"""Recruitment needs of France Travail (Base open data BMO): projects by basin and occupation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import parse_value
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

_BASIN = re.compile(r"^be(\d\d)$", re.IGNORECASE)
_MEASURES = {"projects": "met", "difficult": "xmet", "seasonal": "smet"}


@dataclass(frozen=True)
class RecruitmentImport:
    """``recruitment``: one row per basin, occupation and year; a secret figure is NaN with status "secret"."""

    recruitment: pd.DataFrame
    report: Report


def read_recruitment(path: str | Path, basin_zoning: str = "codbe", region: str = "") -> RecruitmentImport:
    """Read a BMO base; ``region`` keeps the basins of one region. Raises InputError when a column is missing.

    A basin over two départements has two rows, which are added; a sum with a secret part has the status "secret"
    and keeps the published part.
    """
    table = read_table(path)
    basin = next((name for name in table.columns if _BASIN.match(name.strip())), None) or table.find("basin_code")
    occupation = table.find("Code métier BMO", "metier", "code_metier", "occupation")
    if basin is None or occupation is None or table.find("met", "projects") is None:
        raise InputError(
            tr(
                "{name} is not a BMO table: it needs the columns BE25 (or another year), “Code métier BMO” and “met”. "
                "The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    report = start_report(table, tr("Recruitment needs (BMO)"), tr("basin in the column {field}", field=basin))
    frame = _rows(table, basin, occupation, report)
    bad = (frame["basin_code"] == "") | (frame["occupation"] == "")
    report.skip_all(tr("rows without a basin or an occupation"), [""] * int(bad.sum()), np.array(table.lines)[bad])
    elsewhere = ~bad & (table.text("REG").str.strip().str.zfill(2) != region) if region else pd.Series(False, bad.index)
    report.skip(tr("rows of other regions"), count=int(elsewhere.sum()))
    frame = frame[~bad & ~elsewhere]
    report.rows_kept = len(frame)
    merged = _merge(frame.assign(basin_zoning=basin_zoning))
    if len(merged) < len(frame):
        report.note(tr("Rows of basins over two départements, added: {count}.", count=len(frame) - len(merged)))
    secret = int((merged["status"] == "secret").sum())
    if secret:
        report.note(tr("Secret figures: {count}. They are not zero, and sums are minimums.", count=secret))
    return RecruitmentImport(merged, report)


def _rows(table: Table, basin: str, occupation: str, report: Report) -> pd.DataFrame:
    match = _BASIN.match(basin.strip())
    year = 2000 + int(match.group(1)) if match else 0
    years = [detect.year_of(text) or year for text in table.text("annee", "year")]
    frame = pd.DataFrame(
        {
            "basin_code": table.frame[basin].str.strip(),
            "occupation": table.frame[occupation].str.strip(),
            "occupation_label": table.text(
                "Nom métier BMO", "nommetier", "nom_metier BMO", "occupation_label"
            ).str.strip(),
            "family": table.text("Famille_met", "Famille_metier", "family").str.strip(),
            "year": years,
        }
    )
    for target, source in _MEASURES.items():
        cells = zip(table.text(source, target), table.lines, strict=True)
        parsed = [_figure(text, line, report) for text, line in cells]
        frame[target] = [value for value, _ in parsed]
        frame[f"{target}_status"] = [status for _, status in parsed]
    frame["status"] = frame["projects_status"]
    return frame


def _figure(text: str, line: int, report: Report) -> tuple[float, str]:
    try:
        value, status = parse_value(text)
    except ValueError:
        value, status = -1.0, ""
    if value < 0:
        report.correct(tr("cells that are not a number, read as missing"), text, line)
        return np.nan, "missing"
    return value, status


def _merge(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["basin_code", "occupation", "year"]
    groups = frame.groupby(keys, sort=True)
    result = groups[["basin_zoning", "occupation_label", "family"]].first()
    for target in _MEASURES:
        result[target] = groups[target].sum(min_count=1)
    rank = frame["status"].map({"ok": 0, "missing": 1, "secret": 2})
    result["status"] = rank.groupby([frame[key] for key in keys]).max().map({0: "ok", 1: "missing", 2: "secret"})
    return result.reset_index()[
        [
            "basin_zoning",
            "basin_code",
            "occupation",
            "occupation_label",
            "family",
            "year",
            "projects",
            "difficult",
            "seasonal",
            "status",
        ]
    ]


def _recognise(document: Document) -> Recognition:
    table = document.table
    if table is None or table.find("met", "projects") is None:
        return NOT_MINE
    basin = next((name for name in table.columns if _BASIN.match(name.strip())), None) or table.find("basin_code")
    return NOT_MINE if basin is None else Recognition(0.95, tr("basin in the column {field}", field=basin))


def _read(document: Document, options: Options, progress: Progress) -> RecruitmentImport:
    return read_recruitment(document.path, options.basin_zoning or "codbe")


FORMATS = (Format("bmo", "recruitment", lambda: tr("Recruitment needs (BMO)"), _recognise, _read),)
