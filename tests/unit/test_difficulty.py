"""The estimate of difficulty: impossible only when it is certain, and the levels that were measured."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from clefop_plugin.services.difficulty import EASY, HARD, IMPOSSIBLE, MEDIUM, difficulty

EVEN = [10.0] * 40


@pytest.mark.parametrize(
    ("asked", "level", "words"),
    [
        ({"k": 8, "minimum": 10, "maximum": 200}, EASY, "few seconds"),
        ({"k": 8, "minimum": 40, "maximum": 200}, MEDIUM, "less than a minute"),
        ({"k": 8, "minimum": 49, "maximum": 200}, HARD, "few possible scenarios"),
        ({"k": 8, "minimum": 10, "maximum": 55}, HARD, "few possible scenarios"),
        ({"k": 0, "minimum": 30, "maximum": 100}, EASY, ""),
        ({"k": 5, "k_most": 9, "minimum": 30, "maximum": 100}, EASY, ""),
        ({"k": 8, "minimum": 60, "maximum": 50}, IMPOSSIBLE, "minimum is above"),
        ({"k": 8, "minimum": 1, "maximum": 9}, IMPOSSIBLE, "has 10 residents, more than the maximum"),
        ({"k": 41, "minimum": 0, "maximum": 50}, IMPOSSIBLE, "40 blocks cannot make 41"),
        ({"k": 8, "minimum": 51, "maximum": 80}, IMPOSSIBLE, "lower the minimum to 50, or ask for 7"),
        ({"k": 8, "minimum": 1, "maximum": 45}, IMPOSSIBLE, "raise the maximum to 50, or ask for 9"),
    ],
)
def test_levels_and_reasons(asked: dict[str, float], level: str, words: str) -> None:
    found = difficulty(EVEN, **asked)  # type: ignore[arg-type]
    assert found.level == level
    assert words in found.text


def test_no_block_and_too_many() -> None:
    assert difficulty([], 3, 1, 2).level == IMPOSSIBLE
    some = difficulty([10.0] * 251, 20, 5, 1000)
    assert (some.level, "some minutes" in some.text) == (HARD, True)
    many = difficulty([10.0] * 2501, 20, 5, 10_000)
    assert (many.level, "too many for a proof" in many.text) == (HARD, True)


def test_the_largest_block_is_named_and_jobs_are_jobs() -> None:
    found = difficulty([5.0, 90.0], 1, 1, 80, names=["Petite", "Grande"], counted="jobs")
    assert found.text.startswith("Grande has 90 jobs")
    assert "raise it to 90" in found.text


def test_whole_blocks_leave_less_room_than_the_total() -> None:
    """Three blocks of 60 under a maximum of 100: the total fits in two territories, the blocks do not."""
    found = difficulty([60.0, 60.0, 60.0], 2, 10, 100)
    assert found.level == IMPOSSIBLE
    assert "3 territories at least" in found.text
    found = difficulty([500.0, 20.0, 20.0], 3, 40, 600)
    assert found.level == IMPOSSIBLE
    assert "2 territories at most" in found.text


def test_groups_that_may_not_be_left() -> None:
    groups = ["a"] * 20 + ["b"] * 20
    assert difficulty(EVEN, 6, 50, 150, groups).level in (EASY, MEDIUM)
    found = difficulty(EVEN, 7, 57, 150, groups)
    assert found.level == IMPOSSIBLE
    assert found.text == "Within the limits not to cross, the minimum allows 6 territories at most."
    assert difficulty(EVEN, 7, 57, 150).level == HARD
    lone = difficulty([10.0] * 10, 2, 40, 100, ["a"] * 9 + ["b"])
    assert lone.level == IMPOSSIBLE
    assert "may not be crossed has 10 residents" in lone.text


def partitions(items: list[int]) -> Iterator[list[list[int]]]:
    """Every partition of a list."""
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for size in range(len(rest) + 1):
        for others in itertools.combinations(rest, size):
            block = [first, *others]
            left = [item for item in rest if item not in others]
            for found in partitions(left):
                yield [block, *found]


@pytest.mark.parametrize("seed", range(60))
def test_impossible_is_never_said_of_what_is_possible(seed: int) -> None:
    """Every block touching every other: any partition within the bounds and groups is a plan."""
    draw = random.Random(seed)
    amounts = [float(draw.randint(1, 12)) for _ in range(6)]
    groups = None if draw.random() < 0.5 else [draw.choice("ab") for _ in amounts]
    k, minimum = draw.randint(0, 4), float(draw.randint(0, 10))
    maximum = minimum + draw.randint(0, 14)
    k_most = 0 if draw.random() < 0.6 else k + draw.randint(0, 2)
    level = difficulty(amounts, k, minimum, maximum, groups, k_most).level

    def allowed(territory: list[int]) -> bool:
        inside = groups is None or len({groups[i] for i in territory}) == 1
        return inside and minimum <= sum(amounts[i] for i in territory) <= maximum

    counts = {
        len(plan) for plan in partitions(list(range(len(amounts)))) if all(allowed(territory) for territory in plan)
    }
    wanted = counts if k == 0 else {count for count in counts if k <= count <= max(k, k_most)}
    if wanted:
        assert level != IMPOSSIBLE
