"""Support structures: directories of agencies and missions locales, and the missions locales' coverage by commune."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import repair_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_name
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.geography import ZoningImport, read_membership
from clefop_plugin.sources.offers import coordinates
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

_TEXT = (
    "id",
    "network",
    "name",
    "address",
    "postcode",
    "city",
    "phone",
    "email",
    "website",
    "opening_hours",
    "commune_code",
    "parent_id",
    "source",
)
_COLUMNS = {
    "name": ("nom", "name", "nom_officiel", "denomination", "raison_sociale", "libelle"),
    "address": ("adresse", "address", "adresse1"),
    "postcode": ("code_postal", "postcode", "cp", "codepostal"),
    "city": ("commune", "city", "ville", "nom_commune"),
    "phone": ("telephone", "phone", "tel"),
    "email": ("courriel", "email", "mail", "adresse_courriel"),
    "website": ("site_web", "website", "site_internet", "url", "site"),
    "opening_hours": ("horaires_accueil", "opening_hours", "horaires", "plage_ouverture"),
    "commune_code": ("code_insee", "commune_code", "code_insee_commune", "codgeo", "depcom", "insee_com"),
    "parent_id": ("parent_id", "parent", "structure_parente"),
    "network": ("network", "reseau", "reseaux_porteurs"),
    "kind": ("type", "categorie"),
    "id": ("id", "code_safir", "siret", "identifiant"),
}
_NETWORKS = (
    ("mission-locale", r"mission locale|missions locales|mission-locale|\bml\b"),
    ("france-travail", r"france.travail|pole emploi"),
    ("cap-emploi", r"cap.emploi"),
    ("plie", r"\bplie\b|plan local pour l insertion"),
    ("e2c", r"\be2c\b|deuxieme.chance|2e chance"),
    ("maison-emploi", r"maisons? (?:de l )?emploi|maisons-de-l-emploi|maison-emploi"),
    ("france-services", r"france.services?"),
)


@dataclass(frozen=True)
class StructureImport:
    """``structures`` not yet located (see ``core.places``), the zoning of service areas when there is one, a report."""

    structures: pd.DataFrame
    zoning: ZoningImport | None
    report: Report


def recognise_coverage(table: Table) -> tuple[float, str]:
    """Score that the table is the missions locales' coverage by commune (UNML), and the reason."""
    wanted = ("Code INSEE", "Code ML", "Nom Officiel ML")
    found = [name for name in wanted if table.find(name) is not None]
    return len(found) / len(wanted), tr("columns {fields}", fields=", ".join(found))


def recognise_directory(table: Table) -> tuple[float, str]:
    """Score that the table is a directory of structures, and the reason."""
    found = [c for key in ("name", "address", "postcode", "city") if (c := table.find(*_COLUMNS[key])) is not None]
    return (0.4 + 0.1 * len(found) if len(found) > 1 else 0.0), tr("columns {fields}", fields=", ".join(found))


