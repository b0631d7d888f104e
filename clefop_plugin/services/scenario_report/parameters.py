"""The part of the report that lists what was asked: references, limits, wishes, search, and the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from clefop_plugin.core.regions.feasibility import quantity_of
from clefop_plugin.core.text import NO_VALUE, number, percent, tr
from clefop_plugin.services.markup import Column, Html, bullets, element, facts, section, table


def parameters_section(report: Mapping[str, Any], blocks: pd.DataFrame) -> Html:
    """Everything the calculation was given."""
    return section(
        tr("What was asked"),
        _references(report),
        facts(tr("Limits that every territory respects"), _asked(_limits(report, blocks))),
        facts(tr("Wishes that count in the objective, besides the references"), _asked(_wishes(report))),
        _links(report),
        facts(tr("Search"), _asked(_search(report))),
        _data(report),
        anchor="parameters",
    )


def _asked(rows: Iterable[tuple[str, object]]) -> list[tuple[str, object]]:
    """What was asked, then the names of what was not, in one row."""
    found = list(rows)
    missing = [name for name, value in found if not value]
    asked = [(name, value) for name, value in found if value]
    return [*asked, (tr("Not asked"), " · ".join(missing))] if missing else asked


def zoning_label(report: Mapping[str, Any], zoning: str) -> str:
    """Label of a zoning as the report keeps it, or its id."""
    known = {z["id"]: z["label"] for z in report.get("inputs", {}).get("zonings", [])}
    known |= {r["zoning"]: r["label"] for r in report.get("references", [])}
    return str(known.get(zoning, zoning))


def _references(report: Mapping[str, Any]) -> Html:
    known = {z["id"]: z for z in report.get("inputs", {}).get("zonings", [])}
    asked = report["parameters"]
    weights = [(str(r["zoning"]), str(r["label"]), float(r["weight"])) for r in report["references"]]
    if asked.get("nest_in") and asked.get("nest_weight"):
        zoning = str(asked["nest_in"])
        label = tr("{zoning}, to cross as little as possible", zoning=zoning_label(report, zoning))
        weights.append((zoning, label, float(asked["nest_weight"])))
    total = sum(weight for _, _, weight in weights) or 1.0
    rows = []
    for zoning, label, weight in weights:
        found = known.get(zoning, {})
        vintage, producer = found.get("vintage") or NO_VALUE, found.get("producer") or NO_VALUE
        rows.append((label, number(weight, 2), percent(weight / total), vintage, producer))
    columns = [
        Column(tr("Zoning")),
        Column(tr("Weight"), True),
        Column(tr("Share of the weights"), True),
        Column(tr("Vintage"), True),
        Column(tr("Producer")),
    ]
    return table(tr("Reference zonings and their weights"), columns, rows, kind="short")


def _limits(report: Mapping[str, Any], blocks: pd.DataFrame) -> list[tuple[str, object]]:
    asked = report["parameters"]
    name = dict(zip(blocks["block_code"], blocks["block_name"], strict=True))
    return [
        (tr("Number of territories"), _count(asked)),
        (tr("Size of a territory"), _size(report)),
        (tr("Zoning no territory may cross"), _nesting(report)),
        (tr("Locked territories"), report.get("inputs", {}).get("locked_label") or asked.get("locked")),
        (tr("Blocks kept together"), _groups(asked.get("together", ()), name)),
        (tr("Blocks kept apart"), _groups(asked.get("apart", ()), name)),
        (tr("Blocks tied to a seed territory"), _pins(asked.get("pins", ()), name)),
        (tr("Largest distance between two blocks"), _km(asked.get("maximum_diameter_km"))),
        (tr("Largest distance to the seat"), _travel(asked)),
    ]


def main_facts(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The parameters that were given, in plain words, without those that list blocks."""
    rows = [
        (tr("Number of territories"), _count(report["parameters"])),
        (tr("Size of a territory"), _size(report)),
        (tr("Zoning no territory may cross"), _nesting(report)),
        (tr("Largest distance between two blocks"), _km(report["parameters"].get("maximum_diameter_km"))),
        (tr("Largest distance to the seat"), _travel(report["parameters"])),
        *_wishes(report),
        *_search(report),
    ]
    return [(name, value) for name, value in rows if value]


