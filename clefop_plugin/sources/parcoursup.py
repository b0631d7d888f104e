"""The training offer of Parcoursup: the official fr-esr-parcoursup table and extracts with simpler names."""

from __future__ import annotations

import hashlib
from typing import Any

from clefop_plugin.core import training
from clefop_plugin.core.codes import repair_commune
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.offers import TrainingImport, coordinates, read_places, sessions_frame, trainings_frame
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

_TITLE = ("formation", "lib_for_voe_ins", "Filière de formation", "nm", "libelle_formation")
_ORGANISATION = ("etablissement", "g_ea_lib_vx", "Établissement", "etab_nom")
_STREAM = ("filiere_agregee", "fili", "Filière de formation très agrégée")
_PLACES = ("capacite", "capa_fin", "Capacité de l’établissement par formation", "capacite_formation")
_DETAIL = ("detail_forma", "Filière de formation détaillée", "form_lib_voe_acc")


def recognise(table: Table) -> tuple[float, str]:
    """Score between 0 and 1 that the table is a Parcoursup offer, and the reason."""
    parts = [_TITLE, _ORGANISATION, _STREAM, _PLACES]
    found = [column for names in parts if (column := table.find(*names)) is not None]
    return len(found) / len(parts), tr("columns {fields}", fields=", ".join(found))


def read_parcoursup(table: Table, why: str = "") -> TrainingImport:
    """Read a Parcoursup table: one training per row, with its capacity; the offer is that of the school year."""
    report = start_report(table, "Parcoursup", why)
    rows: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for rank, line in enumerate(table.lines):
        row = _Row(table, rank)
        title, organisation = row.text(*_TITLE), row.text(*_ORGANISATION)
        if not title:
            report.skip(tr("rows without a title"), organisation, line)
            continue
        rows.append(_training(row, title, organisation, seen, report))
    report.rows_kept = len(rows)
    unknown = sum(1 for row in rows if not row["domain"])
    if unknown:
        report.note(tr("Trainings whose title tells no domain: {count}.", count=unknown))
    return TrainingImport(trainings_frame(rows), sessions_frame([]), report)


class _Row:
    """One row of a table, asked by the simplified names of its columns."""

    def __init__(self, table: Table, rank: int) -> None:
        self._table = table
        self._rank = rank

    def text(self, *names: str) -> str:
        column = self._table.find(*names)
        return "" if column is None else " ".join(str(self._table.frame[column].iat[self._rank]).split())


def _training(row: _Row, title: str, organisation: str, seen: dict[str, int], report: Report) -> dict[str, Any]:
    stream = row.text(*_STREAM)
    lat, lon = row.text("lat", "latitude"), row.text("lon", "longitude", "lng")
    pair = row.text("g_olocalisation_des_formations", "Localisation", "coordonnees", "geolocalisation")
    if not lat and pair.count(",") == 1:
        lat, lon = pair.split(",")
    x, y = coordinates(lat, lon, organisation, report)
    official = row.text("cod_aff_form")
    key = f"{organisation}|{title}|{lat}|{lon}"
    identifier = official or hashlib.sha256(key.encode()).hexdigest()[:12]
    seen[identifier] = seen.get(identifier, 0) + 1
    suffix = "" if seen[identifier] == 1 else f"-{seen[identifier]}"
    formation = f"parcoursup:{identifier}{suffix}"
    return {
        "id": formation,
        "formation_id": formation,
        "action_id": formation,
        "title": title,
        "organisation": organisation,
        "level": training.level_of_title(title, stream),
        "domain": _domain(title, stream, row.text(*_DETAIL)),
        "stream": _kind(title, stream),
        "modality": "presential",
        "places": read_places(row.text(*_PLACES), organisation, report),
        "url": row.text("lien_form_psup", "url"),
        "place_name": organisation,
        "city": row.text("ville_etab", "commune", "Commune de l’établissement"),
        "postcode": row.text("code_postal"),
        "commune_code": repair_commune(row.text("code_insee", "code_commune")),
        "lon": x,
        "lat": y,
    }


def _domain(title: str, stream: str, detail: str) -> str:
    fallback = {
        "Ecole d'Ingénieur": "industrie",
        "Ecole de Commerce": "commerce",
        "IFSI": "sante",
        "EFTS": "sante",
        "PASS": "sante",
    }
    direct = {"PASS": "sante", "IFSI": "sante", "EFTS": "sante", "Ecole de Commerce": "commerce"}.get(stream, "")
    return direct or training.domain_of_title(f"{title} {detail}") or fallback.get(stream, "")


def _kind(title: str, stream: str) -> str:
    return "apprenticeship" if "apprentissage" in f"{title} {stream}".lower() else "school"


def _recognise(document: Document) -> Recognition:
    return NOT_MINE if document.table is None else Recognition(*recognise(document.table))


def _read(document: Document, options: Options, progress: Progress) -> TrainingImport:
    table = need_table(document)
    return read_parcoursup(table, recognise(table)[1])


FORMATS = (Format("parcoursup", "trainings", lambda: "Parcoursup", _recognise, _read),)
