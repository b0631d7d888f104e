"""The part of the report that explains: each territory, what is disputed, other scenarios, other weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from clefop_plugin.core.text import NBSP, number, percent, tr
from clefop_plugin.services.explanation_text import NOTHING
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
from clefop_plugin.services.scenario_report.results import chips, place

#: Rows printed of each list; the stored report and the workspace keep the others.
FORBIDDEN_ROWS, DISPUTED_ROWS, ZONE_ROWS, MOVING_ROWS = 25, 12, 40, 25


def territories_explained(report: Mapping[str, Any], territories: pd.DataFrame) -> Html:
    """Two or three sentences for each territory."""
    found = report.get("explanation", {})
    sentences = found.get("sentences", {})
    if not sentences:
        return Html("")
    chip_of = chips(territories)
    cards = []
    for code, name in zip(territories["code"], territories["name"], strict=True):
        heading = element("h3", chip_of[str(code)], " ", str(name))
        texts = [paragraph(text) for text in sentences.get(str(code), [])]
        cards.append(element("div", heading, *texts, class_="card"))
    return section(tr("Why these territories"), element("div", *cards, class_="cards"), anchor="why")


def disputed_section(report: Mapping[str, Any], territories: pd.DataFrame) -> Html:
    """Blocks that a constraint keeps where they are, blocks that could change side, and blocks out of their zone."""
    found = report.get("explanation", {})
    if not found.get("border"):
        return Html("")
    objective, chip_of = float(report["objective"]), chips(territories)
    return section(
        tr("What may be discussed"),
        *(paragraph(text) for text in found.get("summary", [])),
        _forbidden(found["border"], objective, chip_of),
        _disputed(found["border"], objective, chip_of),
        _wrong_side(found.get("wrong_side", []), found.get("rows", {}), chip_of),
        anchor="disputed",
    )


def _share(gain: float, objective: float) -> str:
    """A change of J as a share of J; as a number when J is nothing."""
    if abs(objective) < NOTHING:
        return number(abs(gain), 4)
    share = abs(gain / objective)
    return percent(share, 1 if share >= 0.01 else 2)


def _forbidden(border: Sequence[Mapping[str, Any]], objective: float, chip_of: Mapping[str, Html]) -> Html:
    chosen = [row for row in border if float(row["gain"]) > NOTHING * abs(objective) and row["constraints"]]
    if not chosen:
        return Html("")
    rows = [
        (
            row["block_name"],
            place(chip_of, row["territory_code"], row["territory_name"]),
            place(chip_of, row["target_code"], row["target_name"]),
            _share(float(row["gain"]), objective),
            row["reason"],
        )
        for row in chosen[:FORBIDDEN_ROWS]
    ]
    columns = [
        Column(tr("Block")),
        Column(tr("Its territory")),
        Column(tr("Would suit it better")),
        Column(_would_bring(), True),
        Column(tr("Why it is not possible")),
    ]
    return _cut(table(tr("Blocks that a constraint keeps where they are"), columns, rows), len(chosen), FORBIDDEN_ROWS)


def _disputed(border: Sequence[Mapping[str, Any]], objective: float, chip_of: Mapping[str, Html]) -> Html:
    """The allowed moves: those that would bring something, if any, then those that would cost least."""
    allowed = sorted(
        (row for row in border if row["allowed_gain"] is not None), key=lambda row: -float(row["allowed_gain"])
    )
    better = [row for row in allowed if float(row["allowed_gain"]) > NOTHING * abs(objective)]
    found: list[object] = []
    for caption, gain, rows in (
        (tr("Blocks that would do better elsewhere, with nothing to forbid it"), _would_bring(), better),
        (tr("Blocks whose move would cost least"), _would_cost(), allowed[len(better) :]),
    ):
        if rows:
            found.append(_moves(caption, gain, rows[:DISPUTED_ROWS], objective, chip_of))
    if not found:
        return Html("")
    text = tr(
        "These moves respect every limit. Each is counted alone: two moves made together may cost more or less than "
        "their sum."
    )
    return together([*found, paragraph(text, kind="small")])


def _would_bring() -> str:
    return tr("Would bring (share of the objective)")


def _would_cost() -> str:
    return tr("Would cost (share of the objective)")


def _moves(
    caption: str, gain: str, rows: Sequence[Mapping[str, Any]], objective: float, chip_of: Mapping[str, Html]
) -> Html:
    columns = [Column(tr("Block")), Column(tr("Its territory")), Column(tr("Could join")), Column(gain, True)]
    body = [
        (
            row["block_name"],
            place(chip_of, row["territory_code"], row["territory_name"]),
            place(chip_of, row["allowed_code"], row["allowed_name"]),
            _share(float(row["allowed_gain"]), objective),
        )
        for row in rows
    ]
    return table(caption, columns, body)


def _wrong_side(wrong: Sequence[Mapping[str, Any]], lengths: Mapping[str, int], chip_of: Mapping[str, Html]) -> Html:
    if not wrong:
        return paragraph(tr("Every block is in the main territory of its zones."))
    intro = tr(
        "A block is on the wrong side of a reference when its residents mostly live in a zone most of whose residents "
        "are in another territory. Where a zone is larger than a territory can be, this cannot be avoided."
    )
    tables = [_wrong_zones(label, rows, chip_of) for label, rows in _by(wrong, "label")]
    whole = together([element("h3", tr("Blocks on the wrong side of a reference")), paragraph(intro), *tables])
    return _cut(whole, lengths.get("wrong_side", len(wrong)), len(wrong))


def _wrong_zones(label: str, rows: Sequence[Mapping[str, Any]], chip_of: Mapping[str, Html]) -> Html:
    zones = list(_by(rows, "zone"))
    body = []
    for _, blocks in zones[:ZONE_ROWS]:
        first = blocks[0]
        outside: list[object] = []
        for row in blocks:
            outside += [" · " if outside else "", row["block_name"], NBSP, chip_of.get(row["territory_code"], "")]
        body.append(
            (
                first["zone_name"],
                place(chip_of, first["main_code"], first["main_name"]),
                percent(float(first["main_share"])),
                together(outside),
            )
        )
    columns = [
        Column(tr("Zone")),
        Column(tr("Main territory")),
        Column(tr("Share of its residents there"), True),
        Column(tr("Blocks of the zone in another territory")),
    ]
    caption = tr("{zoning} (blocks on the wrong side: {count})", zoning=label, count=number(len(rows)))
    return _cut(table(caption, columns, body, kind="zones"), len(zones), ZONE_ROWS)


def _by(rows: Iterable[Mapping[str, Any]], key: str) -> Iterable[tuple[str, list[Mapping[str, Any]]]]:
    """Rows by one of their values, in the order these come."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(str(row[key]), []).append(row)
    return found.items()