def _size(report: Mapping[str, Any]) -> str:
    asked = report["parameters"]
    indicator = report.get("inputs", {}).get("counted_label")
    bounds = tr(
        "from {minimum} to {maximum}",
        minimum=number(asked["minimum"]),
        maximum=quantity_of(asked.get("counted", "residents"), asked["maximum"]),
    )
    return f"{bounds} ({indicator})" if indicator else bounds


def _count(asked: Mapping[str, Any]) -> str:
    fewest, most = int(asked["k"]), int(asked.get("k_most") or 0)
    if not fewest:
        return tr("chosen by the search within the limits")
    if most > fewest:
        return tr("{fewest} to {most}", fewest=number(fewest), most=number(most))
    return number(fewest)


def _nesting(report: Mapping[str, Any]) -> str:
    asked = report["parameters"]
    if not asked.get("nest_in") or asked.get("nest_weight"):
        return ""
    return zoning_label(report, str(asked["nest_in"]))


def _groups(groups: Sequence[Sequence[str]], name: Mapping[str, str]) -> object:
    if not groups:
        return ""
    return bullets(", ".join(name.get(code, code) for code in group) for group in groups)


def _pins(pins: Sequence[Sequence[str]], name: Mapping[str, str]) -> object:
    if not pins:
        return ""
    return bullets(f"{seed} : {name.get(code, code)}" for code, seed in pins)


def _km(value: float | None) -> str:
    return "" if value is None else tr("{distance} km", distance=number(float(value), 1))


def _travel(asked: Mapping[str, Any]) -> str:
    if asked.get("travel_table") and asked.get("maximum_travel") is not None:
        return tr(
            "{limit}, by the table {name}", limit=number(float(asked["maximum_travel"])), name=asked["travel_table"]
        )
    return _km(asked.get("maximum_seat_km"))


def _wishes(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    asked = report["parameters"]

    def weight(name: str) -> str:
        value = float(asked.get(name) or 0)
        if not value:
            return ""
        return tr("weight {weight} (1 is worth as much as all references)", weight=number(value, 2))

    soft = asked.get("nest_in") and asked.get("nest_weight")
    label = zoning_label(report, str(asked["nest_in"])) if soft else ""
    nested = (
        tr("{zoning}, weight {weight}", zoning=label, weight=number(float(asked["nest_weight"]), 2)) if soft else ""
    )
    return [
        (tr("Commuters kept inside"), weight("flow_weight")),
        (tr("Common borders not cut"), weight("compactness")),
        (tr("Similar populations"), weight("balance")),
        (tr("Zoning to cross as little as possible"), nested),
    ]


def _links(report: Mapping[str, Any]) -> Html:
    links = report.get("links", [])
    if not links:
        return Html("")
    rows = [(x["left"], x["right"], number(float(x["distance_km"]), 1)) for x in links]
    proposed = report["parameters"].get("links") is None
    caption = tr("Links proposed for islands") if proposed else tr("Links declared by the user")
    return table(caption, [Column(tr("Block")), Column(tr("Linked to")), Column(tr("km between centres"), True)], rows)


def _search(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    asked = report["parameters"]
    other = int(asked.get("alternatives") or 0)
    return [
        (tr("Seed"), str(asked["seed"])),
        (tr("Time limit"), tr("{seconds} s", seconds=number(float(asked["time_limit"])))),
        (tr("Most rounds"), number(asked["rounds"])),
        (
            tr("Other scenarios"),
            tr(
                "{count} within {share} of the best",
                count=number(other),
                share=percent(float(asked.get("alternatives_share") or 0), 1),
            )
            if other
            else "",
        ),
        (tr("Sensitivity to the weights"), tr("calculated") if asked.get("sensitivity") else ""),
    ]


def _data(report: Mapping[str, Any]) -> Html:
    files = report.get("inputs", {}).get("files", [])
    if not files:
        return Html("")
    rows = [(x["source"], x["theme"], str(x["imported"])[:10], element("code", str(x["sha256"])[:12])) for x in files]
    columns = [Column(tr("File")), Column(tr("Content")), Column(tr("Imported on")), Column(tr("SHA-256 (start)"))]
    return table(tr("Data files"), columns, rows)
