"""The list of what an atlas holds: each kind of page about the region and each territory, with its first page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from clefop_plugin.cartography.layouts import to_kind, to_territory

if TYPE_CHECKING:
    from clefop_plugin.cartography.context import AtlasContext
    from clefop_plugin.cartography.pages.base import PageType


class Job(Protocol):
    """One page to make: its kind and its territory ("" for the region)."""

    @property
    def page(self) -> PageType:
        """Kind of the page."""

    @property
    def code(self) -> str:
        """Code of the territory."""


@dataclass(frozen=True)
class Entry:
    """``name`` begins on page ``page``; ``target`` is where a link leads; ``code`` that of a territory."""

    name: str
    page: int
    target: str
    code: str = ""


def contents(context: AtlasContext, jobs: Iterable[Job]) -> list[Entry]:
    """First page of each kind of page about the region and of each territory, in the order of the pages."""
    found: dict[str, Entry] = {}
    for position, job in enumerate(jobs, 1):
        target = to_territory(job.code) if job.code else to_kind(job.page.id)
        if target in found:
            continue
        territory = context.territory(job.code) if job.code else None
        name = f"{territory.number} · {territory.name}" if territory is not None else job.page.label()
        found[target] = Entry(name, position, target, job.code)
    return list(found.values())
