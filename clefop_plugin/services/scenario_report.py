"""The report of a generation as a page to read: what was asked, what was found, what one should know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from clefop_plugin.core.text import language, number, percent, tr

_STYLE = """
body { font-family: "Open Sans", sans-serif; color: #1B2733; max-width: 60em; margin: 2em auto; line-height: 1.45; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; color: #0F5E73; margin-top: 1.8em; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; color: #5F6B78; font-weight: normal; }
th, td { padding: 0.3em 0.6em; border-bottom: 1px solid #E6EAED; } td.n, th.n { text-align: right; }
p.proof { background: #E6F2EB; padding: 0.7em 1em; } p.note { background: #FBEDE6; padding: 0.7em 1em; }
"""


def proof_sentence(report: Mapping[str, Any]) -> str:
    """One sentence on how close to the optimum the scenario is."""
    if report.get("optimal"):
        return tr("Proven optimum: no other partition meets the references better within these limits.")
    if report.get("gap") is not None:
        return tr("Within {gap} of the optimum.", gap=percent(float(report["gap"]), 1))
    return tr(
        "Best scenario found by the search. No bound was computed: a better one may exist, and the report cannot say "
        "how far this one is from the optimum."
    )


def notes(report: Mapping[str, Any]) -> list[str]:
    """What a reader of the scenario must know: islands, cut blocks, communes alone or empty, an interrupted search."""
    found = []
    for link in report.get("links", []):
        found.append(
            tr(
                "{left} touches no neighbour by land: it is linked to {right} ({distance} km between centres).",
                left=link["left"],
                right=link["right"],
                distance=number(link["distance_km"], 1),
            )
        )
    for block in report.get("cut_blocks", []):
        found.append(
            tr(
                "{name} crosses the border of the region: only its {inside} communes inside are taken, {outside} are "
                "outside.",
                name=block["name"],
                inside=block["inside"],
                outside=block["outside"],
            )
        )
    for name in report.get("lone_communes", []):
        found.append(tr("{name} belongs to no intercommunality: it is a block of its own.", name=name))
    found += report.get("notes", [])
    return [*found, *_ending(report)]


def _ending(report: Mapping[str, Any]) -> list[str]:
    """Why the search ended, and whether the same inputs give the same scenario again."""
    if report.get("stopped") == "time":
        return [tr("The time limit ended the search: another run may give a slightly different scenario.")]
    if report.get("stopped") == "cancelled":
        return [tr("The search was stopped by hand after {rounds} rounds.", rounds=number(report.get("rounds", 0)))]
    return []


def report_html(study: str, report: Mapping[str, Any], territories: pd.DataFrame, blocks: pd.DataFrame) -> str:
    """The whole report as an HTML page; every text from data is escaped."""
    parameters = report["parameters"]
    title = tr("{k} solution territories", k=len(territories))
    facts = [
        (tr("Objective (billions of pairs of residents)"), number(report["objective"], 5)),
        (tr("Agreement with the references (weighted Rand index)"), percent(float(report["rand"]), 1)),
        (tr("Population of the territories"), " – ".join(number(v) for v in report["population"])),
        (tr("Bounds asked"), f"{number(parameters['minimum'])} – {number(parameters['maximum'])}"),
        (tr("Seed and duration"), tr("{seed}, {seconds} s", seed=report["seed"], seconds=number(report["seconds"], 1))),
        (tr("Fingerprint of the inputs"), str(report["fingerprint"])),
    ]
    parts = [
        f"<h1>{escape(title)}</h1><p>{escape(study)}</p>",
        f'<p class="proof">{escape(proof_sentence(report))}</p>',
        _table([tr("Measure"), tr("Value")], facts, numeric=(1,)),
        f"<h2>{escape(tr('Territories'))}</h2>",
        _table(
            ["", tr("Territory"), tr("Blocks"), tr("Communes"), tr("Residents"), tr("Made of")],
            (_territory_row(row, blocks) for _, row in territories.iterrows()),
            numeric=(2, 3, 4),
        ),
        f"<h2>{escape(tr('Reference zonings'))}</h2>",
        _table(
            [
                tr("Zoning"),
                tr("Weight"),
                tr("Residents in the main zone of their territory"),
                tr("Residents in the main territory of their zone"),
            ],
            (
                (
                    r["label"],
                    number(r["weight"], 2),
                    percent(r["modal_zone_share"], 1),
                    percent(r["modal_territory_share"], 1),
                )
                for r in report["references"]
            ),
            numeric=(1, 2, 3),
        ),
    ]
    remarks = notes(report)
    if remarks:
        parts.append(f"<h2>{escape(tr('Good to know'))}</h2>")
        parts += [f'<p class="note">{escape(text)}</p>' for text in remarks]
    return (
        f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def _territory_row(row: pd.Series, blocks: pd.DataFrame) -> tuple[str, ...]:
    names = blocks[blocks["territory_code"] == row["code"]]["block_name"]
    return (
        str(row["code"]),
        str(row["name"]),
        number(int(row["blocks"])),
        number(int(row["communes"])),
        number(float(row["population"])),
        ", ".join(names),
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int] = ()) -> str:
    def cell(tag: str, position: int, text: str) -> str:
        kind = ' class="n"' if position in numeric else ""
        return f"<{tag}{kind}>{escape(text)}</{tag}>"

    head = "".join(cell("th", i, text) for i, text in enumerate(heads))
    body = "".join("<tr>" + "".join(cell("td", i, text) for i, text in enumerate(row)) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
