"""The part of the report on what was found: territories, certificate, agreement with the references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import shapely

from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.services.markup import (
    Column,
    Html,
    element,
    facts,
    paragraph,
    section,
    table,
    together,
)
from clefop_plugin.services.scenario_report.drawing import share_bar, signed_bar, territories_map, territory_fill
from clefop_plugin.services.scenario_report.sentences import proof_sentence


def chip(code: str, colour: int) -> Html:
    """The number of a territory on its colour."""
    return element("span", code, class_="chip", style=f"background:{territory_fill(colour)}")


def place(chip_of: Mapping[str, Html], code: str, name: str) -> Html:
    """Number and name of a territory; nothing but the name when its number is unknown."""
    return element("span", chip_of.get(code, Html("")), element("span", name), class_="place")


def chips(territories: pd.DataFrame) -> dict[str, Html]:
    """The chip of each territory, by code."""
    return {str(c): chip(str(c), int(v)) for c, v in zip(territories["code"], territories["colour"], strict=True)}


def key_figures(report: Mapping[str, Any], territories: pd.DataFrame) -> Html:
    """The four figures a reader looks for first."""
    low, high = report["population"]
    found = [
        (number(len(territories)), tr("territories, made of {count} whole blocks", count=number(_blocks(territories)))),
        (f"{number(low)} – {number(high)}", tr("residents in the smallest and the largest territory")),
        (
            percent(float(report["rand"]), 1),
            tr("of the pairs of residents treated alike by the territories and the references (weighted Rand index)"),
        ),
        (number(float(report["objective"]), 3), tr("objective, in thousand millions of pairs of residents")),
    ]
    return element("ul", *(element("li", element("b", value), text) for value, text in found), class_="key")


def _blocks(territories: pd.DataFrame) -> int:
    return int(territories["blocks"].sum()) if "blocks" in territories else 0


def territories_section(
    report: Mapping[str, Any],
    territories: pd.DataFrame,
    blocks: pd.DataFrame,
    outlines: Sequence[shapely.Geometry],
) -> Html:
    """Map and table of the territories."""
    drawing = territories_map(territories, outlines)
    figure = Html("")
    if drawing:
        note = (
            tr("Territories of the scenario; white lines: limits of the blocks.")
            if len(outlines)
            else tr("Territories of the scenario.")
        )
        figure = element(
            "figure",
            drawing,
            _legend(territories),
            element("figcaption", note),
            class_="map",
        )
    return section(tr("The territories"), figure, _territories(report, territories, blocks), anchor="territories")


def _legend(territories: pd.DataFrame) -> Html:
    """Number, name and residents of each territory, beside the map."""
    chip_of = chips(territories)
    items = []
    for row in territories.to_dict("records"):
        people = row.get("population")
        residents = element("span", number(people), class_="small") if people is not None else ""
        items.append(element("li", chip_of[str(row["code"])], element("span", str(row["name"])), residents))
    return element("ol", *items, class_="legend")


def _territories(report: Mapping[str, Any], territories: pd.DataFrame, blocks: pd.DataFrame) -> Html:
    names = blocks.groupby("territory_code")["block_name"].agg(list).to_dict()
    jobs = {row["code"]: row["jobs"] for row in report.get("territories", []) if "jobs" in row}
    chip_of = chips(territories)
    rows = []
    for row in territories.to_dict("records"):
        parts = int(row.get("parts") or 0)
        expected = int(row.get("expected_parts") or parts)
        made = ", ".join(names.get(row["code"], []))
        if parts > 1:
            made += " " + (
                tr("({parts} pieces, which its blocks or islands explain)", parts=number(parts))
                if parts <= expected
                else tr("({parts} pieces, {expected} expected)", parts=number(parts), expected=number(expected))
            )
        rows.append(
            (
                place(chip_of, str(row["code"]), str(row["name"])),
                number(row.get("population")),
                *([number(jobs.get(row["code"]))] if jobs else []),
                number(row.get("communes")),
                number(row.get("diameter_km")),
                made,
            )
        )
    columns = [
        Column(tr("Territory")),
        Column(tr("Residents"), True),
        *([Column(tr("Jobs"), True)] if jobs else []),
        Column(tr("Communes"), True),
        Column(tr("Extent (km)"), True),
        Column(tr("Made of")),
    ]
    caption = tr(
        "Territories and the blocks they are made of (extent: largest distance between the centres of two blocks)"
    )
    return table(caption, columns, rows, kind="made")


def certificate_facts(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the certificate states, by name."""
    bound, gap = report.get("bound"), report.get("gap")
    return [
        (tr("Status"), proof_sentence(report)),
        (tr("Objective of the plan"), number(float(report["objective"]), 5)),
        (tr("Upper bound that no plan can exceed"), tr("none") if bound is None else number(float(bound), 5)),
        (tr("Gap to the bound"), tr("unknown") if gap is None else percent(float(gap), 2)),
        (tr("Engine"), _engine(str(report["engine"]))),
        (tr("End of the search"), _end(report)),
        (tr("Seed"), str(report["seed"])),
        (tr("Calculated on"), str(report["created"]).replace("T", " ").replace("Z", " UTC")),
        (tr("Fingerprint of the inputs"), str(report["fingerprint"])),
        (tr("Software"), str(report.get("software") or "CLEFOP")),
    ]


