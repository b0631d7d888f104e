"""Bookmarks, links and named places of an atlas, from the pages that were printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clefop_plugin.cartography.atlas_pages import PageJob
from clefop_plugin.cartography.layouts import Box, to_kind, to_territory
from clefop_plugin.cartography.pdf_outline import Additions, Bookmark, Link

#: Kinds of addresses that a page may lead to.
SCHEMES = ("https:", "http:", "mailto:", "tel:")


@dataclass(frozen=True)
class Printed:
    """A page that is in the file: what it is, its size in millimetres, its links."""

    job: PageJob
    width: float
    height: float
    links: Sequence[tuple[Box, str]]


def additions(pages: Sequence[Printed], language: str) -> Additions:
    """What to append to the PDF that holds these pages."""
    places = _places(pages)
    links = []
    for number, page in enumerate(pages):
        for (x, y, width, height), wanted in page.links:
            target = _target(wanted, places)
            if target is not None:
                box = (x / page.width, y / page.height, width / page.width, height / page.height)
                links.append(Link(number, box, target))
    return Additions(_bookmarks(pages), links, _names(pages), language)


def _places(pages: Sequence[Printed]) -> dict[str, int]:
    """Page of each target: the first of a kind, of a territory, of a kind in a territory."""
    places: dict[str, int] = {}
    for number, page in enumerate(pages):
        job = page.job
        targets = (to_territory(job.code), to_territory(job.code, job.page.id)) if job.code else ()
        for target in (to_kind(job.page.id), *targets):
            places.setdefault(target, number)
    return places


def _target(wanted: str, places: dict[str, int]) -> int | str | None:
    if wanted.startswith("#"):
        return places.get(wanted)
    return wanted if wanted.lower().startswith(SCHEMES) else None


def _bookmarks(pages: Sequence[Printed]) -> list[Bookmark]:
    """One entry a kind of page of the region; one a territory, with its kinds of pages under it.

    In a file that holds one territory only, its kinds of pages are the entries.
    """
    alone = len({page.job.code for page in pages}) == 1
    found: list[Bookmark] = []
    known: set[tuple[str, str]] = set()
    opened = ""
    for number, page in enumerate(pages):
        job = page.job
        if (job.code, job.page.id) in known:
            continue
        known.add((job.code, job.page.id))
        if job.code and not alone and job.code != opened:
            opened = job.code
            found.append(Bookmark(job.heading, number))
        found.append(Bookmark(job.label, number, 1 if job.code and not alone else 0))
    return found


def _names(pages: Sequence[Printed]) -> dict[str, int]:
    """Names for ``atlas.pdf#name``: the kinds of the region (``region``), the territories (``territoire-05``)."""
    names: dict[str, int] = {}
    for number, page in enumerate(pages):
        names.setdefault(f"territoire-{page.job.code}" if page.job.code else page.job.page.id, number)
    return names
