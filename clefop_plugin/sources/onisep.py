"""Onisep tables of lycée courses (Idéo): speciality courses of première, optional courses of seconde."""

from __future__ import annotations

from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.offers import TrainingImport, sessions_frame, trainings_frame
from clefop_plugin.sources.tables import Table, simplify

_ACTION = "Identifiant action de formation"
_PLACE = "Libellé lieu de cours"


def recognise(table: Table) -> tuple[float, str]:
    """Score between 0 and 1 that the table is an Onisep one, and the reason."""
    wanted = (_ACTION, _PLACE, "UAI lieu de cours")
    found = [name for name in wanted if table.find(name) is not None]
    return len(found) / len(wanted), tr("columns {fields}", fields=", ".join(found))


def read_onisep(table: Table, why: str = "") -> TrainingImport:
    """Read an Onisep table: one training per row (a lycée and all it teaches); values apart by " / " are kept."""
    report = start_report(table, tr("Onisep, lycée courses"), why)
    courses = next((c for c in table.columns if simplify(c).startswith("enseignements")), None)
    year = tr("seconde") if courses and "2nde" in courses else tr("première")
    rows: list[dict[str, Any]] = []
    for rank, line in enumerate(table.lines):
        cells = table.frame.iloc[rank]
        action = _cell(table, cells, _ACTION)
        if not action:
            report.skip(tr("rows without an identifier of action"), _cell(table, cells, _PLACE), line)
            continue
        taught = [part.strip() for part in str(cells[courses]).split(" / ") if part.strip()] if courses else []
        rows.append(_training(table, cells, action, taught, year))
    report.rows_kept = len(rows)
    duplicates = len(rows) - len({row["id"] for row in rows})
    if duplicates:
        rows = list({row["id"]: row for row in rows}.values())
        report.skip(tr("rows that repeat an identifier"), count=duplicates)
        report.rows_kept = len(rows)
    report.note(tr("Each lycée is one training; the courses it teaches are in its title."))
    return TrainingImport(trainings_frame(rows), sessions_frame([]), report)


def _training(table: Table, cells: Any, action: str, taught: list[str], year: str) -> dict[str, Any]:
    return {
        "id": f"onisep:{action}",
        "formation_id": f"onisep:{action}",
        "action_id": action,
        "title": tr("General and technological {year}: {courses}", year=year, courses=", ".join(taught)),
        "organisation": _cell(table, cells, _PLACE),
        "level": "4",
        "stream": "school",
        "modality": "presential",
        "url": _cell(table, cells, "Identifiant et fiche onisep lieu de cours"),
        "place_name": _cell(table, cells, _PLACE),
        "address": _cell(table, cells, "Adresse lieu de cours"),
        "postcode": _cell(table, cells, "Code postal lieu de cours"),
        "city": _cell(table, cells, "Commune lieu de cours"),
    }


def _cell(table: Table, cells: Any, name: str) -> str:
    column = table.find(name)
    return "" if column is None else " ".join(str(cells[column]).split())


def _recognise(document: Document) -> Recognition:
    return NOT_MINE if document.table is None else Recognition(*recognise(document.table))


def _read(document: Document, options: Options, progress: Progress) -> TrainingImport:
    table = need_table(document)
    return read_onisep(table, recognise(table)[1])


FORMATS = (Format("onisep", "trainings", lambda: "Onisep", _recognise, _read),)