def certificate_section(report: Mapping[str, Any]) -> Html:
    """How near the optimum, by which engine, and how to find the same plan again."""
    facts_found = certificate_facts(report)
    rows = [(name, element("code", said) if said == report["fingerprint"] else said) for name, said in facts_found]
    again = tr(
        "To find this plan again: with the same data, run “Generate solution territories” with the parameters given at "
        "the end of this document. The same seed gives the same plan, unless the time limit ended the search. The "
        "fingerprint sums up the communes, their residents and their blocks: another fingerprint means other data."
    )
    return section(
        tr("The certificate"), facts(tr("Certificate of the calculation"), rows), paragraph(again), anchor="certificate"
    )


def _engine(engine: str) -> str:
    if engine == "exact":
        return tr("exact: search, then an upper bound by column generation, enumeration and set partition")
    if engine == "bounded":
        return tr(
            "heuristic: windows, annealing and recombination; an upper bound from what each block could gain alone"
        )
    return tr("heuristic: windows, annealing and recombination; no upper bound")


def _end(report: Mapping[str, Any]) -> str:
    seconds = number(float(report["seconds"]), 1)
    rounds = number(report.get("rounds", 0))
    stopped = report.get("stopped")
    if stopped == "proven":
        return tr("proof complete, after {seconds} s", seconds=seconds)
    if stopped == "time":
        return tr("time limit, after {seconds} s and {rounds} rounds", seconds=seconds, rounds=rounds)
    if stopped == "cancelled":
        return tr("stopped by hand, after {seconds} s and {rounds} rounds", seconds=seconds, rounds=rounds)
    return tr("all rounds made, {rounds} in {seconds} s", seconds=seconds, rounds=rounds)


def agreement_section(report: Mapping[str, Any]) -> Html:
    """How the plan agrees with each reference, before and after, and where the objective comes from."""
    found = report.get("explanation", {})
    parts: list[object] = (
        [_agreement(found["agreement"], found.get("before", ""))] if found.get("agreement") else [_modal(report)]
    )
    if found.get("contributions"):
        parts.append(_contributions(found["contributions"]))
    return section(tr("Agreement with the references"), *parts, anchor="agreement")


def _agreement(rows: Sequence[Mapping[str, Any]], scenario: str) -> Html:
    before, after = scenario or tr("each block alone"), tr("this plan")
    body = [
        (
            r["label"],
            percent(float(r["kept_before"])),
            percent(float(r["kept"])),
            share_bar(float(r["kept"]), float(r["kept_before"])),
            percent(float(r["shared_before"])),
            percent(float(r["shared"])),
            percent(float(r["rand"]), 1),
        )
        for r in rows
    ]
    columns = [
        Column(tr("Zoning")),
        Column(tr("Pairs of one zone kept together: before"), True),
        Column(tr("after"), True),
        Column(tr("Bar: after; black mark: before")),
        Column(tr("Pairs of one territory that share a zone: before"), True),
        Column(tr("after"), True),
        Column(tr("Rand index"), True),
    ]
    text = tr(
        "Of 100 pairs of residents who live in the same zone, how many live in the same territory? The first figures "
        "answer this, before ({before}) and after ({after}). The next ones answer the converse: of 100 pairs of "
        "residents of one territory, how many share a zone? Bringing blocks together raises the first and lowers the "
        "second; a zone larger than the limits allow cannot be kept whole.",
        before=before,
        after=after,
    )
    return together(
        [paragraph(text), table(tr("Agreement by reference, in pairs of residents"), columns, body, kind="short")]
    )


def _modal(report: Mapping[str, Any]) -> Html:
    """The figures of a report made before explanations were kept."""
    columns = [
        Column(tr("Zoning")),
        Column(tr("Residents in the main zone of their territory"), True),
        Column(tr("Residents in the main territory of their zone"), True),
    ]
    rows = [
        (r["label"], percent(float(r["modal_zone_share"]), 1), percent(float(r["modal_territory_share"]), 1))
        for r in report["references"]
        if "modal_zone_share" in r
    ]
    return table(tr("Agreement by reference"), columns, rows)


def _contributions(rows: Sequence[Mapping[str, Any]]) -> Html:
    frame = pd.DataFrame(rows)
    order = frame.drop_duplicates(["kind", "reference"])[["kind", "reference", "label"]].to_dict("records")
    sums = frame.groupby(["kind", "reference"])["value"].sum()
    largest = float(sums.abs().max())
    body: list[Sequence[object]] = []
    for term in order:
        value = float(sums[(term["kind"], term["reference"])])
        body.append((term["label"], number(value, 3), signed_bar(value, largest)))
    total = float(sums.sum())
    body.append((tr("Objective"), element("strong", number(total, 3)), signed_bar(total, largest)))
    columns = [Column(tr("Part")), Column(tr("Thousand millions of pairs"), True), Column(tr("Adds, or takes away"))]
    text = tr(
        "What each reference brings to the objective, minus the constant cost of every pair kept together. A reference "
        "with large zones, such as départements, concerns more pairs than one with small zones."
    )
    return together(
        [table(tr("Where the objective comes from"), columns, body, kind="short"), paragraph(text, kind="small")]
    )
