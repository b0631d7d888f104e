"""What the generation dialog says: consequences of the bounds, links, how far the search is, what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clefop_plugin.core.text import number, percent, tr, with_unit
from clefop_plugin.gui.dialogs.generate.data import BlockSet, Pair, Prepared

LISTED = 3


def consequence(blocks: BlockSet, minimum: float, maximum: float, zones: int, jobs: bool) -> str:
    """What the bounds mean for the blocks, before anything is computed. ``zones``: of the zoning they come from."""
    parts = [_alone(len(blocks.codes), zones)]
    below = sum(value < minimum for value in blocks.amounts)
    if below:
        parts.append(
            tr(
                "{below} blocks of {count} are below the minimum: they will be joined to their neighbours.",
                below=number(below),
                count=number(len(blocks.amounts)),
            )
        )
    largest = max(range(len(blocks.amounts)), key=lambda i: blocks.amounts[i], default=None)
    if largest is not None:
        values = {"name": blocks.names[blocks.codes[largest]], "amount": amount(blocks.amounts[largest], jobs)}
        if blocks.amounts[largest] > maximum:
            parts.append(tr("{name} ({amount}) is above the maximum.", **values))
        else:
            parts.append(tr("{name} ({amount}) fits under the maximum.", **values))
    return " ".join(part for part in parts if part)


def amount(value: float, jobs: bool) -> str:
    """An amount with its short unit."""
    return tr("{number} jobs", number=number(value)) if jobs else tr("{number} inhab.", number=number(value))


def _alone(count: int, zones: int) -> str:
    """Why there are more blocks than zones; empty when there are as many."""
    alone = count - zones
    if alone <= 0:
        return ""
    if alone == 1:
        return tr("{zones} zones and 1 commune without zone, a block of its own.", zones=number(zones))
    return tr(
        "{zones} zones and {alone} communes without zone, each a block of its own.",
        zones=number(zones),
        alone=number(alone),
    )


def links_sentence(blocks: BlockSet, links: Sequence[Pair], own: bool) -> str:
    """The links in force; empty when there is none to speak of."""
    if own:
        if not links:
            return tr("No link between blocks that do not touch: you have removed them all.")
        return tr("Your links: {links}.", links=_joined(blocks, links))
    if not links:
        return ""
    touched = {code for pair in blocks.contacts for code in pair}
    islands = sorted({code for pair in links for code in pair if code not in touched})
    if not islands:
        return tr("Some blocks are cut off from the others; links are added: {links}.", links=_joined(blocks, links))
    names = [blocks.names[code] for code in islands]
    if len(names) > LISTED:
        return tr(
            "{count} blocks touch no neighbour ({names}…): {links} links are added.",
            count=number(len(names)),
            names=", ".join(names[:LISTED]),
            links=number(len(links)),
        )
    if len(names) == 1:
        return tr("{name} touches no neighbour: a link is added, {links}.", name=names[0], links=_joined(blocks, links))
    return tr(
        "{names} touch no neighbour: links are added, {links}.",
        names=enumeration(names),
        links=_joined(blocks, links),
    )


def _joined(blocks: BlockSet, links: Sequence[Pair]) -> str:
    names = [f"{blocks.names.get(a, a)} – {blocks.names.get(b, b)}" for a, b in links]
    more = len(names) - LISTED
    shown = tr("; ").join(names[:LISTED])
    return shown if more <= 0 else tr("{links} and {count} more", links=shown, count=number(more))


def enumeration(names: Sequence[str]) -> str:
    """Names as a sentence lists them: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return tr("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def cut_off(blocks: BlockSet, links: Sequence[Pair], minimum: float) -> str:
    """A warning when a piece of the map, without link, cannot reach the minimum; empty when all is well."""
    from clefop_plugin.core.adjacency import components

    for piece in components(blocks.codes, [*blocks.contacts, *links])[1:]:
        total = sum(blocks.amounts[blocks.place[code]] for code in piece)
        if total < minimum:
            return tr(
                "{names}: no link to the others, and below the minimum. No partition is possible without a link.",
                names=enumeration([blocks.names[code] for code in piece[:LISTED]]),
            )
    return ""


def search_title(step: Any) -> str:
    """How far the search is, in a few words."""
    if step is None or (step.objective is None and step.near is None):
        return tr("The search begins…")
    if step.objective is None:
        return tr("No scenario respects every limit yet")
    if step.gap is None:
        return tr("A first scenario is there")
    return tr("Within {gap} of the optimum", gap=percent(step.gap, 1))


def search_text(step: Any) -> str:
    """What that means for the user."""
    if step is None or step.objective is None:
        return tr("The search goes on until the time is over; you may also loosen the limits and start again.")
    texts = {
        "search": tr("The scenario can already be used. The search goes on: a better one may exist."),
        "generate": tr("The scenario can already be used. The proof goes on: the bound is being lowered."),
        "bound": tr("The scenario can already be used. The proof goes on: the bound is being lowered."),
        "list": tr("The scenario can already be used. The proof goes on: territories remain to be ruled out."),
        "choose": tr(
            "The scenario can already be used. The proof goes on: choosing among the territories that remain."
        ),
        "alternatives": tr("The scenario is there. Other scenarios nearly as good are being looked for."),
        "sensitivity": tr("The scenario is there. It is being solved again under other weights."),
    }
    return texts.get(step.phase, texts["search"])


def search_numbers(seconds: float, limit: float, step: Any) -> str:
    """Time, rounds and candidate territories."""
    parts = [tr("{seconds} s of at most {limit} s", seconds=number(seconds), limit=number(limit))]
    if step is not None and step.columns:
        parts.append(tr("{count} candidate territories", count=number(step.columns)))
    elif step is not None and step.rounds:
        parts.append(tr("{count} rounds", count=number(step.rounds)))
    return " · ".join(parts)


def certificate(report: Mapping[str, Any], count: int) -> tuple[str, str]:
    """Title and sentence of the result: what is proven of the scenario, and why the search ended."""
    ending = ""
    if report.get("stopped") == "cancelled":
        ending = tr("You stopped the search and kept this scenario.")
    elif report.get("stopped") == "time":
        ending = tr("The time was over: another run may give a slightly different scenario.")
    if report.get("optimal"):
        return tr("Proven optimum"), tr(
            "No other partition into {count} territories follows your references better, within these limits.",
            count=number(count),
        )
    if report.get("gap") is None:
        return tr("Best scenario found"), " ".join(
            part
            for part in (
                tr("No bound was computed: a better scenario may exist, and nothing says how far it is."),
                ending,
            )
            if part
        )
    gap = percent(report["gap"], 1)
    text = tr("No partition exceeds the agreement of this one by more than {gap}.", gap=gap)
    return tr("Within {gap} of the optimum", gap=gap), f"{text} {ending}".strip()


def metrics(report: Mapping[str, Any], territories: Any, jobs: bool) -> list[tuple[str, str, str]]:
    """Label, value and explanation of the figures of a scenario."""
    objective, bound = number(report["objective"], 2), report.get("bound")
    if bound is None:
        bounds = objective
    else:
        sign = "=" if report.get("optimal") else "≤"
        bounds = f"{objective} {sign} {number(bound, 2)}"
    smallest, largest = report["population"]
    found = [
        (
            tr("Objective and bound"),
            bounds,
            tr(
                "Agreement with your references, in billions of pairs of residents: what is made largest. No scenario "
                "within these limits can exceed the bound."
            ),
        ),
        (
            tr("Weighted Rand index"),
            percent(report["rand"], 1),
            tr(
                "Share of the pairs of residents that these territories and your reference zonings treat alike: "
                "together in both, or apart in both."
            ),
        ),
        (
            tr("Population"),
            tr("{smallest} to {largest} inhab.", smallest=number(smallest), largest=number(largest)),
            tr("Smallest and largest territory."),
        ),
    ]
    pieces = _pieces(territories)
    if pieces:
        found.append((tr("In one piece"), pieces, tr("Islands count as pieces that are expected.")))
    time = tr("{time}, seed {seed}", time=with_unit(report["seconds"], "s", 0), seed=report["seed"])
    found.append((tr("Time"), time, tr("The same parameters and seed give the same scenario again.")))
    return found


def _pieces(territories: Any) -> str:
    """How many territories have more pieces than their islands explain; empty when none has."""
    expected = territories.get("expected_parts", 1)
    split = int((territories["parts"] > expected).sum())
    return tr("all but {count}", count=number(split)) if split else ""


def relaxation_label(relaxation: Any, prepared: Prepared) -> str:
    """The button that applies a change of the parameters."""
    changes, kind = relaxation.changes, relaxation.kind
    if kind == "maximum" and kind in changes:
        return tr("Raise the maximum to {value}", value=number(changes[kind]))
    if kind == "minimum" and kind in changes:
        return tr("Lower the minimum to {value}", value=number(changes[kind]))
    if kind == "k" and kind in changes:
        return tr("Ask for {count} territories", count=number(changes[kind]))
    if kind == "nest_in":
        return tr("Allow the limits to be crossed")
    if kind == "maximum_diameter_km":
        return tr("Diameter of {value}", value=with_unit(changes[kind], "km"))
    if kind == "maximum_seat_km":
        return tr("Distance to the seat of {value}", value=with_unit(changes[kind], "km"))
    text = str(relaxation.text)
    return text[:1].upper() + text[1:]
