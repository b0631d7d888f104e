"""A partition kept with its contingency tables, so that a change costs the zones it meets and not the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from clefop_plugin.core.regions.problem import UNIT, IntArray, Problem


class Draws:
    """Uniform numbers of one seed, drawn by the thousand: one call of the generator per number would be slow."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.Generator(np.random.PCG64(seed))
        self._stock: list[float] = []

    def many(self, count: int) -> list[float]:
        """``count`` numbers in [0, 1)."""
        numbers: list[float] = self._generator.random(count).tolist()
        return numbers

    def one(self) -> float:
        """A number in [0, 1)."""
        if not self._stock:
            self._stock = self.many(2048)
        return self._stock.pop()

    def below(self, count: int) -> int:
        """An integer from 0 to ``count`` - 1."""
        return int(self.one() * count)

    def gauss(self) -> float:
        """A normal number, near enough: twelve uniform numbers, summed."""
        return sum(self.one() for _ in range(12)) - 6.0

    def order(self, count: int) -> list[int]:
        """The integers 0 to ``count`` - 1 in random order."""
        shuffled: list[int] = self._generator.permutation(count).tolist()
        return shuffled


class State:
    """Territories 0, 1, … of a partition: ``blocks`` (None once merged away), ``residents``, ``tables`` by zone.

    The values of J follow from tables: moving i from a to b changes J by link(i, b) - link(i, a).
    """

    def __init__(self, problem: Problem, labels: Sequence[int] | IntArray) -> None:
        self.problem = problem
        self.people: list[float] = problem.population.tolist()
        self.scale = problem.resolution / UNIT
        self.own = [
            sum(v * v for _, v in row) - self.scale * p * p for row, p in zip(problem.rows, self.people, strict=True)
        ]
        self.label = [int(c) for c in labels]
        count = max(self.label) + 1
        self.blocks: list[set[int]] = [set() for _ in range(count)]
        for i, c in enumerate(self.label):
            self.blocks[c].add(i)
        self.tables: list[list[float]] = []
        self.residents: list[float] = []
        for members in self.blocks:
            table, residents = self._table(members)
            self.tables.append(table)
            self.residents.append(residents)

    def _table(self, members: Iterable[int]) -> tuple[list[float], float]:
        table, residents = [0.0] * self.problem.zone_count, 0.0
        for i in sorted(members):
            residents += self.people[i]
            for zone, value in self.problem.rows[i]:
                table[zone] += value
        return table, residents

    def alive(self) -> list[int]:
        """Territories that hold blocks."""
        return [c for c, members in enumerate(self.blocks) if members]

    def link(self, i: int, c: int) -> float:
        """Sum of pair values between block i and the other blocks of territory c, in J."""
        table = self.tables[c]
        total = 0.0
        for zone, value in self.problem.rows[i]:
            total += value * table[zone]
        total -= self.scale * self.people[i] * self.residents[c]
        if self.label[i] == c:
            total -= self.own[i]
        if self.problem.ties:
            label = self.label
            total += sum(value for j, value in self.problem.ties[i] if label[j] == c)
        return total

    def link_territories(self, a: int, b: int) -> float:
        """Sum of pair values between two territories: what merging them adds to J."""
        shared = sum(x * y for x, y in zip(self.tables[a], self.tables[b], strict=True))
        total = shared - self.scale * self.residents[a] * self.residents[b]
        if self.problem.ties:
            label, flows = self.label, self.problem.ties
            total += sum(value for i in self.blocks[a] for j, value in flows[i] if label[j] == b)
        return total

    def around(self, c: int) -> list[int]:
        """Neighbouring territories, sorted."""
        label, neighbours = self.label, self.problem.neighbours
        found = {label[j] for i in self.blocks[c] for j in neighbours[i]}
        found.discard(c)
        return sorted(found)

    def can_leave(self, i: int) -> bool:
        """Whether the territory of i stays alive and connected without i."""
        label, neighbours = self.label, self.problem.neighbours
        c = label[i]
        need = [j for j in neighbours[i] if label[j] == c]
        if len(need) <= 1:
            return len(self.blocks[c]) > 1
        wanted = set(need)
        first = need[0]
        wanted.discard(first)
        seen = {first, i}
        stack = [first]
        while stack:
            for j in neighbours[stack.pop()]:
                if label[j] == c and j not in seen:
                    seen.add(j)
                    wanted.discard(j)
                    stack.append(j)
            if not wanted:
                return True
        return False

    def far_from(self, i: int, c: int) -> bool:
        """Whether block i is too far from a block of territory c."""
        far = self.problem.far
        return far is not None and not far[i].isdisjoint(self.blocks[c])

    def too_wide(self, a: int, b: int) -> bool:
        """Whether merging a and b would put blocks too far apart together."""
        return self.problem.far is not None and any(self.far_from(i, b) for i in self.blocks[a])

    def move(self, i: int, b: int) -> None:
        """Block i goes to territory b."""
        a = self.label[i]
        source, target = self.tables[a], self.tables[b]
        for zone, value in self.problem.rows[i]:
            source[zone] -= value
            target[zone] += value
        self.residents[a] -= self.people[i]
        self.residents[b] += self.people[i]
        self.blocks[a].discard(i)
        self.blocks[b].add(i)
        self.label[i] = b

    def merge(self, a: int, b: int) -> None:
        """Territory b disappears into a; its number stays free."""
        self.tables[a] = [x + y for x, y in zip(self.tables[a], self.tables[b], strict=True)]
        self.tables[b] = [0.0] * self.problem.zone_count
        self.residents[a] += self.residents[b]
        self.residents[b] = 0.0
        for i in self.blocks[b]:
            self.label[i] = a
        self.blocks[a] |= self.blocks[b]
        self.blocks[b] = set()

    def split(self, c: int, side: Iterable[int]) -> int:
        """The blocks ``side`` of c become a new territory, whose number is returned."""
        members = set(side)
        free = [b for b, blocks in enumerate(self.blocks) if not blocks]
        table, residents = self._table(members)
        if free:
            new = free[0]
            self.blocks[new], self.tables[new], self.residents[new] = members, table, residents
        else:
            new = len(self.blocks)
            self.blocks.append(members)
            self.tables.append(table)
            self.residents.append(residents)
        for i in members:
            self.label[i] = new
        self.blocks[c] -= members
        self.tables[c], self.residents[c] = self._table(self.blocks[c])
        return new

    def shortage(self, residents: float) -> float:
        """Residents outside the bounds."""
        problem = self.problem
        if residents < problem.minimum:
            return problem.minimum - residents
        return residents - problem.maximum if residents > problem.maximum else 0.0

    def excess(self) -> float:
        """Residents outside the bounds, over all territories."""
        return sum(self.shortage(self.residents[c]) for c in self.alive())

    def typical_link(self) -> float:
        """Mean absolute link of a block with its territory: the scale of temperatures."""
        count = min(len(self.label), 400)
        step = max(1, len(self.label) // count)
        sample = range(0, len(self.label), step)
        return sum(abs(self.link(i, self.label[i])) for i in sample) / len(sample) + 1e-9
