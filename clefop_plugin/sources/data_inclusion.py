"""data·inclusion: structures and services of integration, schema v1, the names of v0 tolerated.

Schema: https://github.com/gip-inclusion/data-inclusion-schema (fields, networks and themes).
"""

from __future__ import annotations

from collections.abc import Mapping

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import nested
from clefop_plugin.sources.communes import start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.networks import OTHER, network_of_codes, network_of_themes, network_of_words
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.structures import StructureImport, StructureRows, is_near
from clefop_plugin.sources.tables import Table

_STRUCTURE_MARKS = ("reseaux_porteurs", "typologie", "labels_nationaux", "lien_source", "horaires_accueil", "siret")
_SERVICE_MARKS = ("structure_id", "thematiques")
_FIELDS = {
    "id": ("id",),
    "source": ("source",),
    "name": ("nom",),
    "siret": ("siret",),
    "address": ("adresse",),
    "complement": ("complement_adresse",),
    "postcode": ("code_postal",),
    "city": ("commune",),
    "commune_code": ("code_insee",),
    "lat": ("latitude",),
    "lon": ("longitude",),
    "phone": ("telephone",),
    "email": ("courriel",),
    "website": ("site_web", "lien_mobilisation", "prise_rdv"),
    "opening_hours": ("horaires_accueil", "horaires_ouverture"),
    "networks": ("reseaux_porteurs",),
    "kinds": ("typologie",),
    "marks": ("labels_nationaux",),
    "themes": ("thematiques",),
    "branch": ("antenne",),
}


def recognise_structures(document: Document) -> Recognition:
    """Score that the table holds structures of data·inclusion, and the reason."""
    table = document.table
    if table is None or not _is_mine(table) or table.find("structure_id") is not None:
        return NOT_MINE
    found = [name for name in _STRUCTURE_MARKS if table.find(name) is not None]
    score = 0.95 if {"reseaux_porteurs", "typologie", "labels_nationaux"} & set(found) else 0.3 + 0.1 * len(found)
    return Recognition(min(score, 0.95), tr("columns {fields}", fields=", ".join(("id", "source", "nom", *found))))


def recognise_services(document: Document) -> Recognition:
    """Score that the table holds services of data·inclusion, and the reason."""
    table = document.table
    if table is None or not _is_mine(table) or any(table.find(name) is None for name in _SERVICE_MARKS):
        return NOT_MINE
    return Recognition(0.95, tr("columns {fields}", fields=", ".join(("id", "source", "nom", *_SERVICE_MARKS))))


def read_structures(document: Document, options: Options, progress: Progress) -> StructureImport:
    """Read the structures near the workspace, each with the network of its codes, else of its name or themes."""
    table = need_table(document)
    report = start_report(table, tr("Structures of data·inclusion"), recognise_structures(document).why)
    return _read(table, report, options, progress, services=False)


def read_services(document: Document, options: Options, progress: Progress) -> StructureImport:
    """Read the services near the workspace whose themes are those of a network (mobility, housing).

    Each is kept as a place of that network; the others are counted in the report.
    """
    table = need_table(document)
    report = start_report(table, tr("Services of data·inclusion"), recognise_services(document).why)
    return _read(table, report, options, progress, services=True)


def _read(table: Table, report: Report, options: Options, progress: Progress, services: bool) -> StructureImport:
    rows = StructureRows(report)
    columns = {key: table.find(*names) for key, names in _FIELDS.items()}
    cells = {key: table.frame[column].tolist() for key, column in columns.items() if column is not None}
    parents = {} if services else _main_offices(cells)
    for rank, line in enumerate(table.lines):
        if rank % 1000 == 0:
            progress.update(rank / len(table.lines))
        row = {key: str(values[rank]) for key, values in cells.items()}
        if not is_near(row.get("commune_code", ""), row.get("postcode", ""), options.communes):
            report.skip(tr("structures of other départements"))
            continue
        network = options.network or (_theme(row) if services else _network(row))
        if network is None:
            report.skip(tr("services of other themes"))
            continue
        row["network"] = network
        row["address"] = ", ".join(part for key in ("address", "complement") if (part := row.get(key, "").strip()))
        row["parent_id"] = parents.get(rank, "")
        row["source"] = ""
        rows.add(row, line)
    report.rows_kept = len(rows)
    frame = rows.frame()
    others = int((frame["network"] == OTHER).sum())
    if others:
        report.note(tr("Structures of no known network, kept among the others: {count}.", count=others))
    return StructureImport(frame, None, report)


def _main_offices(cells: Mapping[str, list[str]]) -> dict[int, str]:
    """Id of the head office of each branch (v0): the only structure of the same SIREN that is no branch."""
    if "branch" not in cells or "siret" not in cells or "id" not in cells:
        return {}
    branch = [text.strip().lower() in ("true", "1", "vrai", "oui") for text in cells["branch"]]
    siren = [text.strip()[:9] for text in cells["siret"]]
    heads: dict[str, list[str]] = {}
    for rank, code in enumerate(siren):
        if code and not branch[rank]:
            heads.setdefault(code, []).append(cells["id"][rank].strip())
    return {rank: heads[code][0] for rank, code in enumerate(siren) if branch[rank] and len(heads.get(code, ())) == 1}


def _network(row: Mapping[str, str]) -> str:
    for key in ("networks", "kinds", "marks"):
        found = network_of_codes(nested.words(row.get(key, "")))
        if found is not None:
            return found
    return network_of_words((row.get("name", ""),)) or _theme(row) or OTHER


def _theme(row: Mapping[str, str]) -> str | None:
    return network_of_themes(nested.words(row.get("themes", "")))


def _is_mine(table: Table) -> bool:
    return all(table.find(name) is not None for name in ("id", "source", "nom"))


FORMATS = (
    Format(
        "data_inclusion_structures",
        "structures",
        lambda: tr("Structures of data·inclusion"),
        recognise_structures,
        read_structures,
    ),
    Format(
        "data_inclusion_services",
        "structures",
        lambda: tr("Services of data·inclusion"),
        recognise_services,
        read_services,
    ),
)
