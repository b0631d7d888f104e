"""Service areas by commune as a zoning: which structure serves which commune, several for one commune if need be."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.geography import ZoningImport
from clefop_plugin.sources.report import Report

#: Zoning of the missions locales, as ``resources/catalogues/zonings.toml`` has it.
MISSIONS_LOCALES = "missions_locales"


def missions_locales(
    served: pd.DataFrame,
    names: Mapping[str, str],
    communes: frozenset[str] | None,
    commune_names: Mapping[str, str],
    producer: str,
    report: Report,
) -> ZoningImport | None:
    """The zoning of pairs ``commune_code``, ``zone_code`` (one row a pair seen, well-formed codes), or None when none
    of them is in the workspace.

    A commune on several missions locales has a share of each, as many times as it was seen with it. ``names`` gives
    the name of each mission locale. The report names the communes shared, and the zones cut at the border.
    """
    inside = served if communes is None else served[served["commune_code"].isin(communes)]
    if inside.empty:
        return None
    shares = inside.groupby(["commune_code", "zone_code"], sort=True).size().rename("seen").reset_index()
    memberships = pd.DataFrame(
        {
            "zoning_id": MISSIONS_LOCALES,
            "commune_code": shares["commune_code"].astype(object),
            "zone_code": shares["zone_code"].astype(object),
            "share": shares["seen"] / shares.groupby("commune_code")["seen"].transform("sum"),
        }
    )
    several = sorted(set(memberships["commune_code"][memberships["commune_code"].duplicated()]))
    _tell_shared(several, commune_names, report)
    codes = sorted(shares["zone_code"].unique())
    elsewhere = served[~served["commune_code"].isin(inside["commune_code"])] if communes is not None else served[:0]
    outside = elsewhere.groupby("zone_code")["commune_code"].nunique()
    zones = pd.DataFrame(
        {"zoning_id": MISSIONS_LOCALES, "code": codes, "name": [names.get(code) or code for code in codes]},
        dtype=object,
    ).assign(communes_outside=[int(outside.get(code, 0)) for code in codes])
    crossing = zones["name"][zones["communes_outside"] > 0].tolist()
    if crossing:
        report.note(
            tr(
                "Zones of {zoning} cut at the border of the workspace: {count} ({names}).",
                zoning=_catalogue_entry()["label"],
                count=number(len(crossing)),
                names=detect.quoted(crossing),
            )
        )
    covered = set(memberships["commune_code"])
    whole = not several and (communes is None or covered >= communes)
    return ZoningImport(_zoning(whole, producer, report), zones, memberships, report)


def _zoning(complete: bool, producer: str, report: Report) -> pd.DataFrame:
    entry = _catalogue_entry()
    row = {
        "id": MISSIONS_LOCALES,
        "label": entry["label"],
        "family": entry["family"],
        "vintage": detect.year_of_name(report.source.rpartition(".")[0]),
        "producer": producer,
        "source": report.source,
        "licence": "",
        "url": "",
        "complete": complete,
        "unit": "commune",
    }
    frame = pd.DataFrame([row])
    frame["vintage"] = pd.array(frame["vintage"].tolist(), dtype="Int64")
    return frame


def _catalogue_entry() -> Mapping[str, str]:
    known = detect.zoning_catalogue()["zoning"]
    return next(entry for entry in known if entry.get("id") == MISSIONS_LOCALES)


def _tell_shared(codes: list[str], names: Mapping[str, str], report: Report) -> None:
    if codes:
        shown = [f"{code} {names[code]}" if code in names else code for code in codes[:20]]
        report.note(
            tr(
                "Communes served by several missions locales: {count} ({names}).",
                count=number(len(codes)),
                names=", ".join(shown) + (", …" if len(codes) > len(shown) else ""),
            )
        )
