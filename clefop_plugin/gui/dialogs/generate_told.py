"""What the result page shows, made of the result of a generation in the worker thread: plain rows and outlines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from clefop_plugin.core.text import number, percent, tr
from clefop_plugin.gui.dialogs.generate_data import Shapes, outlines


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
    """Pairs of residents of one zone kept together, 0 to 1, in the scenario and before it; blocks on the wrong side."""

    label: str
    weight: float
    value: float
    before: float | None
    wrong: tuple[str, ...]


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
class Told:
    """Everything the result page shows. ``stable`` and ``moving``: blocks under other weights, None without them."""

    shapes: Shapes
    territories: tuple[TerritoryRow, ...]
    references: tuple[ReferenceRow, ...]
    scenarios: tuple[ScenarioRow, ...]
    stable: tuple[str, ...] | None
    moving: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def tell(workspace: Any, result: Any) -> Told:
    """Rows of the result page."""
    from clefop_plugin.services.scenario_report import notes

    shapes = outlines(result.territories)
    stable, moving = _stability(result)
    return Told(
        shapes=shapes,
        territories=_territories(result),
        references=_references(result),
        scenarios=_scenarios(workspace, result, shapes),
        stable=stable,
        moving=moving,
        notes=tuple(notes(result.report)),
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
            why=result.explanation.sentences.get(row["code"], ()),
        )
        for _, row in result.territories.iterrows()
    )


def _references(result: Any) -> tuple[ReferenceRow, ...]:
    wrong = result.explanation.wrong_side
    return tuple(
        ReferenceRow(
            row["label"], row["weight"], row["kept"], row["kept_before"], _wrong(wrong[wrong["label"] == row["label"]])
        )
        for _, row in result.explanation.agreement.iterrows()
    )


def _wrong(rows: Any) -> tuple[str, ...]:
    """« CC du Pays de Mortagne : zone “Cholet”, surtout dans Cholet – Sèvremoine »."""
    return tuple(
        tr(
            "{block}: zone “{zone}”, mostly in {territory}",
            block=row["block_name"],
            zone=row["zone_name"],
            territory=row["main_name"],
        )
        for _, row in rows.iterrows()
    )


def _stability(result: Any) -> tuple[tuple[str, ...] | None, tuple[tuple[str, str], ...]]:
    """Blocks that never move when the weights vary, and those that do; (None, ()) when it was not calculated."""
    found = result.report.get("sensitivity")
    if not found or not found["done"]:
        return None, ()
    moving = {row["block_code"]: row for row in found["moving"]}
    named = zip(result.blocks["block_code"], result.blocks["block_name"], strict=True)
    stable = tuple(sorted(name for code, name in named if code not in moving))
    told = (
        (row["block_name"], tr("stays under {share} of the changes of weight", share=percent(row["stays"])))
        for row in moving.values()
    )
    return stable, tuple(told)


def _scenarios(workspace: Any, result: Any, shapes: Shapes) -> tuple[ScenarioRow, ...]:
    """The best scenario and the others, read where they are stored."""
    best = float(result.report["objective"])
    found = [ScenarioRow(result.scenario_id, tr("Best scenario"), best, 0.0, (), shapes)]
    home = dict(zip(result.blocks["block_code"], result.blocks["territory_code"], strict=True))
    names = dict(zip(result.blocks["block_code"], result.blocks["block_name"], strict=True))
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
