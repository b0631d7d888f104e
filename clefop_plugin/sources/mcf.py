"""The catalogue of Mon Compte Formation: trainings known by their département only.

Format: ``moncompteformation_catalogueformation`` (opendata.caissedesdepots.fr): one row per training and département,
without address nor coordinates; ``-1`` means none.
"""

from __future__ import annotations

import re
from typing import Any

from clefop_plugin.core import training
from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.departements import DEPARTEMENTS
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.formats import Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.offers import TrainingImport
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.training_rows import Gathering, cells, joined, recognition

_FIELDS = {
    "organisation": ("nom_of",),
    "siret": ("siret", "siret_of"),
    "number": ("numero_formation",),
    "title": ("intitule_formation",),
    "certification": ("intitule_certification",),
    "departement": ("code_departement",),
    "departement_name": ("nom_departement",),
    "rncp": ("code_rncp",),
    "rs": ("code_inventaire", "code_rs"),
    "level": ("libelle_niveau_sortie_formation",),
    "sessions": ("nb_session_active",),
    "at_distance": ("nb_session_a_distance",),
    **{f"formacode{rank}": (f"code_formacode_{rank}",) for rank in range(1, 6)},
    **{f"nsf{rank}": (f"code_nsf_{rank}",) for rank in range(1, 4)},
    **{f"rome{rank}": (f"code_rome_{rank}",) for rank in range(1, 6)},
}
_BY_NAME = {fold_text(name): code for code, (name, _) in DEPARTEMENTS.items()}


def read_catalogue(table: Table, options: Options, why: str = "", progress: Progress | None = None) -> TrainingImport:
    """Read the catalogue: one training per row, in a département; only the départements of the workspace are kept."""
    gathering = Gathering(table, "Mon Compte Formation", why)
    ours = {departement_of(code) for code in options.communes or ()}
    for line, row in cells(table, _FIELDS, progress or Progress()):
        gathering.here.position = line
        departement = _departement(row["departement"], row["departement_name"], ours)
        title = row["title"] or row["certification"]
        if not departement:
            gathering.here.skip(tr("rows without a known département"), row["departement"] or title)
        elif options.communes is not None and departement not in ours:
            gathering.here.skip(tr("rows of départements outside the workspace"), departement)
        elif not title:
            gathering.here.skip(tr("rows without a title"), row["organisation"])
        else:
            gathering.add(_training(row, title, departement))
    gathering.report.note(
        tr("Mon Compte Formation gives the département only: its trainings have no point and no commune.")
    )
    return gathering.result()


def _departement(code: str, name: str, ours: set[str]) -> str:
    text = code.upper().removesuffix(".0")
    text = text.zfill(2) if text.isdigit() else text
    return text if text in DEPARTEMENTS or text in ours else _BY_NAME.get(fold_text(name), "")


def _training(row: dict[str, str], title: str, departement: str) -> dict[str, Any]:
    nsf = [row[f"nsf{rank}"] for rank in range(1, 4)]
    rome = [row[f"rome{rank}"] for rank in range(1, 6)]
    rncp, specific = _digits(row["rncp"]), _digits(row["rs"])
    formation = f"mcf:{row['siret'] or row['organisation']}:{row['number'] or title}"
    return {
        "id": f"{formation}:{departement}",
        "formation_id": formation,
        "action_id": f"{formation}:{departement}",
        "title": title,
        "organisation": row["organisation"],
        "level": training.level_of_words(row["level"]) or training.level_of_title(row["certification"] or title),
        "domain": training.domain_of(nsf, title, rome),
        "formacode": joined([row[f"formacode{rank}"] for rank in range(1, 6)]),
        "nsf": joined(nsf),
        "rome": joined(rome),
        "rncp": joined([rncp, f"RS{specific}" if specific else ""]),
        "modality": _modality(row["sessions"], row["at_distance"]),
        "stream": "adult",
        "departement": departement,
    }


def _digits(code: str) -> str:
    found = re.search(r"\d+", code)
    return found[0] if found and int(found[0]) > 0 else ""


def _modality(sessions: str, at_distance: str) -> str:
    """Only what the numbers of sessions tell for sure."""
    if not sessions.isdigit() or not at_distance.isdigit() or int(sessions) == 0:
        return ""
    return "presential" if int(at_distance) == 0 else "distance" if at_distance == sessions else ""


def _recognise(document: Document) -> Recognition:
    wanted = ("organisation", "number", "title", "departement", "sessions")
    return recognition(document.table, [_FIELDS[field] for field in wanted])


def _read(document: Document, options: Options, progress: Progress) -> TrainingImport:
    return read_catalogue(need_table(document), options, _recognise(document).why, progress)


FORMATS = (Format("mcf", "trainings", lambda: "Mon Compte Formation", _recognise, _read),)
