"""The sentences of the report: how near the optimum, how it works, what is guaranteed, what one should know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clefop_plugin.core.regions.feasibility import quantity_of
from clefop_plugin.core.text import number, percent, tr


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
                "{left} and {right} do not touch by land: a link joins them ({distance} km between centres).",
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


def aim(report: Mapping[str, Any]) -> list[str]:
    """What is maximised, for a reader who is not a specialist."""
    parameters = report["parameters"]
    found = [
        tr(
            "Each territory is made of whole blocks. The calculation looks, among all possible plans, for the one that "
            "agrees best with the reference zonings chosen by the study."
        ),
        tr(
            "It reasons on pairs of residents. Two residents who live in the same zone of a reference (the same "
            "employment zone, for example) should, as far as possible, live in the same territory; two residents who "
            "share no zone should rather be separated. Every pair counts, and each reference counts by its weight."
        ),
        tr(
            "Each pair of residents brought together adds the weights of the references where they share a zone, minus "
            "one half: it is worth bringing two residents together when they share more than half of the references, "
            "by weight. The sum over all pairs is the objective, in thousand millions of pairs. Without other wishes "
            "it grows and falls exactly as the weighted Rand index, the share of the pairs that the territories and "
            "the references treat alike."
        ),
    ]
    wishes = {
        "flow_weight": tr("commuters who stay inside their territory"),
        "compactness": tr("common borders that are not cut"),
        "balance": tr("territories of similar populations"),
    }
    asked = [text for name, text in wishes.items() if parameters.get(name)]
    if asked:
        found.append(tr("The objective also rewards: {wishes}.", wishes=", ".join(asked)))
    return found


def guarantees(report: Mapping[str, Any], territories: int) -> list[str]:
    """What every territory of the plan respects, checked anew at the end of the calculation."""
    parameters = report["parameters"]
    found = [
        tr("Each block belongs to one territory, and to one only; no block is cut."),
        tr("Each territory is in one piece: its blocks touch each other, by a common border or a declared link."),
        tr(
            "Each territory has from {minimum} to {maximum}.",
            minimum=number(parameters["minimum"]),
            maximum=quantity_of(parameters.get("counted", "residents"), parameters["maximum"]),
        ),
        tr("There are {count} territories, as asked.", count=number(territories))
        if parameters["k"]
        else tr("There are {count} territories, a number chosen by the calculation.", count=number(territories)),
    ]
    if parameters.get("nest_in") and not parameters.get("nest_weight"):
        found.append(tr("No territory crosses the zoning set as a limit: a block counts where most residents live."))
    if any(parameters.get(name) is not None for name in ("maximum_diameter_km", "maximum_seat_km", "maximum_travel")):
        found.append(tr("The distances set as limits are respected."))
    if any(parameters.get(name) for name in ("together", "apart", "pins", "locked")):
        found.append(tr("The blocks to keep together or apart, and the locked territories, are respected."))
    return found


def proof_meaning(report: Mapping[str, Any]) -> list[str]:
    """What the certificate means, and what it does not mean."""
    found = [
        tr(
            "“Proven optimum” means that the calculation has computed an upper bound that no plan can exceed, and that "
            "the plan found reaches it. It is a mathematical certainty, not the opinion of an expert: nobody can "
            "present a plan that respects the same limits and agrees better with the same references."
        ),
        tr(
            "“Within x % of the optimum” means that the bound is x % above the plan found: a better plan may exist, "
            "but it cannot be better by more than that."
        ),
    ]
    if report.get("bound") is None:
        found.append(
            tr("Without a bound, the plan is the best the search met; nothing tells whether a better one exists.")
        )
    found.append(
        tr(
            "The certificate concerns this choice of references, weights and limits. It does not say that the choice "
            "itself is the right one: that remains a decision of the study."
        )
    )
    return found


def limits(report: Mapping[str, Any]) -> list[str]:
    """What the calculation does not know."""
    found = [
        tr(
            "The objective only knows the zonings, the residents and the wishes listed above. It knows nothing of "
            "existing cooperation, of transport or of political will."
        ),
        tr(
            "Only the residents of the communes of the study are counted: of a zone that continues in a neighbouring "
            "region, only the part inside."
        ),
        tr("A commune that belongs to no zone of a reference counts there as a zone of its own."),
    ]
    if not report["parameters"].get("flow_weight"):
        found.append(tr("Commuting flows are not part of the objective."))
    return found
