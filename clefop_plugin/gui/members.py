"""The territories of a container as the lists of the window need them: those of a whole country are 35,000 names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from clefop_plugin.core.words import PackedTexts


class Members(Sequence[tuple[str, str]]):
    """Codes and names, in order, without an object for each; the place of a code is found at once."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        listed = list(pairs)
        self._codes = PackedTexts(code for code, _ in listed)
        self._names = PackedTexts(name for _, name in listed)

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, place: int) -> tuple[str, str]: ...

    @overload
    def __getitem__(self, place: slice) -> list[tuple[str, str]]: ...

    def __getitem__(self, place: int | slice) -> tuple[str, str] | list[tuple[str, str]]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        return self._codes[place], self._names[place]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return zip(self._codes, self._names, strict=True)

    def place(self, code: str) -> int:
        """Place of a code, -1 when it is not there."""
        return self._codes.place(code)

    def name(self, code: str) -> str:
        """Name of a code, itself when it is not there."""
        place = self.place(code)
        return self._names[place] if place >= 0 else code
