"""What the result page shows, made of the result of a generation in the worker thread: plain rows and outlines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.dialogs.generate.data import Scenario, Shapes, outlines, read_scenarios

#: Measures of the agreement with a reference.
MEASURES = ("kept", "shared", "rand")


@dataclass(frozen=True)
class TerritoryRow:
    """One territory and why it is made of these blocks."""

    code: str
    name: str
    colour: int
    population: float
    blocks: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceRow:
    """Agreement with one reference, shares 0 to 1 of the scenario and of what was before it, by measure (``kept``,
    ``shared``, ``rand``: core/regions/explain.py); ``wrong``: blocks on the wrong side of its limits, in sentences."""

    label: str
    weight: float
    now: dict[str, float]
    before: dict[str, float]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class BorderRow:
    """A block that touches another territory: where it would agree best, what J would gain (or lose), and what
    forbids it (empty when nothing does)."""

    block: str
    territory: str
    other: str
    gain: float
    reason: str


@dataclass(frozen=True)
class ScenarioRow:
    """One of the scenarios found: the best, then the others. ``moved``: blocks that differ from the best."""

    id: str
    label: str
    objective: float
    loss: float
    moved: tuple[str, ...]
    shapes: Shapes


@dataclass(frozen=True)
class Stability:
    """What stays under other weights: blocks that never move, and those that do with the share of the weightings
    under which they stay; ``done`` of ``asked`` weightings were tried."""

    never: tuple[str, ...]
    moving: tuple[tuple[str, str, float], ...]
    done: int
    asked: int


@dataclass(frozen=True)
class Told:
    """Everything the result page shows. ``before`` names the scenario the agreement is compared with, empty for each
    block alone; ``stability`` is None when it was not asked; ``stored``: the scenarios the workspace now has."""

    shapes: Shapes
    objective: float
    territories: tuple[TerritoryRow, ...]
    references: tuple[ReferenceRow, ...]
    before: str
    borders: tuple[BorderRow, ...]
    scenarios: tuple[ScenarioRow, ...]
    stability: Stability | None
    notes: tuple[str, ...]
    stored: tuple[Scenario, ...]


def tell(workspace: Any, result: Any) -> Told:
    """Rows of the result page."""
    from clefop_plugin.services.scenario_report import notes

    shapes = outlines(result.territories)
    return Told(
        shapes=shapes,
        objective=float(result.report["objective"]),
        territories=_territories(result),
        references=_references(result.explanation),
        before=str(result.report["explanation"].get("before", "")),
        borders=_borders(result.explanation),
        scenarios=_scenarios(workspace, result, shapes),
        stability=_stability(result),
        notes=(*result.explanation.summary, *notes(result.report)),
        stored=read_scenarios(workspace),
    )


def _territories(result: Any) -> tuple[TerritoryRow, ...]:
    names = result.blocks.groupby("territory_code")["block_name"].apply(tuple).to_dict()
    return tuple(
        TerritoryRow(
            code=str(row["code"]),
            name=str(row["name"]),
            colour=int(row["colour"]),
            population=float(row["population"]),
            blocks=names.get(row["code"], ()),
            why=tuple(result.explanation.sentences.get(row["code"], ())),
        )
        for _, row in result.territories.iterrows()
    )


def _references(explanation: Any) -> tuple[ReferenceRow, ...]:
    wrong: dict[str, list[str]] = {}
    for row in explanation.wrong_side.to_dict("records"):
        sentence = tr(
            "{block} ({territory}): {share} of its residents live in “{zone}”, which is mostly in {main}.",
            block=row["block_name"],
            territory=row["territory_name"],
            share=percent(row["share"]),
            zone=row["zone_name"],
            main=row["main_name"],
        )
        wrong.setdefault(row["reference"], []).append(sentence)
    return tuple(
        ReferenceRow(
            label=row["label"],
            weight=row["weight"],
            now={name: float(row[name]) for name in MEASURES},
            before={name: float(row[f"{name}_before"]) for name in MEASURES},
            wrong=tuple(wrong.get(row["reference"], ())),
        )
        for row in explanation.agreement.to_dict("records")
    )


def _borders(explanation: Any) -> tuple[BorderRow, ...]:
    """Blocks that would agree best elsewhere first."""
    rows = explanation.border.sort_values("gain", ascending=False, kind="stable").to_dict("records")
    return tuple(
        BorderRow(row["block_name"], row["territory_name"], row["target_name"], float(row["gain"]), row["reason"])
        for row in rows
    )


def _stability(result: Any) -> Stability | None:
    found = result.report.get("sensitivity")
    if not found or not found["done"]:
        return None
    moving = {row["block_code"]: row for row in found["moving"]}
    never = [name for code, name in _block_names(result).items() if code not in moving]
    return Stability(
        never=tuple(sorted(never)),
        moving=tuple((row["block_name"], row["territory_name"], float(row["stays"])) for row in moving.values()),
        done=int(found["done"]),
        asked=int(found["asked"]),
    )


def _block_names(result: Any) -> dict[str, str]:
    return dict(zip(result.blocks["block_code"], result.blocks["block_name"], strict=True))


def _scenarios(workspace: Any, result: Any, shapes: Shapes) -> tuple[ScenarioRow, ...]:
    """The best scenario and the others, read where they are stored."""
    best = float(result.report["objective"])
    found = [ScenarioRow(result.scenario_id, tr("Best scenario"), best, 0.0, (), shapes)]
    home = dict(zip(result.blocks["block_code"], result.blocks["territory_code"], strict=True))
    names = _block_names(result)
    stored = workspace.read("scenarios").set_index("id")
    for place, identifier in enumerate(getattr(result, "alternatives", ()), start=1):
        objective = float(json.loads(stored.loc[identifier, "report"])["objective"])
        blocks = workspace.read("scenario_blocks", identifier, by="scenario_id")
        other = dict(zip(blocks["block_code"], blocks["territory_code"], strict=True))
        moved = tuple(names[code] for code in moved_blocks(home, other))
        loss = (best - objective) / abs(best) if best else 0.0
        drawn = outlines(workspace.read("territories", identifier, by="scenario_id"))
        found.append(
            ScenarioRow(identifier, tr("Scenario {number}", number=number(place + 1)), objective, loss, moved, drawn)
        )
    return tuple(found)


def moved_blocks(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Blocks outside the largest part their territories have in common, whatever the numbers of the territories."""
    overlap: dict[str, dict[str, list[str]]] = {}
    for code, territory in second.items():
        overlap.setdefault(territory, {}).setdefault(first.get(code, ""), []).append(code)
    taken: set[str] = set()
    moved: list[str] = []
    pairs = sorted(
        ((len(codes), territory, origin) for territory, parts in overlap.items() for origin, codes in parts.items()),
        key=lambda part: (-part[0], part[1], part[2]),
    )
    matched: dict[str, str] = {}
    for _, territory, origin in pairs:
        if territory not in matched and origin not in taken:
            matched[territory] = origin
            taken.add(origin)
    for territory, parts in overlap.items():
        for origin, codes in parts.items():
            if matched.get(territory) != origin:
                moved += codes
    return sorted(moved)