def read_directory(table: Table, why: str = "", communes: set[str] | None = None, network: str = "") -> StructureImport:
    """Read a directory, one structure per row; rows of the same name and address are one structure.

    ``network`` forces the network; otherwise it is told by the row or by the file name. ``communes`` is not used:
    structures outside the region are flagged when they are located.
    """
    if table.find(*_COLUMNS["name"]) is None:
        raise InputError(
            tr(
                "{name} has no column of names. The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    report = start_report(table, tr("Directory of structures"), why)
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    for rank, line in enumerate(table.lines):
        row = _structure(table, rank, network, report)
        if not row["name"]:
            report.skip(tr("rows without a name"), None, line)
            continue
        place = (row["postcode"], row["city"]) if row["address"] else (str(row["lon"]), str(row["lat"]))
        key = (row["network"], fold_name(row["name"]), fold_name(row["address"]), *place)
        if key in rows:
            report.skip(tr("structures repeated at the same address, merged"), row["name"], line)
            continue
        rows[key] = row
    structures = _frame(list(rows.values()))
    report.rows_kept = len(structures)
    return StructureImport(structures, None, report)


def read_coverage(table: Table, why: str = "", communes: set[str] | None = None, network: str = "") -> StructureImport:
    """Read the coverage of missions locales: their service areas as a zoning, and one structure per mission locale."""
    zoning = read_membership(table.path, fields=[table.find("Code ML") or "Code ML"], communes=communes)
    rows: dict[str, dict[str, Any]] = {}
    served = set(zoning.zones["code"])
    for rank in range(len(table.frame)):
        code = _cell(table, rank, "Code ML")
        if code in served and code not in rows:
            rows[code] = {
                "id": f"mission-locale:{code}",
                "network": network or "mission-locale",
                "name": _cell(table, rank, "Nom Officiel ML"),
                "address": _cell(table, rank, "Adresse ML"),
                "postcode": _cell(table, rank, "Code Postal ML"),
                "city": _cell(table, rank, "Ville ML"),
            }
    report = zoning.report
    report.format = tr("Coverage of the missions locales by commune")
    report.why = why
    report.note(tr("Missions locales that serve these communes: {count}.", count=len(rows)))
    return StructureImport(_frame(list(rows.values())), zoning, report)


def _structure(table: Table, rank: int, network: str, report: Report) -> dict[str, Any]:
    row: dict[str, Any] = {key: _cell(table, rank, *names) for key, names in _COLUMNS.items()}
    for key in ("name", "address", "city"):
        mended = re.sub(r"(?<=\w)¿(?=\w)", "’", row[key])
        if mended != row[key]:
            report.correct(tr("broken apostrophes repaired"), f"{row[key]} → {mended}", table.lines[rank])
            row[key] = mended
    row["network"] = network or _network(row, table.path)
    x, y = (_cell(table, rank, name) for name in ("x", "y"))
    row["x"], row["y"] = _metres(x), _metres(y)
    lat, lon = _cell(table, rank, "lat", "latitude"), _cell(table, rank, "lon", "longitude", "lng")
    row["lon"], row["lat"] = coordinates(lat, lon, row["name"], report)
    row["commune_code"] = repair_commune(row["commune_code"])
    complement = _cell(table, rank, "complement", "complement_adresse")
    identity = row["id"] or hashlib.sha256(f"{row['name']}|{row['address']}|{row['city']}".encode()).hexdigest()[:12]
    row["id"] = _key(row["network"], identity)
    row["parent_id"] = _key(row["network"], row["parent_id"])
    row["address"] = ", ".join(part for part in (row["address"], complement) if part)
    return row


def _key(network: str, identity: str) -> str:
    """Id of a structure in the workspace: its network, then the producer's id; empty when there is none."""
    return identity if not identity or ":" in identity else f"{network}:{identity}"


def _network(row: dict[str, Any], path: Path) -> str:
    for text in (row["network"], row["kind"], row["name"], path.stem.replace("_", " ")):
        folded = fold_name(text.replace("_", " ")) if text else ""
        for network, words in _NETWORKS:
            if folded and (text == network or re.search(words, folded)):
                return network
    return "other"


def _cell(table: Table, rank: int, *names: str) -> str:
    column = table.find(*names)
    return "" if column is None else " ".join(str(table.frame[column].iat[rank]).split())


def _metres(text: str) -> float:
    try:
        return float(text.replace(",", ".")) if text else np.nan
    except ValueError:
        return np.nan


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns: dict[str, Any] = {
        name: pd.Series([str(row.get(name, "") or "") for row in rows], dtype=object) for name in _TEXT
    }
    for name in ("lon", "lat", "x", "y"):
        columns[name] = np.array([row.get(name, np.nan) for row in rows], dtype=np.float64)
    frame = pd.DataFrame(columns)
    repeated = frame.groupby("id").cumcount()
    frame["id"] = frame["id"].where(repeated == 0, frame["id"] + "-" + (repeated + 1).astype(str))
    return frame


def _coverage(document: Document) -> Recognition:
    return NOT_MINE if document.table is None else Recognition(*recognise_coverage(document.table))


def _directory(document: Document) -> Recognition:
    return NOT_MINE if document.table is None else Recognition(*recognise_directory(document.table))


def _read_coverage(document: Document, options: Options, progress: Progress) -> StructureImport:
    communes = None if options.communes is None else set(options.communes)
    return read_coverage(need_table(document), "", communes, options.network)


def _read_directory(document: Document, options: Options, progress: Progress) -> StructureImport:
    return read_directory(need_table(document), "", None, options.network)


FORMATS = (
    Format(
        "unml_coverage",
        "structures",
        lambda: tr("Coverage of the missions locales by commune"),
        _coverage,
        _read_coverage,
    ),
    Format("directory", "structures", lambda: tr("Directory of structures"), _directory, _read_directory),
)
