"""A partition kept with its contingency tables, so that a change costs the zones it meets and not the blocks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np

from clefop_plugin.core.regions.ground import Ground
from clefop_plugin.core.regions.problem import FloatArray, IntArray

#: Quantiles of the exponential law.
EXPONENTIAL: FloatArray = np.round(-np.log((np.arange(4096) + 0.5) / 4096), 6)


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

    def places(self, count: int, end: int) -> IntArray:
        """``count`` integers from 0 to ``end`` - 1, as an array."""
        return (self._generator.random(count) * end).astype(np.int64)

    def exponentials(self, count: int) -> FloatArray:
        """``count`` exponential numbers of mean 1, near enough: 4,096 different ones, the same on every machine."""
        return EXPONENTIAL[self.places(count, len(EXPONENTIAL))]

    def order(self, count: int) -> list[int]:
        """The integers 0 to ``count`` - 1 in random order."""
        shuffled: list[int] = self._generator.permutation(count).tolist()
        return shuffled


class State:
    """Territories 0, 1, … of a partition: ``blocks`` (empty once merged away), ``residents``, ``amounts``, ``tables``.

    The values of J follow from the tables by zone: moving i from a to b changes J by link(i, b) - link(i, a). What
    breaks the constraints is counted in ``amounts``: those out of bounds, and ``breach`` of the ground for each pair
    that may not be together, block beyond the reach of its seat, and territory too many of a group to keep together.
    """

    def __init__(self, ground: Ground, labels: Sequence[int]) -> None:
        self.ground = ground
        self.label = list(labels)
        self.blocks: list[set[int]] = [set() for _ in range(max(self.label, default=-1) + 1)]
        for i, c in enumerate(self.label):
            self.blocks[c].add(i)
        self.tables: list[list[float]] = []
        self.residents: list[float] = []
        self.amounts: list[float] = []
        for members in self.blocks:
            table, residents, amount = self._sums(members)
            self.tables.append(table)
            self.residents.append(residents)
            self.amounts.append(amount)

    def _sums(self, members: Iterable[int]) -> tuple[list[float], float, float]:
        ground = self.ground
        table, residents, amount = [0.0] * ground.zones, 0.0, 0.0
        for i in sorted(members):
            residents += ground.residents[i]
            amount += ground.amounts[i]
            for zone, value in ground.rows[i]:
                table[zone] += value
        return table, residents, amount

    def alive(self) -> list[int]:
        """Territories that hold blocks."""
        return [c for c, members in enumerate(self.blocks) if members]

    # ------------------------------------------------------------------ values in J
    def link(self, i: int, c: int) -> float:
        """Sum of pair values between block i and the other blocks of territory c, in J."""
        ground, table = self.ground, self.tables[c]
        total = -ground.scale * ground.residents[i] * self.residents[c]
        for zone, value in ground.rows[i]:
            total += value * table[zone]
        if self.label[i] == c:
            total -= ground.own[i]
        if ground.ties:
            label = self.label
            total += sum(value for j, value in ground.ties[i] if label[j] == c)
        return total

    def gain(self, i: int, a: int, b: int) -> float:
        """Change of J when block i leaves its territory a for b."""
        ground, source, target = self.ground, self.tables[a], self.tables[b]
        total = ground.own[i] - ground.scale * ground.residents[i] * (self.residents[b] - self.residents[a])
        for zone, value in ground.rows[i]:
            total += value * (target[zone] - source[zone])
        if ground.ties:
            label = self.label
            for j, value in ground.ties[i]:
                if label[j] == b:
                    total += value
                elif label[j] == a:
                    total -= value
        return total

    def link_territories(self, a: int, b: int) -> float:
        """Sum of pair values between two territories: what merging them adds to J."""
        ground = self.ground
        shared = sum(x * y for x, y in zip(self.tables[a], self.tables[b], strict=True))
        total = shared - ground.scale * self.residents[a] * self.residents[b]
        if ground.ties:
            if len(self.blocks[b]) < len(self.blocks[a]):
                a, b = b, a
            total += sum(v for i in sorted(self.blocks[a]) for j, v in ground.ties[i] if self.label[j] == b)
        return total

    def objective(self) -> float:
        """J, up to a constant of the ground."""
        ground = self.ground
        total = sum(sum(x * x for x in table) for table in self.tables)
        total -= ground.scale * sum(people * people for people in self.residents)
        if ground.ties:
            total += sum(v for i, row in enumerate(ground.ties) for j, v in row if self.label[i] == self.label[j])
        return total / 2

    def typical_link(self) -> float:
        """Mean absolute link of a block with its territory: the scale of temperatures."""
        step = max(1, len(self.label) // 400)
        sample = range(0, len(self.label), step)
        return sum(abs(self.link(i, self.label[i])) for i in sample) / len(sample) + 1e-9

    # ------------------------------------------------------------------ constraints
    def shortage(self, amount: float) -> float:
        """How far an amount is out of bounds."""
        ground = self.ground
        if amount < ground.minimum:
            return ground.minimum - amount
        return amount - ground.maximum if amount > ground.maximum else 0.0

    def strain(self, i: int, a: int, b: int) -> float:
        """Change of ``excess`` when block i leaves its territory a for b."""
        amounts, ground, shortage = self.amounts, self.ground, self.shortage
        mine, source, target = ground.amounts[i], amounts[a], amounts[b]
        change = shortage(source - mine) + shortage(target + mine) - shortage(source) - shortage(target)
        return change + ground.breach * self._more_breaches(i, a, b) if ground.bound_by_pairs else change

    def _more_breaches(self, i: int, a: int, b: int) -> int:
        ground, change = self.ground, 0
        if ground.far is not None:
            far = ground.far[i]
            change += len(far & self.blocks[b]) - len(far & self.blocks[a])
        if ground.seat_reach is not None:
            change += self._beyond(self.blocks[b] | {i}) - self._beyond(self.blocks[b])
            change += self._beyond(self.blocks[a] - {i}) - self._beyond(self.blocks[a])
        number = ground.group[i] if ground.together else -1
        if number >= 0:
            others = [self.label[j] for j in ground.together[number] if j != i]
            change += (b not in others) - (a not in others)
        return change

    def _beyond(self, members: set[int]) -> int:
        """Blocks out of the reach of the seat of a territory."""
        reach = self.ground.seat_reach
        if reach is None or not members:
            return 0
        return len(members - reach[min(members, key=self.ground.rank.__getitem__)])

    def breaches(self, members: set[int]) -> int:
        """Pairs of a territory that may not be together, and blocks out of the reach of its seat."""
        far = self.ground.far
        pairs = 0 if far is None else sum(len(far[i] & members) for i in members) // 2
        return pairs + self._beyond(members)

    def sound(self, members: set[int]) -> bool:
        """Whether a territory of these blocks respects every constraint but contiguity."""
        ground = self.ground
        if self.shortage(sum(ground.amounts[i] for i in sorted(members))) > 0:
            return False
        if not ground.bound_by_pairs:
            return True
        torn = any(0 < len(members.intersection(group)) < len(group) for group in ground.together)
        return not torn and not self.breaches(members)

    def broken_groups(self) -> int:
        """Territories too many that hold the groups to keep together."""
        label = self.label
        return sum(len({label[i] for i in group}) - 1 for group in self.ground.together)

    def merged_breaches(self, a: int, b: int) -> int:
        """Breaches that merging two territories would add, groups apart: 0 at least in practice."""
        if not self.ground.bound_by_pairs:
            return 0
        one, two = self.blocks[a], self.blocks[b]
        return self.breaches(one | two) - self.breaches(one) - self.breaches(two)

    def cut_breaches(self, c: int, side: set[int]) -> int:
        """Breaches of the two halves of a territory cut in two, and groups to keep together that the cut separates."""
        rest = self.blocks[c] - side
        torn = sum(1 for group in self.ground.together if not (side.isdisjoint(group) or rest.isdisjoint(group)))
        return torn + self.breaches(side) + self.breaches(rest)

    def excess(self) -> float:
        """What breaks the constraints, over all territories; 0 when the plan respects all but k."""
        total = sum(self.shortage(self.amounts[c]) for c in self.alive())
        if self.ground.bound_by_pairs:
            broken = sum(self.breaches(members) for members in self.blocks if members) + self.broken_groups()
            total += self.ground.breach * broken
        return total

    # ------------------------------------------------------------------ contiguity
    def around(self, c: int) -> list[int]:
        """Neighbouring territories, sorted."""
        label, neighbours = self.label, self.ground.neighbours
        found = {label[j] for i in self.blocks[c] for j in neighbours[i]}
        found.discard(c)
        return sorted(found)

    def can_leave(self, i: int) -> bool:
        """Whether the territory of i stays alive and connected without i.

        Looks first at the neighbours of i alone: in most cases those in its territory touch each other.
        """
        label, rings = self.label, self.ground.rings[i]
        c, mine, bit = label[i], 0, 1
        for j in self.ground.neighbours[i]:
            if label[j] == c:
                mine |= bit
            bit <<= 1
        if not mine:
            return False
        seen = todo = mine & -mine
        while todo:
            low = todo & -todo
            fresh = rings[low.bit_length() - 1] & mine & ~seen
            seen |= fresh
            todo = todo ^ low | fresh
        return seen == mine or self._joined(i, mine)

    def _joined(self, i: int, mine: int) -> bool:
        """Whether the neighbours ``mine`` of i (bits) are connected in its territory without it.

        One search from each of them, in turns, so that the smallest side decides; searches that meet become one.
        """
        label, neighbours, c = self.label, self.ground.neighbours, self.label[i]
        starts = [j for place, j in enumerate(neighbours[i]) if mine >> place & 1]
        search = {j: number for number, j in enumerate(starts)}
        fronts = {number: deque([j]) for number, j in enumerate(starts)}
        became = list(range(len(starts)))
        while len(fronts) > 1:
            for number in list(fronts):
                front = fronts.get(number)
                if front is None:
                    continue
                if not front:
                    return False
                for j in neighbours[front.popleft()]:
                    if label[j] != c or j == i:
                        continue
                    other = search.setdefault(j, -1)
                    if other < 0:
                        search[j] = number
                        front.append(j)
                        continue
                    while became[other] != other:
                        other = became[other]
                    if other != number:
                        became[other] = number
                        front.extend(fronts.pop(other))
        return True

    # ------------------------------------------------------------------ changes
    def move(self, i: int, b: int) -> None:
        """Block i goes to territory b."""
        ground, a = self.ground, self.label[i]
        source, target = self.tables[a], self.tables[b]
        for zone, value in ground.rows[i]:
            source[zone] -= value
            target[zone] += value
        self.residents[a] -= ground.residents[i]
        self.residents[b] += ground.residents[i]
        self.amounts[a] -= ground.amounts[i]
        self.amounts[b] += ground.amounts[i]
        self.blocks[a].discard(i)
        self.blocks[b].add(i)
        self.label[i] = b

    def merge(self, a: int, b: int) -> None:
        """Territory b disappears into a; its number stays free."""
        self.tables[a] = [x + y for x, y in zip(self.tables[a], self.tables[b], strict=True)]
        self.tables[b] = [0.0] * self.ground.zones
        self.residents[a] += self.residents[b]
        self.amounts[a] += self.amounts[b]
        self.residents[b] = self.amounts[b] = 0.0
        for i in self.blocks[b]:
            self.label[i] = a
        self.blocks[a] |= self.blocks[b]
        self.blocks[b] = set()

    def split(self, c: int, side: Iterable[int]) -> int:
        """The blocks ``side`` of c become a new territory, whose number is returned."""
        members = set(side)
        new = next((b for b, blocks in enumerate(self.blocks) if not blocks), len(self.blocks))
        if new == len(self.blocks):
            self.blocks.append(set())
            self.tables.append([])
            self.residents.append(0.0)
            self.amounts.append(0.0)
        self.blocks[new] = members
        self.blocks[c] -= members
        for i in members:
            self.label[i] = new
        for b in (c, new):
            self.tables[b], self.residents[b], self.amounts[b] = self._sums(self.blocks[b])
        return new