def _cut(shown: Html, count: int, most: int) -> Html:
    """What is shown, and how many rows are not."""
    if count <= most:
        return shown
    text = tr("{shown} rows shown of {count}.", shown=number(most), count=number(count))
    return together([shown, paragraph(text, kind="small")])


def alternatives_section(report: Mapping[str, Any]) -> Html:
    """The other scenarios found within the share asked."""
    found, note = report.get("alternatives") or [], str(report.get("alternatives_note") or "")
    if not found:
        return section(tr("Other scenarios"), paragraph(note), anchor="alternatives") if note else Html("")
    rows = [
        (
            x.get("label") or x.get("scenario", ""),
            number(x.get("objective"), 3),
            percent(x.get("loss"), 2),
            number(x.get("blocks")),
            number(x.get("residents")),
        )
        for x in found
    ]
    columns = [
        Column(tr("Scenario")),
        Column(tr("Objective"), True),
        Column(tr("Under the best by"), True),
        Column(tr("Blocks that change territory"), True),
        Column(tr("Residents concerned"), True),
    ]
    return section(
        tr("Other scenarios"),
        paragraph(tr("Distinct plans that respect the same limits and agree almost as well with the references.")),
        table(tr("Other scenarios, compared with this one"), columns, rows),
        paragraph(note, kind="small") if note else Html(""),
        anchor="alternatives",
    )


def sensitivity_section(report: Mapping[str, Any], territories: pd.DataFrame) -> Html:
    """What moves when the weights vary."""
    found = report.get("sensitivity") or {}
    if not found or not found["done"]:
        return Html("")
    return section(
        tr("If the weights were different"),
        paragraph(
            tr(
                "The calculation was made again with other weights: each reference halved, doubled, then removed, and "
                "all equal. Blocks that never leave their territory: {stable} of {blocks}, with {share} of the "
                "residents.",
                stable=number(found["stable"]),
                blocks=number(found["blocks"]),
                share=percent(float(found["stable_residents"])),
            )
        ),
        _not_all(found),
        _by_reference(found),
        _variations(found),
        _moving(found, chips(territories)),
        anchor="sensitivity",
    )


def _not_all(found: Mapping[str, Any]) -> Html:
    texts = []
    if found["done"] < found["asked"]:
        texts.append(
            tr(
                "Stopped early: {done} changes of {asked} were tried.",
                done=number(found["done"]),
                asked=number(found["asked"]),
            )
        )
    unproven = sum(1 for x in found["variations"] if not x["optimal"])
    if unproven:
        texts.append(
            tr(
                "{count} of these plans are not proven to be the best under their weights: what moves may differ "
                "slightly.",
                count=number(unproven),
            )
        )
    return bullets(texts)


def _by_reference(found: Mapping[str, Any]) -> Html:
    columns = [Column(tr("Reference")), Column(tr("Blocks that move"), True), Column(tr("Residents concerned"), True)]
    rows = [(x["label"], number(x["blocks"]), number(x["residents"])) for x in found["references"]]
    return table(tr("What moves when the weight of one reference changes"), columns, rows, kind="short")


def _variations(found: Mapping[str, Any]) -> Html:
    change = {
        "halved": tr("weight halved"),
        "doubled": tr("weight doubled"),
        "removed": tr("removed"),
        "equal": tr("all weights equal"),
    }
    rows = [
        (
            x["label"] or tr("All references"),
            change.get(x["change"], x["change"]),
            number(x["blocks"]),
            number(x["residents"]),
            tr("proven") if x["optimal"] else tr("not proven"),
        )
        for x in found["variations"]
    ]
    columns = [
        Column(tr("Reference")),
        Column(tr("Change")),
        Column(tr("Blocks that move"), True),
        Column(tr("Residents concerned"), True),
        Column(tr("Plan found")),
    ]
    return table(tr("Every change tried"), columns, rows)


def _moving(found: Mapping[str, Any], chip_of: Mapping[str, Html]) -> Html:
    moving = found["moving"]
    if not moving:
        return Html("")
    rows = [
        (
            x["block_name"],
            place(chip_of, x["territory_code"], x["territory_name"]),
            percent(float(x["stays"])),
        )
        for x in moving[:MOVING_ROWS]
    ]
    columns = [Column(tr("Block")), Column(tr("Its territory")), Column(tr("Changes under which it stays"), True)]
    caption = tr("Blocks that move under some weights, the least stable first")
    return _cut(table(caption, columns, rows), len(moving), MOVING_ROWS)
