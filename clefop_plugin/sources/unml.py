"""Missions locales of the UNML: the table of their communes, and the answer of its web service."""

from __future__ import annotations

from typing import Any

import pandas as pd

from clefop_plugin.core.codes import is_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import nested
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.service_areas import missions_locales
from clefop_plugin.sources.structures import StructureImport, StructureRows
from clefop_plugin.sources.tables import Table

NETWORK = "mission-locale"
PRODUCER = "UNML"
_SEVERAL = "Commune présente sur plusieurs ML"


def recognise_coverage(document: Document) -> Recognition:
    """Score that the table is the missions locales' coverage by commune, and the reason."""
    table = document.table
    wanted = ("Code INSEE", "Code ML", "Nom Officiel ML")
    if table is None or any(table.find(name) is None for name in wanted):
        return NOT_MINE
    return Recognition(0.95, tr("columns {fields}", fields=", ".join(wanted)))


def read_coverage(document: Document, options: Options, progress: Progress) -> StructureImport:
    """Read the coverage: service areas as a zoning, and one structure for each mission locale that serves the region.

    A commune on several missions locales, as the table says, keeps a share of each. Raises InputError when no row is
    a commune of the workspace, or when a commune has two missions locales and the table does not say so.
    """
    table = need_table(document)
    report = start_report(table, tr("Coverage of the missions locales by commune"), recognise_coverage(document).why)
    communes = None if options.communes is None else set(options.communes)
    rows = commune_rows(table, table.find("Code INSEE") or "", communes, report)
    zones = table.text("Code ML").map(lambda text: " ".join(text.split())).rename("zone_code")
    if not rows.kept.any():
        raise InputError(none_kept(table))
    without = rows.kept & (zones == "").to_numpy(dtype=bool)
    report.skip_all(
        tr("communes without a mission locale"),
        rows.codes[without],
        [line for line, lacks in zip(table.lines, without, strict=True) if lacks],
    )
    kept = rows.kept & ~without
    raw = table.text("Code INSEE").str.strip()
    pairs = pd.DataFrame({"commune_code": rows.codes, "zone_code": zones, "raw": raw})
    repeated = _repeated(table, pairs, kept, report)
    report.rows_kept = int(kept.sum()) - repeated
    known = pairs[rows.codes.map(is_commune) & (zones != "")].drop_duplicates(["raw", "zone_code"])
    served_by = _heads(table, zones, kept)
    structures = StructureRows(Report(report.source))
    for code, row in served_by.items():
        structures.add({**row, "id": code, "network": options.network or NETWORK}, 0)
    names = {code: row["name"] for code, row in served_by.items()}
    zoning = missions_locales(known, names, options.communes, options.names, PRODUCER, report)
    report_absent(set(pairs["commune_code"][kept]), communes, dict(options.names), report)
    report.note(tr("Missions locales that serve these communes: {count}.", count=len(served_by)))
    return StructureImport(structures.frame(), zoning, report)


def recognise_answer(document: Document) -> Recognition:
    """Score that the table is an answer of the web service (``results[].structure``), and the reason."""
    table = document.table
    if table is None:
        return NOT_MINE
    if table.find("codeStructure") is not None and table.find("nomStructure") is not None:
        return Recognition(0.95, tr("columns {fields}", fields="codeStructure, nomStructure"))
    column = table.find("structure")
    sample = "" if column is None else "".join(table.frame[column].head(20))
    if "nomStructure" in sample and "codeStructure" in sample:
        return Recognition(0.95, tr("columns {fields}", fields="structure{codeStructure, nomStructure}"))
    return NOT_MINE


def read_answer(document: Document, options: Options, progress: Progress) -> StructureImport:
    """Read an answer of the web service, one mission locale a result; a broken result is reported with its line."""
    table = need_table(document)
    report = start_report(table, tr("Missions locales (UNML service)"), recognise_answer(document).why)
    rows = StructureRows(report)
    column = table.find("structure") if table.find("codeStructure") is None else None
    for rank, line in enumerate(table.lines):
        found = _record(table, rank, column)
        if found is None:
            report.skip(tr("results that cannot be read"), table.frame.iat[rank, 0][:80], line)
            continue
        rows.add({**_answer_row(found), "network": options.network or NETWORK}, line)
    report.rows_kept = len(rows)
    return StructureImport(rows.frame(), None, report)


def _record(table: Table, rank: int, column: str | None) -> dict[str, Any] | None:
    if column is None:
        return {str(name): table.frame[name].iat[rank] for name in table.columns}
    try:
        found = nested.records(table.frame[column].iat[rank])
    except ValueError:
        return None
    return dict(found[0]) if found else None


def _answer_row(found: dict[str, Any]) -> dict[str, str]:
    text = {key: nested.text_of(value) for key, value in found.items()}
    phones = found.get("telephones")
    if isinstance(phones, list):
        text["telephones"] = "; ".join(
            nested.text_of(item.get("numero", item.get("valeur", "")) if isinstance(item, dict) else item)
            for item in phones
        )
    return {
        "id": text.get("codeStructure") or text.get("id", ""),
        "name": text.get("nomStructure", ""),
        "address": ", ".join(part for key in ("adresse1", "adresse2") if (part := text.get(key, ""))),
        "postcode": text.get("cp", ""),
        "city": text.get("ville", ""),
        "phone": text.get("telephones", ""),
        "email": text.get("emailAccueil", ""),
        "website": text.get("siteWeb", ""),
        "lat": text.get("geoloc_lat", ""),
        "lon": text.get("geoloc_lng", ""),
    }


def _repeated(table: Table, pairs: pd.DataFrame, kept: Any, report: Report) -> int:
    """Rows of a pair already seen, counted; refuses two missions locales for a commune that is not said to be shared.

    Districts of Paris, Lyon and Marseille fold into one commune that several missions locales serve: no conflict.
    """
    frame = pairs[kept].assign(
        said=table.text(_SEVERAL).str.strip().str.lower().str[:1].isin(["o", "1", "t", "v", "y"])[kept]
    )
    different = frame.groupby("raw")["zone_code"].nunique()
    said = frame.groupby("raw")["said"].any()
    for code in different.index[(different > 1) & ~said]:
        raise InputError(
            tr(
                "{code} has two missions locales in {file}, which does not say that it is shared "
                "(column “{field}”). Nothing was imported.",
                code=code,
                file=report.source,
                field=_SEVERAL,
            )
        )
    repeated = int(frame.duplicated(["raw", "zone_code"]).sum())
    report.skip(tr("rows repeated for the same commune, merged"), count=repeated)
    return repeated


def _heads(table: Table, zones: pd.Series, kept: Any) -> dict[str, dict[str, str]]:
    """The head office of each mission locale: what its first row says."""
    sources = {
        "name": "Nom Officiel ML",
        "address": "Adresse ML",
        "postcode": "Code Postal ML",
        "city": "Ville ML",
        "phone": "Téléphone ML",
        "email": "Email ML",
        "website": "Site Web ML",
    }
    columns = {key: table.text(name)[kept] for key, name in sources.items()}
    first = pd.DataFrame({"code": zones[kept], **columns}).drop_duplicates("code")
    return {
        str(row["code"]): {key: str(row[key]) for key in sources}
        | {"name": str(row["name"]).strip() or str(row["code"])}
        for row in first.to_dict("records")
    }


FORMATS = (
    Format(
        "unml_coverage",
        "structures",
        lambda: tr("Coverage of the missions locales by commune"),
        recognise_coverage,
        read_coverage,
    ),
    Format("unml_service", "structures", lambda: tr("Missions locales (UNML service)"), recognise_answer, read_answer),
)
