"""A table of territories, and the set of territories that is exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.services.profile_types import Kind, TerritoryRef
from clefop_plugin.services.profiles import Profiles

#: What a column holds: text and codes, a whole number, a measure (its decimals beside it), a share between 0 and 1, a
#: day, a year.
ColumnKind = Literal["text", "whole", "measure", "share", "day", "year"]


@dataclass(frozen=True)
class Field:
    """One column: its name, what it says in words, what it holds; ``decimals`` are those of a measure."""

    name: str
    label: str
    kind: ColumnKind = "text"
    decimals: int = 2


@dataclass(frozen=True)
class DataTable:
    """One table: its name (a sheet, a file, a layer), what it holds in words, its rows (numbers are numbers).

    ``fields`` describe the columns of ``frame``, in their order. ``decimals`` (n,) are those of the measures of each
    row, when rows differ.
    """

    name: str
    title: str
    frame: pd.DataFrame
    fields: tuple[Field, ...]
    decimals: npt.NDArray[np.int64] | None = None


@dataclass(frozen=True)
class Container:
    """What is exported: a scenario (kind territory) or a zoning (kind zone), and its territories, code and name."""

    kind: Kind
    id: str
    label: str
    members: tuple[tuple[str, str], ...]

    def ref(self, code: str) -> TerritoryRef:
        """One of its territories."""
        return TerritoryRef(self.kind, self.id, code)


def container_of(profiles: Profiles, scenario: str = "", zoning: str = "") -> Container:
    """A scenario, or a zoning when its id is given."""
    kind: Kind = "zone" if zoning else "territory"
    known = zoning or scenario
    label = profiles.region.zoning_label(zoning) if zoning else str(profiles.region.scenario(scenario)["label"])
    return Container(kind, known, label, tuple(profiles.members(kind, known)))


def by_territory(
    container: Container,
    progress: Progress,
    text: str,
    facts: Callable[[TerritoryRef], Iterable[dict[str, object]]],
) -> pd.DataFrame:
    """The rows of each territory one after the other, its code and name before them."""
    progress.update(0.0, text)
    rows: list[dict[str, object]] = []
    for rank, (code, name) in enumerate(container.members, start=1):
        who = {"code_territoire": code, "nom_territoire": name}
        rows += [who | row for row in facts(container.ref(code))]
        progress.update(rank / len(container.members))
    return pd.DataFrame(rows)
