"""What the user asks of the generator: parameters, their defaults, their text forms and their check."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.services.region import BLOCKS_ZONING, Region
from clefop_plugin.workspace.store import Workspace

#: Weights of the usual reference zonings when the user gives none (docs of the objective: labour-market areas first).
USUAL_WEIGHTS = (("ze", 0.35), ("bv", 0.20), ("arr", 0.20), ("au", 0.15), ("aav", 0.15), ("dep", 0.10))

Codes = tuple[str, ...]
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GenerateParameters:
    """What the user asks for.

    ``references`` are pairs (zoning id, weight). ``k`` territories, or ``k`` to ``k_most``; with ``k`` 0 the search
    chooses any number the bounds allow. ``minimum`` and ``maximum`` of a territory are residents, or with ``counted``
    "jobs" the sums of the indicator ``counted_indicator``.

    ``nest_in``: a zoning no territory may cross; with ``nest_weight`` above 0 it is one more reference instead.
    ``locked``: a scenario whose locked territories stay. ``together`` and ``apart``: groups of block codes that share
    one territory, or of which no two do. ``pins``: pairs (block code, seed): blocks of one seed share a territory,
    those of two seeds do not. ``links``: declared contacts (bridge, ferry) between blocks; None takes those the plugin
    proposes for islands. ``maximum_diameter_km``: between the centres of two blocks; ``maximum_seat_km``: from the main
    commune of the most populated block of the territory, its seat, to that of every other block. ``travel_table``: a
    CSV of origin, destination and value, whose values up to ``maximum_travel`` replace these distances to the seat.

    Soft terms, 1 being worth as much as all references: ``flow_weight`` keeps commuters inside, ``compactness`` avoids
    cutting common borders, ``balance`` evens the populations.

    ``alternatives`` other scenarios within ``alternatives_share`` of the best are looked for and stored;
    ``sensitivity`` solves again under other weights. One round is a restart followed by annealing and local moves. The
    search ends when it is proven, after ``rounds`` of them (the same ``seed`` then gives the same plan), or after
    ``time_limit`` seconds when those come first, and then it may not.
    """

    blocks: str = BLOCKS_ZONING
    references: tuple[tuple[str, float], ...] = ()
    k: int = 18
    k_most: int = 0
    minimum: float = 60_000
    maximum: float = 700_000
    counted: str = "residents"
    counted_indicator: str = ""
    nest_in: str = ""
    nest_weight: float = 0.0
    locked: str = ""
    together: tuple[Codes, ...] = ()
    apart: tuple[Codes, ...] = ()
    pins: Pairs = ()
    links: Pairs | None = None
    maximum_diameter_km: float | None = None
    maximum_seat_km: float | None = None
    travel_table: str = ""
    maximum_travel: float | None = None
    flow_weight: float = 0.0
    compactness: float = 0.0
    balance: float = 0.0
    alternatives: int = 0
    alternatives_share: float = 0.02
    sensitivity: bool = False
    seed: int = 1
    time_limit: float = 60.0
    rounds: int = 100
    scenario_name: str = ""

    def to_json(self) -> str:
        """The parameters as JSON, to be run again."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> GenerateParameters:
        """Parameters saved by an earlier run. Raises InputError when the text is not such a file."""
        try:
            values = dict(json.loads(text))
            known = {field.name for field in fields(cls)}
            unknown = sorted(set(values) - known)
            if unknown:
                raise InputError(
                    tr(
                        "This parameter file has an unknown entry: {name}. It was not made by this version.",
                        name=unknown[0],
                    )
                )
            return cls(**values | _tuples(values))
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise InputError(tr("This file does not hold the parameters of a generation.")) from error


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    """The entries that are lists in JSON."""
    found: dict[str, Any] = {"references": tuple((str(z), float(w)) for z, w in values.get("references", ()))}
    for name in ("together", "apart"):
        found[name] = tuple(tuple(str(code) for code in group) for group in values.get(name, ()))
    found["pins"] = tuple((str(code), str(seed)) for code, seed in values.get("pins", ()))
    links = values.get("links")
    found["links"] = None if links is None else tuple((str(a), str(b)) for a, b in links)
    return found


def parse_references(text: str) -> tuple[tuple[str, float], ...]:
    """References written ``ze2020=2;bv2022=1``. Raises InputError that names the part that cannot be read."""
    found = []
    for part in _parts(text):
        name, _, weight = part.partition("=")
        try:
            value = float(weight.replace(",", ".")) if weight.strip() else 1.0
        except ValueError:
            value = -1.0
        if not (name.strip() and 0 <= value < float("inf")):
            raise InputError(
                tr("The reference « {part} » cannot be read. Write for example ze2020=2;bv2022=1.", part=part)
            )
        if value > 0:
            found.append((name.strip(), value))
    return tuple(found)


