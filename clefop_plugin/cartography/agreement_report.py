"""The report of an agreement as one page: heat map, who cuts what, flows between two zonings, zones that are cut."""

from __future__ import annotations

from html import escape

import pandas as pd

from clefop_plugin.cartography.agreement_charts import flow_chart, heat_map
from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.agreement import AgreementResult
from clefop_plugin.services.html_page import heading, page, paragraph, table

#: Sentences and rows shown; the tables of the algorithm hold them all.
MOST_SENTENCES = 40
MOST_ROWS = 60


def agreement_html(study: str, found: AgreementResult, pair: tuple[str, str]) -> str:
    """The whole report; ``pair`` are the zonings of the flow chart. Every text from data is escaped."""
    title = tr("How {count} zonings agree", count=number(len(found.chosen)))
    first, second = found.zoning(pair[0]), found.zoning(pair[1])
    parts = [
        f"<h1>{escape(title)}</h1><p>{escape(study)}</p>",
        heat_map(found).to_svg(),
        *(paragraph(note, "note") for note in found.weight.notes),
        *(paragraph(sentence, "note") for sentence in coverage_sentences(found)),
        heading(tr("Who cuts what")),
        _sentences(found),
        heading(tr("Each pair")),
        _pairs(found),
        heading(tr("From “{a}” to “{b}”", a=first.label, b=second.label)),
        paragraph(
            tr(
                "Each bar is a zone, each ribbon what two zones share ({weight}). Pale: the main partner of the zone "
                "on the left. In colour: what is cut off from it.",
                weight=found.weight.label,
            )
        ),
        flow_chart(found, *pair).to_svg(),
        heading(tr("Zones that are cut, and residents concerned")),
        _cut_zones(found),
        paragraph(_method()),
    ]
    return page(title, parts)


def coverage_sentences(found: AgreementResult) -> list[str]:
    """A sentence for each pair that leaves residents out, because a commune has no zone in one of the two."""
    rows = found.pairs[found.pairs["coverage"] < 0.9995]
    return [
        tr(
            "“{a}” and “{b}” are compared where both have a zone: {share} of the residents.",
            a=row["label_a"],
            b=row["label_b"],
            share=percent(row["coverage"], 1),
        )
        for row in rows.to_dict(orient="records")
    ]


def _sentences(found: AgreementResult) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in found.sentences[:MOST_SENTENCES])
    more = len(found.sentences) - MOST_SENTENCES
    return f"<ul>{items}</ul>" + (paragraph(tr("And {count} others.", count=number(more))) if more > 0 else "")


def _pairs(found: AgreementResult) -> str:
    heads = [
        tr("Zonings"),
        tr("V-measure"),
        tr("Homogeneity"),
        tr("Completeness"),
        tr("Adjusted Rand"),
        tr("MapCurves"),
        tr("In the main partner"),
        tr("Nesting"),
    ]
    ordered = found.pairs.sort_values("v_measure", ascending=False)
    return table(heads, (_pair_row(row) for _, row in ordered.iterrows()), numeric=range(1, 7))


def _pair_row(row: pd.Series) -> tuple[str, ...]:
    nesting = tr("none")
    if row["a_nests_in_b"] and row["b_nests_in_a"]:
        nesting = tr("the same zones")
    elif row["a_nests_in_b"]:
        nesting = tr("the first in the second")
    elif row["b_nests_in_a"]:
        nesting = tr("the second in the first")
    return (
        f"{row['label_a']} / {row['label_b']}",
        *(number(row[name], 2) for name in ("v_measure", "homogeneity", "completeness", "adjusted_rand", "mapcurves")),
        f"{percent(row['modal_share_a'])} / {percent(row['modal_share_b'])}",
        nesting,
    )


def _cut_zones(found: AgreementResult) -> str:
    """Zones with several partners, those with most residents outside their main partner first."""
    rows = found.zones[found.zones["pieces"] > 1].sort_values("people_apart", ascending=False, kind="stable")
    if not len(rows):
        return paragraph(tr("No zone is cut."))
    labels = {zoning.id: zoning.label for zoning in found.chosen}
    heads = [
        tr("Zone"),
        tr("Zoning"),
        tr("Cut by"),
        tr("Pieces"),
        tr("Main partner"),
        tr("Share there"),
        tr("Residents outside it"),
        tr("Inhomogeneity"),
    ]
    body = (
        (
            row["name"],
            labels[row["zoning"]],
            labels[row["against"]],
            number(row["pieces"]),
            row["modal_name"],
            percent(row["modal_share"]),
            number(row["people_apart"]),
            number(row["inhomogeneity"], 2),
        )
        for row in rows.head(MOST_ROWS).to_dict(orient="records")
    )
    more = len(rows) - MOST_ROWS
    note = paragraph(tr("And {count} others, in the table of zones.", count=number(more))) if more > 0 else ""
    return table(heads, body, numeric=(3, 5, 6, 7)) + note


def _method() -> str:
    return tr(
        "V-measure: harmonic mean of homogeneity (what the second zoning tells of the first) and completeness (what "
        "the first tells of the second), Rosenberg and Hirschberg 2007, Nowosad and Stepinski 2018. Adjusted Rand: "
        "pairs of residents kept together, corrected for chance, Hubert and Arabie 1985. MapCurves: Hargrove, Hoffman "
        "and Hessburg 2006. Inhomogeneity: 0 when a zone lies in one zone of the other zoning."
    )
