"""Annuaire de l'administration (DILA): support structures and the communes that missions locales serve.

Three forms of one content: the CSV and JSON exports of Opendatasoft, whose fields hold JSON text, and the bulk file
``*.gouv_local.json`` (key ``service``), whose nested values a table keeps as JSON text too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from clefop_plugin.core.codes import fold_district, is_commune, repair_commune
from clefop_plugin.core.opening_hours import from_week
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import nested
from clefop_plugin.sources.communes import report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.geography import ZoningImport
from clefop_plugin.sources.networks import OTHER, network_of_codes, network_of_words
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.service_areas import missions_locales
from clefop_plugin.sources.structures import StructureImport, StructureRows, is_near

NETWORK = "mission-locale"
PRODUCER = "DILA"
_WANTED = ("nom", "pivot", "adresse")
#: The fields that are read.
_READ = (
    "id",
    "ancien_code_pivot",
    "nom",
    "code_insee_commune",
    "adresse",
    "telephone",
    "adresse_courriel",
    "site_internet",
    "plage_ouverture",
    "pivot",
    "hierarchie",
)


@dataclass(frozen=True)
class _Service:
    """One record: its fields as a structure, the communes it serves, its branches by id."""

    row: dict[str, str]
    communes: tuple[str, ...]
    branches: tuple[str, ...]


def recognise(document: Document) -> Recognition:
    """Score that the table is an export of the annuaire, and the reason."""
    table = document.table
    if table is None or any(table.find(name) is None for name in _WANTED):
        return NOT_MINE
    known = [name for name in (*_WANTED, "plage_ouverture", "code_insee_commune") if table.find(name) is not None]
    return Recognition(0.95 if len(known) > 3 else 0.85, tr("columns {fields}", fields=", ".join(known)))


def read(document: Document, options: Options, progress: Progress) -> StructureImport:
    """Read the structures of known networks near the workspace, and the service areas of the missions locales.

    A field whose JSON text is broken is left empty and reported with its line; the row is kept.
    """
    table = need_table(document)
    report = start_report(table, tr("Annuaire de l’administration"), recognise(document).why)
    rows = StructureRows(report)
    columns = {name: column for name in _READ if (column := table.find(name)) is not None}
    kept: list[tuple[_Service, str]] = []
    for first, cells in table.blocks(list(columns.values())):
        reader = _Reader({name: cells[column] for name, column in columns.items()}, report)
        for rank in range(len(cells[columns["nom"]])):
            line = table.lines[first + rank]
            if rank % 500 == 0:
                progress.update((first + rank) / len(table.lines))
            service = reader.service(rank, line, options.network)
            if service is None or not _concerns(service, options.communes):
                reason = tr("services of other kinds") if service is None else tr("structures of other départements")
                report.skip(reason)
                continue
            identity = rows.add(service.row, line)
            if identity:
                kept.append((service, identity))
    report.rows_kept = len(rows)
    structures = _linked(rows.frame(), kept)
    return StructureImport(structures, _areas(structures, kept, options, report), report)


class _Reader:
    """Reads the cells of the records of a block; the broken ones are reported."""

    def __init__(self, cells: Mapping[str, list[str]], report: Report) -> None:
        self._report = report
        self._cells = cells

    def service(self, rank: int, line: int, network: str) -> _Service | None:
        """The record of one row; None when it belongs to no network of support."""
        pivot, broken = self._records("pivot", rank, None)
        name = self._text("nom", rank)
        kinds = [nested.text_of(item.get("type_service_local")) for item in pivot]
        found = network_of_codes(kinds) or (network_of_words((name,)) if broken or not any(kinds) else None)
        if found is None and not (broken and network):
            if not broken:
                return None
            found = OTHER
        if broken:
            self._tell("pivot", rank, line)
        served = [code for item in pivot for code in _codes(item.get("code_insee_commune"))]
        mine = any(network_of_codes([kind]) == NETWORK for kind in kinds)
        row = {
            "id": self._text("id", rank) or self._text("ancien_code_pivot", rank),
            "network": network or found or OTHER,
            "name": name,
            "commune_code": self._text("code_insee_commune", rank),
            **self._contact(rank, line),
            **_place(self._records("adresse", rank, line)[0]),
        }
        if not row["commune_code"] and len(set(served)) == 1:
            row["commune_code"] = served[0]
        links = self._records("hierarchie", rank, line)[0]
        branches = [
            nested.text_of(item.get("service"))
            for item in links
            if "fils" in nested.text_of(item.get("type_hierarchie")).lower()
        ]
        return _Service(row, tuple(served) if mine else (), tuple(branch for branch in branches if branch))

    def _contact(self, rank: int, line: int) -> dict[str, str]:
        return {
            "phone": "; ".join(_values(self._records("telephone", rank, line)[0])),
            "email": "; ".join(nested.words(self._text("adresse_courriel", rank))),
            "website": next(iter(_values(self._records("site_internet", rank, line)[0])), ""),
            "opening_hours": from_week(self._records("plage_ouverture", rank, line)[0]),
        }

    def _records(self, field: str, rank: int, line: int | None) -> tuple[list[Mapping[str, Any]], bool]:
        """The objects of a cell, and whether its JSON is broken; told when ``line`` is given."""
        text = self._cells[field][rank] if field in self._cells else ""
        try:
            return nested.records(text), False
        except ValueError:
            if line is not None:
                self._tell(field, rank, line)
            return [], True

    def _tell(self, field: str, rank: int, line: int) -> None:
        self._report.correct(
            tr("fields whose text cannot be read, left empty"), f"{self._text('nom', rank)[:80]} ({field})", line
        )

    def _text(self, field: str, rank: int) -> str:
        return " ".join(str(self._cells[field][rank]).split()) if field in self._cells else ""


def _place(addresses: list[Mapping[str, Any]]) -> dict[str, str]:
    """The physical address: the first that is not a postal one, those with coordinates before the others."""
    best = max(addresses, key=_physical, default=None)
    if best is None:
        return {}
    text = {key: nested.text_of(value) for key, value in best.items()}
    street = (text.get(key, "") for key in ("numero_voie", "complement1", "complement2", "service_distribution"))
    return {
        "address": ", ".join(part for part in street if part),
        "postcode": text.get("code_postal", ""),
        "city": text.get("nom_commune", ""),
        "lat": text.get("latitude", ""),
        "lon": text.get("longitude", ""),
    }


def _physical(address: Mapping[str, Any]) -> tuple[bool, bool]:
    kind = nested.text_of(address.get("type_adresse")).lower()
    located = all(nested.text_of(address.get(key)) for key in ("latitude", "longitude"))
    return "postale" not in kind, located


def _values(items: list[Mapping[str, Any]]) -> list[str]:
    return [text for item in items if (text := nested.text_of(item.get("valeur")))]


def _codes(value: Any) -> list[str]:
    """Commune codes of a pivot: a list, or one code."""
    items = value if isinstance(value, list) else [value]
    codes = (repair_commune(nested.text_of(item)) for item in items)
    return [code for code in codes if is_commune(code)]


def _concerns(service: _Service, communes: frozenset[str] | None) -> bool:
    if communes is None or any(fold_district(code) in communes for code in service.communes):
        return True
    return is_near(service.row.get("commune_code", ""), service.row.get("postcode", ""), communes)


def _linked(structures: pd.DataFrame, kept: list[tuple[_Service, str]]) -> pd.DataFrame:
    """The structures with the parent of each branch, as the records of the parents tell."""
    identity_of = {service.row["id"]: identity for service, identity in kept if service.row["id"]}
    parent = {identity_of[b]: identity for service, identity in kept for b in service.branches if b in identity_of}
    linked = structures["id"].map(parent).fillna("")
    return structures.assign(parent_id=linked.where(linked != structures["id"], "").astype(object))


def _areas(
    structures: pd.DataFrame, kept: list[tuple[_Service, str]], options: Options, report: Report
) -> ZoningImport | None:
    """The zoning of the missions locales; the communes of a branch are those of its mission locale."""
    parent = dict(zip(structures["id"], structures["parent_id"], strict=True))
    pairs = {
        (code, (parent.get(identity) or identity))
        for service, identity in kept
        for code in service.communes
        if identity.startswith(NETWORK + ":")
    }
    if not pairs:
        return None
    frame = pd.DataFrame(sorted(pairs), columns=["raw", "structure"], dtype=object)
    served = pd.DataFrame(
        {
            "commune_code": frame["raw"].map(fold_district),
            "zone_code": frame["structure"].str.removeprefix(NETWORK + ":"),
        }
    )
    names = {
        str(code).removeprefix(NETWORK + ":"): name
        for code, name in zip(structures["id"], structures["name"], strict=True)
    }
    zoning = missions_locales(served, names, options.communes, options.names, PRODUCER, report)
    if zoning is not None:
        present = set(zoning.memberships["commune_code"])
        communes = None if options.communes is None else set(options.communes)
        report_absent(present, communes, dict(options.names), report)
    return zoning


FORMATS = (Format("annuaire", "structures", lambda: tr("Annuaire de l’administration"), recognise, read),)
