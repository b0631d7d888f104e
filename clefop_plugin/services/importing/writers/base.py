"""What the writers of imports share: what would change, and an import ready to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.services.vintages import Brought
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices

#: What is done inside the transaction; it returns the ids that were written.
Commit = Callable[[], tuple[str, ...]]


@dataclass(frozen=True)
class Change:
    """What an import would do to one kind of thing.

    ``added``: how many the workspace did not have; ``replaced``: how many it has that are written again or go.
    """

    label: str
    added: int
    replaced: int


def change_of(label: str, new: Iterable[str], old: Iterable[str]) -> Change:
    """The change from the ids that go (``old``) to those that come (``new``)."""
    before = set(old)
    return Change(label, len(set(new) - before), len(before))


@dataclass(frozen=True)
class Staged:
    """An import ready to be written.

    ``draw`` makes what takes long and returns the commit; ``stands`` tells whether everything that an earlier import
    of these ids wrote is still there, untouched by another one.
    """

    changes: tuple[Change, ...]
    draw: Callable[[Progress], Commit]
    stands: Callable[[tuple[str, ...]], bool]


@dataclass(frozen=True)
class Writer:
    """The writer of one kind of import."""

    stage: Callable[[Workspace, Any, Choices, Brought | None], Staged]


def replace_zoning(
    workspace: Workspace, zoning: str, table: pd.DataFrame, zones: pd.DataFrame, memberships: pd.DataFrame
) -> None:
    """Write one zoning, with its zones and memberships, in the place of the one of that id."""
    workspace.replace("zonings", table, zoning, by="id")
    workspace.replace("zones", zones, zoning, by="zoning_id")
    workspace.replace("memberships", memberships, zoning, by="zoning_id")
