"""Apprenticeship: the catalogue of the Carif-Oref network, and the answers of the apprenticeship API.

Formats: records of catalogue-apprentissage.intercariforef.org (JSON or CSV; coordinates are "lat,lon" text; lists in
cells) and ``data[]`` of ``GET /formation/v1/search`` (objects in cells; coordinates are GeoJSON, lon then lat).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np

from clefop_plugin.core import training
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.formats import Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.offers import Here, TrainingImport, coordinates, read_commune, read_period, read_places
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.training_rows import Gathering, cells, joined, listed, one_line, recognition

_CATALOGUE = {
    "key": ("cle_ministere_educatif", "id_rco_formation", "_id"),
    "title": ("intitule_long", "intitule_rco", "onisep_intitule", "intitule_court"),
    "cfd": ("cfd",),
    "rncp": ("rncp_code",),
    "level": ("niveau",),
    "rome": ("rome_codes",),
    "formacode": ("formacode", "formacodes", "code_formacode"),
    "place": ("lieu_formation_geo_coordonnees",),
    "address": ("lieu_formation_adresse",),
    "commune": ("code_commune_insee",),
    "postcode": ("code_postal",),
    "city": ("localite",),
    "organisation": ("etablissement_formateur_enseigne",),
    "company": ("etablissement_formateur_entreprise_raison_sociale",),
    "org_place": ("geo_coordonnees_etablissement_formateur",),
    "org_commune": ("etablissement_formateur_code_commune_insee",),
    "org_postcode": ("etablissement_formateur_code_postal",),
    "org_city": ("etablissement_formateur_localite",),
    "starts": ("date_debut",),
    "ends": ("date_fin",),
    "places": ("capacite",),
    "distance": ("entierement_a_distance",),
    "published": ("published",),
    "url": ("onisep_url",),
}
_ANSWER = {
    "identity": ("identifiant",),
    "certification": ("certification",),
    "place": ("lieu",),
    "trainer": ("formateur",),
    "status": ("statut",),
    "terms": ("modalite",),
    "sessions": ("sessions",),
    "onisep": ("onisep",),
}
_NO = frozenset({"false", "faux", "non", "0", "no"})
_YES = frozenset({"true", "vrai", "oui", "1", "yes"})


def read_catalogue(table: Table, why: str = "", progress: Progress | None = None) -> TrainingImport:
    """Read records of the catalogue: one training per record, its sessions from its lists of dates."""
    gathering = Gathering(table, tr("Apprenticeship catalogue"), why)
    for line, row in cells(table, _CATALOGUE, progress or Progress()):
        gathering.here.position = line
        if row["published"].lower() in _NO:
            gathering.here.skip(tr("records that are not published"), row["title"])
        elif not row["title"]:
            gathering.here.skip(tr("rows without a title"), row["key"])
        else:
            _add_record(gathering, row)
    return gathering.result()


def _add_record(gathering: Gathering, row: dict[str, str]) -> None:
    here, organisation = gathering.here, row["organisation"] or row["company"]
    capacities = [read_places(text, organisation, here) for text in listed(row["places"])]
    starts, ends = listed(row["starts"]), listed(row["ends"])
    each = len(capacities) > 1 and len(capacities) == len(starts)
    sessions = [
        _session(start, end, capacities[rank] if each else np.nan, here)
        for rank, (start, end) in enumerate(zip_longest(starts, ends, fillvalue=""))
    ]
    lon, lat = _pair(row["place"], row["title"], here)
    key = row["key"] or f"{row['title']}|{organisation}|{row['place']}"
    org_lon, org_lat = _pair(row["org_place"], organisation, here)
    gathering.add(
        _training(key, row["title"], row["cfd"], row["level"], listed(row["rome"]))
        | {
            "organisation": organisation,
            "rncp": row["rncp"].upper().removeprefix("RNCP"),
            "formacode": joined(listed(row["formacode"])),
            "modality": "distance" if row["distance"].lower() in _YES else "presential" if row["distance"] else "",
            "places": _total(capacities),
            "url": row["url"],
            "place_name": organisation,
            "address": row["address"],
            "postcode": row["postcode"],
            "city": row["city"],
            "commune_code": read_commune(row["commune"], row["postcode"], row["city"], here),
            "lon": lon,
            "lat": lat,
            "org_commune_code": read_commune(row["org_commune"], row["org_postcode"], row["org_city"], here),
            "org_postcode": row["org_postcode"],
            "org_city": row["org_city"],
            "org_lon": org_lon,
            "org_lat": org_lat,
        },
        sessions,
        named=bool(row["key"]),
    )


def read_answer(table: Table, why: str = "", progress: Progress | None = None) -> TrainingImport:
    """Read the ``data`` of answers of the API: one training per element."""
    gathering = Gathering(table, tr("Apprenticeship API"), why)
    for line, row in cells(table, _ANSWER, progress or Progress()):
        gathering.here.position = line
        told = {field: _object(text) for field, text in row.items()}
        told["certification"] = _deep(told["certification"], "valeur") or told["certification"]
        status, title = _text(told["status"], "catalogue"), _title(told)
        if status and status != "publié":
            gathering.here.skip(tr("records that are not published"), title)
        elif not title:
            gathering.here.skip(tr("rows without a title"), _text(told["identity"], "cle_ministere_educatif"))
        else:
            _add_element(gathering, told, title)
    return gathering.result()


def _add_element(gathering: Gathering, told: dict[str, Any], title: str) -> None:
    here, place, certification = gathering.here, told["place"], told["certification"]
    organisation = _first_text(
        (told["trainer"], ("organisme", "etablissement", "enseigne")),
        (told["trainer"], ("organisme", "unite_legale", "raison_sociale")),
        (told["trainer"], ("organisme", "nom")),
    )
    sessions, capacities = [], []
    for session in told["sessions"] if isinstance(told["sessions"], list) else []:
        capacities.append(read_places(_text(session, "capacite"), organisation, here))
        sessions.append(_session(_text(session, "debut"), _text(session, "fin"), capacities[-1], here))
    point = _deep(place, "geolocalisation", "coordinates")
    lon, lat = np.nan, np.nan
    if isinstance(point, list) and len(point) == 2:
        lon, lat = coordinates(str(point[1]), str(point[0]), title, here)
    postcode, city = _text(place, "adresse", "code_postal"), _text(place, "adresse", "commune", "nom")
    cfd = _text(certification, "identifiant", "cfd")
    level = _first_text(
        (certification, ("intitule", "niveau", "rncp", "europeen")),
        (certification, ("intitule", "niveau", "cfd", "europeen")),
    )
    key = _text(told["identity"], "cle_ministere_educatif")
    rome = [_text(code, "code") for code in _list(certification, "domaines", "rome", "rncp")]
    whole = _text(told["terms"], "entierement_a_distance").lower()
    gathering.add(
        _training(key or f"{title}|{organisation}|{lon}|{lat}", title, cfd, level, rome)
        | {
            "organisation": organisation,
            "rncp": _text(certification, "identifiant", "rncp").upper().removeprefix("RNCP"),
            "formacode": joined(
                [_text(code, "code") for code in _list(certification, "domaines", "formacodes", "rncp")]
            ),
            "modality": "distance" if whole in _YES else "presential" if whole in _NO else "",
            "places": _total(capacities),
            "url": _first_text((told["onisep"], ("url",)), (told["onisep"], ("lien_site_onisepfr",))),
            "place_name": organisation,
            "address": _text(place, "adresse", "label"),
            "postcode": postcode,
            "city": city,
            "commune_code": read_commune(_text(place, "adresse", "commune", "code_insee"), postcode, city, here),
            "lon": lon,
            "lat": lat,
        },
        sessions,
        named=bool(key),
    )


def _training(key: str, title: str, cfd: str, level: str, rome: Sequence[str]) -> dict[str, Any]:
    nsf, identifier = training.nsf_of_cfd(cfd), f"apprentissage:{key}"
    return {
        "id": identifier,
        "formation_id": identifier,
        "action_id": identifier,
        "title": title,
        "level": training.level_of_words(level) or training.level_of_cfd(cfd) or training.level_of_title(title),
        "domain": training.domain_of([nsf], title, rome),
        "nsf": nsf,
        "rome": joined(rome),
        "stream": "apprenticeship",
    }


def _session(start: str, end: str, places: float, here: Here) -> dict[str, Any]:
    first, last = read_period(start, end, here)
    return {"start": first, "end": last, "places": places}


def _pair(text: str, label: str, here: Here) -> tuple[float, float]:
    """Longitude and latitude of "lat,lon"."""
    if not text:
        return np.nan, np.nan
    lat, _, lon = text.partition(",")
    return coordinates(lat, lon, label, here)


def _total(values: Sequence[float]) -> float:
    known = [value for value in values if value == value]
    return float(sum(known)) if known else np.nan


def _object(text: str) -> Any:
    """The value of a cell of JSON; an empty object when it is none."""
    try:
        return json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}


def _deep(value: Any, *path: str) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _text(value: Any, *path: str) -> str:
    found = _deep(value, *path)
    return "" if found is None or isinstance(found, Mapping | list) else one_line(found)


def _list(value: Any, *path: str) -> list[Any]:
    found = _deep(value, *path)
    return found if isinstance(found, list) else []


def _first_text(*places: tuple[Any, tuple[str, ...]]) -> str:
    return next((text for value, path in places if (text := _text(value, *path))), "")


def _title(told: Mapping[str, Any]) -> str:
    certification = told["certification"]
    return _first_text(
        (certification, ("intitule", "cfd", "long")),
        (certification, ("intitule", "rncp")),
        (certification, ("intitule", "cfd", "court")),
        (told["onisep"], ("intitule",)),
    )


def _recognise_catalogue(document: Document) -> Recognition:
    wanted = ("key", "title", "commune", "place")
    return recognition(document.table, [_CATALOGUE[field] for field in wanted])


def _recognise_answer(document: Document) -> Recognition:
    wanted = ("identity", "certification", "place", "sessions", "trainer")
    return recognition(document.table, [_ANSWER[field] for field in wanted])


def _read_catalogue(document: Document, _options: Options, progress: Progress) -> TrainingImport:
    return read_catalogue(need_table(document), _recognise_catalogue(document).why, progress)


def _read_answer(document: Document, _options: Options, progress: Progress) -> TrainingImport:
    return read_answer(need_table(document), _recognise_answer(document).why, progress)


FORMATS = (
    Format(
        "apprenticeship", "trainings", lambda: tr("Apprenticeship catalogue"), _recognise_catalogue, _read_catalogue
    ),
    Format("apprenticeship_api", "trainings", lambda: tr("Apprenticeship API"), _recognise_answer, _read_answer),
)
