"""The pages of one atlas: which they are, in order, and each built when it is wanted. Main thread only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qgis.core import QgsProject

from clefop_plugin.cartography.atlas_options import PAPERS, AtlasOptions
from clefop_plugin.cartography.base_map import base_map
from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import Sheet, to_kind
from clefop_plugin.cartography.pages import page_types
from clefop_plugin.cartography.pages.base import PageType, lies
from clefop_plugin.cartography.speech import spoken
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import language, tr
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.sources.web.failures import ServiceError

MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)
#: The page that those of a territory lead back to.
OVERVIEW = "region"


@dataclass(frozen=True)
class PageJob:
    """One page to make: its kind and the label of it, its territory (empty for the region), which page of that kind."""

    page: PageType
    label: str
    part: int
    code: str = ""
    number: str = ""
    territory: str = ""

    @property
    def name(self) -> str:
        """What a message calls it."""
        return f"{self.label} · {self.number} {self.territory}" if self.code else self.label

    @property
    def heading(self) -> str:
        """Its territory, as a bookmark calls it."""
        return f"{self.number} · {self.territory}"


class Atlas:
    """The pages of an atlas and what they share. ``host`` is the project of the user, for the themes of its map.

    Raises InputError when an answer is not possible or there is nothing to print.
    """

    def __init__(self, profiles: Profiles, options: AtlasOptions, host: QgsProject | None = None) -> None:
        options.check()
        self.options = options
        self.notes: list[str] = []
        self.enlarged = PAPERS[options.paper]
        self.project = QgsProject()
        with spoken(options.language):
            self.context = _context(profiles, self.project, options)
            self.kinds = kinds(options.pages)
            if not self.context.chosen:
                raise InputError(tr("There is no territory to print. Generate a scenario or choose another zoning."))
        try:
            self.context.base = base_map(options.base_map, host)
        except ServiceError as error:
            self.notes.append(str(error))

    @property
    def title(self) -> str:
        """Title of the document."""
        return f"{self.context.title} – {self.context.region}"

    @property
    def language(self) -> str:
        """Language of its texts."""
        return self.options.language or language()

    def region_jobs(self) -> list[PageJob]:
        """The pages of the whole region."""
        with spoken(self.options.language):
            return [
                PageJob(page, page.label(), part)
                for page in self.kinds
                if not page.own
                for part in range(page.count(self.context, ""))
            ]

    def territory_jobs(self, code: str) -> list[PageJob]:
        """The pages of a territory."""
        with spoken(self.options.language):
            territory = self.context.territory(code)
            return [
                PageJob(page, page.label(), part, code, territory.number, territory.name)
                for page in self.kinds
                if page.own
                for part in range(page.count(self.context, code))
            ]

    def listing(self) -> Iterator[list[PageJob]]:
        """The pages in order: those of the region, then those of each territory, which take a moment to count."""
        yield self.region_jobs()
        for territory in self.context.chosen:
            yield self.territory_jobs(territory.code)

    def sheet(self, job: PageJob, number: int, total: int, linked: bool = True) -> Sheet:
        """A page, built; ``linked`` when the file also holds the overview. Raises what the page raises."""
        with spoken(self.options.language):
            sheet = Sheet(self.project, lies(job.page, self.context), job.name)
            if job.code and linked and any(page.id == OVERVIEW for page in self.kinds):
                sheet.back = to_kind(OVERVIEW)
            if self.context.fictional:
                sheet.fictional()
            sources = job.page.build(self.context, job.code, job.part, sheet)
            sheet.footer(sources, self.context.title, number, total)
        return sheet


def kinds(pages: Sequence[str] | None) -> list[PageType]:
    """The kinds of pages of some ids, all of them for None. Raises InputError for an unknown one."""
    every = page_types()
    if not pages:
        return list(every)
    unknown = [page for page in pages if page not in {kind.id for kind in every}]
    if unknown:
        raise InputError(
            tr(
                "The page {page} does not exist. Choose among {pages}.",
                page=", ".join(unknown),
                pages=", ".join(kind.id for kind in every),
            )
        )
    return [kind for kind in every if kind.id in pages]


def long_date(day: date) -> str:
    """A date in words: ``23 novembre 2026``."""
    if language() != "fr":
        return day.isoformat()
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first}\u00a0{MONTHS[day.month - 1]} {day.year}"


def _context(profiles: Profiles, project: QgsProject, options: AtlasOptions) -> AtlasContext:
    if profiles.is_stale():
        profiles.refresh()
    kind, container = ("territory", options.scenario_id) if options.scenario_id else ("zone", options.zoning_id)
    if options.zoning_id and options.zoning_id not in set(profiles.region.zonings["id"]):
        raise InputError(tr("The zoning {zoning} is not in this workspace.", zoning=options.zoning_id))
    context = AtlasContext(
        profiles,
        kind,  # type: ignore[arg-type]
        container,
        project,
        long_date(date.today()),
        options.codes,
        options.orientation,
        options.indicators,
        options.personal,
    )
    project.setCrs(context.crs)
    _refuse_unknown(options.codes, {code for code, _ in profiles.members(context.kind, container)})
    return context


def _refuse_unknown(codes: Sequence[str] | None, known: set[str]) -> None:
    unknown = [code for code in codes or [] if code not in known]
    if unknown:
        raise InputError(tr("There is no territory {code} to print.", code=", ".join(unknown)))
