"""The report of an agreement as one page: heat map, who cuts what, flows between two zonings, zones that are cut."""

from __future__ import annotations

from typing import Any

from clefop_plugin.cartography.agreement_charts import flow_chart, heat_map
from clefop_plugin.cartography.drawing import Drawing
from clefop_plugin.core.text import language, number, percent, tr
from clefop_plugin.services.agreement import AgreementResult
from clefop_plugin.services.markup import (
    Column,
    Html,
    bullets,
    element,
    paragraph,
    section,
    table,
    together,
)
from clefop_plugin.services.page_style import STYLE

#: Sentences and rows shown; the tables of the algorithm hold them all.
MOST_SENTENCES = 25
MOST_ROWS = 60
#: Share of the residents from which a zoning covers everybody.
COVERED = 0.9995


def agreement_html(study: str, found: AgreementResult, pair: tuple[str, str]) -> str:
    """The whole report as one HTML page, without script or outside file; every text from data is escaped.

    ``pair``: the zonings of the flow chart.
    """
    title = tr("How {count} zonings agree", count=number(len(found.chosen)))
    body = [
        element("header", element("h1", title), paragraph(study, kind="subtitle")),
        _figure(heat_map(found), tr("V-measure of each pair of zonings; weight: {weight}.", weight=found.weight.label)),
        *(paragraph(note, kind="alert") for note in (*found.weight.notes, *coverage_sentences(found))),
        section(tr("Who cuts what"), _sentences(found), anchor="cuts"),
        section(tr("Each pair"), _pairs(found), anchor="pairs"),
        _flows(found, *pair),
        section(tr("Zones that are cut, and residents concerned"), _cut_zones(found), anchor="zones"),
        element("footer", _method()),
    ]
    head = element(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"{title} – {study}" if study else title),
        element("style", Html(STYLE)),
    )
    return "<!DOCTYPE html>" + element("html", head, element("body", *body), lang=language())


def _figure(drawing: Drawing, caption: str) -> Html:
    """A drawing as it is, with what it shows: a drawing escapes its own texts."""
    return element("figure", Html(drawing.to_svg()), element("figcaption", caption))


def _flows(found: AgreementResult, first: str, second: str) -> Html:
    caption = tr(
        "Each bar is a zone, each ribbon what two zones share ({weight}). Pale: the main partner of the zone on the "
        "left. In colour: what is cut off from it.",
        weight=found.weight.label,
    )
    title = tr("From “{a}” to “{b}”", a=found.zoning(first).label, b=found.zoning(second).label)
    # As tall as its zones ask: the style of the page would shrink it to the height of the screen.
    chart = element("div", _figure(flow_chart(found, first, second), caption), class_="flows")
    return section(title, element("style", Html(".flows svg { max-height: none !important; }")), chart, anchor="flows")


def coverage_sentences(found: AgreementResult) -> list[str]:
    """A sentence for each zoning in which some residents have no zone: they are left out of its comparisons."""
    return [
        tr(
            "“{zoning}” gives a zone to {share} of the residents; the others are left out of its comparisons.",
            zoning=found.zoning(identifier).label,
            share=percent(share, 1),
        )
        for identifier, share in found.coverage.items()
        if share < COVERED
    ]


def _sentences(found: AgreementResult) -> Html:
    """The pairs, then the territories of the scenario, then the zones; the first of each."""
    parts: list[object] = []
    for title, sentences in (
        (tr("Pairs of zonings"), found.of_pairs),
        (tr("Territories of the scenario"), found.of_territories),
        (tr("Zones"), found.of_zones),
    ):
        if sentences:
            parts += [element("h3", title), bullets(sentences[:MOST_SENTENCES])]
        if len(sentences) > MOST_SENTENCES:
            parts.append(paragraph(tr("And {count} others.", count=number(len(sentences) - MOST_SENTENCES))))
    return together(parts)


def _pairs(found: AgreementResult) -> Html:
    columns = [
        Column(tr("Zonings")),
        *(
            Column(head, numeric=True)
            for head in (
                tr("V-measure"),
                tr("Homogeneity"),
                tr("Completeness"),
                tr("Adjusted Rand"),
                tr("MapCurves"),
                tr("In the main partner"),
            )
        ),
        Column(tr("Nesting")),
    ]
    ordered = found.pairs.sort_values("v_measure", ascending=False, kind="stable").to_dict(orient="records")
    return table(tr("Measures of each pair, closest first"), columns, (_pair_row(row) for row in ordered))


def _pair_row(row: dict[Any, Any]) -> tuple[str, ...]:
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


def _cut_zones(found: AgreementResult) -> Html:
    """Zones with several partners, those with most residents outside their main partner first."""
    rows = found.zones[found.zones["pieces"] > 1].sort_values("people_apart", ascending=False, kind="stable")
    if not len(rows):
        return paragraph(tr("No zone is cut."))
    labels = {zoning.id: zoning.label for zoning in found.chosen}
    columns = [
        Column(tr("Zone")),
        Column(tr("Zoning")),
        Column(tr("Cut by")),
        Column(tr("Pieces"), numeric=True),
        Column(tr("Main partner")),
        Column(tr("Share there"), numeric=True),
        Column(tr("Residents outside it"), numeric=True),
        Column(tr("Inhomogeneity"), numeric=True),
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
    shown = table(tr("Zones cut, most residents outside their main partner first"), columns, body)
    more = len(rows) - MOST_ROWS
    note = paragraph(tr("And {count} others, in the table of zones.", count=number(more))) if more > 0 else ""
    return together([shown, note])


def _method() -> str:
    return tr(
        "V-measure: harmonic mean of homogeneity (what the second zoning tells of the first) and completeness (what "
        "the first tells of the second), Rosenberg and Hirschberg 2007, Nowosad and Stepinski 2018. Adjusted Rand: "
        "pairs of residents kept together, corrected for chance, Hubert and Arabie 1985. MapCurves: Hargrove, Hoffman "
        "and Hessburg 2006. Inhomogeneity: 0 when a zone lies in one zone of the other zoning."
    )
