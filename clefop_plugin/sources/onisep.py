"""Onisep tables (Idéo): speciality courses of première, optional courses of seconde, initial training courses.

Formats: "Idéo-enseignements de spécialité", "Idéo-enseignements optionnels" and "Idéo-actions de formation initiale",
lycée and higher education (opendata.onisep.fr).
"""

from __future__ import annotations

from typing import Any

from clefop_plugin.core import training
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.formats import Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.offers import Here, TrainingImport, coordinates
from clefop_plugin.sources.tables import Table, simplify
from clefop_plugin.sources.training_rows import Gathering, cells, recognition

_COURSES = {
    "action": ("Identifiant action de formation",),
    "place": ("Libellé lieu de cours",),
    "uai": ("UAI lieu de cours",),
    "url": ("Identifiant et fiche onisep lieu de cours",),
    "address": ("Adresse lieu de cours",),
    "postcode": ("Code postal lieu de cours",),
    "city": ("Commune lieu de cours",),
}
_INITIAL = {
    "action": ("Action de Formation (AF) identifiant Onisep",),
    "title": ("Formation (FOR) libellé",),
    "place": ("Lieu d'enseignement (ENS) libellé",),
    "uai": ("ENS code UAI",),
    "level": ("FOR niveau de sortie",),
    "domain": ("FOR indexation domaine web Onisep",),
    "rncp": ("FOR code RNCP", "code RNCP"),
    "nsf": ("FOR code NSF", "code NSF"),
    "terms": ("AF modalités scolarité",),
    "url": ("AF page web", "FOR URL et ID Onisep", "ENS URL et ID Onisep"),
    "address": ("ENS adresse",),
    "postcode": ("ENS code postal",),
    "city": ("ENS commune",),
    "lat": ("ENS latitude",),
    "lon": ("ENS longitude",),
}


def read_onisep(table: Table, why: str = "", progress: Progress | None = None) -> TrainingImport:
    """Read a table of courses: one training per row (a lycée and all it teaches); values apart by " / " are kept."""
    gathering = Gathering(table, tr("Onisep, lycée courses"), why)
    courses = next((c for c in table.columns if simplify(c).startswith("enseignements")), None)
    year = tr("seconde") if courses and "2nde" in courses else tr("première")
    names = {**_COURSES, "courses": (courses or "",)}
    for line, row in cells(table, names, progress or Progress()):
        gathering.here.position = line
        if not row["action"]:
            gathering.here.skip(tr("rows without an identifier of action"), row["place"])
            continue
        taught = [part.strip() for part in row["courses"].split(" / ") if part.strip()]
        title = tr("General and technological {year}: {courses}", year=year, courses=", ".join(taught))
        gathering.add(_training(row, title) | {"level": "4", "stream": "school", "modality": "presential"})
    gathering.report.note(tr("Each lycée is one training; the courses it teaches are in its title."))
    return gathering.result()


def read_initial(table: Table, why: str = "", progress: Progress | None = None) -> TrainingImport:
    """Read a table of initial training courses: one training per row (a course in a school)."""
    gathering = Gathering(table, tr("Onisep, initial training"), why)
    for line, row in cells(table, _INITIAL, progress or Progress()):
        gathering.here.position = line
        if not row["action"] or not row["title"]:
            gathering.here.skip(tr("rows without an identifier of action"), row["title"] or row["place"])
            continue
        gathering.add(_training(row, row["title"]) | _qualities(row, gathering.here))
    return gathering.result()


def _training(row: dict[str, str], title: str) -> dict[str, Any]:
    return {
        "id": f"onisep:{row['action']}",
        "formation_id": f"onisep:{row['action']}",
        "action_id": row["action"],
        "title": title,
        "organisation": row["place"],
        "url": row["url"],
        "place_name": row["place"],
        "address": row["address"],
        "postcode": row["postcode"],
        "city": row["city"],
    }


def _qualities(row: dict[str, str], here: Here) -> dict[str, Any]:
    lon, lat = coordinates(row["lat"], row["lon"], row["place"], here)
    terms = fold_text(row["terms"])
    distance, present = "distance" in terms, "presentiel" in terms
    words = f"{row['title']} {row['domain']}"
    return {
        "level": training.level_of_words(row["level"]) or training.level_of_title(row["title"]),
        "domain": training.domain_of([row["nsf"]], words),
        "nsf": row["nsf"],
        "rncp": row["rncp"].upper().removeprefix("RNCP"),
        "stream": "apprenticeship" if "apprenti" in terms else "school",
        "modality": "mixed" if distance and present else "distance" if distance else "presential",
        "lon": lon,
        "lat": lat,
    }


def _recognise_courses(document: Document) -> Recognition:
    return recognition(document.table, [_COURSES[field] for field in ("action", "place", "uai")])


def _recognise_initial(document: Document) -> Recognition:
    return recognition(document.table, [_INITIAL[field] for field in ("action", "title", "place")])


def _read_courses(document: Document, _options: Options, progress: Progress) -> TrainingImport:
    return read_onisep(need_table(document), _recognise_courses(document).why, progress)


def _read_initial(document: Document, _options: Options, progress: Progress) -> TrainingImport:
    return read_initial(need_table(document), _recognise_initial(document).why, progress)


FORMATS = (
    Format("onisep", "trainings", lambda: "Onisep", _recognise_courses, _read_courses),
    Format("onisep_initial", "trainings", lambda: tr("Onisep, initial training"), _recognise_initial, _read_initial),
)
