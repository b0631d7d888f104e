"""What was computed or read last, within a number of bytes: the oldest goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")

#: What an entry weighs beside its arrays.
_ENTRY_BYTES = 200


class Kept(Generic[V]):
    """Values by key, the last used ones, as long as they weigh less than ``most`` bytes together."""

    def __init__(self, most: int, weight: Callable[[V], int]) -> None:
        self._most = most
        self._weight = weight
        self._values: OrderedDict[Hashable, V] = OrderedDict()
        self.bytes = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key; what ``make`` gives, which is then kept, when there is none."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = self._values[key] = make()
        self.bytes += self._weight(value) + _ENTRY_BYTES
        while self.bytes > self._most and self._values:
            _, oldest = self._values.popitem(last=False)
            self.bytes -= self._weight(oldest) + _ENTRY_BYTES
        return value
