"""The smallest change that makes an impossible request possible, each checked by a plan that was found."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from clefop_plugin.core.errors import InfeasibleError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.feasibility import quantity
from clefop_plugin.core.regions.problem import Problem, evaluate
from clefop_plugin.core.regions.solve import Budget, solve
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.blocks import Blocks
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.services.region import Region
from clefop_plugin.services.territory_problem import make_problem, territory_count

#: Seconds all trials may take together, and one of them; rounds of one trial.
SECONDS, TRIAL_SECONDS, TRIAL_ROUNDS = 15.0, 2.0, 6
#: Above this many blocks a trial takes longer than a person waits.
MOST_BLOCKS = 2_000
#: A limit is known well enough when what works and what does not are this near, as a share.
PRECISION = 0.01
#: Limits tried in turn, as factors of the limit asked, until one works.
WIDER = (1.02, 1.1, 1.25, 1.5, 2.0, 4.0, 10.0)
NARROWER = (0.98, 0.9, 0.75, 0.5, 0.25, 0.0)


@dataclass(frozen=True)
class Relaxation:
    """One change of the parameters (``changes``: field → value) that makes a plan possible.

    ``kind`` is the field it concerns, ``text`` names it for the user.
    """

    kind: str
    text: str
    changes: dict[str, Any] = field(default_factory=dict)


def with_relaxations(
    error: InfeasibleError, region: Region, blocks: Blocks, parameters: GenerateParameters, progress: Progress
) -> InfeasibleError:
    """The same error, completed by the changes that work: as ``relaxations``, and in its sentence."""
    found = tuple(_Trials(region, blocks, parameters, progress).all())
    if found:
        end = tr(
            "One of these changes is enough, each checked by a plan: {changes}.",
            changes=" ; ".join(change.text for change in found),
        )
    else:
        end = tr("No single change that gives a plan was found: loosen several limits together.")
    return InfeasibleError(f"{error} {end}", found)


class _Trials:
    """Searches under loosened limits, within the seconds allowed."""

    def __init__(self, region: Region, blocks: Blocks, parameters: GenerateParameters, progress: Progress) -> None:
        self.region, self.blocks, self.parameters, self.progress = region, blocks, parameters, progress
        self.start = time.monotonic()
        self.end = self.start + SECONDS

    def all(self) -> Iterator[Relaxation]:
        """What works, one change at most per limit; the time is shared between the limits left to try."""
        if len(self.blocks.codes) > MOST_BLOCKS:
            return
        kinds = self._kinds()
        for place, kind in enumerate(kinds):
            left = self.end - time.monotonic()
            self.progress.update(1 - left / SECONDS, tr("Looking for the smallest change that works"))
            deadline = time.monotonic() + left / (len(kinds) - place)
            found = kind(deadline)
            if found is not None:
                yield found

    def _kinds(self) -> list[Callable[[float], Relaxation | None]]:
        asked = self.parameters
        kinds: list[Callable[[float], Relaxation | None]] = [self._maximum, self._minimum, self._count]
        if asked.nest_in and not asked.nest_weight:
            text = tr("no nesting in {zoning}", zoning=self.region.zoning_label(asked.nest_in))
            kinds.append(self._dropped("nest_in", text, ""))
        for name in ("maximum_diameter_km", "maximum_seat_km", "maximum_travel"):
            if getattr(asked, name) is not None:
                kinds.append(self._distance(name))
        kinds += [self._without("together", group) for group in asked.together]
        kinds += [self._without("apart", group) for group in asked.apart]
        if asked.pins:
            kinds.append(self._dropped("pins", tr("no block pinned to a territory"), ()))
        if asked.locked:
            kinds.append(self._dropped("locked", tr("no locked territory"), ""))
        return kinds

    def _plan(self, changes: dict[str, Any], deadline: float) -> tuple[Problem, list[float]] | None:
        """Amounts of the territories of a plan under changed parameters, None when none was found."""
        seconds = min(TRIAL_SECONDS, deadline - time.monotonic())
        if seconds <= 0:
            return None
        problem = make_problem(self.region, self.blocks, replace(self.parameters, **changes))
        quiet = Progress(None, self.progress.cancelled)
        try:
            found = solve(problem, Budget(seconds, TRIAL_ROUNDS, self.parameters.seed, exact=False), quiet)
        except InfeasibleError:
            return None
        return problem, evaluate(problem, found.labels).amounts.tolist()

    def _limit(
        self, name: str, factors: tuple[float, ...], reached: Callable[[list[float]], float], deadline: float
    ) -> tuple[Problem, float] | None:
        """The value of a limit nearest to the one asked under which a plan was found."""
        asked = float(getattr(self.parameters, name))
        bad, good, problem = asked, None, None
        for factor in factors:
            found = self._plan({name: factor * asked}, deadline)
            if found is not None:
                problem, good = found[0], reached(found[1])
                break
            bad = factor * asked
        if problem is None or good is None:
            return None
        while abs(good - bad) > PRECISION * asked and time.monotonic() < deadline:
            middle = (good + bad) / 2
            found = self._plan({name: middle}, deadline)
            if found is None:
                bad = middle
            else:
                good = reached(found[1])
        return problem, good

    def _maximum(self, deadline: float) -> Relaxation | None:
        found = self._limit("maximum", WIDER, max, deadline)
        if found is None:
            return None
        value = rounded_up(found[1])
        return Relaxation("maximum", tr("a maximum of {value}", value=quantity(found[0], value)), {"maximum": value})

    def _minimum(self, deadline: float) -> Relaxation | None:
        if self.parameters.minimum <= 0:
            return None
        found = self._limit("minimum", NARROWER, min, deadline)
        if found is None:
            return None
        value = -rounded_up(-found[1])
        return Relaxation("minimum", tr("a minimum of {value}", value=quantity(found[0], value)), {"minimum": value})

    def _count(self, deadline: float) -> Relaxation | None:
        """The nearest number of territories that works."""
        if not self.parameters.k:
            return None
        fewest, most = territory_count(self.blocks, self.parameters)
        found = [
            k
            for start, way, stop in ((fewest, -1, 1), (most, 1, len(self.blocks.codes)))
            if (k := self._nearest_count(start, way, stop, deadline)) is not None
        ]
        if not found:
            return None
        k = min(found, key=lambda k: (min(abs(k - fewest), abs(k - most)), k))
        return Relaxation("k", tr("{k} territories", k=number(k)), {"k": k, "k_most": 0})

    def _nearest_count(self, start: int, way: int, stop: int, deadline: float) -> int | None:
        """The number of territories nearest to ``start`` that works: larger and larger steps, then by halves."""
        bad, good, step = start, None, 1
        while good is None and bad != stop and time.monotonic() < deadline:
            k = min(bad + step, stop) if way > 0 else max(bad - step, stop)
            if self._plan({"k": k, "k_most": 0}, deadline) is None:
                bad, step = k, 2 * step
            else:
                good = k
        while good is not None and abs(good - bad) > 1 and time.monotonic() < deadline:
            middle = (good + bad) // 2
            if self._plan({"k": middle, "k_most": 0}, deadline) is None:
                bad = middle
            else:
                good = middle
        return good

    def _distance(self, name: str) -> Callable[[float], Relaxation | None]:
        def trial(deadline: float) -> Relaxation | None:
            asked = float(getattr(self.parameters, name))
            good, bad = None, asked
            for factor in WIDER:
                if self._plan({name: factor * asked}, deadline) is not None:
                    good = factor * asked
                    break
                bad = factor * asked
            while good is not None and good - bad > PRECISION * asked and time.monotonic() < deadline:
                middle = (good + bad) / 2
                if self._plan({name: middle}, deadline) is None:
                    bad = middle
                else:
                    good = middle
            if good is None:
                return None
            value = rounded_up(good)
            return Relaxation(name, _distance_text(name, value), {name: value})

        return trial

    def _dropped(self, name: str, text: str, value: Any) -> Callable[[float], Relaxation | None]:
        def trial(deadline: float) -> Relaxation | None:
            return Relaxation(name, text, {name: value}) if self._plan({name: value}, deadline) else None

        return trial

    def _without(self, name: str, group: tuple[str, ...]) -> Callable[[float], Relaxation | None]:
        names = ", ".join(self.blocks.names.get(code, code) for code in group)
        if name == "together":
            text = tr("{names} no longer kept together", names=names)
        else:
            text = tr("{names} no longer kept apart", names=names)
        return self._dropped(name, text, tuple(other for other in getattr(self.parameters, name) if other != group))


def _distance_text(name: str, value: float) -> str:
    if name == "maximum_diameter_km":
        return tr("a largest diameter of {value} km", value=number(value, 1))
    if name == "maximum_seat_km":
        return tr("a distance to the seat of {value} km", value=number(value, 1))
    return tr("a travel to the seat of {value}", value=number(value, 1))


def rounded_up(value: float) -> float:
    """The value with three significant digits, away from zero for positive ones and towards it for negative ones."""
    if value == 0:
        return 0.0
    magnitude = 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    return math.ceil(value / magnitude - 1e-9) * magnitude