def parse_groups(text: str) -> tuple[Codes, ...]:
    """Groups of block codes written ``200054807+244400404;…``. Raises InputError naming a group of one."""
    found = []
    for part in _parts(text):
        group = tuple(code.strip() for code in part.split("+") if code.strip())
        if len(group) < 2:
            raise InputError(
                tr("The group « {part} » needs two blocks or more. Write for example 244400404+244400503.", part=part)
            )
        found.append(group)
    return tuple(found)


def parse_pairs(text: str, mark: str) -> Pairs:
    """Pairs written ``a<mark>b;…``, as pins (``244400404=nantes``) and links (``Z85113-248500191``)."""
    found = []
    for part in _parts(text):
        left, _, right = (piece.strip() for piece in part.partition(mark))
        if not left or not right:
            raise InputError(
                tr("« {part} » cannot be read: write two names with {mark} between them.", part=part, mark=mark)
            )
        found.append((left, right))
    return tuple(found)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def default_parameters(workspace: Workspace) -> GenerateParameters:
    """Parameters that suit the workspace: its usual references, bounds around the mean, a number of territories."""
    region = Region(workspace)
    zonings = [z for z in region.zonings["id"] if z != BLOCKS_ZONING]
    references = tuple(
        (zoning, next(w for prefix, w in USUAL_WEIGHTS if zoning.startswith(prefix)))
        for zoning in zonings
        if any(zoning.startswith(prefix) for prefix, _ in USUAL_WEIGHTS)
    )
    residents = float(np.nansum(region.population))
    blocks = region.block_of(BLOCKS_ZONING)
    largest = pd.Series(np.nan_to_num(region.population)).groupby(blocks.to_numpy()).sum().max()
    k = int(min(18, max(2, blocks.nunique() // 4), blocks.nunique()))
    mean = residents / k
    minimum = _rounded(0.3 * mean)
    maximum = _rounded(max(3.0 * mean, 1.1 * float(largest)))
    return GenerateParameters(references=references, k=k, minimum=minimum, maximum=maximum)


def checked(parameters: GenerateParameters) -> GenerateParameters:
    """The parameters with numbers of the right kind; InputError naming the one that makes no sense."""
    values = {
        "k": _whole(tr("number of territories"), parameters.k, -1),
        "k_most": _whole(tr("most territories"), parameters.k_most, 0),
        "minimum": _amount(tr("minimum of residents"), parameters.minimum),
        "maximum": _amount(tr("maximum of residents"), parameters.maximum),
        "flow_weight": _amount(tr("weight of the flows"), parameters.flow_weight),
        "compactness": _amount(tr("weight of compactness"), parameters.compactness),
        "balance": _amount(tr("weight of balance"), parameters.balance),
        "nest_weight": _amount(tr("weight of the nesting"), parameters.nest_weight),
        "alternatives": _whole(tr("number of other scenarios"), parameters.alternatives, 0),
        "alternatives_share": _amount(tr("distance of the other scenarios"), parameters.alternatives_share),
        "seed": _whole(tr("seed"), parameters.seed, 0),
        "time_limit": _amount(tr("time limit"), parameters.time_limit),
        "rounds": _whole(tr("number of rounds"), parameters.rounds, 0),
        "references": tuple(
            (zoning, _amount(tr("weight of {zoning}", zoning=zoning), weight))
            for zoning, weight in parameters.references
        ),
    }
    for name, label in (
        ("maximum_diameter_km", tr("maximum diameter")),
        ("maximum_seat_km", tr("maximum distance to the seat")),
        ("maximum_travel", tr("maximum travel")),
    ):
        if getattr(parameters, name) is not None:
            values[name] = _amount(label, getattr(parameters, name))
    if parameters.counted not in ("residents", "jobs"):
        raise InputError(_senseless(tr("what the bounds count"), parameters.counted, "residents, jobs"))
    return replace(parameters, **values)  # type: ignore[arg-type]


def _amount(name: str, value: object) -> float:
    """A finite number, zero or more."""
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        found = -1.0
    if not 0 <= found < float("inf"):
        raise InputError(_senseless(name, value, tr("a number, zero or more")))
    return found


def _whole(name: str, value: object, least: int) -> int:
    """A whole number, ``least`` or more (-1: any, the search itself explains a number of territories under one)."""
    try:
        found = float(value)  # type: ignore[arg-type]
        whole = int(value) if found.is_integer() else None  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        whole = None
    if whole is None or (least >= 0 and whole < least):
        raise InputError(_senseless(name, value, tr("a whole number")))
    return int(whole)


def _senseless(name: str, value: object, expected: str) -> str:
    return tr("“{value}” cannot be the {name}: give {expected}.", value=value, name=name, expected=expected)


def _rounded(value: float) -> float:
    """A population rounded down to two significant digits, as a person would write it."""
    magnitude = 10 ** max(0, len(str(int(value))) - 2)
    return float(int(value / magnitude) * magnitude)
