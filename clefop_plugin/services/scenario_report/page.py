"""The whole page: heading, then the parts in the order a council reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import shapely

from clefop_plugin.core.text import language, number, tr
from clefop_plugin.services.markup import Html, bullets, element, paragraph, section, together
from clefop_plugin.services.page_style import STYLE
from clefop_plugin.services.scenario_report import explained, parameters, results
from clefop_plugin.services.scenario_report.sentences import (
    aim,
    guarantees,
    limits,
    notes,
    proof_meaning,
    proof_sentence,
)


def report_html(
    study: str,
    report: Mapping[str, Any],
    territories: pd.DataFrame,
    blocks: pd.DataFrame,
    outlines: Sequence[shapely.Geometry] = (),
) -> str:
    """The report of a scenario as one HTML page, without script or outside file; every text from data is escaped.

    ``study``: its name. ``report``: what the scenario stores (see services.report_content). ``territories``: code,
    name, colour, geom, and when known blocks, communes, population, parts, expected_parts, diameter_km. ``blocks``:
    block_code, block_name, territory_code. ``outlines``: geometry of the blocks, for the map.
    """
    title = str(report.get("label") or tr("{k} solution territories", k=len(territories)))
    body = [
        _heading(study, title, report),
        _proof(report),
        results.key_figures(report, territories),
        results.territories_section(report, territories, blocks, outlines),
        _method(report, territories),
        parameters.parameters_section(report, blocks),
        results.certificate_section(report),
        results.agreement_section(report),
        explained.territories_explained(report, territories),
        explained.disputed_section(report, territories),
        explained.alternatives_section(report),
        explained.sensitivity_section(report, territories),
        section(tr("Limits and remarks"), bullets([*notes(report), *limits(report)]), anchor="limits"),
        _again(report),
        _footer(report),
    ]
    head = element(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"{title} – {study}" if study else title),
        element("style", Html(STYLE)),
    )
    return "<!DOCTYPE html>" + element("html", head, element("body", *body), lang=language())


def _heading(study: str, title: str, report: Mapping[str, Any]) -> Html:
    inputs = report.get("inputs", {})
    rows = [
        (tr("Study"), study),
        (tr("Date of the calculation"), _day(str(report.get("created", "")))),
    ]
    if inputs:
        rows += [
            (
                tr("Perimeter"),
                tr(
                    "{communes} communes (vintage {vintage}), {residents} residents",
                    communes=number(inputs["communes"]),
                    vintage=inputs["vintage"] or "–",
                    residents=number(inputs["residents"]),
                ),
            ),
            (tr("Blocks"), _blocks(inputs)),
            (tr("References"), ", ".join(str(r["label"]) for r in report["references"])),
        ]
    sheet = together(part for name, value in rows if value for part in (element("dt", name), element("dd", value)))
    warning = Html("")
    if inputs.get("fictional"):
        warning = paragraph(
            tr("Fictional region: everything in it is invented. Quote none of these figures."), kind="alert"
        )
    return element(
        "header",
        paragraph(tr("Annex · Report of a generation of territories"), kind="kicker"),
        element("h1", title),
        element("dl", sheet, class_="sheet"),
        warning,
    )


def _blocks(inputs: Mapping[str, Any]) -> str:
    """« 73 EPCI à fiscalité propre (millésime 2018) »."""
    text = f"{number(inputs['blocks'])} · {inputs['blocks_label']}"
    vintage = next((z["vintage"] for z in inputs["zonings"] if z["label"] == inputs["blocks_label"]), None)
    return text if vintage is None else tr("{text} (vintage {vintage})", text=text, vintage=vintage)


def _day(created: str) -> str:
    """« 25/11/2026 » in French, as it is in English."""
    year, month, day = [*created[:10].split("-"), "", ""][:3]
    return f"{day}/{month}/{year}" if language() == "fr" and day else created[:10]


def _proof(report: Mapping[str, Any]) -> Html:
    kind = "proof" if report.get("optimal") or report.get("gap") is not None else "plain"
    return element("div", paragraph(element("strong", proof_sentence(report))), class_=kind)


def _method(report: Mapping[str, Any], territories: pd.DataFrame) -> Html:
    return section(
        tr("The method in a few words"),
        element("h3", tr("What is sought")),
        *(paragraph(text) for text in aim(report)),
        element("h3", tr("What is guaranteed")),
        bullets(guarantees(report, len(territories))),
        element("h3", tr("What the certificate means")),
        *(paragraph(text) for text in proof_meaning(report)),
        anchor="method",
    )


def _again(report: Mapping[str, Any]) -> Html:
    asked = report["parameters"]
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in asked.items()]
    text = "{\n" + ",\n".join(lines) + "\n}"
    return section(
        tr("Parameters to run again"),
        paragraph(tr("Save this text as a .json file and give it as “Parameters saved by an earlier run”.")),
        element("pre", text),
        anchor="again",
    )


def _footer(report: Mapping[str, Any]) -> Html:
    return element(
        "footer",
        tr(
            "Report made by {software}. Fingerprint of the inputs {fingerprint}, seed {seed}.",
            software=str(report.get("software") or "CLEFOP"),
            fingerprint=str(report["fingerprint"]),
            seed=str(report["seed"]),
        ),
    )
