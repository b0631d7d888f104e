"""The sentences that explain a plan: what a territory gathers, what binds it, what disputes its borders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from clefop_plugin.core.regions.feasibility import quantity
from clefop_plugin.core.regions.problem import IntArray, Problem, evaluate
from clefop_plugin.core.regions.tables import Plan
from clefop_plugin.core.text import number, percent, tr

if TYPE_CHECKING:
    from clefop_plugin.services.explanation import Names

#: Zones a sentence names at most, one per reference.
MOST_ZONES = 3
#: A zone is worth naming when the territory holds this share of its residents.
MAIN_SHARE = 0.5
#: A gain below this share of the objective is rounding.
NOTHING = 1e-9


def joined(parts: Iterable[str]) -> str:
    """« a, b and c »."""
    texts = list(parts)
    if len(texts) < 2:
        return "".join(texts)
    return tr("{first} and {last}", first=", ".join(texts[:-1]), last=texts[-1])


def constraint_labels() -> dict[str, str]:
    """Short names of the constraints, as tables show them."""
    return {
        "number": tr("number of territories"),
        "minimum": tr("minimum"),
        "maximum": tr("maximum"),
        "contiguity": tr("one piece"),
        "nesting": tr("nesting"),
        "distance": tr("largest distance"),
        "apart": tr("blocks kept apart"),
        "reach": tr("distance to the seat"),
        "group": tr("blocks kept together"),
        "lock": tr("locked territory"),
    }


def worth(gain: float, objective: float) -> str:
    """A change of J, whatever its sign, as a share of J: « 0,4 % de l’objectif »; as a number when J is nothing."""
    if abs(objective) < NOTHING:
        return number(abs(gain), 4)
    share = abs(gain / objective)
    if share < 0.0001:
        return tr("less than {share} of the objective", share=percent(0.0001, 2))
    return tr("{share} of the objective", share=percent(share, 1 if share >= 0.01 else 2))


class Sentences:
    """Writes the sentences of one plan, from its moves (see core.regions.moves)."""

    def __init__(
        self, problem: Problem, label: IntArray, names: Names, best: pd.DataFrame, bound: pd.DataFrame
    ) -> None:
        self.problem, self.names, self.best = problem, names, best
        self.plan = Plan(problem, label)
        self.objective = evaluate(problem, label).objective
        self.bound = {int(row["territory"]): row for row in bound.to_dict("records")}

    def of(self, territory: int, gathered: pd.DataFrame) -> tuple[str, ...]:
        """Two or three sentences on why a territory holds these blocks."""
        found = [self._gathers(territory, gathered[gathered["territory"] == territory]), self._commuters(territory)]
        bound = self.bound.get(territory)
        if bound is None:  # what its own blocks are forbidden, though not by a constraint of its own
            rows = self.best[(self.best["origin"] == territory) & (self.best["gain"] > self._smallest())]
            rows = rows[rows["constraints"].map(len) > 0].sort_values("gain", ascending=False, kind="stable")
            bound = rows.iloc[0].to_dict() if len(rows) else None
        found.append(self._disputed(territory) if bound is None else self._bound(territory, bound))
        return tuple(sentence for sentence in found if sentence)

    def summary(self) -> tuple[str, ...]:
        """What the borders of the whole plan say."""
        gain = self._smallest()
        wanted = self.best[self.best["gain"] > gain]
        forbidden = wanted[wanted["constraints"].map(len) > 0]
        free = self.best[self.best["allowed_gain"] > gain]
        found = [
            tr(
                "Blocks that touch another territory: {border} of {count}.",
                border=number(len(self.best)),
                count=number(self.problem.size),
            )
        ]
        if len(forbidden):
            labels = constraint_labels()
            counted = Counter(name for names in forbidden["constraints"] for name in names)
            found.append(
                tr(
                    "{count} of them would agree better with the references elsewhere, but a constraint forbids it: "
                    "{constraints}.",
                    count=number(len(forbidden)),
                    constraints=", ".join(f"{labels[name]} ({number(n)})" for name, n in counted.most_common()),
                )
            )
        elif not len(free):
            found.append(tr("None of them would agree better with the references elsewhere."))
        if len(free):
            found.append(tr("Better placed elsewhere, with nothing to forbid it: {count}.", count=number(len(free))))
        return tuple(found)

    def reason(self, move: Mapping[Any, Any]) -> str:
        """Why a move is forbidden, in a clause; empty when it is allowed."""
        return joined(self._clause(name, move) for name in move["constraints"])

    def _smallest(self) -> float:
        return NOTHING * max(abs(self.objective), float(self.best["gain"].abs().max()) if len(self.best) else 0.0)

    def _gathers(self, territory: int, zones: pd.DataFrame) -> str:
        members = self.plan.members[territory]
        if len(members) == 1:
            return tr("Made of a single block, {name}.", name=self.problem.names[members[0]])
        main = zones[(zones["zone_share"] >= MAIN_SHARE) & (zones["value"] > 0)]
        chosen = (main if len(main) else zones).drop_duplicates("reference").head(MOST_ZONES)
        parts = [self._zone(row, first=place == 0) for place, row in enumerate(chosen.to_dict("records"))]
        if not parts:
            return tr("Its blocks share no zone of the references.")
        return tr("Gathers {list}.", list=joined(parts))

    def _zone(self, row: Mapping[Any, Any], first: bool) -> str:
        reference, share = str(row["reference"]), float(row["zone_share"])
        values = {
            "share": percent(share, 1 if 0.995 <= share < 0.9995 else 0),
            "zone": self.names.zone(reference, str(row["zone"])),
            "zoning": self.names.zonings.get(reference, reference),
        }
        if first:
            return tr("{share} of the residents of “{zone}” ({zoning})", **values)
        return tr("{share} of those of “{zone}” ({zoning})", **values)

    def _commuters(self, territory: int) -> str:
        ties = self.problem.tie_parts.get("flows")
        if not ties:
            return ""
        members = set(self.plan.members[territory])
        total = sum(value for i in members for _, value in ties[i])
        inside = sum(value for i in members for j, value in ties[i] if j in members) / 2
        if total - inside <= 0:
            return ""
        return tr(
            "Keeps inside {share} of the commuters who go from one of its blocks to another block, or come from one.",
            share=percent(inside / (total - inside)),
        )

    def _bound(self, territory: int, move: Mapping[Any, Any]) -> str:
        values = {
            "block": self.problem.names[int(move["block"])],
            "gain": worth(float(move["gain"]), self.objective),
            "why": self.reason(move),
        }
        if int(move["target"]) == territory:
            return tr("Adding {block} would bring {gain}, but {why}.", **values)
        other = self.names.territories[int(move["target"])]
        return tr("Giving {block} to {other} would bring {gain}, but {why}.", other=other, **values)

    def _disputed(self, territory: int) -> str:
        """The block that would lose least elsewhere."""
        rows = self.best[self.best["origin"] == territory]
        free = rows[rows["allowed_target"] >= 0].sort_values("allowed_gain", ascending=False, kind="stable")
        if not len(free):
            return tr("No block of it may leave without breaking a constraint, and none would do better elsewhere.")
        move = free.iloc[0]
        values = {
            "block": self.problem.names[int(move["block"])],
            "other": self.names.territories[int(move["allowed_target"])],
            "gain": worth(float(move["allowed_gain"]), self.objective),
        }
        if float(move["allowed_gain"]) > self._smallest():
            return tr("Giving {block} to {other} would bring {gain}, and nothing forbids it.", **values)
        return tr(
            "No block would do better elsewhere; the most disputed is {block}, whose move to {other} would cost "
            "{gain}.",
            **values,
        )

    def _clause(self, constraint: str, move: Mapping[Any, Any]) -> str:
        problem, block = self.problem, int(move["block"])
        origin, target = int(move["origin"]), int(move["target"])
        left = float(self.plan.amounts[origin] - problem.amounts[block])
        joined_amount = float(self.plan.amounts[target] + problem.amounts[block])
        if constraint == "minimum":
            return tr(
                "{territory} would keep {amount}, under the minimum of {minimum}",
                territory=self.names.territories[origin],
                amount=quantity(problem, left),
                minimum=number(problem.minimum),
            )
        if constraint == "maximum":
            return tr(
                "{territory} would reach {amount}, above the maximum of {maximum}",
                territory=self.names.territories[target],
                amount=quantity(problem, joined_amount),
                maximum=number(problem.maximum),
            )
        if constraint == "contiguity":
            return tr("{territory} would be cut in pieces", territory=self.names.territories[origin])
        if constraint == "distance":
            return tr(
                "{name} is more than {distance} km from one of its blocks",
                name=problem.names[block],
                distance=number(problem.maximum_diameter_km),
            )
        return _other_clauses()[constraint]


def _other_clauses() -> dict[str, str]:
    return {
        "number": tr("there would be too few territories"),
        "nesting": tr("it would cross a limit that territories may not cross"),
        "apart": tr("two blocks that must be apart would be together"),
        "reach": tr("a block would be too far from the seat of its territory"),
        "group": tr("blocks that must stay together would be separated"),
        "lock": tr("one of the two territories is locked"),
    }
