"""Directories of support structures: annuaire de l'administration, missions locales (UNML), data·inclusion.

Each gives a file that the reader of its format understands.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clefop_plugin.core.codes import departement_of
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.answers import ask_json, figure, member, read_json, records
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.opendatasoft import export, literal

#: Kinds of service of the annuaire that help people towards a job, as its “pivot” names them.
KINDS = ("mission_locale", "france_travail", "cap_emploi", "maison_emploi")
_MAX_PAGES = 200


def annuaire(
    client: Client,
    departements: Sequence[str],
    folder: Path,
    kinds: Sequence[str] = KINDS,
    progress: Progress | None = None,
) -> Path:
    """The services of some kinds in some départements, as a JSON file in ``folder``. Raises ServiceError.

    The whole country is asked, kind by kind: a mission locale may serve communes of a département it is not in.
    """
    progress = progress or Progress()
    service = client.catalogue.service("annuaire")
    dataset = service.names.get("dataset", "api-lannuaire-administration")
    wanted = set(departements)
    kept: dict[str, dict[str, Any]] = {}
    for rank, kind in enumerate(kinds):
        part = progress.part(rank / len(kinds), (rank + 1) / len(kinds))
        answer = export(client, service, dataset, "json", f"pivot like {literal(kind)}", progress=part)
        for record in records(service, read_json(service, answer.path), dataset):
            if wanted & _departements(service, record):
                kept.setdefault(str(record.get("id") or len(kept)), record)
    return _write(folder / "annuaire-administration.json", list(kept.values()))


def _departements(service: Service, record: dict[str, Any]) -> set[str]:
    """Where a service is, and whom it serves."""
    codes = [str(record.get("code_insee_commune") or "")]
    pivot = member(service, record, "pivot")
    try:
        served = json.loads(pivot) if isinstance(pivot, str) and pivot else pivot
    except ValueError as error:
        raise failures.unexpected(service, tr("its field “{field}” cannot be read", field="pivot")) from error
    for item in served if isinstance(served, list) else ():
        communes = item.get("code_insee_commune") if isinstance(item, dict) else None
        codes += [str(code) for code in communes] if isinstance(communes, list) else []
    return {departement_of(code) for code in codes if code}


def missions_locales(
    client: Client, departements: Sequence[str], folder: Path, progress: Progress | None = None
) -> Path:
    """The missions locales the UNML names in some départements, as a JSON file in ``folder``. Raises ServiceError."""
    progress = progress or Progress()
    service = client.catalogue.service("unml")
    found: dict[str, dict[str, Any]] = {}
    for rank, departement in enumerate(departements):
        part = progress.part(rank / len(departements), (rank + 1) / len(departements))
        answer = ask_json(client, service, "/TrouveTaML/", {"search_": departement}, progress=part)
        results = member(service, answer, "results")
        for record in records(service, results, "results"):
            structure = member(service, record, "structure")
            found[str(member(service, structure, "codeStructure"))] = structure
    return _write(folder / "missions-locales-unml.json", list(found.values()))


def data_inclusion(client: Client, departements: Sequence[str], folder: Path, progress: Progress | None = None) -> Path:
    """The structures of data·inclusion in some départements, as a JSON file in ``folder``.

    Raises ServiceError, and InputError when no login was chosen: its key is kept by QGIS, never by a project.
    """
    progress = progress or Progress()
    service = client.catalogue.service("data_inclusion")
    if not client.logins.get(service.id):
        raise InputError(
            tr(
                "{service} needs a key. Create an authentication configuration in QGIS (API header, Authorization), "
                "choose it here, or import a file.",
                service=service.label,
            )
        )
    found: list[dict[str, Any]] = []
    for rank, departement in enumerate(departements):
        part = progress.part(rank / len(departements), (rank + 1) / len(departements))
        for page in range(1, _MAX_PAGES + 1):
            asked = {"code_departement": departement, "page": page, "size": service.page}
            answer = ask_json(client, service, "/api/v1/structures", asked, progress=part)
            items = member(service, answer, "items")
            found += records(service, items, "items")
            if not page < figure(member(service, answer, "pages")):
                break
    return _write(folder / "data-inclusion-structures.json", found)


def _write(path: Path, found: list[dict[str, Any]]) -> Path:
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return path
