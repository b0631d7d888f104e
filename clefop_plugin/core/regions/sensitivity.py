"""What a plan owes to the weights of the references: it is solved again under other weights, from the plan itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.regions.problem import FloatArray, IntArray, Problem, compact_labels
from clefop_plugin.core.regions.solve import Budget, solve
from clefop_plugin.core.regions.terms import reweighted
from clefop_plugin.core.text import number, tr

BoolArray = npt.NDArray[np.bool_]

#: Changes of one weight, by name: what it is multiplied by.
CHANGES = {"halved": 0.5, "doubled": 2.0, "removed": 0.0}


@dataclass(frozen=True)
class Variation:
    """Other weights: ``change`` is a key of CHANGES for one ``reference`` (its id), or "equal" for all."""

    change: str
    reference: str
    weights: tuple[float, ...]


@dataclass(frozen=True)
class Sensitivity:
    """What moves when the weights vary.

    ``variations`` that were solved, of ``asked`` in all; ``moved`` (variations, blocks): whether the block leaves its
    territory; ``objectives`` of their plans, each under its own weights; ``optimal``: whether that plan is proven the
    best under them.
    """

    problem: Problem
    variations: tuple[Variation, ...]
    asked: int
    moved: BoolArray
    objectives: tuple[float, ...]
    optimal: tuple[bool, ...]

    @property
    def stays(self) -> FloatArray:
        """Share of the variations in which each block stays with its territory; 1 when nothing could vary."""
        if not self.variations:
            return np.ones(self.problem.size)
        return np.asarray(1.0 - self.moved.mean(axis=0), dtype=np.float64)

    def by_variation(self) -> pd.DataFrame:
        """One row per variation: change, reference, blocks and residents that move, optimal."""
        return pd.DataFrame(
            {
                "change": [v.change for v in self.variations],
                "reference": [v.reference for v in self.variations],
                "blocks": self.moved.sum(axis=1).astype(np.int64),
                "residents": self.moved @ self.problem.population,
                "optimal": list(self.optimal),
            }
        )

    def by_reference(self) -> pd.DataFrame:
        """One row per reference: blocks and residents that move in at least one change of its weight."""
        rows = []
        for reference in self.problem.reference_ids:
            own = [v.reference == reference for v in self.variations]
            moved = self.moved[own].any(axis=0)
            rows.append((reference, int(moved.sum()), float(self.problem.population[moved].sum())))
        return pd.DataFrame(rows, columns=["reference", "blocks", "residents"])


def variations(problem: Problem) -> tuple[Variation, ...]:
    """The weights tried: each one halved, doubled, removed; then all equal. None with a single reference.

    Weights sum to 1 again each time; soft terms keep their share. Weights that are already equal are not tried again.
    """
    weights = np.asarray(problem.reference_weights, dtype=np.float64)
    if len(weights) < 2:
        return ()
    found = []
    for r, reference in enumerate(problem.reference_ids):
        for change, factor in CHANGES.items():
            changed = weights.copy()
            changed[r] *= factor
            found.append(Variation(change, reference, tuple((changed / changed.sum()).tolist())))
    equal = np.full(len(weights), 1 / len(weights))
    if not np.allclose(equal, weights):
        found.append(Variation("equal", "", tuple(equal.tolist())))
    return tuple(found)


def match(problem: Problem, labels: Sequence[int] | IntArray, other: Sequence[int] | IntArray) -> IntArray:
    """Territory of ``other`` that continues each territory of ``labels``, -1 for none.

    Pairs are taken one by one, most common residents first (then lowest numbers), each territory once. Both plans are
    numbered by :func:`compact_labels`.
    """
    one, two = compact_labels(labels), compact_labels(other)
    count, columns = int(one.max()) + 1, int(two.max()) + 1
    common = np.bincount(one * columns + two, problem.population, minlength=count * columns)
    found = np.full(count, -1, dtype=np.int64)
    taken: set[int] = set()
    for cell in np.argsort(-common, kind="stable").tolist():
        a, b = divmod(cell, columns)
        if found[a] < 0 and b not in taken and common[cell] > 0:
            found[a] = b
            taken.add(b)
    return found


def moved_blocks(problem: Problem, labels: Sequence[int] | IntArray, other: Sequence[int] | IntArray) -> BoolArray:
    """Whether each block leaves its territory from one plan to the other, territories matched by :func:`match`."""
    follows = match(problem, labels, other)[compact_labels(labels)]
    return np.asarray(follows != compact_labels(other))


def sensitivity(
    problem: Problem, labels: Sequence[int] | IntArray, budget: Budget, progress: Progress | None = None
) -> Sensitivity:
    """Solve again under each of the :func:`variations`, from the plan ``labels``, within ``budget`` for each.

    The same seed and rounds give the same result when the clock does not cut a search. Where a plan is not proven the
    best, what moves is what moves in the best plan found. On cancel: the variations already solved when
    ``budget.keep_on_cancel``, else Cancelled. Raises InfeasibleError when no plan is found.
    """
    progress = progress or Progress()
    asked = variations(problem)
    done: list[Variation] = []
    moved: list[BoolArray] = []
    objectives: list[float] = []
    optimal: list[bool] = []
    for step, variation in enumerate(asked):
        text = tr("Other weights: {step} of {count}", step=number(step + 1), count=number(len(asked)))
        try:
            progress.update(step / len(asked), text)
            part = progress.part(step / len(asked), (step + 1) / len(asked))
            solution = solve(reweighted(problem, variation.weights), budget, part, start_from=labels)
        except Cancelled:
            if not budget.keep_on_cancel:
                raise
            break
        if solution.stopped == "cancelled":
            break
        done.append(variation)
        moved.append(moved_blocks(problem, labels, solution.labels))
        objectives.append(solution.objective)
        optimal.append(solution.optimal)
    return Sensitivity(
        problem=problem,
        variations=tuple(done),
        asked=len(asked),
        moved=np.array(moved, dtype=bool).reshape(len(done), problem.size),
        objectives=tuple(objectives),
        optimal=tuple(optimal),
    )
