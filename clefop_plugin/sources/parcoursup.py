"""The training offer of Parcoursup: the official fr-esr-parcoursup table and extracts with simpler names."""

from __future__ import annotations

import hashlib
from typing import Any

from clefop_plugin.core import training
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.formats import Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.offers import Here, TrainingImport, coordinates, read_commune, read_places
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.training_rows import Gathering, cells, recognition

_FIELDS = {
    "title": ("formation", "lib_for_voe_ins", "Filière de formation", "nm", "libelle_formation"),
    "organisation": ("etablissement", "g_ea_lib_vx", "Établissement", "etab_nom"),
    "stream": ("filiere_agregee", "fili", "Filière de formation très agrégée"),
    "places": ("capacite", "capa_fin", "Capacité de l’établissement par formation", "capacite_formation"),
    "detail": ("detail_forma", "Filière de formation détaillée", "form_lib_voe_acc"),
    "id": ("cod_aff_form",),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "longitude", "lng"),
    "pair": (
        "g_olocalisation_des_formations",
        "Coordonnées GPS de la formation",
        "Localisation",
        "coordonnees",
        "geolocalisation",
    ),
    "url": ("lien_form_psup", "Lien de la formation sur la plateforme Parcoursup", "url"),
    "city": ("ville_etab", "commune", "Commune de l’établissement"),
    "departement": ("dep", "Code départemental de l’établissement"),
    "postcode": ("code_postal",),
    "commune": ("code_insee", "code_commune"),
}
_DIRECT = {"PASS": "sante", "IFSI": "sante", "EFTS": "sante", "Ecole de Commerce": "commerce"}
_FALLBACK = {**_DIRECT, "Ecole d'Ingénieur": "industrie"}


def read_parcoursup(table: Table, why: str = "", progress: Progress | None = None) -> TrainingImport:
    """Read a Parcoursup table: one training per row, with its capacity; the offer is that of the school year."""
    gathering = Gathering(table, "Parcoursup", why)
    unknown = 0
    for line, row in cells(table, _FIELDS, progress or Progress()):
        gathering.here.position = line
        if not row["title"]:
            gathering.here.skip(tr("rows without a title"), row["organisation"])
            continue
        made = _training(row, gathering.here)
        unknown += not made["domain"]
        gathering.add(made, named=bool(row["id"]))
    if unknown:
        gathering.report.note(tr("Trainings whose title tells no domain: {count}.", count=number(unknown)))
    return gathering.result()


def _training(row: dict[str, str], here: Here) -> dict[str, Any]:
    title, organisation, stream = row["title"], row["organisation"], row["stream"]
    lat, lon = row["lat"], row["lon"]
    if not lat and row["pair"].count(",") == 1:
        lat, lon = row["pair"].split(",")
    x, y = coordinates(lat, lon, organisation, here)
    key = f"{organisation}|{title}|{lat}|{lon}"
    identifier = f"parcoursup:{row['id'] or hashlib.sha256(key.encode()).hexdigest()[:12]}"
    return {
        "id": identifier,
        "formation_id": identifier,
        "action_id": identifier,
        "title": title,
        "organisation": organisation,
        "level": training.level_of_title(title, stream),
        "domain": _domain(title, stream, row["detail"]),
        "stream": "apprenticeship" if "apprentissage" in f"{title} {stream}".lower() else "school",
        "modality": "presential",
        "places": read_places(row["places"], organisation, here),
        "url": row["url"],
        "place_name": organisation,
        "city": row["city"],
        "postcode": row["postcode"],
        "commune_code": read_commune(row["commune"], row["postcode"], row["city"], here),
        "departement": row["departement"].zfill(2) if row["departement"].isdigit() else row["departement"],
        "lon": x,
        "lat": y,
    }


def _domain(title: str, stream: str, detail: str) -> str:
    return _DIRECT.get(stream, "") or training.domain_of_title(f"{title} {detail}") or _FALLBACK.get(stream, "")


def _recognise(document: Document) -> Recognition:
    return recognition(document.table, [_FIELDS[field] for field in ("title", "organisation", "stream", "places")])


def _read(document: Document, _options: Options, progress: Progress) -> TrainingImport:
    return read_parcoursup(need_table(document), _recognise(document).why, progress)


FORMATS = (Format("parcoursup", "trainings", lambda: "Parcoursup", _recognise, _read),)
